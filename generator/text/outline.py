"""Numbers of headings 序号: 一、 (一) 1. (1) ① 第一章 …, their rank and value. `ordinal("（二）建平台")` -> rank 4, 2."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_CHINESE = "零一二三四五六七八九十"
_CAPITALS = "壹贰貳叁參参肆伍陆陸柒捌玖拾"
"""大写数字, as budgets and the older office texts count their parts."""
_HAN = "[一二三四五六七八九十百零〇](?:[ \u3000]?[一二三四五六七八九十百零〇]){0,3}"
_PATTERNS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (0, re.compile(rf"第({_HAN}|\d{{1,2}})[编篇](?=[\s、:：　]|$)\s*[、:：]?\s*")),
    (1, re.compile(rf"第[ \u3000]?({_HAN}|\d{{1,2}})[ \u3000]?(?:章|部分)(?!之)\s*[、:：]?\s*")),
    (1, re.compile(rf"(?:典型)?案例\s*({_HAN}|\d{{1,2}})(?=[\s、:：.．])\s*[、:：.．]?\s*")),
    (2, re.compile(rf"第[ \u3000]?({_HAN}|\d{{1,2}})[ \u3000]?节\s*[、:：]?\s*")),
    (2, re.compile(rf"([{_CAPITALS}])\s*[、．.](?!.、)\s*")),
    (3, re.compile(rf"({_HAN})\s*[、．.]\s*")),
    (3, re.compile(r"([Ⅰ-Ⅻ])\s*[、．.]\s*")),
    (4, re.compile(r"([㈠-㈩])\s*[、.]?\s*")),
    (4, re.compile(rf"[（(]\s*({_HAN})\s*[)）]\s*[、.]?\s*")),
    (5, re.compile(r"([0-9０-９]{1,2})\s*(?:[、．]|\.(?!\d))\s*")),
    (5, re.compile(r"([⒈-⒛])\s*")),
    (6, re.compile(r"[（(]\s*([0-9０-９]{1,2})\s*[)）]\s*[、.]?\s*")),
    (6, re.compile(r"([⑴-⒇])\s*[、.]?\s*")),
    (6, re.compile(r"([0-9]{1,2})[)）]\s*")),
    (7, re.compile(r"([①-⑳])\s*")),
    (6, re.compile(r"1?[0-9]\.[0-9]{1,2}\.([0-9]{1,2})\.?(?!\d)[\s、　]+(?=\D)")),
    (
        5,
        re.compile(
            r"1?[0-9]\.([0-9]{1,2})(?:\.(?=\s))?(?![\d.%％])[\s、　]+(?![万亿个平公立千百元米吨亩倍度年月日人户家项条辆台套座处岁])"
        ),
    ),
)
_FIRST = frozenset(
    "第案典（(一二三四五六七八九十百零0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
    f"⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ{_CAPITALS}"
)
_SPOKEN = re.compile(rf"(?:{_HAN}[是要]|第{_HAN}[,，、]|其[一二三四五六七八九十][,，:：]|首先|其次|再次|最后)")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A heading's number: `rank` 0 (篇) to 7 (①), its value, and how many characters it takes."""

    rank: int
    value: int
    width: int


def ordinal(text: str) -> Ordinal | None:
    """The number at the head of a line, or None; never that of 一是… or 第一,…"""
    if not text or text[0] not in _FIRST:
        return None
    for rank, pattern in _PATTERNS:
        if found := pattern.match(text):
            return Ordinal(rank, number(found[1]), found.end())
    return None


def is_spoken(text: str) -> bool:
    """Whether a line counts inside the running text: 一是…, 第一,…, 首先…"""
    return _SPOKEN.match(text) is not None


def number(text: str) -> int:
    """十二 -> 12, ３ -> 3, ③ -> 3, 肆 -> 4; 0 when it is none below a hundred."""
    text = re.sub(r"\s", "", text)
    if text.isdecimal():
        return int(text)
    if len(text) == 1:
        alone = int(unicodedata.numeric(text, 0))
        return alone if alone < 100 else 0
    tens, mark, ones = text.rpartition("十")
    low = _CHINESE.find(ones) if ones else 0
    high = (_CHINESE.find(tens) if tens else 1) if mark else 0
    return high * 10 + low if min(low, high) >= 0 else 0
