"""One character for one, always listed: full width to half, radicals, stray traditional and damaged characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from generator.clean.structure import Paragraph
from generator.model import Cell, Quote, Repair, Span
from generator.text.normalise import radical_places, wide_places
from generator.text.scripts import strays

DAMAGES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    # A replacement of D by 党 over a whole file: GDP and 3D are the words it certainly hit.
    ("damaged-letter", re.compile(r"(?<![A-Za-z])G(党)P(?![A-Za-z])"), "D"),
    (
        "damaged-letter",
        re.compile(
            r"(?<![\d.])3(党)(?=打印|建模|视觉|技术|动画|电影|扫描|传感|影像|效果|模型|显示|识别|感知|可视|地图|渲染)"
        ),
        "D",
    ),
    ("damaged-letter", re.compile(r"(?<![A-Za-z])R&(党)(?![A-Za-z])"), "D"),
)
"""(rule, pattern whose group is the damaged character, what it was). Only words that can be nothing else."""


def find_repairs(quote: Quote, text: str, *, traditional: bool) -> tuple[Repair, ...]:
    """All repairs of these words of the document's `text`, in text order; `traditional` texts keep their script."""
    found: dict[int, tuple[str, str]] = {index: (now, "half-width") for index, now in wide_places(quote.text)}
    for rule, pattern, now in DAMAGES if "党" in quote.text else ():
        for match in pattern.finditer(quote.text):
            found[match.start(1)] = (now, rule)
    if not traditional:
        for index, now in strays(quote.text):
            found.setdefault(index, (now, "simplified"))
    starts, offset = [], 0
    for span in quote.spans:
        starts.append(offset)
        for at in radical_places(text, span.start, span.end):
            index = offset + at - span.start
            found.setdefault(index, (quote.text[index], "radical"))
        offset += len(span)
    if not found:
        return ()
    repairs = []
    for index, (now, rule) in sorted(found.items()):
        turn = bisect_right(starts, index) - 1
        at = quote.spans[turn].start + index - starts[turn]
        was = text[at] if rule == "radical" else quote.text[index]
        repairs.append(Repair(Span(at, at + 1), was, now, rule))
    return tuple(repairs)


def apply_repairs(quote: Quote, repairs: Iterable[Repair]) -> Quote:
    """The quote with these repairs (in text order; those outside it are passed over) applied."""
    pieces, offset = list(quote.text), 0
    ordered = list(repairs)
    if not ordered:
        return quote
    position = 0
    for span in quote.spans:
        while position < len(ordered) and ordered[position].span.start < span.start:
            position += 1
        while position < len(ordered) and ordered[position].span.start < span.end:
            pieces[offset + ordered[position].span.start - span.start] = ordered[position].now
            position += 1
        offset += len(span)
    return Quote(quote.spans, "".join(pieces))


def repair_paragraph(paragraph: Paragraph, text: str, *, traditional: bool) -> tuple[Paragraph, tuple[Repair, ...]]:
    """A paragraph of the document's `text` with its repairs applied, cells too."""
    repairs = find_repairs(paragraph.quote, text, traditional=traditional)
    if not repairs:
        return paragraph, ()
    cells = tuple(_repair_cell(cell, repairs) for cell in paragraph.cells)
    return replace(paragraph, quote=apply_repairs(paragraph.quote, repairs), cells=cells), repairs


def _repair_cell(cell: Cell, repairs: tuple[Repair, ...]) -> Cell:
    inside = [repair for repair in repairs if cell.quote.start <= repair.span.start < cell.quote.end]
    return replace(cell, quote=apply_repairs(cell.quote, inside)) if inside else cell
