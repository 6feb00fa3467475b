"""The letters of all articles as one array, so that equal stretches are found by sorting numbers instead of comparing texts."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from generator.model import Brief

SHORTEST = 20
"""Letters of the shortest passage (issue: from a clause of 20 characters up)."""
_AT_ONCE = 1_000_000
"""Windows hashed together, which bounds the memory of what lies between."""
_BASE = 0x9E3779B97F4A7C15  # odd, so that powers of it stay distinct modulo 2**64


@dataclass(frozen=True, slots=True)
class Letters:
    """`codes[starts[a]:starts[a + 1]]` are the letters and digits of article `a`, punctuation and blanks left out."""

    codes: Any
    """numpy uint32."""
    starts: tuple[int, ...]
    """One more than there are articles."""

    def owner(self, position: int) -> int:
        """Article of a position in `codes`."""
        return bisect_right(self.starts, position) - 1


@dataclass(frozen=True, slots=True)
class Page:
    """One article's sentences as one string, with where each sentence begins and which characters are letters."""

    text: str
    sentences: tuple[int, ...]
    """Offset of each sentence in `text`."""
    letters: array[int]
    """Offset in `text` of each letter; an array because a tuple of them takes nine times the memory."""

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds this offset."""
        return bisect_right(self.sentences, offset) - 1


def open_page(brief: Brief) -> Page:
    """Lay out one article; `letters` in the order and number of its stretch of `Letters.codes`."""
    texts = [sentence.quote.text for sentence in brief.article.sentences]
    starts, offset = [], 0
    for text in texts:
        starts.append(offset)
        offset += len(text)
    joined = "".join(texts)
    letters = array("I", (index for index, char in enumerate(joined) if char.isalnum()))
    return Page(joined, tuple(starts), letters)


def lay_letters(briefs: tuple[Brief, ...]) -> Letters:
    """All letters of all articles, one article after the other."""
    import numpy as np

    data = bytearray()
    starts = [0]
    for brief in briefs:
        text = "".join(sentence.quote.text for sentence in brief.article.sentences)
        data += "".join(filter(str.isalnum, text)).encode("utf-32-le")
        starts.append(len(data) // 4)
    return Letters(np.frombuffer(data, dtype=np.uint32), tuple(starts))


def hash_windows(letters: Letters, size: int = SHORTEST) -> Any:
    """uint64 hash of the `size` letters from each position on; windows that leave their article are not marked here."""
    import numpy as np

    count = max(len(letters.codes) - size + 1, 0)
    hashes = np.zeros(count, dtype=np.uint64)
    for start in range(0, count, _AT_ONCE):
        part = hashes[start : start + _AT_ONCE]
        with np.errstate(over="ignore"):
            for shift in range(start, start + size):
                part *= np.uint64(_BASE)
                part += letters.codes[shift : shift + len(part)]
            part ^= part >> np.uint64(29)
            part *= np.uint64(0xBF58476D1CE4E5B9)
            part ^= part >> np.uint64(32)
    return hashes


def inside_articles(letters: Letters, size: int = SHORTEST) -> Any:
    """Boolean per window: whether it ends in the article where it begins."""
    import numpy as np

    count = max(len(letters.codes) - size + 1, 0)
    inside = np.ones(count, dtype=bool)
    for end in letters.starts[1:-1]:
        inside[max(end - size + 1, 0) : end] = False
    return inside
