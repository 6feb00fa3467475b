"""The corpus as `link` sees it: briefs in order, and the weighted words of each article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.link.rules import LinkRules
from generator.model import ArticleId, BlockKind, Brief, Evidence, Quote
from generator.text.segment import content_words

TITLE_WEIGHT = 4
HEADING_WEIGHT = 2
KEYWORD_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Corpus:
    """Briefs sorted by id, and their words as a matrix of TF-IDF (rows articles, unit length)."""

    briefs: tuple[Brief, ...]
    rules: LinkRules
    places: Mapping[ArticleId, int]
    """Row of each article."""
    vocabulary: tuple[str, ...]
    """Word of each column, sorted."""
    weights: Any
    """scipy CSR matrix, float32."""

    def words_of(self, row: int) -> dict[int, float]:
        """Column -> weight of one article."""
        low, high = self.weights.indptr[row], self.weights.indptr[row + 1]
        columns = self.weights.indices[low:high].tolist()
        return dict(zip(columns, self.weights.data[low:high].tolist(), strict=True))


def make_corpus(briefs: tuple[Brief, ...], rules: LinkRules) -> Corpus:
    """Count the words of every article."""
    places = {brief.article.id: row for row, brief in enumerate(briefs)}
    vocabulary, weights = _weigh(briefs)
    return Corpus(briefs, rules, places, vocabulary, weights)


def _weigh(briefs: tuple[Brief, ...]) -> tuple[tuple[str, ...], Any]:
    from numpy import float32
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=_terms, sublinear_tf=True, min_df=2 if len(briefs) > 2 else 1, dtype=float32)
    try:
        weights = vectorizer.fit_transform(briefs)
    except ValueError:  # no word stands in two articles
        return (), csr_matrix((len(briefs), 0), dtype=float32)
    return tuple(vectorizer.get_feature_names_out().tolist()), weights


def _terms(brief: Brief) -> Iterator[str]:
    """Words of one article, each as often as it counts."""
    article = brief.article
    yield from content_words(article.title.text) * TITLE_WEIGHT
    for block in article.blocks:
        found = content_words(block.quote.text)
        yield from found * HEADING_WEIGHT if block.kind is BlockKind.HEADING else found
    for keyword in brief.analysis.keywords:
        for _ in range(min(keyword.count, 50) * KEYWORD_WEIGHT):
            yield keyword.term


def sentence_text(brief: Brief, sentence: int) -> str:
    """The words of a sentence; "" for none (-1)."""
    return brief.article.sentences[sentence].quote.text if sentence >= 0 else ""


def evidence(brief: Brief, sentence: int, *quotes: Quote) -> Evidence:
    """The sentence, with the words in it that matter; a figure in a table (sentence -1) shows its own words."""
    spans = tuple(sorted({span for quote in quotes for span in quote.spans}))
    text = sentence_text(brief, sentence) or " ".join(quote.text for quote in quotes)
    return Evidence(brief.article.id, sentence, text, spans)
