"""Items -> paragraphs: lines that were broken are joined, headings over two lines too, headings get their level."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from generator.clean.items import Item, Role, file_wrap
from generator.model import BlockKind, Cell, Mark, MarkKind, Part, Quote
from generator.text.gridded import cells_of
from generator.text.kinds import LineKind
from generator.text.lines import ends_sentence
from generator.text.outline import is_spoken, ordinal
from generator.text.wrapping import columns, is_full, wrap_of

SHORTEST_OPEN = 12
"""Code points; a shorter line without an end mark is a line of its own, not the first half of a sentence."""
LONGEST_HALF = 24
"""Code points of the lines of a heading over two lines (a narrow column's; longer ones are two headings)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block to be: its words over all its lines, before repairs."""

    kind: BlockKind
    quote: Quote
    rule: str
    level: int = 0
    cells: tuple[Cell, ...] = ()


def build_paragraphs(items: Sequence[Item], part: Part) -> tuple[Paragraph, ...]:
    """Paragraphs in reading order."""
    kept = [item for item in items if item.role in _KINDS]
    running = [item.line for item in kept if item.role is not Role.TABLE]
    wrap = wrap_of(running, file_wrap(part))
    indented = sum(item.line.indent >= 2 for item in kept) * 8 >= len(kept)
    marked = part.document.source.path.lower().endswith((".md", ".markdown"))  # where a blank line ends a paragraph
    paragraphs: list[Paragraph] = []
    last: Item | None = None
    shown: set[int] = set()
    tables = [_Rows(mark) for mark in part.document.marks if mark.kind is MarkKind.TABLE]
    for index, item in enumerate(kept):
        if item.rule == "text-table":
            if last is None or last.rule != "text-table":
                paragraphs.append(_table_of(kept, index))
        elif item.role is Role.TABLE:
            rows = _table_at(tables, item.line.start)
            if rows is not None and not rows.hold(item):
                paragraphs.append(Paragraph(BlockKind.BODY, item.quote, "caption"))
            elif rows is not None and rows.mark.span.start not in shown:
                shown.add(rows.mark.span.start)
                paragraphs.append(_table(rows.mark))
        elif (
            last is not None
            and paragraphs
            and not (marked and item.line.after_gap)
            and _goes_on(last, item, wrap, indented=indented)
        ):
            paragraphs[-1] = replace(paragraphs[-1], quote=joined(paragraphs[-1].quote, item.quote))
            item = replace(item, role=last.role, kind=LineKind.TEXT)
        elif last is not None and paragraphs and _is_second_half(kept, index):
            paragraphs[-1] = replace(
                paragraphs[-1], quote=joined(paragraphs[-1].quote, item.quote), rule="heading-two-lines"
            )
        else:
            paragraphs.append(Paragraph(_KINDS[item.role], item.quote, item.rule, item.level))
        last = item
    return tuple(_levelled(paragraphs))


_KINDS = {
    Role.BODY: BlockKind.BODY,
    Role.ITEM: BlockKind.ITEM,
    Role.HEADING: BlockKind.HEADING,
    Role.SALUTATION: BlockKind.SALUTATION,
    Role.TABLE: BlockKind.TABLE,
}


def joined(left: Quote, right: Quote) -> Quote:
    """Two quotes as one, without anything between."""
    return Quote(left.spans + right.spans, left.text + right.text)


class _Rows:
    """A table's mark, and where its cells stand."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self._spans = sorted(span for cell in mark.cells for span in cell.quote.spans)

    def hold(self, item: Item) -> bool:
        """Whether a line of the table is one of its rows, not its caption."""
        at = bisect_right(self._spans, item.line.start, key=lambda span: span.end)
        return at < len(self._spans) and self._spans[at].start < item.line.end


def _table_at(tables: Sequence[_Rows], start: int) -> _Rows | None:
    """The table that holds this place; tables are in text order and none holds another."""
    at = bisect_right(tables, start, key=lambda rows: rows.mark.span.start) - 1
    return tables[at] if at >= 0 and start < tables[at].mark.span.end else None


def _table(mark: Mark) -> Paragraph:
    quotes = [cell.quote for cell in mark.cells if cell.quote.text]
    spans = tuple(span for quote in quotes for span in quote.spans)
    return Paragraph(BlockKind.TABLE, Quote(spans, "".join(quote.text for quote in quotes)), "table", 0, mark.cells)


def _table_of(items: Sequence[Item], first: int) -> Paragraph:
    """The rows from `first` on as one table."""
    cells: list[Cell] = []
    for row, item in enumerate(takewhile(lambda item: item.rule == "text-table", islice(items, first, None))):
        ranges = cells_of(item.line.text) or ((0, len(item.quote.text)),)
        cells += (Cell(item.quote[start:end], row, column, row == 0) for column, (start, end) in enumerate(ranges))
    spans = tuple(span for cell in cells for span in cell.quote.spans)
    words = "".join(cell.quote.text for cell in cells)
    return Paragraph(BlockKind.TABLE, Quote(spans, words), "text-table", 0, tuple(cells))


def _goes_on(last: Item, item: Item, wrap: int, *, indented: bool) -> bool:
    """Whether `item` continues the sentence or paragraph of `last`."""
    if (
        last.role not in (Role.BODY, Role.ITEM)
        or item.role not in (Role.BODY, Role.HEADING)
        or item.rule == "heading-mark"
    ):
        return False
    if item.kind is LineKind.NUMBERED or (
        item.kind is LineKind.TEXT and is_spoken(item.line.text) and ends_sentence(last.line.text)
    ):
        return False
    if wrap:
        full = is_full(columns(last.line.text) + last.line.indent, wrap)
        if item.line.indent >= 2 and indented and (ends_sentence(last.line.text) or item.line.indent <= 4):
            return False
        return full or (not ends_sentence(last.line.text) and len(last.line.text) >= SHORTEST_OPEN)
    if ends_sentence(last.line.text) or len(last.line.text) < SHORTEST_OPEN:
        return False
    return last.rule not in ("caption", "last-line") and ordinal(item.line.text) is None


_ATTACHMENT = re.compile(r"附(?:件|表|录)\s*[\d一二三四五六七八九十]{0,2}\s*[:：]?")


def _is_second_half(items: Sequence[Item], index: int) -> bool:
    """Whether a short line is the second line of the heading above it: both short, text below, no number of its own."""
    last, item = items[index - 1], items[index]
    if (
        last.role is not Role.HEADING
        or item.role is not Role.HEADING
        or item.level
        or last.level
        or item.kind is LineKind.NUMBERED
        or _ATTACHMENT.fullmatch(last.line.text)
    ):
        return False
    if (index >= 2 and items[index - 2].role is Role.HEADING) or (
        index + 1 < len(items) and items[index + 1].role is Role.HEADING
    ):
        return False
    if max(len(last.line.text), len(item.line.text)) > LONGEST_HALF:
        return False
    lone = sum(
        1
        for at in range(1, len(items))
        if items[at].kind is LineKind.SHORT
        and items[at].role is Role.HEADING
        and items[at - 1].role is not Role.HEADING
    )
    return last.kind is LineKind.SHORT or lone == 0


def _levelled(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Headings with levels 1, 2, … in the order of their ranks; marks of the format and numbers give the rank."""
    ranks = [_rank(paragraph) for paragraph in paragraphs]
    numbered = [rank for rank in ranks if rank is not None and rank < 50]
    first_plain = next((index for index, rank in enumerate(ranks) if rank == 50), -1)
    first_number = next((index for index, rank in enumerate(ranks) if rank is not None and rank < 50), -1)
    above = first_plain >= 0 and numbered and first_plain < first_number and _restarts(paragraphs, ranks)
    used = sorted({-1 if rank == 50 and above else rank for rank in ranks if rank is not None})
    found = []
    for paragraph, rank in zip(paragraphs, ranks, strict=True):
        if rank is None:
            found.append(paragraph)
        else:
            found.append(replace(paragraph, level=min(6, used.index(-1 if rank == 50 and above else rank) + 1)))
    return found


def _rank(paragraph: Paragraph) -> int | None:
    if paragraph.kind is not BlockKind.HEADING:
        return None
    number = ordinal(paragraph.quote.text)
    if number is not None:
        return number.rank + 10
    return paragraph.level if 0 < paragraph.level <= 6 else 50


def _restarts(paragraphs: list[Paragraph], ranks: list[int | None]) -> bool:
    """Whether the numbers start anew below each plain heading."""
    ones = 0
    for paragraph, rank in zip(paragraphs, ranks, strict=True):
        if rank is not None and 10 <= rank < 50:
            number = ordinal(paragraph.quote.text)
            ones += number is not None and number.value == 1
    return ones >= 1
