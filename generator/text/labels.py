"""Labelled lines 来源:… 发布时间:… and document numbers: what a line of labels says, and where its values stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.text.facts import byline, is_agency, is_names

LONGEST_META = 200
LONGEST_IMPRINT = 60
_LABELS: tuple[tuple[str, str], ...] = (
    (
        "date",
        "发布时间|发布日期|发稿时间|更新时间|发表时间|发表日期|印发日期|成文日期|发文日期|公开日期|公布日期|播出时间|播出日期|播发时间|出版日期|见报日期|出版|更新|最后更新|更新日期|发布日|上版日期|日期|时间|發布日期|發佈日期|日期時間",
    ),
    (
        "origin",
        "信息来源|文章来源|原文来源|稿件来源|新闻来源|内容来源|來源|来源|稿源|出处|原载|转自|摘自|来源单位|發布單位|發布機關",
    ),
    (
        "author",
        "作者|文章作者|采访|文字|本文作者|撰稿人|撰稿|撰文|执笔人|执笔|记者|本报记者|通讯员|主讲人|主讲|讲话人|发言人|口述|采访人|課題負責人|记者/|作者/",
    ),
    ("affiliation", "作者单位|单位|工作单位|供稿单位|供稿"),
    (
        "editor",
        "责任编辑|责编|本版责编|本期责编|本文责编|本文编辑|编辑|版面编辑|网络编辑|值班编辑|微信编辑|新媒体编辑|責任編輯|实习编辑",
    ),
    ("url", "原文链接|原文地址|原文网址|链接|网址|原文"),
    ("number", "发文字号|文号|文件编号|发文文号|發文字號"),
    (
        "issuer",
        "发文机关|发文机构|制发单位|印发机关|发布单位|发布机构|发文单位|制发机关|公开责任部门|发布机关|發文機關",
    ),
    (
        "index",
        "索引号|索引號|内容概述|主题分类|主题词|有效性|公文种类|信息分类|公开方式|公开形式|公开范围|体裁分类|组配分类|生效日期|废止日期|栏目|关键词|关键字|作者简介|标签|分类|主题|版次|版面|地点|会议地点|出席嘉宾|主持嘉宾|参与嘉宾|对话嘉宾|特邀嘉宾|圆桌嘉宾|嘉宾|出席|列席|缺席|请假|参会人员|参加人员|出席人员|列席人员|记录|记录人|参会|名称|标题|文件名称|抄送|发送|分送|报送|印发|解读机关|解读人|解读单位|上传者|上传人|上传|大小|页数|格式|积分|售价|原标题|原题|发稿单位|发言人|发布人|频率|频道|时长|关联文件|关联政策|相关文件",
    ),
    (
        "staff",
        "版式设计|版式|美术编辑|投稿邮箱|校对|审核|初审|复审|终审|一审|二审|三审|监制|播音|主持人|主持|摄影|摄像|美编|制图|视觉|值班主任|值班总编|总编|校审|排版|印数|印制|编印|签发|审签|来稿|图片来源|图片|图|编导|导演|重播|字幕|剪辑|后期|配音|统筹|策划|总策划|总监制|出品|出品人|监审|综合|播报|录音|制作",
    ),
    (
        "views",
        "下载|下载次数|下载量|文章浏览量|文章浏览次数|文章阅读量|浏览人数|浏览量|浏览次数|浏览|阅读量|阅读次数|阅读|点击数|点击量|点击率|点击|访问量|访问次数|人气|字号|字体|字体大小|分享到|分享|打印|收藏|评论|字数|点阅数|点阅次数|浏览人次|瀏覽人次|點閱數",
    ),
)
_NAMES = {word: name for name, words in _LABELS for word in words.split("|")}
_WORDS = "|".join(
    "[ \u3000]{0,3}".join(word) if len(word) <= 4 and "[" not in word else word
    for word in sorted((word for _, words in _LABELS for word in words.split("|")), key=len, reverse=True)
)
_GLUED = r"(?:(?:发布|更新|发稿|发表)(?:时间|日期)|(?:信息|文章|稿件|新闻)来源|责任编辑|[浏览阅读点击访问]{2}(?:次数|量|数))[ \u3000]*[:：]|(?<=\d)(?:来源|作者|浏览|阅读|点击|编辑)[ \u3000]*[:：]"
"""Labels that stand right behind the value before them: 作者: 李明发布时间: 2022-11-16 10:40来源: 《求是》."""
_LABEL = re.compile(
    rf"(?:(?<=[\s|｜;；,，\[【（(\u3000])|(?<=[】\])）])|(?<=[\u4e00-\u9fff\d])(?={_GLUED})|^)[\[【（(]?\s*({_WORDS})\s*[】\]）)]?\s*(?:[:：]|[|｜丨/／](?=[^|｜丨/／]{{1,24}}(?:$|[ \u3000]{{1,4}}[\u4e00-\u9fff]{{2,4}}\s*[|｜丨/／])))\s*|^[【\[〔]\s*(关键词|关键字|作者简介|作者单位)\s*[】\]〕]\s*"
)
_SIGNS = re.compile(r"[:：|｜丨/／]|^[【\[〔]")
_BLANKS = re.compile(r"[ \u3000]+")
_VALUE_END = re.compile(r"\s{2,}|\s*[|｜\u3000]|\xa0+\s*(?=\S)")
_REPORTED = re.compile(
    r"[\s\u3000]+(?:本报|本网|本刊|本台)?(?:记者|通讯员)[\s:：\u3000]+(?P<names>[^。，,:：；]{2,30})$"
)
_DATE_TAIL = re.compile(r"[\s\u3000]+(?P<date>\d{4}\s*[-年./]\s*\d{1,2}.*)$")
_DATE_HEAD = re.compile(
    r"[\[【（(]?\d{4}\s*[-年./]\s*\d{1,2}(?:\s*[-月./]\s*\d{1,2}\s*日?)?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?[)）】\]]?[\s|｜,，]*"
)

_SITE_HEAD = re.compile(
    r"\s*(?:(?P<origin>[\u4e00-\u9fff]{2,12})\s+)?(?:https?://|www\.)[\w./\-]+\s*(?P<date>\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?)?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*"
)
"""临川网 http://www.example.net 时间:…"""
_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}[〔\[【（(]|〔)\s*(?:1 ?9|2 ?0) ?\d ?\d\s*[〕\]】）)]\s*(?:第\s*)?\d(?: ?\d){0,4}\s*号"
)
_SESSION = re.compile(
    r"[〔\[（(【]?\s*(?:19|20)\d{2}\s*[〕\]）)】]?\s*年?\s*第\s*(?:\d{1,4}|[一二三四五六七八九十]{1,4})\s*[次号期]"
)


def document_number(text: str) -> str | None:
    """The number 文号 when the line is one: "江政发〔2024〕23号"."""
    found = _NUMBER.fullmatch(text.strip()) if len(text) < 40 else None
    return found[0] if found else None


def is_number_line(text: str) -> bool:
    """Whether a line is a document's number, or the number of a session or issue: "〔2024〕第9次"."""
    return document_number(text) is not None or (len(text) < 24 and _SESSION.fullmatch(text) is not None)


_EDITED_BY = re.compile(
    r"[（(]?(?:责任编辑|責任編輯|责编|本版编辑)[ \t\u3000]+(?P<editor>[\u4e00-\u9fff](?:[ \t\u3000]*[\u4e00-\u9fff]){1,8})[)）]?"
)
_EXCERPTED = re.compile(
    r"[（(]\s*(?:本文)?(?:摘编?自|选自|原载于?|原刊于?|转载?自|刊于|载于?)\s*[:：]?\s*(?P<origin>《[^》]{2,40}》[^。（）()]{0,40})[)）]"
)
_QUOTED_FROM = re.compile(
    r"[—－─-]{1,2}\s*(?:本文)?(?:摘编?自|选自|原载于?|转?载自)\s*[:：]?\s*(?P<origin>《[^》]{2,40}》)\s*"
    r"(?P<date>\d{4}年\d{1,2}月\d{1,2}日)?[^。]{0,16}"
)
_ACCOUNT = re.compile(
    r"以下文章来源于\s*(?P<origin>[^，,。]{2,30}?)\s*(?:[，,]\s*作者\s*[:：]?\s*(?P<author>[^，,。]{2,30}))?"
)
_POSTED = re.compile(
    r"原创[ \u3000]+(?P<author>[^\s\d。，]{1,20})[ \u3000]+(?P<origin>[^\d。，]{1,20}?)[ \u3000]+(?P<date>\d{4}[年-]\d{1,2}[月-]\d{1,2}日?)"
    r"(?:[ \u3000]+\d{1,2}:\d{2})?(?:[ \u3000]+(?:发表于[ \u3000]*)?[\u4e00-\u9fff]{2,6})?"
)
_STAMPED = re.compile(
    r"(?:(?P<author>[\u4e00-\u9fff]{2,4})[ \u3000]+)?(?P<origin>[^\s\d。，：:]{2,20})[ \u3000]+(?P<date>\d{4}[年-]\d{1,2}[月-]\d{1,2}日?)[ \u3000]+\d{1,2}:\d{2}(?::\d{2})?"
    r"(?:[ \u3000]+(?:发表于[ \u3000]*)?[\u4e00-\u9fff]{2,8})?"
)
"""潼川政务 2025-05-09 18:30 四川, below the title of a public account's page; its author may stand first."""
_PAPER = r"[\u4e00-\u9fff·]{2,12}?(?<!本)(?:[日晚早商时晨時][报報]|周[报刊]|学刊|月刊|导报|法治报|青年报|经济报|信息报|科技报|农民报|工人报|通讯)"
_PRINTED_IN = re.compile(
    rf"[（(]?\s*(?:来源|原载|刊于)?\s*[:：]?\s*[《〈]?\s*(?P<origin>{_PAPER})\s*[》〉]?[\s/／,，]*[（(]?\s*"
    r"(?P<date>\d{4}\s*[年.\-/／]+\s*\d{1,2}\s*[月.\-/／]+\s*\d{1,2}\s*日?)"
    r"(?:[\s/／,，]*星期[一二三四五六日天])?(?:[\s/／,，（(]*(?:第?\s*[A-Z]?\d{1,3}(?:[-－]\d{1,3})?\s*版?|[一二三四五六七八九十]{1,2}版|第[一二三四五六七八九十]{1,3}版|头版))?"
    r"\s*[)）]?(?:[\s/／:：·]+[\u4e00-\u9fff]{2,8}){0,2}\s*[)）]?"
)
"""《碧川日报》（2024年5月21日 第05版）, 碧川日报/2025年/1月/14日/第001版, 港岛日报 2025年2月27日 A2 要闻."""
_PAPER_NAME = re.compile(rf"(?P<origin>{_PAPER})(?:[ \u3000]{{1,4}}(?:[\u4e00-\u9fff]{{2,6}}|[A-Za-z][A-Za-z .]+))?")
_ISSUED = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{4,40})[ \t\u3000]{2,}(?P<date>\d ?\d ?\d ?\d ?年 ?\d(?: ?\d)? ?月 ?\d(?: ?\d)? ?日)"
)
_PROOFREAD = re.compile(
    r"[（(](?:责任)?(?:校对|编校)[ \t\u3000:：]+(?P<staff>[\u4e00-\u9fff](?:[ \t\u3000]*[\u4e00-\u9fff]){1,8})[)）]"
)
_EDITED_ON = re.compile(r"[（(](?:责任)?编辑\s*[:：]\s*(?P<editor>[^（）()]{2,16})[)）]\s*\d{6,8}")
_SOURCED = re.compile(r"资料来源\s*[:：]\s*(?P<index>[^。；;，,]{2,24})")
"""Below a table or a report of an office; a longer one is a note of the text."""
_DATELINED = re.compile(
    r"[【（(](?P<origin>[\u4e00-\u9fff]{2,8}(?<!本)[报社网台])?(?:本报)?(?:专讯|讯|消息)[】）)]\s*[（(]\s*记者[ \u3000:：]*(?P<author>[^（）()]{2,30}?)\s*[)）]"
)
"""【某某时报专讯】（记者 李明）, on a line of its own."""
_SHOWN = re.compile(
    r"(?P<date>\d{4}年\d{1,2}月\d{1,2}日)[ \u3000]*(?:\d{1,2}:\d{2}(?::\d{2})?)?[ \u3000]+(?P<origin>[\u4e00-\u9fff]{2,12})(?:[ \u3000]+我要评论\s*[（(]?\d*[)）]?)?"
)
_ISSUE_ONLY = re.compile(r"[（(](?:摘自|选自|载于?|刊于)(?P<index>[^（）()《]{4,30})[)）]")
_GLUED_NAMES = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2}(?:\s\d{1,2}:\d{2})?)(?P<index>[\u4e00-\u9fff·]{4,40})")
"""2023-05-30 20:50李明王小华: several names without anything between them, which nothing tells apart."""
_WIRED = re.compile(
    r"(?P<origin>[\u4e00-\u9fff]{2,6}[社网报])[\u4e00-\u9fff]{2,8}?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[电電]|[讯訊]|消息)"
)
"""新华社北京12月31日电, on a line of its own."""
_PRINTED = re.compile(r"(?P<index>[\u4e00-\u9fff]{4,40}[ \t\u3000]{2,}[\d ]{4,8}年[\d ]{1,5}月[\d ]{1,5}日\s*印发)")
"""某县人民政府办公室   2025年4月9日印发: who printed it, which is not always who issued it."""


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
    if (
        form := _EXCERPTED.fullmatch(text)
        or _QUOTED_FROM.fullmatch(text)
        or _ACCOUNT.fullmatch(text)
        or _POSTED.fullmatch(text)
        or _EDITED_BY.fullmatch(text)
        or _EDITED_ON.fullmatch(text)
        or _PROOFREAD.fullmatch(text)
        or _SOURCED.fullmatch(text)
        or _DATELINED.fullmatch(text)
        or _SHOWN.fullmatch(text)
        or _ISSUE_ONLY.fullmatch(text)
        or _STAMPED.fullmatch(text)
        or _PRINTED_IN.fullmatch(text)
        or _PRINTED.fullmatch(text)
        or _WIRED.fullmatch(text)
        or _GLUED_NAMES.fullmatch(text)
        or _issued(text)
    ):
        return tuple(_labelled(name, form) for name, value in form.groupdict().items() if value)
    if _SIGNS.search(text) is None:
        return ()
    first = _LABEL.search(text)
    if first is None:
        return _dated_byline(text)
    head = text[: first.start()].strip(" \xa0\u3000|｜（([【•·●▪◆■")
    found: list[Label] = []
    if head:
        label = _before_first(text, first.start())
        if label is None:
            return ()
        found.append(label)
    matches = list(_LABEL.finditer(text))
    for match, after in zip(matches, [*(m.start() for m in matches[1:]), len(text)], strict=True):
        name = _NAMES[_BLANKS.sub("", match[1] or match[2])]
        value = _value(text, name, match.end(), after)
        if value is None:
            return ()
        if name in ("author", "origin", "editor") and (date := _DATE_TAIL.search(text, match.end(), value)):
            found += (Label(name, match.end(), date.start()), Label("date", date.start("date"), date.end()))
            continue
        reporter = _REPORTED.search(text, match.end(), value) if name == "origin" else None
        if reporter and is_names(reporter["names"]):
            found += (Label(name, match.end(), reporter.start()), Label("author", *reporter.span("names")))
        else:
            found.append(Label(name, match.end(), value))
    return tuple(found)


def _labelled(name: str, form: re.Match[str]) -> Label:
    """A value of a form; what stands where an author would and is no name is none."""
    stated = name != "author" or form.re is not _STAMPED or is_names(form[name])
    return Label(name if stated else "index", *form.span(name))


def imprint(text: str) -> tuple[Label, ...]:
    """Paper and day of a line that says where a text was printed: "《碧川日报》（2024年5月21日 第05版）"; else ()."""
    found = _PRINTED_IN.fullmatch(text) if len(text) <= LONGEST_IMPRINT else None
    return tuple(Label(name, *found.span(name)) for name in ("origin", "date")) if found else ()


def paper(text: str) -> tuple[int, int] | None:
    """Where the name of a newspaper stands in a line that is nothing else, its section aside: "江岫日报　理论周刊" -> 0–4."""
    found = _PAPER_NAME.fullmatch(text) if len(text) <= 48 else None
    return found.span("origin") if found else None


def _before_first(text: str, end: int) -> Label | None:
    """What stands before the first label: a day, or a site with its address."""
    if site := _SITE_HEAD.fullmatch(text, 0, end):
        return Label("origin" if site["origin"] else "date", *site.span("origin" if site["origin"] else "date"))
    if _DATE_HEAD.fullmatch(text, 0, end):
        return Label("date", 0, len(text[:end].rstrip(" \xa0\u3000|｜")))
    return None


def _issued(text: str) -> re.Match[str] | None:
    """某县人民政府办公室   2025年4月9日: who issued it and when, on one line."""
    found = _ISSUED.fullmatch(text)
    return found if found and is_agency(found["issuer"]) else None


def _value(text: str, name: str, start: int, after: int) -> int | None:
    """Where the value that begins at `start` ends; None when the words up to `after` are no value of such a label."""
    stop = _VALUE_END.search(text, start, after)
    end = stop.start() if stop and stop.start() > start else after
    rest = text[end:after].strip(" \xa0\t\u3000|｜()（）[]【】")
    if len(rest) > 24 and name not in ("author", "views", "index"):
        return None
    end = after if name in ("author", "staff") and len(rest) <= 16 else end
    if name in ("author", "staff", "editor") and (counted := _COUNTED.search(text, start, end)):
        end = counted.start()
    value = text[start:end].rstrip(" \xa0\t\u3000|｜;；,，")
    while value and value[-1] in "）)】]" and _opened(value) < 0:
        value = value[:-1].rstrip()
    value = value.rstrip("】]")
    if len(value) > 100 or (name in ("author", "staff", "editor") and not _can_be_names(value)):
        return None
    return start + len(value)


def _opened(value: str) -> int:
    return value.count("（") + value.count("(") - value.count("）") - value.count(")")


_COUNTED = re.compile(r"[ \t\u3000]+(?:评论|阅读|浏览|点击|点赞|转发|收藏|分享)\s*[\d.]*万?\+?\s*$")
_WRITTEN = re.compile(r"(?:(?P<origin>[^\s\d：:/／]{2,12})(?:[ \t\u3000]*[/／])?[ \t\u3000]+)?(?P<byline>\S.*)")


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
    return (day, Label("author", start + names[0], start + names[1])) if names else ()


def _can_be_names(value: str) -> bool:
    """An interviewer's question (记者:您怎么看?) is no author."""
    return not value or (len(value) <= 60 and not re.search("[?？!！。]|[，,].{12}", value))
