"""Where one topic ends and the next begins 话题转换, by the words on both sides of a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from generator.split.sheet import Sheet
from generator.text.kinds import LineKind
from generator.text.segment import content_words, is_content, words

NEAR = 4
"""Paragraphs on each side whose words are compared."""
APART = 0.08
"""Weight of how unlike the words on both sides are, against the title's words. Of 49 titles taken out between two articles
0–0.005–0.02–0.04–0.08–0.16 place 29–31–31–32–35–35 at the right paragraph (3 and 6 paragraphs a side: 1–2 fewer)."""
_is_content = lru_cache(maxsize=65_536)(is_content)
WIDE = 400
"""Paragraphs looked at in one region; a longer one is not searched."""


def best_break(sheet: Sheet, title: str, region: range) -> int | None:
    """The line at which an article of this title most likely begins, inside the region; None when no line fits.

    Judged by how much more often the title's words stand after the line than before it.
    """
    wanted = set(content_words(title))
    lines = [index for index in region if sheet.kinds[index] is LineKind.TEXT and index not in sheet.copies][:WIDE]
    if not wanted or len(lines) < 2:
        return None
    counts = [Counter(word for word in content_words(sheet.lines[index].text) if word in wanted) for index in lines]
    sizes = [max(len(sheet.lines[index].text), 1) for index in lines]
    densities = [sum(count.values()) / size for count, size in zip(counts, sizes, strict=True)]
    kinds = [len(count) for count in counts]
    rifts = _rifts(sheet, lines)
    best, place = 0.0, None
    total, size_of_all, before, size_before = sum(map(sum_of, counts)), sum(sizes), 0, 0
    for turn, index in enumerate(lines):
        if turn:
            rise = (total - before) / max(size_of_all - size_before, 1) - before / max(size_before, 1)
            score = rise + 0.2 * densities[turn] + 0.002 * kinds[turn] + APART * rifts[turn]
            if score > best:
                best, place = score, index
        before += sum_of(counts[turn])
        size_before += sizes[turn]
    return place


def _rifts(sheet: Sheet, lines: list[int]) -> list[float]:
    """For each line how unlike the words on both sides are, 0–1: up to NEAR paragraphs each way."""
    words = bags([sheet.lines[index].text for index in lines])
    found = []
    for turn in range(len(words)):
        left: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for bag in words[max(0, turn - NEAR) : turn]:
            left.update(bag)
        for bag in words[turn : turn + NEAR]:
            right.update(bag)
        found.append(1 - likeness(left, right))
    return found


def sum_of(count: Counter[str]) -> int:
    """All occurrences."""
    return sum(count.values())


def likeness(left: Counter[str], right: Counter[str]) -> float:
    """Cosine of two bags of words, 0–1."""
    small, large = sorted((left, right), key=len)
    dot = sum(weight * large[word] for word, weight in small.items())
    norm = (sum(weight * weight for weight in left.values()) * sum(weight * weight for weight in right.values())) ** 0.5
    return dot / norm if norm else 0.0


def bags(texts: Sequence[str]) -> list[Counter[str]]:
    """The content words of each text."""
    found = []
    for text in texts:
        bag = Counter(words(text))
        found.append(Counter({word: count for word, count in bag.items() if _is_content(word)}))
    return found
