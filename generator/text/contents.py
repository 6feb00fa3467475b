"""Contents lists 目录 and headline lists 内容提要: which lines they are, and the titles they announce.

A list is known by its own heading line, or by lines at the head of the file that all stand again further down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.text.furniture import furniture
from generator.text.kinds import LineKind, kind_of
from generator.text.lines import ends_sentence, title_start
from generator.text.names import is_names_alone
from generator.text.normalise import fold
from generator.text.outline import Ordinal, ordinal

_HEAD = re.compile(
    r"[-—=*\s【\[《#]*(?:目\s*[录錄次]|本[期刊册書书]?(?:目[录錄]|要目|导读|導讀)|(?:今日|内容|新闻)?要目|contents?|文章目录|材料目录|总目录|篇目|目录索引|索引)(?:\s*\(?contents\)?)?[\s:：】\]》\-—=*]*",
    re.IGNORECASE,
)
_NEWS_HEAD = re.compile(
    r".{0,60}(?:内容提要|主要内容|内容有|要闻|提要|导视|今天节目|本期节目|新闻提要|头条|看点|摘要|內容提要|主要內容)[^。]{0,16}[:：。]?"
)
_NEWS_END = re.compile(
    r"(?:【[\u4e00-\u9fff]{2,4}】\s*)?(?:下面|接下来|以下|现在|首先)?(?:请听|请看|是|来看|为您|播送|進入)?.{0,6}(?:详细内容|详细报道|详细消息|節目|节目内容|具体内容|正文)[^。]{0,10}[。.]?|欢迎收[看听].{0,12}|详细.{0,4}内容.{0,4}"
)
_ENTRY = re.compile(r"^[^\w“‘\"'《〈（(【\[「『]*")
_PAGE = re.compile(r"[\s.…·・。_\-—－]*(?:[/／(（]\s*)?(?:第?\s*\d{1,4}\s*页?|[ivxIVX]{1,5})\s*[)）]?\s*$")
_LEADERS = re.compile(r"(?:[.…·・_—－。]{2,}|\s{2,}|\t)[\s.…·・_—－。]*\(?\d{0,4}\)?\s*$|[.…·]{2,}.*$")
_AUTHOR_TAIL = re.compile(
    r"(?:[\s\u3000]*[/／|｜]{1,2}[\s\u3000]*|\s{2,}|\u3000+|\t|[（(])([\u4e00-\u9fff]{2,4}(?:[\s、][\u4e00-\u9fff]{1,4}){0,3})[)）]?$"
)
_OFFICE_TAIL = re.compile(r"\t[\u4e00-\u9fff、\s]{4,24}$")
"""Who wrote it, behind a tab: an office or a group instead of names."""
_BRACKETED = re.compile(r"[（(【\[][^（）()【】\[\]]*[)）】\]]")
_PATHS = ("breadcrumb", "navigation")
MOST_ENTRIES = 500
LONGEST_ENTRY = 80
LEAST_ALIKE = 3
"""Entries of one form from which on a line of another form is none."""
LONGEST_SECTION = 8
"""Code points of a section's name on a newspaper page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a contents list: index of the line, and the title in it as a range of the line's words."""

    line: int
    start: int
    end: int
    number: Ordinal | None


@dataclass(frozen=True, slots=True)
class Contents:
    """A list: its lines `first`..`last` (inclusive, heading and closing lines included) and its entries in order."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    news: bool = False


def find_contents(texts: Sequence[str]) -> Contents | None:
    """The first contents list of a file, or None. Linear in the number of lines."""
    for index, text in enumerate(texts[:400]):
        if is_contents_head(text):
            if found := _entries(texts, index + 1, index, news=False):
                return found
        elif len(text) <= 120 and index < 40 and _NEWS_HEAD.fullmatch(text) and furniture(text) not in _PATHS:
            found = _entries(texts, index + 1, index, news=True)
            if found and _announces(texts, found):
                return found
    return _unheaded(texts)


def is_contents_head(text: str) -> bool:
    """Whether a line says that a contents list follows: "目　录"."""
    return len(text) <= 24 and _HEAD.fullmatch(text) is not None


def entry_of(text: str, line: int) -> Entry | None:
    """Read a line as an entry: "1.加快建设数字政府……12" -> its title; None when it is no entry."""
    start = _ENTRY.match(text).end()  # type: ignore[union-attr]
    words = text[start:]
    number = ordinal(words)
    start += number.width if number is not None else title_start(words)
    end = len(text)
    if leaders := _LEADERS.search(text, start):
        end = leaders.start()
    elif (page := _PAGE.search(text, start)) and page.start() > start and text[page.start()] in " \t\u3000.…·(（/／-—_":
        end = page.start()
    if (author := _AUTHOR_TAIL.search(text, start, end)) and author.start() >= start + 4 and is_names_alone(author[1]):
        end = author.start()
    elif office := _OFFICE_TAIL.search(text, start + 4, end):
        end = office.start()
    while end > start and text[end - 1] in "；;，, \u3000\t。:：":
        end -= 1
    if not 2 <= end - start <= LONGEST_ENTRY or "。" in text[start:end] or _is_no_entry(text):
        return None
    return Entry(line, start, end, number)


def _is_no_entry(text: str) -> bool:
    """A line of a library's site, or one wholly in brackets: (2021—2025年)."""
    return _BRACKETED.fullmatch(text) is not None or furniture(text) == "library"


def _entries(texts: Sequence[str], start: int, head: int, *, news: bool) -> Contents | None:
    found: list[Entry] = []
    seen: set[str] = set()
    index = start
    while index < len(texts) and len(found) < MOST_ENTRIES:
        text = texts[index]
        if _NEWS_END.fullmatch(text) and found:
            index += 1
            break
        bare = text[_ENTRY.match(text).end() :]  # type: ignore[union-attr]
        kind = kind_of(bare or text) if len(text) <= LONGEST_ENTRY else LineKind.TEXT
        entry = entry_of(text, index) if len(text) <= LONGEST_ENTRY + 20 else None
        if kind is LineKind.FURNITURE and re.search("\\d", text) and len(text) <= 8:  # a page number between entries
            index += 1
            continue
        if (
            entry is None
            or kind in (LineKind.BYLINE, LineKind.NOTE, LineKind.LABELS, LineKind.SALUTATION, LineKind.FURNITURE)
            or _is_body(text, news)
            or _breaks_form(texts, found, entry)
        ):
            break
        words = fold(text[entry.start : entry.end])
        if words in seen and not _has_twin(texts, found, entry):
            break  # a title again with text below it: the articles begin
        seen.add(words)
        found.append(entry)
        index += 1
    if found and (_outgrows(found[-1], found[:-1]) or _names_section(texts, found)):
        index = found.pop().line
    if len(found) < 2:
        return None
    return Contents(head, index - 1, tuple(found), news)


def _breaks_form(texts: Sequence[str], found: Sequence[Entry], entry: Entry) -> bool:
    """Whether all entries so far are numbered, or all have a page, and this line is neither: the text has begun."""
    if len(found) < LEAST_ALIKE or entry.number is not None or _has_page(texts, entry):
        return False
    below = entry.line + 1
    if below < len(texts) and (after := entry_of(texts[below], below)) and (after.number or _has_page(texts, after)):
        return False  # the first half of an entry over two lines
    return all(one.number is not None for one in found) or all(_has_page(texts, one) for one in found)


def _has_page(texts: Sequence[str], entry: Entry) -> bool:
    return texts[entry.line][-1] in "0123456789)）" and entry.end < len(texts[entry.line])


def _outgrows(last: Entry, others: Sequence[Entry]) -> bool:
    """Whether the last line of a list is the first line of a text, cut off at the margin: far longer than any entry above it."""
    longest = max((entry.end - entry.start for entry in others), default=0)
    return len(others) >= 2 and last.number is None and last.end - last.start > max(30, longest * 3 // 2)


def _names_section(texts: Sequence[str], found: Sequence[Entry]) -> bool:
    """Whether the last line of a list is the name of the section (时评) under which the first title stands again."""
    last, first = found[-1], found[0]
    if len(found) < 3 or last.end - last.start > LONGEST_SECTION or last.line + 1 >= len(texts):
        return False
    words = fold(texts[last.line][last.start : last.end])
    below = texts[last.line + 1 :]
    return fold(below[0]) == fold(texts[first.line][first.start : first.end]) and all(
        fold(text) != words for text in below
    )


def _is_body(text: str, news: bool) -> bool:
    if news:
        return len(text) > 50 and ends_sentence(text) and text[-1] not in ";；"
    return ends_sentence(text) and text[-1] in "。！!？?" and len(text) > 30


def _has_twin(texts: Sequence[str], found: Sequence[Entry], entry: Entry) -> bool:
    """Whether the list itself names two articles alike: the titles stand below in its order, this one twice."""
    if entry.number is not None and any(other.number == entry.number and _same(texts, other, entry) for other in found):
        return False
    wanted = iter(fold(texts[one.line][one.start : one.end]) for one in (*found, entry))
    words = next(wanted)
    for text in texts[entry.line + 1 :]:
        if len(text) <= LONGEST_ENTRY and fold(text) == words:
            following = next(wanted, None)
            if following is None:
                return True
            words = following
    return False


def _same(texts: Sequence[str], left: Entry, right: Entry) -> bool:
    return fold(texts[left.line][left.start : left.end]) == fold(texts[right.line][right.start : right.end])


def _announces(texts: Sequence[str], contents: Contents) -> bool:
    """Whether at least half of the entries stand again below, or are taken up there."""
    below = {fold(text[title_start(text) :]) for text in texts[contents.last + 1 :] if len(text) <= LONGEST_ENTRY}
    hits = sum(fold(texts[entry.line][entry.start : entry.end]) in below for entry in contents.entries)
    return hits * 2 >= len(contents.entries)


def _unheaded(texts: Sequence[str]) -> Contents | None:
    """A list without a heading line: three or more lines at the head that all stand again, in the same order."""
    places: dict[str, int] = {}
    for index in range(len(texts) - 1, -1, -1):
        if len(texts[index]) <= LONGEST_ENTRY:
            places[fold(texts[index])] = index
    last: dict[str, int] = {fold(text): index for index, text in enumerate(texts) if len(text) <= LONGEST_ENTRY}
    found: list[Entry] = []
    for index, text in enumerate(texts[:MOST_ENTRIES]):
        entry = entry_of(text, index) if len(text) <= LONGEST_ENTRY else None
        words = fold(text[entry.start : entry.end]) if entry else ""
        if (
            entry
            and len(words) >= 4
            and max(last.get(words, -1), last.get(fold(text), -1)) > index + 1
            and places.get(words, index) in (index, last.get(words))
        ):
            found.append(entry)
        elif found:
            break
        elif index >= 5:
            return None
    if len(found) < 3 or any(
        last.get(fold(texts[e.line][e.start : e.end]), -1) <= found[-1].line
        and last.get(fold(texts[e.line]), -1) <= found[-1].line
        for e in found
    ):
        return None
    return Contents(found[0].line, found[-1].line, tuple(found))
