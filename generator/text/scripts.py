"""Simplified and traditional script 简繁: which one a text is written in, and strays of the other.

opencc's `t2s` keeps the number of characters (checked here); its phrase table knows 乾隆 and 瞭望. Characters that live on
in names in simplified texts are never touched (乾安县, 於氏).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from operator import ne

import opencc

from generator.text.lines import Line

PROTECTED = frozenset("乾瞭於昇陞喆甦堃濬著徵藉夥餘鍾鎔祕祐恆峯崑崙臺嶽閤剋讎並麽囉噹颺晳衕衚")
"""Characters that t2s changes and that stand rightly in simplified texts: given names, surnames, place names."""

_CHUNK = 100_000
_HAN = re.compile("[㐀-鿿豈-﫿𠀀-𱍊]+")


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _to_traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def simplify(text: str) -> str:
    """The text in simplified script, of the same length; unchanged where the length would change."""
    changed = str(_to_simplified().convert(text))
    return changed if len(changed) == len(text) else text


def is_traditional(text: str) -> bool:
    """Whether a text is traditional throughout: at least twice as many characters are only traditional as only simplified.

    The first 6,000 Chinese characters are looked at.
    """
    sample = "".join(_HAN.findall(text[: 3 * 6_000]))[:6_000]
    if not sample:
        return False
    to_simplified = simplify(sample)
    if to_simplified == sample:
        return False
    traditional = sum(map(ne, sample, to_simplified))
    if traditional * 20 < len(sample):
        return False
    to_traditional = str(_to_traditional().convert(sample))
    simplified = sum(map(ne, sample, to_traditional)) if len(to_traditional) == len(sample) else 0
    return bool(traditional >= 2 * simplified)


def has_strays(text: str) -> bool:
    """Whether `strays` finds any, or might: one conversion for a whole article."""
    return any(
        simplify(text[start : start + _CHUNK]) != text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)
    )


def strays(text: str) -> tuple[tuple[int, str], ...]:
    """(index, simplified) of every traditional character in a simplified text, in order; names protected."""
    found = []
    for start in range(0, len(text), _CHUNK):
        chunk = text[start : start + _CHUNK]
        better = simplify(chunk)
        if better == chunk:
            continue
        for index, (was, now) in enumerate(zip(chunk, better, strict=True)):
            if was != now and was not in PROTECTED:
                found.append((start + index, now))
    return tuple(found)


def simplified_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with their words in simplified script when the text is traditional throughout, for rules to judge by.

    Lengths stay, so that a place found in `Line.text` is the place in the line's Quote, which keeps its script.
    """
    size, sample = 0, []
    for line in lines:
        sample.append(line.text)
        size += len(line.text)
        if size > 3 * 6_000:
            break
    if not is_traditional("\n".join(sample)):
        return tuple(lines)
    better = simplify("\n".join(line.text for line in lines)).split("\n")
    if len(better) != len(lines):
        return tuple(lines)
    return tuple(
        replace(line, text=words) if len(words) == len(line.text) else line
        for line, words in zip(lines, better, strict=True)
    )
