"""From saving a file to seeing it in `jianbao serve`: `python -m benchmarks.preview [--sizes 22,1000] [--rounds 5]`.

A real server in a process of its own; a page is asked for every 20 ms, as often as no browser would. What is printed is the
median of the rounds and the longest. 22 articles are the sample corpus, any other number a synthetic site.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from benchmarks.synthetic_site import make_synthetic_site
from generator.pipeline import PACKAGE, read_one
from generator.preview import STATE_PATH

SAMPLE = 22
PAUSE = 6.0
"""Seconds between two saves; an editor types for longer, and the sample is built in full meanwhile."""
LONGEST = 120.0
"""Seconds after which a change counts as not shown."""


def main() -> None:
    """Measure every size and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default=f"{SAMPLE},1000", help="numbers of articles, with commas")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    print("| articles | what is saved | median s | longest s | load |\n|---:|---|---:|---:|---:|")
    for size in map(int, chosen.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "site"
            make_any_site(root, size)
            for what, seconds in measure(root, chosen.rounds).items():
                load = f"{os.getloadavg()[0]:.1f}"
                print(
                    f"| {size} | {what} | {statistics.median(seconds):.2f} | {max(seconds):.2f} | {load} |", flush=True
                )


def make_any_site(root: Path, size: int) -> None:
    """The sample site, or a synthetic one."""
    if size != SAMPLE:
        make_synthetic_site(root, size)
        return
    for name in ("articles", "overrides", "docs/guide", "docs/about.md", "site_config.yaml", "mkdocs.yml"):
        path = PACKAGE.parent / name
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if path.is_dir() else shutil.copy)(path, root / name)


def measure(root: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds of each round by what was saved."""
    source = max((root / "articles").rglob("*.txt"), key=lambda path: path.stat().st_size)
    name = source.relative_to(root / "articles").as_posix()
    found = next(iter(read_one(source, name))).article
    words = found.sentences[-1].quote.text
    page, full = f"/briefs/{found.id}/", f"/sources/{found.id}/"
    config = (root / "site_config.yaml").read_text("utf-8")
    template = (PACKAGE.parent / "templates" / "brief.md.j2").read_text("utf-8")
    original = source.read_text("utf-8")
    edit = root / "edits" / f"{name}.yaml"
    edit.parent.mkdir(parents=True, exist_ok=True)
    (root / "templates").mkdir(exist_ok=True)
    saves: dict[str, tuple[str, Callable[[str], object]]] = {
        "an article": (full, lambda mark: source.write_text(original.replace(words, f"{mark}句，{words}"), "utf-8")),
        "an edit": (page, lambda mark: edit.write_text(f"match: {found.id}\nnote: {mark}\n", "utf-8")),
        "a template": (
            page,
            lambda mark: (root / "templates" / "brief.md.j2").write_text(f"{template}\n<p>{mark}</p>\n", "utf-8"),
        ),
        "the configuration": (
            "/",
            lambda mark: (root / "site_config.yaml").write_text(
                re.sub("(?m)^description: .*$", "", config) + f"\ndescription: {mark}\n", "utf-8"
            ),
        ),
    }
    command = [sys.executable, "-m", "generator", "serve", "-C", str(root), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, bufsize=1) as server:
        try:
            address = _address(server)
            return {
                what: [_shown(address + at, save, f"印记{number}{what}") for number in range(rounds)]
                for what, (at, save) in saves.items()
            }
        finally:
            server.terminate()


def _address(server: subprocess.Popen[str]) -> str:
    for line in server.stdout or ():
        if line.startswith("http://"):
            return line.split("/  ")[0]
    raise SystemExit("jianbao serve ended before it served")


def _shown(url: str, save: Callable[[str], object], mark: str) -> float:
    """Seconds until the page shows the mark; the page is open, as in a browser, before it is saved."""
    _get(_state(url))
    save(mark)
    start = time.perf_counter()
    while mark not in _get(url):
        _get(_state(url))
        if time.perf_counter() - start > LONGEST:
            raise SystemExit(f"{url}: {mark} is not shown after {LONGEST} s")
        time.sleep(0.02)
    took = time.perf_counter() - start
    time.sleep(PAUSE)
    return took


def _state(url: str) -> str:
    base, _, path = url.partition("//")[2].partition("/")
    return f"http://{base}{STATE_PATH}?at=/{path}"


def _get(url: str) -> str:
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310 (an address of this machine)
            text: str = answer.read().decode("utf-8")
            return text
    except urllib.error.HTTPError:
        return ""


if __name__ == "__main__":
    main()
