"""The outline of an article: its sections, and in each paragraph the head sentence and the members of its lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analyse.claims.marks import INLINE, MEASURE, Ordinal, plain, read_ordinal
from generator.model import Article, Block, BlockKind, Quote, Sentence

LONGEST_HEAD = 48
"""Code points of a run-in head; 30-60 tried on 24 labelled articles, 44-52 equal, above that common sentences are taken."""
LONGEST_SIDE = 40
"""Code points of a 一方面… sentence that still reads as a list member and not as an argument."""


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
    """The parts in text order; a heading without text of its own gives an empty part."""
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


def find_items(article: Article, part: Part) -> tuple[Item, ...]:
    """The listed points of a part in text order: numbered members, and run-in heads where at least two stand alike."""
    heads = [item for index in part.paragraphs if (item := _head(article, article.blocks[index])) is not None]
    numbered = [item for item in heads if item.ordinal is not None]
    bare = [item for item in heads if item.ordinal is None]
    if len(bare) < 2:
        bare = []
    taken = {item.sentence for item in (*numbered, *bare)}
    inner = [item for index in part.paragraphs for item in _members(article, article.blocks[index], taken)]
    return tuple(sorted((*numbered, *bare, *inner), key=lambda item: (item.sentence, item.quote.start)))


def _head(article: Article, block: Block) -> Item | None:
    """The first sentence of a paragraph, if it is short, or numbered, and more text follows it."""
    sentence = article.sentences[block.sentences[0]]
    text = plain(sentence.quote.text)
    ordinal = read_ordinal(text)
    if ordinal is not None and ordinal.kind not in ("side", "word"):
        return Item(_until_list(sentence.quote), sentence.index, sentence.paragraph, ordinal, True)
    if len(text) > LONGEST_HEAD or text[-1:] in ":?!" or ordinal is not None:
        return None
    if len(block.sentences) < 2 and not MEASURE.match(text):
        return None
    if not MEASURE.match(text) and not _reads_as_head(text):
        return None
    return Item(sentence.quote, sentence.index, sentence.paragraph, None, True)


_LEANING = ("这", "此", "其", "该", "但", "而", "因", "所以", "然而", "不过", "同时", "此外", "当前", "近年", "目前", "比如", "例如", "随着",
            "为", "我国", "近日", "今年", "去年", "据", "记者", "当然", "由此")  # fmt: skip
_ASSERTING = ("是", "不能", "成为", "决定", "已", "在于", "关键", "前提", "基础", "重要", "必然", "保障", "改变", "发展", "机制", "格局")


def _reads_as_head(text: str) -> bool:
    """A short statement or noun phrase that opens a paragraph without leaning on what went before."""
    if text.startswith(_LEANING) or "“" in text[:1] and "”" not in text:
        return False
    if len(text) <= 16:
        return True
    return len(text) <= 36 and any(word in text for word in _ASSERTING) and text.count(",") <= 1


def _members(article: Article, block: Block, taken: set[int]) -> Iterator[Item]:
    """Numbered sentences inside a paragraph, and 一是…;二是… inside a sentence."""
    for index in block.sentences:
        sentence = article.sentences[index]
        text = plain(sentence.quote.text)
        ordinal = read_ordinal(text)
        cuts = [match.start() for match in INLINE.finditer(text)]
        if cuts:
            yield from _inline(sentence, text, cuts, index in taken, ordinal)
        elif ordinal is not None and index not in taken and not (ordinal.kind == "side" and len(text) > LONGEST_SIDE):
            yield Item(sentence.quote, index, sentence.paragraph, ordinal, False)


def _inline(
    sentence: Sentence, text: str, cuts: list[int], taken: bool, ordinal: Ordinal | None
) -> Iterator[Item]:
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
    """The part of a numbered head before an inline list begins."""
    match = INLINE.search(plain(quote.text))
    return quote[: match.start()] if match and match.start() > 4 else quote
