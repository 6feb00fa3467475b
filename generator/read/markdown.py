"""Markdown: front matter, headings, lists, tables, emphasis and links; the marks of the markup become FILLER in the view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.model import FILLER, Cell, Mark, MarkKind, RawFile, Span
from generator.read.decoding import decode
from generator.read.fields import field_name
from generator.read.view import Reading
from generator.text.kinds import LineKind, kind_of
from generator.text.lines import ends_sentence, quote_at

_FRONT = re.compile(r"(?:\A\ufeff?|(?<=\n))(---|\+\+\+)[ \t]*\r?\n((?:(?!\1)[^\n]*\n){0,60}?)\1[ \t]*(?:\r?\n|\Z)")
_TITLED = re.compile("^[ \t]*(?:title|标题|題目|题目)[ \t]*[:：=]", re.MULTILINE)
_FIELD = re.compile(
    r"""^([\w\-\u4e00-\u9fff]{1,30})[ \t]*[:=：][ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\n]*?))[ \t\r]*$""", re.MULTILINE
)
_ALONE = (LineKind.FURNITURE, LineKind.LABELS, LineKind.BYLINE, LineKind.DATE)
LONGEST_ALONE = 80
_LISTED = re.compile(r"""\[["']?(?:\[\[)?([^\[\]"',]+)(?:\]\])?["']?\]""")
"""A list of one, ["[[李明]]"], as programs that clip pages write their authors."""
_LINE = re.compile(r"[^\n]*\n?")
_HEADING = re.compile(r"( {0,3}(#{1,6})[ \t]+)(.*?)([ \t]*#*[ \t]*)$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)](?=[ \t]))[ \t]+(?:\[[ xX]\][ \t]+)?")
_BULLET = re.compile(r"[ \t]*[-*+•][ \t]")
_LINKED = re.compile(r"\[[^\[\]\n]{1,200}\]\([^)\n]{1,500}\)\s*")
"""An item that is nothing but a link to another page."""
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})[ \t\r]*$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t\r]*$")
_INLINE = re.compile(
    r"""
      !\[[^\]\n]{0,200}\]\((?:\\.|[^)\\\n]){0,500}\)             # ![picture](address)
    | (?P<open>\[)(?P<words>[^\[\]\n]{1,200})\]\((?P<url>(?:\\.|[^)\\\n]){0,500})\)   # [words](address)
    | \[\^[^\]\n]{1,20}\]:?                                    # footnote mark
    | \*\*|__|~~|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|`       # emphasis
    | </?[A-Za-z][^<>\n]{0,300}>                               # an HTML tag
    | \\(?=[\\`*_{}\[\]()#+\-.!|])                             # an escaping backslash
    """,
    re.VERBOSE,
)


def read_markdown(raw: RawFile) -> Reading:
    """Text, view and marks of a Markdown file; `view` has FILLER for markup.

    Raises: SourceError as `decode`.
    """
    text, encoding, notices = decode(raw.path, raw.data)
    hidden: list[Span] = []
    marks: list[Mark] = []
    fronts = [front for front in _FRONT.finditer(text) if not front.start() or _TITLED.search(front[2])]
    if fronts and fronts[0].start():
        fronts = []
    starts = [0, *(front.start() for front in fronts[1:]), len(text)]
    for place, (low, high) in enumerate(pairwise(starts)):
        start = low
        if fronts:
            start = fronts[place].end()
            marks += _front_matter(text, fronts[place], hidden)
        _body(text[:high], start, marks, hidden)
    if len(fronts) > 1:  # several articles in one file, each with its own
        marks += (Mark(Span(low, high), MarkKind.RECORD) for low, high in pairwise(starts))
    return Reading(text, _hide(text, hidden), encoding, tuple(marks), notices)


def _hide(text: str, hidden: list[Span]) -> str:
    pieces, at = [], 0
    for span in sorted(hidden):
        if span.end <= at:
            continue
        low = max(span.start, at)
        pieces += [text[at:low], FILLER * (span.end - low)]
        at = span.end
    return "".join((*pieces, text[at:]))


def _front_matter(text: str, front: re.Match[str], hidden: list[Span]) -> Iterator[Mark]:
    """Marks of the fields we know; every line of it is hidden but their values."""
    shown: list[Span] = []
    for found in _FIELD.finditer(text, front.start(2), front.end(2)):
        group = next((number for number in (2, 3, 4) if found[number] is not None), 4)
        if (name := field_name(found[1])) and name != "body" and found[group].strip():
            listed = _LISTED.fullmatch(text, found.start(group), found.end(group))
            shown.append(Span(*(listed.span(1) if listed else found.span(group))))
            yield Mark(shown[-1], MarkKind.META, name=name, value=text[shown[-1].start : shown[-1].end].strip())
    for line in _LINE.finditer(text, front.start(), front.end()):
        end = line.end() - line[0].endswith("\n")
        value = next((span for span in shown if line.start() <= span.start and span.end <= end), Span(end, end))
        hidden += [Span(line.start(), value.start), Span(value.end, end)]


def _body(text: str, start: int, marks: list[Mark], hidden: list[Span]) -> None:
    fence = ""
    table: list[Span] = []
    previous: Span | None = None
    for match in _LINE.finditer(text, start):
        if match.start() == match.end():
            break
        line = match[0].rstrip("\r\n")
        span = Span(match.start(), match.start() + len(line))
        mark = line.strip()[:3]
        if fence or mark in ("```", "~~~"):
            hidden.append(Span(span.start, match.end()))
            fence = "" if fence and mark == fence else fence or mark
            previous = None
            continue
        if (line.count("|") >= 2 and line.strip().startswith("|")) or (table and "|" in line):
            table.append(span)
            previous = None
            continue
        if table:
            _table(text, table, marks, hidden)
            table = []
        previous = _line(text, span, previous, marks, hidden)
    if table:
        _table(text, table, marks, hidden)


def _line(text: str, span: Span, previous: Span | None, marks: list[Mark], hidden: list[Span]) -> Span | None:
    """Mark one line; returns it when the next may continue its paragraph."""
    line = text[span.start : span.end]
    if not line.strip():
        return None
    if _RULE.match(line):
        hidden.append(span)
        if previous is not None and line.strip()[0] in "=-":  # a setext heading
            marks.append(Mark(previous, MarkKind.HEADING, 1 if line.strip()[0] == "=" else 2))
        return None
    if heading := _HEADING.match(line):
        inside = Span(span.start + heading.start(3), span.start + heading.end(3))
        hidden += [Span(span.start, inside.start), Span(inside.end, span.end)]
        marks.append(Mark(inside, MarkKind.HEADING, len(heading[2])))
        _inline(text, inside, hidden)
        return None
    start = span.start
    if quoted := _QUOTE.match(line):
        hidden.append(Span(start, start + quoted.end()))
        start += quoted.end()
    if item := _ITEM.match(text, start, span.end):
        if _BULLET.match(text, start, span.end):
            hidden.append(Span(start, item.end()))
        start = item.end()
        linked = _LINKED.fullmatch(text, start, span.end) is not None
        marks.append(
            Mark(
                Span(start, span.end), MarkKind.BOILERPLATE if linked else MarkKind.ITEM, name="links" if linked else ""
            )
        )
    elif (
        previous is not None
        and not ends_sentence(text[previous.start : previous.end].rstrip())
        and not any(_is_alone(text[one.start : one.end]) for one in (previous, Span(start, span.end)))
    ):
        _soft_break(text, previous.end, start, hidden)
    _inline(text, Span(start, span.end), hidden)
    return Span(start, span.end)


def _is_alone(line: str) -> bool:
    """Whether a line is one of its own by its words, a byline or a site's: it goes on with no other."""
    words = _INLINE.sub(lambda found: found["words"] or "", line).strip()
    return bool(words) and len(words) <= LONGEST_ALONE and kind_of(words) in _ALONE


def _soft_break(text: str, end: int, start: int, hidden: list[Span]) -> None:
    """A line break inside a paragraph is no text between Chinese characters."""
    if text[start : start + 1] > "\u2e80" or text[end - 1 : end] > "\u2e80":
        hidden.append(Span(end, start))


def _inline(text: str, span: Span, hidden: list[Span]) -> None:
    for found in _INLINE.finditer(text, span.start, span.end):
        if found["open"]:
            hidden += [Span(found.start(), found.start() + 1), Span(found.end("words"), found.end())]
        else:
            hidden.append(Span(found.start(), found.end()))


def _table(text: str, rows: list[Span], marks: list[Mark], hidden: list[Span]) -> None:
    cells: list[Cell] = []
    row = 0
    for span in rows:
        line = text[span.start : span.end]
        if _TABLE_RULE.match(line):
            hidden.append(span)
            continue
        at, column = span.start, 0
        for found in re.compile(r"(?:\\\||[^|])+").finditer(text, span.start, span.end):
            hidden.append(Span(at, found.start()))
            at = found.end()
            inside: list[Span] = []
            _inline(text, Span(*found.span()), inside)
            hidden += inside
            if found[0].strip() or column or found.start() > span.start:
                local = [Span(part.start - found.start(), part.end - found.start()) for part in inside]
                quote = quote_at(_hide(found[0], local), 0, len(found[0]))
                spans = tuple(Span(part.start + found.start(), part.end + found.start()) for part in quote.spans)
                cells.append(Cell(type(quote)(spans, quote.text), row, column, row == 0))
                column += 1
        hidden.append(Span(at, span.end))
        row += 1
    marks.append(Mark(Span(rows[0].start, rows[-1].end), MarkKind.TABLE, cells=tuple(cells)))
