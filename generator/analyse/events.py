"""Dated happenings for the timeline: a sentence part with an explicit date and a verb of happening.

2024年10月,甲省印发《…》 -> 2024-10. Targets (到2025年…), plans and mere periods of statistics (2023年,…增长5%) are no events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Article, BlockKind, Event, Sentence

_DIGIT = "0123456789"
_WIDE = str.maketrans("０１２３４５６７８９〇○零", "0123456789000")

_DATE = re.compile(
    r"(?P<year>(?:19|20|１９|２０)[0-9０-９]{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})\s?年"
    r"(?:\s?(?P<month>1[0-2]|0?[1-9]|１[０-２]|[１-９]|十[一二]?|[一二三四五六七八九])\s?月"
    r"(?:\s?(?P<day>3[01]|[12][0-9]|0?[1-9]|[１２３]?[０-９]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s?[日号])?)?"
)
_HAPPENING = re.compile(
    r"成立|印发|发布|出台|召开|上线|施行|实施|颁布|公布|启动|揭牌|挂牌|开通|投产|投用|启用|开工|竣工|建成|开业|开园|开馆|开幕|闭幕|举办|举行|签署|签订|签约|获批|批复|批准|通过|设立|组建|创办|创建|创立|更名"
    r"|诞生|推出|问世|首飞|首发|落地|落户|入选|授予|荣获|获评|当选|宣布|提出|发起|加入|并购|收购|上市(?!公司)|试运行|试点|发射|下线|交付|通车|生效|修订|废止|正式运营|投入运行|投入使用|全面建成|率先开发|改版|升级为|列为|确定为|写入|开展|建立|出现|退出|考察|视察|调研|指出|强调|发表"
)
_WEAK = frozenset(
    {
        "实施",
        "开展",
        "建立",
        "建成",
        "提出",
        "通过",
        "指出",
        "强调",
        "出现",
        "修订",
        "推出",
        "创建",
        "试点",
        "签订",
        "签约",
    }
)
"""Verbs that are also said of a whole year's work: they need the date right before the statement and no figures of growth."""
_GOAL_BEFORE = re.compile(r"(?:到|至|力争|确保|争取|预计|预期|截至|截止|截止到|进入|步入|迈入|自|从|—|–|-|~|～)\s?$")
_GOAL_WORDS = re.compile(
    r"力争|预计|计划到|目标|拟于|将于|争取|有望|达到|规划到|(?:将|拟|要)(?:全面)?(?:建成|实现|形成|推出|开展|召开|举办|发布|扩大|扩展|覆盖|提高|增加)"
)
_AFTER_RANGE = re.compile(
    r"^\s?(?:中央一号文件|度|版|[—–~～-]|至|到|以来|以后|之前|以前|前后|间|底前|末前|前(?!夕|往|沿)|(?:公布|发布)的(?:数字|数据|情况|统计|结果)|(?:要抓好|要做好|重点|总体|主要)?的?[^,，。]{0,6}(?:任务|目标)|定为|作为)"
)
_BRACKETS = re.compile(r"《[^《》]*》|[（(〔\[][^（）()〔〕\[\]]*[）)〕\]]")
_STATISTICS = re.compile(r"增长|下降|同比|环比|占比|比重|达到?\s?[0-9]|总额|实现(?:营业)?收入|增加值|累计|平均")


AHEAD = 14
"""Code points behind the date in which a range, a goal or statistics are told."""
LONGEST_SUBJECT = 80
"""Code points before the date in which its sentence part can begin."""


def find_events(article: Article) -> tuple[Event, ...]:
    """Return the events in text order, at most one for each date mention; each quotes its sentence part."""
    found: list[Event] = []
    for sentence in article.sentences:
        if article.blocks[sentence.paragraph].kind is not BlockKind.HEADING:
            found += _in_sentence(sentence)
    return tuple(found)


def _in_sentence(sentence: Sentence) -> Iterator[Event]:
    text = sentence.quote.text
    if "年" not in text:
        return
    dates = list(_DATE.finditer(_without_brackets(text)))
    for index, hit in enumerate(dates):
        if _is_range_or_goal(text, hit):
            continue
        end = _statement_end(text, hit.end(), dates[index + 1].start() if index + 1 < len(dates) else len(text))
        start = _statement_start(text, hit.start())
        if _happened(text[start : hit.start()], text[hit.end() : end]):
            yield Event(_iso(hit), sentence.quote[start:end], sentence.index)


def _without_brackets(text: str) -> str:
    """The text with what stands in 《》 and brackets blotted out, same length: a year there belongs to a title."""
    return _BRACKETS.sub(lambda hit: "□" * len(hit[0]), text)


def _is_range_or_goal(text: str, hit: re.Match[str]) -> bool:
    return bool(
        _GOAL_BEFORE.search(text[max(0, hit.start() - 6) : hit.start()])
        or _AFTER_RANGE.match(text[hit.end() : hit.end() + AHEAD])
    )


def _statement_start(text: str, date: int) -> int:
    """The part begins at the date, or at its subject where the subject stands before it: 甲省2024年5月成立…"""
    reach = max(0, date - LONGEST_SUBJECT)
    mark = max(text.rfind(mark, reach, date) for mark in "。;；!！?？,，:：“”")
    start = mark + 1 if mark >= 0 or not reach else date
    while start < date and text[start].isspace():
        start += 1
    return start


def _statement_end(text: str, start: int, limit: int) -> int:
    """To the ； or 。 or the part in which the next date stands."""
    for index in range(start, limit):
        if text[index] in "。;；!！?？":
            return index
    if limit == len(text):
        return limit
    cut = max(text.rfind(mark, start, limit) for mark in ",，、")
    return cut if cut > start else limit


def _happened(before: str, after: str) -> bool:
    """Whether something happened: a strong verb in the first parts after the date, or in the same part before it."""
    near = _first_parts(after)
    if _GOAL_WORDS.search(before) or _GOAL_WORDS.search(near):
        return False
    verbs = _HAPPENING.findall(_outside_titles(near))
    if any(verb not in _WEAK for verb in verbs):
        return True
    return bool(verbs) and not _STATISTICS.search(near)


def _first_parts(after: str) -> str:
    """The rest of the date's own part and the next one or two."""
    parts = re.split(r"(?<=[,，])", after)
    return "".join(parts[: 3 if len(parts[0]) <= 2 else 2])


def _outside_titles(text: str) -> str:
    return re.sub(r"《[^《》]*》|“[^“”]*”", "《》", text)


_CHINESE = {char: value for value, char in enumerate("〇一二三四五六七八九")}


def _iso(hit: re.Match[str]) -> str:
    year = "".join(str(_CHINESE.get(char, char)) for char in hit["year"].translate(_WIDE))
    parts = [year]
    for name in ("month", "day"):
        if hit[name]:
            parts.append(f"{_small_number(hit[name]):02d}")
    return "-".join(parts)


def _small_number(word: str) -> int:
    """1–31 in Arabic, full-width or Chinese digits."""
    plain = word.translate(_WIDE)
    if plain[0] in _DIGIT:
        return int(plain)
    if "十" not in plain:
        return _CHINESE[plain]
    tens, ones = plain.split("十")
    return (_CHINESE[tens] if tens else 1) * 10 + (_CHINESE[ones] if ones else 0)
