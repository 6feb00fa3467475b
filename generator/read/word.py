"""Word 2007+ (.docx) -> text: one paragraph a line, table rows a line with tabs, headings, items and tables as marks.

Read straight from the XML with limits: no external relation is followed, no entity is expanded. Deleted text of tracked
changes is left out as Word leaves it out; footnotes follow the text, marked as such.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from generator.errors import SourceError
from generator.model import Cell, Mark, MarkKind, Quote, RawFile, Span
from generator.read.archive import open_zip, read_member
from generator.read.view import Reading

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    _W + name for name in ("del", "instrText", "delText", "moveFrom", "fldSimpleCode", "sectPr", "rPr")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"(?:heading|标题|標題)\s*(\d)", re.IGNORECASE)
DEEPEST = 60


@dataclass(slots=True)
class _Text:
    """The text so far and its marks."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)

    def add(self, words: str) -> Span:
        """Append words; where they stand."""
        span = Span(self.length, self.length + len(words))
        self.pieces.append(words)
        self.length += len(words)
        return span


@dataclass(frozen=True, slots=True)
class _Style:
    level: int = -1
    """1–6 heading, 0 title, -1 neither."""
    item: bool = False


def read_docx(raw: RawFile) -> Reading:
    """Text and marks of a Word file.

    Raises: SourceError when it is broken, locked or no Word file.
    """
    opened = open_zip(raw, "a Word file (.docx)")
    body = _xml(raw, opened, "word/document.xml")
    if body is None:
        raise SourceError(raw.path, "this is no Word file (no word/document.xml)", "a Word file (.docx)")
    styles = _styles(_xml(raw, opened, "word/styles.xml"))
    text = _Text()
    for block in body.iterfind(f"{_W}body"):
        _add_blocks(text, block, styles, 0)
    for name in ("footnotes", "endnotes"):
        notes = _xml(raw, opened, f"word/{name}.xml")
        for note in notes if notes is not None else ():
            if note.get(f"{_W}type") is None and (words := _words(note).strip()):
                text.marks.append(Mark(text.add(words), MarkKind.BOILERPLATE, name="footnote"))
                text.add("\n")
    joined = "".join(text.pieces)
    return Reading(joined, joined, "docx", tuple(text.marks))


def _xml(raw: RawFile, opened: zipfile.ZipFile, name: str) -> Any:
    if name not in opened.namelist():
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(read_member(raw, opened, opened.getinfo(name)), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(raw.path, f"{name} is broken ({error})", "a Word file (.docx)") from None


def _styles(root: Any) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    for style in root.iterfind(f"{_W}style") if root is not None else ():
        name = next((child.get(f"{_W}val") or "" for child in style.iterfind(f"{_W}name")), "")
        outline = next((child.get(f"{_W}val") for child in style.iterfind(f"{_W}pPr/{_W}outlineLvl")), None)
        level = -1
        if heading := _HEADING.fullmatch(name.strip()):
            level = min(int(heading[1]), 6)
        elif name.strip().lower() in ("title", "标题"):
            level = 0
        elif outline is not None and outline.isdecimal() and int(outline) < 6:
            level = int(outline) + 1
        found[style.get(f"{_W}styleId") or ""] = _Style(
            level, "list" in name.lower() or "列表" in name or "列出段落" in name
        )
    return found


def _add_blocks(text: _Text, parent: Any, styles: dict[str, _Style], depth: int) -> None:
    if depth > DEEPEST:
        return
    for child in parent:
        if child.tag == f"{_W}p":
            _add_paragraph(text, child, styles)
        elif child.tag == f"{_W}tbl":
            _add_table(text, child, depth)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"):
            _add_blocks(text, child, styles, depth + 1)


def _add_paragraph(text: _Text, paragraph: Any, styles: dict[str, _Style]) -> None:
    properties = paragraph.find(f"{_W}pPr")
    style, outline, listed = _Style(), None, False
    if properties is not None:
        named = properties.find(f"{_W}pStyle")
        style = styles.get(named.get(f"{_W}val") or "", style) if named is not None else style
        own = properties.find(f"{_W}outlineLvl")
        outline = own.get(f"{_W}val") if own is not None else None
        listed = properties.find(f"{_W}numPr") is not None
    words = _words(paragraph)
    if "\n" not in words.strip():
        words = words.strip("\n")
    span = text.add(words)
    text.add("\n")
    level = int(outline) + 1 if outline is not None and outline.isdecimal() and int(outline) < 6 else style.level
    if not words.strip():
        return
    if level >= 0:
        text.marks.append(Mark(span, MarkKind.HEADING, level))
    elif listed or style.item:
        text.marks.append(Mark(span, MarkKind.ITEM))


def _add_table(text: _Text, table: Any, depth: int) -> None:
    rows = list(_rows(table))
    if sum(len(row) for row in rows) == 1 or (len(rows) == 1 and max(map(len, rows[0]), default=0) > 200):
        for row in rows:  # a frame around text, no table
            for cell in row:
                text.add(cell + "\n")
        return
    start = text.length
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            flat = " ".join(words.split())
            if column:
                text.add("\t")
            span = text.add(flat)
            cells.append(Cell(Quote((span,) if flat else (), flat), number, column, number == 0))
        text.add("\n")
    if text.length > start:
        text.marks.append(Mark(Span(start, text.length), MarkKind.TABLE, cells=tuple(cells)))


def _rows(table: Any) -> Iterator[list[str]]:
    for row in table.iterfind(f"{_W}tr"):
        yield ["\n".join(_words(p) for p in cell.iter(f"{_W}p")).strip() for cell in row.iter(f"{_W}tc")]


def _is_hidden(run: Any) -> bool:
    """Whether Word shows these words to nobody (隐藏文字)."""
    mark = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return mark is not None and mark.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _words(element: Any) -> str:
    """Visible words in order, text boxes included once; iterative, so that no depth can break it."""
    pieces: list[str] = []
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in (f"{_W}tab", f"{_W}ptab"):
            pieces.append(" ")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif child.tag not in _SKIPPED and child.tag != _FALLBACK and not _is_hidden(child):
            stack.append(iter(child))
            if child.tag == f"{_W}p" and pieces:
                pieces.append("\n")
    return "".join(pieces).replace("\x00", "")
