"""Short news 简讯 told apart by their datelines 电头: a title line, then a paragraph that begins 本报江城6月11日电(记者…).

Beside them some have a byline of their own instead (□ 本报记者 李明).
"""

from __future__ import annotations

from generator.split.sheet import Opening, Sheet
from generator.split.signed import signed_openings
from generator.text.facts import is_dateline
from generator.text.kinds import LineKind

_TITLES = (LineKind.SHORT, LineKind.NUMBERED)


def by_datelines(sheet: Sheet) -> tuple[Opening, ...]:
    """One opening for each titled dateline, in order; () for fewer than two, or where most datelines have no title."""
    dated = [
        index
        for index, line in enumerate(sheet.lines)
        if sheet.kinds[index] is LineKind.TEXT and index not in sheet.copies and is_dateline(line.text)
    ]
    titled = [index for index in dated if index and sheet.kinds[index - 1] in _TITLES]
    if len(titled) < 2 or len(titled) * 2 <= len(dated):
        return ()
    found = [Opening(_head(sheet, index), sheet.quote(index - 1), "dateline", 0.9) for index in titled]
    taken = {at for opening, index in zip(found, titled, strict=True) for at in range(opening.at, index + 1)}
    return tuple(sorted((*found, *signed_openings(sheet, taken)), key=lambda opening: opening.at))


def _head(sheet: Sheet, dated: int) -> int:
    """First line of the item: the section's name above a title stays with it when a text stands before that."""
    first = dated - 1
    above = first - 1
    if above > 0 and sheet.kinds[above] is LineKind.SHORT and sheet.kinds[above - 1] is LineKind.TEXT:
        return above
    return first
