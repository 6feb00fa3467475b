"""Articles numbered 一、 二、 … without a contents list: told from the chapters of one text by what stands above and between."""

from __future__ import annotations

from dataclasses import replace

from generator.split.breaks import bags
from generator.split.listed import is_collection
from generator.split.sheet import Opening, Sheet
from generator.text.kinds import LineKind
from generator.text.labels import labels
from generator.text.outline import ordinal

SHARED = 0.012
"""Words that stand in every section, as a share of the shortest one's, below which the sections are texts of their own. The
chapters of 28 articles have 0.013–0.24; sets of 3–5 texts on different subjects 0 (28 of 30 sets); texts on one theme
0.05–0.18, so that these cannot be told from chapters. The likeness of neighbouring sections tells nothing (0.01–0.31 and 0–0.08)."""
SHARED_TITLED = (0.10, 0.04)
"""Likewise for long lines 1. 2. above long texts, of two and of more (the measures stand at SHARED in `marked`)."""
FIGURES = 5
"""Rank of 1. among the ordinals."""
LONG_TITLE = 10
"""Code points with the number, on the average."""
SHORTEST_TITLED = 250
SHORTEST = 100
LEAST_SOURCED = 3
"""Sections, each closed by its own source, that are texts of their own."""
_HEAD_LINES = 4


def by_numbers(sheet: Sheet) -> tuple[Opening, ...]:
    """One opening a number, in order; () when the numbers are chapters of one text.

    They are articles when no title stands above the first and the words of the sections differ throughout, when the
    line above says that it is a collection, or when each ends with a source of its own.
    """
    if digest := _sourced_below(sheet):
        return digest
    found = _run(sheet)
    if len(found) < 2 or found[0] > _HEAD_LINES:
        return ()
    above = [index for index in range(found[0]) if sheet.kinds[index] is not LineKind.FURNITURE]
    ends = [*found[1:], len(sheet.lines)]
    sourced = _sourced(sheet, found, ends)
    collected = sourced or any(is_collection(sheet.lines[index].text) for index in above)
    texts = ["\n".join(line.text for line in sheet.lines[at + 1 : end]) for at, end in zip(found, ends, strict=True)]
    if not sourced and min(map(len, texts)) < SHORTEST:
        return ()
    titled = _are_titles(sheet, found, texts)
    if not collected and (above or (len(found) < 3 and not titled)):
        return ()
    words = [set(bag) for bag in bags(texts)]
    most = SHARED_TITLED[len(found) > 2] if titled else SHARED
    if len(set.intersection(*words)) >= most * min(map(len, words)) and not collected:
        return ()
    return tuple(_opening(sheet, index, 0.8 if collected else 0.55) for index in found)


def _are_titles(sheet: Sheet, found: list[int], texts: list[str]) -> bool:
    """Whether lines 1. 2. 3. are as long as titles, each above as much text as an article has."""
    rank = ordinal(sheet.lines[found[0]].text)
    length = sum(len(sheet.lines[index].text) for index in found)
    return (
        rank is not None
        and rank.rank >= FIGURES
        and length >= LONG_TITLE * len(found)
        and min(map(len, texts)) >= SHORTEST_TITLED
    )


def _sourced(sheet: Sheet, starts: list[int], ends: list[int]) -> bool:
    """Whether every section ends with a source of its own: (来源:某日报), (摘自《…》)."""
    return len(starts) >= LEAST_SOURCED and all(_is_source(sheet, end - 1) for end in ends)


def _sourced_below(sheet: Sheet) -> tuple[Opening, ...]:
    """Items 1、 2、 3、 that count through the sections 一、 二、 of a digest, each closed by its source; () for fewer than three."""
    found: list[int] = []
    sources: list[int] = []
    for index, kind in enumerate(sheet.kinds):
        number = ordinal(sheet.lines[index].text) if kind is LineKind.NUMBERED else None
        if number and number.rank >= FIGURES and number.value == len(found) + 1 and len(sources) == len(found):
            found.append(index)
        elif len(found) == len(sources) + 1 and _is_source(sheet, index):
            sources.append(index)
    if len(found) < LEAST_SOURCED or len(sources) < len(found):
        return ()
    starts = [found[0], *(at + 1 for at in sources[:-1])]
    return tuple(replace(_opening(sheet, index, 0.8), at=start) for index, start in zip(found, starts, strict=True))


def _is_source(sheet: Sheet, index: int) -> bool:
    return sheet.kinds[index] is LineKind.LABELS and any(
        label.name == "origin" for label in labels(sheet.lines[index].text)
    )


def _run(sheet: Sheet) -> list[int]:
    """Numbered lines of the first rank that count 1, 2, 3 … through the whole file."""
    found: list[int] = []
    rank = -1
    inner: dict[int, int] = {}
    for index, kind in enumerate(sheet.kinds):
        number = ordinal(sheet.lines[index].text) if kind is LineKind.NUMBERED and index not in sheet.copies else None
        if number is None:
            continue
        if rank < 0:
            rank = number.rank
        if number.rank == rank and number.value == len(found) + 1:
            found.append(index)
            inner = {}
        elif number.rank < rank and number.value == inner.get(number.rank, 0) + 1:
            inner[number.rank] = number.value  # 一、 二、 below 1. are chapters of that text if they begin anew in each
        elif number.rank <= rank:
            return []
    return found


def _opening(sheet: Sheet, index: int, confidence: float) -> Opening:
    quote = sheet.quote(index)
    number = ordinal(sheet.lines[index].text)
    title = quote[number.width :] if number else quote
    doubt = f"“{title.text}”可能是同一篇文章的一章,而不是新文章的标题"
    return Opening(index, title, "numbered", confidence, doubt=doubt)
