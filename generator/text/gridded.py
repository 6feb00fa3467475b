"""Tables in plain text 文本表格: rows of cells set apart by tabs or blanks. `find_rows` says which lines are rows of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.text.outline import ordinal

_GAP = re.compile(r"[\t\u3000]+|[ \xa0]{2,}|(?<=\s)\s+")
_COMMA = re.compile("[，,]")
_BLANK = re.compile(r"\s+")
_NUMBER = re.compile(r"[-+−–—－≤≥<>＜＞]?[\d０-９](?: ?[\d０-９.,，．])*(?:[%％‰]|个百分点)?|[-—–…]{1,2}")
"""A cell's number, torn by blanks too: 9. 1 2."""
_LEADERS = re.compile(r"…{2}|\.{4}|·{4}")
"""Dots that lead to a page: a line of a contents list."""
_FIGURE = re.compile(r"\d")
LONGEST_CELL = 30
LONGEST_ROW = 160
HIGHEST_HEADING = 2
"""Rank of 第一节; a line that begins with it heads a section, not a row."""
FEWEST_COLUMNS = 3
"""Cells set apart by tabs in every row that make a table of words."""
FEWEST_ROWS = 3
"""Rows without a frame around them that make a table; two lines of blanks and figures stand in running text too."""


def cells_of(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of the cells of a row, 轴承, 万套, 12.4 with tabs between -> (0, 2), (3, 5), (6, 10); () when it is none."""
    for gap in (_GAP, _BLANK):
        found: list[tuple[int, int]] = []
        start = 0
        for match in gap.finditer(text):
            if match.start() > start:
                found.append((start, match.start()))
            start = match.end()
        if start < len(text):
            found.append((start, len(text)))
        if len(found) >= 2:
            return tuple(found)
    return ()


def _columns(text: str) -> int:
    """Number of cells of a line that could be a row, else 0."""
    if len(text) > LONGEST_ROW or text[-1] in "。；;：:，,、！!？?" or "。" in text or _LEADERS.search(text):
        return 0
    if (number := ordinal(text)) and number.rank <= HIGHEST_HEADING:
        return 0
    if not _GAP.search(text) and _COMMA.search(text):
        return 0
    cells = cells_of(text)
    return len(cells) if cells and all(end - start <= LONGEST_CELL for start, end in cells) else 0


def _has_figures(text: str) -> bool:
    return any(_NUMBER.fullmatch(text, *cell) and _FIGURE.search(text, *cell) for cell in cells_of(text)[1:])


def find_rows(texts: Sequence[str]) -> tuple[range, ...]:
    """Runs of lines that are one table each, in order; linear in the length of all texts."""
    widths = [_columns(text) if text else 0 for text in texts]
    found = []
    start = 0
    while start < len(widths):
        end = start
        while end < len(widths) and widths[end]:
            end += 1
        if end - start >= FEWEST_ROWS and _is_table(texts[start:end], widths[start:end]):
            found.append(range(start, end))
        start = max(end, start + 1)
    return tuple(found)


def _is_table(texts: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether most rows have one number of cells and figures beside a name."""
    columns, usual = Counter(widths).most_common(1)[0]
    if columns >= FEWEST_COLUMNS and usual == len(widths) and all("\t" in text for text in texts):
        return True
    return usual * 3 >= 2 * len(widths) - 2 and sum(map(_has_figures, texts)) * 2 >= len(texts)
