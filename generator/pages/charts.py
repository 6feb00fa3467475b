"""Geometry of the charts; the template draws them as inline SVG, so that they follow the page's colours and type.

Drawn here and not by a library: a line of at most a dozen points needs no more than this, its words stay text that the
theme's dark scheme and a screen reader can read, and it weighs 1-2 kB
(pygal 3.1 draws a line of four points in 16.9 kB, 5.1 kB without its style sheet).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 360, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 28, 28, 30, 28
MOST_LABELS = 7
"""Points that are all labelled; of more, only first, last, highest and lowest."""
_LABEL_WIDTH = 46
"""Room of `2024-06` at 11 units of type, and a gap."""
_SCALES = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a line."""

    x: float
    y: float
    period: str
    label: str
    """Its value in the chart's scale."""
    href: str
    """Relative to the site's root."""
    labelled: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A line with its points, left to right; `unit` is the scale and unit of the labels."""

    points: tuple[Point, ...]
    path: str
    base: float
    unit: str


def draw_series(series: Sequence[tuple[str, Decimal, str]], unit: str) -> Chart:
    """(period, value, href) in the order of time -> a line; periods stand where they belong in time."""
    values = [value for _, value, _ in series]
    factor, scale = next(((size, word) for size, word in _SCALES if max(map(abs, values)) >= size), (Decimal(1), ""))
    times = [_time(period) for period, _, _ in series]
    low, high = min(*values, Decimal(0)), max(values)
    across = [_LEFT + (WIDTH - _LEFT - _RIGHT) * _share(time, times[0], times[-1]) for time in times]
    marked = _marked(values, across)
    points = tuple(
        Point(
            round(across[index], 1),
            round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * _share(float(value), float(low), float(high)), 1),
            period,
            _number(value / factor),
            href,
            index in marked,
        )
        for index, (period, value, href) in enumerate(series)
    )
    path = "M" + " L".join(f"{point.x} {point.y}" for point in points)
    return Chart(points, path, HEIGHT - _BOTTOM, scale + unit)


def _marked(values: Sequence[Decimal], across: Sequence[float]) -> frozenset[int]:
    """Points that carry words: all of a few, else first, last, highest, lowest; none that would cover another's."""
    last = len(values) - 1
    wanted = range(last) if len(values) <= MOST_LABELS else sorted({0, *_extremes(values)} - {last})
    chosen = [last]
    for index in wanted:
        if all(abs(across[index] - across[other]) >= _LABEL_WIDTH for other in chosen):
            chosen.append(index)
    return frozenset(chosen)


def _extremes(values: Sequence[Decimal]) -> tuple[int, int]:
    return values.index(max(values)), values.index(min(values))


def _time(period: str) -> float:
    """2024-08 -> 2024.58."""
    year, _, month = period.partition("-")
    return int(year) + (int(month[:2]) - 1) / 12 if month[:2].isdigit() else float(year)


def _share(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 0.5


def _number(value: Decimal) -> str:
    """At most four significant places, no trailing zeros."""
    text = f"{value:,.2f}" if abs(value) < 100 else f"{value:,.1f}" if abs(value) < 1000 else f"{value:,.0f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
