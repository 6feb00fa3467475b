"""The hand-made labels and what the product finds on the same files, in one coordinate: code points of the file.

The labels lie outside the project, in the folder that JIANBAO_SHARED names (default: `../shared` beside the checkout).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.lexicon import parse
from generator.model import Brief, FileResult, RawFile
from generator.pipeline import PACKAGE, Task, harvest

REPOSITORY = Path(__file__).parent.parent


def shared_folder() -> Path | None:
    """The folder of corpus and labels, or None where it is not at hand."""
    folder = Path(os.environ.get("JIANBAO_SHARED") or REPOSITORY.parent / "shared")
    return folder if (folder / "gold").is_dir() and (folder / "corpus").is_dir() else None


@dataclass(frozen=True, slots=True)
class GoldFile:
    """One labelled file: its text, where its lines begin, and what the product made of it."""

    name: str
    text: str
    starts: tuple[int, ...]
    result: FileResult

    def offset(self, line: int, column: int) -> int:
        """Code point of a label's place; lines count from 0."""
        return self.starts[line] + column

    def line_of(self, offset: int) -> int:
        """The line a code point stands in."""
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= offset else (low, middle)
        return low

    @property
    def briefs(self) -> tuple[Brief, ...]:
        """In the order of the file."""
        return tuple(sorted(self.result.briefs, key=lambda brief: brief.article.body.start))


@cache
def gold_files() -> dict[str, GoldFile]:
    """All files of the corpus, by name, run through read, split, clean, analyse and brief.

    Raises: FileNotFoundError when the shared folder is not at hand.
    """
    folder = shared_folder()
    if folder is None:
        raise FileNotFoundError("no labelled corpus: set JIANBAO_SHARED to the folder that holds corpus/ and gold/")
    lexicon = parse((PACKAGE / "lexicons" / "default.yaml").read_text("utf-8"), "default.yaml")
    files = {}
    for path in sorted((folder / "corpus").iterdir()):
        data = path.read_bytes()
        text = data.decode("utf-8")
        starts = (0, *(index + 1 for index, char in enumerate(text) if char == "\n"))
        files[path.name] = GoldFile(path.name, text, starts, harvest(Task(RawFile(path.name, data), lexicon)))
    return files


def labels(name: str) -> Iterator[dict[str, Any]]:
    """Records of `gold/<name>.jsonl`, in the order of the file."""
    folder = shared_folder()
    if folder is None:
        raise FileNotFoundError("no labelled corpus")
    for line in (folder / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def labelled_lines() -> dict[str, set[int]]:
    """Per file the lines whose figures, citations and names are labelled: the body lines of the labelled articles."""
    lines: dict[str, set[int]] = {}
    for record in labels("articles"):
        if "boilerplate_lines" in record:
            continue
        spans = record.get("lines") or [[record["first_line"], record["last_line"]]]
        found = lines.setdefault(record["source"], set())
        for first, last in spans:
            found.update(range(first, last + 1))
    return lines
