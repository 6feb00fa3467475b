"""What the same pages cost others: `python -m benchmarks.peers --articles 1000`.

One synthetic site is generated; then its docs/ are built by each engine at hand, in processes of their own: MkDocs with
Material as the product sets it up, and with Material's own search; Zensical, whose search is always on; Hugo with a bare
template, which is the floor ($JIANBAO_ZENSICAL and $JIANBAO_HUGO name them where they are not on the PATH).
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.engines import ENGINES, engine
from benchmarks.speed import machine, row, run_step
from benchmarks.synthetic_site import make_synthetic_site
from generator.site import EPOCH

_BARE = "<!doctype html><title>{{ .Title }}</title><article>{{ .Content }}</article>"
_HUGO = "baseURL = '/'\ndisableKinds = ['taxonomy', 'RSS']\n[markup.goldmark.renderer]\nunsafe = true\n"


def main() -> None:
    """Measure each and print a row."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        root.mkdir()
        make_synthetic_site(root, chosen.articles)
        generated = run_step("generate", root).seconds
        pages = sum(1 for _ in (root / "docs").rglob("*.md"))
        print(f"{machine()}; {chosen.articles:,} articles, {pages:,} pages")
        print(row("", ["CPU s", "ms a page"]))
        print(row("---", ["---:", "---:"]))
        for name, seconds in _all(root, Path(folder), generated):
            shown = "NOT RUN" if seconds is None else f"{seconds:.1f}"
            print(row(name, [shown, "" if seconds is None else f"{1000 * seconds / pages:.1f}"]), flush=True)


def _all(root: Path, folder: Path, generated: float) -> Iterator[tuple[str, float | None]]:
    """(name, CPU seconds), each as soon as it is known."""
    yield "jianbao generate", generated
    plain = _timed([*ENGINES["mkdocs"], str(root / "mkdocs.yml")], root)
    yield "mkdocs build, as the product does", plain
    index = run_step("pagefind", root).seconds
    yield "search index (Pagefind)", index
    yield "**jianbao build, all of it**", generated + plain + index
    yield "Material with its own search", _timed([*ENGINES["mkdocs"], str(_searching(root))], root)
    zensical = engine("zensical")
    yield "Zensical", _timed([*zensical, str(root / "mkdocs.yml")], root) if zensical else None
    hugo = os.environ.get("JIANBAO_HUGO") or shutil.which("hugo")
    yield "Hugo, a bare template, no search", _timed([hugo, "--quiet"], _bare(root, folder / "bare")) if hugo else None


def _searching(root: Path) -> Path:
    """The configuration with the theme's search, as its documentation sets it up for Chinese."""
    text = (root / "mkdocs.yml").read_text("utf-8").replace("plugins: []", "plugins: [search]", 1)
    path = root / "mkdocs-search.yml"
    path.write_text(text, "utf-8")
    return path


def _bare(root: Path, folder: Path) -> Path:
    """A Hugo site of the same Markdown."""
    shutil.copytree(root / "docs", folder / "content", ignore=shutil.ignore_patterns(".jianbao", "data", "assets"))
    for path in (folder / "content").rglob("index.md"):
        path.rename(path.with_name("_index.md"))
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(_BARE, "utf-8")
    (folder / "hugo.toml").write_text(_HUGO, "utf-8")
    return folder


def _timed(command: list[str] | tuple[str, ...], folder: Path) -> float:
    """CPU seconds of a command and its children."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {(done.stdout + done.stderr)[-2000:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
