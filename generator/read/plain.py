"""Plain text and Markdown: the view is the text, but for front matter and Markdown's own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import GeneratorError
from generator.model import FILLER, Cell, Document, Mark, MarkKind, Quote, RawFile, Span
from generator.read.decode import decoded, source_of
from generator.text.strict_yaml import load

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FRONT_LIMIT = 20_000
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*\Z")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_EMPHASIS = re.compile(r"\*\*(?=\S)(.{1,400}?)(?<=\S)\*\*|__(?=\S)(.{1,400}?)(?<=\S)__|`([^`\n]{1,400})`")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\n]{0,500}\)")
_RULE = re.compile(r"[ ]{0,3}(?:[-*_][ \t]*){3,}\Z")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*\Z")
_ROW_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}[-:| \t]*\Z")
FIELDS = {
    **dict.fromkeys(("title", "标题", "题目", "题名", "articletitle", "headline", "name"), "title"),
    **dict.fromkeys(("author", "authors", "作者", "by"), "author"),
    **dict.fromkeys(("date", "pubdate", "published", "publish_time", "发布时间", "日期", "时间", "datepublished"), "date"),
    **dict.fromkeys(("source", "来源", "contentsource", "origin", "media", "出处"), "origin"),
    **dict.fromkeys(("url", "link", "链接", "原文链接", "href"), "url"),
    **dict.fromkeys(("content", "body", "text", "正文", "内容", "content_text", "fulltext", "article"), "body"),
    **dict.fromkeys(("affiliation", "单位", "作者单位"), "affiliation"),
    **dict.fromkeys(("editor", "责任编辑"), "editor"),
    **dict.fromkeys(("issuer", "发文机关", "发布机构"), "issuer"),
    **dict.fromkeys(("number", "文号", "发文字号"), "number"),
}
"""Names that records, front matter and web pages give their fields -> ours."""


def read_text(raw: RawFile) -> Document:
    """A plain text as it stands; a form feed is a page break."""
    text, encoding, notices = decoded(raw)
    pages = tuple(Mark(Span(m.start(), m.end()), MarkKind.PAGE_BREAK) for m in re.finditer("\f", text))
    front, body_start = _front_matter(text)
    view = FILLER * body_start + text[body_start:] if body_start else text
    return Document(source_of(raw, encoding), text, view, (*front, *pages), notices)


def read_markdown(raw: RawFile) -> Document:
    """Markdown: front matter is META, headings, items and tables are marks, emphasis and link marks are no text."""
    text, encoding, notices = decoded(raw)
    front, start = _front_matter(text)
    view = list(FILLER * start + text[start:])
    marks = list(front)
    rows: list[tuple[int, str]] = []
    fenced = False
    at = start
    for line in text[start:].splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if bare.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
            _blank(view, at, at + len(bare))
        elif not fenced and _ROW.match(bare):
            rows.append((at, bare))
            at += len(line)
            continue
        elif not fenced:
            marks += _line_marks(view, at, bare)
        if rows:
            marks.append(_table(view, rows))
            rows = []
        at += len(line)
    if rows:
        marks.append(_table(view, rows))
    return Document(source_of(raw, encoding), text, "".join(view), tuple(sorted(marks, key=_by_place)), notices)


def _by_place(mark: Mark) -> tuple[int, int]:
    return mark.span.start, -mark.span.end


def _blank(view: list[str], start: int, end: int) -> None:
    for at in range(start, end):
        view[at] = FILLER


def _line_marks(view: list[str], at: int, line: str) -> Iterator[Mark]:
    """Marks of one Markdown line; its signs become filler."""
    if heading := _HEADING.match(line):
        _blank(view, at, at + heading.start(2))
        _blank(view, at + heading.end(2), at + len(line))
        yield Mark(Span(at + heading.start(2), at + heading.end(2)), MarkKind.HEADING, len(heading.group(1)))
    elif _RULE.match(line):
        _blank(view, at, at + len(line))
    elif item := _ITEM.match(line):
        if line.lstrip()[0] in "-*+":
            _blank(view, at, at + item.end())
        yield Mark(Span(at + item.end(), at + len(line)), MarkKind.ITEM)
    for sign in _EMPHASIS.finditer(line):
        inner = next(index for index in (1, 2, 3) if sign.group(index) is not None)
        _blank(view, at + sign.start(), at + sign.start(inner))
        _blank(view, at + sign.end(inner), at + sign.end())
    for link in _LINK.finditer(line):
        _blank(view, at + link.start(), at + link.start(1))
        _blank(view, at + link.end(1), at + link.end())


def _table(view: list[str], rows: list[tuple[int, str]]) -> Mark:
    """The cells of a run of `| a | b |` lines; the rule below the head is no row."""
    cells: list[Cell] = []
    number = 0
    has_head = len(rows) > 1 and _ROW_RULE.match(rows[1][1]) is not None
    for at, line in rows:
        if _ROW_RULE.match(line):
            _blank(view, at, at + len(line))
            continue
        column = 0
        for match in re.finditer(r"[^|]+", line):
            words = match.group().strip()
            if not words and match.end() == len(line):
                continue
            first = at + match.start() + len(match.group()) - len(match.group().lstrip()) if words else at + match.start()
            quote = Quote((Span(first, first + len(words)),) if words else (), words)
            cells.append(Cell(quote, number, column, head=has_head and number == 0))
            column += 1
        for index, char in enumerate(line):
            if char == "|":
                view[at + index] = "\t"
        number += 1
    last_at, last_line = rows[-1]
    return Mark(Span(rows[0][0], last_at + len(last_line)), MarkKind.TABLE, cells=tuple(cells))


def _front_matter(text: str) -> tuple[tuple[Mark, ...], int]:
    """META marks of a YAML head between --- lines, and where the text begins; none when it is no YAML."""
    found = _FRONT.match(text[:_FRONT_LIMIT])
    if found is None:
        return (), 0
    try:
        value = load(found.group(1) or "", "front matter").value
    except GeneratorError:
        return (), 0
    if not isinstance(value, dict):
        return (), 0
    span = Span(0, found.end())
    marks = tuple(
        Mark(span, MarkKind.META, name=FIELDS[key.lower()], value=_joined(inner))
        for key, inner in value.items()
        if key.lower() in FIELDS and FIELDS[key.lower()] != "body" and inner not in (None, "")
    )
    return (Mark(span, MarkKind.MARKUP), *marks), found.end()


def _joined(value: object) -> str:
    return " ".join(str(item) for item in value) if isinstance(value, list) else str(value)
