"""Near-duplicate articles: grouped by MinHash, one leads, none is dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.link.corpus import Corpus
from generator.model import ArticleId, Brief, Notice, Severity, Site

PERMUTATIONS = 128
BANDS = 32
"""32 bands of 4: two articles that share 0.6 of their shingles meet in a band with probability 0.99, at 0.3 with 0.23."""
SHINGLE = 6
ALIKE = 0.55
"""Share of equal MinHash values from which two articles are near-duplicates."""
SHORTEST_TEXT = 200
"""Letters; shorter notices are too alike by their form."""


def link_groups(corpus: Corpus, site: Site) -> Site:
    """Site with its groups of near-duplicates, the leading article first, and a notice for each group."""
    parents = list(range(len(corpus.briefs)))
    for one, other in _alike(corpus.briefs):
        parents[_top(parents, other)] = _top(parents, one)
    groups: dict[int, list[Brief]] = defaultdict(list)
    for row, brief in enumerate(corpus.briefs):
        groups[_top(parents, row)].append(brief)
    found = [sorted(group, key=_leading) for group in groups.values() if len(group) > 1]
    ordered = sorted(found, key=lambda group: group[0].article.id)
    notices = tuple(_notice(group) for group in ordered)
    ids: tuple[tuple[ArticleId, ...], ...] = tuple(tuple(brief.article.id for brief in group) for group in ordered)
    return replace(site, groups=ids, notices=(*site.notices, *notices))


def _leading(brief: Brief) -> tuple[int, str, str]:
    """The longest leads, then the earliest."""
    article = brief.article
    return -article.chars, article.published.text if article.published else "9", article.id


def _top(parents: list[int], row: int) -> int:
    while parents[row] != row:
        parents[row] = parents[parents[row]]
        row = parents[row]
    return row


def _alike(briefs: tuple[Brief, ...]) -> Iterator[tuple[int, int]]:
    """Pairs of rows that are near-duplicates; of a set that meet in a band each is held against the one before it."""
    import numpy as np

    rows = [row for row, brief in enumerate(briefs) if brief.article.chars >= SHORTEST_TEXT]
    if len(rows) < 2:
        return
    digests = _digests([briefs[row] for row in rows])
    width = PERMUTATIONS // BANDS
    for band in range(BANDS):
        part = np.ascontiguousarray(digests[:, band * width : (band + 1) * width])
        keys = part.view([("", part.dtype)] * width).ravel()
        order = np.argsort(keys, kind="stable")
        same = np.flatnonzero(keys[order[1:]] == keys[order[:-1]])
        for index in same.tolist():
            one, other = int(order[index]), int(order[index + 1])
            if float((digests[one] == digests[other]).mean()) >= ALIKE:
                yield rows[one], rows[other]


def _digests(briefs: list[Brief]) -> Any:
    """One row of PERMUTATIONS values for each article."""
    import numpy as np
    from rensa import RMinHash

    parts = []
    for start in range(0, len(briefs), 500):
        tokens = [list(_shingles(brief)) for brief in briefs[start : start + 500]]
        parts.append(np.array(RMinHash.digest_matrix_from_token_sets(tokens, PERMUTATIONS, 42).to_rows()))
    return np.concatenate(parts)


def _shingles(brief: Brief) -> set[str]:
    text = "".join(filter(str.isalnum, "".join(sentence.quote.text for sentence in brief.article.sentences)))
    return {text[index : index + SHINGLE] for index in range(max(len(text) - SHINGLE + 1, 1))}


def _notice(group: list[Brief]) -> Notice:
    lead, others = group[0].article, group[1:]
    titles = "、".join(f"《{brief.article.title.text}》({brief.article.source.path})" for brief in others)
    message = f"《{lead.title.text}》与{titles}内容大体相同,以前者为主"
    return Notice(lead.source.path, "near-duplicate", message, Severity.INFO, article=lead.id)
