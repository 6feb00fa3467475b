"""Scores and their floors: what a gate holds, in benchmarks/floors.json.

Floors stand in groups, each beside a digest of the labels it was measured on. They only rise, unless one is named to fall.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"
EPSILON = 0.0005
"""Scores are ratios of counts below 2,000, so that a smaller fall cannot be one item."""


@dataclass(frozen=True, slots=True)
class Score:
    """A named ratio: `part` of `whole`."""

    name: str
    part: float
    whole: float

    @property
    def value(self) -> float:
        """The ratio; 0 of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one group, by the name of the score, and the digest of the labels they were measured on."""

    labels: str
    floors: dict[str, float]


def load_floors(group: str) -> Floors:
    """The pinned floors of a group; none where it was never pinned."""
    known = _load().get(group)
    return Floors(known["labels"], known["floors"]) if known else Floors("", {})


def fallen(scores: Iterable[Score], floors: dict[str, float]) -> list[str]:
    """What stands below its floor, in words."""
    values = {score.name: score.value for score in scores}
    return [
        f"{name}: {values.get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for name, floor in floors.items()
        if values.get(name, 0.0) < floor - EPSILON
    ]


def raised(scores: Iterable[Score], floors: dict[str, float], lower: set[str]) -> dict[str, float]:
    """The floors at the height of the scores, where that is higher or the name is in `lower`; the others as they are."""
    found = dict(floors)
    for score in scores:
        value = int(score.value * 10_000) / 10_000
        found[score.name] = value if score.name in lower else max(found.get(score.name, 0.0), value)
    return found


def pin(group: str, floors: Floors) -> None:
    """Write the floors of a group; the other groups stay as they are."""
    known = _load() | {group: {"labels": floors.labels, "floors": floors.floors}}
    FLOORS.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", "utf-8")


def digest_of(paths: Iterable[Path]) -> str:
    """Of the names and bytes of files, so that changed labels cannot change scores unseen."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\x00" + path.read_bytes())
    return digest.hexdigest()


def _load() -> dict[str, dict[str, Any]]:
    try:
        value: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    return value
