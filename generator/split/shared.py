"""What a file says once for all its articles: day and paper at its head, the running heads of its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.model import MarkKind, Quote
from generator.split.sheet import Opening, Sheet
from generator.text.dates import find_date
from generator.text.facts import is_agency
from generator.text.furniture import furniture
from generator.text.kinds import LineKind
from generator.text.labels import imprint, labels, paper
from generator.text.lines import ends_sentence, is_page_name, quote_at
from generator.text.normalise import fold
from generator.text.placed import wrap_among

LONGEST_MASTHEAD = 90
"""Code points of the line that names a newspaper, its day and its page."""
MOST_PIECES = 40
"""Of a page's own furniture, among which its paper and its day are looked for."""
MANY_PAGES = 2
"""Pages on which a line stands beside the page's number, from which on it is a running head."""
LONGEST_HEAD = 30
"""Code points of a running head that broke a sentence, so that it looks like a part of it."""
_DAYS = re.compile("播[出发]")
"""Says when a programme went out, for each of its items."""
_MASTHEAD = re.compile(r"星期[一二三四五六日天]|\d\s*版|第\s*\d+\s*期")
_HEAD_LINES = 6
HEAD_HALVES = 2
PAGE_NAMES, PAGE_HEAD = 3, 24
"""Lines among which a page's name stands, and lines below it among which its title does."""
LONGEST_SLOGAN, SHORTEST_TITLE = 60, 9
"""Code points of a line above the title that is none of the text; of a title that only its place tells."""
_TITLES = (LineKind.SHORT, LineKind.TEXT, LineKind.NUMBERED)


_PAGED = re.compile(r"(.{6,80})_第\s*1\s*页")


def shared_facts(sheet: Sheet, openings: tuple[Opening, ...]) -> tuple[tuple[str, str], ...]:
    """The date above all headlines of a broadcast, or day and paper at the head of a page, hold for each article."""
    headlines = bool(openings) and openings[0].rule == "headlines"
    found: dict[str, str] = {}
    title = openings[0].title if openings else None
    first = title.spans[0].start if title and len(openings) > 1 else 0
    for index, line in enumerate(sheet.lines[: openings[0].at if headlines else _HEAD_LINES]):
        if len(line.text) > LONGEST_MASTHEAD:
            continue
        above = index < openings[0].at or line.end <= first
        heads = headlines or (above and (sheet.headings.get(index, 9) <= 1 or _DAYS.search(line.text)))
        day = (
            find_date(line.text)
            if heads or (_MASTHEAD.search(line.text) and not line.text.startswith("今天是"))
            else None
        )
        if day is not None and day.iso.count("-") == 2:
            found.setdefault("shared-date", day.iso)
        name = paper(line.text) or next(((one.start, one.end) for one in imprint(line.text)), None)
        if above and len(openings) > 1:
            for one in labels(line.text):
                if one.name in ("origin", "editor"):
                    found.setdefault(f"shared-{one.name}", line.text[one.start : one.end])
        if above and name:
            found.setdefault("shared-origin", line.text[slice(*name)])
        if above and day is not None:
            editor = next((one for one in labels(line.text) if one.name == "editor"), None)
            found |= {"shared-editor": line.text[editor.start : editor.end]} if editor else {}
    for words in _page_head(sheet, openings):
        day = find_date(words) if _MASTHEAD.search(words) else None
        if day is not None and day.iso.count("-") == 2:
            found.setdefault("shared-date", day.iso)
        if name := paper(words):
            found.setdefault("shared-origin", words[slice(*name)])
    return tuple(found.items())


def _page_head(sheet: Sheet, openings: tuple[Opening, ...]) -> list[str]:
    """What stands above the first title in the furniture that the page itself names: a paper's name and day."""
    title = openings[0].title if openings else None
    first = title.spans[0].start if title else 0
    marks = [mark.span for mark in sheet.document.marks if mark.kind is MarkKind.BOILERPLATE and mark.span.end <= first]
    words = [quote_at(sheet.document.view, span.start, span.end).text for span in sorted(marks)[:MOST_PIECES]]
    return [text for text in words if text and len(text) <= LONGEST_MASTHEAD]


def shared_form(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """What the form of the whole file tells of each part: its running heads, and the width to which its lines are broken."""
    heads = tuple(("running-head", words) for words in _running_heads(sheet))
    return (*heads, ("wrap", str(wrap_among(sheet.lines, sheet.kinds))))


def _running_heads(sheet: Sheet) -> list[str]:
    """Lines that stand beside the number of three pages of a file or more."""
    tops = Counter(
        fold(sheet.lines[index].text)
        for index in range(len(sheet.lines))
        if (sheet.kinds[index] is LineKind.SHORT or len(sheet.lines[index].text) <= LONGEST_HEAD)
        and sheet.kinds[index] is not LineKind.FURNITURE
        and any(
            0 <= beside < len(sheet.lines)
            and sheet.kinds[beside] is LineKind.FURNITURE
            and furniture(sheet.lines[beside].text) == "page-number"
            for beside in (index - 1, index + 1)
        )
    )
    return sorted(words for words, times in tops.items() if times >= MANY_PAGES)


def below_page_name(sheet: Sheet) -> int | None:
    """The line that stands above with the names of its section and site behind it, as a browser names a page: its title."""
    for top in range(min(PAGE_NAMES, len(sheet.lines))):
        for index in range(top + 1, min(top + 1 + PAGE_HEAD, len(sheet.lines))):
            text = sheet.lines[index].text
            if sheet.kinds[index] in _TITLES and not ends_sentence(text) and is_page_name(sheet.lines[top].text, text):
                return index
    return None


def above_labels(sheet: Sheet) -> int | None:
    """The line right above those that say when and where a page was published, below a site's slogan: its title."""
    for index in range(1, min(PAGE_HEAD, len(sheet.lines))):
        if len(sheet.lines[index - 1].text) > LONGEST_SLOGAN:
            return None
        dated = sheet.kinds[index] is LineKind.LABELS and any(
            label.name in ("date", "origin") for label in labels(sheet.lines[index].text)
        )
        title = sheet.lines[index - 1].text
        if dated and sheet.kinds[index - 1] is LineKind.SHORT and len(title) >= SHORTEST_TITLE and not is_agency(title):
            return index - 1
    return None


def library_title(sheet: Sheet) -> Quote | None:
    """The title that a library prints before the number of each page: 某某研究_第1页."""
    for index, line in enumerate(sheet.lines[:PAGE_HEAD]):
        if sheet.kinds[index] is LineKind.FURNITURE and (named := _PAGED.fullmatch(line.text)):
            return sheet.quote(index)[: named.end(1)]
    return None


def comes_back(sheet: Sheet, index: int) -> bool:
    """A running head at the top of the first page stands on others too."""
    text = sheet.lines[index].text
    if index < HEAD_HALVES and _halved(sheet.texts):
        return True
    if sum(line.text == text for line in sheet.lines) <= 2:
        return False
    return "\f" in sheet.document.view or any(
        kind is LineKind.FURNITURE and furniture(line.text) == "page-number"
        for line, kind in zip(sheet.lines, sheet.kinds, strict=True)
    )


def _halved(texts: Sequence[str]) -> bool:
    """Whether the first two lines stand below as one: a running head over two lines on the first page only."""
    joined = fold("".join(texts[:HEAD_HALVES]))
    return any(fold(text) == joined for text in texts[HEAD_HALVES:])
