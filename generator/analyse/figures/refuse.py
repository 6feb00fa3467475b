"""Numbers that are no key figures: dates, names with digits, ordinals, the text's own parts, idioms. One row a reason.

To add a row: a name and a test of the Candidate; a test looks at a few characters around it, so that all stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.analyse.figures.grammar import MEASURED, SMALL_COUNTS, Reading


@dataclass(frozen=True, slots=True)
class Candidate:
    """A surface in the reading copy of its sentence."""

    text: str
    start: int
    end: int
    reading: Reading
    before: str
    """The 14 characters before it."""
    after: str
    """The 12 characters after it."""
    surface: str
    """The words of the figure."""


def candidate(text: str, start: int, end: int, reading: Reading) -> Candidate:
    """The surface `text[start:end]` with what stands around it."""
    return Candidate(text, start, end, reading, text[max(0, start - 14) : start], text[end : end + 12], text[start:end])


_PART = (
    "方面|环节|关系|维度|步骤|问题|原则|阶段|层面|要点|部分|坚持|统筹|结合|特征|特点|方向|抓手|着力点|要求|任务|支柱|视角|角度|层次|优势|"
    "误区|短板|难题|转变|必由|根本|基础|内容|领域发力|字|词|意见|建议|体会|明确|重大关系|攻坚战|毫不|确立|维护|意识|自信|务必|条文|条款"
)
OWN_PARTS = re.compile(rf" ?(?:大|重大|主要|关键|核心|重点|基本|突出|明显|重要|“)?(?:{_PART})")
NAMES_AFTER = re.compile(r"[A-Za-z+×]|[’”」』]?(?:行动|工程|计划|战略|模式|架构|体系|工作法|规划|热线|号段|版本|型|式)")
IDIOMS = re.compile(
    "千方百计|千家万户|百花|万众|一万年|千山万水|万水千山|万无一失|百年未有|百年变局|万事|万象|千行百业|百业|千千万万|千丝万缕|九层之台|"
    "三番五次|五湖四海|四面八方|十全十美|二十四节气|三十六计|一次又一次|万万|十八般|百分之一百二"
)
_SPAN_OF_YEARS = re.compile(r"[0-9零一二三四五六七八九]{2,4} ?[-—–~至到]{1,2} ?[0-9]{2,4} ?年?度?$")
_MAGNITUDE = re.compile("风力|地震|震级|阵风|烈度|强度|台风")
_POINTS = re.compile("指数|收于|收报|报收|点位|大盘|道指|沪指|恒指|跌破|突破|重返")
_CHANGED_TO = re.compile("[增减降升压缩提扩][^,。;0-9]{0,3}[到至为]$|[减增]至$")
_DONE_TO = re.compile(
    "(?:造成|已有|只要|需要|最初的|新建|建成|建设|改造|新增|新设|开通|投运|投用|引进|培育|创建|拥有|现有|共有|设立|开设|落户|救出|死亡|失踪|受伤|遇难|转移|达到?|增至|增加到|完成)了?$"
)
_HAS = re.compile("(?:建成|建有|已有|共有|设有|设|新建|增设|拥有|现有)[^,。;:0-9]{2,10}$")
"""已有加氢站九座: the count stands behind its thing, at the end of the clause."""
_LANDS = re.compile("乡镇|街道|县[区市]?|省[份区市]|行政村|社区|城市")
_AGE = re.compile("寿命|年龄|平均")


def _date(item: Candidate) -> bool:
    """2023年, 7月, 15日, 2021—2023年, 10时30分, 114年度, 前10个月, 连续7个月, 5年."""
    follows = item.after.lstrip()
    if re.match("[年月](?!均|产|销)", follows):
        return True
    if re.match("[日号时点](?!均|产|活)", follows) and (
        re.search("[月日]$|[0-9]时$", item.before) or item.reading.unit is None
    ):
        return True
    if item.reading.unit in {"个月", "天", "小时", "场", "次", "期", "周"} and re.search(
        "(?:前|首|近|过去|未来|最近|连续|接连|本月前|后|每|第)$", item.before
    ):
        return True
    if item.reading.unit == "秒" and item.before.endswith("分"):  # 两分四十秒
        return True
    return _SPAN_OF_YEARS.match(item.surface) is not None


_ORDINALS = re.compile("第[0-9]{1,3}(?:[、和与及][0-9]{1,3})*[、和与及]$")


def _ordinal(item: Candidate) -> bool:
    """第3批, 第十一次, 第3、4和5条; a place in a ranking has its own row."""
    if _ORDINALS.search(item.before):
        return True
    return item.before.rstrip().endswith("第") and item.reading.kind != "rank"


def _name(item: Candidate) -> bool:
    """5G, 5+2+N, “1361”, 12345热线, 工业强基2.0."""
    before = item.before[-1:]
    if before in set("+/") and item.reading.unit not in {"%", "元", "美元"}:
        return True
    quoted = before in set("“‘「『") and item.after[:1] in set("”’」』") and item.after != ""
    return (
        (quoted and item.reading.unit is None)
        or (item.reading.unit is None and item.reading.kind != "index" and NAMES_AFTER.match(item.after) is not None)
        or (item.surface.isdigit() and item.after[:1] == "+")
    )


def _quoted_name(item: Candidate) -> bool:
    """“15分钟生活圈”, “十四个坚持”: inside quotation marks that hold a short name."""
    opened = max(item.text.rfind(mark, max(0, item.start - 8), item.start) for mark in "“「")
    closed = min((at for mark in "”」" if (at := item.text.find(mark, item.end, item.end + 9)) >= 0), default=-1)
    if opened < 0 or closed < 0:
        return False
    inside = item.text[opened + 1 : closed]
    return not any(mark in inside for mark in ",。;”」") and item.reading.unit not in {"%", "元"}


def _bare(item: Candidate) -> bool:
    """A number without unit counts only with a scale such as 万 or 亿, as a list, or as an index."""
    if item.reading.unit is not None or item.reading.values or item.reading.kind == "index":
        return False
    return not re.search("[万亿兆]", item.surface) or item.after[:1] in set("级能物象事紫众")


def _own_part(item: Candidate) -> bool:
    """三个方面, 4个环节, 八项规定."""
    value = item.reading.value
    return (
        item.reading.unit in {"个", "個", "项", "大", "点", "条", "种", "类", "对", "组"}
        and value is not None
        and value < 30
        and OWN_PARTS.match(item.after) is not None
    )


def _number_of_document(item: Candidate) -> bool:
    """国发〔2021〕29号, 第12号, 共15章266条."""
    if re.match(" ?号(?!线|召|楼)", item.after):
        return True
    if item.reading.unit in {"条", "节"} and re.search("[0-9一二三四五六七八九十][章节]$", item.before):
        return True
    return bool(re.search(r"[〔\[【(] ?$", item.before) and re.match(r" ?[〕\]】]", item.after))


def _idiom(item: Candidate) -> bool:
    return IDIOMS.search(item.text[max(0, item.start - 3) : item.end + 4]) is not None


ONE_OF = frozenset(
    "个 次 家 张 名 位 条 件 项 套 台 种 部 块 场 人 本 斤 杯 袋 瓶 站 门 字 类 座 片 句 步 声 口 道 代 段 对 支 点 层 级 期 天 起 批 棵 颗 粒 辆 枚 户 亩 岁 元 块钱".split()
)


def _once(item: Candidate) -> bool:
    """1次, 1个, 一张网: one of a thing is no figure; 24小时 and 365天 stand for always."""
    if item.reading.value == 1 and item.reading.unit in ONE_OF:
        return True
    return re.fullmatch("(?:7[×x*]?)?24小时|365天", item.surface) is not None and (
        re.match("不|在线|服务|全天|自助|值|热线|待命|开放|内", item.after) is not None
    )


def _issuers(item: Candidate) -> bool:
    """等17部门联合印发, 八部委: how many offices signed is no figure of the text."""
    return item.before.endswith("等") and (
        re.match(" ?(?:个?部[门委]|单位|部委)", item.text[item.end - 1 : item.end + 8]) is not None
    )


def _version(item: Candidate) -> bool:
    """2.0版, 3.0时代."""
    return item.reading.unit is None and re.match("版|时代|模式|计划|“", item.after) is not None


def _threshold(item: Candidate) -> bool:
    """60岁及以上人口, 每万人口, 每10万人, 14级以下, 世界500强: they say which things are counted, not how many."""
    unit, after, before = item.reading.unit, item.after, item.before
    if unit == "岁":
        return _AGE.search(before) is None
    if unit == "级":
        return _MAGNITUDE.search(before) is None
    if unit == "点":
        return _POINTS.search(before) is None
    if before.endswith("每") and unit in {"人", None, "户", "家", "万人"}:
        return True
    if unit in {"个百分点", "%"} and re.search("每(?:增长|提高|下降|上升|增加|降低)$", before):
        return True
    return unit in {"元", "吨", "平方米", "千瓦", "人"} and re.match(" ?(?:及|或)以[上下]", after) is not None


def _circle(item: Candidate) -> bool:
    """15分钟便民生活圈, 1小时通勤圈."""
    return item.reading.unit in {"分钟", "小时", "公里"} and re.match("[^,.;。、]{0,7}圈", item.after) is not None


_PEOPLE = frozenset("人 名 位".split())


def _few(item: Candidate) -> bool:
    """三个, 两所, 十二项: a handful in words counts only as a measure, beside a change (减到六个), or when done (建成三座)."""
    value, unit = item.reading.value, item.reading.unit
    if (
        value is None
        or value >= 20
        or item.surface[0] not in "零一二三四五六七八九十两"
        or item.reading.kind
        or item.reading.infix
    ):
        return False
    if (
        unit in MEASURED
        or "点" in item.surface
        or "半" in item.surface
        or (value >= 10 and unit not in {"个", "项", "条", "大类", "种", "类"})
    ):
        return False
    if _CHANGED_TO.search(item.before) or (unit == "个" and _LANDS.match(item.after)):
        return False
    if unit in SMALL_COUNTS and item.after[:1] in {"", *",。;、"} and _HAS.search(item.before):
        return False
    return (unit not in SMALL_COUNTS and unit not in _PEOPLE) or _DONE_TO.search(item.before) is None


def _vague(item: Candidate) -> bool:
    """好几百万, 数十亿, 上千家."""
    return _MANY.search(item.before) is not None and item.surface[:1] in set("十百千万亿")


_MANY = re.compile("[好数几上]$|(?<![造建完达形])成$")


REFUSALS: tuple[tuple[str, Callable[[Candidate], bool]], ...] = (
    ("date", _date),
    ("ordinal", _ordinal),
    ("document-number", _number_of_document),
    ("name", _name),
    ("quoted-name", _quoted_name),
    ("issuers", _issuers),
    ("version", _version),
    ("bare", _bare),
    ("own-part", _own_part),
    ("idiom", _idiom),
    ("once", _once),
    ("threshold", _threshold),
    ("circle", _circle),
    ("few", _few),
    ("vague", _vague),
)


def refused(item: Candidate) -> str:
    """Name of the reason why this is no figure; "" when it is one."""
    return next((name for name, test in REFUSALS if test(item)), "")
