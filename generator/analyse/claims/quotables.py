"""Sentences worth quoting 金句: short, complete, and understood without what went before."""

from __future__ import annotations

import re

from generator.analyse.claims.marks import read_ordinal
from generator.analyse.claims.outline import Text
from generator.analyse.claims.scoring import EXAMPLE, LEADER, LEANING, OPENER
from generator.model import BlockKind, Point, PointKind

SHORTEST, LONGEST = 12, 64
"""Code points of a quotable sentence."""
TURN = re.compile(
    r"不是[^。]{2,24}而是|没有[^。]{2,20}就没有|只有[^。]{2,30}才能?|既[^。]{2,24}(?:又|也)|越[^。]{1,12}越|不在[^。]{2,16}而在|"
    r"不仅[^。]{2,30}(?:更|也|还)|是[^。]{1,30}的(?:[^。]{0,8})(?:关键|核心|前提|基础|基石|灵魂|根本|生命线|引擎|钥匙|源头|活水|先导|保障|抓手|载体|标志|要义|底色)"
)
_NOT_ALONE = re.compile(
    r"^(?:因此|因而|所以|同时|此外|另外|并且|而且|由此|可见|总之|综上|一方面|另一方面|也要|还|更|即|就|再|又|当然|尤其|特别是|换言之)"
)
_POINTING = re.compile(r"(?<![彼因如])(?:这|此(?!外|次))|上述|以下|如下|前者|后者|本文")


def find_quotables(text: Text) -> tuple[Point, ...]:
    """Find the quotable sentences in text order."""
    found: list[Point] = []
    heading = -1
    for at, block in enumerate(text.article.blocks):
        if block.kind is BlockKind.HEADING:
            heading = at
        if block.kind is not BlockKind.BODY:
            continue
        for place, index in enumerate(block.sentences):
            score = _score(text.words[index], place)
            if score > 0:
                quote = text.article.sentences[index].quote
                found.append(Point(PointKind.QUOTABLE, quote, index, heading, score=score))
    return tuple(found)


def _score(words: str, place: int) -> float:
    if not SHORTEST <= len(words) <= LONGEST or words[-1:] not in "。!”" or not _stands_alone(words):
        return 0.0
    turn = TURN.search(words)
    if turn is None:
        return 0.0
    return 0.6 + (0.2 if place == 0 else 0.0) + (0.2 if len(words) <= 40 else 0.0)


def _stands_alone(words: str) -> bool:
    if LEANING.match(words) or EXAMPLE.search(words) or LEADER.search(words) or OPENER.match(words):
        return False
    if _NOT_ALONE.match(words) or _POINTING.search(words) or read_ordinal(words) is not None:
        return False
    return words.count("“") == words.count("”")
