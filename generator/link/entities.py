"""Entities: mentions of one thing brought together over all articles, aliases joined where a text says so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from generator.link.corpus import Corpus
from generator.link.keys import fold, stable_id
from generator.model import ArticleId, Brief, Entity, EntityId, Mention, Site

MOST_NEIGHBOURS = 12
MOST_PAIRED = 40
"""Entities of one paragraph that are paired with each other; a list of 300 organisations would give 45,000 pairs."""
SHORTEST_ALIAS = 3
"""Characters of an alias that holds outside the article that introduced it; shorter ones (平台, 学院) mean many things."""

_PROGRAMMES = frozenset({"programme", "policy-nickname"})
_QUOTED_PROGRAMME = re.compile(r"[“「](?P<short>[^”」]{3,})[”」](?:工程|行动|战略|计划|专项|改革)")

_YEAR = re.compile(r"\(((?:19|20)\d\d)年\)$")

Place = tuple[ArticleId, int]


def link_entities(corpus: Corpus, site: Site) -> Site:
    """Site with its entities, sorted by id."""
    aliases = {**_quoted(corpus.briefs), **_aliases(corpus.briefs)}
    groups: dict[str, list[tuple[Place, Mention]]] = defaultdict(list)
    for brief in corpus.briefs:
        for index, mention in enumerate(brief.analysis.mentions):
            key = _root(_key(mention.canonical or mention.name), aliases)
            if key:
                groups[key].append(((brief.article.id, index), mention))
    neighbours = _neighbours(corpus.briefs, groups)
    entities = (_entity(key, group, neighbours[key]) for key, group in groups.items())
    return replace(site, entities=tuple(sorted(entities, key=lambda entity: entity.id)))


def _key(name: str) -> str:
    """Folded; the year in brackets at the end with or without its 年: 报告(2023) = 报告（2023年）."""
    return _YEAR.sub(r"(\1)", fold(name))


def _aliases(briefs: Iterable[Brief]) -> Mapping[str, str]:
    """Folded alias -> folded name, for aliases that all texts give to one name."""
    said: dict[str, set[str]] = defaultdict(set)
    for brief in briefs:
        for mention in brief.analysis.mentions:
            alias, name = _key(mention.name), _key(mention.canonical)
            if name and alias != name and len(alias) >= SHORTEST_ALIAS:
                said[alias].add(name)
    return {alias: next(iter(names)) for alias, names in said.items() if len(names) == 1}


def _quoted(briefs: Iterable[Brief]) -> Mapping[str, str]:
    """Folded quoted part -> folded name, where a name is a quoted part and what it is: 东数西算 -> “东数西算”工程."""
    names = {fold(mention.name) for brief in briefs for mention in brief.analysis.mentions}
    said: dict[str, set[str]] = defaultdict(set)
    for brief in briefs:
        for mention in brief.analysis.mentions:
            hit = _QUOTED_PROGRAMME.fullmatch(mention.name)
            if hit and mention.type in _PROGRAMMES and (short := fold(hit["short"])) in names:
                said[short].add(fold(mention.name))
    return {short: next(iter(full)) for short, full in said.items() if len(full) == 1}


def _root(key: str, aliases: Mapping[str, str]) -> str:
    """Follow aliases to the name they end at; a circle ends at its first name in order."""
    seen = [key]
    while (after := aliases.get(seen[-1])) is not None:
        if after in seen:
            return min(seen[seen.index(after) :])
        seen.append(after)
    return seen[-1]


def _entity(key: str, group: list[tuple[Place, Mention]], neighbours: Counter[str]) -> Entity:
    group = sorted(group, key=lambda item: item[0])
    spellings = Counter(mention.name for _, mention in group)
    spellings.update(mention.canonical for _, mention in group if mention.canonical)
    own = {name: count for name, count in spellings.items() if _key(name) == key} or spellings
    name = min(own, key=lambda spelling: (-own[spelling], len(spelling), spelling))
    types = Counter(mention.type for _, mention in group)
    top = sorted(neighbours.items(), key=lambda item: (-item[1], item[0]))[:MOST_NEIGHBOURS]
    return Entity(
        id=_id(key),
        name=name,
        type=min(types, key=lambda kind: (-types[kind], kind)),
        aliases=tuple(sorted(set(spellings) - {name})),
        mentions=tuple(place for place, _ in group),
        neighbours=tuple((_id(other), count) for other, count in top),
    )


def _id(key: str) -> EntityId:
    return EntityId(stable_id("e", key))


def _neighbours(
    briefs: Iterable[Brief], groups: Mapping[str, list[tuple[Place, Mention]]]
) -> defaultdict[str, Counter[str]]:
    """For each key, with which others it stands in a paragraph, and in how many paragraphs."""
    articles = {brief.article.id: brief.article for brief in briefs}
    together: dict[tuple[ArticleId, int], set[str]] = defaultdict(set)
    for key, group in groups.items():
        for (article, _), mention in group:
            if mention.sentence >= 0:
                together[article, articles[article].sentences[mention.sentence].paragraph].add(key)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for keys in together.values():
        for one, other in combinations(sorted(keys)[:MOST_PAIRED], 2):
            counts[one][other] += 1
            counts[other][one] += 1
    return counts
