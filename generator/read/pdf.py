"""PDF -> text, one page after another with a form feed between them; needs the optional extra `pdf` (pypdf, BSD)."""

from __future__ import annotations

from io import BytesIO

from generator.errors import SourceError
from generator.model import Mark, MarkKind, Notice, RawFile, Severity, Span
from generator.read.view import Reading

MOST_PAGES = 5_000


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
        pages = [_clean(page.extract_text()) for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise SourceError(raw.path, f"the PDF is broken ({type(error).__name__})", "a readable PDF") from None
    text = "\n\f".join(pages)
    if not text.strip():
        raise SourceError(raw.path, "the PDF holds no text, only pictures", "a PDF with a text layer (OCR it first)")
    breaks = [at for at, char in enumerate(text) if char == "\f"]
    marks = tuple(Mark(Span(at, at + 1), MarkKind.PAGE_BREAK) for at in breaks)
    empty = sum(not page.strip() for page in pages)
    notices = (Notice(raw.path, "pages-without-text", f"有{empty}页没有文字层", Severity.WARNING),) if empty else ()
    return Reading(text, text, "pdf", marks, notices)


def _clean(page: str) -> str:
    return page.replace("\x00", "").replace("\f", "\n").encode("utf-8", "replace").decode("utf-8")
