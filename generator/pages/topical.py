"""Topics, reading lists of roles, and the timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model import ArticleId, Brief, Line, Moment, Page, Policy, Topic
from generator.pages.figurebook import strongest
from generator.pages.lists import BriefRow, brief_row, choices
from generator.pages.shelf import Shelf
from generator.pages.view import Head, SiteView, make_page

MOST_FIGURES = 9
MOST_POLICIES = 10
MOST_MEASURES = 4
MOST_MOMENTS = 800
"""Rows of the timeline on one page; of more, each year has its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one article of a topic says of it."""

    brief: Brief
    row: BriefRow
    measures: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MomentView:
    """A row of the timeline."""

    moment: Moment
    title: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A year of the timeline, its rows in the order of time."""

    year: str
    moments: tuple[MomentView, ...]


def topic_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """The list of topics and a page each."""
    head = Head(view.strings["topics.title"], view.strings["topics.lead"], wide=True)
    yield make_page("topics/", "topics.md.j2", head, topics=tuple(_topic_rows(shelf)))
    for topic in shelf.site.topics:
        yield _topic_page(shelf, topic)


def _topic_rows(shelf: Shelf) -> Iterator[tuple[Topic, tuple[Brief, ...]]]:
    for topic in shelf.site.topics:
        yield topic, tuple(shelf.briefs[article] for article in topic.articles)


def _topic_page(shelf: Shelf, topic: Topic) -> Page:
    briefs = tuple(shelf.briefs[article] for article in topic.articles)
    members = frozenset(topic.articles)
    return make_page(
        f"topics/{topic.id}/",
        "topic.md.j2",
        Head(topic.name, "", "topic", feed=True),
        topic=topic,
        told=tuple(Told(brief, brief_row(shelf, brief), _measures(brief)) for brief in briefs),
        figures=strongest(briefs, MOST_FIGURES),
        policies=_policies(shelf, members),
        years=tuple(_years(shelf, tuple(moment for moment in shelf.site.timeline if moment.article in members))),
        without=_without(briefs),
    )


def _measures(brief: Brief) -> tuple[Line, ...]:
    lines = brief.measures or tuple(line for section in brief.sections for line in section.items)
    return lines[:MOST_MEASURES]


def _policies(shelf: Shelf, members: frozenset[ArticleId]) -> tuple[tuple[Policy, int], ...]:
    counted: Counter[str] = Counter()
    for policy in shelf.site.policies:
        counted[policy.id] = len({article for article, _ in policy.citations if article in members})
    found = [(policy, counted[policy.id]) for policy in shelf.site.policies if counted[policy.id]]
    return tuple(sorted(found, key=lambda item: (-item[1], item[0].id))[:MOST_POLICIES])


def _without(briefs: tuple[Brief, ...]) -> tuple[str, ...]:
    """What no article of the topic has: `figures`, `measures`, `problems`, `cases`, `policies`, `date`."""
    has = {
        "figures": any(brief.analysis.figures for brief in briefs),
        "policies": any(brief.analysis.citations for brief in briefs),
        "problems": any(brief.problems for brief in briefs),
        "measures": any(_measures(brief) for brief in briefs),
        "cases": any(brief.cases for brief in briefs),
        "date": any(brief.article.published for brief in briefs),
    }
    return tuple(name for name, there in has.items() if not there)


def role_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """A reading list a role; the list of roles where there are any."""
    if shelf.site.roles:
        yield make_page("roles/", "roles.md.j2", Head(view.strings["roles.title"], wide=True), roles=shelf.site.roles)
    for role in shelf.site.roles:
        rows = tuple(brief_row(shelf, shelf.briefs[article]) for article in role.articles)
        yield make_page(
            f"roles/{role.id}/", "role.md.j2", Head(role.name, role.description, feed=True), role=role, rows=rows
        )


def timeline_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """All dated events, the newest year first; a long timeline has a page for each year."""
    years = tuple(_years(shelf, shelf.site.timeline))
    long = sum(len(year.moments) for year in years) > MOST_MOMENTS
    topics = choices((topic.id, topic.name) for topic in shelf.site.topics for _ in topic.articles)
    head = Head(view.strings["timeline.title"], view.strings["timeline.lead"], wide=True)
    yield make_page("timeline/", "timeline.md.j2", head, years=years, shown=() if long else years, topics=topics)
    for year in years if long else ():
        head = Head(f"{view.strings['timeline.title']} {year.year}", wide=True)
        yield make_page(f"timeline/{year.year}/", "timeline.md.j2", head, years=years, shown=(year,), topics=topics)


def _years(shelf: Shelf, moments: tuple[Moment, ...]) -> Iterator[YearView]:
    ordered = sorted(moments, key=lambda moment: (moment.date, moment.article, moment.sentence))
    found = [(year, tuple(group)) for year, group in groupby(ordered, key=lambda moment: moment.date[:4])]
    for year, group in reversed(found):
        yield YearView(year, tuple(_moment(shelf, moment) for moment in group))


def _moment(shelf: Shelf, moment: Moment) -> MomentView:
    topics = tuple(topic.id for topic in shelf.topics_of.get(moment.article, ()))
    return MomentView(moment, shelf.title(moment.article), topics)
