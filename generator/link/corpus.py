"""The corpus as `link` sees it: briefs in order, and the weighted words of each article."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.link.keys import stable_id
from generator.link.keywords import Keywords, count_keywords
from generator.link.neighbours import LANDMARKS, Neighbours, find_neighbours
from generator.link.rules import LinkRules
from generator.model import ArticleId, BlockKind, Brief, Evidence, Quote
from generator.text.segment import is_content, words

TITLE_WEIGHT = 6
HEADING_WEIGHT = 2
RARITY_POWER = 0.5
"""Weights of words. Sweep on the labelled corpus, share of the first three that share the main subject: counts as they are
0.87–0.91, their roots 0.85–0.87, their logarithms 0.75–0.80; logarithm of rarity to the power 0.5 0.88–0.91, 0.75 0.85–0.88,
1 0.80–0.84, 1.5 0.70–0.80; word pairs as well as words +0.02 and the first one right 0.94 against 0.91; title 3–12 and
headings 2–4 within 0.02."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Briefs sorted by id, their keywords, and their words as a matrix of weights (rows articles, unit length)."""

    briefs: tuple[Brief, ...]
    rules: LinkRules
    places: Mapping[ArticleId, int]
    """Row of each article."""
    keywords: Keywords
    vocabulary: tuple[str, ...]
    """Word of each column, sorted."""
    weights: Any
    """scipy CSR matrix, float32."""
    near: Neighbours

    def words_of(self, row: int) -> dict[int, float]:
        """Column -> weight of one article."""
        low, high = self.weights.indptr[row], self.weights.indptr[row + 1]
        columns = self.weights.indices[low:high].tolist()
        return dict(zip(columns, self.weights.data[low:high].tolist(), strict=True))


def make_corpus(briefs: tuple[Brief, ...], rules: LinkRules) -> Corpus:
    """Count the words of every article."""
    places = {brief.article.id: row for row, brief in enumerate(briefs)}
    vocabulary, weights = _weigh(briefs)
    near = find_neighbours(weights, _landmarks(briefs))
    return Corpus(briefs, rules, places, count_keywords(briefs), vocabulary, weights, near)


def _landmarks(briefs: tuple[Brief, ...]) -> list[int]:
    """Rows that stand for the corpus: by a hash of the id, so that one article more changes one of them at most."""
    return sorted(range(len(briefs)), key=lambda row: stable_id("", briefs[row].article.id))[:LANDMARKS]


def _weigh(briefs: tuple[Brief, ...]) -> tuple[tuple[str, ...], Any]:
    """(words, matrix): count of a word times the root of its rarity, rows of unit length."""
    import numpy as np
    from scipy.sparse import csr_matrix

    vocabulary, (columns, counts, ends) = _count(briefs, fewest=2 if len(briefs) > 2 else 1)
    if not vocabulary:
        return (), csr_matrix((len(briefs), 0), dtype=np.float32)
    indices, values = np.frombuffer(columns, np.int32), np.frombuffer(counts, np.int32).astype(np.float32)
    articles = np.bincount(indices, minlength=len(vocabulary))
    rarity = np.log((len(briefs) + 1) / (articles + 0.5)).astype(np.float32) ** np.float32(RARITY_POWER)
    values *= rarity[indices]
    starts = np.frombuffer(ends, np.int32)
    rows = np.repeat(np.arange(len(briefs)), np.diff(starts))
    lengths = np.sqrt(np.bincount(rows, weights=values * values, minlength=len(briefs)))
    values = (values / lengths[rows]).astype(np.float32)
    return vocabulary, csr_matrix((values, indices, starts), shape=(len(briefs), len(vocabulary)))


def _count(briefs: tuple[Brief, ...], fewest: int) -> tuple[tuple[str, ...], tuple[array[int], array[int], array[int]]]:
    """(words that stand in `fewest` articles or more, sorted; columns, counts and ends of the rows of a CSR matrix)."""
    numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
    rows = []
    spread: Counter[int] = Counter()
    for brief in briefs:
        row = sorted((numbers[word], count) for word, count in read_words(brief.words or count_words(brief)))
        spread.update(number for number, _ in row)
        rows.append((array("i", (number for number, _ in row)), array("i", (count for _, count in row))))
    vocabulary = tuple(sorted(word for word, number in numbers.items() if spread[number] >= fewest))
    column_of = {numbers[word]: column for column, word in enumerate(vocabulary)}
    columns, counts, ends = array("i"), array("i"), array("i", [0])
    for found, times in rows:
        for number, count in zip(found, times, strict=True):
            if number in column_of:
                columns.append(column_of[number])
                counts.append(count)
        ends.append(len(columns))
    return vocabulary, (columns, counts, ends)


def read_words(words: str) -> Iterator[tuple[str, int]]:
    """What `count_words` wrote: (word, count)."""
    for line in words.split("\n") if words else ():
        count, _, word = line.partition(" ")
        yield word, int(count)


def count_words(brief: Brief) -> str:
    """Content words of one article, and pairs of them that it says twice, each with what it counts: a line a word, `12 数据`.

    In one string, for a site holds as many of these as it has articles.
    """
    article = brief.article
    texts = [(article.title.text, TITLE_WEIGHT)]
    texts += [(block.quote.text, HEADING_WEIGHT if block.kind is BlockKind.HEADING else 1) for block in article.blocks]
    single: Counter[str] = Counter()
    double: Counter[str] = Counter()
    for text, weight in texts:
        found = words(text)
        content = [is_content(word) for word in found]
        for word, counts in zip(found, content, strict=True):
            if counts:
                single[word] += weight
        for (one, first), (other, second) in pairwise(zip(found, content, strict=True)):
            if first and second:
                double[one + other] += weight
    single.update({pair: count for pair, count in double.items() if count > 1})
    return "\n".join(f"{count} {word}" for word, count in single.items())


def sentence_text(brief: Brief, sentence: int) -> str:
    """The words of a sentence; "" for none (-1)."""
    return brief.article.sentences[sentence].quote.text if sentence >= 0 else ""


def evidence(brief: Brief, sentence: int, *quotes: Quote) -> Evidence:
    """The sentence, with the words in it that matter; a figure in a table (sentence -1) shows its own words."""
    spans = tuple(sorted({span for quote in quotes for span in quote.spans}))
    text = sentence_text(brief, sentence) or " ".join(quote.text for quote in quotes)
    return Evidence(brief.article.id, sentence, text, spans)
