"""The site's own pages: home, index of briefings, search, report on the corpus, description of the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Brief, Fate, Page, Policy, Severity, Topic
from generator.pages.charts import draw_columns
from generator.pages.dataset import FIELDS, dataset_ld
from generator.pages.figurebook import draw_indicator, strongest, sure_figures
from generator.pages.lists import BriefRow, Choice, brief_row, choices, leaves, newest_first
from generator.pages.shelf import Shelf
from generator.pages.view import Head, SiteView, make_page

LATEST = 7
MOST_POINTED_AT = 5
FIGURES = 8
POLICIES = 8
WORDS = 24
ROWS = 400
"""Briefings on one page of the index: about 300 kB of HTML before compression."""
MOST_NOTICES = 200
MOST_MONTHS = 36
SERIES = 2


@dataclass(frozen=True, slots=True)
class Count:
    """One bar of the report."""

    name: str
    count: int
    share: float
    """Of the largest, 0 to 100."""


def focused(briefs: Sequence[Brief], focus: tuple[str, ...]) -> list[Brief]:
    """The briefings an editor put first, in the editor's order, then the others as they stand."""
    names = {name: place for place, name in reversed(list(enumerate(focus)))}

    def place(brief: Brief) -> int:
        return min(names.get(brief.article.id, len(names)), names.get(brief.article.title.text, len(names)))

    return sorted(briefs, key=place)


def home_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """The home page."""
    site = shelf.site
    ordered = focused(newest_first(site.briefs), view.focus)
    rows = [brief_row(shelf, brief) for brief in ordered]
    series = [indicator for indicator in site.indicators if indicator.series][:SERIES]
    yield make_page(
        "",
        "home.md.j2",
        Head(view.title, view.description, wide=True),
        view=view,
        lead=rows[0] if rows else None,
        lead_brief=ordered[0] if ordered else None,
        latest=rows[1:LATEST],
        pointed_at=tuple(_pointed_at(shelf)),
        figures=strongest(site.briefs, FIGURES),
        series=tuple((indicator, draw_indicator(shelf, indicator)) for indicator in series),
        topics=_topics(shelf),
        policies=_policies(shelf),
        words=site.hot_words[:WORDS],
        counts=_counts(shelf),
        roles=site.roles,
    )


def _pointed_at(shelf: Shelf) -> Iterator[tuple[BriefRow, int]]:
    """Briefings that most others lead to."""
    ordered = sorted(shelf.backlinks.items(), key=lambda item: (-len(item[1]), item[0]))
    for article, related in ordered[:MOST_POINTED_AT]:
        if len(related) > 1:
            yield brief_row(shelf, shelf.briefs[article]), len(related)


def _topics(shelf: Shelf) -> tuple[Topic, ...]:
    return tuple(sorted(shelf.site.topics, key=lambda topic: (-len(topic.articles), topic.id)))


def _policies(shelf: Shelf) -> tuple[tuple[Policy, int], ...]:
    counted = [(policy, len({article for article, _ in policy.citations})) for policy in shelf.site.policies]
    documents = [item for item in counted if item[0].kind in {"policy", "law", "plan", "standard"}]
    return tuple(sorted(documents, key=lambda item: (-item[1], item[0].id))[:POLICIES])


def _counts(shelf: Shelf) -> dict[str, int]:
    site = shelf.site
    return {
        "briefs": len(site.briefs),
        "figures": sum(1 for brief in site.briefs for _ in sure_figures(brief)),
        "policies": len(site.policies),
        "entities": len(site.entities),
        "terms": len(site.terms),
        "sentences": sum(len(brief.article.sentences) for brief in site.briefs),
    }


def index_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """The index of briefings with its filters, cut into pages where it is long."""
    rows = [brief_row(shelf, brief) for brief in newest_first(shelf.site.briefs)]
    filters: dict[str, tuple[Choice, ...]] = {
        "topic": choices((topic.id, topic.name) for row in rows for topic in row.topics),
        "kind": choices((row.kind, view.strings[f"kind.{row.kind}"]) for row in rows),
        "region": choices((name, name) for row in rows for name in row.regions),
        "year": choices(((row.year, row.year) for row in rows), by_value=True),
        "source": choices((row.origin, row.origin) for row in rows),
    }
    head = Head(view.strings["briefs.title"], view.strings["briefs.lead"], wide=True)
    for leaf, chosen in leaves(rows, ROWS):
        address = "briefs/" + leaf.address(leaf.number)
        yield make_page(address, "briefs.md.j2", head, rows=chosen, leaf=leaf, total=len(rows), filters=filters)


def search_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """The search page; the index itself is made after the site is built."""
    head = Head(view.strings["search.title"], view.strings["search.lead"], wide=True)
    yield make_page("search/", "search.md.j2", head, words=shelf.site.hot_words[:WORDS])


def data_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """What the data files hold."""
    yield make_page(
        "data/",
        "data.md.j2",
        Head(view.strings["data.title"], view.strings["data.lead"]),
        counts=_counts(shelf),
        dataset=dataset_ld(shelf.site, view),
        columns=FIELDS,
    )


def report_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """What came in: by topic, kind, source, place and month; what was left out and what an editor should look at."""
    site = shelf.site
    rows = [brief_row(shelf, brief) for brief in site.briefs]
    tables = {
        "topic": _bars(Counter(topic.name for row in rows for topic in row.topics)),
        "kind": _bars(Counter(view.strings[f"kind.{row.kind}"] for row in rows)),
        "source": _bars(Counter(row.origin for row in rows)),
        "region": _bars(Counter(name for row in rows for name in row.regions)),
        "month": _bars(Counter(row.date[:7] for row in rows if row.date), by_name=True),
    }
    yield make_page(
        "report/",
        "report.md.j2",
        Head(view.strings["report.title"], view.strings["report.lead"]),
        counts=_counts(shelf),
        tables=tables,
        months=_months([row.date[:7] for row in rows if len(row.date) >= 7], view.strings["report.month"]),
        undated=sum(1 for row in rows if not row.date),
        fates=_fates(shelf),
        failures=site.failures,
        notices=[notice for notice in site.notices if notice.severity is not Severity.INFO][:MOST_NOTICES],
        groups=[[shelf.briefs[article] for article in group] for group in site.groups],
        edited=[brief for brief in site.briefs if brief.edited],
    )


def _months(found: list[str], label: str) -> Markup:
    """A column for every month from the first to the last, the last MOST_MONTHS of them; "" for fewer than two."""
    counted = Counter(found)
    if len(counted) < 2:
        return Markup("")
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (min(counted), max(counted)))
    names = [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(max(first, last - MOST_MONTHS + 1), last + 1)]
    return draw_columns([(name, counted[name]) for name in names], f"{label}：")


def _bars(counted: Counter[str], *, by_name: bool = False, most: int = 16) -> tuple[Count, ...]:
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:most]
    if by_name:
        ordered.sort()
    top = max((count for _, count in ordered), default=1)
    return tuple(Count(name, count, round(100 * count / top, 1)) for name, count in ordered)


def _fates(shelf: Shelf) -> tuple[tuple[Fate, int, float], ...]:
    """(fate, characters, percent of all) over all files."""
    sizes: Counter[Fate] = Counter()
    for ledger in shelf.site.ledgers:
        for entry in ledger.entries:
            sizes[entry.fate] += len(entry.span)
    total = sum(sizes.values()) or 1
    return tuple((fate, sizes[fate], round(100 * sizes[fate] / total, 1)) for fate in Fate if sizes[fate])
