"""Builders of values for tests, so that input and expectation stand on one screen."""

from __future__ import annotations

import hashlib

from generator.model import (
    Article,
    ArticleId,
    Block,
    BlockKind,
    Fact,
    Quote,
    Sentence,
    Source,
    Span,
)
from generator.text.sentences import split_sentences


def quote_at(text: str, start: int, end: int) -> Quote:
    """The Quote of `text[start:end]` as one span."""
    return Quote((Span(start, end),), text[start:end])


def make_article(text: str, title: str = "题目", *, path: str = "a.txt", id: str = "") -> Article:
    """An Article of plain text: a line beginning with `# ` (`## `) is a heading of level 1 (2), every other line a paragraph.

    Offsets are those of `text` itself.
    """
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\r\n")
        start = offset
        offset += len(line)
        if not body.lstrip("#").strip():
            continue
        level = len(body) - len(body.lstrip("#"))
        first = start + (level + 1 if level else 0)
        quote = quote_at(text, first, start + len(body))
        ranges = ((0, len(quote.text)),) if level else split_sentences(quote.text)
        indices = []
        for low, high in ranges:
            indices.append(len(sentences))
            sentences.append(Sentence(len(sentences), quote[low:high], len(blocks)))
        kind = BlockKind.HEADING if level else BlockKind.BODY
        blocks.append(Block(kind, quote, "test", level, tuple(indices)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=ArticleId(id or f"t-{digest[:8]}"),
        source=Source(path, digest, "utf-8"),
        place=0,
        title=Fact(title),
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        body=Span(0, len(text)),
        chars=sum(1 for char in text if not char.isspace()),
    )
