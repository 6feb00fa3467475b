"""What the checks look at: a phrased line, the sentences it cites, and what the analysers find in both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.lexicon import EMPTY, Lexicon
from generator.model import Article, ArticleId, Block, BlockKind, Fact, Quote, Sentence, Source, Span
from generator.text.numerals import reading_copy
from generator.text.scripts import simplify


@dataclass(frozen=True)  # no slots: cached_property keeps its value in the instance
class Claim:
    """A line that a model phrased, and all that it may say."""

    text: str
    sentences: tuple[str, ...]
    """The cited sentences, whole, in text order."""
    most: int
    """Code points the line may have."""
    lexicon: Lexicon = EMPTY

    @cached_property
    def cited(self) -> str:
        """The cited sentences, one a line."""
        return "\n".join(self.sentences)

    @cached_property
    def copy(self) -> str:
        """Reading copy of the line: one width of digits and marks."""
        return reading_copy(self.text)

    @cached_property
    def cited_copy(self) -> str:
        """Reading copy of the cited sentences."""
        return reading_copy(self.cited)

    @cached_property
    def plain(self) -> str:
        """The line in simplified script."""
        return simplify(self.text)

    @cached_property
    def cited_plain(self) -> str:
        """The cited sentences in simplified script."""
        return simplify(self.cited)


def as_article(sentences: tuple[str, ...]) -> Article:
    """An article of these sentences alone, a paragraph each: nothing around them lends them a period, place or subject."""
    quotes, at = [], 0
    for text in sentences:
        quotes.append(Quote((Span(at, at + len(text)),), text))
        at += len(text)
    return Article(
        id=ArticleId("phrase"),
        source=Source("", "", "utf-8"),
        place=0,
        title=Fact(""),
        blocks=tuple(Block(BlockKind.BODY, quote, "phrase", 0, (index,)) for index, quote in enumerate(quotes)),
        sentences=tuple(Sentence(index, quote, index) for index, quote in enumerate(quotes)),
    )
