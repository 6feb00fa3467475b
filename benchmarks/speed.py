"""Speed and memory of the build on synthetic sites: `python -m benchmarks.speed [--sizes 36,1000] [--no-site]`.

Each step runs in a process of its own, so that its CPU time and peak memory are its own, and all sizes run one after the
other: the ratios hold on any machine, the seconds on this one.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.stopwatch import Stopwatch
from benchmarks.synthetic_site import make_synthetic_site
from generator import pipeline, publish
from generator.cli.shared import collect_seldom
from generator.config import load_config
from generator.executor import Serial
from generator.render import Renderer
from generator.site import EPOCH, run_pagefind

SIZES = (36, 1_000, 10_000)
PARTS = ("read", "split", "clean", "analyse", "brief", "link", "pages", "render", "exports", "write")
MKDOCS_PARTS = (
    *("find the files", "navigation", "make a parser a page", "ids of raw HTML", "blocks of raw HTML", "Markdown"),
    *("templates", "write"),
)
MIB = 1024


@dataclass(frozen=True, slots=True)
class Step:
    """What one process took."""

    seconds: float
    """CPU, user and system, its children's too."""
    mib: int
    """Peak of the resident memory of the largest process."""
    parts: dict[str, float]
    """CPU seconds by part of `generate`."""
    counts: dict[str, int]


def main() -> None:
    """Measure every size and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of articles, with commas")
    options.add_argument("--no-site", action="store_true", help="leave MkDocs and Pagefind out")
    options.add_argument("--step", nargs=2, metavar=("NAME", "ROOT"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.step:
        print(json.dumps(STEPS[chosen.step[0]](Path(chosen.step[1]))))
        return
    sizes = [int(size) for size in chosen.sizes.split(",")]
    print(f"{machine()}\n`python -m generator --help`: {start_seconds():.2f} s CPU")
    for line in table({size: measure(size, site=not chosen.no_site) for size in sizes}):
        print(line)


def machine() -> str:
    """The class of machine, for the record."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"


def start_seconds() -> float:
    """CPU of the command's start, the least of five."""
    return min(_run([sys.executable, "-m", "generator", "--help"])[0] for _ in range(5))


def measure(size: int, *, site: bool) -> dict[str, Step]:
    """All steps on one site, by name."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_synthetic_site(root, size)
        steps = {"first": run_step("generate", root), "again": run_step("generate", root)}
        changed = next((root / "articles").rglob("*.txt"))
        changed.write_text(changed.read_text("utf-8").replace("。", "！。", 1), "utf-8")
        steps["changed"] = run_step("generate", root)
        if site:
            steps["mkdocs"] = run_step("mkdocs", root)
            steps["pagefind"] = run_step("pagefind", root)
        return steps


def run_step(name: str, root: Path) -> Step:
    """Run one of STEPS in a process of its own."""
    seconds, kib, said = _run([sys.executable, "-m", "benchmarks.speed", "--step", name, str(root)])
    told = json.loads(said)
    return Step(seconds, kib // MIB, told["parts"], told["counts"])


def _run(command: list[str]) -> tuple[float, int, str]:
    """(CPU seconds, peak KiB, what it printed) of a process and its children."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss, said


def _generate(root: Path) -> dict[str, Any]:
    collect_seldom()  # as the command does
    watch = Stopwatch()
    watch.calls(pipeline, read="read", split="split", clean="clean", analyse="analyse", make_brief="brief")
    watch.calls(pipeline, link="link", write_docs="write")
    watch.calls(Renderer, render="render")
    watch.iterations(publish, make_pages="pages", make_data="exports")
    done = pipeline.generate(root, load_config(root), Serial(), lambda what, finished, total: None)
    written = done.written
    counts = {
        "articles": len(done.site.briefs),
        "fresh": done.fresh,
        "files": len(written.changed) + written.unchanged,
        "changed": len(written.changed),
    }
    return {"parts": watch.seconds, "counts": counts}


def _mkdocs(root: Path) -> dict[str, Any]:
    """In this process, so that its parts can be told apart."""
    os.environ |= {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    import jinja2
    import markdown
    from markdown.preprocessors import HtmlBlockPreprocessor
    from mkdocs import utils
    from mkdocs.commands import build
    from mkdocs.config import load_config as load_mkdocs
    from mkdocs.structure import pages

    watch = Stopwatch()
    watch.calls(build, get_files="find the files", get_navigation="navigation")
    watch.calls(utils, write_file="write", copy_file="write")
    watch.calls(pages._RawHTMLPreprocessor, run="ids of raw HTML")  # noqa: SLF001
    watch.calls(HtmlBlockPreprocessor, run="blocks of raw HTML")
    watch.calls(markdown.Markdown, __init__="make a parser a page", convert="Markdown")
    watch.calls(jinja2.Template, render="templates")
    config = load_mkdocs(str(root / "mkdocs.yml"), site_dir=str(root / "site"), strict=True)
    build.build(config)
    return {"parts": watch.seconds, "counts": {"pages": sum(1 for _ in (root / "site").rglob("*.html"))}}


def _pagefind(root: Path) -> dict[str, Any]:
    run_pagefind(root / "site")
    return {"parts": {}, "counts": {}}


STEPS: dict[str, Callable[[Path], dict[str, Any]]] = {"generate": _generate, "mkdocs": _mkdocs, "pagefind": _pagefind}


def table(measured: dict[int, dict[str, Step]]) -> Iterator[str]:
    """The results as a Markdown table, a column a size."""
    columns = list(measured.values())
    yield row("", [f"{size:,} articles" for size in measured])
    yield row("---", ["---:"] * len(columns))
    yield row("generate, CPU s", [f"{steps['first'].seconds:.2f}" for steps in columns])
    for part in PARTS:
        yield row(f"— {part}", [f"{steps['first'].parts.get(part, 0):.2f}" for steps in columns])
    rest = [steps["first"].seconds - sum(steps["first"].parts.values()) for steps in columns]
    yield row("— start, cache, the rest", [f"{seconds:.2f}" for seconds in rest])
    each = [1000 * steps["first"].seconds / size for size, steps in measured.items()]
    yield row("CPU ms an article", [f"{milliseconds:.1f}" for milliseconds in each])
    yield row("… growth over the first size", [f"{milliseconds / each[0]:.2f}×" for milliseconds in each])
    yield row("peak MiB of generate", [str(steps["first"].mib) for steps in columns])
    yield row("files written", [f"{steps['first'].counts['files']:,}" for steps in columns])
    for name, words in (("again", "second run, nothing changed"), ("changed", "one article changed")):
        shares = [(steps[name], steps[name].seconds / steps["first"].seconds) for steps in columns]
        yield row(words, [f"{step.seconds:.2f} s ({share:.0%})" for step, share in shares])
        for part in ("link", "pages", "render", "exports", "write"):
            yield row(f"— {part}", [f"{step.parts.get(part, 0):.2f}" for step, _ in shares])
    if all("mkdocs" in steps for steps in columns):
        yield from _site_rows(columns)


def _site_rows(columns: list[dict[str, Step]]) -> Iterator[str]:
    yield row("mkdocs build, CPU s", [f"{steps['mkdocs'].seconds:.2f}" for steps in columns])
    for part in MKDOCS_PARTS:
        yield row(f"— {part}", [f"{steps['mkdocs'].parts.get(part, 0):.2f}" for steps in columns])
    yield row("pages of the site", [f"{steps['mkdocs'].counts['pages']:,}" for steps in columns])
    yield row("peak MiB of mkdocs", [str(steps["mkdocs"].mib) for steps in columns])
    yield row(
        "generate / mkdocs build", [f"{steps['first'].seconds / steps['mkdocs'].seconds:.0%}" for steps in columns]
    )
    yield row("pagefind, CPU s", [f"{steps['pagefind'].seconds:.2f}" for steps in columns])
    yield row("peak MiB of pagefind", [str(steps["pagefind"].mib) for steps in columns])


def row(name: str, cells: list[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join((name, *cells))} |"


if __name__ == "__main__":
    main()
