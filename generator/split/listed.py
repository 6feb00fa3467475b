"""Articles announced by a contents list 目录 or by the headlines of a broadcast."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher

from generator.model import Quote
from generator.split.breaks import best_break
from generator.split.sheet import Opening, Sheet
from generator.text.contents import LONGEST_ENTRY, Contents, Entry, find_contents
from generator.text.kinds import LineKind
from generator.text.lines import LONGEST_TITLE, ends_sentence, title_start
from generator.text.names import is_names_alone
from generator.text.normalise import fold
from generator.text.outline import ordinal

_COLLECTION = re.compile(
    r"汇编|选编|选粹|文集|合集|文选|范文|精选|选登|材料集|论文集|作品选|作品集|优秀作品|获奖作品|征文选|网编|[\d一二三四五六七八九十]\s*篇(?![章幅])"
)
"""Words above a contents list that say that it lists texts, not chapters."""
_SECTION = re.compile(r"[\u4e00-\u9fff]{2,8}[:：]")
_WORK = re.compile(r"[^。]{4,60}(?:报告|规划|方案|纲要|研究|白皮书|蓝皮书|指南|手册|综述|调查|分析|构想)")
"""A title that names one work with chapters."""
_TITLE_LINES = 5
LIKE = 0.8
"""Similarity from which on a line is an entry's title though a character differs (chosen, not tuned)."""
PREFACE = 200
"""Code points before the first title from which on they are a text of their own (编者按)."""


def by_contents(sheet: Sheet) -> tuple[Opening, ...]:
    """One opening for each entry that can be placed; () when there is no list, or it lists chapters of one text."""
    contents = find_contents(sheet.texts)
    if contents is None:
        return ()
    places = _places(sheet, contents)
    found = sum(place is not None for place in places)
    if found < max(1, len(places) // 3) or (not contents.news and _lists_chapters(sheet, contents, places)):
        return ()
    openings = _with_missing(sheet, contents, places)
    return tuple(sorted(openings, key=lambda opening: opening.at))


def is_collection(text: str) -> bool:
    """Whether a line above a list or the first text says that several texts follow: "…汇编", "(共4篇)"."""
    return len(text) <= 40 and _COLLECTION.search(text) is not None


def title_of(sheet: Sheet, entry: Entry) -> Quote:
    """The words of an entry without its number and page."""
    return sheet.quote(entry.line)[entry.start : entry.end]


def _title_at(sheet: Sheet, place: int, entry: Entry) -> Quote:
    """The words of the line, without a number that the list gives too."""
    quote = sheet.quote(place)
    number = ordinal(quote.text) if entry.number is not None else None
    return quote[number.width :] if number is not None else quote


def _places(sheet: Sheet, contents: Contents) -> list[int | None]:
    """For each entry the line below that is its title."""
    lines: dict[str, list[int]] = defaultdict(list)
    below = range(contents.last + 1, len(sheet.lines))
    for index in below:
        text = sheet.lines[index].text
        if (under := _subtitle_below(sheet, index)) and len(text) <= LONGEST_ENTRY:
            lines[fold(text[title_start(text) :] + under)].append(index)
        if len(text) <= LONGEST_ENTRY + 12:
            bare = text[title_start(text) :]
            number = ordinal(bare)
            for words in {fold(text), fold(bare), fold(bare[number.width :]) if number else fold(bare)}:
                lines[words].append(index)
    wanted = [_wanted(title_of(sheet, entry).text, lines) for entry in contents.entries]
    places: list[int | None] = [None] * len(wanted)
    taken: set[int] = set()
    for turn, words in enumerate(wanted):
        if len(lines.get(words, ())) == 1 and wanted.count(words) == 1:
            places[turn] = lines[words][0]
            taken.add(lines[words][0])
    for turn, words in enumerate(wanted):
        if places[turn] is None and lines.get(words):
            low = max((place for place in places[:turn] if place is not None), default=-1)
            free = [index for index in lines[words] if index not in taken]
            places[turn] = next((index for index in free if index > low), free[0] if free else None)
            taken.update(place for place in (places[turn],) if place is not None)
    short = [
        index
        for index in below
        if index not in taken
        and (sheet.kinds[index] in (LineKind.SHORT, LineKind.NUMBERED) or _is_signed(sheet, index))
    ]
    for turn, words in enumerate(wanted):
        if places[turn] is None and (close := _closest(sheet, words, short)) is not None:
            places[turn] = close
            short.remove(close)
    return places


def _subtitle_below(sheet: Sheet, index: int) -> str:
    """The line ——… below a line, which a list has behind its title."""
    below = sheet.lines[index + 1].text if index + 1 < len(sheet.lines) else ""
    return below if below[:1] in ("—", "─") and len(below) <= LONGEST_ENTRY else ""


def _is_signed(sheet: Sheet, index: int) -> bool:
    """Whether a short line, taken for a piece of the text, has names alone below it."""
    text = sheet.lines[index].text
    return (
        len(text) <= LONGEST_TITLE
        and not ends_sentence(text)
        and index + 1 < len(sheet.lines)
        and is_names_alone(sheet.lines[index + 1].text)
    )


def _wanted(title: str, lines: Mapping[str, list[int]]) -> str:
    """The words of an entry, without the section it names before them where the body has them so: 本台评论:…"""
    whole = fold(title)
    section = _SECTION.match(title)
    bare = fold(title[section.end() :]) if section else whole
    return bare if whole not in lines and bare in lines else whole


def _closest(sheet: Sheet, words: str, candidates: list[int]) -> int | None:
    letters = set(words)
    best, place = LIKE, None
    for index in candidates[:3000]:
        other = fold(sheet.lines[index].text)
        if not other or len(letters & set(other)) * 3 < 2 * min(len(letters), len(set(other))):
            continue
        like = SequenceMatcher(None, words, other, autojunk=False).ratio()
        if (
            len(other) >= 6
            and (words.startswith(other) or other.startswith(words))
            and min(len(words), len(other)) * 2 >= max(len(words), len(other))
        ):
            like = max(like, 0.85)
        if like > best:
            best, place = like, index
    return place


def _lists_chapters(sheet: Sheet, contents: Contents, places: list[int | None]) -> bool:
    """Whether a numbered list announces chapters of one text: the same numbers stand in the body, and none starts anew."""
    if _opens_work(sheet, contents, places):
        return True
    numbered = [entry.number for entry in contents.entries if entry.number is not None]
    if len(numbered) * 3 < 2 * len(contents.entries):
        return False
    if any(is_collection(sheet.lines[index].text) for index in range(max(0, contents.first - 6), contents.first)):
        return False
    if any(
        sheet.kinds[place + 1] is LineKind.BYLINE
        for place in places
        if place is not None and place + 1 < len(sheet.kinds)
    ):
        return False
    with_number = sum(place is not None and ordinal(sheet.lines[place].text) is not None for place in places)
    if with_number * 2 < sum(place is not None for place in places):
        return False
    rank = min(number.rank for number in numbered)
    chosen = {place for place in places if place is not None}
    own = [
        index
        for index in range(contents.last + 1, len(sheet.lines))
        if sheet.kinds[index] is LineKind.NUMBERED and index not in chosen
    ]
    higher = [
        index
        for index in own
        if (number := ordinal(sheet.lines[index].text)) and number.rank <= rank and number.value == 1
    ]
    return len(higher) < 2


def _opens_work(sheet: Sheet, contents: Contents, places: list[int | None]) -> bool:
    """Whether the list stands below the title of one work (…调查报告), has no names, and an introduction stands below it."""
    above = sheet.texts[max(0, contents.first - _TITLE_LINES) : contents.first]
    if any(is_collection(text) for text in above) or not any(_WORK.fullmatch(text) for text in above):
        return False
    found = [place for place in places if place is not None]
    first = min(found, default=0)
    signed = any(place + 1 < len(sheet.lines) and is_names_alone(sheet.lines[place + 1].text) for place in found)
    told = any(kind is LineKind.TEXT for kind in sheet.kinds[contents.last + 1 : first])
    return told and not signed and len(found) == len(places)


def _with_missing(sheet: Sheet, contents: Contents, places: list[int | None]) -> list[Opening]:
    openings: list[Opening] = []
    start = contents.last + 1
    ordered = [place for place in places if place is not None]
    end_of_all = len(sheet.lines)
    for turn, (entry, place) in enumerate(zip(contents.entries, places, strict=True)):
        if place is not None:
            openings.append(
                Opening(place, _title_at(sheet, place, entry), "headlines" if contents.news else "contents")
            )
            continue
        title = title_of(sheet, entry)
        low = next((at for at in reversed(places[:turn]) if at is not None), None)
        high = next((at for at in places[turn + 1 :] if at is not None), end_of_all)
        if low is None and places[:turn].count(None) == turn and turn == 0 and min(ordered, default=end_of_all) > start:
            openings.append(Opening(start, title, "contents-title-missing", 0.9))
            continue
        floor = max((opening.at for opening in openings if opening.at < high), default=start)
        at = best_break(sheet, title.text, range(floor + 1, high)) if low is not None or turn else None
        if at is not None:
            doubt = f"目录有“{title.text}”,正文没有这一标题行,文章起点是按内容推断的"
            openings.append(Opening(at, title, "contents-topic", 0.5, doubt=doubt))
    first = min((opening.at for opening in openings), default=start)
    if (
        sum(
            len(line.text)
            for line, kind in zip(sheet.lines[start:first], sheet.kinds[start:first], strict=True)
            if kind is LineKind.TEXT
        )
        >= PREFACE
    ):
        openings.append(Opening(start, None, "preface", 0.6, doubt="目录与第一篇之间有一段目录没有列出的文字"))
    return openings
