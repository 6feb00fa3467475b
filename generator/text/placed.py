"""What kind of line each line of a text is in its place: tables, halves of sentences, links to other pages, text broken to one width."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.text.facts import post_and_name
from generator.text.furniture import furniture
from generator.text.gridded import find_rows
from generator.text.kinds import LineKind, kind_of
from generator.text.labels import is_number_line, labels
from generator.text.lines import Line, ends_sentence
from generator.text.names import is_names, is_names_alone
from generator.text.outline import is_spoken, ordinal
from generator.text.wrapping import columns, is_full, wrap_of

_COMMA = re.compile("[，,]")
_BESIDE = (LineKind.LABELS, LineKind.DATE, LineKind.FURNITURE, LineKind.TABLE)
"""Lines that say nothing of the width to which a text is broken."""
INDENT = 4
"""Columns by which the first line of a paragraph is set in: two characters."""
CENTRED = 8
"""Columns of indent from which on a line is centred: a title or a page number."""


def kinds_of(lines: Sequence[Line], known: Mapping[int, LineKind] | None = None, wrap: int = 0) -> tuple[LineKind, ...]:
    """The kind of each line in its place; `known` are lines whose kind the format says, `wrap` the width of their file.

    In text broken to one width a short line after a full one, or a full one, is a piece of a sentence.
    """
    known = known or {}
    kinds = [known[index] if index in known else kind_of(line.text) for index, line in enumerate(lines)]
    cells = ["" if index in known or is_number_line(line.text) else line.text for index, line in enumerate(lines)]
    for rows in find_rows(cells):
        kinds[rows.start : rows.stop] = [LineKind.TABLE] * len(rows)
    _see_speakers(lines, kinds)
    _see_headings(lines, kinds)
    _see_halves(lines, kinds)
    _see_related(lines, kinds)
    wrap = wrap_among(lines, kinds, wrap)
    if not wrap:
        return tuple(kinds)
    widths = [columns(line.text) + line.indent for line in lines]
    first_text = next((index for index, kind in enumerate(kinds) if kind is LineKind.TEXT), len(kinds))
    for index, kind in enumerate(kinds):
        if kind not in (LineKind.SHORT, LineKind.NUMBERED) or lines[index].indent >= CENTRED:
            continue
        if kind is LineKind.SHORT and (is_names_alone(lines[index].text) or post_and_name(lines[index].text)):
            continue
        above = lines[index - 1].text if index else ""
        broken = (
            index > 0 and is_full(widths[index - 1], wrap) and not ends_sentence(above) and not _PAGED.search(above)
        )
        opens = index < first_text and _is_head(lines, kinds, index)  # a title may be as wide as a line of the text
        goes_on = (
            kind is LineKind.NUMBERED
            and index + 1 < len(kinds)
            and is_full(widths[index], wrap)
            and lines[index].indent >= INDENT > lines[index + 1].indent
            and kinds[index + 1] in (LineKind.TEXT, LineKind.SHORT)
        )
        if (
            goes_on
            or (broken and kinds[index - 1] is LineKind.TEXT)
            or (is_full(widths[index], wrap) and kind is LineKind.SHORT and not opens)
        ):
            kinds[index] = LineKind.TEXT
        elif (
            kind is LineKind.SHORT
            and kinds[index - 1] is LineKind.NUMBERED
            and index + 1 < len(kinds)
            and (kinds[index + 1] is LineKind.TEXT or is_full(widths[index + 1], wrap))
            and widths[index] * 4 >= wrap * 3
        ):
            kinds[index] = LineKind.TEXT  # the first line of the text below a heading, nearly full
    return tuple(kinds)


def wrap_among(lines: Sequence[Line], kinds: Sequence[LineKind], given: int = 0) -> int:
    """The width to which the lines of the text are broken, what stands beside it with them and aside; or 0."""
    running = [line for line, kind in zip(lines, kinds, strict=True) if kind not in _BESIDE]
    return wrap_of(lines, given) and wrap_of(running, given)


def _is_head(lines: Sequence[Line], kinds: Sequence[LineKind], index: int) -> bool:
    """Whether a line opens a text, or names, a day or a bracket stand right below it."""
    if index + 1 >= len(kinds):
        return index == 0
    below = (LineKind.BYLINE, LineKind.NOTE, LineKind.DATE, LineKind.LABELS)
    return (
        (index == 0 and kinds[1] is not LineKind.TEXT)
        or kinds[index + 1] in below
        or is_names_alone(lines[index + 1].text)
        or lines[index + 1].text[0] in "—─"
    )


_SPEAKER = re.compile(r"(?P<who>[\u4e00-\u9fff]{2,10})[:：].*[？?！!]")
_SAYS = re.compile(r"([\u4e00-\u9fff]{2,10})[:：]")


def _see_speakers(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """财政司司长：您是说会更严重？ is said where the same speaker says more in a paragraph of the text (in place)."""
    asked = [
        (index, found["who"])
        for index, kind in enumerate(kinds)
        if kind is LineKind.SHORT and (found := _SPEAKER.fullmatch(lines[index].text))
    ]
    if not asked:
        return
    told = [line.text for line, kind in zip(lines, kinds, strict=True) if kind is LineKind.TEXT]
    said = {found[1] for text in told if (found := _SAYS.match(text))}
    for index, who in asked:
        if who in said:
            kinds[index] = LineKind.TEXT


LONGEST_STOPPED = 24
"""Code points of a numbered line of one clause with its stop, between longer paragraphs, up to which it is a heading."""


def _see_headings(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """（一）坚定不移抓项目。 on a line of its own above a paragraph is a heading; above （二）…。 it is a member of a list (in place)."""
    for index in range(len(lines) - 1):
        text = lines[index].text
        if (
            kinds[index] is not LineKind.TEXT
            or text[-1] != "。"
            or len(text) > LONGEST_STOPPED
            or len(_COMMA.findall(text)) > 1
        ):
            continue
        number = ordinal(text)
        if number is None or not 3 <= number.rank <= 4 or is_spoken(text) or kinds[index + 1] is not LineKind.TEXT:
            continue
        after = lines[index + 1].text
        if ordinal(after) is None and (len(after) > 2 * LONGEST_STOPPED or after[-1] != "。"):
            kinds[index] = LineKind.NUMBERED


_PAGED = re.compile(r"[ \u3000]{3,}\d{1,4}$")
"""A running head with the number of its page."""
_NO_HEAD = frozenset("，。、；：）)》”’％%,;:!！?？")
"""Marks that begin no line: the line before was broken in the middle of a sentence."""
_REST = re.compile("[\u4e00-\u9fff]{1,2}[，。、；]")
"""The end of a word that was broken at the margin: 能，依据…"""
_UNITS = frozenset("万亿千百个多余倍")
_COMMENTS = re.compile(r"(?:网友|最新|全部|热门|读者|精彩)?评论\s*(?:[（(]?\d+\s*条?[)）]?)?")
LONGEST_LOOK = 20
"""Code points from which on a line with a comma before another such line is the first half of a sentence."""


def _see_halves(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """Short lines that are pieces of a broken sentence become TEXT (in place)."""
    halves = {LineKind.SHORT, LineKind.NUMBERED}
    for index in range(len(lines) - 1):
        if kinds[index] not in halves:
            continue
        text, after = lines[index].text, lines[index + 1].text
        if text[-1].isdigit() and is_names(text):
            continue  # names with the numbers of their offices
        if (
            (after[0] in _NO_HEAD or (text[-1].isdigit() and (after[0] in _UNITS or after[0].isdigit())))
            and kinds[index + 1]
            in (
                LineKind.TEXT,
                LineKind.SHORT,
            )
        ) or (
            len(text) >= LONGEST_LOOK
            and _COMMA.search(text)
            and _REST.match(after)
            and kinds[index + 1] is LineKind.TEXT
        ):
            kinds[index] = LineKind.TEXT
        elif (
            kinds[index] is kinds[index + 1] is LineKind.SHORT
            and min(len(text), len(after)) >= LONGEST_LOOK
            and _COMMA.search(text)
            and _COMMA.search(after)
        ):
            kinds[index] = kinds[index + 1] = LineKind.TEXT


def _see_related(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """Short lines below 相关阅读 are titles of other pages (in place); one right above a text may be an article's own."""
    _see_comments(lines, kinds)
    index = 0
    while index < len(lines):
        is_head = kinds[index] is LineKind.FURNITURE and furniture(lines[index].text) == "related"
        index += 1
        if not is_head:
            continue
        end = index
        listed = (LineKind.SHORT, LineKind.FURNITURE, LineKind.LABELS)
        while end < len(lines) and (
            kinds[end] in listed or _is_bullet(lines[end].text, kinds[end]) or _is_teaser(lines[end].text)
        ):
            if kinds[end] is LineKind.LABELS and kinds[end - 1] is LineKind.SHORT and _is_written(lines[end].text):
                break  # the line above is the title of the next article of the file
            end += 1
        if end < len(lines) and kinds[end] not in (LineKind.NOTE, LineKind.TABLE):
            end -= 1
        for at in range(index, end):
            if kinds[at] in (LineKind.SHORT, LineKind.BYLINE) or _is_teaser(lines[at].text):
                kinds[at] = LineKind.FURNITURE
        index = max(index, end)


def _is_teaser(text: str) -> bool:
    """Another page: the beginning of its text, cut short (…试点工作...), or its title behind a sign (》…)."""
    return text.endswith(("...", "…", "。。。")) or (text[0] in "》›»＞>▶▸➤" and len(text) <= LONGEST_RELATED)


def _is_written(text: str) -> bool:
    """Whether a line of labels says who wrote what stands below it."""
    return any(label.name == "author" for label in labels(text))


def _is_bullet(text: str, kind: LineKind) -> bool:
    """● 数据局来了怎么接: in form a byline, in length and words a title of another page."""
    return kind is LineKind.BYLINE and text[0] in "●○•·◆▪■" and not is_names(text[1:].strip())


LONGEST_RELATED = 60
"""Code points of the title of another page."""
MOST_COMMENTS = 60
_REPLY = re.compile(r"\S{1,16}[ \u3000]+发表于\s*\d{4}-\d{1,2}-\d{1,2}")
LONG_TEXT = 60
"""Code points of a line from which on it is of the text, below which others answer."""


def _is_told(text: str) -> bool:
    """Whether a line is a sentence of a text, as against a word of the page."""
    return len(text) >= LONGEST_LOOK and ends_sentence(text)


def _see_comments(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """What readers wrote below a page, under 网友评论, is none of its text (in place)."""
    first = max(1, len(lines) - MOST_COMMENTS)
    written = next((at for at, line in enumerate(lines) if len(line.text) > LONG_TEXT), len(lines))
    reply = next((at for at in range(written, len(lines)) if _REPLY.match(lines[at].text)), len(lines))
    kinds[reply:] = [LineKind.FURNITURE] * (len(lines) - reply)
    told = next((at for at, line in enumerate(lines) if _is_told(line.text)), len(lines))
    below = range(max(first, told + 1), len(lines))  # above the text it is a part of the site
    head = next((at for at in below if _COMMENTS.fullmatch(lines[at].text)), len(lines))
    if not any(kind in (LineKind.BYLINE, LineKind.NOTE) for kind in kinds[head:]):
        kinds[head:] = [LineKind.FURNITURE] * (len(lines) - head)
