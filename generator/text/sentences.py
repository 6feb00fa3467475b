"""Where sentences end: `split_sentences` cuts a paragraph into half-open ranges.

Only full stops, question and exclamation marks end a sentence (。！？!? and ……); a Chinese sentence may hold many clauses
joined by ；and ，. Closing quotation marks and brackets stay with the sentence that they close. A stop inside quotation
marks or brackets ends no sentence, unless the mark is never closed in the paragraph or the quotation is longer than
LONGEST_QUOTATION: cutting “甲。乙。” in two would leave both halves with half a pair of marks.
"""

from __future__ import annotations

STOPS = frozenset("。！？!?")
CLOSERS = frozenset("”’」』）)》〉】］]\"'")
PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "【": "】", "〔": "〕"}
LONGEST_QUOTATION = 240
"""Code points; the longest quotation that is kept whole (the corpus' longest of a leader's speech has 157)."""


def split_sentences(paragraph: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each sentence, in order, without the blanks around it.

    "甲乙。丙丁!”戊" -> 甲乙。 / 丙丁!” / 戊. Never raises; linear in the length.
    """
    closed_at = _closing_positions(paragraph)
    tail = len(paragraph.rstrip("…”’」』）) 　"))  # a …… ends a sentence only where nothing but closing marks follows
    ranges: list[tuple[int, int]] = []
    start = index = 0
    length = len(paragraph)
    while index < length:
        end_of_pair = closed_at.get(index, -1)
        if end_of_pair >= 0:
            index = end_of_pair
            if paragraph[index - 1] in STOPS and not _goes_on(paragraph, index + 1):
                index = _past_closers(paragraph, index + 1)
                ranges.append((start, index))
                start = index
            else:
                index += 1
            continue
        if paragraph[index] in STOPS or (paragraph[index] == "…" and index >= tail):
            index = _past_closers(paragraph, _past_stops(paragraph, index))
            ranges.append((start, index))
            start = index
            continue
        index += 1
    ranges.append((start, length))
    return tuple(trimmed for pair in ranges if (trimmed := _trim(paragraph, *pair)) is not None)


def _closing_positions(text: str) -> dict[int, int]:
    """Opening mark -> its closing mark, for outermost pairs not longer than LONGEST_QUOTATION."""
    stack: list[tuple[int, str]] = []
    found: dict[int, int] = {}
    for index, char in enumerate(text):
        if char in PAIRS:
            stack.append((index, PAIRS[char]))
            continue
        if stack and char in CLOSERS:
            depth = len(stack) - 1
            while depth >= 0 and depth >= len(stack) - 4 and stack[depth][1] != char:
                depth -= 1
            if depth >= 0 and stack[depth][1] == char:
                opened = stack[depth][0]
                del stack[depth:]
                if index - opened <= LONGEST_QUOTATION:
                    found[opened] = index
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
