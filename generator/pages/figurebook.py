"""The book of figures `/figures/`: every figure of the site, by indicator, as series, and where two texts disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from generator.model import Brief, Indicator, Page
from generator.pages.charts import Chart, draw_series
from generator.pages.dataset import dataset_ld
from generator.pages.lists import choices, leaves, newest_first
from generator.pages.readable import FigureView, view_figure
from generator.pages.shelf import Place, Shelf
from generator.pages.view import Head, SiteView, make_page
from generator.text.periods import parse_period
from generator.text.regions import one_place

ROWS = 600
"""Figures on one page: about 400 kB of HTML before compression."""
SURE = 0.6
"""A figure below this confidence waits in the editors' list and is not shown as if it were sure (figures.md)."""
MOST_GROUPS = 60
MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in the table."""

    view: FigureView
    topics: tuple[str, ...]
    indicator: str
    """Id of its group, or ""."""
    place: str
    """As it is filtered by: 我国 stands with 全国."""
    year: str
    """Of its time, "" where that names none or the article's own day is unknown."""


@dataclass(frozen=True, slots=True)
class Group:
    """The same indicator in several places."""

    indicator: Indicator
    figures: tuple[FigureView, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two values for one indicator, period and place."""

    indicator: Indicator
    one: FigureView
    other: FigureView
    words: tuple[str, str]
    """Both sentences."""


def figure_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """The book, cut into pages where it is long; groups, series and disputes stand on the first."""
    rows = [_row(shelf, brief, index) for brief in newest_first(shelf.site.briefs) for index in sure_figures(brief)]
    filters = {
        "topic": choices(
            (topic.id, topic.name) for row in rows for topic in shelf.site.topics if topic.id in row.topics
        ),
        "unit": choices((row.view.figure.unit or "", row.view.figure.unit or "") for row in rows)[:30],
        "place": choices((row.place, row.place) for row in rows)[:MOST_PLACES],
        "year": choices(((row.year, row.year) for row in rows), by_value=True),
        "source": choices((row.view.figure.attribution or "", row.view.figure.attribution or "") for row in rows)[
            :MOST_PLACES
        ],
        "kind": choices((row.view.figure.kind.value, row.view.figure.kind.value) for row in rows),
    }
    groups = tuple(_groups(shelf))
    for leaf, chosen in leaves(rows, ROWS):
        first = leaf.number == 1
        yield make_page(
            "figures/" + leaf.address(leaf.number),
            "figures.md.j2",
            Head(view.strings["figures.title"], view.strings["figures.lead"], "figure", wide=True),
            rows=chosen,
            leaf=leaf,
            total=len(rows),
            filters=filters,
            groups=groups if first else (),
            dataset=dataset_ld(shelf.site, view) if first else "",
            disputes=tuple(islice(_disputes(shelf), MOST_GROUPS)) if first else (),
        )


def sure_figures(brief: Brief) -> Iterator[int]:
    """Indices of the figures that are sure enough to be shown."""
    for index, figure in enumerate(brief.analysis.figures):
        if figure.confidence >= SURE:
            yield index


def _row(shelf: Shelf, brief: Brief, index: int) -> FigureRow:
    figure = brief.analysis.figures[index]
    indicator = shelf.indicator_at.get((brief.article.id, index))
    topics = tuple(topic.id for topic in shelf.topics_of.get(brief.article.id, ()))
    period = parse_period(figure.period, brief.article.published.text if brief.article.published else None)
    year = f"{period.year:04}" if period else ""
    name = indicator.id if indicator else ""
    return FigureRow(view_figure(brief, index), topics, name, one_place(figure.place), year)


def view_place(shelf: Shelf, place: Place) -> FigureView:
    """The figure at (article, index)."""
    return view_figure(shelf.briefs[place[0]], place[1])


def _groups(shelf: Shelf) -> Iterator[Group]:
    """Indicators measured at least twice: series first, then by how many places."""
    found = [indicator for indicator in shelf.site.indicators if len(indicator.figures) > 1]
    found.sort(key=lambda indicator: (not indicator.series, -len(indicator.figures), indicator.id))
    for indicator in found[:MOST_GROUPS]:
        figures = tuple(view_place(shelf, place) for place in indicator.figures)
        yield Group(indicator, figures, draw_indicator(shelf, indicator))


def draw_indicator(shelf: Shelf, indicator: Indicator) -> Chart | None:
    """Its series as a line whose every point leads to the sentence of its figure; None without a series."""
    if not indicator.series:
        return None
    views = [view_place(shelf, (article, index)) for _, _, article, index in indicator.series]
    hrefs = [f"sources/{view.article}/#{view.anchor}" for view in views]
    points = [(period, value, href) for (period, value, _, _), href in zip(indicator.series, hrefs, strict=True)]
    drawn = draw_series(points, indicator.unit or "")
    return replace(drawn, articles=tuple(dict.fromkeys((view.article, view.title) for view in views)))


def _disputes(shelf: Shelf) -> Iterator[Dispute]:
    for indicator in shelf.site.indicators:
        for one, other in indicator.contradictions:
            views = view_place(shelf, one), view_place(shelf, other)
            words = (
                shelf.sentence(one[0], views[0].figure.sentence),
                shelf.sentence(other[0], views[1].figure.sentence),
            )
            yield Dispute(indicator, *views, words)


def strongest(briefs: Iterable[Brief], most: int) -> tuple[FigureView, ...]:
    """The leading figure of each briefing's best card, strongest first; one value is shown once."""
    found = []
    for brief in briefs:
        if brief.cards:
            best = max(brief.cards, key=lambda card: card.score)
            found.append((-best.score, brief.article.id, view_figure(brief, best.figures[0])))
    distinct: dict[tuple[Decimal | None, str | None], FigureView] = {}
    for _, _, view in sorted(found, key=lambda item: item[:2]):
        distinct.setdefault((view.figure.value, view.figure.unit), view)
    return tuple(distinct.values())[:most]
