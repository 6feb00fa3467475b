"""Calendar dates in words and figures 日期: `find_date("2024年8月8日")` -> ISO 2024-08-08 and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.text.normalise import half_width

_HAN = "〇零○Ｏ一二三四五六七八九十"
_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0"}
_FIGURES = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*(?:年[/／]?|[-./－—])\s*(?P<m>\d{1,2})(?:\s*(?:月[/／]?|[-./－—])\s*(?:(?P<d>\d{1,2})\s*日?(?![\d%％万亿]))?)?"
)
_PARTED = re.compile(r"(?<!\d)(?P<y>20\d\d)\s{1,3}(?P<m>0[1-9]|1[0-2])\s{0,2}/\s{0,2}(?P<d>[0-3]\d)(?!\d)")
"""2024 03/21, a year set apart from its day."""
_SPACED = re.compile(r"(?<!\d)(?P<y>(?:1 ?9|2 ?0) ?\d ?\d) ?年 ?(?P<m>\d(?: ?\d)?) ?月 ?(?P<d>\d(?: ?\d)?) ?日")
"""As recognised from paper: 2 0 2 5年3月1 7日."""
_COMPACT = re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)")
_WORDS = re.compile(rf"(?P<y>[一二][{_HAN}]{{3}})年(?P<m>[{_HAN}]{{1,3}})月(?:(?P<d>[{_HAN}]{{1,3}})日)?")
_REPUBLIC = re.compile(
    rf"(?:中[華华])?民[國国](?P<y>\d{{2,3}}|[{_HAN}]{{2,3}})年(?P<m>\d{{1,2}}|[{_HAN}]{{1,3}})月(?:(?P<d>\d{{1,2}}|[{_HAN}]{{1,3}})日)?"
)
_ROC = re.compile(
    r"(?<![\d.])(?P<y>1[0-2]\d)(?:年(?P<m>\d{1,2})月(?P<d>\d{1,2})日|([-/])(?P<m2>0[1-9]|1[0-2])\4(?P<d2>[0-3]\d)(?!\d))"
)
"""113年1月10日, 113-01-10: years of the Republic without a word that says so."""
_DAY_FIRST = re.compile(r"(?<![\d./])(?P<d>[0-3]?\d)([./])(?P<m>0?[1-9]|1[0-2])\2(?P<y>(?:19|20)\d\d)(?![\d./])")
"""24.10.2014, 23/02/2026: as Hong Kong and sites abroad write a day."""
_YEAR = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)年?(?!\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it stands at `start`..`end` of the text; `iso` is "" when there is no such day (2024年2月30日)."""

    iso: str
    start: int
    end: int


def find_date(text: str, start: int = 0, *, year_only: bool = False) -> Day | None:
    """The first date at or after `start`; a bare year only when asked for."""
    text = half_width(text)
    patterns = (_FIGURES, _PARTED, _SPACED, _WORDS, _REPUBLIC, _ROC, _COMPACT, _DAY_FIRST)
    found = [match for pattern in patterns if (match := pattern.search(text, start))]
    if not found:
        year = _YEAR.search(text, start) if year_only else None
        return Day(year["y"], year.start(), year.end()) if year else None
    match = min(found, key=lambda one: (one.start(), -one.end()))
    number = _number(match["y"]) + (1911 if match.re in (_REPUBLIC, _ROC) else 0)
    month, day = (match["m2"], match["d2"]) if match.re is _ROC and match["m2"] else (match["m"], match["d"] or "")
    return Day(_iso(number, _number(month), _number(day)), match.start(), match.end())


def is_date_line(text: str) -> bool:
    """Whether a line is a date and little else: "(2024年7月16日)", "2025年6月9日 北京"."""
    if len(text) > 40:
        return False
    text = half_width(text)
    day = find_date(text)
    if day is None:
        return False
    rest = (text[: day.start] + text[day.end :]).strip(" \t\xa0\u3000()（）[]【】,，|｜")
    rest = re.sub(r"[（(][^（）()]{0,20}(?:更新|修改)[)）]?$", "", rest)
    rest = re.sub(
        r"(?:[农農][历曆]|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)[\u4e00-\u9fff]{2,12}$", "", rest
    )
    rest = re.sub(r"[A-D]\d{2}(?:版)?", "", rest)
    rest = re.sub(r"\d{1,2}:\d{2}(?::\d{2})?|星期[一二三四五六日天]|[上下]午|[，,]", "", rest).strip()
    return len(rest) <= 8 and not re.search(r"[。！？；:：]|年|月", rest)


def _number(text: str) -> int:
    """二〇二四 -> 2024, 十二 -> 12, 二十一 -> 21, 08 -> 8, "" -> 0."""
    if not text:
        return 0
    if (figures := text.replace(" ", "")).isdecimal():
        return int(figures)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (int(_DIGITS.get(tens, "1")) if tens else 1) * 10 + (int(_DIGITS.get(ones, "0")) if ones else 0)
    figures = "".join(_DIGITS.get(char, "") for char in text)
    return int(figures or 0)


def _iso(year: int, month: int, day: int) -> str:
    try:
        date(year, month, day or 1)
    except ValueError:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
