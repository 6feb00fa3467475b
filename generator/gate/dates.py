"""Dates of a phrased line: each must be a date of its sentences, or a part of one; words of time stand there literally."""

from __future__ import annotations

import re

from generator.gate.claim import Claim
from generator.text.numerals import number_of

_HAN = "零〇一二三四五六七八九十"
_NUMBER = rf"(?:[0-9]{{1,4}}|[{_HAN}]{{1,4}})"
_DATE = re.compile(
    rf"(?P<y>(?:1[89]|20)[0-9]{{2}}|[一二][{_HAN}]{{3}}) ?年(?: ?(?P<m>{_NUMBER}) ?月(?:份)?(?: ?(?P<d>{_NUMBER}) ?[日号])?)?"
    rf"|(?<![0-9{_HAN}个前])(?P<m2>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月(?:份)?(?: ?(?P<d2>{_NUMBER}) ?[日号])?"
    rf"|(?P<y3>(?:19|20)[0-9]{{2}})[-/.](?P<m3>[0-9]{{1,2}})(?:[-/.](?P<d3>[0-9]{{1,2}}))?(?![0-9])"
)
_TIME_WORDS = re.compile(
    "今年|去年|前年|明年|后年|上年|本年|当年|同年|年初|年中|年底|年末|月底|月末|季末|今天|昨天|明天|昨日|今日|明日|当天|当日|次日|近日|日前|近期|近年|"
    "上半年|下半年|上旬|中旬|下旬|上月|本月|下月|上周|本周|下周|上季|本季|[一二三四1-4]季度|季度|全年|春季|夏季|秋季|冬季|世纪|"
    '[“"]?十[一二三四五六][”"]?(?:五(?!年|个|项|大|位|名))[”"]?|截至|截止|以来|年来|同期|首日'
)
Day = tuple[int, int, int]
"""Year, month, day; 0 where it is not said."""


def dates(claim: Claim) -> str | None:
    """A date that no date of the sentences holds, or a word of time that does not stand there."""
    known = [day for day, _ in _dates(claim.cited_copy)]
    for day, words in _dates(claim.copy):
        if not any(_within(day, other) for other in known):
            return words
    plain, cited = _bare(claim.copy), _bare(claim.cited_copy)
    return next((found[0] for found in _TIME_WORDS.finditer(plain) if found[0] not in cited), None)


def _bare(text: str) -> str:
    """Without quotation marks, which 十五五 has or has not."""
    return re.sub('[“”"]', "", text)


def _dates(copy: str) -> list[tuple[Day, str]]:
    return [
        (
            (
                _number(found["y"] or found["y3"]),
                _number(found["m"] or found["m2"] or found["m3"]),
                _number(found["d"] or found["d2"] or found["d3"]),
            ),
            found[0],
        )
        for found in _DATE.finditer(copy)
    ]


def _number(words: str | None) -> int:
    """2024, 二零二四 -> 2024; 十二 -> 12; None -> 0."""
    value = number_of(words) if words else None
    return int(value) if value is not None else 0


def _within(day: Day, known: Day) -> bool:
    """Whether all that `day` says `known` says too."""
    return all(said in {0, other} for said, other in zip(day, known, strict=True))
