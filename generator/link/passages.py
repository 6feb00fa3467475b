"""Shared passages: text of 20 letters and more that stands in more than one article.

Every window of 20 letters is hashed; windows that stand in several articles, one after the other and in the same articles,
make a passage. Sorting is the dearest step, so the time grows as n·log n in the letters of the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.link.corpus import Corpus
from generator.link.letters import SHORTEST, Letters, Page, hash_windows, inside_articles, lay_letters, open_page
from generator.model import ArticleId, Passage, Site

CLOSERS = {"》": "《", "”": "“", "）": "（", ")": "(", "」": "「", "』": "『"}
_CLOSER_OF = {opener: closer for closer, opener in CLOSERS.items()}
_TITLES = re.compile(r"《[^《》]*(?:》|$)|[（(][^（）()]*(?:〔\d{4}〕|\[\d{4}\])[^（）()]*[）)]?")
SHORTEST_PIECE = 30
"""Letters from which a piece of a clause is a passage too; what is shorter is a name or a turn of speech that both use."""
LONGEST_TITLE = 100
"""Code points back to the 《 in which a passage can begin."""
SLICES = 8
"""The windows are sorted in this many parts by their hash, which keeps the memory of one part small."""
MOST_SETS = 12
"""Different sets of articles in one unbroken stretch of shared text; beyond it the pieces are taken as they are."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Windows `start..end` (half-open, positions in the letters) that all stand in the same articles."""

    start: int
    end: int
    places: tuple[int, ...]
    """Position of the first window in each of the articles, the first of each, ascending."""


def link_passages(corpus: Corpus, site: Site) -> Site:
    """Site with its passages, longest first."""
    letters = lay_letters(corpus.briefs)
    pages: dict[int, Page] = {}
    found: dict[str, set[tuple[ArticleId, int]]] = {}
    for chain in _chains(_stretches(letters), letters):
        for stretch in _widened(chain, letters):
            text, places = _read(corpus, letters, stretch, pages)
            if text and len({article for article, _ in places}) > 1:
                found.setdefault(text, set()).update(places)
    passages = (Passage(text, tuple(sorted(places))) for text, places in found.items())
    return replace(site, passages=tuple(sorted(passages, key=lambda item: (-len(item.text), item.text))))


def _stretches(letters: Letters) -> Iterator[_Stretch]:
    """Stretches of shared text, each told once, from the first article that has it, in order of position."""
    import numpy as np

    positions, groups, members = _shared_windows(letters)
    if not len(positions):
        return
    owners = np.searchsorted(letters.starts, positions, side="right") - 1
    signs = _signatures(groups, owners)
    order = np.argsort(positions, kind="stable")
    position, sign, owner = positions[order], signs[groups[order]], owners[order]
    breaks = (np.diff(position) != 1) | (sign[1:] != sign[:-1]) | (owner[1:] != owner[:-1])
    firsts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    lasts = np.concatenate((firsts[1:], [len(position)])) - 1
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        group = int(groups[order[first]])
        places = positions[members[group] : members[group + 1]]
        if places[0] == position[first]:
            yield _Stretch(int(position[first]), int(position[last]) + 1, _one_each(places, letters))


def _one_each(places: Any, letters: Letters) -> tuple[int, ...]:
    import numpy as np

    owners = np.searchsorted(letters.starts, places, side="right")
    return tuple(places[np.concatenate(([True], owners[1:] != owners[:-1]))].tolist())


def _shared_windows(letters: Letters) -> tuple[Any, Any, Any]:
    """(position, group of each; where each group begins among the positions): windows that stand in two articles or more.

    Positions are sorted inside their group.
    """
    import numpy as np

    hashes, inside = hash_windows(letters), inside_articles(letters)
    slices = hashes.view(np.uint8)[::8] % SLICES  # of the lowest byte, without a second array of the size of hashes
    positions, groups, sizes = [], [], []
    count = 0
    for part in range(SLICES):
        chosen = np.flatnonzero(inside & (slices == part))
        chosen = chosen[np.argsort(hashes[chosen], kind="stable")]
        fresh = (
            np.concatenate(([True], hashes[chosen[1:]] != hashes[chosen[:-1]])) if len(chosen) else np.zeros(0, bool)
        )
        begins = np.flatnonzero(fresh)
        ends = np.concatenate((begins[1:], [len(chosen)]))
        owner = np.searchsorted(letters.starts, chosen, side="right")
        several = owner[begins] != owner[ends - 1] if len(begins) else np.zeros(0, bool)
        length = (ends - begins)[several]
        taken = np.repeat(several, ends - begins)
        positions.append(chosen[taken])
        groups.append(np.repeat(np.arange(count, count + len(length)), length))
        sizes.append(length)
        count += len(length)
    members = np.concatenate(([0], np.cumsum(np.concatenate(sizes))))
    return np.concatenate(positions), np.concatenate(groups), members


def _signatures(groups: Any, owners: Any) -> Any:
    """One number a group for the set of articles its windows stand in."""
    import numpy as np

    fresh = np.concatenate(([True], (groups[1:] != groups[:-1]) | (owners[1:] != owners[:-1])))
    with np.errstate(over="ignore"):
        mixed = (owners.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(31)
        mixed *= np.uint64(0x94D049BB133111EB)
        mixed ^= mixed >> np.uint64(29)
        begins = np.concatenate(([0], np.flatnonzero(groups[1:] != groups[:-1]) + 1))
        return np.add.reduceat(np.where(fresh, mixed, np.uint64(0)), begins)


def _chains(stretches: Iterable[_Stretch], letters: Letters) -> Iterator[list[_Stretch]]:
    """Stretches of one article that follow each other without a gap."""
    chain: list[_Stretch] = []
    for stretch in stretches:
        if chain and (chain[-1].end != stretch.start or letters.owner(chain[-1].start) != letters.owner(stretch.start)):
            yield chain
            chain = []
        chain.append(stretch)
    if chain:
        yield chain


def _widened(chain: list[_Stretch], letters: Letters) -> Iterator[_Stretch]:
    """For each set of articles the longest stretches they all share.

    A sentence of three articles may stand inside a paragraph of two; both are told.
    """
    owners = [frozenset(letters.owner(place) for place in stretch.places) for stretch in chain]
    sets = sorted(set(owners), key=sorted)
    if len(sets) > MOST_SETS:
        yield from chain
        return
    for wanted in sets:
        run: list[_Stretch] = []
        for stretch, has in zip([*chain, None], [*owners, frozenset[int]()], strict=True):
            if stretch is not None and wanted <= has:
                run.append(stretch)
                continue
            if run:
                places = tuple(place for place in run[0].places if letters.owner(place) in wanted)
                yield _Stretch(run[0].start, run[-1].end, places)
            run = []


def _read(
    corpus: Corpus, letters: Letters, stretch: _Stretch, pages: dict[int, Page]
) -> tuple[str, list[tuple[ArticleId, int]]]:
    """Text of the passage as it stands in its first article, cut to whole clauses, and where it stands in each.

    "" where less than SHORTEST letters of it stand outside the titles of documents, or where it is a short piece of a clause.
    """
    size = stretch.end - stretch.start + SHORTEST - 1
    page, first = _find(corpus, letters, stretch.start, pages)
    low, high = _whole_clauses(page, first, first + size)
    least = SHORTEST if _is_edge(page, low) and _is_edge(page, high) else SHORTEST_PIECE
    if _said(page, low, high) < least:
        return "", []
    text = _closed(page.text, page.letters[low], page.letters[high - 1] + 1)
    bare = [page.text[page.letters[index]] for index in range(low, high)]
    places = []
    for position in stretch.places:
        other, start = _find(corpus, letters, position, pages)
        start += low - first
        offsets = other.letters[start : start + high - low]
        if [other.text[offset] for offset in offsets] == bare:
            places.append((corpus.briefs[letters.owner(position)].article.id, other.sentence_at(offsets[0])))
    return text, places


def _said(page: Page, low: int, high: int) -> int:
    """How many of the letters `low..high` stand outside 《》 and the brackets of a document's number.

    A title that several articles cite is told as a shared document and is no passage.
    """
    start, end = page.letters[low], page.letters[high - 1] + 1
    before = page.text[max(0, start - LONGEST_TITLE) : start]
    opened = before.rfind("《") > before.rfind("》")
    said = _TITLES.sub("", f"{'《' if opened else ''}{page.text[start:end]}")
    return sum(map(str.isalnum, said))


def _closed(text: str, start: int, end: int) -> str:
    """`text[start:end]` with the marks beside it that open what it closes or close what it opens: 《…意见 -> 《…意见》."""
    while (step := _marks_beside(text, start, end)) != (0, 0):
        start, end = start - step[0], end + step[1]
    return text[start:end]


def _marks_beside(text: str, start: int, end: int) -> tuple[int, int]:
    """How many of the marks right before and right behind belong to `text[start:end]`: each 0 or 1."""
    closer, opener = text[end : end + 1], text[max(start - 1, 0) : start]
    if closer in CLOSERS and text.count(CLOSERS[closer], start, end) > text.count(closer, start, end):
        return 0, 1
    if opener in _CLOSER_OF and text.count(_CLOSER_OF[opener], start, end) > text.count(opener, start, end):
        return 1, 0
    return (1, 1) if CLOSERS.get(closer, "") == opener != "" else (0, 0)


def _find(corpus: Corpus, letters: Letters, position: int, pages: dict[int, Page]) -> tuple[Page, int]:
    """The page of a position, and which of its letters that is."""
    owner = letters.owner(position)
    if owner not in pages:
        pages[owner] = open_page(corpus.briefs[owner])
    return pages[owner], position - letters.starts[owner]


def _whole_clauses(page: Page, low: int, high: int) -> tuple[int, int]:
    """Narrow letters `low..high` to whole clauses where that leaves 20 letters; else leave them."""
    cuts = [index for index in range(low, high + 1) if _is_edge(page, index)]
    if len(cuts) > 1 and cuts[-1] - cuts[0] >= SHORTEST:
        return cuts[0], cuts[-1]
    return low, high


def _is_edge(page: Page, index: int) -> bool:
    """Whether a mark, a blank or a sentence's end stands between letter `index - 1` and letter `index`."""
    if index == 0 or index == len(page.letters):
        return True
    before, after = page.letters[index - 1], page.letters[index]
    return any(char in "，,。；;：:！!？?、 \u3000" for char in page.text[before + 1 : after]) or (
        page.sentence_at(before) != page.sentence_at(after)
    )
