"""EDGE: tables in the terminal: key figures, and what became of each line of a source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.exports import figure_records, figures_csv, figures_json
from generator.model import Brief, Entry, Site
from generator.pipeline import read_one


def print_figures(site: Site, words: str, kind: str | None, form: str) -> None:
    """Print the figures that match; `csv` and `json` are the same records as the site's data files."""
    chosen = replace(site, briefs=tuple(_only(brief, words, kind) for brief in site))
    if form == "json":
        click.echo(figures_json(chosen).decode(), nl=False)
        return
    if form == "csv":
        click.echo(figures_csv(chosen), nl=False)
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("指标", "数字", "类", "时间", "地区", "来源", box=None)
    for brief in chosen:
        for record in figure_records(brief):
            columns = ("indicator", "surface", "kind", "period", "place", "attribution")
            table.add_row(*(str(record[column] or "") for column in columns))
    Console().print(table)
    click.echo(f"{table.row_count} figures")


def _only(brief: Brief, words: str, kind: str | None) -> Brief:
    def wanted(index: int) -> bool:
        figure = brief.analysis.figures[index]
        sentence = brief.article.sentences[figure.sentence].quote.text if figure.sentence >= 0 else ""
        return (kind is None or figure.kind.value == kind) and words in f"{figure.indicator}\n{sentence}"

    left = tuple(brief.analysis.figures[index] for index in range(len(brief.analysis.figures)) if wanted(index))
    return replace(brief, analysis=replace(brief.analysis, figures=left), cards=())


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
            json.dumps([{name: getattr(row, name) for name in Row.__slots__} for row in rows], ensure_ascii=False)
        )
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("行", "去向", "规则", "文章", "文字", box=None)
    for row in (row for row in rows if row.fate != "blank"):
        table.add_row(str(row.line), row.fate, row.rule, row.article, row.text)
    Console().print(table)


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
