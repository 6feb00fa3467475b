"""Look-ups over a Site, made once a build: which policy, entity, term, topic belongs to which place of which article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.model import (
    Article,
    ArticleId,
    Author,
    Brief,
    Entity,
    EntityId,
    Indicator,
    Passage,
    Policy,
    PolicyId,
    Related,
    Role,
    Site,
    Term,
    Topic,
)
from generator.text.regions import regions

Value = TypeVar("Value")
Place = tuple[ArticleId, int]
"""(article, index in one of its Analysis' tuples)."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The Site with its links turned round."""

    site: Site
    briefs: Mapping[ArticleId, Brief]
    policies: Mapping[PolicyId, Policy]
    entities: Mapping[EntityId, Entity]
    policy_at: Mapping[Place, Policy]
    entity_at: Mapping[Place, Entity]
    term_at: Mapping[Place, Term]
    indicator_at: Mapping[Place, Indicator]
    topics_of: Mapping[ArticleId, tuple[Topic, ...]]
    roles_of: Mapping[ArticleId, tuple[Role, ...]]
    authors_of: Mapping[ArticleId, tuple[Author, ...]]
    backlinks: Mapping[ArticleId, tuple[Related, ...]]
    """Briefings that name this one as related, strongest first."""
    passages_of: Mapping[ArticleId, tuple[Passage, ...]]
    group_of: Mapping[ArticleId, tuple[ArticleId, ...]]
    """Near-duplicates, the leading one first."""
    regions_of: Mapping[ArticleId, tuple[str, ...]]
    """Provinces an article is about, by their short names."""

    def title(self, article: ArticleId) -> str:
        """Its title."""
        return self.briefs[article].article.title.text

    def sentence(self, article: ArticleId, index: int) -> str:
        """Words of a sentence; "" for a table cell."""
        return self.briefs[article].article.sentences[index].quote.text if index >= 0 else ""


def make_shelf(site: Site) -> Shelf:
    """Turn the links of a Site round."""
    return Shelf(
        site=site,
        briefs={brief.article.id: brief for brief in site.briefs},
        policies={policy.id: policy for policy in site.policies},
        entities={entity.id: entity for entity in site.entities},
        policy_at={place: policy for policy in site.policies for place in policy.citations},
        entity_at={place: entity for entity in site.entities for place in entity.mentions},
        term_at={place: term for term in site.terms for place in term.definitions},
        indicator_at={place: indicator for indicator in site.indicators for place in indicator.figures},
        topics_of=_gather((article, topic) for topic in site.topics for article in topic.articles),
        roles_of=_gather((article, role) for role in site.roles for article in role.articles),
        authors_of=_gather((article, author) for author in site.authors for article in author.articles),
        backlinks=_backlinks(site),
        passages_of=_gather(
            (article, passage) for passage in site.passages for article in dict.fromkeys(at for at, _ in passage.places)
        ),
        group_of={article: group for group in site.groups for article in group},
        regions_of={brief.article.id: _regions(brief.article) for brief in site.briefs},
    )


def _regions(article: Article) -> tuple[str, ...]:
    return regions(article.title.text, "\n".join(sentence.quote.text for sentence in article.sentences))


def _backlinks(site: Site) -> Mapping[ArticleId, tuple[Related, ...]]:
    ordered = sorted(
        (related for found in site.related.values() for related in found),
        key=lambda related: (-related.score, related.article),
    )
    return _gather((related.related, related) for related in ordered)


def _gather(pairs: Iterable[tuple[ArticleId, Value]]) -> Mapping[ArticleId, tuple[Value, ...]]:
    found: defaultdict[ArticleId, list[Value]] = defaultdict(list)
    for article, value in pairs:
        found[article].append(value)
    return {article: tuple(values) for article, values in found.items()}
