"""Articles told apart by their title lines alone: the reading of all short lines as titles or sub-headings that fits best.

A title line and a sub-heading look alike. What tells them apart: the words change at a title and go on at a sub-heading;
a title is followed by a short lead and then sub-headings, or by a whole article without any; numbers 一、二、 run on inside an
article and start anew in the next; articles have a usual length. A dynamic programme weighs all of it over the whole file.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from generator.split.breaks import bags, likeness
from generator.split.sheet import Opening, Sheet
from generator.text.facts import is_dateline
from generator.text.kinds import LineKind
from generator.text.lines import ends_sentence
from generator.text.outline import ordinal

USUAL = 1_900
"""Code points of a usual article (geometric mean of the 56 articles above 300 in the labelled and own texts: 1,996)."""
SPREAD = 0.55
"""Deviation of the logarithm of that length (measured 0.40; wider, because other collections will differ)."""
LIKE = 0.38
"""Likeness of words across a line at which title and sub-heading are equally likely. Swept with WEIGHT over three
compilations without their contents lists (94 short lines, 33 titles): errors 4 to 0 for 0.28–0.42, none at WEIGHT 7 from 0.36."""
WEIGHT = 7.0
"""Of likeness against structure (5, 7, 9, 11, 13 tried: 0–4, 0–3, 0–3, 1–2, 1–2 errors)."""
SHORTEST_FILE = 1_500
WINDOW = 1_200
NEAR = 400
_HEAD = 4
"""Lines among which a file's own title stands."""
MOST_HEADINGS = 30
"""Short lines one article can have; bounds the work per line."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A short line: its index, whether it may be a title, and how alike the words on both sides are (0–1)."""

    at: int
    free: bool
    like: float
    bonus: float


def by_titles(sheet: Sheet) -> tuple[Opening, ...]:
    """Openings of two or more articles, in order; () when one article is the better reading."""
    size = sum(len(line.text) for line, kind in zip(sheet.lines, sheet.kinds, strict=True) if kind is LineKind.TEXT)
    if size < SHORTEST_FILE:
        return ()
    candidates = _candidates(sheet)
    if not any(candidate.free for candidate in candidates[1:]) and not (
        candidates and candidates[0].at > 0 and candidates[0].free
    ):
        return ()
    if _is_one_text(sheet, candidates):
        return ()
    chosen = _best(sheet, candidates)
    if len(chosen) < 2:
        return ()
    return tuple(_opening(sheet, candidates[turn] if turn >= 0 else None) for turn in chosen)


_ONE_TEXT = re.compile(
    r".{4,}(?:报告|汇报|总结|综述|规划|纲要|方案|白皮书|蓝皮书|公报|办法|条例|纪要|要点|意见|情况)(?:[（(].{1,20}[)）])?"
)
_AS_FOLLOWS = re.compile(
    r"(?:如下|以下[\u4e00-\u9fff几]{1,4}(?:点|个方面|部分))[。:：]?$|(?:分为|共分|包括)[一二三四五六七八九十\d]{1,2}(?:个?部分|章)"
)
_LABELLED = re.compile(r"[^:：]{2,8}[:：]")
STRONG = 2.0
"""Bonus from which on a line is another article's title whatever the first title says."""


def _is_one_text(sheet: Sheet, candidates: list[_Candidate]) -> bool:
    """Whether the head or the short lines themselves say that they are chapters of one text.

    A report's title, or a lead that ends 报告如下, announces chapters; so do short lines that are all of one form (农业:…).
    """
    free = [candidate for candidate in candidates if candidate.free]
    if any(candidate.bonus >= STRONG for candidate in free if candidate.at > 0):
        return False
    below = [sheet.lines[candidate.at].text for candidate in free if candidate.at > free[0].at]
    if len(below) >= 3 and sum(_LABELLED.match(text) is not None for text in below) * 5 >= 4 * len(below):
        return True
    first = free[0].at
    if first > _HEAD:
        return False
    lead = [line.text for line in sheet.lines[first + 1 : first + 4]]
    return _ONE_TEXT.fullmatch(sheet.lines[first].text) is not None or any(_AS_FOLLOWS.search(text) for text in lead)


def _opening(sheet: Sheet, candidate: _Candidate | None) -> Opening:
    if candidate is None:
        return Opening(0, None, "title-line", 0.6)
    text = sheet.lines[candidate.at].text
    confidence = max(0.35, min(0.9, 0.62 + (LIKE - candidate.like) + candidate.bonus / 10))
    doubt = f"“{text}”可能是小标题,而不是新文章的标题" if confidence < 0.6 else ""
    return Opening(candidate.at, sheet.quote(candidate.at), "title-line", round(confidence, 2), doubt=doubt)


def _candidates(sheet: Sheet) -> list[_Candidate]:
    heads = [
        index
        for index, kind in enumerate(sheet.kinds)
        if kind in (LineKind.SHORT, LineKind.NUMBERED) and index not in sheet.copies
    ]
    inside, restarts = _numbering(sheet)
    words = bags(
        [line.text if kind is LineKind.TEXT else "" for line, kind in zip(sheet.lines, sheet.kinds, strict=True)]
    )
    _weigh(words)
    found = []
    for turn, index in enumerate(heads):
        before, after = index - 1, index + 1
        free = (
            sheet.kinds[index] is LineKind.SHORT
            and index not in inside
            and (index == 0 or sheet.kinds[before] is not LineKind.TEXT or ends_sentence(sheet.lines[before].text))
            and after < len(sheet.lines)
            and not (turn and heads[turn - 1] == before and sheet.kinds[before] is LineKind.SHORT)
            and (index == 0 or sheet.kinds[before] is not LineKind.NUMBERED)
        )
        stop_before = heads[turn - 1] if turn else -1
        stop_after = heads[turn + 1] if turn + 1 < len(heads) else len(sheet.lines)
        while stop_after < len(sheet.lines) and stop_after - index == 1 and sheet.kinds[stop_after] is LineKind.SHORT:
            stop_after += 1
        far = likeness(
            _window(sheet, words, range(before, -1, -1), WINDOW),
            _window(sheet, words, range(after, len(words)), WINDOW),
        )
        near = likeness(
            _window(sheet, words, range(before, stop_before, -1), NEAR),
            _window(sheet, words, range(after, min(max(stop_after, after + 1), len(words))), NEAR),
        )
        found.append(_Candidate(index, free, (far + near) / 2, _bonus(sheet, index, restarts)))
    return found


def _weigh(words: list[Counter[str]]) -> None:
    """Make words that stand in every paragraph of the file weigh less (in place)."""
    total = sum(1 for bag in words if bag)
    spread = Counter(word for bag in words for word in bag)
    for bag in words:
        for word in bag:
            bag[word] = bag[word] * math.log(1 + total / spread[word])  # type: ignore[assignment]


def _window(sheet: Sheet, words: list[Counter[str]], region: range, limit: int) -> Counter[str]:
    bag: Counter[str] = Counter()
    size = 0
    for index in region:
        if words[index]:
            bag.update(words[index])
            size += len(sheet.lines[index].text)
            if size >= limit:
                break
    return bag


def _bonus(sheet: Sheet, index: int, restarts: set[int]) -> float:
    """Evidence beside the words, in the same unit as the structure's: 3 is nearly certain."""
    bonus = 2.0 if index in restarts else 0.0
    before = sheet.kinds[index - 1] if index else None
    if before in (LineKind.NOTE, LineKind.LABELS, LineKind.FURNITURE):
        bonus += 2.5 if before is LineKind.NOTE else 1.0
    below = index + 1
    if below < len(sheet.kinds) and (
        sheet.kinds[below] in (LineKind.BYLINE, LineKind.DATE, LineKind.LABELS) or is_dateline(sheet.lines[below].text)
    ):
        bonus += 2.5
    return bonus


def _numbering(sheet: Sheet) -> tuple[set[int], set[int]]:
    """Lines inside a run of numbers (一、 … 二、), and short lines right before a first-rank number that starts anew."""
    numbers = [
        (index, number)
        for index, kind in enumerate(sheet.kinds)
        if kind is LineKind.NUMBERED and index not in sheet.copies and (number := ordinal(sheet.lines[index].text))
    ]
    depth = [0] * (len(sheet.lines) + 1)
    last: dict[int, tuple[int, int]] = {}
    restarts: set[int] = set()
    top = min((number.rank for _, number in numbers), default=0)
    previous_head = -1
    for index, number in numbers:
        rank = number.rank
        before = last.get(rank)
        if before is not None and number.value == before[1] + 1:
            depth[before[0]] += 1
            depth[index] -= 1
        elif number.value == 1 and rank == top and (before is None or before[1] >= 2 or previous_head >= 0):
            head = index - 1
            while head > previous_head and sheet.kinds[head] is not LineKind.SHORT:
                head -= 1
            if head > previous_head and before is not None:
                restarts.add(head)
        last[rank] = (index, number.value)
        for lower in [other for other in last if other > rank]:
            del last[lower]
        previous_head = index
    inside, level = set(), 0
    for index in range(len(sheet.lines)):
        level += depth[index]
        if level > 0:
            inside.add(index)
    return inside, restarts


def _best(sheet: Sheet, candidates: list[_Candidate]) -> list[int]:
    """Turns of the candidates that are titles in the best reading; -1 stands for the file's beginning without a title."""
    sizes = [0]
    for line, kind, index in zip(sheet.lines, sheet.kinds, range(len(sheet.lines)), strict=True):
        sizes.append(sizes[-1] + (len(line.text) if kind is LineKind.TEXT and index not in sheet.copies else 0))
    nodes = [-1] if not candidates or sizes[candidates[0].at] > 0 or not candidates[0].free else []
    nodes += [turn for turn, candidate in enumerate(candidates) if candidate.free]
    ends = [candidates[turn].at if turn >= 0 else 0 for turn in nodes] + [len(sheet.lines)]
    best = [0.0] + [-math.inf] * len(nodes)
    came = [0] * (len(nodes) + 1)
    for late in range(1, len(nodes) + 1):
        for early in range(max(0, late - MOST_HEADINGS), late):
            score = best[early] + _article(
                candidates,
                sizes,
                nodes[early],
                (ends[early], ends[late], nodes[late] if late < len(nodes) else len(candidates)),
            )
            if score > best[late]:
                best[late], came[late] = score, early
    chosen, at = [], len(nodes)
    while at > 0:
        at = came[at]
        chosen.append(nodes[at])
    return chosen[::-1]


def _article(candidates: list[_Candidate], sizes: list[int], turn: int, bounds: tuple[int, int, int]) -> float:
    """How well lines `start`..`end` read as one article with candidate `turn` as its title; `stop` is the next title's turn."""
    start, end, stop = bounds
    size = sizes[end] - sizes[start]
    score = -min(6.0, (math.log(max(size, 1) / USUAL) / SPREAD) ** 2 / 2) - 1.0
    if size > USUAL:
        score = max(score, -2.5)
    below = [candidate for candidate in candidates[turn + 1 : stop] if candidate.at > start]
    if turn >= 0:
        title = candidates[turn]
        score += WEIGHT * (LIKE - title.like) / 2 + title.bonus if start > 0 else 0.0
    unnumbered = [candidate for candidate in below if candidate.free]
    score -= sum(WEIGHT * (LIKE - candidate.like) / 2 + candidate.bonus for candidate in unnumbered)
    if below:
        lead = sizes[below[0].at] - sizes[start]
        score += 0.7 if 60 <= lead <= 520 else -0.7
        score -= 1.2 if len(below) == 1 else 0.0
    return score
