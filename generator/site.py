"""EDGE: runs MkDocs and Pagefind over docs/ and reports what they say.

The site is built beside the old one and takes its place only when whole, so that a failing build leaves the last good site.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ToolError

SITE = "site"
_NEXT = ".jianbao/site-next"
_LAST = ".jianbao/site-last"
INDEXED = ("briefs", "sources", "policies", "entities")
"""Folders whose pages the search index holds, each a letter and a hash; lists and the home page would only repeat them."""
NAMED = "topics/*,terms"
"""Those with names of their own, which are few."""
PART = 8_000
"""Pages that Pagefind may hold in memory at once, about 0.2 MiB each; a larger site has its index in parts, which the search
page asks together. Each part is asked anew, so that there are as few as memory allows."""
_DIGITS = "0123456789abcdef"
CONTENT = "article.md-content__inner"
"""The element of the theme that holds a page's own words."""
EPOCH = "1735689600"
"""SOURCE_DATE_EPOCH when none is set (2025-01-01): the same docs/ give the same site on every day."""


@dataclass(frozen=True, slots=True)
class Built:
    """Where the site is, and what MkDocs warned of (none under strict)."""

    folder: Path
    pages: int
    warnings: tuple[str, ...]


def build_site(root: Path, *, strict: bool = True) -> Built:
    """mkdocs build and the search index; `site/` afterwards is the new site, or on failure still the old one.

    Raises: ToolError with what the tool said.
    """
    following = root / _NEXT
    shutil.rmtree(following, ignore_errors=True)
    following.parent.mkdir(parents=True, exist_ok=True)
    said = run_mkdocs(root, following, strict=strict)
    run_pagefind(following)
    swap(root / SITE, following, root / _LAST)
    pages = sum(1 for _ in (root / SITE).rglob("*.html"))
    return Built(root / SITE, pages, tuple(line for line in said.splitlines() if line.startswith("WARNING")))


def run_mkdocs(root: Path, target: Path, *, strict: bool) -> str:
    """Build into `target`; what MkDocs said.

    Raises: ToolError.
    """
    if not (root / "mkdocs.yml").is_file():
        raise ToolError(str(root / "mkdocs.yml"), "there is no such file", "a site; `jianbao new DIR` makes one")
    # not --quiet: that silences the warnings before --strict counts them
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target.resolve())]
    command += ["--strict"] if strict else []
    environment = {"SOURCE_DATE_EPOCH": EPOCH, **os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    lines = (done.stdout + done.stderr).splitlines()
    said = "\n".join(line for line in lines if not line.startswith("INFO ")).strip()
    if done.returncode != 0:
        raise ToolError("mkdocs build", said or f"ended with {done.returncode}", "no warnings under --strict")
    return said


def run_pagefind(site: Path) -> None:
    """Index the built site for the search page: `pagefind/`, and `pagefind/parts.json` with the names of further parts in it.

    Raises: ToolError.
    """
    try:
        from pagefind_bin_extended import get_executable  # the wheel carries the program itself
    except ImportError:
        raise ToolError(
            "pagefind", "the search indexer is not installed", "pip install pagefind-bin-extended"
        ) from None
    globs = part_globs(sum(1 for folder in INDEXED for _ in (site / folder).glob("*/index.html")))
    names = [f"part-{number}" for number in range(1, len(globs))]
    for glob, name in zip(globs, ("", *names), strict=True):
        command = [str(get_executable()), "--site", str(site), "--glob", glob, "--root-selector", CONTENT]
        command += ["--output-subdir", f"pagefind/{name}".rstrip("/"), "--force-language", "zh", "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            raise ToolError("pagefind", (done.stdout + done.stderr).strip(), "an index of the built site")
    (site / "pagefind/parts.json").write_text(json.dumps(names), "utf-8")


def part_globs(pages: int) -> tuple[str, ...]:
    """Globs that share the indexed pages out by the second letter of their ids, which is a digit of a hash."""
    folders = ",".join(f"{folder}/*" for folder in INDEXED)
    if pages <= PART:
        return (f"{{{folders},{NAMED}}}/index.html",)
    count = next(count for count in (2, 4, 8, 16) if pages <= PART * count or count == 16)
    globs: list[str] = []
    for digits in (_DIGITS[start : start + 16 // count] for start in range(0, 16, 16 // count)):
        own = ",".join(f"{folder}/?[{digits}]*" for folder in INDEXED)
        globs.append(f"{{{own}{'' if globs else f',{NAMED}'}}}/index.html")
    return tuple(globs)


def swap(current: Path, following: Path, last: Path) -> None:
    """Put the new folder in the old one's place; two renames, so that hardly a moment is without a site."""
    shutil.rmtree(last, ignore_errors=True)
    if current.exists():
        os.replace(current, last)
    os.replace(following, current)
    shutil.rmtree(last, ignore_errors=True)
