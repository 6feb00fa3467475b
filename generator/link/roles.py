"""Role lists 角色书单: the articles of certain topics that hold certain kinds of content. To add a kind: a row of CONTENT."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.link.corpus import Corpus
from generator.link.keys import fold, stable_id
from generator.model import ArticleId, Brief, Role, Site

CONTENT: dict[str, Callable[[Brief], int]] = {
    "figures": lambda brief: len(brief.analysis.figures),
    "measures": lambda brief: len(brief.measures),
    "cases": lambda brief: len(brief.cases),
    "policies": lambda brief: len(brief.analysis.citations),
    "problems": lambda brief: len(brief.problems),
}
"""Kind of content in site_config.yaml -> how much of it a briefing holds."""


def link_roles(corpus: Corpus, site: Site) -> Site:
    """Site with its roles, in the order of the configuration."""
    topics = {fold(topic.name): topic.articles for topic in site.topics}
    roles = []
    for id, name, description, wanted, kinds in corpus.rules.roles:
        rows = _rows(corpus, topics, wanted)
        known = [kind for kind in kinds if kind in CONTENT]
        amounts = {row: [CONTENT[kind](corpus.briefs[row]) for kind in known] for row in rows}
        kept = [row for row in rows if not known or any(amounts[row])]
        kept.sort(key=lambda row: (-sum(1 for amount in amounts[row] if amount), -sum(amounts[row]), row))
        articles = tuple(corpus.briefs[row].article.id for row in kept)
        roles.append(Role(id or stable_id("r", fold(name)), name, description, wanted, tuple(known), articles))
    return replace(site, roles=tuple(roles))


def _rows(corpus: Corpus, topics: dict[str, tuple[ArticleId, ...]], wanted: tuple[str, ...]) -> list[int]:
    if not wanted:
        return list(range(len(corpus.briefs)))
    return sorted({corpus.places[article] for name in wanted for article in topics.get(fold(name), ())})
