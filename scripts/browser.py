"""Print the path of a Chromium that starts, for the browser tests; exit 1 and say so loudly when none can be had.

Looked for in this order: $JIANBAO_BROWSER; an installed Chromium, Chrome or Edge; the system's package manager, where this
user may use it; Playwright's own. Every candidate is started once: on some systems `chromium` is only a signpost.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable"),
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
)
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
# Fonts for Chinese come with the browser; where there are none the browser alone is installed.
MANAGERS: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", "--no-install-recommends"), "fonts-noto-cjk"),
    ((), ("dnf", "install", "-y", "-q"), "google-noto-sans-cjk-fonts"),
    ((), ("apk", "add", "--quiet"), "font-noto-cjk"),
    ((), ("brew", "install", "--quiet", "--cask"), ""),
)
"""(command that updates the lists, command that installs, package of the fonts)."""
LONGEST = 600
"""Seconds for one installing command; more means that it waits for somebody."""


def main() -> None:
    """Print the path of the first that starts."""
    if os.environ.get("JIANBAO_NO_BROWSER"):
        sys.exit("browser: JIANBAO_NO_BROWSER is set; the browser tests will NOT be run")
    for path in _candidates():
        if _starts(path):
            _say(f"browser: {path}")
            print(path)
            return
    _say("!" * 100)
    _say("NO BROWSER COULD BE HAD: THE BROWSER TESTS WILL NOT BE RUN")
    _say("Install Chromium, Chrome or Edge, or name one: JIANBAO_BROWSER=/path/to/chromium make test")
    _say("!" * 100)
    sys.exit(1)


def _candidates() -> Iterator[str]:
    """Paths in the order of preference; each step is only taken when the ones before gave nothing that starts."""
    named = os.environ.get("JIANBAO_BROWSER")
    if named:
        yield named
    yield from _installed()
    yield from _playwrights()
    if _install_by_system():
        yield from _installed()
    _install_by_playwright()
    yield from _playwrights()


def _installed() -> Iterator[str]:
    for name in NAMES:
        path = shutil.which(name)
        if path:
            yield path
    yield from (place for place in PLACES if Path(place).exists())


def _playwrights() -> Iterator[str]:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).exists():
        yield path


def _starts(path: str) -> bool:
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS), timeout=60_000).close()
    except Error as error:
        _say(f"browser: {path} does not start ({str(error).splitlines()[0]})")
        return False
    return True


def _install_by_system() -> bool:
    """Whether a package manager is here that this user may use, and it installed a browser."""
    for update, install, fonts in MANAGERS:
        manager = install[0]
        before = _privilege(manager)
        if before is None:
            continue
        _say(f"browser: none is installed; asking {manager}")
        if update and not _run([*before, *update]):
            _say(f"browser: {manager} could not update its lists")
        if fonts and _run([*before, *install, "chromium", fonts]):
            return True
        if _run([*before, *install, "chromium"]):
            return True
        _say(f"browser: {manager} could not install one")
    return False


def _privilege(manager: str) -> list[str] | None:
    """What has to stand before the command; None when it is not here or this user may not install."""
    if shutil.which(manager) is None:
        return None
    if manager == "brew" or os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"]):
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def _install_by_playwright() -> None:
    _say("browser: asking Playwright for its own")
    command = [sys.executable, "-m", "playwright", "install"]
    if not (os.geteuid() == 0 and _run([*command, "--with-deps", "chromium"])):
        _run([*command, "chromium"])


def _run(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
