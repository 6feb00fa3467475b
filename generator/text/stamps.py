"""Lines that state without labels who printed a text, when and by whom: 《某某报》（2024年5月21日 第05版）, stamps of sites and accounts.

Each pattern takes a whole line; its groups bear the names of labels. To add a form: a pattern, and its name in _FORMS.
"""

from __future__ import annotations

import re

from generator.text.facts import is_agency
from generator.text.names import is_names

_EDITED_BY = re.compile(
    r"[■●□◆]?\s*[（(]?(?:责任编辑|責任編輯|责编|本版编辑)[ \t\u3000]+(?P<editor>[\u4e00-\u9fff](?:[ \t\u3000]*[\u4e00-\u9fff]){1,8})[)）]?"
)
_EXCERPTED = re.compile(
    r"[（(]\s*(?:本文)?(?:摘编?自|选自|原载于?|原刊于?|转载?自|刊于|载于?)\s*[:：]?\s*(?P<origin>《[^》]{2,40}》[^。（）()]{0,40})[)）]"
)
_SIGNED_FROM = re.compile(
    r"[（(](?P<author>(?!摘|选|原载|刊|载|据|见)[\u4e00-\u9fff·]{2,4})[，,、 \u3000]+(?:载|原载|刊于)?\s*(?P<origin>《[^》]{2,20}》)[^（）()。]{0,20}[)）]"
)
"""（李明，《某某日报》3月6日）, below what was taken from there."""
_QUOTED_FROM = re.compile(
    r"[—－─-]{1,2}\s*(?:本文)?(?:摘编?自|选自|原载于?|转?载自)\s*[:：]?\s*(?P<author>[\u4e00-\u9fff·]{2,4})?(?P<origin>《[^》]{2,40}》)\s*"
    r"(?P<date>\d{4}年\d{1,2}月\d{1,2}日)?[^。]{0,16}"
)
_ACCOUNT = re.compile(
    r"以下文章来源于\s*(?P<origin>[^，,。]{2,30}?)\s*(?:[，,]\s*作者\s*[:：]?\s*(?P<author>[^，,。]{2,30}))?"
)
_POSTED = re.compile(
    r"原创[ \u3000]+(?P<author>[^\s\d。，]{1,20}(?:[ \u3000][\u4e00-\u9fff]{2,3}(?=[ \u3000]+[^\s\d]))*)[ \u3000]+(?P<origin>[^\d。，]{1,20}?)[ \u3000]+(?P<date>\d{4}[年-]\d{1,2}[月-]\d{1,2}日?)"
    r"(?:[ \u3000]+\d{1,2}:\d{2})?(?:[ \u3000]+(?:发表于[ \u3000]*)?[\u4e00-\u9fff]{2,6})?"
)
STAMPED = re.compile(
    r"(?:原创[ \u3000]+)?(?:(?P<author>[\u4e00-\u9fff]{2,4})[ \u3000]+)?(?P<origin>[^\s\d。，：:]{2,20})[ \u3000]+(?P<date>\d{4}[年-]\d{1,2}[月-]\d{1,2}日?)[ \u3000]+\d{1,2}:\d{2}(?::\d{2})?"
    r"(?:[ \u3000]+(?:发表于[ \u3000]*)?[\u4e00-\u9fff]{2,8}){0,2}"
)
"""潼川政务 2025-05-09 18:30 四川, below the title of a public account's page; its author may stand first."""
_PAPER = r"[\u4e00-\u9fff·]{2,12}?(?<!本)(?:[日晚早商时晨時][报報]|周[报刊]|学刊|月刊|导报|法治报|青年报|经济报|信息报|科技报|农民报|工人报|通讯)"
PRINTED_IN = re.compile(
    rf"[（(]?\s*(?:来源|(?:本文)?(?:原载于?|刊于|载于?|摘自|选自|转载自))?\s*[:：]?\s*[《〈]?\s*(?P<origin>{_PAPER})\s*[》〉]?[\s/／,，]*[（(]?\s*"
    r"(?P<date>\d{4}\s*[年.\-/／]+\s*\d{1,2}\s*[月.\-/／]+\s*\d{1,2}\s*日?)"
    r"(?:[\s/／,，]*星期[一二三四五六日天])?(?:[\s/／,，（(]*(?:第?\s*[A-Z]?\d{1,3}(?:[-－]\d{1,3})?\s*版?|[一二三四五六七八九十]{1,2}版|第[一二三四五六七八九十]{1,3}版|头版))?"
    r"\s*[)）]?(?:[\s/／:：·]+(?!作者|记者|编辑|责编|来源|责任)[\u4e00-\u9fff]{2,8}){0,2}\s*[)）]?"
)
"""《碧川日报》（2024年5月21日 第05版）, 碧川日报/2025年/1月/14日/第001版, 港岛日报 2025年2月27日 A2 要闻."""
PAPER_NAME = re.compile(
    rf"(?P<origin>{_PAPER})(?:[ \u3000]{{2,}}[A-Z]?\d{{1,2}}版?[ \u3000]{{0,60}})?"
    r"(?:[ \u3000]{1,4}(?:[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,5}|[A-Za-z][A-Za-z .]+))?"
)
_ISSUED = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{4,40})[ \t\u3000]{2,}(?P<date>\d ?\d ?\d ?\d ?年 ?\d(?: ?\d)? ?月 ?\d(?: ?\d)? ?日)"
)
_COMPILED = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{4,30}[局厅部委办会院室心])\s?(?:编印?|主办|编发|印发?)[ \t\u3000]+(?P<date>\d{4} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)"
)
"""某县统计局编　　2022 年 10 月 12 日, at the head of a bulletin."""
_PAGE_LINE = re.compile(
    r"(?P<date>\d{4}年\d{1,2}月\d{1,2}日)[ \u3000]+星期[一二三四五六日天][ \u3000]+(?:本版)?(?:责任编辑|责编|编辑|主编)[ \u3000:：]*"
    r"(?P<editor>[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,2})(?:[ \u3000]+(?:美编|组版|版式|校对|视觉|排版|美术编辑|电话|电子信箱|邮箱|E-mail)[ \u3000:：]*[^。]{2,30}){0,4}"
)
"""2020年6月19日　星期五　　责任编辑　李明　　组版　王 芳, the line at the head of a paper's page."""
_PROOFREAD = re.compile(
    r"[（(](?:责任)?(?:校对|编校)[ \t\u3000:：]+(?P<staff>[\u4e00-\u9fff](?:[ \t\u3000]*[\u4e00-\u9fff]){1,8})[)）]"
)
_EDITED_ON = re.compile(r"[（(](?:责任)?编辑\s*[:：]\s*(?P<editor>[^（）()]{2,16})[)）]\s*\d{6,8}")
_SOURCED = re.compile(r"(?:资料|数据)来源\s*[:：]\s*(?P<index>[^。；;，,]{2,24})")
"""Below a table or a report of an office; a longer one is a note of the text."""
_DATELINED = re.compile(
    r"(?:[【（(](?P<origin>[\u4e00-\u9fff]{2,8}(?<!本)[报社网台])?(?:本报)?(?:专讯|讯|消息)[】）)]"
    r"|(?:(?P<wire>(?!本)[\u4e00-\u9fff]{2,6}?[社网报])|本[报刊网台])[\u4e00-\u9fff]{0,8}?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:电|讯|消息))\s*"
    r"[（(]\s*(?:特约)?记者[ \u3000:：]*(?P<author>[^（）()。]{2,40}?)\s*[)）]"
)
"""【某某时报专讯】（记者 李明）, 某某社北京3月20日电（记者 李明、王芳）, on a line of its own."""
_NAMED_PAPER = re.compile(
    r"[（(]据(?P<told>[\u4e00-\u9fff]{2,8}[社报网台])(?:电|报道|消息)?[)）]|(?:本文|文章|此文)?(?:首发|首刊|原载|原刊|发表|刊发|刊载|载|刊)于?《(?P<origin>[^》]{2,20})》[^。《]{0,30}。?|(?P<issue>《[^》]{2,20}》\s*\d{4}年第\s*\d{1,3}\s*期)"
)
"""（据新华社）, 本文原载于《某某报》, 《某刊》2024年第1期."""
ORIGINS = {"wire": "origin", "told": "origin", "issue": "origin"}
"""Groups of a pattern that say where a text was printed first."""
_SHOWN = re.compile(
    r"(?P<date>\d{4}年\d{1,2}月\d{1,2}日)[ \u3000]*(?:\d{1,2}:\d{2}(?::\d{2})?)?[ \u3000]+(?!星期)(?P<origin>[\u4e00-\u9fff]{0,10}(?:(?<=[\u4e00-\u9fff])[报网社台局厅委府刊]|发布|在线|新闻|频道|中心|办公室))(?:[ \u3000]+(?:我要评论|(?:点击|浏览|阅读|访问)(?:量|数|次数)?)\s*[:：]?\s*[（(\[]?\s*\d*\s*[)）\]]?次?)?"
)
_WRITTEN_FOR = re.compile(
    r"(?:文|作者|撰文)\s*[/／:：|｜]\s*(?P<author>[^\s《》][^《》]{1,20}?)[ \u3000]+(?:原载|载于?|刊于|摘自)\s*《(?P<origin>[^》]{2,30})》[ \u3000]*(?P<date>\d{4}年\d{1,2}月(?:\d{1,2}日)?)?[^。]{0,12}"
)
"""文 / 李明　原载《某某报》2024年1月18日."""
_CRUMBED = re.compile(
    r"(?P<origin>[\u4e00-\u9fff]{2,12})\s*[|｜/]\s*(?:[\u4e00-\u9fff]{2,8}\s*[|｜/]\s*)?(?P<date>\d{4}(?:年|-|/)\d{1,2}(?:月|-|/)\d{1,2}日?)(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
)
"""某某日报 / 评论员文章 / 2023-08-17, 某网 | 2024年08月13日 19:46:22."""
_BY_AND_DAY = re.compile(
    r"(?:(?:文|作者)\s*[／/|｜:：]\s*)?(?:(?:本刊|本报)?记者[ \u3000:：]*)?(?P<author>[\u4e00-\u9fff·]{2,4}(?:[ \u3000、][\u4e00-\u9fff·]{2,4}){0,3})[ \u3000|｜]+"
    r"(?P<date>\d{4}(?:年|-)\d{1,2}(?:月|-)\d{1,2}日?)(?:[ \u3000]*\d{1,2}:\d{2})?(?:[ \u3000|｜]+(?:阅读|浏览)量?\s*[\d.万+]*)?"
)
"""文／记者　李明　　2023-11-06　　阅读量 3.2万."""
_BY_AND_HOUR = re.compile(
    r"(?P<author>[\u4e00-\u9fff·]{2,4})[ \u3000]+\d{1,2}-\d{1,2}[ \u3000]+\d{1,2}:\d{2}(?::\d{2})?"
)
"""李明 08-19 21:05: a column's page, which leaves the year out."""
_COUNTED = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})(?:[ \u3000]*(?:阅读|浏览|点击|下载|收藏|评论|转发|点赞)\s*[\d.,万]+次?){1,4}(?:[ \u3000]*下载\S{2,20})?"
)
"""2024-04-22  阅读 642  下载 118."""
_STAFFED = re.compile(
    r"(?:责任?编辑?|编辑)[ \u3000](?P<editor>[\u4e00-\u9fff]{2,4})(?:[ \u3000]+(?:美编|校对|审核|制图|视觉|版式|监制|统筹)[ \u3000][\u4e00-\u9fff]{2,4})+"
)
"""编辑 芮安　美编 小莫　校对 老洪."""
_MEETING = re.compile(
    r"(?P<date>\d{4}年\d{1,2}月\d{1,2}日)[ \u3000]*(?:[（(]?星期[一二三四五六日][)）]?[ \u3000]*)?(?:[上下]午|晚上?)?[ \u3000]*(?:\d{1,2}[:：]\d{2})?[ \u3000]+(?P<index>[\u4e00-\u9fff\d]{2,24}(?:厅|室|中心|大厦|会堂|礼堂|酒店|宾馆|馆|楼))"
)
"""2024年11月6日　上午9:00　国际会议中心二楼海潮厅: when and where a speech was held."""
_DOTTED = re.compile(
    r"(?:(?:《[^》]{2,12}》|本[刊报网])?记者\s*)?(?P<author>[\u4e00-\u9fff]{2,4}(?: [\u4e00-\u9fff]{2,4}){0,2})\s*·\s*(?P<date>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:\s*·\s*(?:来源\s*[:：]\s*(?P<origin>[^·。\s]{2,16})|[^·。]{2,16})){0,2}"
)
"""李明 · 2021-06-11 · 阅读 12 分钟."""
_POSTED_UNDATED = re.compile(
    r"原创[ \u3000]+(?P<author>[\u4e00-\u9fff]{2,4}(?:[ \u3000][\u4e00-\u9fff]{2,3}(?=[ \u3000]))*)[ \u3000]+(?P<origin>[^\s\d。，]{2,16})"
)
_IN_ENGLISH = re.compile(
    r"By [A-Za-z .,]{3,40}[|｜]\s*(?P<author>[\u4e00-\u9fff·]{2,4})\s*(?:[|｜]\s*(?P<date>\d{4}-\d{1,2}-\d{1,2}))?.{0,20}"
)
_OPINION = re.compile(
    r"(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:\s+\d{1,2}:\d{2})?\s+(?P<origin>[\u4e00-\u9fff]{2,8})"
    r"(?:\s+(?P<author>本[报刊][\u4e00-\u9fff]{2,6})|\s*[/／]\s*(?:[\u4e00-\u9fff]{2,8}[报刊])?(?P<index>社论|社評|社评|短评|快评))"
)
"""2024-04-09 00:05 某报 本报主笔室, 2024-08-15 03:00 某报/ 某报社论."""
_ISSUE_ONLY = re.compile(r"[（(](?:摘自|选自|载于?|刊于)(?P<index>[^（）()《]{4,30})[)）]")
_GLUED_NAMES = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2}(?:\s\d{1,2}:\d{2})?)(?P<index>[\u4e00-\u9fff·]{4,40})")
"""2023-05-30 20:50李明王小华: several names without anything between them, which nothing tells apart."""
_WIRED = re.compile(
    r"据?(?P<origin>(?!据)[\u4e00-\u9fff]{2,6}[社网报])[\u4e00-\u9fff]{2,8}?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[电電]|[讯訊]|消息)"
)
"""新华社北京12月31日电, on a line of its own."""
_PRINTED = re.compile(
    r"(?P<index>[\u4e00-\u9fff]{4,40}(?:[ \t\u3000]{2,}|(?<=[厅室局府委处])[ \t\u3000])[\d ]{4,8}年[\d ]{1,5}月[\d ]{1,5}日\s*印发?)"
)
"""某县人民政府办公室   2025年4月9日印发: who printed it, which is not always who issued it."""

_FORMS = (
    PRINTED_IN,
    _EXCERPTED,
    _QUOTED_FROM,
    _SIGNED_FROM,
    _ACCOUNT,
    _POSTED,
    _EDITED_BY,
    _COMPILED,
    _PAGE_LINE,
    _EDITED_ON,
    _PROOFREAD,
    _SOURCED,
    _DATELINED,
    _NAMED_PAPER,
    _SHOWN,
    _ISSUE_ONLY,
    _CRUMBED,
)
_LATER = (
    _COUNTED,
    _MEETING,
    _STAFFED,
    _DOTTED,
    _POSTED_UNDATED,
    _IN_ENGLISH,
    _OPINION,
    _WRITTEN_FOR,
    STAMPED,
    _PRINTED,
    _WIRED,
    _GLUED_NAMES,
)
_HINT = re.compile(
    r"[\d《]|原创|记者|责编|编辑|编校|校对|资料来源|数据来源|文章来源|[（(]据|[（(][摘选载刊]|《|电$|讯$|消息$|二〇|二○"
)


def find_stamp(text: str) -> re.Match[str] | None:
    """The form that a whole line has, or None."""
    if not _HINT.search(text):
        return None
    found = next((found for form in _FORMS if (found := form.fullmatch(text))), None) or _by_and_day(text)
    return found or next((found for form in _LATER if (found := form.fullmatch(text))), None) or _issued(text)


def _by_and_day(text: str) -> re.Match[str] | None:
    found = _BY_AND_DAY.fullmatch(text) or _BY_AND_HOUR.fullmatch(text)
    return found if found and is_names(found["author"]) else None


def _issued(text: str) -> re.Match[str] | None:
    """某县人民政府办公室   2025年4月9日: who issued it and when, on one line."""
    found = _ISSUED.fullmatch(text)
    return found if found and is_agency(found["issuer"]) else None
