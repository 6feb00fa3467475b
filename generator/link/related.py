"""Related briefings: those near enough by their words to share the subject, in an order that what both state lifts.

Fewer than six are shown, or none, where no more are near enough; each has its reasons and their sentences. Where fewer than three
share the subject, those nearest by words are given apart, as what they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.link.corpus import Corpus
from generator.link.evidence import LABELS, Bond, bonds_by_row, find_bonds, row_of, shared_keywords, words_evidence
from generator.link.matters import Matters, find_matters, shared_matter
from generator.link.naming import is_telling
from generator.model import ArticleId, Evidence, Reason, Related, Site

MOST = 6
WIDEST = 40
"""Articles of a bond that still makes candidates by itself; wider ones only lift."""
MOST_BY_BONDS = 20
"""Candidates of one article by bonds alone."""
LIFT = {"policy": 0.025, "indicator": 0.03, "case": 0.03, "entity": 0.0125, "passage": 0.03}
"""What a bond of rarity 1 adds to the score; only the three best of a kind count. It puts in order and does not admit:
admitting by likeness and half of the lift, 0.75 instead of 0.87 of what is shown is right on the second labelled corpus, where
texts on many subjects cite the same statistics and documents."""
PINNED = 10.0
"""Score of a briefing that an editor pinned: before all found ones."""
NAMED, HELD = 0.02, 0.03
"""Strength of a shared matter, or lift of shared bonds, without which nearness is one of genre: two speeches, two reports on a year's
work. Strictly right of the first three shown on three labelled corpora: without the condition 0.93, 0.87, 0.61; with the matter
0.96, 0.85, 0.83; with either 0.96, 0.85, 0.84 and more of them shown (0.01 to 0.03 and 0.02 to 0.08 tried: within 0.02)."""
STRONG = ((0.15, 0.03, 0.12), (0.3, -0.05, 0.06))
"""(strength of a shared matter, likeness and cosine that are enough beside it): what both are wholly about needs fewer other words in
common. Relatives shown of those labelled on four corpora: without 0.48, 0.40, 0.28, 0.64, with 0.53, 0.40, 0.30, 0.68; right of the
first three 0.96, 0.85, 0.84, 0.93 and 0.95, 0.85, 0.83, 0.94 (0.1 to 0.4, -0.1 to 0.03 and 0.06 to 0.1 tried on the first three)."""
MOST_REASONS, MOST_OF_A_KIND = 4, 2
"""Reasons told: a third shared passage or document says no more than two."""
MOST_WORDS = 4
ENOUGH_TO_READ = 3
"""Related and nearest briefings together. Always showing three as related is not possible: of four labelled corpora 0.73, 0.55, 0.63
and 0.61 of three places an article can be filled with its relatives at all."""
MUTUAL = 6
"""A nearest briefing has the article among as many of its own nearest, so no essay is nearest to more than six. Of 3, 5, 6, 8, 10
and all 40, right of those shown on four labelled corpora: 0.33/0.19/0.12/0.47, 0.36/0.21/0.13/0.39, 0.39/0.21/0.14/0.38,
0.37/0.20/0.13/0.35, 0.35/0.20/0.13/0.35, 0.34/0.20/0.12/0.35; the largest hub 3 to 14."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What is needed to judge pairs."""

    corpus: Corpus
    bonds: tuple[Bond, ...]
    rows: Mapping[int, frozenset[int]]
    matters: tuple[Matters, ...]
    followers: frozenset[int]
    """Rows of near-duplicates that another one leads."""
    nearest: tuple[frozenset[int], ...]
    """The MUTUAL rows that each is most like."""


def link_related(corpus: Corpus, site: Site) -> Site:
    """Site with at most six related briefings for each article, best first, and the nearest where fewer than three are."""
    found = _find(corpus, site)
    related: dict[ArticleId, tuple[Related, ...]] = {}
    nearest: dict[ArticleId, tuple[Related, ...]] = {}
    for row, brief in enumerate(corpus.briefs):
        links = _related(found, row)
        if links:
            related[brief.article.id] = links
        others = _nearest(found, row, links)
        if others:
            nearest[brief.article.id] = others
    return replace(site, related=related, nearest=nearest)


def _find(corpus: Corpus, site: Site) -> _Found:
    bonds = find_bonds(corpus, site)
    followers = frozenset(corpus.places[article] for group in site.groups for article in group[1:])
    near = corpus.near
    nearest = tuple(
        frozenset(sorted(others, key=lambda other: (-near.likeness(row, other), other))[:MUTUAL])
        for row, others in enumerate(near.rows)
    )
    return _Found(corpus, bonds, bonds_by_row(bonds), find_matters(corpus), followers, nearest)


def _related(found: _Found, row: int) -> tuple[Related, ...]:
    """The related briefings of one article; those of the editor first."""
    brief = found.corpus.briefs[row]
    refused = {row_of(found.corpus, name) for name in brief.unlinked}
    pinned = [other for name in brief.pinned if (other := row_of(found.corpus, name)) is not None and other != row]
    near = (other for other in _candidates(found, row) if _shares_subject(found, row, other))
    scores = {other: _score(found, row, other) for other in near}
    ordered = sorted(scores, key=lambda other: (-scores[other], other))
    links = [_pinned(found, row, other, place) for place, other in enumerate(dict.fromkeys(pinned))]
    for other in ordered:
        if len(links) >= MOST:
            break
        if other in refused or other in pinned:
            continue
        reasons = _reasons(found, row, other)
        if reasons:
            links.append(_link(found, row, other, scores[other], reasons))
    return tuple(links)


def _nearest(found: _Found, row: int, links: tuple[Related, ...]) -> tuple[Related, ...]:
    """As many nearest briefings that say why as three places leave free beside the related ones."""
    free = ENOUGH_TO_READ - len(links)
    if free <= 0:
        return ()
    brief, near = found.corpus.briefs[row], found.corpus.near
    left_out = {row_of(found.corpus, name) for name in brief.unlinked}
    left_out |= {found.corpus.places[link.related] for link in links}
    mutual = (other for other in _candidates(found, row) - left_out if row in found.nearest[other])
    others = []
    for other in sorted(mutual, key=lambda other: (-near.likeness(row, other), other)):
        reasons = _reasons(found, row, other)
        if reasons:
            others.append(_link(found, row, other, near.likeness(row, other), reasons))
        if len(others) == free:
            break
    return tuple(others)


def _candidates(found: _Found, row: int) -> set[int]:
    """Nearest by words, and those that share most of what is not in many articles."""
    shared: Counter[int] = Counter()
    for number in found.rows.get(row, ()):
        bond = found.bonds[number]
        if len(bond.places) <= WIDEST:
            for other in bond.places:
                shared[other] += 1
    candidates = {other for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:MOST_BY_BONDS]}
    candidates |= found.corpus.near.rows[row].keys()
    candidates.discard(row)
    return {other for other in candidates if other not in found.followers or _same_text(found, row, other)}


def _shares_subject(found: _Found, row: int, other: int) -> bool:
    """Near enough by words, and about one matter by name or held together by what both state."""
    near = found.corpus.near
    likeness, cosine = near.likeness(row, other), near.cosine(row, other)
    if all(likeness < low or cosine < least for _, low, least in STRONG):
        return False
    matter = shared_matter(found.matters[row], found.matters[other])
    if near.same_subject(row, other):
        return matter >= NAMED or sum(weight for _, weight in _lifts(found, row, other)) >= HELD
    return any(matter >= strength and likeness >= low and cosine >= least for strength, low, least in STRONG)


def _same_text(found: _Found, row: int, other: int) -> bool:
    """A near-duplicate that another leads is shown to its own group only."""
    return found.corpus.near.cosine(row, other) > 0.8


def _score(found: _Found, row: int, other: int) -> float:
    """Likeness of the words, and the lift of shared bonds."""
    lift = sum(weight for _, weight in _lifts(found, row, other))
    return round(found.corpus.near.likeness(row, other) + lift, 6)


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
    told: Counter[str] = Counter()
    for number, weight in _lifts(found, row, other):
        bond = found.bonds[number]
        told[bond.kind] += 1
        if told[bond.kind] > MOST_OF_A_KIND:
            continue
        reasons.append(_reason(bond.kind, bond.name, weight, (bond.places[row], bond.places[other])))
    words = _words_reason(found, row, other)
    if words is not None:
        reasons.append(words)
    reasons.sort(key=lambda reason: (-reason.weight, reason.kind, reason.text))
    return tuple(reasons[:MOST_REASONS])


def _words_reason(found: _Found, row: int, other: int) -> Reason | None:
    """What both speak of: keywords of either that stand in both, else the heaviest words they share."""
    weights = shared_keywords(found.corpus, row, other) or _shared_words(found.corpus, row, other)
    telling = {word: weight for word, weight in weights.items() if is_telling(word)}
    weights = telling or weights  # 数据资产、授权运营 without 价值、地方
    best = _distinct(sorted(weights, key=lambda word: (-weights[word], word)))
    if not best:
        return None
    chosen = {word: weights[word] for word in best}
    left, right = words_evidence(found.corpus, row, chosen), words_evidence(found.corpus, other, chosen)
    if left is None or right is None:
        return None
    weight = found.corpus.near.cosine(row, other)
    return _reason("words", "、".join(best), weight / 50, (left, right))  # concrete reasons first


def _reason(kind: str, name: str, weight: float, sides: tuple[Evidence | None, Evidence | None]) -> Reason:
    return Reason(kind, LABELS[kind].format(name), round(weight, 4), *sides, name)


def _shared_words(corpus: Corpus, row: int, other: int) -> dict[str, float]:
    here, there = corpus.words_of(row), corpus.words_of(other)
    return {corpus.vocabulary[column]: weight * there[column] for column, weight in here.items() if column in there}


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
    reasons = (_reason("editor", "", PINNED, (None, None)), *_reasons(found, row, other))
    return _link(found, row, other, PINNED - place, reasons)


def _link(found: _Found, row: int, other: int, score: float, reasons: tuple[Reason, ...]) -> Related:
    briefs = found.corpus.briefs
    return Related(briefs[row].article.id, briefs[other].article.id, score, reasons)
