"""Numbers of a phrased line: each with its value and unit, in whatever numerals, must be one of its sentences'.

Every number expression is compared, in the order of the sentences, also those that are no key figure (years, ordinals, 5G, 三个). What the figure
analyser says of them is compared in `figures`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.analyse.figures.grammar import Reading
from generator.analyse.figures.surfaces import surfaces
from generator.analyse.figures.units import UNIT, unit_name
from generator.gate.claim import Claim

_HAN = "零一二三四五六七八九十百千万亿兆两半双俩廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_EXPRESSION = re.compile(rf"第? ?(?:[0-9]+(?:[,.][0-9]+)*|[{_HAN}]+(?:点[零一二三四五六七八九]+)?)")
_UNIT = re.compile(f" ?(?:{UNIT}|[年月日号时分秒届版型级代维期]|[A-Za-z]+)")
_NEXT = re.compile("[\u4e00-\u9fff]")
_IDIOM = re.compile(
    "[这那某同每任进统专单划归唯逐如][一]|一(?:体|定|般|直|旦|致|道|同|起|线|并|贯|经|边|面|方面|些|系列|手|味|举|心|流|站式|盘棋|张网|揽子|带一路|步步)|"
    "十分|老?百姓|万众|千方百计|万无一失|千家万户|百花齐放|百家争鸣|四面八方|五花八门|千行百业|千差万别|双向|双边|双方|双重|双赢|半导体|万物|两岸"
)
"""Words with a numeral in them that count nothing; one that names something still must not be new (`names`)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression of a reading copy."""

    words: str
    start: int
    reading: Reading | None
    """As a rule of the figure analyser reads it; None for 第三批, 5G, 2023年."""


def numbers(claim: Claim) -> str | None:
    """A number that the sentences do not have with this unit, or not in this order.

    The order keeps 甲2020年5%，乙2024年8% from becoming 甲2024年5%，乙2020年8%, whatever the figure analyser makes of it; what
    it costs is a true line now and then that names a later number first.
    """
    known = iter(find_numbers(claim.cited_copy))
    for one in find_numbers(claim.copy):
        if not any(_same(one, other) for other in known):  # goes on behind the last that was found
            return one.words.strip()
    return next((char for char in claim.text if _is_odd(char) and char not in claim.cited), None)


def find_numbers(copy: str) -> tuple[Number, ...]:
    """All number expressions of a reading copy, in text order."""
    taken = bytearray(len(copy))
    found = []
    for one in surfaces(copy):
        taken[one.start : one.end] = b"\x01" * (one.end - one.start)
        found.append(Number(copy[one.start : one.end], one.start, one.reading))
    for idiom in _IDIOM.finditer(copy):
        taken[idiom.start() : idiom.end()] = b"\x01" * len(idiom[0])
    return tuple(sorted((*found, *_others(copy, taken)), key=lambda one: one.start))


def _others(copy: str, taken: bytearray) -> Iterator[Number]:
    """What no rule reads: years, ordinals, names with digits; each with its unit, or a lone numeral with what it stands by."""
    for found in _EXPRESSION.finditer(copy):
        if any(taken[found.start() : found.end()]):
            continue
        unit = _UNIT.match(copy, found.end()) or (_NEXT.match(copy, found.end()) if len(found[0]) == 1 else None)
        yield Number(copy[found.start() : unit.end() if unit else found.end()], found.start(), None)


def _same(one: Number, other: Number) -> bool:
    if one.reading is None or other.reading is None:
        return one.words.replace(" ", "") == other.words.replace(" ", "")
    return _said(one.reading) == _said(other.reading)


def _said(reading: Reading) -> tuple[object, ...]:
    unit = unit_name(reading.unit, reading.unit) if reading.unit else None
    return reading.value, reading.high, reading.values, unit, reading.infix


def _is_odd(char: str) -> bool:
    """½, ③, Ⅳ: numerals that no rule reads."""
    return unicodedata.numeric(char, None) is not None and not (char.isdecimal() or "\u4e00" <= char <= "\u9fff")
