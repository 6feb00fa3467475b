"""Stage 7: Site -> data files. To add one: a function and a row in EXPORTS (one file), PER_BRIEF or PER_CHANNEL (many)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from generator.exports.datapackage import datapackage_json
from generator.exports.feeds import (
    Channel,
    Publication,
    atom_feed,
    channel_atom,
    channel_json,
    json_feed,
    llms_text,
    role_channels,
    topic_channels,
)
from generator.exports.pack import Pack
from generator.exports.records import (
    articles_json,
    citations_json,
    entities_json,
    figure_records,
    figures_json,
    ledger_json,
    summaries_json,
    terms_json,
)
from generator.exports.relations import related_json
from generator.exports.spreadsheet import figures_csv
from generator.exports.takeaway import briefing_json, briefing_markdown
from generator.exports.word import briefing_word, topic_word
from generator.model import Brief, DataFile, PagePath, Site

__all__ = [
    "EXPORTS",
    "PER_BRIEF",
    "PER_CHANNEL",
    "Publication",
    "figure_records",
    "figures_csv",
    "figures_json",
    "make_data",
]

Maker = Callable[[Site, Publication], bytes]
BriefMaker = Callable[[Site, Publication], Callable[[Brief], bytes]]
"""Called once for the site; what it returns is called for each briefing."""
ChannelMaker = Callable[[Channel, Publication], bytes]
Recall = Callable[[PagePath, Any, Callable[[], bytes]], bytes]
"""Path, all values that the file is made from, and the function that makes it -> its bytes."""


def _plain(make: Callable[[Site], bytes]) -> Maker:
    return lambda site, publication: make(site)


EXPORTS: tuple[tuple[str, Maker], ...] = (
    ("data/related.json", _plain(related_json)),
    ("data/articles.json", _plain(articles_json)),
    ("data/figures.json", _plain(figures_json)),
    ("data/figures.csv", _plain(figures_csv)),
    ("data/citations.json", _plain(citations_json)),
    ("data/entities.json", _plain(entities_json)),
    ("data/terms.json", _plain(terms_json)),
    ("data/summaries.json", _plain(summaries_json)),
    ("data/ledger.json", _plain(ledger_json)),
    ("data/datapackage.json", datapackage_json),
    ("feed.xml", atom_feed),
    ("feed.json", json_feed),
    ("llms.txt", llms_text),
)
"""Path below docs/ and the function that makes the file; the largest first: the zip is still small, and a text holds its bytes as well once it is written."""


PER_BRIEF: tuple[tuple[str, bool, BriefMaker], ...] = (
    ("brief.docx", True, briefing_word),
    ("brief.md.txt", True, briefing_markdown),
    ("brief.json", False, briefing_json),
)
"""Name below briefs/<id>/, whether it is made of the Brief and the Publication alone, and the function that makes it."""

PER_CHANNEL: tuple[tuple[str, str, ChannelMaker], ...] = (
    ("topics/", "feed.xml", channel_atom),
    ("topics/", "feed.json", channel_json),
    ("topics/", "pack.docx", topic_word),
    ("roles/", "feed.xml", channel_atom),
    ("roles/", "feed.json", channel_json),
)
"""Kind of channel, name below topics/<id>/ or roles/<id>/, and the function that makes the file of every one."""

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def _anew(path: PagePath, values: Any, make: Callable[[], bytes]) -> bytes:
    return make()


def make_data(
    site: Site, publication: Publication, extra: Mapping[str, bytes] = _NOTHING, recall: Recall = _anew
) -> Iterator[DataFile]:
    """All data files: those of EXPORTS, data.zip (with `extra`, path in the zip -> bytes), of each briefing and channel.

    `recall` may know a file that was made from the same values.
    """
    pack = Pack()
    for path_of_all, make_all in EXPORTS:
        file = DataFile(PagePath(path_of_all), make_all(site, publication))
        pack.add(file)
        yield file
        del file  # a large site's are never held two at a time
    yield pack.close(extra, publication)
    for name, alone, prepare in PER_BRIEF:
        make_one = prepare(site, publication)
        for brief in site:
            path, make = PagePath(f"briefs/{brief.article.id}/{name}"), partial(make_one, brief)
            yield DataFile(path, recall(path, (name, brief, publication), make) if alone else make())
    for channel in (*topic_channels(site), *role_channels(site)):
        for kind, name, make_channel in PER_CHANNEL:
            if channel.path.startswith(kind):
                path = PagePath(channel.path + name)
                yield DataFile(path, recall(path, (channel, publication), partial(make_channel, channel, publication)))
