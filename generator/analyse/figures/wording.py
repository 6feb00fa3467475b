"""What a figure measures and how it is bounded: indicator, qualifiers, kind, sign."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.analyse.figures.refuse import Candidate
from generator.analyse.figures.scope import PERIOD, PLACE
from generator.analyse.figures.units import CLASSIFIERS
from generator.model import FigureKind

BOUND_BEFORE = re.compile(
    r"(?P<word>超过|超出|突破|达到|高达|多达|达|约为|约|大约|近|将近|接近|不低于|不少于|不超过|至少|最多|逾|超|累计|共计|共|合计|总计|分别为|分别达到|分别达|分别|为|是|有|至|到|"
    r"占比|占到|占据了|占|稳居|跃居|位居|位列|居|升至|上升至|提升至|提高至|提高到|提升到|增至|增加到|增加至|降至|下降至|下降到|减少到|扩大到|从|由|仅|已|过|成为|平均|总额达|总量达)\s*$"
)
BOUND_AFTER = re.compile(r"\s*(?P<word>左右|以上|以下|以内|上下|之多)")
CHANGE = re.compile(
    r"(?P<base>同比|環比|环比|[比较較](?:上年|去年|前年|今年|上月|上季度?|年初|前一年|[12][0-9]{3}年)(?:同期|度|末|底|初)?|按可比口径|按可比价格计算|年均|平均每年|年增|月增|名义|实际|累计|两年平均)?"
    r"[，,]?\s*(?:名义|实际|约|共|再|快速)?(?P<verb>正?增[长長]|[负負]增[长長]|增速|增幅|降幅|跌幅|涨幅|增加|增|提高|提升|上升|上涨|扩大|下降|下滑|下跌|减少|减|回落|降低|減少|減|萎缩|缩减|收窄|缩短|压缩|成長|衰退)"
    r"(?:了|为|达到?|超过?|近|约|逾|分别为?|幅度?为?|接近|不低于|保持在)*\s*$"
)
FALLS = frozenset(
    "减 負增长 负增長 負增長 減少 減 负增长 降幅 跌幅 下降 下滑 下跌 减少 减 回落 降低 萎缩 缩减 缩短 压缩 衰退".split()
)
SHARE = re.compile(r"占(?:比|到|据|了|全|我|国|总|其|世|整|地|规|GDP)?|比重|比例|份额|占有率")
CLAUSE = re.compile(r"[，,。；;：:！!？?\n]")
_LEADING = re.compile(
    r"^(?:其中|当前|目前|截至目前|现已|现有|已有|此外|同时|另外|特别是|尤其是|以及|并且|并|且|和|与|及|而|则|将|已经|已|累计|共|全年|一共|我们|先后|还|也|又|实现|完成了?|达成|拥有|形成了?|显示|数据显示|统计显示|据统计|仅|使得?|让|把|推动|带动|力争|争取|预计|计划|要|到)+[，,]?"
)
_TRAILING = re.compile(
    r"(?:已经?|累计|共计|合计|总计|共|均|都|也|还|仅|就|便|则|又|再|将|超过|超|突破|达到|高达|多达|达|约为|大约|约|将近|接近|近|逾|不低于|不少于|不超过|至少|为|是|有|至|到|分别|从|由|在|了|的|"
    r"占比|占到|占|上升|提升|提高|增加|增长|下降|减少|扩大|升|增|降|突|跃|稳居|跃居|位居|位列|排名|居|保持|高于|低于|只|不|平均|完成|实现)+$"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """How the sentence speaks of a figure."""

    kind: FigureKind
    falls: bool
    indicator: str
    qualifiers: tuple[str, ...]
    hangs: bool
    """It says how the figure before it changed, or what share it is: the indicator is that one's."""


def word(item: Candidate, clause_start: int, previous: str) -> Wording:
    """Read the clause of a figure; `previous` is the indicator of the figure before it in the sentence."""
    before = item.text[clause_start : item.start]
    change = CHANGE.search(before)
    unit = item.reading.unit
    qualifiers = _qualifiers(item, before, change)
    kind = _kind(item, before, change)
    grown = kind is FigureKind.GROWTH or (kind is FigureKind.MULTIPLE and change is not None)
    subject = before[: change.start()] if change and grown else before
    indicator = _indicator(item, subject)
    hangs = (grown and len(indicator) < 2) or _only_share(subject)
    shared = coordinated(before, previous, item) if previous else ""
    if shared:
        indicator = shared
    elif (hangs or len(indicator) < 2) and previous:
        indicator = previous
    elif previous:
        indicator = subject_of(previous, indicator)
    verb = change["verb"] if change else ""
    falls = kind is FigureKind.GROWTH and (verb in FALLS) and "收窄" not in before
    if kind is FigureKind.GROWTH and not change and unit == "个百分点":
        falls = re.search(r"(?:下降|回落|降低|减少|下滑)[^，,]{0,6}$", before) is not None
    return Wording(kind, falls, indicator, qualifiers, hangs)


def _kind(item: Candidate, before: str, change: re.Match[str] | None) -> FigureKind:
    reading = item.reading
    if reading.kind:
        return {"rank": FigureKind.RANK, "range": FigureKind.RANGE, "multiple": FigureKind.MULTIPLE}.get(
            reading.kind, FigureKind.SHARE
        )
    if reading.unit == "个百分点":
        return FigureKind.GROWTH
    if change is not None and reading.unit in {"%", "‰"}:
        return FigureKind.GROWTH
    if change is not None and change["base"] and reading.unit != "%":
        return FigureKind.GROWTH
    if reading.unit == "%":
        if re.search(r"(?:增速|增长率|增幅|涨幅|降幅)[^，,]{0,6}$", before):
            return FigureKind.GROWTH
        if SHARE.search(before) and not re.search(r"率[^，,占比]{0,6}$", before):
            return FigureKind.SHARE
        if re.match(r"\s*(?:以上)?的", item.after) and not re.search("率", before[-6:]):
            return FigureKind.SHARE
    return FigureKind.LEVEL


def _only_share(subject: str) -> bool:
    return (
        re.fullmatch(
            r"\s*(?:其)?(?:分别)?占(?:比|到|据|了)?[^，,]{0,14}?(?:的|比重|比例|份额)*(?:为|达到?|超过?|约|近|已)*\s*",
            subject,
        )
        is not None
    )


def _qualifiers(item: Candidate, before: str, change: re.Match[str] | None) -> tuple[str, ...]:
    found: list[str] = []
    if change:
        found.append((change["base"] or "") + change["verb"])
    rest = before
    for _ in range(3):
        bound = BOUND_BEFORE.search(rest)
        if bound is None:
            break
        if bound["word"] not in {"为", "是", "有", "已", "达", "到", "成为", "分别", "分别为", "仅", "共"}:
            found.insert(0, bound["word"])
        rest = rest[: bound.start()]
    if "累计" in before and "累计" not in found:
        found.append("累计")
    after = BOUND_AFTER.match(item.after)
    if after:
        found.append(after["word"])
    if item.reading.infix:
        found.append(item.reading.infix)
    return tuple(dict.fromkeys(found))


def _indicator(item: Candidate, subject: str) -> str:
    """The thing measured: the words before the number less time, place and verbs, and the noun that a classifier counts."""
    noun = _counted(item)
    if subject.rstrip().endswith("等") and noun:  # 教育、卫生等20类标签: the list is an example of what is counted
        return noun
    words = PERIOD.sub("", subject)
    words = re.sub(r"^.*(?:数据显示|显示|指出|介绍|表明|提出|是指)", "", words)
    words = _TRAILING.sub("", words.strip(" 　、“"))
    words = _LEADING.sub("", words)
    words = re.sub(rf"^(?:{PLACE.pattern})(?:的)?", "", words, flags=re.VERBOSE)
    words = _LEADING.sub("", words.strip("，,、 的"))
    words = _TRAILING.sub("", words)
    words = re.sub(r"(?<=[\u4e00-\u9fff]{3})(?:已经|实现|完成)(?=[\u4e00-\u9fff]{2})", "", words)
    if noun and (item.reading.unit in CLASSIFIERS or item.reading.unit == "%" or len(words) < 2):
        words = noun if item.reading.unit == "%" else words + noun if noun not in words else words
    return re.sub(r"[（(][^（()）]*[)）]?$", "", words).strip("，,、“”（）() 　")[-34:]


_COUNTED = re.compile(
    r"(?:以上|左右)?(?P<of>的)?(?P<noun>[\u4e00-\u9fffA-Za-z“”+]{2,18}?)(?=[，,。；;、：:！!？?（(）)]|$|[0-9０-９]|和|与(?!会)|以及|近|约|超|"
    r"实现|达到|超过|进入|接入|完成|开展|参与|通过|提高|提升|上升|增加|增长|下降|减少|扩大|增至|升至|全覆盖|比上年|同比|分领域|在)"
)


def _counted(item: Candidate) -> str:
    """The noun after a classifier: 49个国民经济大类 -> 国民经济大类; after a share with 的, all that is said of it."""
    found = _COUNTED.match(item.text, item.end, item.end + 26)
    if found is None or (item.reading.unit == "%" and not found["of"]):
        return ""
    return found["noun"].strip("的“”")


COORDINATED = re.compile(r"(?P<noun>[\u4e00-\u9fffA-Za-z“”]{0,18}?)(?:、|和|与|及|以及|,|，)(?:近|约|超过?|共)?$")
"""What stands between two figures that one verb governs: 61所学校、246个班级."""


def coordinated(between: str, previous: str, item: Candidate) -> str:
    """The indicator of a figure that shares the verb of the figure before it; "" when it has words of its own.

    招募近500名志愿者、 + 50支队伍 -> 招募队伍; a bare measure after another takes its subject: 企业营业收入16万亿元,利润1万亿元.
    """
    found = COORDINATED.fullmatch(between)
    noun = _counted(item)
    if not found or not noun or item.reading.unit not in CLASSIFIERS:
        return ""
    if "，" in between or "," in between:
        return ""
    stem = previous.removesuffix(found["noun"]) if found["noun"] else previous
    return (stem if stem != previous else "") + noun


MEASURED = re.compile(
    r"(?:营业收入|主营业务收入|营业利润|利润总额|利润|总产值|产值|增加值|销售额|收入|总额|总量|投资|产量|出口额|进口额|规模)$"
)


def subject_of(previous: str, words: str) -> str:
    """企业营业收入 + 利润 -> 企业利润: a bare measure takes the subject of the measure before it."""
    found = MEASURED.search(previous)
    if found and found.start() >= 2 and MEASURED.fullmatch(words):
        return previous[: found.start()] + words
    return words
