"""Charts: a series as a line, drawn with svg.py as inline SVG whose words stay text and whose colours are the style sheet's.

svg.py writes the elements, the layout is ours. It escapes nothing, so every word passes `_safe`. Of the libraries tried
(benchmarks/RESULTS.md) those that lay out a chart themselves bring their own colours and fonts, which the dark scheme and a
narrow screen cannot change, and five to twenty times the bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import svg
from markupsafe import Markup, escape

WIDTH, HEIGHT = 360, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 28, 28, 30, 28
_EDGE = 14
_WIDEST = 26
"""Units of a column where there are few."""
_BASE = HEIGHT - _BOTTOM
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
    unit: str
    articles: tuple[tuple[str, str], ...] = ()
    """(id, title) of those the points come from, in the order of time."""

    def draw(self, root: str, label: str) -> Markup:
        """The SVG element; `root` leads to the site's root, `label` opens the text alternative."""
        said = "，".join(f"{point.period} {point.label}{self.unit}" for point in self.points)
        line: list[svg.PathData] = [
            (svg.L if number else svg.M)(point.x, point.y) for number, point in enumerate(self.points)
        ]
        elements: list[svg.Element] = [
            svg.Line(class_=["jb-chart__base"], x1=_EDGE, x2=WIDTH - _EDGE, y1=_BASE, y2=_BASE),
            svg.Path(class_=["jb-chart__line"], d=line),
        ]
        for point in self.points:
            elements += self._mark(point, root)
        box = svg.ViewBoxSpec(0, 0, WIDTH, HEIGHT)
        alternative = {"role": "group", "aria-label": _safe(f"{label}{said}。")}
        return Markup(str(svg.SVG(viewBox=box, xmlns=None, extra=alternative, elements=elements)))  # noqa: S704 - _safe

    def _mark(self, point: Point, root: str) -> list[svg.Element]:
        """A dot that leads to its source, and its words where it carries any."""
        title = svg.Title(text=_safe(f"{point.period} {point.label}{self.unit}"))
        dot = svg.Circle(class_=["jb-chart__dot"], cx=point.x, cy=point.y, r=3.5, elements=[title])
        found: list[svg.Element] = [svg.A(href=_safe(root + point.href), elements=[dot])]
        if point.labelled:
            value = svg.Text(class_=["jb-chart__value"], x=point.x, y=round(point.y - 9, 1), text=_safe(point.label))
            period = svg.Text(class_=["jb-chart__period"], x=point.x, y=_BASE + 17, text=_safe(point.period))
            found += [value, period]
        return found


def _safe(words: str) -> str:
    return str(escape(words))


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
            round(_BASE - (HEIGHT - _TOP - _BOTTOM) * _share(float(value), float(low), float(high)), 1),
            period,
            _number(value / factor),
            href,
            index in marked,
        )
        for index, (period, value, href) in enumerate(series)
    )
    return Chart(points, scale + unit)


def draw_columns(counted: Sequence[tuple[str, int]], label: str) -> Markup:
    """(name, count) in order -> a column each, the SVG element; the names of first and last and the largest count are written."""
    top = max((count for _, count in counted), default=0) or 1
    step = (WIDTH - 2 * _EDGE) / max(len(counted), 1)
    named = {0, len(counted) - 1} if len(counted) > MOST_LABELS else set(range(len(counted)))
    elements: list[svg.Element] = [svg.Line(class_=["jb-chart__base"], x1=_EDGE, x2=WIDTH - _EDGE, y1=_BASE, y2=_BASE)]
    for number, (name, count) in enumerate(counted):
        height = round((_BASE - _TOP) * count / top, 1)
        middle = round(_EDGE + step * (number + 0.5), 1)
        width = round(min(step * 0.7, _WIDEST), 1)
        title = svg.Title(text=_safe(f"{name} {count}"))
        left, high = round(middle - width / 2, 1), round(_BASE - height, 1)
        column = svg.Rect(class_=["jb-chart__column"], x=left, y=high, width=width, height=height, elements=[title])
        elements.append(column)
        if count and (len(counted) <= MOST_LABELS or count == top):
            elements.append(svg.Text(class_=["jb-chart__value"], x=middle, y=round(high - 5, 1), text=str(count)))
        if number in named:
            elements.append(svg.Text(class_=["jb-chart__period"], x=max(middle, _LEFT), y=_BASE + 17, text=_safe(name)))
    said = "，".join(f"{name} {count}" for name, count in counted if count)
    extra = {"role": "img", "aria-label": _safe(f"{label}{said}。")}
    box = svg.ViewBoxSpec(0, 0, WIDTH, HEIGHT)
    return Markup(str(svg.SVG(viewBox=box, xmlns=None, extra=extra, elements=elements)))  # noqa: S704 - _safe


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
