"""The book of figures: the same indicator in several places, as a series over time, and where two places contradict."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from generator.link.corpus import Corpus, sentence_text
from generator.link.keys import fold, stable_id
from generator.model import ArticleId, Brief, Figure, FigureKind, Indicator, Notice, Severity, Site
from generator.text.periods import Period, parse_period
from generator.text.regions import one_place

SURE = 0.6
"""Confidence from which a figure speaks in series and contradictions."""
SHORTEST_NAME = 4
"""Characters of an indicator that is specific enough to be held against others (规模, 数量 say nothing)."""
SHORTEST_SERIES = 3
MOST_COMPARED = 12
"""Different values of one indicator, place and period that are held against each other."""

_PREFIX = re.compile(r"^(?:我国|全国|中国|我省|我市|全省|全市|全区|本市|本省|国内|其中|当前|目前|的)+")
_ABOUT = frozenset({"约", "大约", "约为", "近", "接近", "将近", "逼近", "左右", "上下", "大概"})
_ABOVE = frozenset(
    {
        "超",
        "超过",
        "突破",
        "逾",
        "多",
        "余",
        "以上",
        "不低于",
        "至少",
        "高于",
        "不少于",
        "大于",
        "累计超",
        "已超",
        "已超过",
    }
)
_BELOW = frozenset({"不足", "不到", "低于", "以下", "以内", "不超过", "少于", "小于", "至多", "不高于"})
_DIGITS = re.compile(r"\d[\d,，]*(?:[.．](\d+))?")

Place = tuple[ArticleId, int]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One figure with its period resolved."""

    place: Place
    figure: Figure
    period: Period | None

    @property
    def order(self) -> tuple[bool, Period, Place]:
        return self.period is None, self.period or Period(0), self.place


def link_indicators(corpus: Corpus, site: Site) -> Site:
    """Site with its indicators, by name then unit, and a notice for each contradiction."""
    groups: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for brief in corpus.briefs:
        published = brief.article.published.text if brief.article.published else None
        for index, figure in enumerate(brief.analysis.figures):
            key = indicator_key(figure.indicator)
            if key:
                entry = _Entry((brief.article.id, index), figure, parse_period(figure.period, published))
                groups[key, figure.unit or ""].append(entry)
    indicators = tuple(_indicator(key, unit, entries) for (key, unit), entries in sorted(groups.items()))
    notices = tuple(_notice(corpus, one, other) for item in indicators for one, other in item.contradictions)
    return replace(site, indicators=indicators, notices=(*site.notices, *notices))


def indicator_key(name: str) -> str:
    """Folded name of an indicator: 我国的数字经济规模 = 数字经济规模."""
    return _PREFIX.sub("", fold(name)).replace("的", "")


def _indicator(key: str, unit: str, entries: list[_Entry]) -> Indicator:
    entries.sort(key=lambda entry: entry.order)
    names = Counter(_PREFIX.sub("", entry.figure.indicator) for entry in entries)
    return Indicator(
        id=stable_id("i", f"{key}|{unit}"),
        name=min(names, key=lambda name: (-names[name], len(name), name)),
        unit=unit or None,
        figures=tuple(entry.place for entry in entries),
        series=_series(entries),
        contradictions=tuple(_contradictions(entries)) if len(key) >= SHORTEST_NAME else (),
    )


def _series(entries: list[_Entry]) -> tuple[tuple[str, Decimal, ArticleId, int], ...]:
    """The longest series of one place and kind: a point for each year (or each month), the surest figure of it."""
    lines: dict[tuple[str, str, int], dict[str, _Entry]] = defaultdict(dict)
    for entry in entries:
        figure, period = entry.figure, entry.period
        if figure.value is None or figure.high is not None or figure.target or figure.confidence < SURE:
            continue
        if (
            _stage(figure)
            or period is None
            or not period.plain
            or figure.kind not in (FigureKind.LEVEL, FigureKind.SHARE)
        ):
            continue
        line = lines[figure.kind.value, fold(one_place(figure.place)), len(period.label)]
        known = line.get(period.label)
        if known is None or figure.confidence > known.figure.confidence:
            line[period.label] = entry
    longest = max(lines.items(), key=lambda item: (len(item[1]), item[0]), default=None)
    if longest is None or len(longest[1]) < SHORTEST_SERIES:
        return ()
    return tuple(
        (label, entry.figure.value, *entry.place)
        for label, entry in sorted(longest[1].items())
        if entry.figure.value is not None
    )


def _contradictions(entries: list[_Entry]) -> Iterator[tuple[Place, Place]]:
    """Pairs that say of one place and period, in one kind, values that cannot both be right."""
    same: dict[tuple[str, ...], list[_Entry]] = defaultdict(list)
    for entry in entries:
        figure, period = entry.figure, entry.period
        if period is not None and figure.value is not None and figure.confidence >= SURE and not figure.target:
            key = (figure.kind.value, fold(one_place(figure.place)), period.label, _stage(figure))
            same[key].append(entry)
    for group in same.values():
        for one, other in combinations(_by_value(group), 2):
            if not compatible(one.figure, other.figure) and _apart(one, other):
                yield one.place, other.place


def _by_value(group: list[_Entry]) -> list[_Entry]:
    """The first entry of each value."""
    return list({entry.figure.value: entry for entry in reversed(group)}.values())[::-1][:MOST_COMPARED]


def _stage(figure: Figure) -> str:
    """从 and 至 of one change are two moments, although the text gives them one period."""
    return next((word for word in ("从", "由") if word in figure.qualifiers), "")


def _apart(one: _Entry, other: _Entry) -> bool:
    """Two figures of one sentence list parts of a whole; they do not contradict each other."""
    return (one.place[0], one.figure.sentence) != (other.place[0], other.figure.sentence)


def compatible(one: Figure, other: Figure) -> bool:
    """Whether both can be true: their ranges meet, rounding and 约, 超, 近, 不足 allowed for."""
    (low, high), (other_low, other_high) = bounds(one), bounds(other)
    return low <= other_high and other_low <= high


def bounds(figure: Figure) -> tuple[Decimal, Decimal]:
    """Lowest and highest value that a figure's words allow; in the base unit.

    15.4万亿元 -> 15.35 to 15.45 万亿; 超过100家 -> from 100; 约5% -> 4.5 to 5.5.
    """
    value = figure.value if figure.value is not None else Decimal(0)
    high = figure.high if figure.high is not None else value
    half = _half_unit(figure.quote.text, value)
    low, high = min(value, high) - half, max(value, high) + half
    words = set(figure.qualifiers)
    if words & _ABOUT:
        spread = abs(value) / 10
        low, high = low - spread, high + spread
    if words & _ABOVE or any(mark in figure.quote.text for mark in "余多"):
        high = Decimal("Infinity")
    if words & _BELOW:
        low = Decimal("-Infinity")
    return low, high


def _half_unit(surface: str, value: Decimal) -> Decimal:
    """Half of the last digit that the surface states, in the base unit: 15.4万亿 -> 0.05万亿."""
    found = _DIGITS.search(surface)
    if found is None:
        return Decimal(0)
    shown = Decimal(found[0].replace(",", "").replace("，", "").replace("．", "."))
    if not shown or not value:
        return Decimal(0)
    return abs(value / shown) * Decimal(5).scaleb(-1 - len(found[1] or ""))


def _notice(corpus: Corpus, one: Place, other: Place) -> Notice:
    here, figure = _look_up(corpus, one)
    there, opposed = _look_up(corpus, other)
    message = (
        f"同一指标“{figure.indicator}”({figure.period})两处数值不同:本文为{figure.quote.text},"
        f"《{there.article.title.text}》为{opposed.quote.text}——“{sentence_text(there, opposed.sentence)}”"
    )
    confidence = min(figure.confidence, opposed.confidence)
    article = here.article
    return Notice(article.source.path, "contradiction", message, Severity.WARNING, figure.quote, article.id, confidence)


def _look_up(corpus: Corpus, place: Place) -> tuple[Brief, Figure]:
    brief = corpus.briefs[corpus.places[place[0]]]
    return brief, brief.analysis.figures[place[1]]
