"""One file through read, split and clean, for tests of these stages, and the laws that hold for every file."""

from __future__ import annotations

from generator.clean import clean, ledger
from generator.model import FILLER, Article, Document, Ledger, RawFile
from generator.read import read
from generator.split import Cuts, split


def stage(data: str | bytes, path: str = "a.txt", cuts: Cuts = Cuts()) -> tuple[Document, tuple[Article, ...], Ledger]:  # noqa: B008
    """The first document of a file, its articles and its ledger."""
    raw = data.encode() if isinstance(data, str) else data
    document = read(RawFile(path, raw))[0]
    parts = split(document, cuts)
    articles = tuple(clean(part) for part in parts)
    return document, articles, ledger(document, parts, articles)


def bodies(article: Article) -> list[str]:
    """The text of every block."""
    return [block.quote.text for block in article.blocks]


def headings(article: Article) -> list[tuple[int, str]]:
    """(level, text) of the headings."""
    return [(block.level, block.quote.text) for block in article.blocks if block.level]


def broken_laws(document: Document, articles: tuple[Article, ...], entries: Ledger) -> list[str]:
    """What is wrong with quotes and partition; [] when every law holds."""
    flaws = []
    at = 0
    for entry in entries.entries:
        if entry.span.start != at or entry.span.end <= at:
            flaws.append(f"ledger: {entry} does not follow {at}")
            break
        if entry.rule == "unclassified":
            flaws.append(f"unclassified: {document.view[entry.span.start : entry.span.end]!r}")
        at = entry.span.end
    if at != len(document.text):
        flaws.append(f"ledger ends at {at} of {len(document.text)}")
    for article in articles:
        now = {repair.span.start: repair.now for repair in article.repairs}
        quotes = [sentence.quote for sentence in article.sentences] + [block.quote for block in article.blocks]
        for quote in quotes:
            words = "".join(now.get(i, document.view[i]) for span in quote.spans for i in range(span.start, span.end))
            if words != quote.text or FILLER in words or len(words.splitlines()) > 1 or not words.strip():
                flaws.append(f"quote: {quote.text!r} / {words!r}")
        order = [span for sentence in article.sentences for span in sentence.quote.spans]
        if order != sorted(order):
            flaws.append(f"order: {article.title.text}")
    return flaws
