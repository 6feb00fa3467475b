"""Articles that the format itself separates: records of JSON and CSV, <article> elements, headings of Word and Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.model import Mark, MarkKind, Quote
from generator.split.breaks import are_apart
from generator.split.listed import is_collection
from generator.split.sheet import Opening, Sheet
from generator.text.contents import find_contents, is_contents_head
from generator.text.dates import find_date
from generator.text.facts import post_and_name
from generator.text.kinds import LineKind
from generator.text.labels import labels
from generator.text.lines import ends_sentence, quote_at
from generator.text.names import is_names_alone
from generator.text.normalise import fold
from generator.text.outline import ordinal

SHORTEST_ARTICLE = 300
"""Code points between two headings of the first level from which on they can be two articles' titles."""
SHORTEST_SIGNED = 80
"""Likewise where a byline or date stands below every one of them."""


def by_records(sheet: Sheet) -> tuple[Opening, ...]:
    """One opening a record, in order; () when there is none."""
    records = [mark for mark in sheet.document.marks if mark.kind is MarkKind.RECORD]
    titles = [mark for mark in sheet.document.marks if mark.kind is MarkKind.META and mark.name == "title"]
    starts = [line.start for line in sheet.lines]
    places = [mark.span.start for mark in titles]
    found = []
    for record in records:
        at = bisect_left(starts, record.span.start)
        if at >= len(starts) or starts[at] >= record.span.end:
            continue
        first = bisect_left(places, record.span.start)
        mark = titles[first] if first < len(titles) and places[first] < record.span.end else None
        found.append(Opening(at, _words(sheet, mark) if mark else None, "record", given=mark.value if mark else ""))
    return tuple(found)


def _words(sheet: Sheet, mark: Mark) -> Quote | None:
    quote = quote_at(sheet.document.view, mark.span.start, mark.span.end)
    return quote if quote.text and "\n" not in quote.text else None


def by_headings(sheet: Sheet) -> tuple[Opening, ...]:
    """Titles that Word, Markdown or a page states; () when the marks name none, or a list of the day's news names them."""
    if _are_announced(sheet):
        return ()
    heads = sorted(index for index in sheet.headings if sheet.headings[index] <= 1)
    named = [index for index in heads if sheet.headings[index] == 0] or heads
    stated = _stated_title(sheet)
    if stated is not None and not _is_compilation(sheet, named):
        return (stated,)
    if not named:
        return ()
    below = sorted(
        index
        for index in sheet.headings
        if sheet.headings[index] == 2 and not is_contents_head(sheet.lines[index].text)
    )
    if len(named) == 1 and len(below) > 1 and _are_articles(sheet, named[0], below):
        return tuple(Opening(index, _unnumbered(sheet.quote(index)), "heading-mark", 0.9) for index in below)
    if len(named) > 2 and is_collection(sheet.lines[named[0]].text) and not _has_text(sheet, named[0], named[1]):
        named = named[1:]  # the name of the collection, with its contents below
    if len(named) == 1 or not _is_compilation(sheet, named):
        first = named[0]
        if len(named) > 1 and (ordinal(sheet.lines[first].text) or _text_before(sheet, first) > 200):
            return ()  # chapters of one document
        return (Opening(0, _whole_heading(sheet, first), "heading-mark"),) if _text_before(sheet, first) <= 200 else ()
    return tuple(
        Opening(
            0 if index == named[0] and _text_before(sheet, index) < 200 else index,
            sheet.quote(index),
            "heading-mark",
            0.9,
        )
        for index in named
    )


def _are_announced(sheet: Sheet) -> bool:
    """Whether the headings below the list of a broadcast's headlines are those headlines."""
    contents = find_contents(sheet.texts)
    if contents is None or not contents.news:
        return False
    heads = {fold(sheet.lines[index].text) for index in sheet.headings if index > contents.last}
    listed = [fold(sheet.lines[entry.line].text[entry.start : entry.end]) for entry in contents.entries]
    return sum(words in heads for words in listed) * 3 >= 2 * len(listed)


def _whole_heading(sheet: Sheet, index: int) -> Quote:
    """The heading of a page with all lines of its element: <h1>…<br>…</h1>."""
    last = index
    while last + 1 in sheet.headings and last - index < _MOST_HEADING_LINES:
        between = sheet.document.text[sheet.lines[last].end : sheet.lines[last + 1].start]
        if not _LINE_BREAK.fullmatch(between):
            break
        last += 1
    quotes = [sheet.quote(at) for at in range(index, last + 1)]
    return Quote(tuple(span for quote in quotes for span in quote.spans), "".join(quote.text for quote in quotes))


_MOST_HEADING_LINES = 2
_LINE_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


FEW = 60
"""Code points above the first title."""
_SITE = re.compile(r"\s*[-_|｜—–·]{1,2}\s*\S.{1,20}")
_COLLECTION = re.compile(r"新闻联播|[早晚日周]报(?!告)|快讯|要闻|新闻|汇编|选编|摘编|文集|合集|文摘|精选")


def _are_articles(sheet: Sheet, name: int, heads: list[int]) -> bool:
    """Whether the headings below a collection's name are titles: signed each, closed by their source, or news of a day."""
    if _all_signed(sheet, heads):
        return True
    ends = [*heads[1:], len(sheet.lines)]
    closed = sum(
        any(label.name in ("url", "origin") for label in labels(sheet.lines[end - 1].text))
        for at, end in zip(heads, ends, strict=True)
        if end - 1 > at
    )
    words = sheet.lines[name].text
    return closed * 3 >= 2 * len(heads) or (_COLLECTION.search(words) is not None and find_date(words) is not None)


def _unnumbered(title: Quote) -> Quote:
    number = ordinal(title.text)
    return title[number.width :] if number and number.width < len(title.text) else title


def _all_signed(sheet: Sheet, heads: list[int]) -> bool:
    """Whether right below each of these lines stands who wrote it or when."""
    signs = (LineKind.BYLINE, LineKind.DATE, LineKind.LABELS, LineKind.NOTE)
    return all(
        index + 1 < len(sheet.kinds)
        and (sheet.kinds[index + 1] in signs or is_names_alone(sheet.lines[index + 1].text))
        for index in heads
    )


def _has_text(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a sentence stands between two lines."""
    return any(ends_sentence(line.text) and line.text[-1] not in "：:" for line in sheet.lines[start + 1 : end])


def _text_before(sheet: Sheet, index: int) -> int:
    return sum(
        len(line.text) for line, kind in zip(sheet.lines[:index], sheet.kinds, strict=False) if kind is LineKind.TEXT
    )


def _stated_title(sheet: Sheet) -> Opening | None:
    """The title in <meta> or front matter, quoted from the line that repeats it where there is one."""
    named = {
        mark.name: mark
        for mark in reversed(sheet.document.marks)
        if mark.kind is MarkKind.META and mark.name in ("title", "head-title")
    }
    if not named:
        return None
    for name in ("title", "head-title"):
        if name not in named:
            continue
        value = named[name].value
        wanted = fold(value)
        first = range(len(sheet.lines[:60]))
        for index in (*(at for at in first if at in sheet.headings), *first):
            quote = _whole_heading(sheet, index) if index in sheet.headings else sheet.quote(index)
            words = fold(quote.text)
            if (
                sheet.kinds[index] is not LineKind.LABELS
                and len(words) >= 4
                and not post_and_name(quote.text)
                and (
                    words == wanted
                    or (wanted.startswith(words) and (name == "head-title" or _is_site(value, quote.text)))
                )
            ):
                return Opening(0, quote, "meta-title")
    if "title" in named:
        stated = _words(sheet, named["title"])
        return Opening(0, stated, "meta-title", given=named["title"].value)
    return None


def _is_site(value: str, title: str) -> bool:
    """Whether what a stated title has behind the title is the name of its site: … - 河畔周刊."""
    return value.startswith(title) and _SITE.fullmatch(value[len(title) :]) is not None


def _is_compilation(sheet: Sheet, heads: list[int]) -> bool:
    """Whether first-level headings are titles of articles: unnumbered, long enough, with bylines or headings below each."""
    if len(heads) < 2 or any(ordinal(sheet.lines[index].text) for index in heads):
        return False
    if sheet.headings[heads[0]] == 0:
        return True
    ends = [*heads[1:], len(sheet.lines)]
    sizes = [sum(len(line.text) for line in sheet.lines[at:end]) for at, end in zip(heads, ends, strict=True)]
    signs = sum(
        any(
            sheet.kinds[index] in (LineKind.BYLINE, LineKind.DATE, LineKind.LABELS, LineKind.NOTE)
            for index in (*range(at + 1, min(at + 4, end)), max(at, end - 1))
        )
        for at, end in zip(heads, ends, strict=True)
    )
    deeper = sum(
        any(1 < sheet.headings.get(index, 0) <= 6 for index in range(at, end))
        for at, end in zip(heads, ends, strict=True)
    )
    long_enough = sum(size >= (SHORTEST_SIGNED if signs == len(heads) else SHORTEST_ARTICLE) for size in sizes)
    return long_enough * 3 >= 2 * len(heads) and (
        signs * 2 >= len(heads)
        or (long_enough == len(heads) and _text_before(sheet, heads[0]) < FEW and are_apart(sheet, heads))
        or (_text_before(sheet, heads[0]) < 60 and (deeper * 2 >= len(heads) or (deeper > 0 and len(heads) >= 3)))
    )
