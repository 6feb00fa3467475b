"""Abbreviations that the article uses without saying so: 甲城干部网络学院 … 甲网院.

An abbreviation takes one character from at least three words of the name in their order, the first from the first word and the
last one the name's own last character; it stands in the article at least twice, and is no word of the dictionary.
"""

from __future__ import annotations

from itertools import combinations, product

import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind

from generator.text.segment import tokens

LAST_CHARACTERS = frozenset("院校网会局委部办所社台盟")
MOST_WORDS = 7
FEWEST_USES = 2


def find_abbreviations(names: tuple[str, ...], texts: tuple[str, ...]) -> dict[str, str]:
    """Return abbreviation -> name, for those of the names that the texts abbreviate."""
    candidates: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if name[-1] in LAST_CHARACTERS and len(name) >= 6:
            for short in _shortened(name):
                candidates.setdefault(short, name)
    if not candidates:
        return {}
    patterns = sorted(candidates)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    uses: dict[str, int] = {}
    for text in texts:
        for which, start, end in automaton.find_matches_as_indexes(text):
            if not _in_word(text, start, end):
                uses[patterns[which]] = uses.get(patterns[which], 0) + 1
    return {short: candidates[short] for short in sorted(uses) if uses[short] >= FEWEST_USES}


def _shortened(name: str) -> set[str]:
    """Three or four characters, one of each chosen word."""
    words = [part.text for part in tokens(name) if part.text[0].isalnum()][:MOST_WORDS]
    found: set[str] = set()
    if len(words) < 3:
        return found
    for size in (1, 2):
        for middle in combinations(words[1:-1], size):
            for chosen in product({words[0][0], words[0][-1]}, *({word[0], word[-1]} for word in middle)):
                short = "".join(chosen) + name[-1]
                if short not in name:
                    found.add(short)
    return found


def _in_word(text: str, start: int, end: int) -> bool:
    """Whether the characters are a dictionary word, or parts of one that reaches beyond them."""
    position = max(0, start - 4)
    for word in rjieba.cut(text[position : end + 4], False):
        low, position = position, position + len(word)
        if (low == start and position == end) or low < start < position or low < end < position:
            return True
    return False
