"""Characters that are written in two ways: `fold` for sameness, full-width digits and letters, radicals for characters.

Folded strings are only compared; what is published instead of what stands in a file is listed as a repair.
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


_RADICALS = (
    {
        code: unicodedata.normalize("NFKC", chr(code))
        for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA6E), *range(0xFA70, 0xFADA))
    }
    | dict(
        # U+2E80–2EF3 have no compatibility mapping; those that are words of their own
        zip(
            map(
                ord,
                "⺁⺇⺌⺍⺎⺒⺓⺛⺝⺟⺠⺧⺩⺬⺮⺶⺸⺻⺽⻁⻄⻅⻆⻇⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻞⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳",
            ),
            "厂几小小兀巳幺旡月母民牛王示竹羊羊聿臼虎西见角角贝足车長长门雨青韦页风飞食食首马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟",
            strict=True,
        )
    )
    | {0x2E3A: "—", 0x2E3B: "—"}
)  # —— as one character, where a font joined two
_RADICAL = re.compile(f"[{''.join(map(chr, _RADICALS))}]")


def without_radicals(text: str) -> str:
    """Radicals and compatibility forms 部首, which PDF puts in the place of characters, as these: "⼀年增⻓" -> "一年增长"."""
    return text.translate(_RADICALS) if _RADICAL.search(text) else text


def radical_places(text: str, start: int, end: int) -> tuple[int, ...]:
    """Indices in text[start:end], counted from the text's start, of what `without_radicals` changes."""
    return tuple(found.start() for found in _RADICAL.finditer(text, start, end))
