"""The same docs/ and mkdocs.yml on other engines: `python -m benchmarks.engines [--articles N]`.

MkDocs is the product's; ProperDocs (with mkdocs-material beside it) and Zensical are looked for on the PATH, or where
$JIANBAO_PROPERDOCS and $JIANBAO_ZENSICAL say. What a reader meets is compared: pages, titles, and in each page's own part its
ids, links and words; and what Pagefind finds to index.
"""

from __future__ import annotations

import argparse
import json
import os
import posixpath
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from lxml import html

from benchmarks.synthetic_site import make_synthetic_site
from generator import pipeline
from generator.config import load_config
from generator.executor import Serial
from generator.site import EPOCH, run_pagefind

ENGINES: Mapping[str, tuple[str, ...]] = {
    "mkdocs": (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file"),
    "properdocs": ("properdocs", "build", "--strict", "--quiet", "--config-file"),
    "zensical": ("zensical", "build", "--strict", "--config-file"),
}
"""Name -> command; the path of the configuration follows."""
SITE_FILES = ("articles", "docs", "edits", "overrides", "templates", "mkdocs.yml", "site_config.yaml")


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader meets on one page."""

    title: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    """Where they lead, from the top of the site, sorted."""
    words: str
    language: str
    indexed: bool
    """Whether Pagefind is told to take it."""


@dataclass(frozen=True, slots=True)
class Run:
    """One engine's site."""

    seconds: float
    """CPU, user and system."""
    pages: Mapping[str, Page]
    indexed: int
    """Pages in the search index, by Pagefind's own count, of language zh."""


def main() -> None:
    """Build with every engine at hand; print the table and the first differences of each kind."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=0, help="this many synthetic ones; 0: the sample corpus")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        docs = make_docs(Path(folder) / "site", chosen.articles)
        runs = {name: build(name, docs, Path(folder) / name) for name in ENGINES if engine(name)}
    for name in ENGINES.keys() - runs.keys():
        print(f"NOT RUN: {name} is not installed")
    for line in table(runs):
        print(line)


def make_docs(root: Path, articles: int) -> Path:
    """A site's folder with docs/ generated: of the sample corpus, or of synthetic articles."""
    if articles:
        root.mkdir(parents=True)
        make_synthetic_site(root, articles)
    else:
        for path in (pipeline.PACKAGE.parent / name for name in SITE_FILES):
            if path.is_dir():
                shutil.copytree(path, root / path.name)
            elif path.is_file():
                root.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, root)
    pipeline.generate(root, load_config(root), Serial(), lambda what, done, total: None)
    return root


def engine(name: str) -> tuple[str, ...] | None:
    """The command, or None when the engine is not here."""
    program, *arguments = ENGINES[name]
    found = os.environ.get(f"JIANBAO_{name.upper()}") or shutil.which(program)
    return (found, *arguments) if found else None


def build(name: str, docs: Path, target: Path) -> Run:
    """Build a copy of the site's folder with one engine, index it and read it.

    Raises: SystemExit with what the engine said when it refuses the site.
    """
    shutil.copytree(docs, target, ignore=shutil.ignore_patterns("site", ".jianbao", ".cache"))
    command = [*(engine(name) or ()), str(target / "mkdocs.yml")]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    before = _children()
    done = subprocess.run(command, cwd=target, env=environment, capture_output=True, text=True, check=False)
    seconds = _children() - before
    if done.returncode:
        raise SystemExit(f"{name}: {(done.stdout + done.stderr)[-2000:]}")
    site = target / "site"
    run_pagefind(site)
    entry = json.loads((site / "pagefind/pagefind-entry.json").read_text("utf-8"))
    pages = {path.relative_to(site).as_posix(): read_page(site, path) for path in sorted(site.rglob("*.html"))}
    return Run(seconds, pages, sum(part["page_count"] for part in entry["languages"].values()))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def read_page(site: Path, path: Path) -> Page:
    """What a reader meets in `path`."""
    tree = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
    address = path.relative_to(site).as_posix()
    found = tree.xpath("//article")
    own: Any = found[0] if found else tree
    links = {_resolved(address, href) for href in own.xpath(".//a/@href")}
    return Page(
        title=" ".join(tree.findtext(".//title", "").split()),
        ids=tuple(own.xpath(".//@id")),
        links=tuple(sorted(links)),
        words="".join("".join(own.itertext()).split()),
        language=tree.get("lang", ""),
        indexed=bool(tree.xpath("//*[@data-pagefind-body]")),
    )


def _resolved(page: str, href: str) -> str:
    """The link from the top of the site, without `index.html`."""
    whole = urljoin(f"http://site.invalid/{page}", href).removeprefix("http://site.invalid/")
    path, mark, fragment = whole.partition("#")
    return posixpath.join(path.removesuffix("index.html")) + mark + fragment


def differences(one: Mapping[str, Page], other: Mapping[str, Page]) -> dict[str, list[str]]:
    """Kind of difference -> the pages that show it, sorted; `pages` for those that only one engine made."""
    found: dict[str, list[str]] = {"pages": sorted(one.keys() ^ other.keys())}
    both = sorted(one.keys() & other.keys())
    for field in fields(Page):
        found[field.name] = [
            name for name in both if getattr(one[name], field.name) != getattr(other[name], field.name)
        ]
    return found


def table(runs: Mapping[str, Run]) -> Iterator[str]:
    """A Markdown table, an engine a column; then the first page of each kind of difference."""
    ours = runs["mkdocs"]
    yield f"| | {' | '.join(runs)} |"
    yield f"| --- |{' ---: |' * len(runs)}"
    yield _row("CPU s of the build", [f"{run.seconds:.1f}" for run in runs.values()])
    yield _row("pages", [f"{len(run.pages):,}" for run in runs.values()])
    yield _row("ids", [f"{sum(len(page.ids) for page in run.pages.values()):,}" for run in runs.values()])
    yield _row("links", [f"{sum(len(page.links) for page in run.pages.values()):,}" for run in runs.values()])
    yield _row("pages in the search index", [f"{run.indexed:,}" for run in runs.values()])
    told = {name: differences(ours.pages, run.pages) for name, run in runs.items()}
    for kind in told["mkdocs"]:
        yield _row(f"pages that differ: {kind}", [str(len(found[kind])) for found in told.values()])
    for name, found in told.items():
        for kind, pages in found.items():
            if pages:
                yield f"{name}: {kind}: {pages[0]}: {_shown(kind, pages[0], ours.pages, runs[name].pages)}"


def _shown(kind: str, page: str, one: Mapping[str, Page], other: Mapping[str, Page]) -> str:
    if kind == "pages":
        return "mkdocs alone" if page in one else "not by mkdocs"
    left, right = getattr(one[page], kind), getattr(other[page], kind)
    if isinstance(left, tuple):
        return f"{sorted(set(left) - set(right))[:3]} / {sorted(set(right) - set(left))[:3]}"
    return f"{str(left)[:60]!r} / {str(right)[:60]!r}"


def _row(name: str, cells: list[str]) -> str:
    return f"| {' | '.join((name, *cells))} |"


if __name__ == "__main__":
    main()
