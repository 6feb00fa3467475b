"""What kind of line a line is by its own words alone: `kind_of("□李明")` -> BYLINE. Splitter and cleaner both ask."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from generator.text.dates import is_date_line
from generator.text.facts import author_note, byline
from generator.text.furniture import furniture
from generator.text.labels import is_number_line, labels
from generator.text.lines import LONGEST_TITLE, ends_sentence, is_title_like
from generator.text.outline import is_spoken, ordinal

LONGEST_NUMBERED = 80
"""Code points of a numbered heading; the longest in the labelled and own texts has 57."""


LONGEST_LINE = 420
"""Code points of the longest line that is not text for its length alone."""


class LineKind(Enum):
    """Kinds of lines."""

    FURNITURE = "furniture"
    LABELS = "labels"
    BYLINE = "byline"
    NOTE = "note"
    """The author's post in brackets, which closes an article."""
    DATE = "date"
    SALUTATION = "salutation"
    NUMBERED = "numbered"
    """A heading with a number of its own: 一、…"""
    SHORT = "short"
    """Could be a title or a heading."""
    TEXT = "text"
    TABLE = "table"
    """A row of a table in plain text."""


_SALUTATION = re.compile(
    r"(?:【[\u4e00-\u9fff]{1,4}】[ \u3000]*)?(?:(?:尊敬的|各位|亲爱的|女士们|先生们|同志们|朋友们|来宾们|同学们|老师们|代表们|听众|观众|大家)[^。！!？?；;]{0,36}[:：!！，,]?|谢谢(?:大家|各位)?[^。]{0,12}[!！。]|(?:此致|敬礼)[!！]?|(?:大家|各位)?(?:早上|上午|中午|下午|晚上|大家|你们)好[!！]|"
    r"[^。！!？?；;，,]{0,12}(?:各位代表|同志们|女士们、先生们|朋友们)[:：!！])"
)


_OFFICIAL = re.compile(
    r"[^。！？；]{0,44}关于[^。！？；]{2,90}的(?:[\u4e00-\u9fff]{0,6}工作报告|提案|通知|意见|(?:调研|调查|考察|专题|情况|总结|评估|自查|督查)报告|实施意见|若干意见|指导意见|决定|决议|通告|公告|公报|批复|函|复函|报告|请示|方案|实施方案|办法|规定|细则|措施|若干措施|规划|说明|议案|建议|答复|通报|纪要|情况|解读|讲话)"
    r"(?:[（(][^（）()]{1,20}[)）])?(?:[—─]{1,2}[^。]{6,50}(?:会议|大会)上)?"
)


_WRAPPED = re.compile(r"(?:[\u4e00-\u9fff]{1,8}〔\d{4}〕\d{1,4}号)?《(?P<title>[^《》]+)》")


def is_official_title(text: str) -> bool:
    """关于…的通知 and its kin, also when longer than other titles, or in 《》 behind its number."""
    wrapped = _WRAPPED.fullmatch(text)
    return 8 <= len(text) <= 160 and _OFFICIAL.fullmatch(wrapped["title"] if wrapped else text) is not None


def is_wrapped(text: str) -> bool:
    """《…关于…的通知》, as sites name a document."""
    return _WRAPPED.fullmatch(text) is not None


_BARE_ATTACHMENT = re.compile(r"附件\s*[\d一二三四五六七八九十]{0,2}\s*[:：]?")


def is_bare_attachment(text: str) -> bool:
    """附件： without a word on what is attached."""
    return len(text) <= 8 and _BARE_ATTACHMENT.fullmatch(text) is not None


def is_salutation(text: str) -> bool:
    """同志们: and 谢谢大家!"""
    return len(text) <= 48 and _SALUTATION.fullmatch(text) is not None and (text[-1] in ":：!！。" or len(text) <= 8)


SHORTEST_SENTENCE = 9
"""Code points with its stop up to which a numbered line is a heading all the same."""
_COMMA = re.compile("[，,]")


def is_heading_like(text: str) -> bool:
    """A numbered line that is a heading by its form: no sentence, no body on the same line."""
    number = ordinal(text)
    if number is None or not number.width < len(text) <= LONGEST_NUMBERED or is_spoken(text):
        return False
    words = text[number.width :]
    if words[-1] == "。" and len(words) <= SHORTEST_SENTENCE and not _COMMA.search(words):  # （一）公路。
        words = words[:-1]
    if "。" in words or "；" in words or ";" in words or words[-1] in "，,、；;：:":
        return False
    if number.rank >= 6 and len(words) > LONGEST_TITLE:
        return False
    return not words[0].isdigit() and words[0] not in "%％年月日个" and not (words[-1] in "！!？?…" and len(words) > 40)


def _is_wish(text: str) -> bool:
    """A sentence of several clauses that ends in a cry: no title."""
    return text[-1] in "！!" and len(_COMMA.findall(text)) >= 2


def kind_of(text: str) -> LineKind:
    """The kind of one line (visible words, no blanks around)."""
    return short_kind_of(text) if len(text) <= LONGEST_LINE else LineKind.TEXT


@lru_cache(maxsize=65_536)
def short_kind_of(text: str) -> LineKind:
    """`kind_of` a line that is not long; splitter and cleaner ask for each line in turn, so all lines of a large file are kept."""
    if furniture(text):
        return LineKind.FURNITURE
    if is_salutation(text):
        return LineKind.SALUTATION
    if is_heading_like(text):
        return LineKind.NUMBERED
    if text[0] in "（(" and author_note(text):
        return LineKind.NOTE
    stated = labels(text)
    if len(stated) < 2 and byline(text):
        return LineKind.BYLINE
    if stated or is_number_line(text):
        return LineKind.LABELS
    if is_date_line(text):
        return LineKind.DATE
    if author_note(text):
        return LineKind.NOTE
    if is_official_title(text):
        return LineKind.SHORT
    if is_title_like(text) and not (
        ends_sentence(text) and (text[-1] in "。;；:：" or is_spoken(text) or _is_wish(text))
    ):
        return LineKind.SHORT
    return LineKind.TEXT
