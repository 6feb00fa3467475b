"""Lines as the rules judge them: paragraphs glued together are parted, traditional text is judged in simplified words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model import Span
from generator.text.lines import Line, find_lines, quote_at
from generator.text.scripts import simplified_lines

_HAN = "[一二三四五六七八九十]{1,3}"
_GLUED = re.compile(
    rf"(?<=[。！？])(?:[ \t\u3000\xa0]+(?={_HAN}、|[（(]{_HAN}[)）]|第{_HAN}[章条节])|\u3000{{2,}}(?=\S)|[ \xa0]{{4,}}(?=\S))"
)
"""A sentence's end, then blanks, then the number of a heading: "…清单。 二、补齐短板"; or the indent of a new paragraph."""
_MAYBE = re.compile("。[ \u3000]|\u3000\u3000| {4}|[！？][ \u3000]")


def read_lines(view: str, spans: Iterable[Span] | None = None) -> tuple[Line, ...]:
    """All lines of these ranges (default: of the whole view) in order, as `find_lines` gives them, glued ones parted."""
    lines: list[Line] = []
    for line in find_lines(view, spans):
        lines += _parted(view, line) if _MAYBE.search(line.text) else (line,)
    return simplified_lines(lines)


def _parted(view: str, line: Line) -> list[Line]:
    quote = None
    found: list[Line] = []
    start = 0
    for gap in _GLUED.finditer(line.text):
        quote = quote or quote_at(view, line.start, line.end)
        piece = quote[start : gap.start()]
        found.append(
            Line(piece.start, piece.end, piece.text, line.indent if start == 0 else 0, line.after_gap and start == 0)
        )
        start = gap.end()
    if quote is None:
        return [line]
    piece = quote[start:]
    return [*found, Line(piece.start, piece.end, piece.text, 0, after_gap=False)]
