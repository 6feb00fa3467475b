"""The preview answers this machine's own pages and nobody else: names, origins, paths, methods, heads."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from generator.preview import HOST, Preview, make_server

BESIDE = "outside the site"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A preview of a small site; a secret lies beside its folder."""
    folder = tmp_path_factory.mktemp("preview")
    (folder / "site" / "sub").mkdir(parents=True)
    (folder / "site" / "index.html").write_text("<body>page</body>")
    (folder / "site" / ".hidden").write_text(BESIDE)
    (folder / "secret.txt").write_text(BESIDE)
    for name in ("index.html", "index.htm"):
        (folder / "site" / name[-4:]).mkdir()
        (folder / "site" / name[-4:] / name).symlink_to(folder / "secret.txt")
    (folder / "site" / "link.txt").symlink_to(folder / "secret.txt")
    server = make_server(folder / "site", Preview(), 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def ask(port: int, head: str) -> tuple[int, str]:
    """Status and whole answer of a raw request; 0 when the connection was closed without one."""
    with socket.create_connection((HOST, port), timeout=20) as stream:
        stream.sendall(head.replace("\n", "\r\n").replace("PORT", str(port)).encode("latin-1") + b"\r\n\r\n")
        answer = b""
        try:
            while piece := stream.recv(65536):
                answer += piece
        except ConnectionResetError:
            pass
    text = answer.decode("latin-1")
    return (int(text.split()[1]) if text.startswith("HTTP/") else 0), text


def test_this_machine_s_own_page_is_answered_and_no_other_origin_may_read_it(port: int) -> None:
    for host in ("127.0.0.1:PORT", "localhost:PORT", "127.0.0.1", "LOCALHOST:PORT"):
        status, text = ask(port, f"GET / HTTP/1.0\nHost: {host}\nOrigin: http://127.0.0.1:PORT")
        assert status == 200 and "<body>page" in text, host
        assert "access-control" not in text.lower()


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Host:",
        "Host: outside.invalid",
        "Host: outside.invalid:PORT",
        "Host: 127.0.0.1.outside.invalid:PORT",
        "Host: localhost.outside.invalid",
        "Host: 7f000001.rbndr.invalid:PORT",
        "Host: 127.0.0.1@outside.invalid",
        "Host: outside.invalid#127.0.0.1:PORT",
        "Host: [::1].outside.invalid:PORT",
        "Host: 0.0.0.0:PORT",
        "Host: 2130706433:PORT",
        "Host: 127.1:PORT",
        "Host: 192.168.0.1:PORT",
        "Host: localhost.:PORT",
        "Host: 127.0.0.1:1",
        "Host: 127.0.0.1:PORT\nHost: outside.invalid",
        "Host: outside.invalid\nHost: 127.0.0.1:PORT",
        "Host: 127.0.0.1:PORT\nOrigin: http://outside.invalid",
        "Host: 127.0.0.1:PORT\nOrigin: https://127.0.0.1:PORT",
        "Host: 127.0.0.1:PORT\nOrigin: http://127.0.0.1:1",
        "Host: 127.0.0.1:PORT\nOrigin: null",
        "Host: 127.0.0.1:PORT\nOrigin: file://",
        "Host: 127.0.0.1:PORT\nOrigin: http://127.0.0.1.outside.invalid:PORT",
        "Host: 127.0.0.1:PORT\nOrigin: http://127.0.0.1:PORT\nOrigin: http://outside.invalid",
        "Host: 127.0.0.1:PORT\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors",
        "Host: 127.0.0.1:PORT\n outside.invalid",
        "Host: 127.0.0.1:²",
        "Host: 127.0.0.1:99999999999999999999",
        "Host: 127.0.0.1:PORT\nORIGIN: HTTP://OUTSIDE.INVALID",
        "Host: 127.0.0.1:PORT\nUpgrade: websocket\nConnection: Upgrade\nOrigin: http://outside.invalid",
    ],
)
@pytest.mark.parametrize("path", ["/", "/__jianbao__/version"])
def test_another_name_or_origin_is_refused(port: int, path: str, head: str) -> None:
    status, text = ask(port, f"GET {path} HTTP/1.0" + (f"\n{head}" if head else ""))
    assert status == 403
    assert "<body>page" not in text


@pytest.mark.parametrize(
    "path",
    [
        *("/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/sub/../../secret.txt", "//secret.txt", "/..\\secret.txt"),
        *("/%252e%252e/secret.txt", "/....//secret.txt", "/link.txt", "/.hidden", "/sub/", "/%00", "/index.html%00.txt", "/\xe4"),
        *("http://outside.invalid/", "*", "/" + "a" * 5_000, "/html/", "/.htm/", "/html/index.html", "/%c0%ae%c0%ae/secret.txt"),
        *("http://127.0.0.1:PORT/", "/\\\\outside.invalid", "/~root", "/index.html;x", "/%0d%0aSet-Cookie:a", "/" + "a/" * 2_000),
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_site_or_lists_a_folder(port: int, path: str) -> None:
    status, text = ask(port, f"GET {path} HTTP/1.0\nHost: 127.0.0.1:PORT")
    assert 400 <= status < 500
    assert BESIDE not in text


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "X" * 70_000]
)
def test_other_methods_are_refused(port: int, method: str) -> None:
    assert ask(port, f"{method} / HTTP/1.0\nHost: 127.0.0.1:PORT")[0] in {400, 403, 405, 414, 501}


@pytest.mark.parametrize(
    "head", ["X: " + "a" * 70_000, "\n".join(f"X{n}: a" for n in range(200)), "Host : 127.0.0.1", ": x", "\x00"]
)
def test_a_huge_or_broken_head_is_refused_and_the_preview_goes_on(port: int, head: str) -> None:
    assert ask(port, f"GET / HTTP/1.0\n{head}")[0] in {0, 400, 403, 431}
    assert ask(port, "GET / HTTP/1.0\nHost: 127.0.0.1:PORT")[0] == 200


def test_a_caller_who_says_nothing_does_not_keep_others_waiting(port: int) -> None:
    with socket.create_connection((HOST, port)):
        assert ask(port, "GET / HTTP/1.0\nHost: 127.0.0.1:PORT")[0] == 200


@pytest.mark.parametrize(
    "head",
    [
        "Range: bytes=0-99999999999999999999",
        "If-Modified-Since: Mon, 01 Jan 0000 00:00:00 GMT",
        "If-Modified-Since: Mon, 01 Jan 99999 00:00:00 GMT",
        "Content-Length: 99999999999",
        "Transfer-Encoding: chunked",
        "Cookie: " + "a" * 60_000,
        "Referer: javascript:alert(1)",
    ],
)
def test_odd_heads_change_nothing(port: int, head: str) -> None:
    status, text = ask(port, f"GET / HTTP/1.0\nHost: 127.0.0.1:PORT\n{head}")
    assert (status, "<body>page" in text) == (200, True)


def test_a_redirect_never_names_another_host(port: int) -> None:
    for path in ("//sub", "//outside.invalid/%2e%2e", "///sub", "/sub"):
        _, text = ask(port, f"GET {path} HTTP/1.0\nHost: 127.0.0.1:PORT")
        assert "Location: //" not in text and "Location: http" not in text


def test_the_preview_is_bound_to_this_machine_alone() -> None:
    assert HOST == "127.0.0.1"
