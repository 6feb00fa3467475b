"""Paragraphs -> blocks and sentences; cutting a quote into ranges in one pass over its spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.clean.structure import Paragraph
from generator.model import Block, BlockKind, Quote, Sentence, Span
from generator.text.sentences import split_sentences

_WHOLE = (BlockKind.HEADING, BlockKind.SALUTATION)


def cut_quote(quote: Quote, ranges: Iterable[tuple[int, int]]) -> tuple[Quote, ...]:
    """`quote[a:b]` for each of these rising ranges; linear in ranges and spans together."""
    found: list[Quote] = []
    turn, offset = 0, 0
    for start, stop in ranges:
        while turn < len(quote.spans) and offset + len(quote.spans[turn]) <= start:
            offset += len(quote.spans[turn])
            turn += 1
        spans: list[Span] = []
        at, base = turn, offset
        while at < len(quote.spans) and base < stop:
            span = quote.spans[at]
            low, high = max(start, base), min(stop, base + len(span))
            if low < high:
                spans.append(Span(span.start + low - base, span.start + high - base))
            base += len(span)
            at += 1
        found.append(Quote(tuple(spans), quote.text[start:stop]))
    return tuple(found)


def make_blocks(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Block, ...], tuple[Sentence, ...]]:
    """Blocks in reading order with their sentences; a heading is one sentence, a table has none."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for paragraph in paragraphs:
        if paragraph.kind is BlockKind.TABLE:
            ranges: tuple[tuple[int, int], ...] = ()
        elif paragraph.kind in _WHOLE:
            ranges = ((0, len(paragraph.quote.text)),)
        else:
            ranges = split_sentences(paragraph.quote.text)
        indices = []
        for quote in cut_quote(paragraph.quote, ranges):
            indices.append(len(sentences))
            sentences.append(Sentence(len(sentences), quote, len(blocks)))
        blocks.append(
            Block(paragraph.kind, paragraph.quote, paragraph.rule, paragraph.level, tuple(indices), paragraph.cells)
        )
    return tuple(blocks), tuple(sentences)
