"""Geometry of the small graph on each briefing and of the map; the templates draw them as inline SVG with links inside.

Nodes stand in rows like a list, because their names are what a reader looks for: force layouts (networkx 3.6, 2.1 MB;
igraph 1.0, 5.7 MB) place dots and leave sixteen-character names lying over one another. Rows follow the reading order, documents
the mean place of those that cite them (one barycentre pass of Sugiyama's layered drawing), so that equal sites give
equal pictures, the keyboard walks from top to bottom, and a column fits a telephone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

ROW = 22
"""Height of a row; type is 12 units."""


@dataclass(frozen=True, slots=True)
class Node:
    """A named dot with a link, and the curves that leave it."""

    key: str
    kind: str
    """`topic`, `brief` or `policy`."""
    href: str
    """Relative to the site's root."""
    name: str
    """In full; the label may be shorter."""
    x: int = 0
    y: int = 0
    label: str = ""
    curves: tuple[str, ...] = ()
    """SVG path data."""


def clipped(name: str, most: int) -> str:
    """The name in at most `most` full-width characters; two half-width ones count as one."""
    width, kept = 0.0, ""
    for char in name:
        width += 0.5 if char.isascii() else 1
        if width > most:
            return kept[:-1] + "…"
        kept += char
    return kept


def bow(x: float, top: float, bottom: float, reach: float) -> str:
    """A curve between two places of one column that swings out to the left: `reach` at most, less for near rows."""
    swing = min(reach, 10 + abs(bottom - top) * 0.28)
    return f"M{x:g} {top:g}C{x - swing:.0f} {top:g} {x - swing:.0f} {bottom:g} {x:g} {bottom:g}"


def bridge(x: float, y: float, to_x: float, to_y: float) -> str:
    """A curve from one column to the other, level at both ends."""
    middle = (x + to_x) / 2
    return f"M{x:g} {y:g}C{middle:.0f} {y:g} {middle:.0f} {to_y:g} {to_x:g} {to_y:g}"


def by_barycentre(keys: Iterable[str], places: Mapping[str, Sequence[int]]) -> list[str]:
    """Keys in the order of the mean place of what they hang on; ties by key."""
    return sorted(keys, key=lambda key: (sum(places[key]) / len(places[key]), key))


def spread(count: int, height: float) -> list[int]:
    """Places of `count` rows over a height, no nearer than ROW, centred."""
    gap = max(ROW, height / max(count, 1))
    first = max(ROW / 2, (height - gap * (count - 1)) / 2)
    return [round(first + gap * index) for index in range(count)]
