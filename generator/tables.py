"""EDGE: tables in the terminal: key figures, and what became of each line of a source."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator.exports import figure_records
from generator.exports.records import Record, to_json
from generator.exports.spreadsheet import to_csv
from generator.model import ArticleId, Entry, Figure, Site
from generator.pipeline import read_one
from generator.text.shown import shown, shown_json


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures are listed: all that is not None must hold."""

    words: str | None = None
    """In the indicator or the sentence."""
    kind: str | None = None
    topic: str | None = None
    """Name or id."""
    indicator: str | None = None
    unit: str | None = None
    period: str | None = None
    place: str | None = None
    source: str | None = None
    target: bool | None = None

    def holds(self, figure: Figure, sentence: str) -> bool:
        """Whether a figure and its sentence are wanted, topics aside."""
        inside = (
            (self.words, f"{figure.indicator}\n{sentence}"),
            (self.indicator, figure.indicator),
            (self.period, figure.period),
            (self.place, figure.place),
            (self.source, figure.attribution),
        )
        same = ((self.kind, figure.kind.value), (self.unit, figure.unit), (self.target, figure.target))
        return all(wanted is None or wanted in (found or "") for wanted, found in inside) and all(
            wanted is None or wanted == found for wanted, found in same
        )


def print_figures(site: Site, wanted: Wanted, form: str) -> None:
    """Print the figures that are wanted; `csv` and `json` are the same records as the site's data files."""
    chosen = list(_records(site, wanted))
    if form == "json":
        click.echo(shown_json(to_json([record for _, record in chosen]).decode()), nl=False)
        return
    if form == "csv":
        click.echo(to_csv(chosen), nl=False)
        return
    columns = ("indicator", "surface", "kind", "period", "place", "attribution")
    _print_table(
        ("指标", "数字", "类", "时间", "地区", "来源"),
        [[str(record[column] or "") for column in columns] for _, record in chosen],
    )
    click.echo(f"{len(chosen)} figures")


def _print_table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A table without frame; no cell is mark-up, an emoji code or an order to the terminal."""
    from rich.console import Console
    from rich.table import Table

    table = Table(*heads, box=None)
    for row in rows:
        table.add_row(*map(shown, row))
    Console(markup=False, emoji=False, highlight=False).print(table)


def _articles_of(site: Site, topic: str | None) -> set[ArticleId]:
    """All articles, or those of a topic."""
    if topic is None:
        return {brief.article.id for brief in site}
    return {article for one in site.topics if topic in {one.id, one.name} for article in one.articles}


def _records(site: Site, wanted: Wanted) -> Iterator[tuple[str, Record]]:
    """(title, record) of each figure that is wanted; ids are those of the site's data files."""
    articles = _articles_of(site, wanted.topic)
    for brief in site:
        if brief.article.id in articles:
            for figure, record in zip(brief.analysis.figures, figure_records(brief), strict=True):
                if wanted.holds(figure, record["sentence"]):
                    yield brief.article.title.text, record


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of one line with its fate."""

    line: int
    fate: str
    rule: str
    article: str
    text: str


def print_explanation(path: Path, line: int, form: str) -> None:
    """Print the ledger of a file by line (from 1; 0 for all)."""
    rows = [row for row in _rows(path) if line in {0, row.line}]
    if form == "json":
        click.echo(
            shown_json(
                json.dumps([{name: getattr(row, name) for name in Row.__slots__} for row in rows], ensure_ascii=False)
            )
        )
        return
    told = [(str(row.line), row.fate, row.rule, row.article, row.text) for row in rows if row.fate != "blank"]
    _print_table(("行", "去向", "规则", "文章", "文字"), told)


def _rows(path: Path) -> Iterator[Row]:
    site = read_one(path)
    titles = {str(brief.article.id): brief.article.title.text for brief in site}
    for ledger, text in zip(site.ledgers, _texts(path), strict=True):
        starts = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]
        at = 0
        for entry in ledger.entries:
            while at + 1 < len(starts) and starts[at + 1] <= entry.span.start:
                at += 1
            yield _row(entry, at + 1, text, titles)


def _row(entry: Entry, line: int, text: str, titles: dict[str, str]) -> Row:
    words = " ".join(text[entry.span.start : entry.span.end].split())
    shown = words if len(words) <= 40 else f"{words[:30]}…{words[-8:]}"
    return Row(line, entry.fate.value, entry.rule, titles.get(entry.article or "", ""), shown)


def _texts(path: Path) -> tuple[str, ...]:
    from generator.model import RawFile
    from generator.read import read

    return tuple(document.text for document in read(RawFile(path.name, path.read_bytes())))
