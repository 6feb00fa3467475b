"""Topics, reading lists of roles, and the timeline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.model import ArticleId, Brief, Indicator, Line, Moment, Page, Policy, Topic
from generator.pages.figurebook import strongest
from generator.pages.lists import BriefRow, brief_row, choices
from generator.pages.readable import FigureView, view_figure
from generator.pages.shelf import Shelf
from generator.pages.view import Head, SiteView, make_page

MOST_FIGURES = 9
MOST_POLICIES = 10
MOST_MEASURES = 4
_AIMS = re.compile(r"对策|建议|举措|措施|路径|怎样|怎么|如何|怎么办")
"""What the heading above measures says."""
_TO_DO = re.compile(
    r"^(?:[一二三四五六七八九]是|第[一二三四五六七八九]|首先|其次|再次|最后|此外)?[,，]?(?:"
    r"(?:进一步|持续|不断|加快|着力|大力)?(?:完善|健全|推动|推进|加强|建立|坚持|强化|支持|鼓励|破解|打造|构建|优化|深化|培育|提升|补上|打通|加大)"
    r"|(?:[^,，。]{0,12}|[^,，。]{0,14}[,，][先也更都还]?)(?:应当?|须|必须|宜|(?<![需重主首])要(?![素求点么是件害领])))"
)
"""堵点在确权 says what is; 确权宜登记先行, 要健全甲制 say what to do."""
MOST_SHARED = 8
MOST_BESIDE = 6
MOST_MOMENTS = 800
"""Rows of the timeline on one page; of more, each year has its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one article of a topic says of it."""

    brief: Brief
    row: BriefRow
    measures: tuple[Line, ...]
    defines: tuple[str, ...]
    """Terms of the topic that it defines: why it is read first."""
    covers: int
    """How many of the topic's words it speaks of."""
    holds: Mapping[str, int]
    """Kind of content -> how much of it the briefing has; the kinds of CONTENT."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator as several articles of a topic state it."""

    indicator: Indicator
    figures: tuple[FigureView, ...]


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
        told=tuple(_told(shelf, topic, brief) for brief in briefs),
        contents=tuple(CONTENT),
        shared=tuple(_shared(shelf, members))[:MOST_SHARED],
        beside=_beside(shelf, topic),
        figures=strongest(briefs, MOST_FIGURES),
        policies=_policies(shelf, members),
        years=tuple(_years(shelf, tuple(moment for moment in shelf.site.timeline if moment.article in members))),
        without=_without(briefs),
    )


def _measures(brief: Brief) -> tuple[Line, ...]:
    """The briefing's measures; where it has no such list, the points of its sections that say what to do."""
    return (brief.measures or tuple(_to_do(brief)))[:MOST_MEASURES]


def _to_do(brief: Brief) -> Iterator[Line]:
    for section in brief.sections:
        aims = section.heading is not None and _AIMS.search(section.heading.text)
        yield from (line for line in section.items if aims or _TO_DO.search(line.text))


def _policies(shelf: Shelf, members: frozenset[ArticleId]) -> tuple[tuple[Policy, int], ...]:
    counted: Counter[str] = Counter()
    for policy in shelf.site.policies:
        counted[policy.id] = len({article for article, _ in policy.citations if article in members})
    found = [(policy, counted[policy.id]) for policy in shelf.site.policies if counted[policy.id]]
    return tuple(sorted(found, key=lambda item: (-item[1], item[0].id))[:MOST_POLICIES])


CONTENT: dict[str, Callable[[Brief], int]] = {
    "figures": lambda brief: len(brief.analysis.figures),
    "policies": lambda brief: len(brief.analysis.citations),
    "problems": lambda brief: len(brief.problems),
    "measures": lambda brief: len(_measures(brief)),
    "cases": lambda brief: len(brief.cases),
    "date": lambda brief: int(brief.article.published is not None),
}
"""Kind of content -> how much of it a briefing has."""


def _without(briefs: tuple[Brief, ...]) -> tuple[str, ...]:
    """Kinds of content that no article of the topic has."""
    return tuple(name for name, count in CONTENT.items() if not any(map(count, briefs)))


def _told(shelf: Shelf, topic: Topic, brief: Brief) -> Told:
    words = (topic.name, *topic.words)
    text = "".join(block.quote.text for block in brief.article.blocks)
    return Told(
        brief,
        brief_row(shelf, brief),
        _measures(brief),
        tuple(dict.fromkeys(found.term for found in brief.analysis.definitions if found.term in words)),
        sum(1 for word in dict.fromkeys(words) if word in text),
        {name: count(brief) for name, count in CONTENT.items()},
    )


def _shared(shelf: Shelf, members: frozenset[ArticleId]) -> Iterator[Measured]:
    """Indicators that two articles of the topic or more state, those of most articles first; a figure each."""
    found = []
    for indicator in (one for one in shelf.site.indicators if len(one.figures) > 1):
        first = {article: index for article, index in reversed(indicator.figures) if article in members}
        if len(first) > 1:
            found.append((-len(first), indicator.id, indicator, first))
    for _, _, indicator, first in sorted(found, key=lambda item: item[:2]):
        views = (view_figure(shelf.briefs[article], first[article]) for article in sorted(first))
        yield Measured(indicator, tuple(views))


def _beside(shelf: Shelf, topic: Topic) -> tuple[tuple[Topic, int], ...]:
    """Other topics that share articles with this one, those that share most first."""
    mine = frozenset(topic.articles)
    counted = [(other, len(mine.intersection(other.articles))) for other in shelf.site.topics if other.id != topic.id]
    shared = sorted((item for item in counted if item[1]), key=lambda item: (-item[1], item[0].id))
    return tuple(shared[:MOST_BESIDE])


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
    head = Head(view.strings["timeline.title"], view.strings["timeline.lead"], wide=True)
    yield make_page("timeline/", "timeline.md.j2", head, years=years, **_filtered(shelf, () if long else years))
    for year in years if long else ():
        head = Head(f"{view.strings['timeline.title']} {year.year}", wide=True)
        yield make_page(f"timeline/{year.year}/", "timeline.md.j2", head, years=years, **_filtered(shelf, (year,)))


def _filtered(shelf: Shelf, shown: tuple[YearView, ...]) -> dict[str, tuple[object, ...]]:
    """What a page of the timeline shows, and the topics to choose from with how many of its rows each has."""
    names: dict[str, str] = {topic.id: topic.name for topic in shelf.site.topics}
    rows = (view for year in shown for view in year.moments)
    return {"shown": shown, "topics": choices((topic, names[topic]) for view in rows for topic in view.topics)}


def _years(shelf: Shelf, moments: tuple[Moment, ...]) -> Iterator[YearView]:
    ordered = sorted(moments, key=lambda moment: (moment.date, moment.article, moment.sentence))
    found = [(year, tuple(group)) for year, group in groupby(ordered, key=lambda moment: moment.date[:4])]
    for year, group in reversed(found):
        yield YearView(year, tuple(_moment(shelf, moment) for moment in group))


def _moment(shelf: Shelf, moment: Moment) -> MomentView:
    topics = tuple(topic.id for topic in shelf.topics_of.get(moment.article, ()))
    return MomentView(moment, shelf.title(moment.article), topics)
