"""Labelled lines 来源:… 发布时间:… and document numbers: what a line of labels says, and where its values stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.text.facts import byline
from generator.text.label_names import NAMES, WORDS
from generator.text.names import is_names
from generator.text.page_words import LONG_BUTTON
from generator.text.stamps import ORIGINS, PAPER_NAME, PRINTED_IN, STAMPED, find_stamp

LONGEST_META = 200
LONGEST_IMPRINT = 60
LONGEST_PAGE_HEAD = 90
"""Code points of a paper's name and section, which print sets far apart."""
_GLUED = r"(?:(?:发布|更新|发稿|发表)(?:时间|日期)|(?:信息|文章|稿件|新闻)来源|责任编辑|[浏览阅读点击访问]{2}(?:次数|量|数))[ \u3000]*[:：]|(?<=\d)(?:来源|作者|浏览|阅读|点击|编辑)[ \u3000]*[:：]"
"""Labels that stand right behind the value before them: 作者: 李明发布时间: 2022-11-16 10:40来源: 《求是》."""
_LABEL = re.compile(
    rf"(?:(?<=[\s|｜;；,，\[【（(［\u3000])|(?<=[】\])）])|(?<=[\u4e00-\u9fff\d])(?={_GLUED})|^)[\[【（(〔［]?\s*({WORDS})\s*[】\]）)］]?\s*(?:[:：]|[|｜丨/／∕](?=[^|｜丨/／]{{1,24}}(?:$|[ \u3000]{{1,4}}[\u4e00-\u9fff]{{2,4}}\s*[|｜丨/／])))\s*|^[【\[〔]\s*(关键词|关键字|作者简介|作者单位|来源|作者|记者|编辑|责任编辑|责编|出处|发布时间|发布日期)\s*[】\]〕]\s*"
)
_BUTTONS_BEHIND = re.compile(rf"(?:[ \t\u3000]+(?:{LONG_BUTTON}))+$")
_BUTTON_BEFORE = re.compile(rf"[【\[](?:{LONG_BUTTON})[】\]]\s*")
_SIGNS = re.compile(r"[:：|｜丨/／∕]|^[【\[〔]")
_BLANKS = re.compile(r"[ \u3000]+")
_VALUE_END = re.compile(r"\s{2,}|\s*[|｜\u3000]|\xa0+\s*(?=\S)")
_REPORTED = re.compile(
    r"[\s\u3000]+(?:本报|本网|本刊|本台)?(?:记者|通讯员)[\s:：\u3000]+(?P<names>[^。，,:：；]{2,30})$"
)
_DATE_TAIL = re.compile(r"[\s\u3000]+(?P<date>\d{4}\s*[-年./]\s*\d{1,2}.*)$")
_DAY_BEHIND = re.compile(r"[\s|｜]+(?P<date>\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?)")
_DAY_AFTER = re.compile(r"\s*[，,、]\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\s*[—－\-–~至]\s*(?:\d{1,2}月)?\d{1,2}日)?$")
"""来源：某报，9月11日, a day without its year."""
_DATE_HEAD = re.compile(
    r"[\[【（(]?\d{4}\s*[-年./]\s*\d{1,2}(?:\s*[-月./]\s*\d{1,2}\s*日?)?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?[)）】\]]?[\s|｜,，]*"
)

_SITE_HEAD = re.compile(
    r"\s*(?:(?P<origin>[\u4e00-\u9fff]{2,12})\s+)?(?:https?://|www\.)[\w./\-]+\s*(?P<date>\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?)?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*"
)
"""临川网 http://www.example.net 时间:…"""
_PAPER_HEAD = re.compile(
    r"(?P<origin>[\u4e00-\u9fff]{2,12}(?:[报網网社台刊报]|发布|在线|新闻|客户端))[\s|｜]+(?P<date>\d{4}(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}日?)(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?[\s|｜,，]*"
)
"""鹭洲晚报　2023年09月14日　作者:…"""
_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}[〔\[【（(]|〔)\s*(?:1 ?9|2 ?0) ?\d ?\d\s*[〕\]】）)]\s*(?:第\s*)?\d(?: ?\d){0,4}\s*号"
)
_SESSION = re.compile(
    r"[（(]?\s*总?第\s*\d{1,6}\s*[期号]\s*[)）]?|[〔\[（(【]?\s*(?:19|20)\d{2}\s*[〕\]）)】]?\s*年?\s*第\s*(?:\d{1,4}|[一二三四五六七八九十]{1,4})\s*[次号期]"
)


def document_number(text: str) -> str | None:
    """The number 文号 when the line is one: "江政发〔2024〕23号"."""
    found = _NUMBER.fullmatch(text.strip()) if len(text) < 40 else None
    return found[0] if found else None


def is_number_line(text: str) -> bool:
    """Whether a line is a document's number, or the number of a session or issue: "〔2024〕第9次"."""
    return document_number(text) is not None or (len(text) < 24 and _SESSION.fullmatch(text) is not None)


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled value of a meta line: `name` date, origin, author, affiliation, editor, url, number, issuer, index, staff, views."""

    name: str
    start: int
    end: int


def labels(text: str) -> tuple[Label, ...]:
    """All labelled values when the line is made of labels, else (). "来源:新华社 作者:李明" -> origin 3–6, author 10–12."""
    if len(text) > LONGEST_META or "。" in text[:-1]:
        return ()
    if form := find_stamp(text):
        return tuple(_labelled(name, form) for name, value in form.groupdict().items() if value)
    if _SIGNS.search(text) is None:
        return ()
    text = _BUTTONS_BEHIND.sub("", text)
    first = _LABEL.search(text)
    if first is None:
        return _dated_byline(text)
    button = _BUTTON_BEFORE.match(text)
    head = text[button.end() if button and button.end() <= first.start() else 0 : first.start()].strip(
        " \xa0\u3000|｜（([［【•·●▪◆■"
    )
    found = list(_before_first(text, first.start())) if head else []
    if head and not found:
        return ()
    matches = list(_LABEL.finditer(text))
    for match, after in zip(matches, [*(m.start() for m in matches[1:]), len(text)], strict=True):
        name = NAMES[_BLANKS.sub("", match[1] or match[2])]
        value = _value(text, name, match.end(), after)
        if value is None:
            return ()
        if name in ("author", "origin", "editor") and (date := _DATE_TAIL.search(text, match.end(), value)):
            found += (Label(name, match.end(), date.start()), Label("date", date.start("date"), date.end()))
            continue
        if name == "origin" and (day := _DAY_BEHIND.match(text, value, after)):
            found += (Label(name, match.end(), value), Label("date", *day.span("date")))
            continue
        if name == "origin" and (day := _DAY_AFTER.search(text, match.end(), value)):
            value = day.start()
        reporter = _REPORTED.search(text, match.end(), after) if name == "origin" else None
        if reporter and is_names(reporter["names"]):
            found += (Label(name, match.end(), min(value, reporter.start())), Label("author", *reporter.span("names")))
        else:
            written = name == "affiliation" and is_names(text[match.end() : value])  # 供稿:李明
            measured = name == "affiliation" and _MEASURE.fullmatch(text, match.end(), value) is not None  # 单位:万元
            found.append(Label("author" if written else "index" if measured else name, match.end(), value))
    return tuple(found)


_MEASURE = re.compile(
    r"\s*(?:[十百千万亿]*(?:美元|元|人次|人|户|吨|公斤|斤|亩|公顷|件|台|辆|套|个|家|公里|千米|米|千瓦时?|度|立方米|平方米|平方公里)|[%％‰])(?:[、，,/].{1,12})?\s*"
)
"""What a table counts in."""


def _labelled(name: str, form: re.Match[str]) -> Label:
    """A value of a form; what stands where an author would and is no name is none."""
    groups = form.groupdict()
    stated = name != "author" or (
        (form.re is not STAMPED or is_names(form[name]))
        and (form[name] != groups.get("origin") or is_names(form[name]))
    )
    return Label(ORIGINS.get(name, name) if stated else "index", *form.span(name))


def imprint(text: str) -> tuple[Label, ...]:
    """Paper and day of a line that says where a text was printed: "《碧川日报》（2024年5月21日 第05版）"; else ()."""
    found = PRINTED_IN.fullmatch(text) if len(text) <= LONGEST_IMPRINT else None
    return tuple(Label(name, *found.span(name)) for name in ("origin", "date")) if found else ()


def paper(text: str) -> tuple[int, int] | None:
    """Where the name of a newspaper stands in a line that is nothing else, its section aside: "江岫日报　理论周刊" -> 0–4."""
    found = PAPER_NAME.fullmatch(text) if len(text) <= LONGEST_PAGE_HEAD else None
    return found.span("origin") if found else None


def _before_first(text: str, end: int) -> tuple[Label, ...]:
    """What stands before the first label: a day, a paper and its day, or a site with its address; else ()."""
    if site := _SITE_HEAD.fullmatch(text, 0, end):
        return (Label("origin" if site["origin"] else "date", *site.span("origin" if site["origin"] else "date")),)
    if _DATE_HEAD.fullmatch(text, 0, end):
        return (Label("date", 0, len(text[:end].rstrip(" \xa0\u3000|｜"))),)
    if paper_and_day := _PAPER_HEAD.fullmatch(text, 0, end):
        return Label("origin", *paper_and_day.span("origin")), Label("date", *paper_and_day.span("date"))
    return ()


def _value(text: str, name: str, start: int, after: int) -> int | None:
    """Where the value that begins at `start` ends; None when the words up to `after` are no value of such a label."""
    stop = _VALUE_END.search(text, start, after)
    end = stop.start() if stop and stop.start() > start else after
    rest = text[end:after].strip(" \xa0\t\u3000|｜()（）[]【】［］")
    if len(rest) > 24 and name not in ("author", "views", "index"):
        return None
    end = (
        after
        if (name in ("author", "staff") and len(rest) <= 16)
        or (name == "editor" and (is_names(rest) or is_names(text[start:after])))
        else end
    )
    if name in ("author", "staff", "editor") and (counted := _COUNTED.search(text, start, end)):
        end = counted.start()
    value = text[start:end].rstrip(" \xa0\t\u3000|｜;；,，")
    if name == "editor":
        value = _STAFF_CODE.sub("", value)
    while value and value[-1] in "）)】]" and _opened(value) < 0:
        value = value[:-1].rstrip()
    value = value.rstrip("】]］")
    if name == "origin" and (tail := _BESIDE_ORIGIN.search(value)) and not _REPORTED.search(text, start, after):
        value = value[: tail.start("rest")]
    if len(value) > 100 or (name in ("author", "staff", "editor") and not _can_be_names(value)):
        return None
    return start + len(value)


def _opened(value: str) -> int:
    return value.count("（") + value.count("(") - value.count("）") - value.count(")")


_STAFF_CODE = re.compile(r"[ \u3000]+[A-Za-z]{1,3}\d{1,6}$|[(（][A-Za-z]{1,3}\d{1,6}[)）]$")
"""李明 SN231, as portals number their editors."""
_BESIDE_ORIGIN = re.compile(
    r"(?:[报网社台刊]|发布|新闻|在线)(?P<rest>[ \t]+[\u4e00-\u9fff]{2,4}(?:[ \t]+[\u4e00-\u9fff]{2,4})*)$"
)
"""What a site sets beside the paper's name: its place, a button."""
_COUNTED = re.compile(
    r"[ \t\u3000]+(?:\d*\s*(?:评论|阅读|浏览|点击|点赞|转发|收藏|分享|打印|字号|参与)\s*[\d.]*万?\+?[ \t\u3000]*)+$"
)
_WRITTEN = re.compile(
    r"(?:(?P<origin>[^\s\d：:/／]{2,12})(?:[ \t\u3000]*[/／][ \t\u3000]*|[ \t\u3000]+))?(?P<byline>\S.*)"
)


def _dated_byline(text: str) -> tuple[Label, ...]:
    """2024-08-22 17:32 某报 记者李明: a date, then a byline, a paper between them where one is named."""
    date = _DATE_HEAD.match(text)
    if date is None or not date.end() < len(text):
        return ()
    day = Label("date", 0, len(date[0].rstrip()))
    start = date.end()
    written = _WRITTEN.fullmatch(text, start)
    names = byline(written["byline"]) if written and written["origin"] else None
    if written and names:
        paper, start = Label("origin", start, start + len(written["origin"])), written.start("byline")
        return day, paper, Label("author", start + names[0], start + names[1])
    names = byline(text[start:])
    if names is None and ":" in date[0] and is_names(text[start:]):  # 2023-05-30 05:08侯宪利
        names = (0, len(text) - start)
    return (day, Label("author", start + names[0], start + names[1])) if names else ()


def _can_be_names(value: str) -> bool:
    """An interviewer's question (记者:您怎么看?) is no author."""
    return not value or (len(value) <= 60 and not re.search("[?？!！。]|[，,].{12}", value))
