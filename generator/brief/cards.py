"""The key-figure box: the strongest figures; a level with its growth, and before and after, share a card."""

from __future__ import annotations

import re

from generator.model import Analysis, Article, Card, Figure, FigureKind, Line
from generator.text.discourse import bigrams
from generator.text.regions import WHOLE_COUNTRY

MOST = 6
CROWD = 4
TOGETHER = 0.5
"""Worth of a card that says two things."""
LEAST_CONFIDENCE = 0.6
"""Figures below it go to the editors' list and never to a card."""


_POINTS_BACK = re.compile("[这该此其](?!他)|上述|两项|[二三四五]项")
"""这一比率: words that are not understood without the sentence before."""


def make_cards(article: Article, analysis: Analysis, chosen: tuple[Line, ...]) -> tuple[Card, ...]:
    """At most six cards, the strongest first; ties in text order."""
    topic = frozenset(bigrams(article.title.text))
    near = {line.sentence for line in chosen}
    cards: list[Card] = []
    for group in _groups(analysis.figures):
        best = max(_score(analysis.figures[index], topic, near) for index in group)
        cards.append(Card(group, _kind(group, analysis), best + (TOGETHER if len(group) > 1 else 0.0)))
    cards.sort(key=lambda card: (-card.score, card.figures))
    return tuple(_spread(cards, analysis))


def _groups(figures: tuple[Figure, ...]) -> list[tuple[int, ...]]:
    """Figures that share a card, the leading one first: a level before its growth, 从 before 至."""
    sure = [i for i, figure in enumerate(figures) if figure.confidence >= LEAST_CONFIDENCE]
    partner: dict[int, int] = {}
    used: set[int] = set()
    for i in sure:
        other = figures[i].pair
        if other is None or other == i or not 0 <= other < len(figures) or figures[other].confidence < LEAST_CONFIDENCE:
            continue
        begins = {"从", "由"} & set(figures[i].qualifiers)  # it has its own 至 to stand beside
        if other not in used and i not in used and not begins:
            partner[other] = i
            used.update((i, other))
    return [(i, partner[i]) if i in partner else (i,) for i in sure if i in partner or i not in used]


def _kind(group: tuple[int, ...], analysis: Analysis) -> str:
    first = analysis.figures[group[0]]
    if len(group) == 2:
        second = analysis.figures[group[1]]
        before = first.kind is second.kind or "从" in first.qualifiers or "由" in first.qualifiers
        return "before-after" if before and second.kind is not FigureKind.GROWTH else "level-growth"
    if first.kind is FigureKind.RANGE:
        return "range"
    return "rank" if first.kind is FigureKind.RANK else "single"


def _score(figure: Figure, topic: frozenset[str], near: set[int]) -> float:
    """Whole indicators near the title and the summary first, then scale."""
    score = 2.0 * figure.confidence
    pairs = set(bigrams(figure.indicator))
    score += 1.0 if 4 <= len(figure.indicator) <= 24 else 0.0
    score -= 1.5 if len(figure.indicator) < 2 or _POINTS_BACK.match(figure.indicator) else 0.0
    score += 0.7 * len(pairs & topic) / max(len(pairs), 1)
    score += 0.6 if figure.sentence in near else 0.0
    score += 0.3 + _recency(figure.period) if figure.period else 0.0
    score += 0.2 if figure.attribution else 0.0
    score += 0.3 if figure.place is None or figure.place in WHOLE_COUNTRY or bigrams(figure.place) <= topic else 0.0
    score += {FigureKind.LEVEL: 0.4, FigureKind.SHARE: 0.3, FigureKind.GROWTH: 0.2}.get(figure.kind, 0.1)
    return score + 0.2 * _digits(figure)


def _recency(period: str) -> float:
    """Up to 0.1 for the later year, so that of one thing in several years the newest leads."""
    years = re.findall("20[0-9]{2}", period)
    return max(0.0, min(0.1, 0.01 * (int(years[-1]) - 2018))) if years else 0.0


def _digits(figure: Figure) -> int:
    """Order of magnitude of the value, 0 to 12."""
    if figure.value is None or figure.value == 0 or figure.unit in ("%", "个百分点"):
        return 4 if figure.value else 0
    return max(0, min(12, figure.value.adjusted()))


def _spread(cards: list[Card], analysis: Analysis) -> list[Card]:
    """Return the strongest, no indicator twice, at most CROWD of one sentence as long as others are left."""
    chosen: list[Card] = []
    names: set[tuple[str, str | None]] = set()
    crowd: dict[int, int] = {}
    late: list[Card] = []
    for card in cards:
        figure = analysis.figures[card.figures[0]]
        name = (figure.indicator, figure.place)
        if name in names and figure.indicator:
            continue
        names.add(name)
        if crowd.get(figure.sentence, 0) >= CROWD:
            late.append(card)
            continue
        crowd[figure.sentence] = crowd.get(figure.sentence, 0) + 1
        chosen.append(card)
    return (chosen + late)[:MOST]
