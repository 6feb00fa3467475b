"""Pages of what the articles share: policies, entities, terms, and where each is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model import ArticleId, Brief, Entity, Page, Policy, Term
from generator.pages.lists import newest_first
from generator.pages.readable import FigureView, view_figure
from generator.pages.shelf import Shelf
from generator.pages.view import Head, SiteView, make_page

MOST_FIGURES = 12
POLICY_KINDS = ("policy", "law", "plan", "report", "standard", "work", "course", "event", "newspaper")
ENTITY_TYPES = (
    "platform",
    "programme",
    "organisation",
    "region-cluster",
    "case",
    "person",
    "policy-nickname",
    "report",
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of an article that names something."""

    sentence: int
    text: str


@dataclass(frozen=True, slots=True)
class NamedBy:
    """One article and its sentences."""

    brief: Brief
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Shelved:
    """Things of one kind in an index."""

    kind: str
    things: tuple[tuple[Policy | Entity, int], ...]
    """(thing, in how many articles), most first."""


@dataclass(frozen=True, slots=True)
class DefinitionView:
    """What one article says a term is."""

    brief: Brief
    sentence: int
    text: str


@dataclass(frozen=True, slots=True)
class TermView:
    """A term with all its definitions."""

    term: Term
    definitions: tuple[DefinitionView, ...]


def policy_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """The index of cited documents and a page each."""
    shelves = tuple(_shelve(((policy, policy.kind, policy.citations) for policy in shelf.site.policies), POLICY_KINDS))
    head = Head(view.strings["policies.title"], view.strings["policies.lead"], wide=True)
    yield make_page("policies/", "policies.md.j2", head, shelves=shelves)
    for policy in shelf.site.policies:
        places = [
            (article, shelf.briefs[article].analysis.citations[index].sentence) for article, index in policy.citations
        ]
        yield make_page(
            f"policies/{policy.id}/",
            "policy.md.j2",
            Head(policy.title or " ".join(policy.numbers), "", "policy"),
            policy=policy,
            named=tuple(_named(shelf, places)),
            together=[(shelf.policies[other], count) for other, count in policy.together if other in shelf.policies],
            is_article=shelf.briefs.get(policy.is_article) if policy.is_article else None,
        )


def entity_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """The index of named things and a page each."""
    shelves = tuple(_shelve(((entity, entity.type, entity.mentions) for entity in shelf.site.entities), ENTITY_TYPES))
    head = Head(view.strings["entities.title"], view.strings["entities.lead"], wide=True)
    yield make_page("entities/", "entities.md.j2", head, shelves=shelves)
    for entity in shelf.site.entities:
        places = [
            (article, shelf.briefs[article].analysis.mentions[index].sentence) for article, index in entity.mentions
        ]
        yield make_page(
            f"entities/{entity.id}/",
            "entity.md.j2",
            Head(entity.name, "", "entity"),
            entity=entity,
            named=tuple(_named(shelf, places)),
            figures=tuple(_figures_in(shelf, places)),
            neighbours=[
                (shelf.entities[other], count) for other, count in entity.neighbours if other in shelf.entities
            ],
        )


def term_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """The glossary: several definitions of one term side by side."""
    terms = tuple(TermView(term, tuple(_definitions(shelf, term))) for term in shelf.site.terms)
    head = Head(view.strings["terms.title"], view.strings["terms.lead"], "term")
    yield make_page("terms/", "terms.md.j2", head, terms=terms)


def _definitions(shelf: Shelf, term: Term) -> Iterator[DefinitionView]:
    for article, index in term.definitions:
        brief = shelf.briefs[article]
        definition = brief.analysis.definitions[index]
        yield DefinitionView(brief, definition.sentence, definition.quote.text)


_Place = tuple[ArticleId, int]


def _named(shelf: Shelf, places: Iterable[_Place]) -> Iterator[NamedBy]:
    """By article, newest first; each sentence once, in text order."""
    found: dict[ArticleId, set[int]] = {}
    for article, sentence in places:
        found.setdefault(article, set()).add(sentence)
    for brief in newest_first(shelf.briefs[article] for article in found):
        sentences = sorted(sentence for sentence in found[brief.article.id] if sentence >= 0)
        yield NamedBy(brief, tuple(Saying(at, brief.article.sentences[at].quote.text) for at in sentences))


def _figures_in(shelf: Shelf, places: Iterable[_Place]) -> Iterator[FigureView]:
    """Figures that stand in the same sentences."""
    left = MOST_FIGURES
    for article in dict.fromkeys(article for article, _ in places):
        sentences = {sentence for other, sentence in places if other == article and sentence >= 0}
        brief = shelf.briefs[article]
        for index, figure in enumerate(brief.analysis.figures):
            if figure.sentence in sentences and left > 0:
                left -= 1
                yield view_figure(brief, index)


def _shelve(
    things: Iterable[tuple[Policy | Entity, str, tuple[_Place, ...]]], kinds: tuple[str, ...]
) -> Iterator[Shelved]:
    order = {kind: number for number, kind in enumerate(kinds)}
    counted = [(thing, kind, len({article for article, _ in places})) for thing, kind, places in things]
    counted.sort(key=lambda item: (order.get(item[1], len(order)), item[1], -item[2], item[0].id))
    for kind, group in groupby(counted, key=lambda item: item[1]):
        yield Shelved(kind, tuple((thing, count) for thing, _, count in group))
