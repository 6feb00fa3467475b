"""Names known by the phrase around them: 甲、乙等平台; 更名为甲; 数字甲省; 中央一号文件; in 甲省乙市, …; 走进甲县."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from generator.analyse.entities.names import Found
from generator.analyse.entities.words import GOVERNORS, LOOSE, governs, is_nominal, is_place
from generator.text.segment import Token

_LISTED = re.compile(
    # 甲网、乙网等国内权威学习平台; 丙、丁等国家…应用基地
    r"(?<![高中同平优初头])等(?P<tail>[^,，。;；:：、的“”]{0,12}?)(?P<head>平台|网站|媒体|系统|应用|小程序|APP|高校|院校|品牌|应用基地|示范基地)(?![化型性])"
)
_KNOWN_ONES = re.compile(
    r"国内|国外|知名|著名|主流|权威|第三方|互联网|电商|社交|短视频|直播|领先|头部|新媒体|中央|购物|慕课"
)
LONGEST_LIST = 60
"""Words of a list that are looked at."""
_LIST_TYPES = {"高校": "organisation", "院校": "organisation", "品牌": "case", "应用基地": "case", "示范基地": "case"}
_NEW_NAME = re.compile(
    r"(?:更名为|改名为|命名为|定名为|取名为?|名为|简称为?|以下简称)[:：]?[“「\"]?(?P<name>[^,，。;；:：、“”「」\"（()）的《》\s]{2,20}?)(?=[”」\"]|[)）,，。;；、]|$)"
)
_DIGITAL_PLACE = re.compile(r"(?:数字|智慧|平安|法治|美丽|健康|质量)(?=(?:中国|[一-龥]{2,3}))")
_FIRST_DOCUMENT = re.compile(r"(?:(?:19|20)[0-9]{2}年)?中央一号文件")
_STRONG_COUNTRY = re.compile(
    r"(?:制造|网络|科技|质量|航天|交通|教育|人才|文化|体育|农业|海洋|贸易|金融|数字|健康|知识产权)强国(?!之路|有我)"
)
_IN_PLACE = re.compile(r"(?:^|[,，。;；:：、]|比如|例如|譬如|如今?)(?:在|走进|来到|走入|位于|以)?$")
_CASE_AFTER = re.compile(
    r"^(?:[,，]|为例|的?[^,，。]{0,6}(?:首创|率先|借由|借助|针对|采取|坚持|创建|开发|实施|开展|引入|探索|创新|试点|依托|打造|推出|推行|建立|搭建|建成|上线|通过|运用|利用|围绕|聚焦|深化))"
)


def find_phrases(text: str, parts: tuple[Token, ...]) -> Iterator[Found]:
    """Yield names known by the words around them; overlapping ones too."""
    starts = [part.start for part in parts]
    yield from _lists(text, parts, starts)
    yield from _new_names(text)
    yield from _fixed(text, parts, starts)
    yield from _places(text, parts)


def _fixed(text: str, parts: tuple[Token, ...], starts: list[int]) -> Iterator[Found]:
    for hit in _FIRST_DOCUMENT.finditer(text):
        yield Found(hit.start(), hit.end(), "policy-nickname", 0.9, "first-document")
    for hit in _STRONG_COUNTRY.finditer(text):
        yield Found(hit.start(), hit.end(), "programme", 0.7, "strong-country")
    for hit in _DIGITAL_PLACE.finditer(text):
        index = bisect_left(starts, hit.end())
        if (
            index < len(parts)
            and parts[index].start == hit.end()
            and parts[index].tag == "ns"
            and parts[index].text[-1] not in "省市县区乡镇村"
        ):
            yield Found(hit.start(), parts[index].end, "programme", 0.85, "digital-place")


def _new_names(text: str) -> Iterator[Found]:
    """A name that the text gives: 更名为甲, （以下简称乙）; short forms of documents are citations."""
    for hit in _NEW_NAME.finditer(text):
        name, before = hit["name"], text[: hit.start()].rstrip("（( ,，")
        if (
            "》" in before[-30:]
            or len(name) < 3
            or name.endswith(("意见", "办法", "条例", "方案", "规划", "通知", "规定"))
        ):
            continue
        kind = "organisation" if name.endswith(("公司", "集团", "局", "委", "中心", "协会", "部")) else "platform"
        yield Found(hit.start("name"), hit.end("name"), kind, 0.8, "named")


def _lists(text: str, parts: tuple[Token, ...], starts: list[int]) -> Iterator[Found]:
    """The members of a list that a telling word closes: 甲、乙等平台."""
    for hit in _LISTED.finditer(text):
        before = _words_before(parts, bisect_left(starts, hit.start()), hit.start())
        members = list(_members(text, before, len(before)))
        if not members:
            continue
        kind = _LIST_TYPES.get(hit["head"], "platform")
        if kind == "case":
            places = sum(is_place(parts[bisect_left(starts, start)]) for start, _ in members)
            wanted = members if 2 * places >= len(members) else []
        elif _KNOWN_ONES.search(hit["tail"]) or kind == "organisation":
            wanted = [
                pair
                for pair in members
                if kind != "organisation" or parts[bisect_left(starts, pair[0])].tag in ("nt", "ns")
            ]
        else:
            wanted = [pair for pair in members if _telling(text[slice(*pair)])]
        for start, end in wanted:
            yield Found(start, end, kind, 0.75, "listed")


def _words_before(parts: tuple[Token, ...], index: int, end: int) -> tuple[Token, ...]:
    """The last words before `end`; one that reaches beyond it is cut there (the dictionary takes 网等 for a word)."""
    before = parts[max(0, index - LONGEST_LIST) : index]
    if before and before[-1].end > end:
        last = before[-1]
        before = (*before[:-1], Token(last.text[: end - last.start], "n", last.start, end))
    return before


def _telling(member: str) -> bool:
    return member.endswith(("大数据", "网", "通", "在线", "APP", "系统", "平台")) and 3 < len(member) <= 12


def _begins_member(parts: tuple[Token, ...], index: int) -> bool:
    """Whether a verb is the first word of a member, being right after 、: 求知+网."""
    return index > 0 and parts[index - 1].text == "、" and parts[index].text not in GOVERNORS


def _members(text: str, parts: tuple[Token, ...], index: int) -> Iterator[tuple[int, int]]:
    """Ranges of the list's members, the last first; the first member begins after the verb or preposition that governs it."""
    end = index
    while end > 0:
        low = end
        while (
            low > 0 and is_nominal(parts[low - 1]) and (not governs(parts, low - 1) or _begins_member(parts, low - 1))
        ):
            low -= 1
        if low == end and parts[low - 1].text not in ("、", "”", "“"):
            low = (
                end - 1
                if parts[low - 1].tag[0] not in "xwpcud"
                and text[parts[low - 1].start - 1 : parts[low - 1].start] == "、"
                else end
            )
        if low < end and parts[low].text not in LOOSE and 2 <= parts[end - 1].end - parts[low].start <= 14:
            yield parts[low].start, parts[end - 1].end
        if low == 0 or parts[low - 1].text not in ("、", "和", "与", "及"):
            return
        end = low - 1


def _goes_on(parts: tuple[Token, ...], index: int, level: int) -> bool:
    """Whether the word goes on with the place before it: 姑苏+区, 江苏+连云港 (a name the dictionary takes for a person's)."""
    word = parts[index]
    if word.text in "省市区县乡镇村州旗":
        return True
    after = parts[index + 1].text if index + 1 < len(parts) else ""
    return level == 1 and word.tag in ("nr", "nrt") and 2 <= len(word.text) <= 4 and after in (",", "，")


def _places(text: str, parts: tuple[Token, ...]) -> Iterator[Found]:
    """A place of two levels at the head of a sentence part, where something is done: 在甲省乙县, …; 甲市乙区创新…."""
    index = 0
    while index < len(parts):
        if parts[index].tag[0] != "n":
            index += 1
            continue
        last = index
        while last < len(parts) and (is_place(parts[last]) or (last > index and _goes_on(parts, last, last - index))):
            last += 1
        levels = last - index
        if (levels >= 2 and not all(len(part.text) == 1 for part in parts[index + 1 : last])) or (
            levels == 2 and parts[last - 1].text in "乡镇村"
        ):
            start, end = parts[index].start, parts[last - 1].end
            if _IN_PLACE.search(text[max(0, start - 6) : start]) and _CASE_AFTER.match(text[end : end + 16]):
                yield Found(start, end, "case", 0.7, "place")
        index = max(last, index + 1)
