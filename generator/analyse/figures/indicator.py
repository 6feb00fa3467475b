"""What a figure measures 指标, in the text's own words: the subject of its clause and the noun that a classifier counts.

Words are chosen in the reading copy and taken from the sentence itself. A clause without a subject takes that of the figure
before it, or of the clause before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.analyse.figures.refuse import Candidate
from generator.analyse.figures.scope import NO_PLACE, PERIOD, PLACE, Scope
from generator.analyse.figures.units import CHANGES, CLASSIFIERS
from generator.analyse.figures.wording import WINDOW, Wording
from generator.model import FigureKind

LONGEST = 34
_LEADING = re.compile(
    r"(?:其中|给|约|新改扩建|[这该那](?:条|座|个|项|些|家|种|款|台|套|艘|所)|但(?!是)|但是|不过|然而|仍|尚|包括|包含|涉及|同期|同年|同月|比(?![重例率价值])|较(?=[上去前年0-9])|当前|目前|截至目前|现已|现有|已有|此外|同时|另外|特别是|尤其是|以及|并且|并|且|和(?!平|谐)|与(?!会)|及|而|则|将|已经|已|累计|累积|连同|至于|共(?!建|享|同)|一共|我们|先后|还|也|又|"
    r"实现|完成了?|达成|拥有|形成了?|数据显示|统计显示|据统计|仅|使得?|让|把|推动|带动(?=[^就])|力争|争取|预计|计划|要|到(?!位)|拟|安排|拟安排|初步核算|发布数据|有|是(?!否)|"
    r"扣除价格因素|按[^,;:]{2,8}(?:计算|统计|分|看)|分[^,;:]{1,6}看|\([一二三四五六七八九十0-9]{1,3} ?\)|[0-9]{1,2}\.(?![0-9])|每年可|可|[ ,、:“的])+"
)
_TRAILING = re.compile(
    r"(?:同比|环比|或者|或|原来|约?占|一般|通常|原则上|同样|陡|连续(?:[多数几]|[一二三四五六七八九十0-9]{1,2})年|已经?|累计|共计|合计|总计|共|均|都|也|还|仅|就|便|则|又|再|将|可|超过|超|突破|达到|高达|多达|达|约为|大约|约|将近|接近|近|逾|不低于|不少于|不超过|不足|至少|为|是|有|至|到|分别|从|由|在|于|了|的|"
    r"占比(?=[^\u4e00-\u9fff])|上升|提升|提高|增加|增长|下降|减少|扩大|缩小|缩短|压缩|回落|调升|上修|升|增|降|突|跃|减|稳居|跃居|位居|位列|(?<!全球)(?<!世界)(?<!国际)(?<!全国)排名|居|保持|高于|低于|只|不|平均(?=[^\u4e00-\u9fff]*$)|完成|实现|编列|维持|收窄|首次|首度|跨上|"
    r"净|却|要|大幅|小幅|明显|显著|稳步|持续|快速|逐年|不断|稳定|控制|人民币|[一二三四五六七八九十0-9]{1,2}年前|(?:每(?:人|户|亩|吨|月|年|天|日|平方米)){1,3}|(?:所?[定设提](?:下|定|出)?的)目标|录得|有望|力争|预计|预估|每年|目前|[ ,、:“])+$"
)
_SAID = re.compile(
    r"[^,;。]{0,20}(?:数据显示|显示|指出|介绍|表明|提出|是指|表示|宣布|告诉我们|了解到)[,:]?(?:将)?|[^,;。]{2,40}等(?:方式|渠道|途径|形式)"
)
_VERB_INSIDE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:已经|已|实现了?|完成了?|总共|累计)(?=[\u4e00-\u9fff]{2})(?!建|享|同)"
)
_NOUN = re.compile(
    r" ?(?:以上|左右|以内|以下|之多)?的?(?P<noun>(?!或|又|再|净|升|跌|提高|提升|上升|增|下降|降|减|扩大|实现|达到|跃|回落|缩|压|调|到|至|以[上下内]|左右|之多|[和与及])[\u4e00-\u9fffA-Za-z“”+]{1,24}?)"
    r"(?=[,。;、:!?()]|$|[0-9]|(?:和|与(?!会)|以及)(?=[^,。;]{0,14}[0-9])|近|约|超|部署|用于|挥舞|"
    r"实现|达到|超过|进入|接入|完成|开展|参与|通过|提高|提升|上升|增加|增长|下降|减少|扩大|增至|升至|全覆盖|全部|比上年|同比|分领域|分别|在|作为|位列|等)"
)
_SAID_OF = re.compile(r" ?(?:以上|左右|多)?的(?P<noun>[^,。;:!?0-9]{2,24})")
_SAID_BY = re.compile(r" ?(?:以上|左右|多)?的?(?P<noun>(?!左右|以上|多)[^,。;:!?、0-9]{3,16})")
_COORDINATED = re.compile(r"(?P<noun>[\u4e00-\u9fffA-Za-z0-9+“”]{0,18}?)(?:、|和|与|及|以及)(?:近|约|超过?|共)?$")
_MEASURE = "营业收入|主营业务收入|营业利润|利润总额|利润|总产值|产值|增加值|销售额|收入|总额|总量|投资|产量|出口额|进口额|规模|支出|存款余额|贷款余额|零售额"
_MEASURED = re.compile(f"(?:{_MEASURE})$")
_SPEED_WORD = re.compile("增速|增幅|降幅|涨幅|跌幅")
_ONLY_SHARE = re.compile(
    r"(?:其)?(?:分别)?(?P<share>(?:仅|约|已)?占(?:比|到|据了?)?(?P<whole>[^,]{0,22}?))(?:的)?(?P<word>比重|比例|份额|比率)?(?:提升至|提高至|提高到|提升到|上升到|上升至|下降到|下降至|降至|升至|增至|扩大到|从|由|在|为|高达|达到?|超过?|约|近|已|的|仅|不足| )*$"
)
_IN_WHOLE = re.compile(
    r"(?P<own>在[^,]{2,16}?(?:所占|占|的)的?(?:比重|比例|份额))(?:提升至|提高到|从|由|为|高达|达到?|超过?|约|近|已| )*$"
)
_TITLED = re.compile(r".*》(?:\([^()]*\))?(?:等)?(?:[^,。;]{0,4}(?:提出|明确|显示|要求|公布)的?)?")
_LISTED = re.compile("、[^、,;。]{1,14}、[^、,;。]{1,14}$")
_CUT = re.compile("[、对向为在了的]")
_NOTE = re.compile(r"[\[［〔][0-9]{1,3}[\]］〕]")
_COMPARED = re.compile("(?:快|高|低|慢|好|优|多|少)于|超过|高出|领先")
_EACH = re.compile("每|平均每|日均|月均|年均")
"""每年更新课程, 平均每天接单量: part of what is measured."""
_PREDICATE = re.compile(
    r"(?:(?:连|再)?(?:跨|跨上|迈上|突破)[^,;。0-9]{1,8}台阶|占比最[高大]|(?:位居|位列|居|名列)[^,;。]{0,4}(?:前列|首位|之首)|再创新高|再创历史新高|创历史新高|稳步(?:增长|提升)|持续(?:增长|扩大|提升)|快速(?:增长|发展)|实现.*|再获丰收|喜获丰收|进展顺利|成效显著)$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The figure's sentence, where its clause begins, and the indicator of the figure before it ("" for none)."""

    scope: Scope
    start: int
    previous: str
    previous_end: int
    """Where the figure before it ends; 0 for none."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The indicator, and whether it is that of the figure before."""

    words: str
    hangs: bool


def subject_of(item: Candidate, said: Wording, clause: Clause) -> Subject:
    """The indicator of a figure."""
    low = max(clause.start, said.subject_end - WINDOW)
    share = _ONLY_SHARE.fullmatch(item.text, low, item.start) if said.kind is FigureKind.SHARE else None
    if share and clause.previous:
        return Subject(_of_whole(clause, share), True)
    inside = _IN_WHOLE.fullmatch(item.text, low, item.start) if said.kind is FigureKind.SHARE else None
    if inside and clause.previous:
        return Subject((clause.previous + clause.scope.words[slice(*inside.span("own"))])[-LONGEST:], True)
    own = _own_words(item, said, clause, low)
    if clause.previous and _COMPARED.match(own):
        return Subject(clause.previous, True)
    if len(own) >= 2:
        shared = _coordinated(item, clause)
        return Subject(shared or _completed(own, clause.previous), False)
    if said.kind is FigureKind.RANK and "排名" in item.text[low : item.start]:
        return Subject(clause.previous or "排名", False)
    if clause.previous and not said.grown and item.text.startswith("其中", clause.previous_end + 1):
        among = _clause_before(item, clause)
        if len(among) >= 2:
            return Subject(among, False)
    if clause.previous:
        return Subject(_stem(item, said, clause.previous), said.grown or said.kind is FigureKind.SHARE)
    return Subject(_clause_before(item, clause) or own, False)


def _stem(item: Candidate, said: Wording, previous: str) -> str:
    """支出占总预算18.5%,增加1200亿元: an amount or a rate of growth that follows a share is that of the thing itself."""
    if said.grown and item.reading.unit not in CHANGES and "占" in previous[2:]:
        return previous[: previous.index("占", 2)]
    return previous


def _of_whole(clause: Clause, share: re.Match[str]) -> str:
    """产业增加值 + 占GDP比重 -> 产业增加值占GDP比重; 企业数量 + 占比 -> 企业占比."""
    previous, words = clause.previous, clause.scope.words
    whole = (words[slice(*share.span("share"))] + (share["word"] or "")).lstrip("仅约約已")
    if not share["whole"]:
        return previous.removesuffix("数量").split("占")[0] + "占比"
    return (previous.split("占", maxsplit=1)[0] + whole)[-LONGEST:]


def _own_words(item: Candidate, said: Wording, clause: Clause, low: int) -> str:
    noun = "" if item.reading.kind in {"index", "rank"} else _counted(item, clause.scope)
    if noun and item.text[max(low, said.subject_end - 2) : said.subject_end].rstrip().endswith("等"):
        return noun  # 教育、卫生等20类标签: the list is an example of what is counted
    if noun and item.reading.unit in CLASSIFIERS and _lists(item, low):
        return noun  # 甲市、乙市、丙市3个基地, 建成…、700家工厂
    start, end = _trimmed(item.text, low, said.subject_end)
    words = "".join(clause.scope.words[a:b] for a, b in _kept(item.text, start, end)).strip(" 　,，、“”的")
    if noun and item.reading.unit in {"%", "‰"}:
        return noun
    if noun and (item.reading.unit in CLASSIFIERS or item.reading.unit is None or len(words) < 2):
        if clause.previous and len(words) < 2 and item.reading.unit not in CLASSIFIERS and item.reading.unit:
            return ""
        words = words if noun in words else words + noun
    elif len(words) < 2 and item.reading.unit in {"%", "倍"}:
        return words if len(words) > 1 else ""
    return _shortened(_balanced(words))


def _shortened(words: str) -> str:
    """At most LONGEST characters, from where a phrase begins."""
    if len(words) <= LONGEST:
        return words
    cut = _CUT.search(words, len(words) - LONGEST, len(words) - 4)
    return words[cut.end() if cut else -LONGEST :]


def _lists(item: Candidate, low: int) -> bool:
    return item.text[item.start - 1] == "、" or _LISTED.search(item.text, low, item.start) is not None


def _balanced(words: str) -> str:
    """Without an unclosed bracket or the words after it, or quotation marks that are only half there."""
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    for left, right in ("()", "（）"):
        if words.count(left) > words.count(right):
            words = words[: words.rfind(left)]
        if words.count(right) > words.count(left):
            words = words[words.rfind(right) + 1 :]
    return _NOTE.sub("", words).strip("，,、 　")


def _trimmed(copy: str, low: int, high: int) -> tuple[int, int]:
    """The stretch without verbs, bounds, connectives, time and place at its ends."""
    said = _SAID.match(copy, low, high)
    low = said.end() if said else low
    titled = _TITLED.match(copy, low, high)
    low = titled.end() if titled and high - titled.end() >= 4 else low
    for _ in range(6):
        before = low, high
        for pattern in (_LEADING, PERIOD):
            found = pattern.match(copy, low)
            low = min(high, found.end()) if found and not _EACH.match(copy, low) else low
        place = PLACE.match(copy, low, high)
        if place and high - place.end() >= 2 and not NO_PLACE.match(copy, place.end()):
            low = place.end()
        elif place and place.end() == high:
            low = high
        tail = _TRAILING.search(copy, low, high)
        high = tail.start() if tail else high
        last = next((found.start() for found in PERIOD.finditer(copy, low, high) if found.end() == high), high)
        high = last - (last < high and copy[last - 1 : last] in {"比", "较"})
        if (low, high) == before:
            break
    return low, max(low, high)


def _kept(copy: str, low: int, high: int) -> list[tuple[int, int]]:
    """The stretches of a subject that stay: time expressions and 实现, 累计 inside it go."""
    gone = [match.span() for match in PERIOD.finditer(copy, low, high) if not _EACH.match(match.group())]
    gone += [match.span() for match in _VERB_INSIDE.finditer(copy, low, high)]
    kept, at = [], low
    for start, end in sorted(gone):
        if start > at:
            kept.append((at, start))
        at = max(at, end)
    return [*kept, (at, high)]


def _counted(item: Candidate, scope: Scope) -> str:
    """The noun after a classifier: 49个国民经济大类 -> 国民经济大类; after a share with 的, all that is said of it."""
    pattern = _SAID_OF if item.reading.unit in {"%", "‰"} else _NOUN
    if item.surface.endswith(("成", "分之一")):
        pattern = _SAID_BY
    found = pattern.match(item.text, item.end, item.end + 32)
    return _balanced(scope.words[slice(*found.span("noun"))].strip("的").rstrip("里")) if found else ""


def _coordinated(item: Candidate, clause: Clause) -> str:
    """招募近500名志愿者、 + 50支队伍 -> 招募队伍: a figure that shares the verb of the one before it; "" for none."""
    if not clause.previous or clause.start != clause.previous_end or item.reading.unit not in CLASSIFIERS:
        return ""
    found = _COORDINATED.fullmatch(item.text, clause.previous_end, item.start)
    noun = _counted(item, clause.scope)
    if not found or not noun:
        return ""
    before = clause.scope.words[slice(*found.span("noun"))]
    stem = clause.previous.removesuffix(before) if before else clause.previous
    return (stem if stem != clause.previous else "") + noun


def _completed(own: str, previous: str) -> str:
    """企业营业收入 + 利润 -> 企业利润; 第一产业增加值 + 第二产业 -> 第二产业增加值."""
    if previous and _SPEED_WORD.fullmatch(own):
        return previous if previous.endswith(own) else previous + own
    found = _MEASURED.search(previous) if previous else None
    if not found or found.start() < 2:
        return own
    if _MEASURED.fullmatch(own):
        return previous[: found.start()] + own
    stem = previous[: found.start()]
    if not _MEASURED.search(own) and len(stem) >= 4 and len(own) <= 8 and stem[-2:] == own[-2:]:
        return own + found.group()
    return own


def _clause_before(item: Candidate, clause: Clause) -> str:
    """粮食产量再创新高,达到1.4万亿斤: the clause before holds the subject, its predicate left out."""
    high = clause.start - 1
    low = max(clause.scope.clause_start(max(0, high - 1)), high - WINDOW, clause.previous_end)
    if high < 2 or low >= high:
        return ""
    start, end = _trimmed(item.text, low, high)
    predicate = _PREDICATE.search(item.text, start, end)
    start, end = _trimmed(item.text, start, predicate.start() if predicate else end)
    words = "".join(clause.scope.words[a:b] for a, b in _kept(item.text, start, end)).strip(" 　,，、“”的")
    return _balanced(words)[-LONGEST:]
