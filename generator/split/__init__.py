"""Stage 2: Document -> Parts, where one article ends and the next begins. To add evidence: a function in a module here and a row in STRATEGIES.

The first strategy that finds articles decides; the editor's decisions (`Cuts`) come last and win.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from generator.model import Document, MarkKind, Notice, Part, Quote, Severity, Span
from generator.split.broadcast import by_programme
from generator.split.bundled import by_bulletin, by_end_marks, by_mastheads, by_own_contents, by_salutations
from generator.split.dated import by_datelines, by_one_dateline
from generator.split.listed import by_contents
from generator.split.marked import by_headings, by_records
from generator.split.numbered import by_numbers
from generator.split.official import by_documents
from generator.split.separated import by_gaps, by_pages, by_rules, by_separators
from generator.split.shared import shared_facts, shared_form
from generator.split.sheet import Opening, Sheet, make_sheet
from generator.split.signed import LONGEST_SECTION_NAME, by_authors, unmarked
from generator.split.titled import by_titles
from generator.split.whole import whole_file
from generator.text.kinds import LineKind, is_wrapped, kind_of
from generator.text.lines import ends_sentence, title_start
from generator.text.names import is_names_alone
from generator.text.normalise import fold
from generator.text.reading import read_lines

Strategy = Callable[[Sheet], tuple[Opening, ...]]
STRATEGIES: tuple[Strategy, ...] = (
    by_records,
    by_documents,
    by_headings,
    by_own_contents,
    by_contents,
    by_programme,
    by_rules,
    by_datelines,
    by_mastheads,
    by_end_marks,
    by_separators,
    by_authors,
    by_one_dateline,
    by_salutations,
    by_pages,
    by_numbers,
    by_bulletin,
    by_gaps,
    by_titles,
    whole_file,
)
_YEARS = re.compile(r"[（(]\d{4}年?\s*[—－\-–~～至]{1,2}\s*\d{4}年?[)）]")
DOUBTFUL = 0.6
"""Confidence below which an opening goes to the editors' list."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """An editor's decisions on one file."""

    split_at: tuple[str, ...] = ()
    """Words of the lines at which an article begins."""
    merge: tuple[str, ...] = ()
    """Titles of articles that belong to the one before."""
    keep: tuple[str, ...] = ()
    """Words of lines that are text, whatever a rule says."""
    leave_out: tuple[str, ...] = ()
    """Words of lines that are none."""
    titles: tuple[tuple[str, str], ...] = ()
    """(title as found, title as it should be)."""


def split(document: Document, cuts: Cuts = Cuts()) -> tuple[Part, ...]:
    """The articles of a document, in text order; () when it has no text. Never raises."""
    sheet = make_sheet(document)
    if not sheet.lines:
        return ()
    openings = next(found for strategy in STRATEGIES if (found := strategy(sheet)))
    openings = tuple(_bare(_with_subtitle(sheet, opening)) for opening in _distinct(openings))
    openings = _with_sections(sheet, _without_empty(sheet, openings))
    openings, notices = _decided(sheet, openings, cuts)
    told = (*(("keep", words) for words in cuts.keep), *(("leave-out", words) for words in cuts.leave_out))
    parts = _parts(sheet, openings, dict(cuts.titles), notices)
    return tuple(_with_own_marks(replace(part, meta=(*part.meta, *told)) for part in parts))


def _distinct(openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
    first: dict[int, Opening] = {}
    for opening in openings:
        if opening.at not in first or first[opening.at].confidence < opening.confidence:
            first[opening.at] = opening
    return tuple(first[at] for at in sorted(first))


def _with_subtitle(sheet: Sheet, opening: Opening) -> Opening:
    """The line ——… right below a title belongs to it."""
    if opening.title is None:
        return opening
    end = opening.title.spans[-1].end
    at = bisect_left(sheet.lines, end, key=lambda line: line.start)
    if not 0 < at < len(sheet.lines) or sheet.lines[at - 1].end != end:
        return opening
    if not _is_subtitle(sheet.lines[at].text, sheet.kinds[at]):
        return opening
    title, subtitle = unmarked(opening.title), sheet.quote(at)
    return replace(opening, title=Quote(title.spans + subtitle.spans, title.text + subtitle.text))


def _is_subtitle(text: str, kind: LineKind) -> bool:
    """——…, or the years of a plan: （2021—2025年）."""
    return (kind is LineKind.SHORT and text[0] in "—─") or _YEARS.fullmatch(text) is not None


def _bare(opening: Opening) -> Opening:
    """The title without the sign of a list or a script before it, or the 《》 around it."""
    if opening.title and is_wrapped(opening.title.text):
        return replace(opening, title=opening.title[opening.title.text.index("《") + 1 : -1])
    opening = replace(opening, title=unmarked(opening.title)) if opening.title else opening
    if opening.title is None or not opening.title.text:  # nothing but signs
        return replace(opening, title=None)
    start = title_start(opening.title.text)
    return replace(opening, title=opening.title[start:]) if start else opening


def _without_empty(sheet: Sheet, openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """A title with nothing below it but furniture names the section of the article that follows: 国内联播快讯."""
    found: list[Opening] = []
    at = -1
    for opening, after in zip(openings, [*openings[1:], None], strict=True):
        start = opening.at if at < 0 else at
        beside = (LineKind.FURNITURE, LineKind.LABELS)
        empty = opening.title is not None and len(opening.title.text) <= LONGEST_SECTION_NAME
        if (
            empty
            and after is not None
            and opening.at + 1 <= after.at
            and all(kind in beside for kind in sheet.kinds[opening.at + 1 : after.at])
        ):
            at = start
            continue
        found.append(replace(opening, at=start))
        at = -1
    return tuple(found)


def _with_sections(sheet: Sheet, openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """Each opening from the name of its section (时评, 乡村观察) on, where one stands right above its title or byline."""
    found: list[Opening] = []
    for opening in openings:
        at, low = opening.at, found[-1].at + 1 if found else 0
        heads = at < len(sheet.kinds) and (
            sheet.kinds[at] is LineKind.BYLINE
            or (
                opening.title is not None
                and sheet.lines[at].start <= opening.title.spans[0].start <= sheet.lines[at].end
            )
        )
        while heads and at - 1 > low and _is_section_name(sheet, at - 1):
            at -= 1
        found.append(replace(opening, at=at))
    return tuple(found)


def _is_section_name(sheet: Sheet, at: int) -> bool:
    text = sheet.lines[at].text
    above = sheet.lines[at - 1].text
    closed = sheet.kinds[at - 1] is not LineKind.TEXT or ends_sentence(above)
    return (
        sheet.kinds[at] is LineKind.SHORT
        and at not in sheet.copies
        and len(text) <= LONGEST_SECTION_NAME
        and closed
        and not is_names_alone(text)
        and text[-1] not in "。！？!?"
    )


def _decided(sheet: Sheet, openings: tuple[Opening, ...], cuts: Cuts) -> tuple[tuple[Opening, ...], tuple[Notice, ...]]:
    """Openings as the editor wants them, and Notices on decisions whose words no longer stand in the file."""
    by_line = {opening.at: opening for opening in openings}
    lost: list[str] = []
    for words in cuts.split_at:
        at = _find(sheet, words)
        if at is None:
            lost.append(words)
            continue
        title = sheet.quote(at) if kind_of(sheet.lines[at].text) in (LineKind.SHORT, LineKind.NUMBERED) else None
        by_line[at] = replace(by_line.get(at, Opening(at, title, "edit")), rule="edit", confidence=1.0, doubt="")
    ordered = [by_line[at] for at in sorted(by_line)]
    for words in cuts.merge:
        kept = [
            opening
            for turn, opening in enumerate(ordered)
            if not turn or opening.title is None or fold(opening.title.text) != fold(words)
        ]
        if len(kept) == len(ordered):
            lost.append(words)
        ordered = kept
    if cuts.keep or cuts.leave_out:
        lines = sorted(fold(line.text) for line in read_lines(sheet.document.view))
        lost += [words for words in (*cuts.keep, *cuts.leave_out) if not _begins_one(words, lines)]
    path = sheet.document.source.path
    return tuple(ordered), tuple(
        Notice(path, "edit-not-found", f"编辑文件提到的“{words}”在原文中找不到了", Severity.WARNING) for words in lost
    )


def _begins_one(words: str, lines: Sequence[str]) -> bool:
    """Whether a line is, or begins with, an editor's words; lines are folded and sorted."""
    wanted = fold(words)
    at = bisect_left(lines, wanted)
    return bool(wanted) and at < len(lines) and lines[at].startswith(wanted)


def _find(sheet: Sheet, words: str) -> int | None:
    wanted = fold(words)
    if not wanted:
        return None
    lines = [fold(line.text) for line in sheet.lines]
    if wanted in lines:
        return lines.index(wanted)
    return next((index for index, line in enumerate(lines) if line.startswith(wanted)), None)


def _parts(
    sheet: Sheet, openings: tuple[Opening, ...], titles: dict[str, str], notices: tuple[Notice, ...]
) -> tuple[Part, ...]:
    document = sheet.document
    starts = [0 if opening.at == 0 else sheet.lines[opening.at].start for opening in openings]
    records = [mark.span for mark in document.marks if mark.kind is MarkKind.RECORD]
    starts = [_record_start(records, start) for start in starts]
    ends = [*starts[1:], len(document.text)]
    shared = shared_facts(sheet, openings)
    form = shared_form(sheet)
    parts: list[Part] = []
    twins: Counter[str] = Counter()
    for place, (opening, start, end) in enumerate(zip(openings, starts, ends, strict=True)):
        found = opening.title.text if opening.title else opening.given
        given = titles.get(found, opening.given)
        twins[fold(found)] += 1
        meta = (*shared, *form, ("twin", str(twins[fold(found)])))
        parts.append(
            Part(
                document,
                (Span(start, end),),
                opening.title,
                opening.rule,
                opening.confidence,
                place,
                given,
                meta,
                _doubts(document, opening, found),
            )
        )
    if parts and notices:
        parts[0] = replace(parts[0], notices=parts[0].notices + notices)
    return tuple(parts)


def _record_start(records: Sequence[Span], start: int) -> int:
    """Where the record begins that holds this place; records are in text order and none holds another."""
    at = bisect_right(records, start, key=lambda span: span.start) - 1
    return records[at].start if at >= 0 and start < records[at].end else start


def _with_own_marks(parts: Iterable[Part]) -> Iterator[Part]:
    """Each with those marks of the document that touch it: a file of many articles has many, and each is asked for its own."""
    reach: list[int] = []
    for part in parts:
        marks = part.document.marks
        reach = reach or list(accumulate((mark.span.end for mark in marks), max))
        low = bisect_right(reach, part.spans[0].start)
        high = bisect_left(marks, part.spans[-1].end, key=lambda mark: mark.span.start)
        yield replace(part, document=replace(part.document, marks=marks[low:high]))


def _doubts(document: Document, opening: Opening, title: str) -> tuple[Notice, ...]:
    if opening.confidence >= DOUBTFUL:
        return ()
    message = opening.doubt or f"“{title or '(无标题)'}”是否为一篇独立的文章,不能确定"
    suggestion = f"{'merge' if opening.at else 'split_at'}: [{json.dumps(title, ensure_ascii=False)}]" if title else ""
    return (
        Notice(
            document.source.path,
            "split-doubt",
            message,
            Severity.WARNING,
            opening.title,
            None,
            opening.confidence,
            suggestion,
        ),
    )
