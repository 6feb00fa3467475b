"""EDGE: shows the built site on this machine and builds anew when a file changes; the last good site stays up.

A change is first built in this process, only the pages it touches: MkDocs' HTML of a page hangs on its own Markdown and on
the navigation alone, because no plugin of the site looks at other pages. After a quiet second the whole site is built as
`jianbao build` does, strictly and with its search index, and takes the patched one's place.

Bound to loopback; a request with another Host is refused, so that no page elsewhere can read the preview.
"""

from __future__ import annotations

import html
import os
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from generator.errors import GeneratorError
from generator.site import EPOCH, SITE, build_site
from generator.store import STATE

HOST = "127.0.0.1"
RELOAD = "/__jianbao__/version"
Files = frozenset[Path]
"""Resolved paths."""
QUIET_MS = 1_000
"""Without a change for so long, the whole site is built."""
_CONFIGURATION = ("mkdocs.yml", "overrides")
"""A change in one of these may touch every page."""
_RELOAD_SCRIPT = "/__jianbao__/reload.js"
_TAG = f'<script src="{_RELOAD_SCRIPT}"></script>'.encode()
"""A file, not words in the page: the pages' own policy lets no inline script run."""
_SCRIPT = (
    b"(function(){var seen;setInterval(function(){fetch('/__jianbao__/version',{cache:'no-store'})"
    b".then(function(r){return r.text()}).then(function(v){var lines=v.split('\\n');var now=lines.shift();"
    b"var box=document.getElementById('jianbao-error');if(lines.join('')){if(!box){box=document.createElement('pre');"
    b"box.id='jianbao-error';box.setAttribute('role','alert');box.style.cssText='position:fixed;inset:auto 0 0 0;"
    b"z-index:99;margin:0;padding:1em;background:#7d1a1a;color:#fff;white-space:pre-wrap;max-height:50vh;overflow:auto';"
    b"document.body.appendChild(box)}box.textContent=lines.join('\\n')}else if(box){box.remove()}"
    b"if(seen&&now!==seen){location.reload()}seen=now}).catch(function(){})},250)})()"
)


@dataclass(slots=True)
class Preview:
    """What the pages are told: a number that grows with each good build, and the last error."""

    version: int = 1
    error: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What is shown, and how it is made."""

    root: Path
    docs: Path
    generate: Callable[[], tuple[str, ...]]
    """Writes docs/; the paths below it that changed or went."""
    watched: tuple[Path, ...]
    say: Callable[[str], None]
    preview: Preview = field(default_factory=Preview)

    def whole(self) -> Files:
        """Generate and build everything; the files written in docs/."""
        written = self.generate()
        build_site(self.root)
        return frozenset(self.docs.resolve() / name for name in written)

    def part(self, changes: Files) -> Files:
        """Generate, and build the pages that changed; everything when the configuration has. The files written in docs/."""
        docs = self.docs.resolve()
        names = set(self.generate())
        written = frozenset(docs / name for name in names)
        if any(path.is_relative_to((self.root / name).resolve()) for path in changes for name in _CONFIGURATION):
            build_site(self.root)
            return written
        names |= {path.relative_to(docs).as_posix() for path in changes if path.is_relative_to(docs)}
        build_pages(self.root, sorted(names))
        return written


def build_pages(root: Path, names: Iterable[str]) -> None:
    """Bring these files of docs/ into the built site, pages as HTML; what is gone there goes here.

    Raises: GeneratorError when MkDocs cannot make a page.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import get_context
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException
    from mkdocs.structure.files import File, get_files, set_exclusions
    from mkdocs.structure.nav import get_navigation
    from mkdocs.structure.pages import Page

    try:
        config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str((root / SITE).resolve()))
        files, environment = get_files(config), config.theme.get_env()
        files.add_files_from_theme(environment, config)
        set_exclusions(files, config)
        navigation = get_navigation(files, config)
        for page in navigation.pages:
            page.read_source(config)
        for name in names:
            file = files.get_file_from_path(name)
            if file is None:
                (root / SITE / File(name, None, str(root / SITE), config.use_directory_urls).dest_path).unlink(True)
            elif not file.is_documentation_page():
                _replace(Path(file.abs_dest_path), Path(config.docs_dir, name).read_bytes())
            else:
                page = file.page or Page(None, file, config)
                page.read_source(config)
                page.render(config, files)
                template = environment.get_template(page.meta.get("template", "main.html"))
                made = template.render(get_context(navigation, files, config, page))
                _replace(Path(file.abs_dest_path), made.encode("utf-8", "xmlcharrefreplace"))
    except (MkDocsException, OSError) as error:
        raise GeneratorError("mkdocs", str(error), "pages that build") from error


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.next")
    beside.write_bytes(data)
    os.replace(beside, path)


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, with the reload script added to pages."""

    def __init__(self, *args: object, preview: Preview, directory: str) -> None:
        self.preview = preview
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Serve a file, a page with the script, or the state of the preview."""
        if not self._from_here():
            return
        if self.path == RELOAD:
            self._send(f"{self.preview.version}\n{self.preview.error}".encode(), "text/plain; charset=utf-8")
            return
        if self.path == _RELOAD_SCRIPT:
            self._send(_SCRIPT, "text/javascript; charset=utf-8")
            return
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if page.suffix == ".html" and page.is_file():
            self._send(page.read_bytes().replace(b"</body>", _TAG + b"</body>"), "text/html; charset=utf-8")
            return
        super().do_GET()

    def do_HEAD(self) -> None:
        """The head of a file, for the same callers."""
        if self._from_here():
            super().do_HEAD()

    def _from_here(self) -> bool:
        """Refuse what another site's page, or another machine under a borrowed name, asks for."""
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        origin = self.headers.get("Origin")
        known = {HOST, "localhost"}
        if host in known and (origin is None or origin.removeprefix("http://").rsplit(":", 1)[0] in known):
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


def serve_site(work: Work, port: int, stop: threading.Event | None = None) -> None:
    """Build, serve until interrupted or `stop` is set; with watched paths build anew after each change.

    Raises: GeneratorError when the first build fails and there is no site to show, or the port is taken.
    """
    stop, site = stop or threading.Event(), work.root / SITE
    _try(work, work.whole, "built")
    if work.preview.error and not site.is_dir():
        raise GeneratorError("serve", html.unescape(work.preview.error), "a first build that works")
    handler = partial(_Handler, preview=work.preview, directory=str(site))
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise GeneratorError(
            f"{HOST}:{port}", f"cannot be served ({error.strerror})", "a free port: --port N"
        ) from None
    work.say(f"http://{HOST}:{server.server_port}/  (Ctrl-C ends it)")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        _watch(work, stop)
    except KeyboardInterrupt:
        work.say("")
    finally:
        server.shutdown()
        server.server_close()


def _watch(work: Work, stop: threading.Event) -> None:
    """Build the part that changed at once, and the whole after a quiet second."""
    present = [path for path in work.watched if path.exists()]
    if not present:
        stop.wait()
        return
    pending = False
    own: frozenset[Path] = frozenset()
    events = watch(*present, debounce=200, step=30, rust_timeout=QUIET_MS, yield_on_timeout=True, stop_event=stop)
    for changes in events:
        theirs = frozenset(Path(path).resolve() for _, path in changes if STATE not in Path(path).parts) - own
        own = frozenset()  # what a build itself wrote is no reason to build again
        if theirs:
            pending = True
            own = _try(work, partial(work.part, theirs), "built") or own
        elif pending and not changes:
            pending = False
            if not work.preview.error:
                _try(work, work.whole, "built in full")


def _try(work: Work, build: Callable[[], Files], words: str) -> Files | None:
    """Build and tell the browser to load again; on failure show why."""
    try:
        done = build()
    except GeneratorError as error:
        work.preview.error = str(error)
        work.say(f"jianbao: {error}")
        return None
    work.preview.error = ""
    work.preview.version += 1
    work.say(words)
    return done
