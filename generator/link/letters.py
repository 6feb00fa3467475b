"""The letters of all articles as one array, so that equal stretches are found by sorting numbers instead of comparing texts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from generator.model import Brief

SHORTEST = 20
"""Letters of the shortest passage (issue: from a clause of 20 characters up)."""
_BASE = 0x9E3779B97F4A7C15  # odd, so that powers of it stay distinct modulo 2**64


@dataclass(frozen=True, slots=True)
class Letters:
    """`codes[starts[a]:starts[a + 1]]` are the letters and digits of article `a`, punctuation and blanks left out."""

    codes: Any
    """numpy uint32."""
    starts: Any
    """numpy int64, one more than there are articles."""

    def owner(self, position: int) -> int:
        """Article of a position in `codes`."""
        return bisect_right(self.starts, position) - 1


@dataclass(frozen=True, slots=True)
class Page:
    """One article's sentences as one string, with where each sentence begins and which characters are letters."""

    text: str
    sentences: tuple[int, ...]
    """Offset of each sentence in `text`."""
    letters: tuple[int, ...]
    """Offset in `text` of each letter."""

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
    return Page(joined, tuple(starts), tuple(index for index, char in enumerate(joined) if char.isalnum()))


def lay_letters(briefs: tuple[Brief, ...]) -> Letters:
    """All letters of all articles, one article after the other."""
    import numpy as np

    pieces = []
    starts = np.zeros(len(briefs) + 1, dtype=np.int64)
    for row, brief in enumerate(briefs):
        text = "".join(sentence.quote.text for sentence in brief.article.sentences)
        letters = "".join(filter(str.isalnum, text))
        codes = np.frombuffer(letters.encode("utf-32-le"), dtype=np.uint32)
        pieces.append(codes)
        starts[row + 1] = starts[row] + len(codes)
    return Letters(np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.uint32), starts)


def hash_windows(letters: Letters, size: int = SHORTEST) -> Any:
    """uint64 hash of the `size` letters from each position on; windows that leave their article are not marked here."""
    import numpy as np

    count = max(len(letters.codes) - size + 1, 0)
    total = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for shift in range(size):
            total *= np.uint64(_BASE)
            total += letters.codes[shift : shift + count]
        total ^= total >> np.uint64(29)
        total *= np.uint64(0xBF58476D1CE4E5B9)
        total ^= total >> np.uint64(32)
    return total


def inside_articles(letters: Letters, size: int = SHORTEST) -> Any:
    """Boolean per window: whether it ends in the article where it begins."""
    import numpy as np

    count = max(len(letters.codes) - size + 1, 0)
    inside = np.ones(count, dtype=bool)
    for end in letters.starts[1:-1].tolist():
        inside[max(end - size + 1, 0) : end] = False
    return inside
