"""Comparing words that are written in two ways: `fold` for sameness, `digits` for figures in full width.

Nothing here changes a published text: folded strings are only compared.
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\W_]+")
_WIDE = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_WIDE_CHARS = re.compile("[０-９Ａ-Ｚａ-ｚ]")


def fold(text: str) -> str:
    """Letters and digits only, one width, one case: "１.数据 “赋能”" -> "1数据赋能"."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def half_width(text: str) -> str:
    """Full-width digits and letters as ASCII, one for one: "５Ｇ" -> "5G"; punctuation stays."""
    return text.translate(_WIDE)


def wide_places(text: str) -> tuple[tuple[int, str], ...]:
    """(index, what it should be) of every full-width digit and letter, in order."""
    return tuple((found.start(), _WIDE[ord(found[0])]) for found in _WIDE_CHARS.finditer(text))
