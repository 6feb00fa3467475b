"""Rows of lists: a briefing in one row, topics and years to choose from, pages of long lists."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.model import Article, BlockKind, Brief, Topic
from generator.pages.shelf import Shelf

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A briefing in one row of a list."""

    id: str
    title: str
    date: str
    """ISO 8601 or ""."""
    by: str
    """作者·单位 or ""."""
    origin: str
    """来源: what the article states, else its source file's name."""
    gist: str
    topics: tuple[Topic, ...]
    chars: int
    minutes: int
    figures: int
    kind: str
    """`official`, `speech` or `article`."""
    gist_by: str = "source"
    """Whose words the gist is: `source`, `editor` or `model`."""
    regions: tuple[str, ...] = ()
    """Provinces it is about, by their short names."""

    @property
    def year(self) -> str:
        """2024 or ""."""
        return self.date[:4]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and how many rows have it."""

    value: str
    name: str
    count: int


def brief_row(shelf: Shelf, brief: Brief) -> BriefRow:
    """One row."""
    article = brief.article
    gist = brief.gist or (brief.summary[0] if brief.summary else None)
    return BriefRow(
        article.id,
        article.title.text,
        article.published.text if article.published else "",
        byline(article),
        origin_of(article),
        gist.text if gist else "",
        shelf.topics_of.get(article.id, ()),
        article.chars,
        brief.minutes,
        len(brief.analysis.figures),
        kind_of(article),
        gist.origin if gist else "source",
        shelf.regions_of[article.id],
    )


def byline(article: Article) -> str:
    """作者·单位; the issuer for an official document."""
    facts = [article.author or article.issuer, article.affiliation]
    return " · ".join(fact.text for fact in facts if fact)


def origin_of(article: Article) -> str:
    """The newspaper or site the article names, else its file's name without the suffix."""
    return article.origin.text if article.origin else posixpath.splitext(posixpath.basename(article.source.path))[0]


def kind_of(article: Article) -> str:
    """`official` (has an issuer or a document number), `speech` (greets its hearers), else `article`."""
    if article.number or article.issuer:
        return "official"
    return "speech" if any(block.kind is BlockKind.SALUTATION for block in article.blocks) else "article"


def newest_first(briefs: Iterable[Brief]) -> list[Brief]:
    """By date, newest first; undated ones last, in the order of their sources."""
    ordered = sorted(briefs, key=lambda brief: (brief.article.source.path, brief.article.place))
    return sorted(
        ordered, key=lambda brief: brief.article.published.text if brief.article.published else "", reverse=True
    )


def choices(values: Iterable[tuple[str, str]], *, by_value: bool = False) -> tuple[Choice, ...]:
    """(value, name) pairs -> what can be chosen: most frequent first, or by value downwards."""
    counted = Counter(pair for pair in values if pair[0])
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    if by_value:
        ordered.sort(key=lambda item: item[0], reverse=True)
    return tuple(Choice(value, name, count) for (value, name), count in ordered)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a long list."""

    number: int
    """From 1."""
    count: int
    """Pages of the list."""

    def address(self, number: int) -> str:
        """Of another page, relative to the list's own folder: "" for the first, else `2/`."""
        return "" if number == 1 else f"page-{number}/"


def leaves(rows: Sequence[Row], size: int) -> Iterator[tuple[Leaf, Sequence[Row]]]:
    """Cut a list into pages; an empty list gives one empty page."""
    count = max(1, -(-len(rows) // size))
    for number in range(1, count + 1):
        yield Leaf(number, count), rows[(number - 1) * size : number * size]
