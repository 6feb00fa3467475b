"""The words of a news programme 新闻文字版 without a list of its headlines: each item has its headline right above its text."""

from __future__ import annotations

import re

from generator.split.sheet import Opening, Sheet
from generator.text.dates import find_date
from generator.text.kinds import LineKind
from generator.text.lines import ends_sentence
from generator.text.names import is_names_alone

_NAMED = r"新闻联播|联播|(?:早|午|晚|夜)(?:间)?新闻|新闻(?:直播间|速递|播报|早班车|晚高峰|早报|晚报|早知道|纵横)"
_PROGRAMME = re.compile(
    rf"[^。，,：:]{{0,24}}(?:(?:{_NAMED})[》”】]?[^。，,：:]{{0,24}}|新闻[》”】]?[^。，,：:]{{0,20}}(?:文字版|文字稿|文稿|播出稿|播报稿))"
)
_HEAD_LINES = 6
FEWEST = 3
"""Items from which on the lines above paragraphs are headlines; two may be a report's sub-headings."""
SHORTEST, LONGEST_ITEM = 6, 8
"""Code points of a headline, and paragraphs of an item: one of more is a report with sub-headings."""


def by_programme(sheet: Sheet) -> tuple[Opening, ...]:
    """One opening an item; () when the file's head names no programme with its day, or its text has other headings."""
    if not _names_programme(sheet) or any(kind is LineKind.NUMBERED for kind in sheet.kinds):
        return ()
    heads = [
        index
        for index in range(1, len(sheet.lines) - 1)
        if sheet.kinds[index : index + 2] == (LineKind.SHORT, LineKind.TEXT) and _is_headline(sheet, index)
    ]
    if len(heads) < FEWEST:
        return ()
    ends = [*heads[1:], len(sheet.lines)]
    sizes = (sheet.kinds[at:end].count(LineKind.TEXT) for at, end in zip(heads, ends, strict=True))
    if max(sizes) > LONGEST_ITEM:
        return ()
    return tuple(
        Opening(index if turn else 0, sheet.quote(index), "programme", 0.8) for turn, index in enumerate(heads)
    )


def _names_programme(sheet: Sheet) -> bool:
    head = sheet.texts[:_HEAD_LINES]
    return any(_PROGRAMME.fullmatch(text) for text in head) and any(find_date(text) for text in head)


def _is_headline(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return (
        len(text) >= SHORTEST
        and index not in sheet.copies
        and not ends_sentence(text)
        and not is_names_alone(text)
        and not _PROGRAMME.fullmatch(text)
    )
