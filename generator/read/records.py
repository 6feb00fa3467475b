"""JSON, JSON Lines and CSV: every object or row with a body is a record, an article of its own.

The view shows the values of known fields, each on a line of its own, with escapes decoded in their first place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.errors import SourceError
from generator.model import FILLER, Mark, MarkKind, Notice, RawFile, Severity, Span
from generator.read.decoding import decode
from generator.read.fields import field_name
from generator.read.markup import flatten_markup
from generator.read.view import Reading, ViewBuilder

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_TAGS = re.compile(r"</?(?:p|div|br|span|h[1-6]|table|li|strong)\b[^<>]{0,300}>", re.IGNORECASE)
SHORTEST_BODY = 60
"""Code points; a field of an unknown name is taken for the body only when it is longer."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a record: where its characters stand (without quotation marks), and the view of them."""

    key: str
    start: int
    words: str
    """As long as the raw text of the value."""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.words)

    @property
    def seen(self) -> str:
        """What a reader sees."""
        return self.words.replace(FILLER, "").strip()


@dataclass(slots=True)
class Record:
    """An object or row; `keys` of nested objects are not its own."""

    start: int
    end: int = 0
    values: list[Value] = field(default_factory=list)


def read_json(raw: RawFile) -> Reading:
    """Records of a JSON or JSON Lines file.

    Raises: SourceError when no line or document of it is JSON, or none holds a text.
    """
    text, encoding, notices = decode(raw.path, raw.data)
    lines = raw.path.lower().endswith(("l", ".ndjson"))
    ranges, broken = _valid_ranges(raw.path, text, lines=lines)
    records = [record for span in ranges for record in _objects(text, span)]
    return _reading(raw.path, text, encoding, (*notices, *broken), records)


def _valid_ranges(path: str, text: str, *, lines: bool) -> tuple[list[Span], list[Notice]]:
    """Ranges that are JSON: the whole text, or its lines; a broken line is told and left out."""
    if not lines and (problem := _problem(text)) is None:
        return [Span(0, len(text))], []
    found, broken, at = [], [], 0
    for number, line in enumerate(text.split("\n"), 1):
        span = Span(at, at + len(line))
        at += len(line) + 1
        if not line.strip(" \t\r\ufeff\x00"):
            continue
        problem = _problem(line)
        if problem is None:
            found.append(span)
        else:
            broken.append(
                Notice(path, "record-broken", f"第{number}行不是合法的 JSON,已跳过:{problem}", Severity.ERROR)
            )
    if not found:
        raise SourceError(
            path, f"this is no JSON ({_problem(text) or 'no records'})", "JSON, or one JSON object a line"
        )
    return found, broken


def _problem(text: str) -> str | None:
    try:
        json.loads(text.lstrip("\ufeff"), parse_constant=_refuse_constant)
    except RecursionError:
        return "nested too deeply"
    except ValueError as error:
        return str(error)
    return None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def _objects(text: str, span: Span) -> Iterator[Record]:
    """Innermost objects with text values, in order; iterative."""
    stack: list[Record | None] = []
    key = ""
    after_colon = False
    for token in _TOKEN.finditer(text, span.start, span.end):
        first = token[0][0]
        if first in "{[":
            stack.append(Record(token.start()) if first == "{" else None)
            after_colon = False
        elif first in "}]":
            closed = stack.pop() if stack else None
            if closed is not None and closed.values:
                closed.end = token.end()
                yield closed
            after_colon = False
        elif first == ":":
            after_colon = True
        elif first == '"':
            raw = token[0][1:-1]
            top = stack[-1] if stack else None
            if top is not None and not after_colon:
                key = json.loads(token[0])
            elif top is not None:
                top.values.append(Value(key, token.start() + 1, _decode_escapes(raw)))
            after_colon = False
        elif first == ",":
            after_colon = False
        elif stack and stack[-1] is not None and after_colon:
            stack[-1].values.append(Value(key, token.start(), token[0]))


def _decode_escapes(raw: str) -> str:
    r"""The value's view, as long as its raw text: `\\n` -> line feed and FILLER."""
    if "\\" not in raw:
        return raw

    def decoded(found: re.Match[str]) -> str:
        char = str(json.loads(f'"{found[0]}"', strict=False))
        if len(char) != 1 or "\ud800" <= char <= "\udfff":
            char = "\ufffd"
        return char + FILLER * (len(found[0]) - 1)

    return _ESCAPE.sub(decoded, raw)


def read_csv(raw: RawFile) -> Reading:
    """Rows of a CSV or TSV file under its header line.

    Raises: SourceError when it has no header that names a text.
    """
    text, encoding, notices = decode(raw.path, raw.data)
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",\t;|", key=head.count)
    rows = list(_rows(text, delimiter))
    names = [value.seen.lstrip("\ufeff") for value in rows[0].values] if rows else []
    if not any(field_name(name) == "body" for name in names):
        raise SourceError(
            raw.path,
            f"no column holds an article (columns: {', '.join(names)[:80]})",
            "a column named content, body, text or 正文",
        )
    records = [
        Record(
            row.start,
            row.end,
            [Value(name, value.start, value.words) for name, value in zip(names, row.values, strict=False)],
        )
        for row in rows[1:]
    ]
    return _reading(raw.path, text, encoding, notices, records)


def _rows(text: str, delimiter: str) -> Iterator[Record]:
    mark = re.escape(delimiter)
    cell = re.compile(rf'[ \t]*"((?:[^"]++|"")*+)"[^{mark}\n]*|([^{mark}\n]*)')
    at, row = 0, Record(0)
    while at < len(text):
        found = cell.match(text, at)
        if found is None:  # never: the second branch takes the empty string
            return
        if found[1] is not None:
            row.values.append(Value("", found.start(1), found[1].replace('""', '"' + FILLER)))
        else:
            row.values.append(Value("", found.start(2), found[2].rstrip("\r")))
        at = found.end()
        if at >= len(text) or text[at] == "\n":
            row.end = at
            if any(value.seen for value in row.values):
                yield row
            row = Record(at + 1)
        at += 1


def _reading(path: str, text: str, encoding: str, notices: tuple[Notice, ...], records: list[Record]) -> Reading:
    view = ViewBuilder(len(text))
    marks: list[Mark] = []
    more: list[Notice] = []
    for record in records:
        body = _body_of(record)
        if body is None:
            if any(field_name(value.key) == "title" for value in record.values):
                more.append(Notice(path, "record-without-text", "有一条记录没有正文,已跳过", Severity.WARNING))
            continue
        if record.start < view.at:  # an object around one that was shown
            continue
        marks.append(Mark(Span(record.start, record.end), MarkKind.RECORD))
        for value in record.values:
            name = "body" if value is body else field_name(value.key)
            if not name or not value.seen or (name == "body" and value is not body):
                continue
            words = flatten_markup(value.words) if name == "body" and _TAGS.search(value.words) else value.words
            start = value.start
            view.put(start - 1 if start > view.at else start, "\n" + words if start > view.at else words)
            if view.at < len(text):
                view.put(view.at, "\n")
            if name != "body":
                marks.append(Mark(Span(value.start, value.end), MarkKind.META, name=name, value=value.seen))
    if not marks:
        raise SourceError(path, "no record holds a text", "objects with a field content, body, text or 正文")
    return Reading(text, view.finish(), encoding, tuple(marks), (*notices, *more))


def _body_of(record: Record) -> Value | None:
    named = [value for value in record.values if field_name(value.key) == "body" and value.seen]
    if named:
        return max(named, key=lambda value: len(value.words))
    rest = [value for value in record.values if not field_name(value.key) and len(value.seen) >= SHORTEST_BODY]
    return max(rest, key=lambda value: len(value.words), default=None)
