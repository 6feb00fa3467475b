"""Stage 1: RawFile -> Documents. To add a format: a function in a module here and a row in READERS.

A reader gets the file's bytes and returns what it sees in them; nothing is thrown away: what is no text is FILLER in the
view, what the format says (headings, tables, records, fields) stands in marks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from generator.errors import SourceError
from generator.model import Document, Notice, RawFile, Severity, Source
from generator.read import archive, html, markdown, records, word
from generator.read.decoding import decode
from generator.read.pdf import read_pdf
from generator.read.view import Reading
from generator.text.normalise import without_radicals

Reader = Callable[[RawFile], Reading]


def _read_text(raw: RawFile) -> Reading:
    text, encoding, notices = decode(raw.path, raw.data)
    return Reading(text, text, encoding, notices=notices)


READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".text": _read_text,
    ".md": markdown.read_markdown,
    ".markdown": markdown.read_markdown,
    ".html": html.read_html,
    ".htm": html.read_html,
    ".shtml": html.read_html,
    ".xhtml": html.read_html,
    ".docx": word.read_docx,
    ".jsonl": records.read_json,
    ".ndjson": records.read_json,
    ".json": records.read_json,
    ".csv": records.read_csv,
    ".tsv": records.read_csv,
    ".pdf": read_pdf,
}
"""Suffix in lower case -> reader. `.zip` stands beside it: an archive gives many Documents."""

SUFFIXES = (*READERS, ".zip")
_WORDS = re.compile(r"[^\W_\u115f\u1160\u3164\uffa0]")
"""A letter or number of any script; a file without one says nothing."""


def read(raw: RawFile) -> tuple[Document, ...]:
    """All documents of a file: one, or the members of an archive in the order of their names.

    Raises: SourceError `path: what is wrong: what was expected` when nothing of it can be read.
    """
    if not raw.data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise SourceError(raw.path, "the file is empty", "a file with text")
    if _suffix(raw.path) == ".zip":
        return _read_archive(raw)
    return (_read_one(raw),)


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return "." + name.rpartition(".")[2].lower() if "." in name else ""


def _read_one(raw: RawFile) -> Document:
    reader = READERS.get(_suffix(raw.path))
    if reader is None:
        raise SourceError(raw.path, "this kind of file is not read", "one of " + " ".join(SUFFIXES))
    reading = reader(raw)
    if not _WORDS.search(reading.view):
        raise SourceError(raw.path, "no text was found in it", "a file with text")
    source = Source(raw.path, hashlib.sha256(raw.data).hexdigest(), reading.encoding)
    return Document(
        source, reading.text, without_radicals(reading.view), tuple(sorted(reading.marks, key=_order)), reading.notices
    )


def _order(mark: object) -> tuple[int, int]:
    span = mark.span  # type: ignore[attr-defined]
    return span.start, -span.end


def _read_archive(raw: RawFile) -> tuple[Document, ...]:
    documents: list[Document] = []
    failed: list[Notice] = []
    for member in archive.open_archive(raw, tuple(READERS)):
        path = f"{raw.path}/{member.path}"
        if isinstance(member, archive.Refused):
            failed.append(Notice(path, "member-skipped", member.message, Severity.WARNING))
            continue
        try:
            documents += read(RawFile(path, member.data))
        except SourceError as error:
            failed.append(Notice(path, "member-unreadable", f"压缩包内的文件读不出来:{error}", Severity.ERROR))
    if not documents:
        raise SourceError(raw.path, "no member of the archive can be read", "at least one of " + " ".join(READERS))
    first = documents[0]
    documents[0] = Document(first.source, first.text, first.view, first.marks, (*first.notices, *failed))
    return tuple(documents)
