"""Figures that one 分别 (respectively) shares out: 甲和乙分别达x、y; 收入a,利润b,分别增长x和y."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.analyse.figures.indicator import LONGEST
from generator.analyse.figures.scope import PERIOD, PLACE, PROVINCES, Scope
from generator.model import Figure, FigureKind

_APART = re.compile("分别")
_BETWEEN = re.compile("(?:左右|以上)?[、,和与及]{1,2}(?:以及)?(?:约|近|超过?|为|增长|下降)?")
_SPLIT = re.compile("、|和(?!平|谐)|与|以及|(?<!普)及(?!时|格|其)")
_PROVINCE = re.compile(f"(?:{PROVINCES})[省市]?")
_SPAN_OF_YEARS = re.compile("(?P<first>[12][0-9]{3})年?(?:[-—–~]{1,2}|至|到|、|和)(?P<last>[12][0-9]{3})年")
_TAIL = re.compile("(?:用户)?(?:规模|数量|人数|总量)$|用户数?$")
_BASE = re.compile("(?:相?较于?|比|同比)$")
_LEAD = re.compile("(?:其中|同比|比上年|比上年同期|较上年|较上年同期|环比|[ ,])*")


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and where it stands in its sentence."""

    start: int
    end: int
    figure: Figure


def shared_out(scope: Scope, placed: Sequence[Placed], offset: int) -> list[Figure]:
    """The figures of a sentence, each with the subject that 分别 gives it; `offset` figures stand before the sentence."""
    figures = [one.figure for one in placed]
    at = 0
    for match in _APART.finditer(scope.copy):
        while at < len(placed) and placed[at].start < match.end():
            at += 1
        row = _row(scope.copy, placed, at, match.end())
        if len(row) < 2:
            continue
        for index in row[1:]:
            figures[index] = _like(figures[index], figures[row[0]])
        years = _years(scope, match.start(), len(row))
        for index, year in zip(row, years, strict=False):
            figures[index] = replace(figures[index], period=year)
        subjects = [] if years else _subjects(scope, match.start())
        if len(subjects) >= 2:
            for index, (subject, place) in zip(row, _named(subjects), strict=False):
                figures[index] = replace(
                    figures[index], indicator=subject[-LONGEST:], place=place or figures[index].place, pair=None
                )
        elif not years and at >= len(row):
            levels = [index for index in range(at) if figures[index].kind is not FigureKind.GROWTH][-len(row) :]
            for index, level in zip(row, levels, strict=False):
                figures[index] = replace(figures[index], indicator=figures[level].indicator, pair=offset + level)
    return figures


def _years(scope: Scope, end: int, count: int) -> list[str]:
    """2021年至2023年…分别为三个数: a year for each, where as many are named as figures follow; else none."""
    found = None
    for found in _SPAN_OF_YEARS.finditer(scope.copy, max(0, end - 60), end):  # noqa: B007 - the last one is meant
        pass
    if found is None:
        return []
    first, last = int(found["first"]), int(found["last"])
    return [f"{year}年" for year in range(first, last + 1)] if last - first + 1 == count else []


def _like(figure: Figure, first: Figure) -> Figure:
    """分别下降4%和5%: the verb before the first figure of a row is that of all."""
    if first.kind is not FigureKind.GROWTH or figure.unit != first.unit or figure.kind is FigureKind.RANGE:
        return figure
    falls = first.value is not None and first.value < 0
    value = -abs(figure.value) if falls and figure.value is not None else figure.value
    return replace(figure, kind=first.kind, value=value, qualifiers=figure.qualifiers or first.qualifiers)


def _row(copy: str, placed: Sequence[Placed], first: int, start: int) -> list[int]:
    """Indices of the figures that stand in one row after 分别."""
    if first >= len(placed) or placed[first].start - start > 18:
        return []
    row = [first]
    while row[-1] + 1 < len(placed) and _BETWEEN.fullmatch(copy, placed[row[-1]].end, placed[row[-1] + 1].start):
        row.append(row[-1] + 1)
    return row


def _subjects(scope: Scope, end: int) -> list[str]:
    """The coordinated subjects before 分别, in the text's own words."""
    low = max(scope.clause_start(end), end - 60)
    lead = _LEAD.match(scope.copy, low, end)
    low = lead.end() if lead else low
    period = PERIOD.match(scope.copy, low, end)
    low = period.end() if period else low
    words = []
    at = low
    for match in (*_SPLIT.finditer(scope.copy, low, end), None):
        high = match.start() if match else end
        words.append(_without_period(scope, at, high).strip("的，,、 　"))
        at = match.end() if match else end
    return [word for word in words if word]


def _without_period(scope: Scope, low: int, high: int) -> str:
    """普及率2021年 -> 普及率."""
    period = next((one for one in PERIOD.finditer(scope.copy, low, high) if one.end() == high), None)
    end = period.start() if period and period.start() > low else high
    base = _BASE.search(scope.copy, low, end)
    return scope.words[low : base.start() if base else end]


def _named(subjects: Sequence[str]) -> list[tuple[str, str]]:
    """(indicator, place) of each: 北京、上海、广东增加值 share the last one's measure, 城镇、农村居民收入 its tail."""
    last = subjects[-1]
    place = _PROVINCE.match(last)
    if place and len(last) - place.end() >= 2 and all(_PROVINCE.fullmatch(one) for one in subjects[:-1]):
        return [(last[place.end() :].lstrip("的"), one) for one in (*subjects[:-1], place.group())]
    named = []
    for one in subjects[:-1]:
        short = len(one) <= 4 and len(last) >= 3 * len(one) and not PLACE.fullmatch(one)
        tail = _TAIL.search(last) if short and len(one) > 2 else None
        named.append((one + (tail.group() if tail else last[len(one) :]) if short else one, ""))
    return [*named, (last, "")]
