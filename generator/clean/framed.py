"""What stands around a text: a note below its title, the office and day that sign it 落款, an account's card, a table of labels."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.clean.items import Item, Role
from generator.text.facts import is_agency
from generator.text.kinds import LineKind, is_bare_attachment
from generator.text.labels import labels
from generator.text.lines import ends_sentence
from generator.text.normalise import fold
from generator.text.outline import ordinal

_NOTE = re.compile(
    r"[（(\[【〔](?:[^（）()。]{2,60}|[^。]{2,200}(?:通过|施行|公布|修正|修订|发布)[^。]{0,40})[)）\]】〕]"
)
_GIVEN = re.compile(r"[—─]{0,2}\s*\d{4}年.{2,40}(?:会议|大会)上")
"""——2024年1月22日在…会议上, between a page's labels and the text."""
_OFFICE = re.compile(r"(?:大学|学院|研究院|研究所|党校|公司|中心|局|委)[^。]{0,60}\d{6}\s*[)）]$")
"""With a postal code, as journals print an author's office."""
_SECTION = re.compile(r"【[^【】]{2,12}】")
"""【案例背景】 【主要做法】, each above a part of the text."""
_DAY = re.compile(r"[（(]\s*\d{4}年")
_OFFICES = re.compile(
    r"[（(]\s*1\s*[.．、:：]?\s*[\u4e00-\u9fff][^。]{4,400}[)）]"
    r"|1\s*[.．、:：]?\s*[\u4e00-\u9fff][^。]{4,60}\d{6}\s*[;；]\s*2[^。]{4,300}\d{6}"
    r"|[（(](?:[\u4e00-\u9fff ]{2,30}(?:大学|学院|学校|研究院|研究所|中心|党校|[局厅委办部院所会])[,，;；]\s*)+[\u4e00-\u9fff ]{2,30}(?:大学|学院|学校|研究院|研究所|中心|党校|[局厅委办部院所会])[)）]"
)
"""(1.某大学 某学院;2.某研究院): the offices of several authors."""
_BELOW_NAMES = re.compile(
    r"(?:\d{1,2}\s*[.．、]?\s*)?(?:系\s*)?[\u4e00-\u9fff][^。，,：:]{2,40}(?:大学|学院|研究院|研究所|中心|党校|系|公司|集团|研究会|学会|协会|[局厅委办])(?:副?(?:教授|研究员|主任|院长|所长|会长|总经理|董事长|总裁|秘书长)(?:兼\S{2,8})?|讲师|博士)?(?:[,，\s]+[\u4e00-\u9fff]{2,8}\s*\d{6})?"
)
"""1.某大学 某学院, on the line below its author."""
_POST = re.compile(
    r"[（(][^（）()，。]{2,30}(?:大学|学院|研究院|研究所|中心|党校|学会|协会|公司|集团|[局委厅部院会所]|教授|研究员|讲师|博士|主任|[局院处县市区镇乡村校馆站科社行厂]长|秘书长|书记|主席|经理|董事长|工程师|律师|主编)[)）]"
)
"""What stands in brackets right below an author's name."""
LONGEST_VALUE = 60
LONGEST_OFFICE = 16
"""Code points of a name that no pattern knows, between two offices that sign."""
MOST_DECK = 3
"""Lines of a paper's subtitle; more are a list."""
_HEADS = (Role.HEADING, Role.BODY)
_TEXT = (Role.BODY, Role.SALUTATION, Role.TABLE, Role.ITEM)


def note_below_title(items: list[Item]) -> list[Item]:
    """A line in brackets between title and text: (征求意见稿), (2024年6月28日…会议通过)."""
    at = next((index for index, item in enumerate(items) if item.role is Role.TITLE), -1)
    found = list(items)
    sections = [item.line.text for item in items if _SECTION.fullmatch(item.line.text)]
    sections = sections if len(sections) > 1 else []
    for index in range(at + 1, len(items)):
        item = items[index]
        if item.role is Role.HEADING and _is_named(found[index - 1]) and _BELOW_NAMES.fullmatch(item.line.text):
            found[index] = replace(item, role=Role.META, rule="affiliation-line", level=0)
            continue
        listed = _OFFICES.fullmatch(item.line.text)
        if (
            (item.role in _HEADS or item.rule == "author-note")
            and item.line.text not in sections
            and (listed or _NOTE.fullmatch(item.line.text) or _GIVEN.fullmatch(item.line.text))
        ):
            names_above = index > 0 and items[index - 1].rule in ("author-line", "byline")
            below_author = (
                names_above and (listed or _POST.fullmatch(item.line.text)) and not _DAY.match(item.line.text)
            )
            rule = "affiliation-line" if below_author or _OFFICE.search(item.line.text) else "title-note"
            if item.role in _HEADS or below_author:
                found[index] = replace(item, role=Role.META, rule=rule, level=0)
        elif item.role not in (Role.META, Role.DROPPED, Role.TITLE):
            break
    return found


def _is_named(item: Item) -> bool:
    named = item.rule == "labels" and any(label.name == "author" for label in labels(item.line.text))
    return named or item.rule in ("author-line", "byline", "affiliation-line")


_ATTACHED = re.compile(r"附件\s*[:：].*")
_NUMBERED_ON = re.compile(r"\d{1,2}\s*[.．、].*")


def list_attachments(items: list[Item]) -> list[Item]:
    """附件:1.指标 and the numbered lines right below it name what is attached; they are text, not headings."""
    found = list(items)
    inside = False
    for index, item in enumerate(items):
        inside = _ATTACHED.fullmatch(item.line.text) is not None or (
            inside and _NUMBERED_ON.fullmatch(item.line.text) is not None
        )
        if inside and item.role is Role.HEADING:
            found[index] = replace(item, kind=LineKind.TEXT, role=Role.BODY, rule="attachments", level=0)
    return found


def drop_bare_attachments(items: list[Item], title: int) -> list[Item]:
    """附件： above the title, which begins at `title`, or with nothing below it but links to files."""
    found = list(items)
    for index, item in enumerate(items):
        bare = item.role in _HEADS and is_bare_attachment(item.line.text)
        if bare and (
            item.line.start < title or all(after.role in (Role.DROPPED, Role.META) for after in items[index + 1 :][:1])
        ):
            found[index] = replace(item, role=Role.META, rule="attachment-label", level=0)
    return found


def find_signature(items: list[Item]) -> list[Item]:
    """One office or more above a day, each on a line of its own."""
    found = list(items)
    for index in range(len(items) - 1):
        after = items[index + 1]
        if after.rule != "date-line":
            continue
        at = index
        while at >= 0 and _signs(items, at, index):
            found[at] = replace(items[at], role=Role.META, rule="signature", level=0)
            at -= 1
    return found


def _signs(items: list[Item], at: int, last: int) -> bool:
    """Whether a line is an office's name, or stands between two of those that sign together."""
    item = items[at]
    if item.role not in _HEADS or ends_sentence(item.line.text):
        return False
    if is_agency(item.line.text):
        return True
    between = 0 < at < last and is_agency(items[at - 1].line.text) and is_agency(items[at + 1].line.text)
    return between and len(item.line.text) <= LONGEST_OFFICE


def find_account_card(items: list[Item]) -> list[Item]:
    """The card of a public account 公众号 below 以下文章来源于…: its name once more, and its motto."""
    found = list(items)
    for index, item in enumerate(items):
        if item.rule != "labels" or not item.line.text.startswith("以下文章来源于"):
            continue
        name = next((fold(item.line.text[one.start : one.end]) for one in labels(item.line.text)), "")
        at = index + 1
        if at < len(items) and name and fold(items[at].line.text) == name:
            motto = at + 1 < len(items) and items[at + 1].role is Role.HEADING and items[at + 1].level == 0
            for place in range(at, at + 2 if motto else at + 1):
                found[place] = replace(found[place], role=Role.DROPPED, rule="account-card", level=0)
    return found


def find_label_values(items: list[Item]) -> list[Item]:
    """发文机构: on one line and 县政府 on the next, as lists of a site's fields come out of their page."""
    found = list(items)
    for index in range(1, len(items) - 1):
        item, before = items[index], items[index - 1]
        if item.role not in _HEADS or before.rule != "labels" or items[index + 1].rule != "labels":
            continue
        last = labels(before.line.text)[-1:]
        if (
            last
            and last[0].start == last[0].end
            and len(item.line.text) <= LONGEST_VALUE
            and "。" not in item.line.text
        ):
            found[index] = replace(item, role=Role.META, rule=f"label-{last[0].name}", level=0)
    return found


def find_label_tables(items: list[Item]) -> list[Item]:
    """A table above the text that holds 索引号, 发文机关 and their kin says what the text is, and is no part of it."""
    found = list(items)
    for index, item in enumerate(items):
        if item.role in (Role.BODY, Role.SALUTATION):
            break
        if item.role is Role.TABLE and labels(item.line.text):
            found[index] = replace(item, role=Role.META, rule="labels")
    return found


_ABSTRACT = re.compile(r"(?i:Abstract|Key\s?words?)(?![a-z])")
_HAN = re.compile("[\u4e00-\u9fff]")
_BILINGUAL = re.compile(r"[A-Za-z][A-Za-z0-9 ,.'&:\-]{6,80} [\u4e00-\u9fff]{2,12}")
_LATIN = re.compile("[A-Za-z]")
LETTERS_A_CHARACTER = 0.6
"""Share of all code points from which on a text is an English one with Chinese in it; a word has six letters, 词语 two characters."""
FEWEST_LATIN = 8
"""Letters of a title or a name in English above the text."""


def _is_english(text: str) -> bool:
    """Without a Chinese character, or with its Chinese behind it: Related Articles 相关文章."""
    return not _HAN.search(text) or _BILINGUAL.fullmatch(text) is not None


def find_english_front(items: list[Item]) -> list[Item]:
    """Title, names and Abstract in English, as journals print them below their Chinese: said already, and no text of the article."""
    foreign = [_is_english(item.line.text) for item in items]
    letters = sum(len(item.line.text) for item, other in zip(items, foreign, strict=True) if other)
    if sum(foreign) * 2 > len(items) and letters > LETTERS_A_CHARACTER * sum(len(item.line.text) for item in items):
        return items
    found = list(items)
    first = next((at for at, item in enumerate(items) if item.role is Role.BODY and not foreign[at]), len(items))
    last = max((at for at, item in enumerate(items) if item.role in _TEXT and not foreign[at]), default=len(items))
    for index in (*range(first), *range(last + 1, len(items))):
        letters = len(_LATIN.findall(items[index].line.text)) if foreign[index] else 0
        if letters >= FEWEST_LATIN and items[index].role in _HEADS:
            found[index] = replace(items[index], role=Role.META, rule="english-front", level=0)
    for index, item in enumerate(items):
        if foreign[index] and _ABSTRACT.match(item.line.text):
            first = last = index
            while first > 0 and foreign[first - 1]:
                first -= 1
            while last + 1 < len(items) and foreign[last + 1]:
                last += 1
            for at in range(first, last + 1):
                if found[at].role in _HEADS:
                    found[at] = replace(found[at], role=Role.META, rule="english-front", level=0)
    return found


def find_deck(items: list[Item]) -> list[Item]:
    """Lines between title and text in an article that has no other plain headings: a subtitle 副题 of the paper, no heading."""
    at = next((index for index, item in enumerate(items) if item.role is Role.TITLE), -1)
    first = next((index for index, item in enumerate(items) if item.role in _TEXT), len(items))
    items = _second_title(items, at)
    plain = [
        index
        for index, item in enumerate(items)
        if item.role is Role.HEADING and item.rule == "short-line" and ordinal(item.line.text) is None
    ]
    if at < 0 or not 0 < len(plain) <= MOST_DECK or not at < plain[0] <= plain[-1] < first:
        return items
    found = list(items)
    for index in plain:
        found[index] = replace(items[index], role=Role.META, rule="subtitle", level=0)
    return found


def _second_title(items: list[Item], at: int) -> list[Item]:
    """Lines right below the title with a byline or a paper's line below them: a second headline of the paper."""
    end = at + 1
    while at >= 0 and end < len(items) and items[end].role is Role.HEADING and items[end].rule == "short-line":
        end += 1
    if not at + 1 < end <= at + 1 + MOST_DECK or end >= len(items) or items[end].role is not Role.META:
        return items
    decks = [replace(item, role=Role.META, rule="subtitle", level=0) for item in items[at + 1 : end]]
    return [*items[: at + 1], *decks, *items[end:]]


_CONTACT_OPENED = re.compile(r"[（(](?:联系人|联系方式|联系电话)[^（）()]*")
_MOST_CONTACT = 10
"""Lines of a bracket that says whom to ask."""


def drop_contacts(items: list[Item]) -> list[Item]:
    """(联系人及联系方式:… over several lines, up to its closing bracket."""
    found = list(items)
    for index, item in enumerate(items):
        if item.role not in (Role.BODY, *_HEADS) or not _CONTACT_OPENED.fullmatch(item.line.text):
            continue
        lines = items[index : index + _MOST_CONTACT]
        last = next((turn for turn, one in enumerate(lines) if one.line.text[-1] in "）)"), -1)
        for turn in range(last + 1):
            found[index + turn] = replace(lines[turn], role=Role.DROPPED, rule="contact", level=0)
    return found


_DISTRIBUTED = re.compile(r"[\u4e00-\u9fff、，（）()]{2,60}[。]?")


def go_on_distribution(items: list[Item]) -> list[Item]:
    """The second line of 抄送:…, which ends in a comma: who else got it."""
    found = list(items)
    for index in range(1, len(items)):
        above, item = found[index - 1], items[index]
        if (
            above.role is Role.DROPPED
            and above.rule == "distribution"
            and above.line.text[-1] in "，,、"
            and item.role in _HEADS
            and _DISTRIBUTED.fullmatch(item.line.text)
        ):
            found[index] = replace(item, role=Role.DROPPED, rule="distribution", level=0)
    return found
