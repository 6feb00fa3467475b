"""Numbers as Chinese texts write them -> Decimal: 15.4, 1,234.5, １５.４, 三点五, 二百四十六, 2 9 0 0 (split by OCR).

Scales (万, 亿, 万亿 …) are numbers of their own; `scale_of("百亿亿")` is 10^18.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_DIGITS = {
    char: value
    for value, chars in enumerate(("零〇○", "一壹", "二两兩贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_WIDE = str.maketrans("０１２３４５６７８９．，·・﹒", "0123456789.,...")

ARABIC = r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+)(?:[.．·・][0-9０-９]+)?"
"""15.4, 1,234.5, １５.４."""
SPLIT = r"[0-9０-９](?:[0-9０-９]| (?=[0-9０-９.．·]))*(?: ?[.．·・] ?[0-9０-９](?: ?[0-9０-９])*)"
"""Numbers with a fraction that OCR split: 6 .5, 27 · 7."""
SPLIT_WHOLE = r"[0-9０-９](?: [0-9０-９]){1,11}(?![0-9０-９])"
"""2 9 0 0."""
HAN = r"[零〇一二三四五六七八九十百千两]{1,9}(?:点[零〇一二三四五六七八九]{1,6})?"
"""三点五, 二百四十六."""
SCALE = r"(?:(?:百|千|十)?(?:万|萬)?(?:亿|億)(?:亿|億)?|(?:百|千|十)?(?:万|萬)(?:亿|億)?|兆(?!瓦)|千(?=[万亿个名家余多瓦人户台套])|百(?=[万亿个名家余多人户台套]))"
"""万, 亿, 万亿, 千万, 百亿亿, 兆."""


def number_of(text: str) -> Decimal | None:
    """Value of a number without scale or unit; None when it is none.

    "1,234.5" -> 1234.5, "２ ９" -> 29, "三点五" -> 3.5, "二百四十六" -> 246.
    """
    plain = text.translate(_WIDE).replace(" ", "").replace(",", "")
    if plain and plain[0].isascii():
        try:
            return Decimal(plain)
        except InvalidOperation:
            return None
    return _han(plain)


def _han(text: str) -> Decimal | None:
    whole, _, fraction = text.partition("点")
    if any(char not in _DIGITS for char in fraction) or not whole:
        return None
    value = _han_whole(whole)
    if value is None:
        return None
    return Decimal(value) + (Decimal("0." + "".join(str(_DIGITS[char]) for char in fraction)) if fraction else 0)


def _han_whole(text: str) -> int | None:
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            return None
    return total + digit


def scale_of(text: str) -> int:
    """Value of a scale: "" -> 1, "万亿" -> 10^12, "百亿亿" -> 10^18."""
    value = 1
    for char in text:
        value *= _SCALES[char]
    return value


def has_digits(text: str) -> bool:
    """Whether a text has an Arabic digit, full-width ones included."""
    return re.search("[0-9０-９]", text) is not None
