"""Figures of table cells: the heads of row and column say what is measured, when, and in which unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.analyse.figures.grammar import Reading
from generator.analyse.figures.scope import PERIOD
from generator.analyse.figures.surfaces import surfaces
from generator.analyse.figures.units import UNIT
from generator.model import Block, Cell, Figure, FigureKind, Quote
from generator.text.numerals import SCALE, reading_copy

_PLAIN = re.compile(r" ?[-+]?[0-9][0-9,]*(?:\.[0-9]+)? ?")
_IN_BRACKETS = re.compile(r"[(（〔\[]([^()（）〔〕\[\]]{1,10})[)）〕\]]")
_GROWTH = re.compile("增长|增速|增幅|涨跌|同比|环比|比上年|年增")
_UNIT_HEAD = re.compile("(?:计量|计算)?单位")
_MEASURE = re.compile(rf"{SCALE}?(?:{UNIT})?")


@dataclass(frozen=True, slots=True)
class _Heads:
    """Words of the heads by column and by row, and the unit that a column 单位 gives each row."""

    columns: dict[int, str] = field(default_factory=dict)
    rows: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)


def find_in_table(block: Block, number: int) -> Iterator[Figure]:
    """One figure a cell that holds a number, in the order of the cells; `number` is the block's index."""
    heads = _heads(block)
    for cell in block.cells:
        figure = None if cell.head or cell.column == 0 else _in_cell(cell, heads, number)
        if figure is not None:
            yield figure


def _heads(block: Block) -> _Heads:
    heads = _Heads()
    marked = any(cell.head for cell in block.cells)
    for cell in block.cells:
        words = cell.quote.text.strip()
        if cell.head or (not marked and cell.row == 0):
            heads.columns[cell.column] = (heads.columns.get(cell.column, "") + " " + words).strip()
        elif cell.column == 0:
            heads.rows[cell.row] = words
    for column, words in heads.columns.items():
        if _UNIT_HEAD.fullmatch(reading_copy(words)):
            heads.units.update(
                {cell.row: cell.quote.text.strip() for cell in block.cells if cell.column == column and not cell.head}
            )
    return heads


def _in_cell(cell: Cell, heads: _Heads, number: int) -> Figure | None:
    column, row = heads.columns.get(cell.column, ""), heads.rows.get(cell.row, "")
    copy = reading_copy(cell.quote.text)
    plain = _PLAIN.fullmatch(copy) is not None
    found = next(iter(surfaces(copy + (_unit(column, row, heads.units.get(cell.row, "")) if plain else ""))), None)
    if found is None or (found.reading.unit is None and not plain):
        return None
    grows = _GROWTH.search(reading_copy(column)) is not None and found.reading.unit in {"%", "个百分点", None}
    period = PERIOD.search(reading_copy(column)) or PERIOD.search(reading_copy(row))
    return Figure(
        rule=f"table-{found.rule}",
        quote=_words(cell.quote, found.start, found.end),
        sentence=-1,
        value=found.reading.value,
        unit=found.reading.unit,
        kind=_kind(found.reading, grows, column + row),
        indicator=" ".join(part for part in (_bare(row), _bare(column)) if part and not _only_time(part)),
        high=found.reading.high,
        period=period.group().strip() if period else None,
        confidence=0.7,
        row=cell.row,
        column=cell.column,
        block=number,
    )


def _words(quote: Quote, start: int, end: int) -> Quote:
    part = quote[start : min(end, len(quote.text))]
    blank = len(part.text) - len(part.text.rstrip())
    return part[: len(part.text) - blank] if blank else part


def _unit(column: str, row: str, of_row: str) -> str:
    """The unit in brackets of the column's head, the unit column, or the brackets of the row's head."""
    growth = _GROWTH.search(reading_copy(column))
    inside = _IN_BRACKETS.search(column) or (None if growth else _IN_BRACKETS.search(row))
    words = reading_copy(inside.group(1) if inside else ("" if growth else of_row))
    return words if _MEASURE.fullmatch(words) else ""


def _kind(reading: Reading, grows: bool, heads: str) -> FigureKind:
    if reading.kind in {"rank", "range", "multiple"}:
        return FigureKind(reading.kind)
    if grows:
        return FigureKind.GROWTH
    if reading.unit == "%" and re.search("占比|比重|构成", reading_copy(heads)):
        return FigureKind.SHARE
    return FigureKind.LEVEL


def _only_time(words: str) -> bool:
    """A head that is nothing but 2023年 says when, not what."""
    return PERIOD.fullmatch(reading_copy(words)) is not None


def _bare(words: str) -> str:
    return _IN_BRACKETS.sub("", words).strip()
