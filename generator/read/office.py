"""Word and PDF: no text files, so `text` is what they say, one paragraph a line."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from generator.errors import SourceError
from generator.model import Cell, Document, Mark, MarkKind, Quote, RawFile, Span
from generator.read.archive import open_zip
from generator.read.decode import source_of

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MOST_PAGES = 2_000


class _Lines:
    """Text under construction, a line a paragraph, with marks."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self.length = 0

    def add(self, text: str) -> Span:
        """Append a line; its place without the line feed."""
        line = " ".join(text.replace("\x00", "\ufffd").split("\n"))
        span = Span(self.length, self.length + len(line))
        self.parts.append(line + "\n")
        self.length += len(line) + 1
        return span


def read_word(raw: RawFile) -> Document:
    """A .docx: paragraphs with their styles, lists and tables; headers, comments and outside relations are not followed.

    Raises: SourceError when the file is broken or a bomb.
    """
    open_zip(raw).close()
    import docx
    from docx.opc.exceptions import OpcError
    from docx.table import Table
    from lxml.etree import LxmlError

    lines = _Lines()
    try:
        document: Any = docx.Document(io.BytesIO(raw.data))
        for item in document.iter_inner_content():
            if isinstance(item, Table):
                _add_table(lines, item)
            else:
                _add_paragraph(lines, item)
        core = document.core_properties
        stated = (("title", core.title), ("author", core.author))
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, RecursionError) as error:
        raise SourceError(raw.path, f"the Word file is broken ({error})", "a .docx that Word opens") from None
    del stated  # what templates leave in the properties (a default author, an old title) is no statement of the article
    text = "".join(lines.parts)
    return Document(source_of(raw, "docx"), text, text, tuple(lines.marks))


def _add_paragraph(lines: _Lines, paragraph: Paragraph) -> None:
    span = lines.add(paragraph.text)
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    if not span:
        return
    if style in {"title", "标题", "文章标题"}:
        lines.marks.append(Mark(span, MarkKind.HEADING, 0))
    elif style.startswith(("heading ", "标题 ")) and style.split()[-1].isdigit():
        lines.marks.append(Mark(span, MarkKind.HEADING, int(style.split()[-1])))
    elif style.startswith("list") or paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None:  # noqa: SLF001
        lines.marks.append(Mark(span, MarkKind.ITEM))


def _add_table(lines: _Lines, table: Table) -> None:
    start = lines.length
    cells: list[Cell] = []
    for number, row in enumerate(table.rows):
        texts = [" ".join(cell.text.split()) for cell in row.cells]
        span = lines.add("\t".join(texts))
        at = span.start
        for column, words in enumerate(texts):
            quote = Quote((Span(at, at + len(words)),) if words else (), words)
            cells.append(Cell(quote, number, column, head=number == 0))
            at += len(words) + 1
    lines.marks.append(Mark(Span(start, lines.length), MarkKind.TABLE, cells=tuple(cells)))


def read_pdf(raw: RawFile) -> Document:
    """A .pdf with text in it, through pypdf (extra `pdf`); each page ends in a form feed.

    Raises: SourceError when pypdf is not installed, or the file is broken, locked or pictures only.
    """
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        raise SourceError(raw.path, "reading PDF needs pypdf", "pip install 'jianbao[pdf]'") from None
    try:
        text = "\f".join(_pdf_pages(pypdf.PdfReader(io.BytesIO(raw.data)), raw.path))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise SourceError(raw.path, f"the PDF is broken ({error})", "a PDF that a reader opens") from None
    if not text.strip():
        raise SourceError(raw.path, "the PDF holds no text, only pictures", "a PDF with a text layer")
    marks = tuple(Mark(Span(at, at + 1), MarkKind.PAGE_BREAK) for at, char in enumerate(text) if char == "\f")
    return Document(source_of(raw, "pdf"), text, text, marks)


def _pdf_pages(reader: Any, path: str) -> Iterator[str]:
    if len(reader.pages) > MOST_PAGES:
        raise SourceError(path, f"{len(reader.pages)} pages are too many", f"at most {MOST_PAGES}")
    for page in reader.pages:
        yield page.extract_text().replace("\x00", "\ufffd").replace("\f", "\n")
