"""The outline of an article: its sections, and in each paragraph the head sentence and the members of its lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.analyse.claims.marks import INLINE, MEASURE, OPEN_PROBLEM, Ordinal, read_ordinal
from generator.model import Article, Block, BlockKind, Quote, Sentence
from generator.text.discourse import plain

LONGEST_HEAD = 48
"""Code points of a run-in head (the longest of 60 labelled ones has 42); above that common sentences are taken."""
LONGEST_OF_SERIES = 120
SERIES = 3
"""Paragraphs in a row that begin with a measure, from which the first sentences are heads however long."""
LONGEST_SIDE = 40
"""Code points of a 一方面… sentence that still reads as a list member and not as an argument."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article with the plain words of its sentences, so that they are made once."""

    article: Article
    words: tuple[str, ...]

    @classmethod
    def of(cls, article: Article) -> Text:
        """Make the plain words of every sentence."""
        return cls(article, tuple(plain(sentence.quote.text) for sentence in article.sentences))


@dataclass(frozen=True, slots=True)
class Item:
    """A listed point: a run-in head or a numbered member."""

    quote: Quote
    sentence: int
    paragraph: int
    ordinal: Ordinal | None
    head: bool
    """Whether it opens its paragraph."""

    @property
    def bare(self) -> str:
        """The words behind the ordinal, plain."""
        text = plain(self.quote.text)
        return text[self.ordinal.end :].lstrip(" ,:、") if self.ordinal else text


@dataclass(frozen=True, slots=True)
class Part:
    """The text under one heading; the first may stand before any heading."""

    heading: int
    """Index in `Article.blocks`, -1 before the first heading."""
    paragraphs: tuple[int, ...]
    """Indices in `Article.blocks`."""


def make_parts(article: Article) -> tuple[Part, ...]:
    """Return the parts in text order; a heading without text of its own gives an empty part."""
    parts: list[Part] = []
    heading, paragraphs = -1, list[int]()
    for index, block in enumerate(article.blocks):
        if block.kind is BlockKind.HEADING:
            if heading >= 0 or paragraphs:
                parts.append(Part(heading, tuple(paragraphs)))
            heading, paragraphs = index, []
        elif block.kind in (BlockKind.BODY, BlockKind.ITEM) and block.sentences:
            paragraphs.append(index)
    if heading >= 0 or paragraphs:
        parts.append(Part(heading, tuple(paragraphs)))
    return tuple(parts)


def find_items(text: Text, part: Part) -> tuple[Item, ...]:
    """Return the listed points of a part in text order: numbered members, and run-in heads where at least two stand.

    Where three paragraphs in a row begin with what is to be done, their first sentences are heads however long.
    """
    blocks = [text.article.blocks[index] for index in part.paragraphs]
    series = _series(text, blocks)
    heads = [item for block in blocks if (item := _head(text, block, block.sentences[0] in series)) is not None]
    bare = [item for item in heads if item.ordinal is None]
    if len(bare) < 2:
        heads = [item for item in heads if item.ordinal is not None]
    taken = {item.sentence for item in heads}
    inner = [item for block in blocks for item in _paired(tuple(_members(text, block, taken)))]
    return tuple(sorted((*heads, *inner), key=lambda item: (item.sentence, item.quote.start)))


def _series(text: Text, blocks: list[Block]) -> set[int]:
    """First sentences of at least SERIES paragraphs in a row that all begin with what is to be done."""
    found: set[int] = set()
    run: list[int] = []
    for block in blocks:
        first = block.sentences[0]
        words = text.words[first]
        if MEASURE.match(words) or _LEVEL.match(words):
            run.append(first)
        else:
            run = []
        if len(run) >= SERIES:
            found.update(run)
    return found


def _head(text: Text, block: Block, in_series: bool) -> Item | None:
    """Return the first sentence of a paragraph that is numbered, one of a series, or short with more text behind it."""
    sentence = text.article.sentences[block.sentences[0]]
    words = text.words[sentence.index]
    ordinal = read_ordinal(words)
    if ordinal is not None and ordinal.kind not in ("side", "word"):
        return Item(_until_list(sentence.quote), sentence.index, sentence.paragraph, ordinal, True)
    if in_series and len(words) <= LONGEST_OF_SERIES:
        return Item(sentence.quote, sentence.index, sentence.paragraph, None, True)
    if len(words) > LONGEST_HEAD or words[-1:] in ":?!" or ordinal is not None or len(block.sentences) < 2:
        return None
    if not OPEN_PROBLEM.search(words) and (MEASURE.match(words) or _reads_as_head(words)):
        return Item(sentence.quote, sentence.index, sentence.paragraph, None, True)
    return None


_LEVEL = re.compile(r"^(?:此外,|同时,|另外,)?在[^,。]{2,10}(?:层面|方面|上),")
"""在企业层面, …: one level of a series of measures."""
_LEANING = ("这", "此", "其", "该", "但", "而", "因", "所以", "然而", "不过", "同时", "此外", "当前", "近年", "目前", "比如", "例如", "随着",
            "为", "我国", "近日", "今年", "去年", "据", "记者", "当然", "由此", "不当", "谢谢", "同志们", "各位", "大家")  # fmt: skip
_ASSERTING = (
    "是",
    "不能",
    "成为",
    "决定",
    "已",
    "在于",
    "关键",
    "前提",
    "基础",
    "重要",
    "必然",
    "保障",
    "改变",
    "发展",
    "机制",
    "格局",
)


def _reads_as_head(text: str) -> bool:
    """Return a short statement or noun phrase that opens a paragraph without leaning on what went before."""
    if text.startswith(_LEANING) or (text.startswith("“") and "”" not in text):
        return False
    if len(text) <= 16:
        return True
    return len(text) <= 36 and any(word in text for word in _ASSERTING) and text.count(",") <= 1


def _members(source: Text, block: Block, taken: set[int]) -> Iterator[Item]:
    """Numbered sentences inside a paragraph, and 一是…;二是… inside a sentence."""
    for index in block.sentences:
        sentence = source.article.sentences[index]
        text = source.words[index]
        ordinal = read_ordinal(text)
        cuts = [match.start() for match in INLINE.finditer(text)]
        if cuts:
            yield from _inline(sentence, text, cuts, index in taken, ordinal)
        elif ordinal is not None and index not in taken and not (ordinal.kind == "side" and len(text) > LONGEST_SIDE):
            yield Item(sentence.quote, index, sentence.paragraph, ordinal, False)


def _paired(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Without 一方面 or 首先 that has no second beside it."""
    kinds = Counter(item.ordinal.kind for item in items if item.ordinal)
    alone = {kind for kind in ("side", "word") if kinds[kind] < 2}
    return tuple(item for item in items if item.ordinal is None or item.ordinal.kind not in alone)


def _inline(sentence: Sentence, text: str, cuts: list[int], taken: bool, ordinal: Ordinal | None) -> Iterator[Item]:
    starts = ([0] if ordinal is not None and not taken else []) + cuts
    ends = [*starts[1:], len(text)]
    for start, end in zip(starts, ends, strict=True):
        stop = end
        while stop > start and text[stop - 1] in ";:, ":
            stop -= 1
        member = read_ordinal(text[start:stop])
        if member is not None:
            yield Item(sentence.quote[start:stop], sentence.index, sentence.paragraph, member, False)


def _until_list(quote: Quote) -> Quote:
    """Return the part of a numbered head before an inline list begins."""
    match = INLINE.search(plain(quote.text))
    return quote[: match.start()] if match and match.start() > 4 else quote
