"""Where sentences end: `split_sentences` cuts a paragraph into half-open ranges.

Only full stops, question and exclamation marks end a sentence (。！？!? and ……); a Chinese sentence may hold many clauses
joined by ；and ，. Closing quotation marks and brackets stay with the sentence that they close. A stop inside quotation
marks or brackets ends no sentence, unless the mark is never closed in the paragraph or the quotation is longer than
LONGEST_QUOTATION: cutting “甲。乙。” in two would leave both halves with half a pair of marks.
"""

from __future__ import annotations

import re

STOPS = frozenset("。！？!?")
CLOSERS = frozenset("”’」』）)》〉】］]\"'")
PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "【": "】", "〔": "〕"}
LONGEST_QUOTATION = 240
"""Code points; the longest quotation that is kept whole (the corpus' longest of a leader's speech has 157)."""


_MARK = re.compile("[。！？!?…“‘「『（(《【〔]")
_PAIR = re.compile("[“”‘’「」『』（）()《》【】〔〕]")
_DEPTH = 5
"""How many unclosed marks are looked through for the one that a closing mark closes."""


def split_sentences(paragraph: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each sentence, in order, without the blanks around it.

    "甲乙。丙丁!”戊" -> 甲乙。 / 丙丁!” / 戊. Never raises; linear in the length.
    """
    closed_at = _closing_positions(paragraph)
    tail = len(paragraph.rstrip("…”’」』）) 　"))  # a …… ends a sentence only where nothing but closing marks follows
    ranges: list[tuple[int, int]] = []
    start = reached = 0
    for found in _MARK.finditer(paragraph):
        index = found.start()
        if index < reached:
            continue
        end = closed_at.get(index, -1)
        if end >= 0:
            reached = end + 1
            if paragraph[end - 1] in STOPS and not _goes_on(paragraph, end + 1):
                reached = _past_closers(paragraph, end + 1)
                ranges.append((start, reached))
                start = reached
        elif found[0] in STOPS or (found[0] == "…" and index >= tail):
            reached = _past_closers(paragraph, _past_stops(paragraph, index))
            ranges.append((start, reached))
            start = reached
    ranges.append((start, len(paragraph)))
    return tuple(trimmed for pair in ranges if (trimmed := _trim(paragraph, *pair)) is not None)


def _closing_positions(text: str) -> dict[int, int]:
    """Opening mark -> its closing mark, for pairs not longer than LONGEST_QUOTATION."""
    stack: list[tuple[int, str]] = []
    found: dict[int, int] = {}
    for match in _PAIR.finditer(text):
        index, char = match.start(), match[0]
        if char in PAIRS:
            stack.append((index, PAIRS[char]))
            continue
        for depth in range(1, min(len(stack), _DEPTH) + 1):
            if stack[-depth][1] == char:
                opened = stack[-depth][0]
                del stack[-depth:]
                if index - opened <= LONGEST_QUOTATION:
                    found[opened] = index
                break
    return found


def _goes_on(text: str, index: int) -> bool:
    """Whether the sentence goes on after a quotation that ends in a stop: “……。”的, “……?”，"""
    return index < len(text) and (text[index] in "的，,、；;：:——" or text[index] in STOPS)


def _past_stops(text: str, index: int) -> int:
    while index < len(text) and (text[index] in STOPS or text[index] == "…"):
        index += 1
    return index


def _past_closers(text: str, index: int) -> int:
    while index < len(text) and text[index] in CLOSERS:
        index += 1
    return index


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
