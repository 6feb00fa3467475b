"""EDGE: answers a browser on this machine with the built site, and tells its pages when to load again and what is wrong.

Bound to loopback; a request with another Host is refused, so that no page elsewhere can read the preview.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

from generator.errors import GeneratorError

HOST = "127.0.0.1"
STATE_PATH = "/__jianbao__/version"
"""Gives the version, and on the lines after it what is wrong; `?at=` says which page asks."""
_ADDRESS = re.compile(r"(?:[a-z0-9_][a-z0-9_.-]{0,80}/){0,6}")
_STILL_OPEN = 3.0
"""Seconds after its last question in which a page counts as open."""
_RELOAD_SCRIPT = "/__jianbao__/reload.js"
_TAG = f'<script src="{_RELOAD_SCRIPT}"></script>'.encode()
"""A file, not words in the page: the pages' own policy lets no inline script run."""
_SCRIPT = (
    b"(function(){var seen;setInterval(function(){fetch('/__jianbao__/version?at='+encodeURIComponent(location.pathname),{cache:'no-store'})"
    b".then(function(r){return r.text()}).then(function(v){var lines=v.split('\\n');var now=lines.shift();"
    b"var box=document.getElementById('jianbao-error');if(lines.join('')){if(!box){box=document.createElement('pre');"
    b"box.id='jianbao-error';box.setAttribute('role','alert');box.style.cssText='position:fixed;inset:auto 0 0 0;"
    b"z-index:99;margin:0;padding:1em;background:#7d1a1a;color:#fff;white-space:pre-wrap;max-height:50vh;overflow:auto';"
    b"document.body.appendChild(box)}box.textContent=lines.join('\\n')}else if(box){box.remove()}"
    b"if(seen&&now!==seen){location.reload()}seen=now}).catch(function(){})},250)})()"
)


@dataclass(slots=True)
class Preview:
    """What the pages are told, and which of them are open."""

    version: int = 1
    error: str = ""
    _asked: dict[str, float] = field(default_factory=dict)
    """Page below docs/ -> when it last asked, on the monotonic clock."""

    def heard(self, query: str) -> None:
        """A page asked for the state: `at=/briefs/b1/`."""
        address = unquote(query.removeprefix("at=")).lstrip("/")
        if _ADDRESS.fullmatch(address):  # what a browser says is no path of ours until it looks like one
            self._asked[f"{address}index.md"] = time.monotonic()

    def opened(self) -> frozenset[str]:
        """Pages that are open, as paths below docs/."""
        now = time.monotonic()
        self._asked = {page: asked for page, asked in self._asked.items() if now - asked < _STILL_OPEN}
        return frozenset(self._asked)


def make_server(site: Path, preview: Preview, port: int) -> ThreadingHTTPServer:
    """A server of the folder, not yet running; port 0 takes any that is free.

    Raises: GeneratorError when the port is taken.
    """
    try:
        return ThreadingHTTPServer((HOST, port), partial(_Handler, preview=preview, directory=str(site)))
    except OSError as error:
        raise GeneratorError(
            f"{HOST}:{port}", f"cannot be served ({error.strerror})", "a free port: --port N"
        ) from None


_FOLDER_PAGES = ("index.html", "index.htm")
"""What the server of Python shows for a folder."""


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, with the reload script added to pages."""

    def __init__(self, *args: object, preview: Preview, directory: str) -> None:
        self.preview = preview
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Serve a file, a page with the script, or the state of the preview."""
        if not self._from_here():
            return
        address, _, query = self.path.partition("?")
        if address == STATE_PATH:
            self.preview.heard(query)
            self._send(f"{self.preview.version}\n{self.preview.error}".encode(), "text/plain; charset=utf-8")
            return
        if self.path == _RELOAD_SCRIPT:
            self._send(_SCRIPT, "text/javascript; charset=utf-8")
            return
        path = Path(self.translate_path(self.path))
        if not self._in_site(path):
            self.send_error(404)
            return
        page = path / "index.html" if path.is_dir() and address.endswith("/") else path
        if page.suffix == ".html" and page.is_file():
            self._send(page.read_bytes().replace(b"</body>", _TAG + b"</body>"), "text/html; charset=utf-8")
            return
        super().do_GET()

    def do_HEAD(self) -> None:
        """The head of a file, for the same callers."""
        if not self._from_here():
            return
        if self._in_site(Path(self.translate_path(self.path))):
            super().do_HEAD()
        else:
            self.send_error(404)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """A folder without a page is not listed."""
        self.send_error(404)

    def _in_site(self, path: Path) -> bool:
        """Whether a path is a plain one below the site: no link out of it, nor from a folder's page, no hidden name, no other address."""
        site = Path(self.directory).resolve()
        try:
            found = [one.resolve().relative_to(site) for one in (path, *(path / name for name in _FOLDER_PAGES))]
        except (ValueError, OSError):
            return False
        parts = [part for one in found for part in one.parts]
        plain = all(not part.startswith(".") and len(part.encode("utf-8", "replace")) < 256 for part in parts)
        return plain and self.path.startswith("/")

    def _from_here(self) -> bool:
        """Refuse what another site's page, or another machine under a borrowed name, asks for."""
        port = self.connection.getsockname()[1]
        names = {f"{name}{end}" for name in (HOST, "localhost") for end in ("", f":{port}")}
        hosts, origins = (self.headers.get_all(name, []) for name in ("Host", "Origin"))
        known = [host.lower() for host in hosts if host.lower() in names]
        ours = all(origin.removeprefix("http://") in names and origin.startswith("http://") for origin in origins)
        if len(known) == len(hosts) == 1 and ours and self.headers.get("Sec-Fetch-Site") != "cross-site":
            return True
        self.send_error(403, "this preview answers on this machine only")
        return False

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for builds and errors."""
