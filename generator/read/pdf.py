"""PDF -> text, one page after another with a form feed between them; needs the optional extra `pdf` (pypdf, BSD).

A PDF has lines but no paragraphs: a line that begins two characters to the right of its neighbours gets the blanks of a Chinese
paragraph's first line, so that the stages see what a reader of the page sees.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from generator.errors import SourceError
from generator.model import Mark, MarkKind, Notice, RawFile, Severity, Span
from generator.read.view import Reading

MOST_PAGES = 5_000
LEAST, MOST = 1.6, 2.4
"""A first line is set in by two characters; so many, measured from the margin, are taken for two."""
FEWEST = 2
"""Lines that make a margin."""
_BROKEN = (
    *(
        ArithmeticError,
        AssertionError,
        AttributeError,
        EOFError,
        LookupError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
    ),
    *(struct.error, zlib.error),
)
"""What pypdf lets through for a broken file besides its own errors; fuzzing found it also fails its own assertions."""
_GAP = re.compile("(?<=[\u2e80-\u9fff]) (?=[,.;:!?)])|(?<=[,.;:!?(]) (?=[\u2e80-\u9fff])")
"""A blank that pypdf reads from a change of font between Chinese and ASCII punctuation."""


def read_pdf(raw: RawFile) -> Reading:
    """The text layer of a PDF.

    Raises: SourceError when pypdf is not installed, or the file is broken, locked or holds no text.
    """
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        raise SourceError(raw.path, "PDF is read only with the extra", "pip install 'jianbao[pdf]'") from None
    try:
        reader = pypdf.PdfReader(BytesIO(raw.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(raw.path, "the PDF is locked with a password", "an open PDF")
        if len(reader.pages) > MOST_PAGES:
            raise SourceError(raw.path, f"{len(reader.pages)} pages", f"at most {MOST_PAGES}")
        pages = [_page_text(page) for page in reader.pages]
    except (PyPdfError, *_BROKEN) as error:
        raise SourceError(raw.path, f"the PDF is broken ({type(error).__name__})", "a readable PDF") from None
    text = "\n\f".join(pages)
    if not text.strip():
        raise SourceError(raw.path, "the PDF holds no text, only pictures", "a PDF with a text layer (OCR it first)")
    breaks = [at for at, char in enumerate(text) if char == "\f"]
    marks = tuple(Mark(Span(at, at + 1), MarkKind.PAGE_BREAK) for at in breaks)
    empty = sum(not page.strip() for page in pages)
    notices = (Notice(raw.path, "pages-without-text", f"有{empty}页没有文字层", Severity.WARNING),) if empty else ()
    return Reading(text, text, "pdf", marks, notices)


def _page_text(page: Any) -> str:
    lines = [_Line()]

    def visit(words: str, user: list[float], text: list[float], font: object, size: float) -> None:
        for turn, piece in enumerate(words.split("\n")):
            if turn:
                lines.append(_Line())
            line = lines[-1]
            if piece.strip() and not line.words:
                line.x, line.size = text[4] * user[0] + text[5] * user[2] + user[4], abs(size * text[0] * user[0])
            line.words += piece

    plain = page.extract_text(visitor_text=visit)
    shown = "\n".join(_indented(lines))
    return _GAP.sub("", _clean(shown if "".join(shown.split()) == "".join(plain.split()) else plain))


@dataclass(slots=True)
class _Line:
    """Words, and where they begin on the page: x and size of type in points."""

    words: str = ""
    x: float = 0.0
    size: float = 0.0


def _indented(lines: list[_Line]) -> Iterator[str]:
    """The lines; those set in by two characters from a margin that several lines of their size share, with two blanks."""
    margins = Counter((round(line.x), round(line.size)) for line in lines if line.words.strip())
    shared = {margin for margin, count in margins.items() if count >= FEWEST}
    for line in lines:
        left = range(round(line.x - MOST * line.size), round(line.x - LEAST * line.size) + 1)
        indented = line.size > 0 and any((x, round(line.size)) in shared for x in left)
        yield "\u3000\u3000" + line.words.lstrip() if indented else line.words


def _clean(page: str) -> str:
    return page.replace("\x00", "").replace("\f", "\n").encode("utf-8", "replace").decode("utf-8")
