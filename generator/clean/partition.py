"""The ledger 账本: every code point of a file with its fate and the rule that decided it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.clean.items import Item, Role
from generator.clean.structure import Paragraph
from generator.model import Article, ArticleId, BlockKind, Document, Entry, Fate, Ledger, MarkKind, Part, Repair, Span
from generator.text.contents import find_contents
from generator.text.kinds import LineKind, kind_of
from generator.text.lines import find_lines

_GAP = re.compile("\x00+|[\\s\ufeff\u200b\u200e\u200f\u2060]+|[^\x00\\s\ufeff\u200b\u200e\u200f\u2060]+")
_FATES = {Role.TITLE: Fate.TITLE, Role.META: Fate.META, Role.DROPPED: Fate.DROPPED, Role.REPEAT: Fate.REPEAT}


def article_entries(
    part: Part, items: Iterable[Item], paragraphs: Iterable[Paragraph], repairs: Iterable[Repair], article: ArticleId
) -> tuple[Entry, ...]:
    """Sorted entries of one article; every code point of the part's spans is in one of them."""
    found = [
        Entry(span, _FATES[item.role], item.rule, article)
        for item in items
        if item.role in _FATES
        for span in item.quote.spans
    ]
    for paragraph in paragraphs:
        rule = paragraph.rule if paragraph.kind is not BlockKind.TABLE else "table"
        found += [Entry(span, Fate.KEPT, rule, article) for span in paragraph.quote.spans]
    found = list(_with_repairs(sorted(found, key=lambda entry: entry.span), list(repairs), article))
    if part.title is not None:
        inside = {entry.span.start for entry in found}
        found += [
            Entry(span, Fate.TITLE, "title", article)
            for span in part.title.spans
            if span.start not in inside and not _covered(found, span)
        ]
    return tuple(
        _without_overlap(
            _with_gaps(part.document.view, sorted(found, key=lambda entry: entry.span), part.spans, article)
        )
    )


def _covered(entries: list[Entry], span: Span) -> bool:
    return any(entry.span.start < span.end and span.start < entry.span.end for entry in entries)


def _with_repairs(entries: list[Entry], repairs: list[Repair], article: ArticleId) -> Iterator[Entry]:
    ordered = sorted(repairs, key=lambda repair: repair.span)
    position = 0
    for entry in entries:
        at = entry.span.start
        while position < len(ordered) and ordered[position].span.start < at:
            position += 1
        while position < len(ordered) and ordered[position].span.start < entry.span.end and entry.fate is Fate.KEPT:
            repair = ordered[position]
            if at < repair.span.start:
                yield Entry(Span(at, repair.span.start), entry.fate, entry.rule, article)
            yield Entry(repair.span, Fate.REPAIRED, repair.rule, article)
            at = repair.span.end
            position += 1
        if at < entry.span.end:
            yield Entry(Span(at, entry.span.end), entry.fate, entry.rule, article)


def _with_gaps(view: str, entries: list[Entry], spans: tuple[Span, ...], article: ArticleId | None) -> Iterator[Entry]:
    """The entries, and what lies between them inside the spans: blank, markup, or characters no line showed."""
    position = 0
    for span in spans:
        at = span.start
        while position < len(entries) and entries[position].span.start < span.end:
            entry = entries[position]
            position += 1
            if entry.span.start < at:
                yield entry
                continue
            yield from _gap(view, Span(at, entry.span.start), article)
            yield entry
            at = entry.span.end
        yield from _gap(view, Span(at, span.end), article)
    yield from entries[position:]


def _gap(view: str, span: Span, article: ArticleId | None) -> Iterator[Entry]:
    for found in _GAP.finditer(view, span.start, span.end):
        here = Span(found.start(), found.end())
        if found[0][0] == "\x00":
            yield Entry(here, Fate.DROPPED, "markup", article)
        elif found[0][0].isspace() or found[0][0] in "\ufeff\u200b\u200e\u200f\u2060":
            yield Entry(here, Fate.BLANK, "blank", article)
        else:
            yield Entry(here, Fate.DROPPED, "unclassified", article)


def _without_overlap(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Sorted, the later of two overlapping entries clipped."""
    at = -1
    for entry in sorted(entries, key=lambda entry: (entry.span.start, -entry.span.end)):
        start = max(entry.span.start, at)
        if start < entry.span.end:
            yield (
                entry
                if start == entry.span.start
                else Entry(Span(start, entry.span.end), entry.fate, entry.rule, entry.article)
            )
            at = entry.span.end


def file_ledger(document: Document, articles: tuple[Article, ...]) -> Ledger:
    """The partition of a whole file: its articles' entries, and what stands outside them."""
    inside = sorted((entry for article in articles for entry in article.ledger), key=lambda entry: entry.span)
    entries = list(_without_overlap(inside))
    outside = list(_outside(document, entries))
    merged = _without_overlap([*entries, *outside])
    return Ledger(document.source, len(document.text), tuple(_merged(_filled(document, list(merged)))))


def _outside(document: Document, entries: list[Entry]) -> Iterator[Entry]:
    """Entries of the lines in no article: contents lists, what stands before the first article."""
    holes = list(_holes(entries, len(document.text)))
    lines = find_lines(document.view, holes)
    if not lines:
        return
    whole = find_lines(document.view)
    contents = find_contents([line.text for line in whole])
    listed = Span(whole[contents.first].start, whole[contents.last].end) if contents else Span(0, 0)
    furniture = sorted(mark.span for mark in document.marks if mark.kind is MarkKind.BOILERPLATE)
    position = 0
    for line in lines:
        while position < len(furniture) and furniture[position].end <= line.start:
            position += 1
        if listed.start <= line.start < listed.end:
            rule = "contents"
        elif position < len(furniture) and furniture[position].start <= line.start:
            rule = "boilerplate"
        else:
            rule = "furniture" if kind_of(line.text) is LineKind.FURNITURE else "outside-articles"
        yield Entry(Span(line.start, line.end), Fate.DROPPED, rule)


def _holes(entries: list[Entry], length: int) -> Iterator[Span]:
    at = 0
    for entry in entries:
        if entry.span.start > at:
            yield Span(at, entry.span.start)
        at = max(at, entry.span.end)
    if at < length:
        yield Span(at, length)


def _filled(document: Document, entries: list[Entry]) -> Iterator[Entry]:
    at = 0
    for entry in entries:
        yield from _gap(document.view, Span(at, entry.span.start), None)
        yield entry
        at = entry.span.end
    yield from _gap(document.view, Span(at, len(document.text)), None)


def _merged(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Neighbours of one fate, rule and article as one entry (repairs stay single)."""
    last: Entry | None = None
    for entry in entries:
        if (
            last is not None
            and last.fate is entry.fate is not Fate.REPAIRED
            and (last.rule, last.article) == (entry.rule, entry.article)
        ):
            last = Entry(Span(last.span.start, entry.span.end), last.fate, last.rule, last.article)
            continue
        if last is not None:
            yield last
        last = entry
    if last is not None:
        yield last
