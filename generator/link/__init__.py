"""Stage 6: Briefs -> Site. To add a kind of link: a function (Corpus, Site) -> Site with its part filled, and a row in LINKERS."""

from __future__ import annotations

from collections.abc import Callable

from generator.link.authors import link_authors
from generator.link.corpus import Corpus, count_words, make_corpus
from generator.link.duplicates import link_groups
from generator.link.entities import link_entities
from generator.link.indicators import link_indicators
from generator.link.passages import link_passages
from generator.link.policies import link_policies
from generator.link.related import link_related
from generator.link.roles import link_roles
from generator.link.rules import LinkRules
from generator.link.terms import link_terms, link_timeline
from generator.link.topics import link_topics
from generator.link.trends import link_hot_words
from generator.model import Brief, Site

__all__ = ["LINKERS", "LinkRules", "count_words", "link"]

LINKERS: tuple[Callable[[Corpus, Site], Site], ...] = (
    link_policies,
    link_entities,
    link_authors,
    link_terms,
    link_indicators,
    link_timeline,
    link_hot_words,
    link_passages,
    link_groups,
    link_topics,
    link_related,
    link_roles,
)
"""In order: a linker may use what those above it filled in."""


def link(briefs: tuple[Brief, ...], rules: LinkRules) -> Site:
    """All links between the briefs; the order of `briefs` does not matter. Pure; time grows as n·log n in their number."""
    corpus = make_corpus(tuple(sorted(briefs, key=lambda brief: brief.article.id)), rules)
    site = Site(corpus.briefs)
    for linker in LINKERS:
        site = linker(corpus, site)
    return site
