"""EDGE: findings as a code host shows them beside the line: GitHub workflow commands, GitLab's code quality report.

Paths are relative to the folder the command runs in (in CI the top of the repository). Lines count from 1 and are those of
the source as it is decoded; a file without lines of its own (Word, PDF, a member of an archive) is annotated at its top.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.config import Config
from generator.errors import GeneratorError
from generator.model import RawFile
from generator.read import read
from generator.review import ReviewItem
from generator.verify import Flaw

LEVELS = {"error": "critical", "warning": "minor", "notice": "info"}
"""GitHub's levels -> GitLab's severities."""
LOOKED_OVER = frozenset({"spot-check"})
"""Rows of the review list that are an editor's round and no finding."""
WITHOUT_LINES = (".docx", ".pdf", ".zip")
_MKDOCS = re.compile(r"Doc file '(?P<file>[^']+)'(?:.*?'(?P<words>[^']+)')?")
"""`WARNING -  Doc file 'about.md' contains a link 'x.md', but …`"""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One finding at its place."""

    level: str
    """A key of LEVELS."""
    rule: str
    message: str
    path: str = ""
    """With `/`; empty when no file is to blame."""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site lies, to turn names of sources and pages into files."""

    root: Path
    config: Config

    def of_source(self, source: str, start: int = -1) -> tuple[str, int]:
        """(path, line) of a place in a source; an archive stands for its members."""
        folder = self.root / self.config.sources
        for path in (folder / source, self.root / source, *(folder / source).parents):
            if path.is_file():
                whole = path in {folder / source, self.root / source}
                return path.as_posix(), _line(path, start) if whole and start >= 0 else 1
        return (folder / source).as_posix(), 1

    def of_page(self, page: str, words: str = "") -> tuple[str, int]:
        """(path, line) of the Markdown behind `about/index.html` or `about.md`; the first line that holds `words`."""
        name = page.removesuffix("/index.html").removesuffix("index.html").removesuffix(".md")
        docs = self.root / self.config.docs
        for path in (docs / f"{name}.md", docs / name / "index.md"):
            if path.is_file():
                lines = path.read_text("utf-8").splitlines()
                return path.as_posix(), next((at for at, line in enumerate(lines, 1) if words and words in line), 1)
        return "", 1


@cache
def _line(path: Path, start: int) -> int:
    starts = _line_starts(path)
    return bisect_right(starts, start) if starts else 1


@cache
def _line_starts(path: Path) -> tuple[int, ...]:
    """Code points at which the lines begin; none for what has no lines or cannot be read."""
    if path.suffix.lower() in WITHOUT_LINES:
        return ()
    try:
        (document,) = read(RawFile(path.name, path.read_bytes()))
    except (GeneratorError, OSError):
        return ()
    return (0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", document.text)))


def of_review(items: Iterable[ReviewItem], place: Place) -> Iterator[Annotation]:
    """What an editor should look at, worst first: ranks 0 and 1 are errors, up to 5 warnings."""
    for item in items:
        if item.kind in LOOKED_OVER:
            continue
        level = "error" if item.rank <= 1 else "warning" if item.rank <= 5 else "notice"
        hint = f"\n{item.edit_file}: {item.suggestion}" if item.suggestion else ""
        yield Annotation(level, item.kind, item.message + hint, *place.of_source(item.source, item.start))


def of_proof(flaws: Iterable[Flaw], broken: Iterable[str], place: Place) -> Iterator[Annotation]:
    """Statements without proof, and broken links of the built site (`page: link: what is wrong: …`)."""
    for flaw in flaws:
        yield Annotation("error", flaw.rule, flaw.message, *place.of_source(flaw.source))
    for line in broken:
        page, link = (*line.split(": "), "")[:2]
        yield Annotation("error", "broken-link", line, *place.of_page(page, link))


def of_mkdocs(said: str, place: Place) -> Iterator[Annotation]:
    """What MkDocs warned of in a strict build, at the page it names."""
    for line in said.splitlines():
        if not line.startswith(("WARNING", "ERROR")):
            continue
        found = _MKDOCS.search(line)
        where = place.of_page(found["file"], found["words"] or "") if found else ("", 1)
        yield Annotation("error", "mkdocs", re.sub(r"^\w+\s+-\s+", "", line), *where)


def to_github(annotations: Iterable[Annotation]) -> str:
    """Workflow commands, one a line; GitHub shows the first ten of each level and step, so the worst come first."""
    return "\n".join(_command(one) for one in _worst_first(annotations))


def _command(one: Annotation) -> str:
    where = f"file={_property(one.path)},line={one.line}," if one.path else ""
    return f"::{one.level} {where}title={_property(one.rule)}::{_data(one.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def to_gitlab(annotations: Iterable[Annotation]) -> str:
    """A code quality report; equal findings at one place are told once, as fingerprints have to be unique."""
    rows = {
        hashlib.sha256("\0".join((one.path, str(one.line), one.rule, one.message)).encode()).hexdigest(): one
        for one in _worst_first(annotations)
    }
    report = [
        {
            "description": one.message,
            "check_name": one.rule,
            "fingerprint": fingerprint,
            "severity": LEVELS[one.level],
            "location": {"path": one.path or "site_config.yaml", "lines": {"begin": one.line}},
        }
        for fingerprint, one in rows.items()
    ]
    return json.dumps(report, ensure_ascii=False, indent=1)


def _worst_first(annotations: Iterable[Annotation]) -> list[Annotation]:
    return sorted(annotations, key=lambda one: tuple(LEVELS).index(one.level))


FORMATS: dict[str, Callable[[Iterable[Annotation]], str]] = {"github": to_github, "gitlab": to_gitlab}
"""Choice of `--format` -> how it is written."""
