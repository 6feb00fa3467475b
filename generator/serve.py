"""EDGE: shows the built site on this machine and builds anew when a file changes; the last good site stays up.

Bound to loopback; a request with another Host is refused, so that no page elsewhere can read the preview.
"""

from __future__ import annotations

import html
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from generator.errors import GeneratorError
from generator.site import SITE
from generator.store import STATE

HOST = "127.0.0.1"
RELOAD = "/__jianbao__/version"
_SCRIPT = (
    b"<script>(function(){var seen;setInterval(function(){fetch('/__jianbao__/version',{cache:'no-store'})"
    b".then(function(r){return r.text()}).then(function(v){var lines=v.split('\\n');var now=lines.shift();"
    b"var box=document.getElementById('jianbao-error');if(lines.join('')){if(!box){box=document.createElement('pre');"
    b"box.id='jianbao-error';box.setAttribute('role','alert');box.style.cssText='position:fixed;inset:auto 0 0 0;"
    b"z-index:99;margin:0;padding:1em;background:#7d1a1a;color:#fff;white-space:pre-wrap;max-height:50vh;overflow:auto';"
    b"document.body.appendChild(box)}box.textContent=lines.join('\\n')}else if(box){box.remove()}"
    b"if(seen&&now!==seen){location.reload()}seen=now}).catch(function(){})},500)})()</script>"
)


class Preview:
    """What the pages are told: a number that grows with each good build, and the last error."""

    def __init__(self) -> None:
        self.version = 1
        self.error = ""


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, with the reload script added to pages."""

    def __init__(self, *args: object, preview: Preview, directory: str) -> None:
        self.preview = preview
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Serve a file, a page with the script, or the state of the preview."""
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        if host not in {HOST, "localhost"}:
            self.send_error(403, "this preview answers on this machine only")
            return
        if self.path == RELOAD:
            self._send(f"{self.preview.version}\n{self.preview.error}".encode(), "text/plain; charset=utf-8")
            return
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if page.suffix == ".html" and page.is_file():
            self._send(page.read_bytes().replace(b"</body>", _SCRIPT + b"</body>"), "text/html; charset=utf-8")
            return
        super().do_GET()

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for builds and errors."""


def serve_site(
    root: Path, rebuild: Callable[[], None], watched: tuple[Path, ...], port: int, say: Callable[[str], None]
) -> None:
    """Build, serve until interrupted; with `watched` paths build anew after each change.

    Raises: GeneratorError when the first build fails and there is no site to show, or the port is taken.
    """
    preview = Preview()
    _try(rebuild, preview, say)
    if preview.error and not (root / SITE).is_dir():
        raise GeneratorError("serve", html.unescape(preview.error), "a first build that works")
    handler = partial(_Handler, preview=preview, directory=str(root / SITE))
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise GeneratorError(
            f"{HOST}:{port}", f"cannot be served ({error.strerror})", "a free port: --port N"
        ) from None
    say(f"http://{HOST}:{port}/  (Ctrl-C ends it)")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        _watch(watched, rebuild, preview, say)
    except KeyboardInterrupt:
        say("")
    finally:
        server.shutdown()
        server.server_close()


def _watch(
    watched: tuple[Path, ...], rebuild: Callable[[], None], preview: Preview, say: Callable[[str], None]
) -> None:
    present = [path for path in watched if path.exists()]
    if not present:
        threading.Event().wait()
    for changes in watch(*present, debounce=200, step=50):
        theirs = [path for _, path in changes if STATE not in Path(path).parts]
        if theirs:
            _try(rebuild, preview, say)


def _try(rebuild: Callable[[], None], preview: Preview, say: Callable[[str], None]) -> None:
    try:
        rebuild()
    except GeneratorError as error:
        preview.error = str(error)
        say(f"jianbao: {error}")
    else:
        preview.error = ""
        preview.version += 1
        say("built")
