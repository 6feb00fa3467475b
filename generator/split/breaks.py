"""Where one topic ends and the next begins 话题转换, by the words on both sides of a line."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from generator.split.sheet import Sheet
from generator.text.kinds import LineKind
from generator.text.segment import content_words, is_content, words

NEAR = 4
"""Paragraphs on each side whose words are compared."""
WIDE = 400
"""Paragraphs looked at in one region; a longer one is not searched."""
AFTER, KINDS, RIFT, EVEN, LEANS = 4.0, 3.0, 8.0, 0.5, -2.0
"""Weights of the evidence, those of a multinomial regression, rounded. Of 293 titles taken out between two articles, from one
collection or from two, 0.77 were placed at the right paragraph by AFTER, KINDS and RIFT alone, 0.83 with EVEN, 0.85 with LEANS
(five-fold by collection)."""
MARKED = 6.0
"""Weight of a byline, a salutation or another text's closing line above: nearly decides (chosen; few texts measured have any)."""
_CLOSING = re.compile("谢谢|此致|敬礼|[（(]?(?:责任编辑|责编|编辑|审核|校对)")
_LEANING = re.compile(
    "[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|再次|再者|最后|此外|同时|另外|一方面|另一方面|因此|所以|然而|但|不过|"
    "[其这该此也还又而更要]|与此|对此|为此|总之|例如|比如|可见|综上|接下来|下一步|围绕|坚持|加强|加快|推动|推进|健全|完善|强化|提升|"
    "打造|构建|建立|优化|引导|支持|促进"
)
"""A paragraph that opens so goes on with something or is a measure: seldom does an article begin with it."""
_is_content = lru_cache(maxsize=65_536)(is_content)


def best_break(sheet: Sheet, title: str, region: range) -> int | None:
    """The line at which an article of this title most likely begins, inside the region; None when no line fits.

    Judged by the title's words, which stand after the line rather than before it and the rarer the weightier, by the change of
    all words there, by lengths that are not too uneven, and by a paragraph that can open a text.
    """
    lines = [index for index in region if sheet.kinds[index] is LineKind.TEXT and index not in sheet.copies][:WIDE]
    counts = _title_words(sheet, title, lines)
    spread = Counter(word for count in counts for word in count)
    if len(lines) < 2:
        return None
    rare = {word: math.log(1 + len(lines) / times) for word, times in spread.items()}
    said = [sum(rare[word] * times for word, times in count.items()) for count in counts]
    ends = list(accumulate(max(len(sheet.lines[index].text), 1) for index in lines))
    saids = list(accumulate(said))
    rifts = _rifts(sheet, lines)

    def score(turn: int) -> float:
        before, after = ends[turn - 1], ends[-1] - ends[turn - 1]
        dense, dense_after = saids[turn - 1] / before, (saids[-1] - saids[turn - 1]) / after
        return (
            (AFTER * dense_after / (dense + dense_after) if rare else 0.0)
            + (KINDS * sum(rare[word] for word in counts[turn]) / sum(rare.values()) if rare else 0.0)
            + RIFT * rifts[turn]
            - EVEN * math.log(before / after) ** 2
            + LEANS * (_LEANING.match(sheet.lines[lines[turn]].text) is not None)
            + (MARKED if _is_marked(sheet, lines[turn]) else 0.0)
        )

    return _head(sheet, lines[max(range(1, len(lines)), key=score)])


def _head(sheet: Sheet, at: int) -> int:
    """The first of the lines right above a paragraph that can only belong to it: 各位同志, a byline, a date."""
    opens = (LineKind.SALUTATION, LineKind.BYLINE, LineKind.LABELS)
    while at and sheet.kinds[at - 1] in opens and not _CLOSING.match(sheet.lines[at - 1].text):
        at -= 1
    return at


def _is_marked(sheet: Sheet, at: int) -> bool:
    above = max(at - 1, 0)
    closes = sheet.kinds[above] is LineKind.NOTE or _CLOSING.match(sheet.lines[above].text) is not None
    return closes or _head(sheet, at) < at


def _title_words(sheet: Sheet, title: str, lines: Sequence[int]) -> list[Counter[str]]:
    wanted = set(content_words(title))
    return [Counter(word for word in content_words(sheet.lines[index].text) if word in wanted) for index in lines]


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


LONG_TITLE = 8
"""Code points of a title, on the average; names of chapters are shorter."""
SHARED = (0.12, 0.04)
"""Words that stand in all sections, as a share of the shortest one's, for two sections and for more. Of two articles drawn from 52
the share is 0.06 in the middle and 0.10 at three quarters, of three 0.01 and 0.03; of halves of one 0.15, a quarter below 0.09;
of thirds 0.07, a quarter below 0.03."""


def are_apart(sheet: Sheet, titles: Sequence[int]) -> bool:
    """Whether these lines are as long as titles, and the texts below them have hardly a word in common."""
    if sum(len(sheet.lines[index].text) for index in titles) < LONG_TITLE * len(titles):
        return False
    ends = [*titles[1:], len(sheet.lines)]
    texts = ["\n".join(line.text for line in sheet.lines[at + 1 : end]) for at, end in zip(titles, ends, strict=True)]
    found = [set(bag) for bag in bags(texts)]
    return len(set.intersection(*found)) <= SHARED[len(titles) > 2] * min(map(len, found))
