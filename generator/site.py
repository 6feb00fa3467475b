"""EDGE: runs MkDocs and Pagefind over docs/ and reports what they say.

The site is built beside the old one and takes its place only when whole, so that a failing build leaves the last good site.
"""

from __future__ import annotations

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
INDEXED = "{briefs/*,sources/*,policies/*,entities/*,topics/*,terms}/index.html"
"""Pages that the search index holds; lists and the home page would only repeat them."""
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
    """Index the built site for the search page.

    Raises: ToolError.
    """
    try:
        from pagefind_bin_extended import get_executable  # the wheel carries the program itself
    except ImportError:
        raise ToolError(
            "pagefind", "the search indexer is not installed", "pip install pagefind-bin-extended"
        ) from None
    command = [str(get_executable()), "--site", str(site), "--glob", INDEXED, "--root-selector", CONTENT]
    command += ["--force-language", "zh", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise ToolError("pagefind", (done.stdout + done.stderr).strip(), "an index of the built site")


def swap(current: Path, following: Path, last: Path) -> None:
    """Put the new folder in the old one's place; two renames, so that hardly a moment is without a site."""
    shutil.rmtree(last, ignore_errors=True)
    if current.exists():
        os.replace(current, last)
    os.replace(following, current)
    shutil.rmtree(last, ignore_errors=True)
