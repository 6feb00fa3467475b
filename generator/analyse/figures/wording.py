"""How the clause of a figure speaks of it: kind, sign, and the words that bound it. Indicators are made in `indicator`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.analyse.figures.refuse import Candidate
from generator.analyse.figures.units import CHANGES
from generator.model import FigureKind

WINDOW = 60
"""Characters of a clause that are looked at before a figure; longer subjects are lists whose last member is meant."""
_BOUNDS = (
    "超过|超出|突破|达到|高达|多达|可达|达|约为|大约|约|近|将近|接近|不低于|不少于|不超过|不足|至少|最多|逾|超|累计|共计|共|合计|总计|分别为|分别达到|分别达|分别|为|是|有|至|到|"
    "占比|占到|占据了|占|稳居|跃居|位居|位列|居|升至|上升至|提升至|提高至|提高到|提升到|增至|增加到|增加至|增长到|增长至|跃升至|跃升到|降至|下降至|下降到|减少到|减至|回落至|"
    "缩短到|缩短至|压缩到|压缩至|扩大到|上修至|下修至|调升至|调至|调升为|提高为|从|由|仅|已|过|成为|平均|收窄至|在|于|再"
)
BOUND_BEFORE = re.compile(rf"(?P<word>{_BOUNDS}) ?$")
BOUND_AFTER = re.compile(r" ?(?P<word>左右|以上|以下|以内|上下|之多)")
_SILENT = frozenset("为 是 有 已 达 到 成为 分别 分别为 仅 共 在 于 再".split())
_BASE = (
    "同比|环比|按年|按月|按季|(?:比|相?较于?|相比)(?:上一?年|去年|前年|今年|上月|上季度?|年初|前一年|前次预测|前次|上次|常年|上年度|[12][0-9]{3}年|“?十[一二三四五]五”?)"
    "(?:同期|同月|同季|度|末|底|初|时期|上半年|下半年|[0-9]{1,2}月(?:份|底|末)?)?|[比较](?:1[-—–至][0-9]{1,2}月份?|(?:[0-9]{1,2}月)?[^,。;0-9]{1,12}?)(?=上修|下修|提高|下降|上升|回落|增加|减少|增长|加快|放缓|高|低|快|多|少)|"
    "按可比口径(?:计算)?|按可比价格计算|按不变价格计算|按年均|年均|月均|平均每年|净(?=[增减])|(?<![0-9一二两三四五六七八九十几半])[年月](?=[增减])|名义|实际|累计|两年平均"
)
_GAINS = tuple(f"{more}{verb}" for more in "多少" for verb in "挣赚收卖产用花种打投拿交")
"""多收, 少用: a change beside a base of comparison."""
_RISES = (
    "|".join(_GAINS[:12])
    + "|增长|增加|提高|提升|上升|上涨|扩大|加快|增产|增收|成长|上修|上调|调升|调增|调高|(?<!不)高于|高出|偏多|快于|回升|反弹|升|涨|增|高|快|多|上浮|激增|猛增|劲增|翻"
)
_FALLS = (
    "|".join(_GAINS[12:])
    + "|负增长|删减|减列|减产|下降|下滑|下跌|减少|回落|降低|萎缩|缩减|缩短|压缩|压减|衰退|放缓|下修|下调|调降|调减|调低|偏少|收缩|节约|节省|走低|下浮|减|跌|降|少|慢"
)
_SPEEDS = "(?<!自然)增长率|成长率|年增率|月增率|增速|增幅|加幅|升幅|涨幅|降幅|减幅|跌幅|调幅"
CHANGE = re.compile(
    rf"(?:(?P<base>{_BASE})[,]?(?:分别|共)?[同环]?比?)?(?:名义|实际|约|共|再|快速|大幅|小幅|轻微|略|将|合计|各|已|仅|累计|又|也)*"
    rf"(?:(?P<speed>{_SPEEDS})(?:为|达到?|分别为?|分别达到?|保持在|在|目标|预期|稳定在|是)*|(?:正|净|新)?(?P<verb>{_FALLS}|{_RISES}|(?<!不)低于|低|收窄|缓)(?:了|幅度?为?|各|再|预期|目标)*)"
    r"(?:超过?|近|约|逾|分别|接近|不低于|不超过|将近|不足| )*$"
)
FALLING = frozenset(_FALLS.split("|"))
_LONE = frozenset("升 涨 增 减 跌 降 增收 节约 节省".split())
"""Verbs of one character (and such as take an object) speak of a change only beside a base of comparison or a percentage."""
_TOLD = frozenset("升涨跌降")
_COMPARED = frozenset("高 快 多 少 慢 低 缓".split()) | frozenset(_GAINS)
"""These only beside a base of comparison: not 率高达, 不少."""
OBJECT_CHANGE = re.compile(
    r"(?:^|[,;、:])[^,;、:]{0,12}?(?P<verb>减少|降低|压减|压缩|缩短|节约|削减|下调|提高|提升|增加)(?:了)?[^,;、:0-9占比率到至为达]{2,14}?(?:了|约|近|超过?|达到?)?$"
)
SHARE = re.compile(r"占|比重|比例|份额|(?<!同)(?<!环)占比|构成")
_LARGEST_SHARE = re.compile("(?:占比|比重|份额)最[高大低小],[达到为至约近超过]{0,3}$")
_RATE = re.compile(r"率[^,占比]{0,6}$|强度[^,占比]{0,6}$|进度[^,占比]{0,6}$")
_SPEED = re.compile(r"(?:增速|成长率|(?<!自然)增长率|年增率|增幅|加幅|升幅|涨幅|降幅|减幅|跌幅|调幅)[^,]{0,8}$")
_SPEED_FALLS = re.compile(r"(?:降幅|减幅|跌幅)[^,]{0,8}$")


@dataclass(frozen=True, slots=True)
class Wording:
    """How the sentence speaks of a figure."""

    kind: FigureKind
    falls: bool
    qualifiers: tuple[str, ...]
    subject_end: int
    """Where the words of the subject end: before the change or the bounds that lead to the figure."""
    grown: bool
    """It says how something changed."""


def word(item: Candidate, clause_start: int) -> Wording:
    """Read the clause of a figure, from its start to the figure."""
    low = max(clause_start, item.start - WINDOW)
    before = item.text[low : item.start]
    change = _change(item, before)
    kind = _kind(item, before, change)
    grown = change is not None and kind in {FigureKind.GROWTH, FigureKind.MULTIPLE, FigureKind.RANGE}
    verb = (change["verb"] or change["speed"]) if change else ""
    falls = kind in {FigureKind.GROWTH, FigureKind.RANGE} and (
        (
            verb in FALLING
            or verb in {"降幅", "减幅", "跌幅"}
            or (verb in {"低", "缓"} and bool(change and change["base"]))
            or _object_falls(item, before, change)
        )
        or (change is None and _SPEED_FALLS.search(before) is not None)
    )
    if "收窄" in before[-14:]:
        falls = False
    end = low + change.start() if change and grown else item.start
    return Wording(kind, falls, _qualifiers(item, before, change), end, grown)


def _change(item: Candidate, before: str) -> re.Match[str] | None:
    """The verb of change that leads to the figure, with its base of comparison."""
    change = CHANGE.search(before)
    if change is None:
        return None
    rate = item.reading.unit in {"%", "‰", "倍", *CHANGES}
    verb = change["verb"] or ""
    told = rate or (verb in _TOLD and before.endswith("了"))  # 降了六块五
    if not change["base"] and (verb in _COMPARED or (verb in _LONE and not told)):
        return None
    if change["base"] in {"累计", "实际"} and not rate:
        return None
    return change


def _object_falls(item: Candidate, before: str, change: re.Match[str] | None) -> bool:
    """压减一般性支出12%: the verb stands before its object."""
    found = OBJECT_CHANGE.search(before) if change is None and item.reading.unit == "%" else None
    return found is not None and found["verb"] in FALLING


def _kind(item: Candidate, before: str, change: re.Match[str] | None) -> FigureKind:
    reading = item.reading
    if reading.kind == "share" and change is not None and not reading.values:  # 删减四分之一
        return FigureKind.GROWTH
    if reading.kind in {"rank", "range", "multiple", "share"}:
        return FigureKind(reading.kind)
    if reading.unit in CHANGES:
        return FigureKind.GROWTH
    if reading.unit in {"%", "‰"}:
        return _kind_of_rate(item, before, change)
    if change is not None and reading.kind != "index":
        return FigureKind.GROWTH
    return FigureKind.LEVEL


def _kind_of_rate(item: Candidate, before: str, change: re.Match[str] | None) -> FigureKind:
    if change is not None or _SPEED.search(before):
        return FigureKind.GROWTH
    if _LARGEST_SHARE.search(item.before):
        return FigureKind.SHARE
    if SHARE.search(before) and not _RATE.search(before):
        return FigureKind.SHARE
    if item.surface.endswith("成") and not _RATE.search(before):
        return FigureKind.SHARE
    if re.match(" ?(?:以上|左右|多)?的", item.after) and not re.search("率$", before.rstrip("为是达到约超近")):
        return FigureKind.SHARE
    if OBJECT_CHANGE.search(before):
        return FigureKind.GROWTH
    if item.text.rfind("其中", max(0, item.start - 6), item.start) >= 0:  # 其中四成来自…
        return FigureKind.SHARE
    return FigureKind.LEVEL


def _qualifiers(item: Candidate, before: str, change: re.Match[str] | None) -> tuple[str, ...]:
    """Words that bound or relate the figure, in the order they stand."""
    found: list[str] = []
    if change:
        found.append((change["base"] or "") + (change["verb"] or change["speed"]))
    rest = before
    for _ in range(3):
        bound = BOUND_BEFORE.search(rest[-8:])
        if bound is None:
            break
        if bound["word"] not in _SILENT:
            found.insert(0, bound["word"])
        rest = rest[: len(rest) - min(8, len(rest)) + bound.start()]
    if "累计" in before and "累计" not in found:
        found.append("累计")
    after = BOUND_AFTER.match(item.after)
    if after:
        found.append(after["word"])
    if item.reading.infix:
        found.append(item.reading.infix)
    return tuple(dict.fromkeys(found))
