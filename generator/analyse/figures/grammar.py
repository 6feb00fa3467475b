"""Number + scale + unit as patterns: the rows of RULES. A row finds surfaces and says how to read their value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from generator.analyse.figures.units import UNIT, unit_name
from generator.text.numerals import ARABIC, HAN, SCALE, SPLIT, SPLIT_WHOLE, number_of, scale_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What a surface says, before its sentence is looked at."""

    value: Decimal | None
    unit: str | None
    high: Decimal | None = None
    values: tuple[Decimal, ...] = ()
    kind: str = ""
    """`rank`, `multiple`, `range` or "" where the sentence decides."""
    infix: str = ""
    """余, 多, 几."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: its name, what it takes, an example, and how the match is read (None: no figure after all)."""

    name: str
    pattern: re.Pattern[str]
    example: str
    read: Callable[[re.Match[str]], Reading | None]


NUMBER = f"(?:{SPLIT}|{SPLIT_WHOLE}|{ARABIC})"
_DASH = r"(?:\s?(?:[-—–~～－]{1,2}|至|到)\s?)"
_INFIX = "[余餘多几]"
_SPACE = "[ \u3000]?"


def _amount(match: re.Match[str]) -> Reading | None:
    number = number_of(match["number"])
    if number is None:
        return None
    unit = match["unit"]
    scale = match["scale"] or ""
    infix = match["infix"] or ""
    if unit is None and not scale:
        return None
    kind = "multiple" if unit == "倍" else ""
    return Reading(number * scale_of(scale), unit_name(unit) if unit else None, kind=kind, infix=infix)


def _han_amount(match: re.Match[str]) -> Reading | None:
    """Chinese numerals count only where they measure: 三点五亿, 六成, 一百多项; not 三个方面, 一个, 百姓."""
    number = number_of(match["number"])
    if number is None or match["number"][0] in "百千":
        return None
    scale = match["scale"] or ""
    unit = match["unit"]
    infix = match["infix"] or ""
    large = number >= 20 or (number >= 10 and infix)
    if unit is None and not scale:
        return None
    if not (scale or large or "点" in match["number"] or unit in {"倍", "元", "个百分点", "美元"}):
        return None
    if scale and scale_of(scale) < 10_000:
        return None
    if unit is None and scale in {"万", "千万"} and not infix:
        return None
    kind = "multiple" if unit == "倍" else ""
    return Reading(number * scale_of(scale), unit_name(unit) if unit else None, kind=kind, infix=infix)


def _compound(match: re.Match[str]) -> Reading | None:
    """3兆1,325億元, 1亿2000万元: two numbers, each with its scale."""
    high, low = number_of(match["number"]), number_of(match["rest"])
    if high is None or low is None or scale_of(match["scale"]) <= scale_of(match["low_scale"]):
        return None
    unit = match["unit"]
    value = high * scale_of(match["scale"]) + low * scale_of(match["low_scale"])
    return Reading(value, unit_name(unit) if unit else None, infix=match["infix"] or "")


def _range(match: re.Match[str]) -> Reading | None:
    low, high = number_of(match["low"]), number_of(match["high"])
    if low is None or high is None or not (match["unit"] or match["scale"]):
        return None
    scale = scale_of(match["scale"] or "")
    low_scale = scale_of(match["low_scale"]) if match["low_scale"] else scale
    if not match["low_unit"] and not match["low_scale"] and match["unit"] is None:
        return None
    unit = match["unit"] or match["low_unit"]
    if low * low_scale > high * scale:
        return None
    return Reading(low * low_scale, unit_name(unit) if unit else None, high=high * scale, kind="range")


def _percent_words(match: re.Match[str]) -> Reading | None:
    number = number_of(match["number"])
    return None if number is None else Reading(number, "%", infix=match["infix"] or "")


def _tenths(match: re.Match[str]) -> Reading | None:
    number = number_of(match["number"])
    if number is None or number > 10:
        return None
    return Reading(number * 10 + (5 if match["half"] else 0), "%", infix=match["infix"] or "")


def _rank(match: re.Match[str]) -> Reading | None:
    number = number_of(match["number"])
    return None if number is None else Reading(number, "位", kind="rank")


def _doubled(match: re.Match[str]) -> Reading | None:
    number = number_of(match["number"]) if match["number"] else Decimal(1)
    if number is None or number > 20:
        return None
    return Reading(Decimal(2) ** number, "倍", kind="multiple")


def _flops(match: re.Match[str]) -> Reading | None:
    number = number_of(match["number"])
    return None if number is None else Reading(number * scale_of(match["scale"] or ""), "次浮点运算/秒")


def _ratio(match: re.Match[str]) -> Reading | None:
    values = tuple(number for part in re.split("[∶:：]", match.group()) if (number := number_of(part)) is not None)
    return Reading(None, None, values=values, kind="share") if len(values) >= 2 else None


_PLACES = "世界|全球|国际|亚洲|亚太|国内|全国|全省|全市|全区|同类城市|中西部|中部|西部|东部|行业|全行业|欧洲|东盟"

RULES: tuple[Rule, ...] = (
    Rule(
        "flops",
        re.compile(rf"每秒{_SPACE}(?P<number>{NUMBER}){_SPACE}(?P<scale>{SCALE})?{_SPACE}次?浮点运算(?:次数)?"),
        "每秒246百亿亿次浮点运算",
        _flops,
    ),
    Rule(
        "range",
        re.compile(
            rf"(?<![0-9０-９.．A-Za-z])(?P<low>{ARABIC})(?P<low_scale>{SCALE})?(?P<low_unit>{UNIT})?{_DASH}"
            rf"(?P<high>{ARABIC})(?P<scale>{SCALE})?(?P<infix>{_INFIX})?(?P<unit>{UNIT})?"
        ),
        "12%—15%, 2500万至3000万",
        _range,
    ),
    Rule(
        "compound",
        re.compile(
            rf"(?<![0-9０-９.．A-Za-z])(?P<number>{ARABIC})(?P<scale>兆|万亿|[亿億万萬])(?P<rest>{ARABIC})"
            rf"(?P<low_scale>[亿億万萬])(?P<infix>{_INFIX})?(?P<unit>{UNIT})?"
        ),
        "3兆1,325億元, 1亿2000万元",
        _compound,
    ),
    Rule("ratio", re.compile(r"(?<![0-9.])[0-9.]+(?:∶[0-9.]+){1,4}"), "19∶43∶38", _ratio),
    Rule(
        "percent-words",
        re.compile(rf"百分之(?P<number>{HAN}|{ARABIC})(?P<infix>{_INFIX})?"),
        "百分之六十",
        _percent_words,
    ),
    Rule(
        "tenths",
        re.compile(
            rf"(?P<number>[一二三四五六七八九两]|[1-9])(?P<infix>{_INFIX})?成(?P<half>半)?(?![为员立功绩果本长都交熟分就绩品都效千])"
        ),
        "六成, 八成半",
        _tenths,
    ),
    Rule("doubled", re.compile(r"翻(?:了)?(?P<number>[一二两三四五六七八九十\d]+)?番"), "翻两番", _doubled),
    Rule(
        "rank",
        re.compile(
            rf"(?:{_PLACES})(?:排名|排|位列|列)?第(?P<number>[一二三四五六七八九十]+|[0-9]+)(?:位|名)?(?![一二三四五六七八九十\d大个次届批部条家方])"
        ),
        "世界第二",
        _rank,
    ),
    Rule(
        "rank-place",
        re.compile(r"(?<=[居列名至到升为第位])第(?P<number>[一二三四五六七八九十]+|[0-9]+)(?:位|名)"),
        "居第3位",
        _rank,
    ),
    Rule(
        "amount",
        re.compile(
            rf"(?<![0-9０-９.．A-Za-z+/×〔【\[-])(?P<number>{NUMBER}){_SPACE}(?P<infix>{_INFIX})?(?P<scale>{SCALE})?"
            rf"(?P<infix2>{_INFIX})?{_SPACE}(?P<unit>{UNIT})?"
        ),
        "15.4万亿元, 340余个, 3.2万余类",
        lambda match: _amount_infix(match, _amount),
    ),
    Rule(
        "han-amount",
        re.compile(
            rf"(?<![第零〇一二三四五六七八九十百千两点初\d])(?P<number>{HAN})(?P<infix>{_INFIX})?(?P<scale>{SCALE})?(?P<infix2>{_INFIX})?(?P<unit>{UNIT})?"
        ),
        "三点五亿, 一百多项",
        lambda match: _amount_infix(match, _han_amount),
    ),
)
"""In the order of their rank: where two take the same characters, the earlier row stands."""


def _amount_infix(match: re.Match[str], read: Callable[[re.Match[str]], Reading | None]) -> Reading | None:
    reading = read(match)
    if reading is not None and match["infix2"]:
        return Reading(reading.value, reading.unit, kind=reading.kind, infix=match["infix2"])
    return reading
