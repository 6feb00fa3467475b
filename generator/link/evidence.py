"""What two articles share, each thing with the words of both: the reasons of a related briefing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from generator.link.corpus import Corpus, evidence
from generator.link.indicators import SHORTEST_NAME, indicator_key
from generator.link.keywords import STOCK_PHRASES
from generator.model import ArticleId, Evidence, Site

NO_SUBJECT = frozenset({"newspaper", "work"})
"""Kinds of citation that say little of the subject: two articles may both name the People's Daily."""
NO_BOND = frozenset({"person", "policy-nickname"})
"""Types of entity likewise; nicknames of policies are shared as policies."""


LABELS = {
    "policy": "共同引用《{}》",
    "indicator": "同一指标：{}",
    "case": "相同案例：{}",
    "entity": "都提到{}",
    "passage": "相同段落：“{}”",
    "words": "都谈到{}",
    "editor": "编辑推荐{}",
}
"""Kind of reason -> what the reader is told."""


@dataclass(frozen=True, slots=True)
class Bond:
    """Something that stands in several articles."""

    kind: str
    """As `Reason.kind`; a row of LABELS."""
    name: str
    """What is shared."""
    places: Mapping[int, Evidence]
    """Row of article -> its first words that say so."""
    rarity: float
    """0 (in every article) to 1 (in one)."""


def find_bonds(corpus: Corpus, site: Site) -> tuple[Bond, ...]:
    """Everything that stands in two articles or more, in a fixed order."""
    bonds = []
    for make in SOURCES:
        bonds += [bond for bond in make(corpus, site) if len(bond.places) > 1]
    return tuple(bonds)


def bonds_by_row(bonds: Iterable[Bond]) -> Mapping[int, frozenset[int]]:
    """Row of article -> numbers of its bonds."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, bond in enumerate(bonds):
        for row in bond.places:
            found[row].add(number)
    return {row: frozenset(numbers) for row, numbers in found.items()}


def _bond(corpus: Corpus, kind: str, name: str, places: dict[int, Evidence]) -> Bond:
    count = len(corpus.briefs)
    rarity = log((count + 1) / len(places)) / log(count + 1) if places else 0.0
    return Bond(kind, name, places, rarity)


def _policies(corpus: Corpus, site: Site) -> Iterable[Bond]:
    for policy in site.policies:
        if policy.kind in NO_SUBJECT:
            continue
        places: dict[int, Evidence] = {}
        for article, index in policy.citations:
            row = corpus.places[article]
            citation = corpus.briefs[row].analysis.citations[index]
            if row not in places:
                places[row] = evidence(corpus.briefs[row], citation.sentence, citation.quote)
        yield _bond(corpus, "policy", policy.title.strip("《》"), places)


def _entities(corpus: Corpus, site: Site) -> Iterable[Bond]:
    """Organisations count half: ministries are named in texts of every subject."""
    for entity in site.entities:
        if entity.type in NO_BOND:
            continue
        places: dict[int, Evidence] = {}
        for article, index in entity.mentions:
            row = corpus.places[article]
            mention = corpus.briefs[row].analysis.mentions[index]
            if row not in places:
                places[row] = evidence(corpus.briefs[row], mention.sentence, mention.quote)
        case = entity.type == "case"
        bond = _bond(corpus, "case" if case else "entity", entity.name, places)
        yield replace(bond, rarity=bond.rarity / 2) if entity.type == "organisation" else bond


def _indicators(corpus: Corpus, site: Site) -> Iterable[Bond]:
    """Figures of one indicator, whatever their unit: a level here and its growth there measure the same thing."""
    places: dict[str, dict[int, Evidence]] = defaultdict(dict)
    names: dict[str, str] = {}
    for indicator in site.indicators:
        key = indicator_key(indicator.name)
        if len(key) < SHORTEST_NAME:
            continue
        names.setdefault(key, indicator.name)
        for article, index in indicator.figures:
            row = corpus.places[article]
            figure = corpus.briefs[row].analysis.figures[index]
            if row not in places[key]:
                places[key][row] = evidence(corpus.briefs[row], figure.sentence, figure.quote)
    for key in sorted(places):
        yield _bond(corpus, "indicator", names[key], places[key])


def _passages(corpus: Corpus, site: Site) -> Iterable[Bond]:
    for passage in site.passages:
        places: dict[int, Evidence] = {}
        for article, sentence in passage.places:
            brief = corpus.briefs[corpus.places[article]]
            places.setdefault(
                corpus.places[article], evidence(brief, sentence, brief.article.sentences[sentence].quote)
            )
        shown = passage.text if len(passage.text) <= 30 else passage.text[:29] + "…"
        yield _bond(corpus, "passage", shown, places)


SOURCES: tuple[Callable[[Corpus, Site], Iterable[Bond]], ...] = (_policies, _indicators, _entities, _passages)


def _places(texts: Sequence[str], word: str) -> list[int]:
    return [at for at, text in enumerate(texts) if word in text]


def words_evidence(corpus: Corpus, row: int, words: Mapping[str, float]) -> Evidence | None:
    """The sentence of this article in which most of these words stand, by their weight; None when none holds any."""
    brief = corpus.briefs[row]
    texts = [sentence.quote.text for sentence in brief.article.sentences]
    scores: dict[int, float] = defaultdict(float)
    for word, weight in words.items():
        for at in _places(texts, word):
            scores[at] += weight
    if not scores:
        return None
    best = min(scores, key=lambda at: (-scores[at], at))
    quote = brief.article.sentences[best].quote
    places = [(quote.text.find(word), len(word)) for word in words]
    return evidence(brief, best, *(quote[start : start + size] for start, size in places if start >= 0))


def shared_keywords(corpus: Corpus, row: int, other: int) -> dict[str, float]:
    """Keywords of either article that stand in both, weighted by both and by how few articles have them."""
    known = corpus.keywords
    weights: dict[str, float] = defaultdict(float)
    for brief in (corpus.briefs[row], corpus.briefs[other]):
        for keyword in brief.analysis.keywords:
            if keyword.term not in STOCK_PHRASES:
                weights[keyword.term] += keyword.weight
    count = len(corpus.briefs)
    return {
        term: weights[term] * log((count + 1) / (spread + 0.5)) * len(term) ** 0.5
        for term, spread in known.both(row, other, weights)
    }


def row_of(corpus: Corpus, article: str) -> int | None:
    """Row of an article by its id or, for people who write edits, by its title; None when there is none."""
    known = corpus.places.get(ArticleId(article))
    if known is not None:
        return known
    rows = [row for row, brief in enumerate(corpus.briefs) if brief.article.title.text == article]
    return rows[0] if len(rows) == 1 else None
