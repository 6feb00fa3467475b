"""Where numbers stand in a sentence: the rows of RULES over the reading copy, the earlier row before the later."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.analyse.figures.grammar import Reading
from generator.analyse.figures.rules import RULES
from generator.analyse.figures.units import CHANGES

_NUMBER = re.compile("[0-9二三四五六七八九十两百千第翻]|一[十百千万亿倍成点]")
_BETWEEN = re.compile("[、和与及]")


@dataclass(frozen=True, slots=True)
class Surface:
    """A number with its measure word, where it stands, and which row of RULES read it."""

    start: int
    end: int
    rule: str
    reading: Reading


def surfaces(copy: str) -> list[Surface]:
    """Non-overlapping surfaces of a reading copy, in text order; linear in its length."""
    if not _NUMBER.search(copy):
        return []
    found: list[Surface] = []
    used = bytearray(len(copy))
    for rule in RULES:
        for match in rule.pattern.finditer(copy):
            start, end = match.span("surface") if "surface" in match.re.groupindex else match.span()
            if any(used[start:end]):
                continue
            reading = rule.read(match)
            if reading is None:
                continue
            while end > start and copy[end - 1] == " ":
                end -= 1
            used[start:end] = b"\x01" * (end - start)
            found.append(Surface(start, end, rule.name, reading))
    found.sort(key=lambda one: one.start)
    for at in range(len(found) - 1, 0, -1):
        found[at - 1] = _sharing_unit(copy, found[at - 1], found[at])
    return found


def _sharing_unit(copy: str, one: Surface, after: Surface) -> Surface:
    """10.8个和7.1个百分点: the first of two takes its unit from the second."""
    shared = after.reading.unit
    if one.reading.unit != "个" or shared not in CHANGES or not _BETWEEN.fullmatch(copy, one.end, after.start):
        return one
    return replace(one, reading=replace(one.reading, unit=shared))
