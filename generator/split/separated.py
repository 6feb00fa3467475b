"""Articles separated by numbered lines (篇一, 范文2) or by form feeds."""

from __future__ import annotations

import re
from collections import Counter

from generator.model import Quote
from generator.split.breaks import are_apart
from generator.split.listed import is_collection
from generator.split.sheet import Opening, Sheet
from generator.text.kinds import LineKind
from generator.text.lines import ends_sentence
from generator.text.outline import number

_HAN = "[一二三四五六七八九十百]{1,4}"
_SEPARATOR = re.compile(
    rf"[【\[（(<《■●★◆]?\s*(?:第\s*({_HAN}|\d{{1,3}})\s*[篇則则](?!章)|(?:篇|范文|例文|文章|材料|发言|讲话稿|体会)\s*({_HAN}|\d{{1,3}})(?![\u4e00-\u9fff\d]))\s*[】\]）)>》]?\s*[:：、.．\s]*(?P<title>.{{0,60}})"
)
_RULE = re.compile(r"(?:[-=_*＊~—]\s?){5,}|(?:[*＊※☆★◇]\s*){3,}")
_NAMED = re.compile(r"(?:标题|题目|篇名)\s*[:：]\s*(?P<title>.{2,60})")
WIDE = 3
"""Line breaks between two texts: two blank lines."""
SHORTEST_PAGE, SHORTEST_APART, SHORTEST_RULED = 300, 150, 80
"""Code points of text on a page, on one whose words are its own, and between two rules, from which on they are an article's."""


def by_separators(sheet: Sheet) -> tuple[Opening, ...]:
    """Openings at lines 篇一, 篇二 … whose numbers rise by one; () for fewer than two."""
    found: list[tuple[int, int, int]] = []
    for index, line in enumerate(sheet.lines):
        match = _SEPARATOR.fullmatch(line.text) if len(line.text) <= 80 else None
        if match and "。" not in line.text and number(match[1] or match[2]) == len(found) + 1:
            found.append((index, match.start("title"), match.end("title")))
    if len(found) < 2:
        return ()
    openings = []
    for index, start, end in found:
        if end > start:
            openings.append(Opening(index, sheet.quote(index)[start:end], "separator"))
            continue
        titled = index + 1 < len(sheet.lines) and sheet.kinds[index + 1] is LineKind.SHORT
        openings.append(Opening(index, sheet.quote(index + 1) if titled else None, "separator"))
    return tuple(openings)


def by_rules(sheet: Sheet) -> tuple[Opening, ...]:
    """Openings at lines 标题:…, or right below lines of ===== or - - -; () for fewer than two."""
    if named := _named(sheet):
        return named
    rules = [index for index, line in enumerate(sheet.lines) if _RULE.fullmatch(line.text)]
    ruled = frozenset(rules)
    firsts = [index + 1 for index in rules if index + 1 < len(sheet.lines) and index + 1 not in ruled]
    if not firsts:
        return ()
    ends = [*firsts[1:], len(sheet.lines)]
    parts = [(at, end) for at, end in zip(firsts, ends, strict=True) if _text(sheet, at, end) >= SHORTEST_RULED]
    above = [at for at in range(firsts[0]) if _title(sheet, at)]
    before = next((at for at in above if at == above[-1] or not is_collection(sheet.lines[at].text)), None)
    signed = before is not None and any(
        kind in (LineKind.BYLINE, LineKind.NOTE) for kind in sheet.kinds[before : firsts[0]]
    )
    if before is not None and _text(sheet, before, firsts[0]) >= (SHORTEST_RULED if signed else SHORTEST_PAGE):
        before = _above_byline(sheet, before, firsts[0])
        parts.insert(0, (before, firsts[0]))
    titled = [(at, title) for at, _ in parts if (title := _title(sheet, at)) is not None]
    if len(parts) < 2 or len(titled) < len(parts):
        return ()
    return tuple(Opening(at, title, "rule", 0.9) for at, title in titled)


def _named(sheet: Sheet) -> tuple[Opening, ...]:
    """Lines 标题:… with an article's text below each."""
    found = [index for index, line in enumerate(sheet.lines) if _NAMED.fullmatch(line.text)]
    ends = [*found[1:], len(sheet.lines)]
    if len(found) < 2 or any(_text(sheet, at, end) < SHORTEST_RULED for at, end in zip(found, ends, strict=True)):
        return ()
    return tuple(Opening(at, _title(sheet, at), "named", 0.95) for at in found)


def _above_byline(sheet: Sheet, first: int, end: int) -> int:
    """The line right above the first byline, where the one that was found stands higher: the name of the paper."""
    at = next((index for index in range(first, end) if sheet.kinds[index] is LineKind.BYLINE), first)
    return at - 1 if at - 1 > first and sheet.kinds[at - 1] is LineKind.SHORT else first


def _title(sheet: Sheet, at: int) -> Quote | None:
    text = sheet.lines[at].text
    if named := _NAMED.fullmatch(text):
        return sheet.quote(at)[slice(*named.span("title"))]
    return sheet.quote(at) if sheet.kinds[at] is LineKind.SHORT else None


def _text(sheet: Sheet, start: int, end: int) -> int:
    return sum(len(sheet.lines[at].text) for at in range(start, end) if sheet.kinds[at] is LineKind.TEXT)


def _bare(text: str) -> str:
    """A running head without its page number and signs."""
    return re.sub(r"[\d\s·•\-—]", "", text)


def by_pages(sheet: Sheet) -> tuple[Opening, ...]:
    """Openings at pages that begin with a title of their own after a finished one; () for fewer than two."""
    view = sheet.document.view
    if "\f" not in view:
        return ()
    firsts = [
        index
        for index in range(1, len(sheet.lines))
        if "\f" in view[sheet.lines[index - 1].end : sheet.lines[index].start]
    ]
    heads = [_bare(sheet.lines[index].text) for index in range(min(2, len(sheet.lines)))]
    spread = Counter([*(_bare(sheet.lines[index].text) for index in [0, *firsts]), "".join(heads)])
    starts = [0]
    for index in firsts:
        plain = _bare(sheet.lines[index].text)
        before = index - 1
        while before > 0 and sheet.kinds[before] in (LineKind.FURNITURE, LineKind.LABELS, LineKind.DATE):
            before -= 1
        closed = ends_sentence(sheet.lines[before].text) or sheet.kinds[before] is LineKind.NOTE
        after = sheet.kinds[index + 1] if index + 1 < len(sheet.kinds) else None
        if sheet.kinds[index] is LineKind.SHORT and spread[plain] == 1 and closed and after is not LineKind.SHORT:
            starts.append(index)
    ends = [*starts[1:], len(sheet.lines)]
    sizes = [
        sum(len(sheet.lines[at].text) for at in range(start, end) if sheet.kinds[at] is LineKind.TEXT)
        for start, end in zip(starts, ends, strict=True)
    ]
    if len(starts) < 2 or sheet.kinds[0] is not LineKind.SHORT:
        return ()
    if min(sizes) < (SHORTEST_APART if are_apart(sheet, starts) else SHORTEST_PAGE):
        return ()
    return tuple(Opening(index, sheet.quote(index), "page", 0.8) for index in starts)


def by_gaps(sheet: Sheet) -> tuple[Opening, ...]:
    """Titles above which more blank lines stand than anywhere else, texts on other subjects below them; () for fewer than two."""
    gaps = [
        sheet.document.view.count("\n", above.end, line.start)
        for above, line in zip(sheet.lines, sheet.lines[1:], strict=False)
    ]
    widest = max(gaps, default=0)
    heads = [0, *(index for index, gap in enumerate(gaps, 1) if gap == widest)]
    ends = [*heads[1:], len(sheet.lines)]
    if (
        widest < WIDE
        or len(heads) < 2
        or any(sheet.kinds[index] is not LineKind.SHORT for index in heads)
        or any(_text(sheet, at, end) < SHORTEST_PAGE for at, end in zip(heads, ends, strict=True))
        or not are_apart(sheet, heads)
    ):
        return ()
    return tuple(Opening(index, sheet.quote(index), "gap", 0.7) for index in heads)
