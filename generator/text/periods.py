"""Time expressions of a figure 时间: "截至2024年6月" -> up to the month 2024-06; relative ones only from a known date.

Never raises; linear in the length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIGURES = str.maketrans("０１２３４５６７８９〇零一二三四五六七八九", "01234567890" + "0123456789")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?!\d)")
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_MONTHS = re.compile(r"(?<!\d)(1[0-2]|[1-9])月?(?:份)?(?:-|—|–|~|～|至|到)(1[0-2]|[1-9])月")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月")
_FIRST_MONTHS = re.compile(r"前(1[0-2]|[1-9])个?月")
_QUARTER = re.compile(r"(?:第?([1-4])季度|[Qq]([1-4]))")
_SPANS = (("前3季度", 1, 9), ("前2季度", 1, 6), ("上半年", 1, 6), ("下半年", 7, 12))
_POINT = re.compile(r"截至|截止|底|末")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Months `first`..`last` (1–12) of `year`; `point` for a state at the end of it (截至, 底, 末) rather than over it."""

    year: int
    first: int = 1
    last: int = 12
    point: bool = False

    @property
    def label(self) -> str:
        """`2024`, `2024-06` for one month or the state at its end, `2024-01/2024-09` for other stretches."""
        if self.last == 12 and (self.first == 1 or self.point):
            return f"{self.year:04}"
        if self.first == self.last or self.point:
            return f"{self.year:04}-{self.last:02}"
        return f"{self.year:04}-{self.first:02}/{self.year:04}-{self.last:02}"

    @property
    def plain(self) -> bool:
        """Whether this is a year or a month, not another stretch."""
        return "/" not in self.label


def parse_period(text: str | None, published: str | None = None) -> Period | None:
    """Read a time expression; `published` is the article's own date, ISO 8601 (2024, 2024-08, 2024-08-08).

    "2024年前三季度" -> months 1–9 of 2024; "今年" -> the year of `published`, None without it; several years -> None.
    """
    if not text:
        return None
    plain = "".join(text.split()).translate(_FIGURES)
    year = _year(plain, published)
    if year is None:
        return None
    first, last = _months(_YEAR.sub("", plain))
    return Period(year, first, last, _POINT.search(plain) is not None)


def _year(plain: str, published: str | None) -> int | None:
    years = {int(found) for found in _YEAR.findall(plain)}
    if years:
        return years.pop() if len(years) == 1 else None
    if not published:
        return None
    for word, shift in _RELATIVE.items():
        if word in plain:
            return int(published[:4]) + shift
    return _year_of_month(plain, published)


def _year_of_month(plain: str, published: str) -> int | None:
    """A bare month is the latest one before the article was published."""
    first, last = _months(plain)
    if (first, last) == (1, 12) or len(published) < 7:
        return None
    return int(published[:4]) - (last > int(published[5:7]))


def _months(plain: str) -> tuple[int, int]:
    for word, first, last in _SPANS:
        if word in plain:
            return first, last
    if found := _QUARTER.search(plain):
        quarter = int(found[1] or found[2])
        return quarter * 3 - 2, quarter * 3
    if found := _FIRST_MONTHS.search(plain):
        return 1, int(found[1])
    if (found := _MONTHS.search(plain)) and int(found[1]) <= int(found[2]):
        return int(found[1]), int(found[2])
    if found := _MONTH.search(plain):
        return int(found[1]), int(found[1])
    return 1, 12
