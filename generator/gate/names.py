"""Names of a phrased line: documents, document numbers, and every entity, person and place must stand in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.analyse.citations.numbers import find_numbers
from generator.analyse.citations.titles import find_titles
from generator.analyse.entities import find_mentions
from generator.gate.claim import Claim, as_article
from generator.text.segment import Token, tokens

_NAME_TAGS = ("nr", "ns", "nt", "nz")
"""Beginnings of jieba's tags of names: persons, places, institutions, others."""
_TIME = re.compile("[0-9０-９零〇一二三四五六七八九十]+[年月日]")
_DOCUMENT = re.compile(
    "[\u4e00-\u9fff]{2}(?:条例|办法|规定|意见|通知|纲要|方案|规划|白皮书|蓝皮书|公报|决定|决议|细则|目录|指南|標準|標准|标准|法案|规范)"
)
"""A document named without 《》, with the two characters before its kind."""


def titles(claim: Claim) -> str | None:
    """A document that the sentences do not name so, in 《》 or without."""
    known = {found.title for found in find_titles(claim.cited)}
    marked = (f"《{found.title}》" for found in find_titles(claim.text) if found.title not in known)
    bare = (found[0] for found in _DOCUMENT.finditer(claim.text) if found[0] not in claim.cited)
    return next(marked, None) or next(bare, None)


def document_numbers(claim: Claim) -> str | None:
    """A document number 文号 that the sentences do not state."""
    known = {found.number for found in find_numbers(claim.cited)}
    return next((found.number for found in find_numbers(claim.text) if found.number not in known), None)


def names(claim: Claim) -> str | None:
    """A name that does not stand in the sentences, or there only as a piece of other words."""
    edges = {token.start for token in _tokens(claim.cited)} | {len(claim.cited)}
    known = {mention.name for mention in find_mentions(as_article(claim.sentences), claim.lexicon)}
    return next((name for name in _names(claim) if name not in known and not _stands(name, claim.cited, edges)), None)


def _names(claim: Claim) -> Iterator[str]:
    for mention in find_mentions(as_article((claim.text,)), claim.lexicon):
        yield mention.name
    for token in _tokens(claim.text):
        words = claim.text[token.start : token.end]
        if token.tag.startswith(_NAME_TAGS) and len(words) > 1:
            yield words


def _tokens(text: str) -> tuple[Token, ...]:
    """Words with the dates blotted out, of which 2023年江城市 would make 年江|城市."""
    return tokens(_TIME.sub(lambda found: "，" * len(found[0]), text))


def _stands(name: str, text: str, edges: set[int]) -> bool:
    """Whether the name stands there as words of their own: 江城市 is no part of 浙江|城市群."""
    at = text.find(name)
    while at >= 0:
        if at in edges and at + len(name) in edges:
            return True
        at = text.find(name, at + 1)
    return False
