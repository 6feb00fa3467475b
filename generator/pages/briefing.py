"""The briefing's page `/briefs/<id>/`: what one article says, each statement with the way to its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.model import Article, ArticleId, Brief, Entity, Line, Page, Policy, Related, Term
from generator.pages.lists import BriefRow, brief_row
from generator.pages.mapped import Web, draw_star, make_web
from generator.pages.readable import FigureView, view_figure
from generator.pages.shelf import Shelf
from generator.pages.structured import article_data
from generator.pages.view import Head, SiteView, make_page
from generator.text.reference import article_reference, briefing_reference, quotation

MOST_BACKLINKS = 12
_MOST_ENTITIES = 40
_SURROGATE = re.compile("[\ud800-\udfff]")
_HIDDEN_TYPES = frozenset({"policy-nickname", "report"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line; `term` is the id of the term it first names, or ""."""

    text: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class LineView:
    """A published line with its terms marked."""

    line: Line
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PointView:
    """A listed point with the sentences that stand behind it."""

    head: LineView
    supports: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the briefing."""

    heading: str
    anchor: str
    """Of the heading's sentence, or ""."""
    level: int
    thesis: LineView | None
    """What the section says, where it stands before the points; otherwise it is one of them."""
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """A card of the key-figure box."""

    kind: str
    lead: FigureView
    others: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class CitedView:
    """A document the article cites, with the sentences that do."""

    policy: Policy
    number: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """A named thing and where the article first names it."""

    entity: Entity
    sentence: int
    count: int


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A related briefing with its reasons."""

    related: Related
    other: Brief
    row: BriefRow


class Terms:
    """Finds the terms of the site in lines; each is linked once a page, where it first stands."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._ids = [term.id for term in terms if len(term.term) > 1]
        words = [_encodable(term.term) for term in terms if len(term.term) > 1]
        self._finder = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest) if words else None

    def runs(self, text: str, seen: set[str]) -> Iterator[Run]:
        """Cut `text` at terms that are not yet in `seen`; adds to `seen`."""
        at = 0
        for term, start, end in self._finder.find_matches_as_indexes(_encodable(text)) if self._finder else ():
            if self._ids[term] in seen:
                continue
            seen.add(self._ids[term])
            if start > at:
                yield Run(text[at:start])
            yield Run(text[start:end], self._ids[term])
            at = end
        if at < len(text):
            yield Run(text[at:])


def _encodable(text: str) -> str:
    """One character for one: the finder works on UTF-8, which has no half of a surrogate pair."""
    return _SURROGATE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class _Marker:
    """Marks the lines of one page in reading order."""

    terms: Terms
    seen: set[str]

    def line(self, line: Line) -> LineView:
        return LineView(line, tuple(self.terms.runs(line.text, self.seen)))

    def lines(self, lines: tuple[Line, ...]) -> tuple[LineView, ...]:
        return tuple(self.line(line) for line in lines)


def briefing_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """One page a briefing."""
    terms, web = Terms(shelf.site.terms), make_web(shelf)
    for brief in shelf.site.briefs:
        yield _page(web, brief, terms, view)


def _page(web: Web, brief: Brief, terms: Terms, view: SiteView) -> Page:
    shelf, article = web.shelf, brief.article
    row = brief_row(shelf, brief)
    marker = _Marker(terms, set())
    cards = tuple(_card(brief, card.figures, card.kind) for card in brief.cards)
    shown = {index for card in brief.cards for index in card.figures}
    cited = tuple(_cited(shelf, brief))
    topics = shelf.topics_of.get(article.id, ())
    others = tuple(view_figure(brief, index) for index in range(len(brief.analysis.figures)) if index not in shown)
    return make_page(
        f"briefs/{article.id}/",
        "brief.md.j2",
        Head(
            article.title.text,
            row.gist,
            "brief",
            date=row.date,
            origin=row.origin,
            by=row.by,
            keywords=",".join(topic.name for topic in topics),
        ),
        brief=brief,
        article=article,
        row=row,
        gist=marker.line(brief.gist) if brief.gist else None,
        summary=marker.lines(brief.summary),
        phrased=any(line.origin == "model" for line in (brief.gist, *brief.summary) if line),
        cards=cards,
        sections=tuple(_sections(brief, marker)),
        problems=marker.lines(brief.problems),
        measures=marker.lines(brief.measures),
        cases=marker.lines(brief.cases),
        quotables=tuple((line, _quoted(line, article)) for line in brief.quotables),
        reference=article_reference(article),
        copied=_copied(article, view),
        structured=article_data(brief, view, topics, [(one.policy, one.number) for one in cited]),
        other_figures=others,
        cited=cited,
        entities=tuple(_entities(shelf, brief)),
        related=tuple(_views(shelf, shelf.site.related.get(article.id, ()))),
        nearest=tuple(_views(shelf, shelf.site.nearest.get(article.id, ()))),
        star=draw_star(web, brief),
        backlinks=tuple(_backlinks(shelf, article.id)),
        group=tuple(shelf.briefs[other] for other in shelf.group_of.get(article.id, ()) if other != article.id),
        authors=shelf.authors_of.get(article.id, ()),
        roles=shelf.roles_of.get(article.id, ()),
        neighbours=_neighbours(shelf, article.id),
    )


def _copied(article: Article, view: SiteView) -> str:
    """What 复制引文 copies: the article, then its briefing; the reader's browser fills in {line}, {date} and {address}."""
    online = briefing_reference(article, view.title, "{address}").replace(" {address}", " [{date}]. {address}")
    return f"[1] {article_reference(article)}{{line}}[2] {online}"


def _quoted(line: Line, article: Article) -> tuple[str, str]:
    """What is copied of a sentence, with `{line}`, `{date}` and `{address}` for the browser, and without the last two."""
    if line.sentence < 0:
        alone = f"“{line.text}”[1]{{line}}[1] {article_reference(article)}"
        return alone, alone
    alone = quotation(article, line.sentence).replace("\n", "{line}")
    return alone.removesuffix(".") + " [{date}]: {address}.", alone


def _card(brief: Brief, figures: tuple[int, ...], kind: str) -> CardView:
    views = [view_figure(brief, index) for index in figures]
    return CardView(kind, views[0], tuple(views[1:]))


def _sections(brief: Brief, marker: _Marker) -> Iterator[SectionView]:
    for section in brief.sections:
        anchor = ""
        if section.heading is not None and 0 <= section.heading_block < len(brief.article.blocks):
            sentences = brief.article.blocks[section.heading_block].sentences
            anchor = f"s{sentences[0] + 1}" if sentences else ""
        first = section.items[0].sentence if section.items else -1
        leads = section.thesis is not None and (first < 0 or section.thesis.sentence <= first)
        lines = section.items if leads or section.thesis is None else _placed(section.thesis, section.items)
        yield SectionView(
            section.heading.text if section.heading else "",
            anchor,
            section.level,
            marker.line(section.thesis) if section.thesis and leads else None,
            tuple(_points(marker.lines(lines))),
        )


def _placed(thesis: Line, items: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(sorted((*items, replace(thesis, role="item")), key=lambda line: line.sentence))


def _points(lines: tuple[LineView, ...]) -> Iterator[PointView]:
    """The lines with each support under the item before it."""
    heads = [at for at, view in enumerate(lines) if view.line.role != "support" or at == 0]
    for at, end in pairwise((*heads, len(lines))):
        yield PointView(lines[at], lines[at + 1 : end])


def _cited(shelf: Shelf, brief: Brief) -> Iterator[CitedView]:
    found: dict[str, tuple[Policy, str, list[int]]] = {}
    for index, citation in enumerate(brief.analysis.citations):
        policy = shelf.policy_at.get((brief.article.id, index))
        if policy is None:
            continue
        _, number, sentences = found.setdefault(policy.id, (policy, citation.number or "", []))
        if citation.number and not number:
            found[policy.id] = (policy, citation.number, sentences)
        if citation.sentence >= 0 and citation.sentence not in sentences:
            sentences.append(citation.sentence)
    for policy, number, sentences in found.values():
        yield CitedView(policy, number, tuple(sentences))


def _entities(shelf: Shelf, brief: Brief) -> Iterator[EntityView]:
    found: dict[str, tuple[Entity, list[int]]] = {}
    for index, mention in enumerate(brief.analysis.mentions):
        entity = shelf.entity_at.get((brief.article.id, index))
        if entity is not None and entity.type not in _HIDDEN_TYPES:
            found.setdefault(entity.id, (entity, []))[1].append(mention.sentence)
    views = [EntityView(entity, sentences[0], len(sentences)) for entity, sentences in found.values()]
    yield from sorted(views, key=lambda view: (view.entity.type, -view.count, view.sentence, view.entity.id))[
        :_MOST_ENTITIES
    ]


def _views(shelf: Shelf, links: Iterable[Related]) -> Iterator[RelatedView]:
    for related in links:
        other = shelf.briefs[related.related]
        yield RelatedView(related, other, brief_row(shelf, other))


def _backlinks(shelf: Shelf, article: ArticleId) -> Iterator[RelatedView]:
    named = {related.related for related in shelf.site.related.get(article, ())}
    found = [related for related in shelf.backlinks.get(article, ()) if related.article not in named]
    for related in found[:MOST_BACKLINKS]:
        other = shelf.briefs[related.article]
        yield RelatedView(related, other, brief_row(shelf, other))


def _neighbours(shelf: Shelf, article: ArticleId) -> tuple[Brief | None, Brief | None]:
    """Previous and next in the reading order of its first topic."""
    topics = shelf.topics_of.get(article, ())
    if not topics:
        return None, None
    order = topics[0].articles
    at = order.index(article)
    before = shelf.briefs[order[at - 1]] if at > 0 else None
    after = shelf.briefs[order[at + 1]] if at + 1 < len(order) else None
    return before, after
