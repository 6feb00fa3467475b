"""Stage 7: Site -> data files. To add one: a function (Site, Publication) -> bytes and a row in EXPORTS."""

from __future__ import annotations

from collections.abc import Callable

from generator.exports.feeds import Publication, atom_feed, json_feed, llms_text
from generator.exports.records import (
    articles_json,
    citations_json,
    entities_json,
    figure_records,
    figures_json,
    ledger_json,
    related_json,
    summaries_json,
    terms_json,
)
from generator.exports.spreadsheet import figures_csv
from generator.model import DataFile, PagePath, Site

__all__ = ["EXPORTS", "Publication", "figure_records", "figures_csv", "figures_json", "make_data"]

Maker = Callable[[Site, Publication], bytes]


def _plain(make: Callable[[Site], bytes]) -> Maker:
    return lambda site, publication: make(site)


EXPORTS: tuple[tuple[str, Maker], ...] = (
    ("data/articles.json", _plain(articles_json)),
    ("data/figures.json", _plain(figures_json)),
    ("data/figures.csv", _plain(figures_csv)),
    ("data/citations.json", _plain(citations_json)),
    ("data/entities.json", _plain(entities_json)),
    ("data/terms.json", _plain(terms_json)),
    ("data/summaries.json", _plain(summaries_json)),
    ("data/related.json", _plain(related_json)),
    ("data/ledger.json", _plain(ledger_json)),
    ("feed.xml", atom_feed),
    ("feed.json", json_feed),
    ("llms.txt", llms_text),
)
"""Path below docs/ and the function that makes the file."""


def make_data(site: Site, publication: Publication) -> tuple[DataFile, ...]:
    """All data files, in the order of EXPORTS."""
    return tuple(DataFile(PagePath(path), make(site, publication)) for path, make in EXPORTS)
