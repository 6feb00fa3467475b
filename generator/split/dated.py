"""Short news 简讯 told apart by their datelines 电头: a title line, then a paragraph that begins 本报江城6月11日电(记者…).

Beside them some have a byline of their own instead (□ 本报记者 李明).
"""

from __future__ import annotations

from generator.split.sheet import Opening, Sheet
from generator.split.signed import signed_openings
from generator.text.facts import is_dateline
from generator.text.kinds import LineKind

_TITLES = (LineKind.SHORT, LineKind.NUMBERED)
_BETWEEN = (LineKind.DATE, LineKind.LABELS, LineKind.BYLINE)


def by_datelines(sheet: Sheet) -> tuple[Opening, ...]:
    """One opening for each titled dateline, in order; () for fewer than two, or where most datelines have no title."""
    return _openings(sheet, 2)


def by_one_dateline(sheet: Sheet) -> tuple[Opening, ...]:
    """A page of a paper on which one text has a dateline and the others have bylines."""
    return _openings(sheet, 1)


def _openings(sheet: Sheet, fewest: int) -> tuple[Opening, ...]:
    """Two openings or more, `fewest` of them titled datelines, or ()."""
    dated = [
        index
        for index, line in enumerate(sheet.lines)
        if sheet.kinds[index] is LineKind.TEXT and index not in sheet.copies and is_dateline(line.text)
    ]
    titled = [title for index in dated if (title := _title_above(sheet, index)) is not None]
    if len(titled) < fewest or len(titled) * 2 <= len(dated):
        return ()
    found = [Opening(_head(sheet, title), sheet.quote(title), "dateline", 0.9) for title in titled]
    taken = {at for opening, title in zip(found, titled, strict=True) for at in range(opening.at, title + 4)}
    openings = (*found, *signed_openings(sheet, taken))
    return tuple(sorted(openings, key=lambda opening: opening.at)) if len(openings) > 1 else ()


def _title_above(sheet: Sheet, dated: int) -> int | None:
    """The title of a dateline's paragraph, a day or a byline between them passed over."""
    at = dated - 1
    while at > max(dated - 3, 0) and sheet.kinds[at] in _BETWEEN:
        at -= 1
    return at if at >= 0 and sheet.kinds[at] in _TITLES else None


def _head(sheet: Sheet, title: int) -> int:
    """First line of the item: the section's name above a title stays with it when a text stands before that."""
    above = title - 1
    if above > 0 and sheet.kinds[above] is LineKind.SHORT and sheet.kinds[above - 1] is LineKind.TEXT:
        return above
    return title
