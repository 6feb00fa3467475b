"""From a match to its reading: number, then scale, then unit. Patterns are those of the rows of `rules`; all take the reading copy."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.text.numerals import ARABIC, SPLIT, SPLIT_WHOLE, number_of, scale_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What a surface says, before its sentence is looked at."""

    value: Decimal | None
    unit: str | None
    """As in the reading copy."""
    high: Decimal | None = None
    values: tuple[Decimal, ...] = ()
    kind: str = ""
    """`rank`, `multiple`, `range`, `share` or "" where the sentence decides."""
    infix: str = ""
    """余, 多, 几."""
    sure: float = 0.9


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: its name, what it takes, an example, and how the match is read (None: no figure after all)."""

    name: str
    pattern: re.Pattern[str]
    example: str
    read: Callable[[re.Match[str]], Reading | None]
    needs: frozenset[str] = frozenset()
    """Characters of which every match holds one: a text without them is not searched. Empty: none is known."""


NUMBER = f"(?:{SPLIT}|{SPLIT_WHOLE}|{ARABIC})"
DASH = r"(?: ?(?:[-—–~]{1,2}|至|到) ?)"
INFIX = "(?:[余多几]|来(?![自源到说看访往年宾客]))"
SMALL_COUNTS = frozenset("座所家艘辆架台名例户棵株头枚")
"""Things so concrete that even 三座 counts, when something was done to them."""
MEASURED = frozenset(
    "元 美元 港元 块钱 倍 个百分点 百分点 个基点 基点 公里 米 吨 公斤 斤 亩 公顷 平方米 平方公里 千瓦 千瓦时 % ‰ 分钟 毫秒 摄氏度 岁".split()
)


def amount(match: re.Match[str]) -> Reading | None:
    """15.4万亿元, 340余个, -2.3亿元."""
    number = number_of(match["number"])
    unit, scale = match["unit"], match["scale"] or ""
    if number is None:
        return None
    infix = (match["infix"] or match["infix2"] or "").strip("个")
    value = number * scale_of(scale) * (-1 if match["sign"] else 1)
    return Reading(value, unit, kind="multiple" if unit == "倍" else "", infix=infix)


def points(match: re.Match[str]) -> Reading | None:
    """10.8个和7.1个百分点: the first leaves out what the last says."""
    read = amount(match)
    return replace(read, unit="个百分点") if read else None


_RESPECTIVELY = re.compile("(?:分别|各|依次)[^。;]{0,40}$")


def shared_unit(match: re.Match[str]) -> Reading | None:
    """分别增长4.6和3.1个百分点: what the last says with its unit the others leave out."""
    if not _RESPECTIVELY.search(match.string, max(0, match.start() - 60), match.start()):
        return None
    number = number_of(match["number"])
    return None if number is None else Reading(number * scale_of(match["scale"] or ""), match["unit"])


_TENTH = re.compile("[1-9]")
_CLOSING = frozenset(",。;!?、)”」")


def compound(match: re.Match[str]) -> Reading | None:
    """3兆1,325亿元, 2万8,590元, 1亿2000万元: two numbers, each with its scale; 补贴了1万8: the second counts tenths."""
    high, low = number_of(match["number"]), number_of(match["rest"])
    low_scale = match["low_scale"] or ""
    if high is None or low is None or low * scale_of(low_scale) >= scale_of(match["scale"]):
        return None
    if not low_scale and match["unit"] is None:
        if not _TENTH.fullmatch(match["rest"]) or match.string[match.end() : match.end() + 1] not in _CLOSING:
            return None
        return Reading(high * scale_of(match["scale"]) + low * scale_of(match["scale"]) / 10, None)
    value = high * scale_of(match["scale"]) + low * scale_of(low_scale)
    return Reading(value, match["unit"], infix=match["infix"] or "")


def han_amount(match: re.Match[str]) -> Reading | None:
    """Chinese numerals count only where they measure: 三点五亿, 两万三千余人, 一百多项; not 三个方面, 一个, 百姓."""
    number, scale, unit = match["number"], match["scale"] or "", match["unit"]
    infix = match["infix"] or match["infix2"] or ""
    value = _han_value(number, scale)
    if value is None or _ABOUT.search(number.partition("点")[0]) or infix == "几":
        return None
    if unit is None and (value < 10_000 or not ("点" in number or _LARGE.search(number) or scale)):
        return None
    return Reading(value, unit, kind="multiple" if unit == "倍" else "", infix=infix)


_LARGE = re.compile("[万亿兆][一二三四五六七八九]?$")
"""三亿, and 四亿六 for 460 millions."""
_ABOUT = re.compile("一二|二三|两三|三四|四五|五六|六七|七八|八九|三五(?=[^零一二三四五六七八九]|$)")
"""三四套, 七八百人: two neighbours are an estimate, no number."""


def _han_value(number: str, scale: str) -> Decimal | None:
    """三点五 + 亿 multiplies; 三亿两千 + 万 is one number, 三亿两千万."""
    if "点" in number or not scale:
        value = number_of(number)
        return None if value is None else value * scale_of(scale)
    return number_of(number + scale)


def span(match: re.Match[str]) -> Reading | None:
    """12%—15%, 2500万至3000万, 三到五公里."""
    low, high = number_of(match["low"]), number_of(match["high"])
    unit = match["unit"] or match["low_unit"]
    if low is None or high is None or not (unit or match["scale"]):
        return None
    if match["low_unit"] and match["unit"] and match["low_unit"] != match["unit"]:
        return None
    scale = scale_of(match["scale"] or "")
    low_scale = scale_of(match["low_scale"]) if match["low_scale"] else (1 if match["low_unit"] else scale)
    if low * low_scale >= high * scale or (re.fullmatch("(?:19|20)[0-9]{2}", match["low"]) and not match["scale"]):
        return None
    return Reading(low * low_scale, unit, high=high * scale, kind="range")


def coins(match: re.Match[str]) -> Reading | None:
    """六块五, 四毛五, 三毛: yuan as they are spoken."""
    number, rest = number_of(match["number"]), number_of(match["rest"] or "零")
    if number is None or rest is None:
        return None
    value = number + rest / 10
    if match["coin"] == "毛":
        return None if match["fen"] else Reading(value / 10, "元")
    fen = number_of(match["fen"] or "零") or Decimal(0)
    return Reading(value + fen / 100, "元")


def and_tenths(match: re.Match[str]) -> Reading | None:
    """三吨八, 一米二."""
    number, rest = number_of(match["number"]), number_of(match["rest"])
    return None if number is None or rest is None else Reading(number + rest / 10, match["unit"])


def hundred_millions(match: re.Match[str]) -> Reading | None:
    """六个亿."""
    number = number_of(match["number"])
    return None if number is None else Reading(number * scale_of(match["scale"]), None, sure=0.7)


def half(match: re.Match[str]) -> Reading | None:
    """减少近一半: 50 %."""
    return Reading(Decimal(50), "%", kind="share", sure=0.7)


def and_a_half(match: re.Match[str]) -> Reading | None:
    """九个半小时."""
    number = number_of(match["number"])
    return None if number is None else Reading(number + Decimal("0.5"), match["unit"])


def percent_words(match: re.Match[str]) -> Reading | None:
    """百分之六十, 百分之零点五, 千分之三."""
    number = Decimal(100) if match["number"] == "百" else number_of(match["number"])
    return None if number is None else Reading(number, "%" if match["of"] == "百" else "‰", infix=match["infix"] or "")


def percent_span(match: re.Match[str]) -> Reading | None:
    """百分之二至三, 百分之五到百分之六."""
    low, high = number_of(match["low"]), number_of(match["high"])
    if low is None or high is None or low >= high:
        return None
    return Reading(low, "%", high=high, kind="range")


def fraction(match: re.Match[str]) -> Reading | None:
    """三分之一: a share, as percent with two decimals."""
    below, above = number_of(match["below"]), number_of(match["above"])
    if not below or above is None or above >= below:
        return None
    return Reading((above * 100 / below).quantize(Decimal("0.01")), "%", kind="share", sure=0.6)


def tenths(match: re.Match[str]) -> Reading | None:
    """六成, 八成半, 兩成二, 一成多, 三至四成."""
    number = number_of(match["number"])
    if number is None or number > 10:
        return None
    more = Decimal(5) if match["half"] == "半" else number_of(match["half"] or "零") or Decimal(0)
    return Reading(number * 10 + more, "%", infix=match["infix"] or match["infix2"] or "")


def rank(match: re.Match[str]) -> Reading | None:
    """世界第二, 全国第4位."""
    number = number_of(match["number"])
    return None if number is None else Reading(number, "位", kind="rank")


def doubled(match: re.Match[str]) -> Reading | None:
    """翻两番 is four times, 翻番 twice."""
    number = number_of(match["number"]) if match["number"] else Decimal(1)
    return None if number is None or number > 20 else Reading(Decimal(2) ** number, "倍", kind="multiple")


def flops(match: re.Match[str]) -> Reading | None:
    """每秒246百亿亿次浮点运算."""
    number = number_of(match["number"])
    return None if number is None else Reading(number * scale_of(match["scale"] or ""), "次浮点运算/秒")


def ratio(match: re.Match[str]) -> Reading | None:
    """19∶43∶38: members under one head, in order."""
    values = tuple(number for part in re.split("[∶:]", match["list"]) if (number := number_of(part)) is not None)
    return Reading(None, None, values=values, kind="share") if len(values) >= 2 else None


def index_value(match: re.Match[str]) -> Reading | None:
    """指数为68.2, 基尼系数0.45, PUE降至1.3: a number that has no unit by nature."""
    number = number_of(match["number"])
    return None if number is None else Reading(number, None, kind="index", sure=0.7)
