"""Numbers that are no key figures: dates, names with digits, ordinals, the text's own parts, idioms. One row a reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.analyse.figures.grammar import Reading


@dataclass(frozen=True, slots=True)
class Candidate:
    """A surface in its sentence."""

    text: str
    start: int
    end: int
    reading: Reading

    @property
    def before(self) -> str:
        """The 14 characters before it."""
        return self.text[max(0, self.start - 14) : self.start]

    @property
    def after(self) -> str:
        """The 10 characters after it."""
        return self.text[self.end : self.end + 10]

    @property
    def surface(self) -> str:
        """The words of the figure."""
        return self.text[self.start : self.end]


OWN_PARTS = re.compile(
    r"\s*(?:大|重大|主要|关键|核心|重点|基本|突出|明显|重要)?(?:方面|环节|关系|维度|步骤|问题|原则|阶段|层面|要点|部分|坚持|统筹|"
    r"结合|特征|特点|方向|抓手|着力点|要求|任务|支柱|视角|角度|层次|优势|误区|短板|难题|转变|必由|根本|基础|内容|领域发力|字|词|意见|建议|点要求|点体会|点意见)"
)
NAMES_AFTER = re.compile(
    r"[A-Za-z+＋×]|[’”」』]?(?:行动|工程|计划|战略|模式|架构|体系|工作法|规划|热线|号段|版本|型|式)"
)
IDIOMS = re.compile(
    r"千方百计|千家万户|百花|万众|一万年|千山万水|万水千山|万无一失|百年未有|百年变局|万事|万象|千行百业|百业"
)
_SPAN_OF_YEARS = re.compile(r"[0-9０-９〇○零一二三四五六七八九]{2,4}\s*[-—–~～至到]{1,2}\s*[0-9０-９]{2,4}\s*年?度?$")


def _date(item: Candidate) -> bool:
    """2023年, 7月, 15日, 2021—2023年, 10时30分."""
    follows = item.after.lstrip()
    if re.match(r"[年月]", follows) and not re.match(r"(?:年|月)(?:均|产|销)", follows):
        return True
    if re.match(r"[日号时點点](?!均|产|活)", follows) and (
        re.search(r"[月日]$|[0-9]时$", item.before) or item.reading.unit is None
    ):
        return True
    return _SPAN_OF_YEARS.match(item.surface) is not None


def _ordinal(item: Candidate) -> bool:
    """第3批, 第十一次; a place in a ranking has its own row."""
    return item.before.endswith("第") and item.reading.kind != "rank"


def _name(item: Candidate) -> bool:
    """5G, 5+2+N, “1361”, 12345热线, 工业强基2.0."""
    if (
        item.before[-1:] in set("+＋-–/“‘第")
        and item.reading.unit not in {"%", "元", "美元"}
        and item.before[-1:] in set("+＋/")
    ):
        return True
    digits = item.surface.strip()
    quoted = item.before[-1:] in "“‘" and item.after[:1] in "”’"
    return (
        quoted
        or (item.reading.unit is None and NAMES_AFTER.match(item.after) is not None)
        or (digits.isdigit() and item.after[:1] in {"+", "＋"})
    )


def _quoted_name(item: Candidate) -> bool:
    """“15分钟生活圈”, “3个90%”: inside quotation marks opened just before, as part of a name."""
    opened = item.text.rfind("“", max(0, item.start - 8), item.start)
    closed = item.text.find("”", item.end, item.end + 8)
    if opened < 0 or closed < 0 or "”" in item.text[opened : item.start]:
        return False
    inside = item.text[opened + 1 : closed]
    return not any(mark in inside for mark in "，,。；") and item.reading.unit not in {"%", "元"}


def _bare(item: Candidate) -> bool:
    """A number without unit counts only with a scale such as 万 or 亿, or as a list."""
    if item.reading.unit is not None or item.reading.values:
        return False
    return not re.search("[万萬亿億兆]", item.surface) or item.after[:1] in set("级能物众家事紫")


def _own_part(item: Candidate) -> bool:
    """三个方面, 4个环节."""
    value = item.reading.value
    return (
        item.reading.unit in {"个", "項", "项", "大", "点", "条", "种", "類", "类", "對", "对"}
        and value is not None
        and value < 20
        and OWN_PARTS.match(item.after) is not None
    )


def _number_of_document(item: Candidate) -> bool:
    """国发〔2021〕29号, 第12号, ISBN, telephone numbers."""
    return bool(re.match(r"\s*号(?!线|召|楼)", item.after)) or bool(
        re.search(r"[〔\[【（(]\s*$", item.before) and re.match(r"\s*[〕\]】]", item.after)
    )


def _idiom(item: Candidate) -> bool:
    around = item.text[max(0, item.start - 3) : item.end + 4]
    return IDIOMS.search(around) is not None


def _once(item: Candidate) -> bool:
    """1次, 1个, 一张网: one of a thing is no figure; 24小时 and 365天 stand for always."""
    if item.reading.value == 1 and item.reading.unit in {
        "个",
        "次",
        "家",
        "张",
        "名",
        "位",
        "条",
        "件",
        "项",
        "套",
        "台",
        "种",
        "部",
        "块",
        "场",
        "人",
        "本",
        "站",
        "门",
        "字",
        "类",
    }:
        return True
    return (
        re.fullmatch(r"(?:7[×x*]?)?24小时|365天", item.surface) is not None
        and re.match("不|在线|服务|全天|自助", item.after) is not None
    )


def _in_title(item: Candidate) -> bool:
    """Inside 《》: part of a title."""
    opened = item.text.rfind("《", 0, item.start)
    return opened >= 0 and "》" not in item.text[opened : item.start]


def _issuers(item: Candidate) -> bool:
    """等17部门联合印发, 八部委: how many offices signed is no figure of the text."""
    return (
        item.before.endswith("等")
        and re.match(r"\s*(?:个?部[门委]|单位|部委)", item.text[item.end - 1 : item.end + 8]) is not None
    )


def _version(item: Candidate) -> bool:
    """2.0版, 3.0时代."""
    return item.reading.unit is None and re.match(r"版|时代|模式|计划|“", item.after) is not None


REFUSALS: tuple[tuple[str, Callable[[Candidate], bool]], ...] = (
    ("date", _date),
    ("ordinal", _ordinal),
    ("document-number", _number_of_document),
    ("title", _in_title),
    ("name", _name),
    ("quoted-name", _quoted_name),
    ("issuers", _issuers),
    ("version", _version),
    ("bare", _bare),
    ("own-part", _own_part),
    ("idiom", _idiom),
    ("once", _once),
)


def refused(item: Candidate) -> str:
    """Name of the reason why this is no figure; "" when it is one."""
    return next((name for name, test in REFUSALS if test(item)), "")
