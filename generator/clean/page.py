"""A part's lines with what each one is: the first half of cleaning. `lay_out` gives one Item a line, in order."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.clean.decided import as_edited, drop_around
from generator.clean.framed import (
    drop_bare_attachments,
    drop_contacts,
    find_account_card,
    find_deck,
    find_english_front,
    find_label_tables,
    find_label_values,
    find_signature,
    go_on_distribution,
    list_attachments,
    note_below_title,
)
from generator.clean.headed import settle_headings
from generator.clean.items import Item, Role, file_wrap
from generator.clean.printed import drop_known_heads, drop_references, drop_running_heads, name_furniture
from generator.model import Mark, MarkKind, Part
from generator.text.contents import find_contents
from generator.text.facts import is_agency, post_and_name
from generator.text.furniture import site_note
from generator.text.kinds import LineKind, kind_of
from generator.text.labels import labels, paper
from generator.text.lines import Line, ends_sentence, is_page_name, quote_at
from generator.text.names import is_names_alone
from generator.text.normalise import fold
from generator.text.placed import kinds_of
from generator.text.reading import read_lines
from generator.text.repeats import find_repeats

_NEVER_HEADINGS = (LineKind.FURNITURE, LineKind.LABELS, LineKind.DATE, LineKind.BYLINE, LineKind.NOTE)
"""What a page may set in <h2> beside its headings: day, source, author."""
SHORTEST_TOLD = 20
"""Code points of a sentence above the title that is text."""
MOST_HEAD, MOST_TITLE_LINES = 60, 4
"""Lines of a page among which the title may stand again, and over how many of them."""
LONGEST_SPEAKER, LONG_HALF = 6, 20
"""Code points of a name before a title; of the second line of a title that stands once more by itself."""
_BRACKETED = re.compile(r"[（(][^（）()。]{2,60}[)）]")
"""A note below the title: (2022年12月28日在…会议上)."""


def lay_out(part: Part) -> tuple[Item, ...]:
    """All lines of a part with their roles; headings are only proposed here (`structure` decides)."""
    view = part.document.view
    lines = read_lines(view, part.spans)
    marks = _marks_by_line(lines, part)
    known = {
        index: LineKind.TEXT
        for index, mark in marks.items()
        if mark.kind in (MarkKind.TABLE, MarkKind.META)
        or (mark.kind is MarkKind.ITEM and not labels(lines[index].text))
    }
    kinds = kinds_of(lines, known, file_wrap(part))
    breaks = _page_breaks(view, lines)
    items = [
        Item(
            line,
            quote_at(view, line.start, line.end),
            kind,
            *_first_role(kind, marks.get(index)),
            page_break=index in breaks,
        )
        for index, (line, kind) in enumerate(zip(lines, kinds, strict=True))
    ]
    items = _without_site_notes(items)
    items = drop_bare_attachments(items, part.title.spans[0].start if part.title and part.title.spans else 0)
    items = _titled(items, part)
    items = find_label_tables(items)
    items = find_label_values(items)
    items = find_account_card(items)
    items = note_below_title(items)
    items = find_english_front(items)
    items = find_signature(items)
    items = list_attachments(items)
    known_heads = frozenset(value for name, value in part.meta if name == "running-head")
    items = drop_running_heads(drop_known_heads(items, known_heads))
    items = drop_references(drop_contacts(go_on_distribution(name_furniture(items))))
    items = _listed(items, part)
    items = drop_around(_repeated(items))
    return tuple(as_edited(find_deck(settle_headings(items)), part))


def _marks_by_line(lines: tuple[Line, ...], part: Part) -> dict[int, Mark]:
    wanted = (MarkKind.HEADING, MarkKind.TABLE, MarkKind.ITEM, MarkKind.META, MarkKind.BOILERPLATE)
    ordered = sorted((mark for mark in part.document.marks if mark.kind in wanted), key=lambda mark: mark.span)
    found: dict[int, Mark] = {}
    open_marks: list[Mark] = []
    position = 0
    for index, line in enumerate(lines):
        while position < len(ordered) and ordered[position].span.start <= line.start:
            open_marks.append(ordered[position])
            position += 1
        while open_marks and open_marks[-1].span.end <= line.start:
            open_marks.pop()
        live = [mark for mark in open_marks[-4:] if mark.span.end > line.start]
        if live:
            found[index] = next((mark for mark in live if mark.kind is MarkKind.BOILERPLATE), live[-1])
    return found


def _page_breaks(view: str, lines: tuple[Line, ...]) -> set[int]:
    return {index for index in range(1, len(lines)) if "\f" in view[lines[index - 1].end : lines[index].start]}


def _first_role(kind: LineKind, mark: Mark | None) -> tuple[Role, str, int]:
    if mark is not None:
        if mark.kind is MarkKind.BOILERPLATE:
            return Role.DROPPED, mark.name or "boilerplate", 0
        if mark.kind is MarkKind.META:
            return Role.META, "field", 0
        if mark.kind is MarkKind.TABLE:
            return Role.TABLE, "table", 0
        if mark.kind is MarkKind.ITEM and kind is not LineKind.LABELS:
            return Role.ITEM, "item", 0
        if kind not in _NEVER_HEADINGS:
            return Role.HEADING, "heading-mark", 7 if mark.name == "bold" else mark.level
    return {
        LineKind.FURNITURE: (Role.DROPPED, "furniture", 0),
        LineKind.LABELS: (Role.META, "labels", 0),
        LineKind.BYLINE: (Role.META, "byline", 0),
        LineKind.NOTE: (Role.META, "author-note", 0),
        LineKind.DATE: (Role.META, "date-line", 0),
        LineKind.SALUTATION: (Role.SALUTATION, "salutation", 0),
        LineKind.NUMBERED: (Role.HEADING, "numbered", 0),
        LineKind.SHORT: (Role.HEADING, "short-line", 0),
        LineKind.TABLE: (Role.TABLE, "text-table", 0),
    }.get(kind, (Role.BODY, "paragraph", 0))


def _without_site_notes(items: list[Item]) -> list[Item]:
    """Cut a site's note in brackets off the end of a line; what remains gets the kind it has alone."""
    found = []
    for item in items:
        at = site_note(item.quote.text) if item.role in (Role.BODY, Role.SALUTATION, Role.ITEM, Role.HEADING) else -1
        if at < 0:
            found.append(item)
            continue
        rest = item.quote[: len(item.quote.text[:at].rstrip())]
        if rest.text:
            kind = kind_of(rest.text)
            role, rule, level = (
                _first_role(kind, None) if item.role is not Role.ITEM else (item.role, item.rule, item.level)
            )
            found.append(
                replace(
                    item,
                    line=replace(item.line, end=rest.end, text=rest.text),
                    quote=rest,
                    kind=kind,
                    role=role,
                    rule=rule,
                    level=level,
                )
            )
        note = item.quote[at:]
        found.append(
            replace(
                item,
                line=replace(item.line, start=note.start, text=note.text),
                quote=note,
                role=Role.DROPPED,
                rule="site-note",
            )
        )
    return found


def _titled(items: list[Item], part: Part) -> list[Item]:
    """The title's line, copies of it near the head, and what stands above it."""
    spans = part.title.spans if part.title else ()
    title = fold(part.title.text if part.title else part.title_given)
    found = list(items)
    at = -1
    for index, item in enumerate(items):
        if any(span.start < item.line.end and item.line.start < span.end for span in spans):
            found[index] = replace(item, role=Role.TITLE, rule="title")
            at = index
        elif (at < 0 and spans and is_page_name(item.quote.text, part.title.text if part.title else "")) or (
            len(title) >= 4
            and index < MOST_HEAD
            and len(item.quote.text) <= 2 * len(title) + 20
            and (_is_title(fold(item.quote.text), title) or _ends_title(item.quote.text, title))
            and (at < 0 or not any(found[between].role is Role.BODY for between in range(at + 1, index)))
        ):
            found[index] = replace(item, role=Role.DROPPED, rule="title-repeat")
    found = _said_over_lines(found, title)
    first_text = next(
        (
            index
            for index, item in enumerate(found)
            if item.role in (Role.BODY, Role.SALUTATION, Role.TABLE, Role.ITEM)
            and not (item.role is Role.BODY and _BRACKETED.fullmatch(item.line.text))
            and (index > at or _is_told(item))
        ),
        len(found),
    )
    for index in range(first_text):
        item = found[index]
        if (
            (is_names_alone(item.line.text) or post_and_name(item.line.text))
            and item.kind is LineKind.SHORT
            and item.role is not Role.TITLE
            and (at < 0 or index > at or part.rule == "title-inside")
        ):
            found[index] = replace(item, role=Role.META, rule="author-line", level=0)
    return _beside_title(found, part, at, first_text)


def _said_over_lines(items: list[Item], title: str) -> list[Item]:
    """The title once more, over two to four lines."""
    found = list(items)
    for first in range(min(len(items), MOST_HEAD)):
        words, last = "", first
        while last < len(items) and last - first < MOST_TITLE_LINES and items[last].role in (Role.HEADING, Role.BODY):
            words += fold(items[last].line.text)
            last += 1
            if not title.startswith(words) or words == title:
                break
        if words == title and last - first > 1:
            for index in range(first, last):
                found[index] = replace(items[index], role=Role.DROPPED, rule="title-repeat", level=0)
    return found


def _is_told(item: Item) -> bool:
    """Whether a line above the title is text all the same: a sentence, or a salutation."""
    return item.role is Role.SALUTATION or (len(item.line.text) >= SHORTEST_TOLD and ends_sentence(item.line.text))


def _beside_title(items: list[Item], part: Part, at: int, first_text: int) -> list[Item]:
    """Offices, a paper's line, a section's name, and the order that puts a work into force, around the title at `at`."""
    found = list(items)
    for index in range(at + 1, first_text if at >= 0 else 0):
        follows = found[index + 1].role if index + 1 < len(found) else Role.BODY
        if (
            found[index].role is Role.HEADING
            and is_agency(found[index].line.text)
            and (follows is not Role.BODY or found[index + 1].rule == "paragraph")
        ):
            found[index] = replace(found[index], role=Role.META, rule="issuer-line", level=0)
    for index in range(first_text):
        if found[index].role is Role.HEADING and found[index].kind is LineKind.SHORT and paper(found[index].line.text):
            found[index] = replace(found[index], role=Role.META, rule="paper-line", level=0)
    byline = next((index for index in range(first_text) if found[index].rule == "byline"), -1)
    edge = at if 0 <= at < first_text else byline
    above = {"promulgated": (Role.META, "promulgation"), "page-head": (Role.DROPPED, "section-name")}
    for index in range(at if part.rule in above else 0):
        if found[index].role in (Role.BODY, Role.HEADING):
            found[index] = replace(found[index], role=above[part.rule][0], rule=above[part.rule][1], level=0)
    for index in range(max(edge, 0)):
        if found[index].role in (Role.HEADING, Role.ITEM):
            found[index] = replace(found[index], role=Role.DROPPED, rule="section-name", level=0)
    return found


def _is_title(words: str, title: str) -> bool:
    """The title again, or without the speaker before it: 某某:在…会议上的讲话."""
    if words == title:
        return True
    before = len(title) - len(words)
    spoken = len(words) >= 8 and before <= LONGEST_SPEAKER
    return (spoken or len(words) >= LONG_HALF) and title.endswith(words)


def _ends_title(text: str, title: str) -> bool:
    """The years of a plan, in brackets below its title said again."""
    return text[0] in "（(" and text[-1] in "）)" and title.endswith(fold(text))


def _listed(items: list[Item], part: Part) -> list[Item]:
    """A contents list of the article's own chapters."""
    if (part.spans and part.spans[0].start > 0 and part.rule != "own-contents") or len(items) < 4:
        return items
    contents = find_contents([item.line.text for item in items])
    if contents is None or contents.news:
        return items
    return [
        replace(item, role=Role.DROPPED, rule="contents")
        if contents.first <= index <= contents.last and item.role is not Role.TITLE
        else item
        for index, item in enumerate(items)
    ]


def _repeated(items: list[Item]) -> list[Item]:
    live = [index for index, item in enumerate(items) if item.role not in (Role.DROPPED, Role.TABLE)]
    copies = find_repeats([items[index].line.text for index in live])
    found = list(items)
    for copy in copies:
        if found[live[copy]].role is not Role.TITLE:
            found[live[copy]] = replace(found[live[copy]], role=Role.REPEAT, rule="repeat")
    return found
