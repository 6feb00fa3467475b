"""The gist and the summary: for each role the sentence with the best score, none twice and none that repeats another."""

from __future__ import annotations

from itertools import product

from generator.brief.clauses import make_line
from generator.brief.features import Candidate
from generator.model import Line

ROLES = ("claim", "why", "what-to-do")
TITLE, CENTRE = 40, 20
GIST_LENGTH = 64
"""Code points that read as one line."""
POOL = 5
"""Best sentences of each role among which the summary is chosen jointly."""

WEIGHTS: dict[str, tuple[int, int, int]] = {
    # mark: claim, why, what-to-do
    "leader": (-40, -40, -40),
    "opener": (-18, -18, -18),
    "leaning": (-14, -14, -14),
    "example": (-40, -40, -40),
    "anecdote": (-50, -50, -50),
    "question": (-60, -60, -60),
    "short": (-30, -30, -30),
    "long": (-15, -15, -15),
    "item": (-20, -20, -20),
    "intro": (20, 10, 8),
    "early": (10, 0, 0),
    "edge": (8, 0, 0),
    "last": (0, 0, 6),
    "end": (0, 0, 10),
    "asserting": (20, 0, 0),
    "problem": (-12, 40, -20),
    "reason": (0, 15, 0),
    "ought": (0, 0, 25),
    "forward": (0, -10, 15),
    "concluding": (0, 0, 10),
    "lead-in": (0, 0, 15),
}


def scores(candidate: Candidate) -> tuple[int, int, int]:
    """The candidate's score as claim, why and what-to-do."""
    base = round(TITLE * candidate.title + CENTRE * candidate.centre)
    rows = [WEIGHTS[mark] for mark in candidate.marks if mark in WEIGHTS]
    claim, why, todo = (base + sum(row[role] for row in rows) for role in range(3))
    return claim, why, todo


def _alike(one: Candidate, other: Candidate) -> bool:
    """The same sentence, or more than half of the shorter one's bigrams stand in the other."""
    shared = len(one.pairs & other.pairs)
    return one.index == other.index or 2 * shared > min(len(one.pairs), len(other.pairs))


def choose_summary(candidates: tuple[Candidate, ...]) -> tuple[Line, ...]:
    """One line per role, in the order of the roles; fewer when the article has no other sentence to give."""
    scored = {candidate.index: scores(candidate) for candidate in candidates}
    pools = [
        sorted(candidates, key=lambda c, role=role: (-scored[c.index][role], c.index))[:POOL]  # type: ignore[misc]
        for role in range(3)
    ]
    best: tuple[int, tuple[Candidate, ...]] | None = None
    for trio in product(*pools):
        if any(_alike(trio[i], trio[j]) for i, j in ((0, 1), (0, 2), (1, 2))):
            continue
        total = sum(scored[c.index][role] for role, c in enumerate(trio))
        if best is None or total > best[0]:
            best = total, trio
    chosen = best[1] if best else tuple(pools[0][:1])
    return tuple(make_line(c.quote, c.index, role) for role, c in zip(ROLES, chosen, strict=False))


def choose_gist(candidates: tuple[Candidate, ...], summary: tuple[Line, ...]) -> Line | None:
    """The next best sentence that carries the title, cut to one line where the grammar allows."""
    taken = {line.sentence for line in summary}
    free = [c for c in candidates if c.index not in taken]
    if not free:
        return None
    best = max(free, key=lambda c: (max(scores(c)[0], scores(c)[2]), -c.index))
    return make_line(best.quote, best.index, "gist", GIST_LENGTH)
