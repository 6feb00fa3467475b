"""Paragraphs that stand twice in one text: `find_repeats` maps each later copy to its first, also when a little differs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.text.normalise import fold

_CLAUSE = re.compile(r"[^，。；：！？,;:!?\s]{6,}")
SHORTEST = 30
"""Code points of a paragraph that can be a repeat by itself; shorter ones only inside a run of repeats."""
LIKE = 0.7
"""Share of a paragraph's clauses (by length) that must stand in the other (chosen, not tuned: a copy that lost a third still counts)."""
LONE = 80
"""Code points of a paragraph that is a repeat without neighbours that are."""


def find_repeats(texts: Sequence[str]) -> dict[int, int]:
    """Index of each repeated paragraph -> index of the first one, in order; linear in the length of all texts."""
    copies = _copies(texts)
    kept: dict[int, int] = {}
    run: list[int] = []
    for index in [*sorted(copies), len(texts) + 9]:
        if run and not _follows(copies, run[-1], index):
            if sum(len(texts[at]) for at in run) >= (LONE if len(run) == 1 else 2 * SHORTEST):
                kept.update({at: copies[at] for at in run})
            run = []
        run.append(index)
    return _with_short_lines(texts, kept)


def _follows(copies: dict[int, int], before: int, index: int) -> bool:
    """Whether a copy belongs to the same run: a few lines on, and its first a few lines on too."""
    return index in copies and index - before <= 4 and 0 <= copies[index] - copies[before] <= 8


def _copies(texts: Sequence[str]) -> dict[int, int]:
    whole: dict[str, int] = {}
    clauses: dict[str, int] = {}
    copies: dict[int, int] = {}
    for index, text in enumerate(texts):
        if len(text) < SHORTEST:
            continue
        words = fold(text)
        found = whole.get(words)
        parts = _CLAUSE.findall(text)
        if found is None and parts:
            found = _alike(parts, clauses)
        if found is not None:
            copies[index] = found
            continue
        whole[words] = index
        for part in parts:
            clauses.setdefault(part, index)
    return copies


def _alike(parts: list[str], clauses: dict[str, int]) -> int | None:
    votes: Counter[int] = Counter()
    for part in parts:
        if part in clauses:
            votes[clauses[part]] += len(part)
    if not votes:
        return None
    best, weight = min(votes.items(), key=lambda pair: (-pair[1], pair[0]))
    return best if weight >= LIKE * sum(map(len, parts)) and len(parts) >= 3 else None


def _with_short_lines(texts: Sequence[str], kept: dict[int, int]) -> dict[int, int]:
    """Add headings and short lines that stand between repeated paragraphs, or at the edges of a run, in both places."""
    found = dict(kept)
    for step, order in ((-1, sorted(kept)), (1, sorted(kept, reverse=True))):
        for index in order:
            at, first = index + step, found[index] + step
            while (
                0 <= at < len(texts)
                and 0 <= first < len(texts)
                and at not in found
                and fold(texts[at]) == fold(texts[first])
                and first not in found
                and at > first
            ):
                found[at] = first
                at, first = at + step, first + step
    return dict(sorted(found.items()))
