"""Documents bound one behind the other 合订: each with a contents list, a masthead, a salutation or an end mark of its own."""

from __future__ import annotations

import re
from collections import defaultdict

from generator.split.sheet import Opening, Sheet
from generator.split.signed import LONGEST_SECTION_NAME
from generator.split.whole import title_of_head
from generator.text.contents import is_contents_head
from generator.text.facts import is_agency, post_and_name
from generator.text.furniture import furniture
from generator.text.kinds import LineKind
from generator.text.labels import is_number_line
from generator.text.names import is_names_alone
from generator.text.normalise import fold

SHORTEST = 100
"""Code points of text in each document; less is a part of one."""
_HEAD = (LineKind.SHORT, LineKind.LABELS, LineKind.BYLINE, LineKind.NOTE, LineKind.DATE, LineKind.FURNITURE)
_COUNT = re.compile(r"[（(]?(?:之|第)?[\d零一二三四五六七八九十]+[)）]?(?:号|期|次|辑)?$")
_ISSUE = re.compile(r"(?:\d{4}年\s*)?第\s*\d{1,4}\s*期|总第\s*\d+\s*期")
_MOST_HEAD_LINES = 8


def by_own_contents(sheet: Sheet) -> tuple[Opening, ...]:
    """Each document has a contents list of its own chapters, right below its title."""
    heads = [index for index, text in enumerate(sheet.texts) if index and is_contents_head(text)]
    titles = [index - 1 for index in heads if sheet.kinds[index - 1] is LineKind.SHORT]
    if len(titles) < 2 or len(titles) != len(heads) or not _all_long(sheet, titles):
        return ()
    return tuple(Opening(index, sheet.quote(index), "own-contents", 0.9) for index in titles)


def by_mastheads(sheet: Sheet) -> tuple[Opening, ...]:
    """A line that comes back but for its count, above a number (〔2025〕8号) or counted itself (文件（之二）)."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, kind in enumerate(sheet.kinds):
        if kind is LineKind.SHORT and (_COUNT.search(sheet.lines[index].text) or _number_follows(sheet, index)):
            places[fold(_COUNT.sub("", sheet.lines[index].text))].append(index)
    found = max(places.values(), key=len, default=[])
    if len(found) < 2 or found[0] > _MOST_HEAD_LINES or not _all_long(sheet, found):
        return ()
    return tuple(_opening(sheet, index, "masthead", repeated=True) for index in found)


def by_salutations(sheet: Sheet) -> tuple[Opening, ...]:
    """Speeches: each has a head of short lines above 同志们： or 各位代表：."""
    found = []
    for index, kind in enumerate(sheet.kinds):
        if kind is LineKind.SALUTATION and sheet.lines[index].text[-1] in ":：" and index:
            head = _head_above(sheet, index)
            if any(_can_be_title(sheet, at) for at in range(head, index)):
                found.append(head)
    if len(found) < 2 or not _all_long(sheet, found):
        return ()
    fewest = min(len(_titles(sheet, index)) for index in found[1:])
    cover = len(_titles(sheet, found[0])) - fewest
    first = _titles(sheet, found[0])[max(cover, 0)]
    return (Opening(0, sheet.quote(first), "salutation", 0.9), *(_opening(sheet, at, "salutation") for at in found[1:]))


def by_end_marks(sheet: Sheet) -> tuple[Opening, ...]:
    """Each text but the last ends with a line 完, and what follows begins with a title."""
    ends = [
        index
        for index, kind in enumerate(sheet.kinds)
        if kind is LineKind.FURNITURE and furniture(sheet.lines[index].text) == "end-mark"
    ]
    found = [0]
    for index in ends:
        at = index + 1
        while at < len(sheet.lines) and sheet.kinds[at] in (LineKind.DATE, LineKind.FURNITURE, LineKind.LABELS):
            at += 1
        if at < len(sheet.lines) and sheet.kinds[at] is LineKind.SHORT:
            found.append(at)
    if len(found) < 2 or len(found) < len(ends) or not _all_long(sheet, found):
        return ()
    return tuple(_opening(sheet, index, "end-mark") for index in found)


def by_bulletin(sheet: Sheet) -> tuple[Opening, ...]:
    """The items of one issue 第9期 of a bulletin: unnumbered titles, numbered headings between them."""
    issue = next((at for at in range(min(_MOST_HEAD_LINES, len(sheet.lines))) if _is_issue(sheet.lines[at].text)), -1)
    found = [
        at
        for at in range(issue + 1, len(sheet.lines) - 1)
        if _can_be_title(sheet, at)
        and len(sheet.lines[at].text) > LONGEST_SECTION_NAME
        and sheet.kinds[at + 1] in (LineKind.TEXT, LineKind.NUMBERED)
        and (at == issue + 1 or sheet.kinds[at - 1] is not LineKind.NUMBERED)
    ]
    numbered = any(kind is LineKind.NUMBERED for kind in sheet.kinds)
    if issue < 0 or len(found) < 2 or not numbered or found[0] > issue + 3 or not _all_long(sheet, found):
        return ()
    return tuple(Opening(index, sheet.quote(index), "bulletin", 0.7) for index in found)


def _is_issue(text: str) -> bool:
    return len(text) <= 40 and _ISSUE.match(text) is not None


def _opening(sheet: Sheet, at: int, rule: str, *, repeated: bool = False) -> Opening:
    """Titled by the short lines of its head; a masthead itself only where no other line is a title."""
    head = _titles(sheet, at)
    if repeated and len(head) > 1:
        head = head[1:]
    return Opening(at, title_of_head(sheet, head) if head else None, rule, 0.9)


def _titles(sheet: Sheet, at: int) -> list[int]:
    """Lines of the head that begins here which could be its title."""
    found: list[int] = []
    for index in range(at, min(at + _MOST_HEAD_LINES, len(sheet.lines))):
        if sheet.kinds[index] not in _HEAD:
            break
        if _can_be_title(sheet, index):
            found.append(index)
    return found


def _can_be_title(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return (
        sheet.kinds[index] is LineKind.SHORT
        and text[0] not in "（("
        and not (is_names_alone(text) or post_and_name(text) or is_agency(text))
    )


def _head_above(sheet: Sheet, below: int) -> int:
    """First line of the head that stands above a line; furniture at its top belongs to the text before."""
    at = below
    while at > 0 and below - at < _MOST_HEAD_LINES and sheet.kinds[at - 1] in _HEAD:
        at -= 1
    while at < below and not _can_be_title(sheet, at):
        at += 1
    return at


def _number_follows(sheet: Sheet, index: int) -> bool:
    return index + 1 < len(sheet.lines) and is_number_line(sheet.lines[index + 1].text)


def _all_long(sheet: Sheet, starts: list[int]) -> bool:
    ends = [*starts[1:], len(sheet.lines)]
    return all(
        sum(len(sheet.lines[index].text) for index in range(start, end) if sheet.kinds[index] is LineKind.TEXT)
        >= SHORTEST
        for start, end in zip(starts, ends, strict=True)
    )
