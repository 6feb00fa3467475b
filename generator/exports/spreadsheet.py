"""figures.csv: the key figures as Excel and WPS open them right."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from generator.exports.records import Record, figure_records
from generator.model import Site

FIGURE_COLUMNS = (
    *("id", "article", "title", "indicator", "value", "high", "unit", "kind", "surface", "qualifiers", "period"),
    *("place", "attribution", "target", "confidence", "sentence", "file", "start", "end"),
)

_NO_CONTROLS = dict.fromkeys([*range(9), *range(14, 28), *range(127, 160)])
"""A spreadsheet may pass over them and run what follows."""


def figures_csv(site: Site) -> bytes:
    """figures.csv: for Excel and WPS; UTF-8 with BOM, CRLF, no cell that a spreadsheet would run as a formula."""
    return to_csv((brief.article.title.text, record) for brief in site for record in figure_records(brief))


def to_csv(records: Iterable[tuple[str, Record]]) -> bytes:
    """(title of the article, record of a figure) -> the file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(FIGURE_COLUMNS)
    for title, record in records:
        value = record["value"]
        low, high = (value[0], value[-1]) if isinstance(value, list) else (value, None)
        row = {
            **record,
            **record["source"],
            "title": title,
            "value": low,
            "high": high,
            "qualifiers": "、".join(record["qualifiers"]),
        }
        writer.writerow([_cell(row[column]) for column in FIGURE_COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cell(value: Any) -> str:
    """A text cell that begins with = + - @ or a control character gets an apostrophe, as spreadsheets read it as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    text = str(value)
    if not text.isprintable() or "  " in text or text != text.strip():  # few cells: the rest is what it would become
        text = " ".join(text.translate(_NO_CONTROLS).split())
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "＝", "＋", "－", "＠"} else text
