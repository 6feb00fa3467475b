"""Cases 案例: a place, what it did and what came of it, in one sentence or in two that follow each other."""

from __future__ import annotations

import re

from generator.analyse.claims.marks import MEASURE, OUGHT
from generator.analyse.claims.outline import Text
from generator.model import BlockKind, Point, PointKind, Sentence

_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|"
    "甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|川渝|京津冀|长三角|粤港澳|成渝"
)
_CITIES = (
    "深圳|广州|杭州|南京|苏州|成都|武汉|西安|青岛|宁波|厦门|大连|济南|郑州|长沙|合肥|福州|无锡|佛山|东莞|温州|嘉兴|贵阳|昆明|"
    "南宁|海口|兰州|银川|西宁|沈阳|长春|哈尔滨|石家庄|太原|南昌|乌鲁木齐|呼和浩特|雄安|常州|南通|徐州|绍兴|金华|义乌|珠海"
)
PLACE = re.compile(
    rf"(?:(?:{_PROVINCES}|{_CITIES})(?:省|市|自治区)?)?[一-龥]{{2,4}}?(?:自治州|自治县|新区|省|市|县|区|镇|乡|村)(?![场域级民政委长内外间块值位分])"
    rf"|(?:{_PROVINCES}|{_CITIES})(?:省|市|自治区)?"
)
NO_PLACE = re.compile(
    "[上城超都股门夜集全各本我该外楼入]市$|[地社园片校小景灾库林牧山辖市城郊街全各专禁盲误战特]区$|[城乡集古全]镇$|"
    "[农乡全山渔各政]村$|[全各我本外节]省$|[全各本我]县$"
)
"""Common words that end like a place: 上市, 社区, 乡村, 全省."""
ACTION = re.compile(
    "探索|打造|推出|首创|率先|建成|创新|推行|实施|依托|借助|利用|运用|搭建|开发|上线|设立|建立|出台|启动|构建|试点|引入|组建|"
    "打通|培育|推动|联合|采用|通过|发布|紧抓|形成了|开设|投放|改造"
)
EFFECT = re.compile(
    "实现了?|提升|提高|降低|缩短|增长|减少|节约|覆盖|惠及|累计|达到?|超过?|突破|显著|有效|高效|形成|带动|促进|解决|辅助|快速完成|"
    "增加|节省|压缩|好评|受益"
)
NO_CASE = re.compile(r"^(?:即|这|其|该|将|把|通过)|是指|简称|^[^,。]{0,24}(?:指出|强调|提出|会议|大会)")
LEAST = 0.5
"""Score of a case: 0.3 place and action, 0.3 an effect, 0.2 shown as an example, 0.2 a figure."""
SHOWN = re.compile(r"^(?:例如|比如|譬如|如[,:]?|以[^,]{2,20}为例|在[^,]{2,12}[,::])")


def find_cases(text: Text) -> tuple[Point, ...]:
    """Find the cases in text order, at most one per sentence.

    A measure or a goal is none; nor is what the article as a whole is about: a place that stands in its title.
    """
    found: list[Point] = []
    heading = -1
    for at, block in enumerate(text.article.blocks):
        if block.kind is BlockKind.HEADING:
            heading = at
        if block.kind not in (BlockKind.BODY, BlockKind.ITEM):
            continue
        for index in block.sentences:
            point = _case(text.article.sentences[index], text.words[index], heading)
            if point is not None and point.place[:2] not in text.article.title.text:
                found.append(point)
    return tuple(found)


def _case(sentence: Sentence, words: str, heading: int) -> Point | None:
    quote = sentence.quote
    place = next((found for found in PLACE.finditer(words[:60]) if not NO_PLACE.search(found[0])), None)
    if (
        place is None
        or not 24 <= len(words) <= 320
        or OUGHT.search(words)
        or NO_CASE.search(words)
        or MEASURE.match(words)
    ):
        return None
    action = ACTION.search(words, place.end())
    if action is None:
        return None
    score = 0.3 + (0.3 if EFFECT.search(words, action.end()) else 0.0)
    shown = bool(SHOWN.match(words))
    score += (0.2 if shown else 0.0) + (0.2 if any(char.isdigit() for char in words) else 0.0)
    score -= 0.4 if place.start() > 12 and not shown else 0.0
    if score < LEAST:
        return None
    name = quote.text[place.start() : place.end()]
    return Point(PointKind.CASE, quote, sentence.index, heading, place=name, score=min(1.0, score))
