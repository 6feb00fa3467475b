"""The cleaned full text `/sources/<id>/`: one anchor a sentence, and below it what cleaning did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import Article, ArticleId, Block, BlockKind, Brief, Cell, Fate, Page, Repair, Span
from generator.pages.lists import brief_row, newest_first
from generator.pages.shelf import Shelf
from generator.pages.view import Head, SiteView, make_page

_CONTEXT = 12
"""Characters shown on either side of a repaired one."""
_HEADING_LEVELS = 3
_MOST_PLACES = 5
_MOST_OTHERS = 6
"""Articles named beside a shared passage; beyond it their number is told."""


Other = tuple[ArticleId, int, str]
"""Another article that has the same words: its id, the number of the sentence from 1, its title."""
_MOST_MARKS = 3
"""Articles linked right behind a sentence."""


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence with its anchor's number, and whether the summary has it."""

    number: int
    """From 1: the anchor is `s{number}`."""
    text: str
    used: bool
    elsewhere: tuple[Other, ...] = ()
    """The first few of the other articles it stands in."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that other articles have too."""

    text: str
    others: tuple[Other, ...]
    """The first few."""
    count: int
    """Of all of them."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a table."""

    text: str
    head: bool
    id: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the full text."""

    kind: str
    level: int
    words: tuple[Words, ...]
    rows: tuple[tuple[CellView, ...], ...] = ()
    number: int = 0
    """Tables: the block's place in the article, from 1."""


@dataclass(frozen=True, slots=True)
class RepairGroup:
    """Equal repairs by one rule."""

    rule: str
    was: str
    now: str
    count: int
    context: str


@dataclass(frozen=True, slots=True)
class Removal:
    """What one rule left out."""

    rule: str
    fate: str
    count: int
    chars: int
    places: tuple[str, ...]
    """Code points of the source, `120–340`; the first few."""


def fulltext_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """One page an article, and the list of all of them."""
    rows = tuple(brief_row(shelf, brief) for brief in newest_first(shelf.site.briefs))
    yield make_page("sources/", "sources.md.j2", Head(view.strings["sources.title"], wide=True), rows=rows)
    for brief in shelf.site.briefs:
        yield _page(shelf, brief)


def _page(shelf: Shelf, brief: Brief) -> Page:
    article = brief.article
    row = brief_row(shelf, brief)
    return make_page(
        f"sources/{article.id}/",
        "source.md.j2",
        Head(article.title.text, kind="source", date=row.date, origin=row.origin),
        brief=brief,
        article=article,
        row=row,
        paragraphs=tuple(_paragraphs(shelf, brief)),
        outline=tuple(_outline(article)),
        repairs=tuple(_repairs(article)),
        removals=tuple(_removals(article)),
        shared=tuple(_shared(shelf, article)),
    )


def _shared(shelf: Shelf, article: Article) -> Iterator[Shared]:
    """Passages that stand elsewhere too, longest first; an article is told once for the words it shares, not for their parts."""
    told: list[tuple[str, frozenset[ArticleId]]] = []
    for passage in shelf.passages_of.get(article.id, ()):
        within = frozenset[ArticleId]().union(*(others for text, others in told if passage.text in text))
        others = {at: sentence for at, sentence in passage.places if at != article.id and at not in within}
        if others:
            told.append((passage.text, frozenset(others)))
            yield Shared(passage.text, _others(shelf, others, _MOST_OTHERS), len(others))


def _others(shelf: Shelf, sentences: Mapping[ArticleId, int], most: int) -> tuple[Other, ...]:
    return tuple((at, sentences[at] + 1, shelf.title(at)) for at in sorted(sentences)[:most])


def _paragraphs(shelf: Shelf, brief: Brief) -> Iterator[Paragraph]:
    article = brief.article
    used = _used(brief)
    shared: dict[int, dict[ArticleId, int]] = {}
    for passage in shelf.passages_of.get(article.id, ()):
        others = {at: sentence for at, sentence in passage.places if at != article.id}
        for at, sentence in passage.places:
            if at == article.id:
                shared.setdefault(sentence, {}).update(others)
    for number, block in enumerate(article.blocks, 1):
        words = tuple(
            Words(
                index + 1,
                article.sentences[index].quote.text,
                index in used,
                _others(shelf, shared.get(index, {}), _MOST_MARKS),
            )
            for index in block.sentences
        )
        if not words and block.kind is not BlockKind.TABLE:
            words = (Words(0, block.quote.text, used=False),)
        yield Paragraph(block.kind.value, min(block.level or 1, _HEADING_LEVELS), words, _rows(block, number), number)


def _rows(block: Block, number: int) -> tuple[tuple[CellView, ...], ...]:
    if not block.cells:
        return ()
    rows: list[list[Cell]] = [[] for _ in range(max(cell.row for cell in block.cells) + 1)]
    for cell in block.cells:
        rows[cell.row].append(cell)
    return tuple(
        tuple(
            CellView(cell.quote.text, cell.head or cell.row == 0, f"t{number}-{cell.row + 1}-{cell.column + 1}")
            for cell in sorted(row, key=lambda cell: cell.column)
        )
        for row in rows
        if row
    )


def _used(brief: Brief) -> frozenset[int]:
    """Sentences of gist and summary; marking all that the briefing uses would mark most of the text."""
    lines = [*brief.summary, *((brief.gist,) if brief.gist else ())]
    return frozenset(at for line in lines for at in (line.sentence, *line.cites))


def _outline(article: Article) -> Iterator[tuple[int, int, str]]:
    """(level, sentence number, words) of the headings."""
    for block in article.blocks:
        if block.kind is BlockKind.HEADING and block.sentences:
            yield min(block.level or 1, _HEADING_LEVELS), block.sentences[0] + 1, block.quote.text


def _repairs(article: Article) -> Iterator[RepairGroup]:
    places = _Places(article)
    found: dict[tuple[str, str, str], list[Repair]] = {}
    for repair in article.repairs:
        found.setdefault((repair.rule, repair.was, repair.now), []).append(repair)
    for (rule, was, now), repairs in found.items():
        yield RepairGroup(rule, was, now, len(repairs), places.around(repairs[0]))


class _Places:
    """Finds the words around a position of the source."""

    def __init__(self, article: Article) -> None:
        self._spans = [
            (span.start, span.end, block.quote.text, offset)
            for block in article.blocks
            for span, offset in _offsets(block)
        ]

    def around(self, repair: Repair) -> str:
        """Words around a repair, as repaired; "" when it stands outside the blocks."""
        for start, end, text, offset in self._spans:
            if start <= repair.span.start < end:
                at = offset + repair.span.start - start
                return text[max(0, at - _CONTEXT) : at + _CONTEXT]
        return ""


def _offsets(block: Block) -> Iterator[tuple[Span, int]]:
    offset = 0
    for span in block.quote.spans:
        yield span, offset
        offset += len(span)


_LEFT_OUT = frozenset({Fate.DROPPED, Fate.REPEAT, Fate.META})


def _removals(article: Article) -> Iterator[Removal]:
    found: dict[tuple[Fate, str], list[Span]] = {}
    for entry in article.ledger:
        if entry.fate in _LEFT_OUT:
            found.setdefault((entry.fate, entry.rule), []).append(entry.span)
    for (fate, rule), spans in sorted(found.items(), key=lambda item: (item[0][0].value, item[0][1])):
        places = tuple(f"{span.start:,}–{span.end:,}" for span in spans[:_MOST_PLACES])
        yield Removal(rule, fate.value, len(spans), sum(map(len, spans)), places)
