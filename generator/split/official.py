"""Official documents one after the other: each titled 关于…的通知 or its kin, and closed by its office and day."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.model import Quote
from generator.split.sheet import Opening, Sheet
from generator.split.signed import joined_quote
from generator.text.facts import is_agency
from generator.text.kinds import LineKind, is_official_title
from generator.text.labels import is_number_line
from generator.text.normalise import fold
from generator.text.outline import ordinal

_READING = re.compile(r"《[^》]{6,80}》(?:的)?(?:政策)?解读")
"""《关于…的通知》解读, below the notice itself."""
CHAPTER = 3
"""Rank of 一、 among the ordinals."""
_BETWEEN = (LineKind.LABELS, LineKind.FURNITURE)


def by_documents(sheet: Sheet) -> tuple[Opening, ...]:
    """One opening a document, from its number on where that stands above the title; () for fewer than two."""
    titles = [
        index
        for index, kind in enumerate(sheet.kinds)
        if kind is LineKind.SHORT and index not in sheet.copies and is_official_title(sheet.lines[index].text)
    ]
    readings = [index for index, line in enumerate(sheet.lines) if _READING.fullmatch(line.text)]
    chapters = _chapters(sheet)
    found = [
        index
        for turn, index in enumerate(titles)
        if not turn or _follows_a_day(sheet, index) or _counts_anew(sheet, chapters, index)
    ]
    found = [
        index
        for turn, index in enumerate(found)
        if not turn
        or not (_is_enclosed(sheet, found[turn - 1], index) or _is_said_again(sheet, found[turn - 1], index))
    ]
    found = sorted({*found, *(index for index in readings if found and index > found[0])})
    if len(found) < 2:
        return ()
    return tuple(
        Opening(_head(sheet, index) if turn else _first_line(sheet, index), _title(sheet, index), "official", 0.9)
        for turn, index in enumerate(found)
    )


def _first_line(sheet: Sheet, title: int) -> int:
    """The file's first line, where no text stands above the first title: its number and its office belong to it."""
    return _head(sheet, title) if any(kind is LineKind.TEXT for kind in sheet.kinds[:title]) else 0


def _title(sheet: Sheet, at: int) -> Quote:
    """With the office on the line above a title that begins with 关于."""
    above = sheet.lines[at - 1] if at else None
    if above is not None and sheet.lines[at].text.startswith("关于") and is_agency(above.text):
        return joined_quote([sheet.quote(at - 1), sheet.quote(at)])
    return sheet.quote(at)


def _is_enclosed(sheet: Sheet, notice: int, title: int) -> bool:
    """Whether a document is what the notice before it sends out: 印发《关于…的意见》的通知."""
    return f"《{sheet.lines[title].text}》" in sheet.lines[notice].text


def _is_said_again(sheet: Sheet, before: int, title: int) -> bool:
    """Whether a title is the one before it once more, without a text between them: a page names itself above."""
    told = any(kind is LineKind.TEXT for kind in sheet.kinds[before:title])
    return not told and fold(sheet.lines[before].text) == fold(sheet.lines[title].text)


def _chapters(sheet: Sheet) -> tuple[tuple[int, int], ...]:
    """(line, value) of the headings 一、二、… in order."""
    numbered = (at for at, kind in enumerate(sheet.kinds) if kind is LineKind.NUMBERED)
    numbers = ((at, ordinal(sheet.lines[at].text)) for at in numbered)
    return tuple((at, number.value) for at, number in numbers if number and number.rank == CHAPTER)


def _counts_anew(sheet: Sheet, chapters: tuple[tuple[int, int], ...], title: int) -> bool:
    """Whether 一、 comes again below a title and 二、 or more stands above it, and it is no annex."""
    below = bisect_left(chapters, (title, 0))
    if not 0 < below < len(chapters) or sheet.lines[title - 1].text.startswith("附"):
        return False
    return chapters[below - 1][1] >= 2 and chapters[below][1] == 1


def _follows_a_day(sheet: Sheet, title: int) -> bool:
    at = title - 1
    while at > 0 and sheet.kinds[at] in _BETWEEN:
        at -= 1
    return sheet.kinds[at] is LineKind.DATE


def _head(sheet: Sheet, title: int) -> int:
    return title - 1 if title and is_number_line(sheet.lines[title - 1].text) else title
