"""Text broken into lines of one width (OCR, columns, old mail): `wrap_width` finds that width, `is_full` says which lines fill it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.text.lines import Line, ends_sentence

NARROWEST = 24
"""Columns; a narrower column of print does not occur (a Chinese character takes two)."""
WIDEST = 160
SLACK = 5
"""Columns by which a full line may fall short: a mark that may not begin a line is carried over."""
SHARE = 0.45
"""Share of the lines above NARROWEST that must fill one width (short last lines of paragraphs are the rest)."""


def columns(text: str) -> int:
    """Width on the page: Chinese characters and full-width marks take two columns."""
    return len(text.encode("gbk", "replace"))  # GBK's bytes are the columns of a fixed-width page


def wrap_width(widths: Sequence[int], closed: Sequence[bool]) -> int:
    """The width to which lines are broken, or 0. `widths` are columns with indent, `closed` whether a sentence ends there.

    Paragraphs of like length have one width too, but each ends a sentence; where lines are broken few do.
    """
    long_lines = [width for width in widths if width >= NARROWEST]
    if len(long_lines) < 6:
        return 0
    counts = Counter(width for width in long_lines if width <= WIDEST)
    best, share = 0, 0
    for width in sorted(counts):
        inside = sum(counts[near] for near in range(width - SLACK, width + 1))
        if inside >= share:
            best, share = width, inside
    if share < SHARE * len(long_lines):
        return 0
    full = [ends for width, ends in zip(widths, closed, strict=True) if best - SLACK <= width <= best]
    return best if sum(full) * 2 < len(full) else 0


def is_full(width: int, wrap: int) -> bool:
    """Whether a line of this width was broken because it was full."""
    return wrap > 0 and wrap - SLACK <= width


def wrap_of(lines: Sequence[Line], given: int = 0) -> int:
    """The width to which these lines are broken, or 0.

    A few lines tell no width of their own: then that of their file, `given`, where none of them is wider.
    """
    widths = [columns(line.text) + line.indent for line in lines]
    own = wrap_width(widths, [ends_sentence(line.text) for line in lines])
    return own or (given if max(widths, default=0) <= given else 0)
