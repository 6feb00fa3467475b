"""Titles between 《 and 》: nested ones, several in a row, and those whose second mark is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENERS, CLOSERS = "《〈", "》〉"
LONGEST_TITLE = 120
"""Code points; what is longer is taken to have lost its closing mark."""

_DOCUMENT_WORD = "意见|通知|决定|决议|办法|规定|条例|方案|规划|纲要|计划|措施|细则|公告|公报|通报|批复|报告|要点|指南|标准|规范|规程|规则|白皮书|蓝皮书|目录|清单|建议"
_UNCLOSED = re.compile(
    rf"《[^《》,，。;；:：!！?？\n]{{2,60}}?(?:{_DOCUMENT_WORD})(?=[,，。;；:：、（(]|以下简称|的?(?:要求|精神|规定|部署|文件)|等文件|$)"
)
_UNOPENED = re.compile(rf"关于[^《》,，。;；:：!！?？\n]{{4,60}}(?:{_DOCUMENT_WORD})(?=》)")


@dataclass(frozen=True, slots=True)
class TitleSpan:
    """Half-open range of a title with its marks in the sentence; `title` is what stands between the marks."""

    start: int
    end: int
    title: str


def find_titles(text: str) -> tuple[TitleSpan, ...]:
    """Return the outermost titles of a sentence, in order.

    "《甲〈乙〉丙》" -> 甲〈乙〉丙. A 《 without 》 gives a title only where a document word (意见, 办法 …) ends it before the
    next punctuation; a 》 without 《 only where 关于 begins it. Never raises; linear.
    """
    pairs, open_marks, stray_closers = _match(text)
    found = [_title(text, start, end + 1) for start, end in pairs]
    for start in open_marks:
        if unclosed := _UNCLOSED.match(text, start):
            found.append(TitleSpan(start, unclosed.end(), unclosed[0][1:].strip()))
    if stray_closers:
        found += [
            TitleSpan(hit.start(), hit.end() + 1, hit[0])
            for hit in _UNOPENED.finditer(text)
            if hit.end() in stray_closers
        ]
    return _outermost(item for item in found if item.title)


def _match(text: str) -> tuple[list[tuple[int, int]], list[int], set[int]]:
    """Pairs of 《 and 》, the 《 left open, and the 》 that close nothing."""
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    stray: set[int] = set()
    for index, char in enumerate(text):
        if char == "《":
            stack.append(index)
        elif char == "》":
            while stack and index - stack[-1] > LONGEST_TITLE:
                stack.pop()
            if stack:
                pairs.append((stack.pop(), index))
            else:
                stray.add(index)
    return pairs, stack, stray


def _title(text: str, start: int, end: int) -> TitleSpan:
    return TitleSpan(start, end, text[start + 1 : end - 1].strip())


def _outermost(found: object) -> tuple[TitleSpan, ...]:
    kept: list[TitleSpan] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):  # type: ignore[call-overload]
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return tuple(kept)
