"""Where numbers stand in a sentence: the rows of RULES over the reading copy, the earlier row before the later."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.analyse.figures.grammar import Reading
from generator.analyse.figures.rules import RULES

_NUMBER = re.compile("[0-9二三四五六七八九十两百千第翻]|一[十百千万亿倍成点]")


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
    held = frozenset(copy)
    for rule in RULES:
        if rule.needs and rule.needs.isdisjoint(held):
            continue
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
    return sorted(found, key=lambda one: one.start)
