"""How a phrased line must look: one plain Chinese line of the right length, in the script of its sentences."""

from __future__ import annotations

import re

from generator.brief.clauses import stands_alone
from generator.gate.claim import Claim
from generator.gate.instructions import INSTRUCTIONS
from generator.model import Line
from generator.text.scripts import is_traditional, simplify, strays

SHORTEST = 8
"""Code points; what is shorter is no statement."""
_HAN = re.compile("[㐀-鿿豈-﫿𠀀-𱍊]")
_WORD = re.compile(r"[^\W_]")
_MARKUP = re.compile(
    r"\*\*|__|`|^\s*(?:[-+*>#•·]|\d{1,3}[.)、]\s?(?!\d))|\]\(|!\[|</?[a-zA-Z!]|[<>]|&(?:#\w+|[a-zA-Z]+);|\|.*\||\{.*\}|^\[|\\[a-z*_]"
)
_ADDRESS = re.compile(
    r"[a-zA-Z]{2,}://|www\.|[\w.+-]+@[\w-]|(?<![\w.])[a-zA-Z0-9-]+\.(?:com|cn|net|org|gov|edu|io|ai|cc|top|xyz|html?|php)(?![a-zA-Z])",
    re.IGNORECASE,
)
_PLAIN_MARKS = frozenset("，。、；：！？“”‘’（）《》〈〉—…·-,.:;()%％ ")
"""Marks that a phrased line may always have; every other character that is no Chinese one must stand in its sentences."""
_ENDS = frozenset("。！？!?”’）)》％%")
_PAIRS = ("“”", "‘’", "（）", "()", "《》", "〈〉", "「」", "『』", "【】", "〔〕", "[]")
_QUOTED = re.compile("[“「『‘]([^“”「」『』‘’]*)[”」』’]")
_TOLD = re.compile(
    r"^(?:以下|好的|当然|抱歉|对不起|作为一?[个名]?(?:AI|人工智能|语言模型|助手))|^(?:改写|摘要|输出|结果|答案|一句话)[^，。]{0,6}[:：]"
)
_REPEATED = 10
"""Code points in a row shared with the instructions; their longest stretch of everyday words (一行通顺、完整) has 7."""
_LETTERS = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ０-９.+-]*")


def empty(claim: Claim) -> str | None:
    """A line without words."""
    return None if _WORD.search(claim.text) else "空"


def lines(claim: Claim) -> str | None:
    """More than one line, blanks around it, or characters that do not print."""
    return None if claim.text.isprintable() and claim.text == claim.text.strip() else "换行或控制符"


def length(claim: Claim) -> str | None:
    """Too short or too long."""
    size = len(claim.text)
    return None if SHORTEST <= size <= claim.most else f"{size}字"


def markup(claim: Claim) -> str | None:
    """Markdown, HTML, an address."""
    found = _MARKUP.search(claim.text) or _ADDRESS.search(claim.text)
    return found[0] if found else None


def script(claim: Claim) -> str | None:
    """More words of another language, which the sentences do not have, than Chinese; or the other script."""
    foreign = sum(len(word[0]) for word in _LETTERS.finditer(claim.text) if not _stands(word[0], claim.cited))
    if len(_HAN.findall(claim.text)) < max(foreign, 1):
        return claim.text
    if is_traditional(claim.cited):
        alike = simplify(claim.cited) == claim.cited or simplify(claim.text) != claim.text
        return None if alike or claim.text in claim.cited else claim.text
    return next((claim.text[at] for at, _ in strays(claim.text) if claim.text[at] not in claim.cited), None)


def characters(claim: Claim) -> str | None:
    """A sign, letter or foreign word that does not stand in the sentences."""
    known = _PLAIN_MARKS | set(claim.cited)
    for char in claim.text:
        if not (_HAN.match(char) or (char.isascii() and char.isalnum()) or char in known):
            return char
    return next((word[0] for word in _LETTERS.finditer(claim.text) if not _stands(word[0], claim.cited)), None)


def _stands(word: str, text: str) -> bool:
    """Whether a Latin word stands in the text and is not part of a longer one."""
    return re.search(rf"(?<![A-Za-z]){re.escape(word.rstrip('.-'))}(?![A-Za-z])", text) is not None


def whole(claim: Claim) -> str | None:
    """Brackets or quotation marks that do not close, or a line that breaks off."""
    for pair in _PAIRS:
        if claim.text.count(pair[0]) != claim.text.count(pair[1]):
            return pair
    last = claim.text[-1:]
    return None if last in _ENDS or _HAN.match(last) or last.isalnum() else last


def leaning(claim: Claim) -> str | None:
    """A line that leans on what went before it: 这, 其, 但."""
    line = Line(claim.text, None)
    return None if stands_alone(line) else claim.text[:2]


def quoted(claim: Claim) -> str | None:
    """Words in quotation marks that are not in the sentences."""
    return next((found[0] for found in _QUOTED.finditer(claim.text) if found[1] not in claim.cited), None)


def told(claim: Claim) -> str | None:
    """An answer to the editor, or words of the instructions, instead of the line."""
    found = _TOLD.search(claim.text)
    if found and found[0] not in claim.cited:
        return found[0]
    for at in range(len(claim.text) - _REPEATED + 1):
        words = claim.text[at : at + _REPEATED]
        if words in INSTRUCTIONS and words not in claim.cited:
            return words
    return None
