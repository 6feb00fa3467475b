"""A document as the splitter sees it: its lines with their kinds and marks, repeats flagged."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.model import Document, Mark, MarkKind, Quote
from generator.text.around import UNTITLED, find_around
from generator.text.kinds import LineKind
from generator.text.lines import Line, quote_at
from generator.text.placed import kinds_of
from generator.text.reading import read_lines
from generator.text.repeats import find_repeats


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines in order; the other tuples have one value a line."""

    document: Document
    lines: tuple[Line, ...]
    kinds: tuple[LineKind, ...]
    copies: dict[int, int]
    """Repeated line -> the line it repeats."""
    headings: dict[int, int]
    """Line -> level of its HEADING mark (0–6; bold lines of HTML are 7)."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of every line."""
        return tuple(line.text for line in self.lines)

    def quote(self, index: int) -> Quote:
        """The words of a line."""
        line = self.lines[index]
        return quote_at(self.document.view, line.start, line.end)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where an article begins: index of its first line, its title (a line, or words elsewhere), and by which evidence."""

    at: int
    title: Quote | None
    rule: str
    confidence: float = 1.0
    given: str = ""
    """A title that stands nowhere in the view."""
    doubt: str = ""
    """What an editor should know, as a Chinese sentence."""


def make_sheet(document: Document) -> Sheet:
    """Lines that belong to no furniture the format names."""
    hidden = [mark for mark in document.marks if mark.kind is MarkKind.BOILERPLATE]
    lines = _outside(read_lines(document.view), hidden)
    special = {MarkKind.META: LineKind.LABELS, MarkKind.TABLE: LineKind.TEXT, MarkKind.ITEM: LineKind.TEXT}
    covered = _cover(lines, [mark for mark in document.marks if mark.kind in special])
    kinds = kinds_of(lines, {index: special[mark.kind] for index, mark in covered.items()})
    heads = _cover(lines, [mark for mark in document.marks if mark.kind is MarkKind.HEADING])
    levels = {index: 7 if mark.name == "bold" else mark.level for index, mark in heads.items() if index not in covered}
    return Sheet(document, lines, kinds, find_repeats([line.text for line in lines]), levels)


def without_around(sheet: Sheet) -> Sheet:
    """The sheet with what stands around its text by words and place alone as furniture."""
    around = set(find_around(sheet.lines, sheet.kinds, sheet.headings.keys(), UNTITLED))
    kinds = (LineKind.FURNITURE if index in around else kind for index, kind in enumerate(sheet.kinds))
    return replace(sheet, kinds=tuple(kinds))


def _outside(lines: tuple[Line, ...], marks: list[Mark]) -> tuple[Line, ...]:
    covered = _cover(lines, marks)
    return tuple(line for index, line in enumerate(lines) if index not in covered)


def _cover(lines: tuple[Line, ...], marks: list[Mark]) -> dict[int, Mark]:
    """Line -> the last mark in which it begins; both in order, one pass."""
    found: dict[int, Mark] = {}
    ordered = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
    open_marks: list[Mark] = []
    position = 0
    for index, line in enumerate(lines):
        while position < len(ordered) and ordered[position].span.start <= line.start:
            open_marks.append(ordered[position])
            position += 1
        while open_marks and open_marks[-1].span.end <= line.start:
            open_marks.pop()
        if open_marks:
            found[index] = open_marks[-1]
    return found
