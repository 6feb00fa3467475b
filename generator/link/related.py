"""Related briefings: the nearest by words, lifted by what both state; each with its reasons and their sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.link.corpus import Corpus
from generator.link.evidence import Bond, bonds_by_row, find_bonds, row_of, words_evidence
from generator.model import ArticleId, Reason, Related, Site

FEWEST, MOST = 3, 6
CANDIDATES = 40
"""Nearest by words that are looked at for each article."""
WIDEST = 40
"""Articles of a bond that still makes candidates by itself; wider ones only lift."""
NEIGHBOURHOOD = 10
"""Nearest articles whose mean nearness says how much of a hub an article is."""
LIFT = {"policy": 0.10, "indicator": 0.12, "case": 0.12, "entity": 0.05, "passage": 0.12}
"""What a bond of rarity 1 adds to the score; only the three best of a kind count."""
PINNED = 10.0
"""Score of a briefing that an editor pinned: before all found ones."""
ENOUGH = 0.16
"""Score from which a fourth, fifth and sixth briefing is shown."""
MOST_REASONS = 5
MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Found:
    """What is needed to judge pairs."""

    corpus: Corpus
    bonds: tuple[Bond, ...]
    rows: Mapping[int, frozenset[int]]
    near: tuple[Mapping[int, float], ...]
    """For each row its candidates by words, with the cosine."""
    hubness: tuple[float, ...]
    """Mean cosine of the nearest of each row."""
    followers: frozenset[int]
    """Rows of near-duplicates that another one leads."""


def link_related(corpus: Corpus, site: Site) -> Site:
    """Site with up to six related briefings for each article, best first."""
    found = _find(corpus, site)
    related: dict[ArticleId, tuple[Related, ...]] = {}
    for row, brief in enumerate(corpus.briefs):
        links = _related(found, row)
        if links:
            related[brief.article.id] = links
    return replace(site, related=related)


def _find(corpus: Corpus, site: Site) -> _Found:
    bonds = find_bonds(corpus, site)
    near = _nearest(corpus.weights)
    hubness = tuple(_mean_of_best(candidates) for candidates in near)
    followers = frozenset(corpus.places[article] for group in site.groups for article in group[1:])
    return _Found(corpus, bonds, bonds_by_row(bonds), near, hubness, followers)


def _nearest(weights: Any) -> tuple[Mapping[int, float], ...]:
    """For each row the CANDIDATES nearest other rows and their cosine."""
    if not weights.shape[0] or not weights.shape[1]:
        return tuple({} for _ in range(weights.shape[0]))
    from sparse_dot_topn import sp_matmul_topn

    product = sp_matmul_topn(weights, weights.T.tocsr(), top_n=CANDIDATES + 1, threshold=0.01, sort=True, n_threads=1)
    near = []
    for row in range(weights.shape[0]):
        low, high = product.indptr[row], product.indptr[row + 1]
        pairs = zip(product.indices[low:high].tolist(), product.data[low:high].tolist(), strict=True)
        near.append({other: round(value, 6) for other, value in pairs if other != row})
    return tuple(near)


def _mean_of_best(candidates: Mapping[int, float]) -> float:
    best = sorted(candidates.values(), reverse=True)[:NEIGHBOURHOOD]
    return sum(best) / len(best) if best else 0.0


def _related(found: _Found, row: int) -> tuple[Related, ...]:
    """The related briefings of one article; those of the editor first."""
    brief = found.corpus.briefs[row]
    refused = {row_of(found.corpus, name) for name in brief.unlinked}
    pinned = [other for name in brief.pinned if (other := row_of(found.corpus, name)) is not None and other != row]
    scores = {other: _score(found, row, other) for other in _candidates(found, row)}
    ordered = sorted(scores, key=lambda other: (-scores[other], other))
    links = [_pinned(found, row, other, place) for place, other in enumerate(dict.fromkeys(pinned))]
    for other in ordered:
        if len(links) >= MOST or (len(links) >= FEWEST and scores[other] < ENOUGH):
            break
        if other in refused or other in pinned:
            continue
        reasons = _reasons(found, row, other)
        if reasons:
            links.append(_link(found, row, other, scores[other], reasons))
    return tuple(links)


def _candidates(found: _Found, row: int) -> set[int]:
    candidates = set(found.near[row])
    for number in found.rows.get(row, ()):
        if len(found.bonds[number].places) <= WIDEST:
            candidates |= found.bonds[number].places.keys()
    candidates.discard(row)
    return {other for other in candidates if other not in found.followers or _same_text(found, row, other)}


def _same_text(found: _Found, row: int, other: int) -> bool:
    """A near-duplicate that another leads is shown to its own group only."""
    return found.near[row].get(other, 0.0) > 0.8


def _score(found: _Found, row: int, other: int) -> float:
    """Cosine, less what a hub has with everybody, and the lift of shared bonds."""
    cosine = found.near[row].get(other) or found.near[other].get(row, 0.0)
    crowd = (found.hubness[row] + found.hubness[other]) / 2
    lift = sum(weight for _, weight in _lifts(found, row, other))
    return round(1.5 * cosine - 0.5 * crowd + lift, 6)


def _shared(found: _Found, row: int, other: int) -> list[int]:
    none: frozenset[int] = frozenset()
    return sorted(found.rows.get(row, none) & found.rows.get(other, none))


def _lifts(found: _Found, row: int, other: int) -> list[tuple[int, float]]:
    """(number of the bond, what it adds), the three best of each kind."""
    by_kind: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number in _shared(found, row, other):
        bond = found.bonds[number]
        by_kind[bond.kind].append((number, LIFT[bond.kind] * bond.rarity))
    best = []
    for kind in by_kind.values():
        best += sorted(kind, key=lambda item: (-item[1], item[0]))[:3]
    return best


def _reasons(found: _Found, row: int, other: int) -> tuple[Reason, ...]:
    """Reasons with evidence on both sides, the weightiest first."""
    reasons = []
    for number, weight in _lifts(found, row, other):
        bond = found.bonds[number]
        reasons.append(Reason(bond.kind, bond.label, round(weight, 4), bond.places[row], bond.places[other]))
    words = _words_reason(found, row, other)
    if words is not None:
        reasons.append(words)
    reasons.sort(key=lambda reason: (-reason.weight, reason.kind, reason.text))
    return tuple(reasons[:MOST_REASONS])


def _words_reason(found: _Found, row: int, other: int) -> Reason | None:
    here, there = found.corpus.words_of(row), found.corpus.words_of(other)
    shared = {column: weight * there[column] for column, weight in here.items() if column in there}
    names = {found.corpus.vocabulary[column]: weight for column, weight in shared.items()}
    best = _distinct(sorted(names, key=lambda word: (-names[word] * len(word), word)))
    if not best:
        return None
    chosen = {word: names[word] for word in best}
    left, right = words_evidence(found.corpus, row, chosen), words_evidence(found.corpus, other, chosen)
    if left is None or right is None:
        return None
    return Reason("words", f"共同谈到:{'、'.join(best)}", round(sum(chosen.values()), 4), left, right)


def _distinct(words: list[str]) -> list[str]:
    """The first words that are not part of one another."""
    chosen: list[str] = []
    for word in words:
        if not any(word in known or known in word for known in chosen):
            chosen.append(word)
        if len(chosen) == MOST_WORDS:
            break
    return chosen


def _pinned(found: _Found, row: int, other: int, place: int) -> Related:
    reasons = (Reason("editor", "编辑推荐", PINNED, None, None), *_reasons(found, row, other))
    return _link(found, row, other, PINNED - place, reasons)


def _link(found: _Found, row: int, other: int, score: float, reasons: tuple[Reason, ...]) -> Related:
    briefs = found.corpus.briefs
    return Related(briefs[row].article.id, briefs[other].article.id, score, reasons)
