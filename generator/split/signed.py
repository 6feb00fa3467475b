"""Articles told apart by who wrote them: bylines (□李明) open one, the author's post in brackets closes one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.model import Quote
from generator.split.sheet import Opening, Sheet
from generator.text.facts import is_agency, post_and_name, signature
from generator.text.kinds import LineKind
from generator.text.labels import labels
from generator.text.lines import ends_sentence, is_foreign
from generator.text.names import is_names_alone
from generator.text.outline import ordinal

SHORTEST_ARTICLE = 60
"""Code points of text below a byline or above a closing bracket; less is a caption or a list of names. Sweep on the 157
labelled articles of tests/unseen that were looked at, exact: 60 and 70 155, 80 and 100 152."""
LONGEST_SECTION_NAME = 8
"""Code points of a newspaper section's name (资政参考) that stands above byline or title."""
_SECOND_LINE = re.compile(
    r"(?:(?:[\u4e00-\u9fff、“”]{0,8}(?:时|上|会))?的(?:讲话|致辞|发言|报告)|[\u4e00-\u9fff、“”]{0,14}(?:方案|规划|计划|意见|办法|条例|纲要|报告|通知|公告|公报|总结|要点|情况|答记者问|解读|清单|指南|标准|细则))(?:[（(][^（）()]{1,12}[)）]|\[\d\])?"
)
"""The end of a title that was broken over two lines: 试点县实施方案."""
_WHOLE = re.compile(
    r".*(?:会议|大会|方案|规划|计划|意见|办法|条例|纲要|报告|通知|公告|公报|总结|讲话|汇编|选编|[）)》”])"
)
SHORTEST_FIRST = 6
"""Code points of the first line of such a title; a shorter one is not broken."""
_WORK = re.compile(r"\[\d{1,3}\](?!\d)")
"""[1] before a work of a list of references, which is no article's text."""
_TITLES = (LineKind.SHORT, LineKind.NUMBERED)


def by_authors(sheet: Sheet) -> tuple[Opening, ...]:
    """One opening for each byline and after each closing bracket; () unless they give two or more articles."""
    starts = [(_head_of(sheet, at), at) for at in _bylines(sheet)]
    notes = (
        index for index, kind in enumerate(sheet.kinds) if kind is LineKind.NOTE and not _is_below_title(sheet, index)
    )
    after = _after(sheet)
    closed = [after[index] for index in (*notes, *_signed(sheet), *_sourced(sheet))]
    known = {head for head, _ in starts}
    starts += [(at, -1) for at in closed if at is not None and known.isdisjoint(range(at, at + 5))]
    starts = sorted(set(starts))
    starts = [
        pair
        for turn, pair in enumerate(starts)
        if _text_size(sheet, pair[0], starts[turn + 1][0] if turn + 1 < len(starts) else len(sheet.lines))
        >= SHORTEST_ARTICLE
    ]
    if starts and closed and starts[0][0] > 0 and _text_size(sheet, 0, starts[0][0]) >= SHORTEST_ARTICLE:
        starts.insert(0, (0, -1))
    if len(starts) < 2:
        return ()
    ends = [pair[0] for pair in starts[1:]] + [len(sheet.lines)]
    return _unnumbered(tuple(_opening(sheet, head, at, end) for (head, at), end in zip(starts, ends, strict=True)))


def signed_openings(sheet: Sheet, taken: AbstractSet[int]) -> tuple[Opening, ...]:
    """One opening for each byline with a title above it, none of whose lines is `taken`."""
    heads = [(_head_of(sheet, at), at) for at in _bylines(sheet) if sheet.kinds[at] is LineKind.BYLINE]
    ends = [*(head for head, _ in heads[1:]), len(sheet.lines)]
    return tuple(
        _opening(sheet, head, at, end)
        for (head, at), end in zip(heads, ends, strict=False)
        if head < at and taken.isdisjoint(range(head, at + 2)) and _text_size(sheet, at, end) >= SHORTEST_ARTICLE
    )


def _unnumbered(openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """Titles without the numbers 1, 2, 3 … that count the articles."""
    numbers = [ordinal(opening.title.text) if opening.title else None for opening in openings]
    if [number.value if number else 0 for number in numbers] != list(range(1, len(openings) + 1)):
        return openings
    return tuple(
        replace(opening, title=opening.title[number.width :]) if opening.title and number else opening
        for opening, number in zip(openings, numbers, strict=True)
    )


def _bylines(sheet: Sheet) -> list[int]:
    found: list[int] = []
    for index, kind in enumerate(sheet.kinds):
        if index in sheet.copies or (found and index - found[-1] <= 1):
            continue
        if (
            (kind is LineKind.BYLINE and _next_is_text(sheet, index))
            or (kind is LineKind.NOTE and _is_below_title(sheet, index))
            or (
                kind is LineKind.LABELS
                and index
                and sheet.kinds[index - 1] in _TITLES
                and any(label.name in ("author", "date", "origin") for label in labels(sheet.lines[index].text))
            )
            or (
                kind is LineKind.SHORT
                and index
                and _is_title_above(sheet, index)
                and (is_names_alone(sheet.lines[index].text) or post_and_name(sheet.lines[index].text))
                and _next_is_text(sheet, index)
            )
        ):
            found.append(index)
    return found


def _is_title_above(sheet: Sheet, index: int) -> bool:
    """Whether right above stands what could be a title, a day between them or not."""
    above = index - 1
    if above and sheet.kinds[above] is LineKind.DATE:
        above -= 1
    return sheet.kinds[above] in _TITLES


def _signed(sheet: Sheet) -> list[int]:
    """Paragraphs that end with their author in brackets (丁一凡), before a title or at the end."""
    return [
        index
        for index, kind in enumerate(sheet.kinds)
        if kind is LineKind.TEXT
        and sheet.kinds[index + 1 : index + 2] in ((), (LineKind.SHORT,), (LineKind.FURNITURE,))
        and signature(sheet.lines[index].text)
    ]


def _sourced(sheet: Sheet) -> list[int]:
    """Brackets with the paper a text was taken from, between its end and the next title: （来源：某某日报）."""
    found = [
        index
        for index, kind in enumerate(sheet.kinds)
        if kind is LineKind.LABELS
        and index
        and sheet.lines[index].text[0] in "（(【["
        and sheet.kinds[index - 1] in (LineKind.TEXT, LineKind.SALUTATION, LineKind.DATE)
        and sheet.kinds[index + 1 : index + 2] in ((), (LineKind.SHORT,), (LineKind.FURNITURE,))
        and any(label.name == "origin" for label in labels(sheet.lines[index].text))
    ]
    return found if len(found) > 1 else []


def _is_below_title(sheet: Sheet, index: int) -> bool:
    """Whether a bracket stands between a title and its text and so opens an article: (作者:…)."""
    return index > 0 and sheet.kinds[index - 1] in _TITLES and sheet.kinds[index + 1 : index + 2] == (LineKind.TEXT,)


def _next_is_text(sheet: Sheet, index: int) -> bool:
    return any(kind is LineKind.TEXT for kind in sheet.kinds[index + 1 : index + 4])


def _head_of(sheet: Sheet, byline: int) -> int:
    """First of the title and section lines above a byline."""
    at = byline
    while (
        at > 0 and byline - at < 4 and sheet.kinds[at - 1] in (*_TITLES, LineKind.DATE) and at - 1 not in sheet.copies
    ):
        if (
            at - 2 >= 0
            and sheet.kinds[at - 2] is LineKind.TEXT
            and not ends_sentence(sheet.lines[at - 2].text)
            and byline - at >= 1
        ):
            break
        at -= 1
    return at


def _after(sheet: Sheet) -> list[int | None]:
    """For each line the one after it and the furniture, labels and brackets that follow it; None for a repeat or the end."""
    found: list[int | None] = []
    following: int | None = None
    for index in range(len(sheet.lines) - 1, -1, -1):
        found.append(following)
        if sheet.kinds[index] not in (LineKind.LABELS, LineKind.FURNITURE, LineKind.DATE, LineKind.NOTE):
            following = None if index in sheet.copies else index
    return found[::-1]


def _text_size(sheet: Sheet, start: int, end: int) -> int:
    return sum(
        len(sheet.lines[index].text)
        for index in range(start, end)
        if sheet.kinds[index] is LineKind.TEXT
        and index not in sheet.copies
        and not is_foreign(sheet.lines[index].text)
        and not _WORK.match(sheet.lines[index].text)
    )


def _opening(sheet: Sheet, head: int, byline: int, end: int) -> Opening:
    while byline < 0 and head + 1 < end and _is_section_name(sheet, head) and sheet.kinds[head + 1] in _TITLES:
        head += 1
    above = [
        index
        for index in range(head, byline if byline >= 0 else min(head + 3, end))
        if sheet.kinds[index] in _TITLES and (byline >= 0 or index == head)
    ]
    named = [index for index in above if len(sheet.lines[index].text) > LONGEST_SECTION_NAME]
    if not named and (inside := cutting_title(sheet, range(max(byline, head) + 1, end))) is not None:
        return Opening(head, sheet.quote(inside), "title-inside", 0.9)
    if not above:
        return Opening(head, None, "byline", 0.7)
    first = bisect_left(above, named[-1]) if named else len(above)
    if first + 1 < len(above) and is_broken(sheet.lines[above[first]].text, sheet.lines[above[first + 1]].text):
        pieces = [sheet.quote(index) for index in above[first : first + 2]]
        return Opening(head, joined_quote(pieces), "byline" if byline >= 0 else "author-note", 0.95)
    if named and sheet.lines[named[0]].text[0] in "—─-–":  # its first line may be as short as a section's name
        named = above
    return Opening(head, title_from(sheet, named or above), "byline" if byline >= 0 else "author-note", 0.95)


def is_broken(text: str, below: str) -> bool:
    """Whether a title was broken over two lines: its kind stands on the second only."""
    return (
        len(text) >= SHORTEST_FIRST
        and len(below) < len(text)
        and not is_agency(text)
        and (text[0] == "在" or _WHOLE.fullmatch(text) is None)
        and _SECOND_LINE.fullmatch("".join(below.split())) is not None
    )


def _is_section_name(sheet: Sheet, at: int) -> bool:
    return sheet.kinds[at] is LineKind.SHORT and len(sheet.lines[at].text) <= LONGEST_SECTION_NAME


def joined_quote(pieces: Sequence[Quote]) -> Quote:
    """Words that stand on several lines as one."""
    return Quote(tuple(span for piece in pieces for span in piece.spans), "".join(piece.text for piece in pieces))


def title_from(sheet: Sheet, above: list[int]) -> Quote:
    """The title of these lines: the last, with the line before it when the last is a subtitle (——…)."""
    last = above[-1]
    if sheet.lines[last].text[0] in "—─-–" and len(above) > 1:
        first, second = unmarked(sheet.quote(above[-2])), sheet.quote(last)
        return Quote(first.spans + second.spans, first.text + second.text)
    return sheet.quote(last)


_NOTE_MARKS = "*＊①†‡"


def unmarked(title: Quote) -> Quote:
    """A title without the sign behind it of a note at the foot of its page."""
    return title[: len(title.text.rstrip(_NOTE_MARKS))]


def cutting_title(sheet: Sheet, region: range) -> int | None:
    """A title-like line that stands between two halves of one sentence."""
    for index in region:
        if sheet.kinds[index] is not LineKind.SHORT or index + 1 >= len(sheet.lines):
            continue
        before, after = sheet.lines[index - 1].text, sheet.lines[index + 1].text
        if (
            sheet.kinds[index - 1] is LineKind.TEXT
            and not ends_sentence(before)
            and sheet.kinds[index + 1] in (LineKind.TEXT, LineKind.SHORT)
            and len(before) > 20
            and (len(after) > 20 or ends_sentence(after))
        ):
            return index
    return None
