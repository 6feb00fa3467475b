"""What an article is about by name: the telling words that make up enough of its text, each with how strongly it stands there."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from generator.link.corpus import Corpus
from generator.link.naming import is_telling

DENSE = 0.03
"""Share of an article's characters that a word makes up when the article is wholly about it."""

Matters = Mapping[str, float]
"""Telling word -> strength, 0 to 1: its density times its rarity in the corpus; the strongest first."""


def find_matters(corpus: Corpus) -> tuple[Matters, ...]:
    """The matters of each row; words that stand in one article only bind it to none and are left out."""
    count, known = len(corpus.briefs), corpus.keywords
    rarity = {
        column: log((count + 1) / (known.spread[column] + 0.5)) / log(count + 1)
        for column, term in enumerate(known.terms)
        if known.spread[column] > 1 and is_telling(term)
    }
    return tuple(
        _strongest_first(
            {
                known.terms[column]: min(1.0, times * len(known.terms[column]) / max(brief.article.chars, 1) / DENSE)
                * rarity[column]
                for column, times in known.of(row).items()
                if column in rarity
            }
        )
        for row, brief in enumerate(corpus.briefs)
    )


def _strongest_first(matters: Matters) -> Matters:
    return dict(sorted(matters.items(), key=lambda item: (-item[1], item[0])))


def shared_matter(one: Matters, other: Matters) -> float:
    """How strongly the matter that both are most about stands in the weaker of them; 0 when they share none."""
    best = 0.0
    for term, strength in one.items():
        if strength <= best:
            break  # the strongest come first
        best = max(best, min(strength, other.get(term, 0.0)))
    return best
