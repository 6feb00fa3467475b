"""Tables of a page: data tables become one mark with cells; tables that only lay out the page stay text."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import FILLER, Cell, Mark, MarkKind, Span
from generator.text.lines import quote_at

LONGEST_CELL = 240
"""Code points; a table with a longer cell lays out text."""


@dataclass(slots=True)
class Grid:
    """A table while it is read: rows of (start, end, head) of cells."""

    start: int
    end: int = -1
    closing: int = -1
    """Where </table> begins."""
    nested: bool = False
    rows: list[list[tuple[int, int, bool]]] = field(default_factory=list)
    row_starts: list[int] = field(default_factory=list)
    open_cell: tuple[int, bool] | None = None

    def new_row(self, start: int) -> None:
        """A <tr>."""
        self.end_cell(start)
        self.rows.append([])
        self.row_starts.append(start)

    def new_cell(self, start: int, *, head: bool) -> None:
        """A <td> or <th> whose content begins at `start`."""
        self.end_cell(start)
        if not self.rows:
            self.rows.append([])
            self.row_starts.append(start)
        self.open_cell = (start, head)

    def end_cell(self, end: int) -> None:
        """The open cell, if any, ends here."""
        if self.open_cell is not None:
            self.rows[-1].append((self.open_cell[0], end, self.open_cell[1]))
            self.open_cell = None


def table_mark(grid: Grid, pieces: list[tuple[int, str]]) -> Mark | None:
    """The mark of a data table, or None; line breaks inside its cells become FILLER in `pieces` (changed in place).

    The pieces are in order of their start; only those inside the table are looked at.
    """
    if grid.nested or grid.end < 0 or sum(map(len, grid.rows)) < 4 or max(map(len, grid.rows)) < 2:
        return None
    low, high = _range(pieces, grid.start), _range(pieces, grid.end)
    inside = pieces[low:high]
    if any(
        sum(len(words.replace(FILLER, "").strip()) for at, words in _within(inside, cell)) > LONGEST_CELL
        for row in grid.rows
        for cell in row
    ):
        return None
    starts = set(grid.row_starts)
    for index in range(low, high):
        at, words = pieces[index]
        if words == "\n" and at not in starts and grid.start < at < grid.closing:
            pieces[index] = (at, FILLER)
    piece_text = _local_view(pieces[low:high], grid.start, grid.end)
    cells = []
    for number, row in enumerate(grid.rows):
        for column, (start, end, head) in enumerate(row):
            quote = quote_at(piece_text, start - grid.start, end - grid.start)
            spans = tuple(Span(span.start + grid.start, span.end + grid.start) for span in quote.spans)
            cells.append(Cell(type(quote)(spans, quote.text), number, column, head or number == 0))
    return Mark(Span(grid.start, grid.end), MarkKind.TABLE, cells=tuple(cells))


def _within(pieces: list[tuple[int, str]], cell: tuple[int, int, bool]) -> list[tuple[int, str]]:
    return pieces[_range(pieces, cell[0]) : _range(pieces, cell[1])]


def _range(pieces: list[tuple[int, str]], start: int) -> int:
    low, high = 0, len(pieces)
    while low < high:
        middle = (low + high) // 2
        if pieces[middle][0] < start:
            low = middle + 1
        else:
            high = middle
    return low


def _local_view(pieces: list[tuple[int, str]], start: int, end: int) -> str:
    view: list[str] = []
    at = start
    for place, words in pieces:
        view += [FILLER * (place - at), words]
        at = place + len(words)
    return "".join((*view, FILLER * (end - at)))
