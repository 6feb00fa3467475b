"""What short lines say of an article's author: bylines (□…), posts in brackets, offices.

All functions look at one line and return where in it the words stand, half-open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.text.names import POST, is_names

_SIGN = re.compile(r"[□■◎◆◇▲△○●☐▢▣◈][\s\u3000]*(?P<names>\S.{0,40})")
_BY = re.compile(
    r"(?:文字?|撰文|图文|图\s*文|文\s*图|本文作者|作者|执笔|撰稿)(?:\s*[/／|｜丨︱:：]\s*|[ \u3000]+(?=[\u4e00-\u9fff]{2,4}(?:[ \u3000、]|$)))(?P<names>[^。，,:：《]{2,40})"
)
_IN_BRACKETS = re.compile(
    r"[（(]\s*(?:文字?|撰文|图文|图\s*文|文\s*图|本文作者|作者|执笔|撰稿)\s*[/／|｜丨︱:：]\s*(?P<names>[^。，,:：《]{2,40}?)\s*[)）]"
)
_BEFORE = re.compile(r"(?P<names>[\u4e00-\u9fff·、\s]{2,20}?)(?:\s*[/／]\s*文|\s文[/／][图摄])")
"""李明/文."""
_REPORTER = re.compile(
    r"(?:[（(〔【\[]\s*)?(?:(?:总台(?:央视|央广)?|本[报報刊网網台]|新华社|人民日报|人民网|新华网|中新社|《[^》]{2,12}》|[日晚早晨时][报報]|[\u4e00-\u9fff]{2,8}(?:日[报報]|晚[报報]|[早晨][报報]|[时時][报報]|新[闻聞]|社|[网網])|[\u4e00-\u9fff]{2,6}(?=特约评论员|首席评论员|特约撰稿人|评论员[ \u3000]))?\s*[/／]?\s*"
    r"(?:特约|首席|见习|实习|全媒体|驻[\u4e00-\u9fff]{2,4})?(?:[记記]者|通[讯訊][员員]|评论员|观察员|特约撰稿人))"
    r"[\s:：|｜丨\u3000/／]*(?P<names>(?:[^。，,:：；/／]{2,40}?))?(?:\s+文[/／][图摄])?(?:(?:\s*[/／]\s*|[ \u3000]+)(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,4}[台报社网][ \u3000]+)?(?:[报報][导導道]|[专專][电電]|[电電]))?(?:[)）〕】\]])?"
)
_WIRED = re.compile(
    r"[（(〔【]?\s*[\u4e00-\u9fff]{2,6}[社报報网網]\s*[记記]者(?P<names>[\u4e00-\u9fff]{2,3})(?:[\u4e00-\u9fff]{2,4}\d{1,2}日)(?:[综綜]合|[专專])?[电電](?:[)）〕】])?"
)
"""中央社記者王小明台北14日電, on a line of its own."""


HELPERS = re.compile("实习(?:生|记者)|通讯员|(?:特约|本报|本刊|本台)?记者|摄影")
"""Who else worked on a report: 本刊记者 钟小满 实习生 白鹭."""
_OWN_SIGNS = frozenset("□☐▢■")
_NO_NAME = re.compile("[\\d：:？?！!%]")
"""In a heading behind a sign (■ 学者：力度未及预期), not in who wrote a text."""
LONGEST_PEN_NAME = 14
_GROUP = re.compile(
    r"(?!成立|组建|组成|设立|派出|建立)[\u4e00-\u9fff]{2,24}(?:课题|调研|编写|研究|起草|写作)组(?:[\s\u3000]+[\u4e00-\u9fff]{2,4}){0,4}"
)
"""An author of several heads: 市发展改革委课题组."""
_CONTRIBUTED = re.compile(r"[（(]\s*(?P<office>[\u4e00-\u9fff、\s]{3,40}?)\s*(?:供稿|报送|投稿)\s*[)）]")
_EDITED = re.compile(r"[（(]\s*(?P<names>[\u4e00-\u9fff·、\s]{2,30}?)\s*(?:整理|采写|摘编|供稿|撰稿|执笔)[)）]")


_NAMED_OFFICE = re.compile(r"(?P<names>[^（）()]{2,20}?)\s*[（(](?P<office>[\u4e00-\u9fff]{3,24})[)）]")
_UNNAMED = re.compile(r".*(?:评论员|观察员)|(?:本报|本刊|本网|本台)(?:记者|编辑部)")


def byline(text: str) -> tuple[int, int] | None:
    """Where the author's words stand when the line is a byline with its own sign, else None. "□李明 王芳" -> (1, 6)."""
    if len(text) > 60 or text[-1:] in "。！？；，":
        return None
    if text[0] in "|｜丨" and (barred := byline(text[1:])):  # |记者 徐超超 蔡俊
        return barred[0] + 1, barred[1] + 1
    if _GROUP.fullmatch(text):
        return 0, len(text)
    if named := name_before_post(text):
        return named[0]
    posted = _NAMED_OFFICE.fullmatch(text)
    if posted and is_names(posted["names"]) and (is_agency(posted["office"]) or POST.search(posted["office"])):
        return 0, len(text)
    for pattern in (_SIGN, _BY, _IN_BRACKETS, _BEFORE, _EDITED, _WIRED, _REPORTER):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        if found["names"] is None:
            return (0, len(text)) if _UNNAMED.fullmatch(text) else None
        names = HELPERS.sub(" ", found["names"]).strip() if pattern is _REPORTER else found["names"].strip()
        if names != found["names"].strip() and is_names(names):
            return found.start("names"), found.start("names") + len(found["names"].rstrip())
        if pattern is _SIGN and (inner := _REPORTER.fullmatch(names)) and inner["names"] and is_names(inner["names"]):
            start = text.index(names) + inner.start("names")
            return start, start + len(inner["names"].rstrip())
        listed = pattern is _SIGN and text[0] not in _OWN_SIGNS  # ● and its kin stand before all sorts of lines
        headed = listed or (pattern is _SIGN and (text[0] == "■" or _NO_NAME.search(names) is not None))
        if (
            pattern in (_BY, _IN_BRACKETS)
            or is_names(names)
            or (not listed and not _NO_NAME.search(names) and POST.search(names))
            or (not headed and len(names) <= LONGEST_PEN_NAME and pattern is _SIGN)
            or (pattern is _SIGN and _UNNAMED.fullmatch(names))
        ):
            return found.start("names"), found.start("names") + len(names)
    return None


_SIGNATURE = re.compile(r"[。！？…”][ \u3000]*[（(](?P<names>[^（）()，。]{2,20})[)）]$")


def signature(text: str) -> tuple[int, int] | None:
    """Where the author stands in brackets behind the last sentence of a text: "……更要走心。（丁一凡）"."""
    found = _SIGNATURE.search(text, max(0, len(text) - 30))
    return found.span("names") if found and is_names(found["names"]) else None


_POST_AND_NAME = re.compile(
    r"(?P<office>[\u4e00-\u9fff]{1,24}(?:学会|协会|研究院|研究所|研究中心|大学|学院|党校|课题组|公司|集团|银行|报社|出版社|[^，。]{2}[局厅处站所队院社镇乡]|委员会|街道|[^，。]{2}(?:[支分]行|[小中]学|农场)|人民政府|办公室|[^，。]{2}中心)|[\u4e00-\u9fff、]{0,30}(?:长|书记|主席|主任|总理|代表|委员|教授|研究员|院士|经理|总监|数据官|导师|工程师|律师|会计师|负责人|合伙人|创始人))[\s\u3000]+(?P<names>[\u4e00-\u9fff](?:[\s\u3000、]{0,3}[\u4e00-\u9fff]){1,8})"
)


def post_and_name(text: str) -> tuple[int, int] | None:
    """Where the name stands in a line "市长 李明", else None."""
    found = _POST_AND_NAME.fullmatch(text) if len(text) <= 40 else None
    return found.span("names") if found and is_names(found["names"]) else None


def office_before_name(text: str) -> tuple[int, int] | None:
    """Where the office stands in a line "省金融学会 晏子钦" or "县委副书记、县长 陶景明", else None."""
    found = _POST_AND_NAME.fullmatch(text) if len(text) <= 40 else None
    return found.span("office") if found and found["office"] and is_names(found["names"]) else None


_NAME_AND_POST = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,4})[ \t\u3000]{1,4}(?P<office>[\u4e00-\u9fff]{4,30}(?:教授|研究员|讲师|博士|主任|院长|所长|会长|书记|秘书长|工程师|律师|记者|编辑|主编|经理))"
)


def name_before_post(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where name and post stand in a line "杭一苇  某学院社会学系讲师", else None."""
    found = _NAME_AND_POST.fullmatch(text) if len(text) <= 40 else None
    return (found.span("names"), found.span("office")) if found and is_names(found["names"]) else None


_AGENCY = re.compile(
    r"[\u4e00-\u9fff、\s]{2,40}(?:人民政府|办公厅|办公室|委员会|管理局|统计局|调查总?队|数据局|发展改革委|国资委|[局厅部院委署]|(?:员|协|学|商|金|理事|总|研究|促进|工|常委|联合|居委|村委)会|(?:数据|服务|发展|管理|指挥|信息|研究|监测|保障|事务)中心|总工会|办事处|指挥部|领导小组|管委会|支队|总队|网\s*信\s*办|(?:改|农|政研)办|(?:人民|发展|商业)银行)"
)


def is_agency(text: str) -> bool:
    """Whether a short line is the name of an office: "江城市统计局"."""
    return len(text) <= 44 and _AGENCY.fullmatch(text) is not None


_DESK = re.compile(r"本[报刊台网](?:评论|主笔|编辑|社论)[\u4e00-\u9fff]{1,3}")
"""A paper's own desk as its author: 本报主笔室."""
_PLACES = frozenset(
    "安徽 江苏 江西 云南 甘肃 广东 广西 海南 湖北 湖南 宁夏 黑龙江 吉林 陕西 山东 山西 贵州 重庆 上海 北京".split()
)
"""Names of provinces that could be names of persons."""
_DATELINE = re.compile(
    r"(?:本报|本台|本网|本刊|新华社|中新社|中新网|人民网|新华网|央视网|央广网|光明网|中国新闻网|[\u4e00-\u9fff]{2,6}(?:日报|晚报|新闻网|网|社))"
    r"[\u4e00-\u9fff]{0,10}?\s*(?:\d{1,2}月\d{1,2}日)?\s*(?:电|讯|消息)\s*(?:[（(:：，,]|\s|(?=记者|通讯员))"
    r"|[（(][\u4e00-\u9fff]{2,8}社[記记]者[\u4e00-\u9fff]{2,8}\d{1,2}日(?:[专專綜综]合?)?[電电][)）]"
)


def is_dateline(text: str) -> bool:
    """Whether a paragraph begins as agency news does: "新华社北京6月9日电(记者…)"."""
    return _DATELINE.match(text) is not None


_BRACKET = re.compile(r"[（(【\[]\s*(?P<inside>.{2,400}?)\s*[)）】\]]\s*[。.]?", re.DOTALL)
_INSIDE = re.compile(
    r"(?:本文|文章)?(?:第一|通讯)?(?:作者|执笔人?|笔者|撰稿人|撰稿|课题组(?:负责人|组长|成员)?|课题(?:主持人|负责人)|调研组(?:成员)?|主讲人|讲述人|受访者|译者)"
    r"|[\u4e00-\u9fff·]{2,4}(?:[、\s][\u4e00-\u9fff·]{2,4}){0,5}\s*[:：,，]?\s*(?:系|为|分别[系为]|单位|作者|[\u4e00-\u9fff]{2,30}(?:教授|研究员|主任|院长|校长|副校长|书记|博士|讲师|处长|局长|会长|秘书长))"
)
_POST_HEAD = re.compile(
    r"(?:本文|文章)?(?:第一|通讯)?(?:作者|笔者|执笔人?|撰稿人?)(?P<names>(?:(?!单位|简介|分别|均|系|为|是)[^:：,，;；])*?)\s*"
    r"(?:分别|均)?(?P<mark>单位\s*[:：]?|简介\s*[:：]?|系|为|是|[:：,，])\s*(?:分别|均)?(?:系|为|是)?\s*"
)
_AFTER_POST = re.compile(
    r"[,，;；。]\s*(?:本文|本研究|该文|此文|课题|项目|基金|系[^,，]{0,20}(?:成果|项目)|国家社科|国家社会科学|国家自然|教育部|[^,，;；]{0,20}(?:项目|课题|基金)[^,，;；]{0,20}(?:[:：]|成果))"
)


_STAFF = re.compile(r"[\u4e00-\u9fff]{2,16}(?:记者|通讯员|融媒体中心|报社|电视台|广播台|宣传部)[ \u3000:：]+")
"""(市融媒体中心记者 李明)."""


@dataclass(frozen=True, slots=True)
class AuthorNote:
    """The author's post in brackets; each is a range of the line or None."""

    author: tuple[int, int] | None
    affiliation: tuple[int, int] | None


def author_note(text: str) -> AuthorNote | None:
    """Read a line that is wholly a bracket about its author: "(作者系某大学教授)" -> post 4–9; None for other lines."""
    if text[:1] not in "（(【[" or len(text) > 400:
        return None
    whole = _BRACKET.fullmatch(text)
    if whole is None or "。" in whole["inside"][:-1]:
        return None
    start, end = whole.span("inside")
    if is_names(inside := HELPERS.sub(" ", whole["inside"])) and inside.strip() not in _PLACES:
        return AuthorNote((start, end), None)
    if _DESK.fullmatch(whole["inside"]):
        return AuthorNote((start, end), None)
    contributed = _CONTRIBUTED.fullmatch(text)
    if contributed and not is_names(contributed["office"]):
        return AuthorNote(None, contributed.span("office"))
    if (staff := _STAFF.match(text, start, end)) and is_names(text[staff.end() : end]):
        return AuthorNote((staff.end(), end), None)
    if not _INSIDE.match(text, start, end):
        return AuthorNote(byline(text), None) if byline(text) else None
    cut = _AFTER_POST.search(text, start, end)
    stop = cut.start() if cut else end
    return _note_of_author(text, start, stop) or _note_of_name(text, start, stop) or AuthorNote(None, None)


def _note_of_author(text: str, start: int, stop: int) -> AuthorNote | None:
    head = _POST_HEAD.match(text, start, stop)
    if head is None:
        return None
    names = head.span("names") if head["names"].strip() else None
    if names is None and head["mark"][0] in ":：,，":
        names, rest = _leading_names(text, head.end(), stop)
        return AuthorNote(names, rest) if names else AuthorNote(None, (head.end(), stop))
    if names is None and head["mark"].startswith("简介"):
        names, rest = _leading_names(text, head.end(), stop)
        return AuthorNote(names, rest)
    return AuthorNote(names, (head.end(), stop) if head.end() < stop else None)


def _note_of_name(text: str, start: int, stop: int) -> AuthorNote | None:
    lead = re.compile(r"(?:课题组?(?:负责人|组长|主持人)|执笔人?|主讲人|调研组组长)\s*[:：]\s*").match(
        text, start, stop
    )
    begin = lead.end() if lead else start
    names, rest = _leading_names(text, begin, stop)
    if names is None:
        return None
    return AuthorNote(names, None if lead else rest)


def _leading_names(text: str, start: int, stop: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Names before the first mark, and what follows up to the next semicolon."""
    found = re.compile(r"[^:：,，;；]+").match(text, start, stop)
    if found is None:
        return None, None
    words = found[0]
    mark = re.search(r"(?:分别)?(?:系|为)", words)
    cut = found.start() + (mark.start() if mark else len(words))
    if not is_names(text[start:cut].strip()):
        return None, (start, stop)
    after = re.compile(r"[:：,，;；\s]*(?:分别)?(?:系|为|单位[:：]?)?\s*").match(text, cut, stop)
    begin = after.end() if after else cut
    end = next((at for at in range(begin, stop) if text[at] in ";；"), stop)
    return (start, cut), (begin, end) if begin < end and text[cut:begin].strip() != "" else None
