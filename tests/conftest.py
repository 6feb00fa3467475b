"""Fixtures of the browser tests: Chromium with every other host blocked and counted, and the built sample site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from pathspec import GitIgnoreSpec

ROOT = Path(__file__).parent.parent
NOT_RUN = "NOT RUN: no browser could be had (make test looks for one; JIANBAO_BROWSER names one)"
HERE = frozenset({"127.0.0.1", "localhost"})
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-quic", "--no-first-run"),
    # no name leads anywhere: what the route below should ever miss still reaches no other host
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable"),
)
SITE_FILES = ("articles", "edits", "templates", "overrides", "docs", "site_config.yaml", "mkdocs.yml")
"""What the repository's own site is made from."""


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly which tests were not run, and why."""
    reasons = [str(report.longrepr[-1]) for report in terminalreporter.stats.get("skipped", [])]
    loud = [reason for reason in reasons if "NOT RUN" in reason]
    if loud:
        terminalreporter.section("NOT RUN", sep="!", red=True, bold=True)
        for reason in sorted(set(loud)):
            terminalreporter.line(f"{loud.count(reason)} tests: {reason}", red=True)


def _browser() -> str | None:
    if os.environ.get("JIANBAO_NO_BROWSER"):
        return None
    named = os.environ.get("JIANBAO_BROWSER")
    return named or next((path for name in BROWSERS if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium."""
    path = _browser()
    if path is None:
        pytest.skip(NOT_RUN)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def outside() -> list[str]:
    """Addresses on other hosts that pages asked for."""
    return []


@pytest.fixture
def page(chromium: Any, outside: list[str]) -> Iterator[Any]:
    """A page that reaches this machine only; what it asked of others stands in `outside`."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")

    def guard(route: Any) -> None:
        if _stays_here(route.request.url):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    def refuse(socket: Any) -> None:
        outside.append(socket.url)
        socket.close()

    context.route("**/*", guard)
    context.route_web_socket(lambda url: not _stays_here(url), refuse)
    yield context.new_page()
    context.close()


def _stays_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in HERE


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder under a prefix, without a log."""

    def __init__(self, *args: Any, prefix: str, **options: Any) -> None:
        self.prefix = prefix
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return os.devnull + "/missing"
        return super().translate_path("/" + path[len(self.prefix) :])

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def serve_site() -> Iterator[Callable[..., str]]:
    """A function: folder and prefix ("/repo/" for a site below a path) -> address of the folder on this machine."""
    servers: list[ThreadingHTTPServer] = []

    def serve(folder: Path, prefix: str = "/") -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder), prefix=prefix))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}{prefix}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus as a strict `jianbao build` makes it: the folder site/; beside it stand docs/ and the sources.

    Built once per run: the first worker that asks builds, the others wait for it. Nobody may write into it.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root, done = shared / "sample", shared / "sample.done"
    with FileLock(shared / "sample.lock"):
        if not done.exists():
            done.write_text(_build_sample(root), "utf-8")
    said = done.read_text("utf-8")
    assert said == "", said
    return root / "site"


def _build_sample(root: Path) -> str:
    """What went wrong; empty when nothing did."""
    for name in SITE_FILES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=_ignored)
        elif source.is_file():
            root.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, root / name)
    command = [sys.executable, "-m", "generator", "build", "-C", str(root), "--strict"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    return "" if done.returncode == 0 else f"jianbao build ended with {done.returncode}: {done.stdout}{done.stderr}"


def _ignored(folder: str, names: list[str]) -> set[str]:
    """What the generator wrote into this checkout (.gitignore names it) comes anew."""
    spec = GitIgnoreSpec.from_lines((ROOT / ".gitignore").read_text("utf-8").splitlines())
    here = Path(folder).relative_to(ROOT)
    return {name for name in names if spec.match_file(here / name) or spec.match_file(f"{(here / name).as_posix()}/")}
