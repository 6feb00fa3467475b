"""What print leaves in a text: page numbers and running heads 页眉."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from generator.clean.items import Item, Role
from generator.text.furniture import furniture
from generator.text.kinds import LineKind
from generator.text.normalise import fold

_PAGED = re.compile(r"(\S.{3,60}?)[ \u3000]{2,}\d{1,4}")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[，,、 \u3000][\u4e00-\u9fff]{2,4}){0,3}等?[:：](.{4,60})")
_NUMERIC = re.compile(r"[\d.,%％+\-—/\s年月]+")
_RUNNING = re.compile(
    r"第\s*\d+\s*期|总第\s*\d+|\d{4}年.{0,8}期|VOL|No\.|\s{4,}\d{1,4}$|^\d{1,4}\s{4,}\S", re.IGNORECASE
)


def drop_known_heads(items: list[Item], heads: frozenset[str]) -> list[Item]:
    """Lines that stand at the top of many pages of the whole file, as the splitter saw it."""
    return [
        replace(item, role=Role.DROPPED, rule="running-head")
        if item.role in (Role.HEADING, Role.BODY) and fold(item.line.text) in heads
        else item
        for item in items
    ]


def drop_running_heads(items: list[Item]) -> list[Item]:
    """Lines at the top of pages that come back, name the issue of a journal, or say the title again with a page."""
    items = _without_title(items)
    if not any(item.page_break for item in items) and not any(
        item.rule == "furniture" and furniture(item.line.text) == "page-number" for item in items
    ):
        return items
    tops = [
        index for index, item in enumerate(items) if item.page_break or index == 0 or _is_page_number(items[index - 1])
    ]
    bottoms = [
        index
        for index, item in enumerate(items)
        if index + 1 == len(items) or items[index + 1].page_break or _is_page_number(items[index + 1])
    ]
    plain = {index: re.sub(r"[\d\s·•\-—]", "", items[index].line.text) for index in {*tops, *bottoms}}
    counts = Counter(plain.values())
    first = "".join(
        re.sub(r"[\d\s·•\-—]", "", item.line.text) for item in items[:2]
    )  # over two lines on the first page
    counts[first] += 2 * (first in counts)
    found = list(items)
    for index, words in plain.items():
        item = items[index]
        if (
            (item.role in (Role.TITLE, Role.META) and item.rule != "date-line")
            or len(words) > 60
            or item.line.text[-1] in "。；"
        ):
            continue
        numbered = index > 0 and _is_page_number(items[index - 1])
        if (counts[words] >= 2 and words and (item.page_break or numbered or counts[words] >= 3)) or (
            _RUNNING.search(item.line.text) and len(words) <= 30
        ):
            found[index] = replace(item, role=Role.DROPPED, rule="running-head")
    return found


def _without_title(items: list[Item]) -> list[Item]:
    """… whose title stands there with the number of its page behind, or with its authors before."""
    title = fold("".join(item.quote.text for item in items if item.role is Role.TITLE))
    return [
        replace(item, role=Role.DROPPED, rule="running-head")
        if title
        and item.role is not Role.TITLE
        and (
            ((paged := _PAGED.fullmatch(item.line.text)) and title.startswith(fold(paged[1])))
            or ((named := _NAMED.fullmatch(item.line.text)) and title.rstrip("*") == fold(named[1]).rstrip("*"))
        )
        else item
        for item in items
    ]


def _is_page_number(item: Item) -> bool:
    return item.kind is LineKind.FURNITURE and furniture(item.line.text) == "page-number"


def name_furniture(items: list[Item]) -> list[Item]:
    """Name the rule of furniture; a bare number beside other numbers is a cell of a table without lines, not a page number."""
    found = []
    for index, item in enumerate(items):
        if item.rule != "furniture":
            found.append(item)
            continue
        rule = furniture(item.line.text) or "related"
        near = [items[at].line.text for at in (index - 1, index + 1) if 0 <= at < len(items)]
        if (
            rule == "page-number"
            and item.line.text.isdigit()
            and not item.page_break
            and any(_NUMERIC.fullmatch(text) for text in near)
        ):
            found.append(replace(item, kind=LineKind.TEXT, role=Role.BODY, rule="paragraph"))
        else:
            found.append(replace(item, rule=rule))
    return found


_REFERENCES = re.compile(r"[【\[]?(?:主要)?(?:参考文献|引用文献|参考资料|注释)[】\]]?\s*[:：]?")
_REFERENCE = re.compile(r"(?:[\[［【(（]\d{1,3}[\]］】)）]|\d{1,3}[.、．\s]|[①-⑳]).{4,}")
_NOTE = re.compile(r"[^\[\]]{0,6}[\]］】)）]?[^。]{6,}[。][^\[]*(?<![0-9])。?")
"""A sentence of the text's own below 注释, as against a work with [J], a publisher and pages."""


def drop_references(items: list[Item]) -> list[Item]:
    """The numbered works below 参考文献, and lines that go on with one."""
    found = list(items)
    inside = False
    for index, item in enumerate(items):
        if _REFERENCES.fullmatch(item.line.text):
            follows = items[index + 1].line.text if index + 1 < len(items) else ""
            inside = _REFERENCE.fullmatch(follows) is not None and not (
                item.line.text.strip("【】[] :：") == "注释" and _NOTE.fullmatch(follows)
            )
        elif inside and not _REFERENCE.fullmatch(item.line.text):
            inside = item.role is Role.BODY and items[index - 1].line.text[-1] not in "。."
        if inside:
            found[index] = replace(item, role=Role.DROPPED, rule="references", level=0)
    return found
