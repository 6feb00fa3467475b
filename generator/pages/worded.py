"""The high-frequency words `/words/`: of all articles, of each period, and which rise or fall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Brief, Page, Trend
from generator.pages.lists import newest_first
from generator.pages.shelf import Shelf
from generator.pages.view import Head, SiteView, make_page

MOST_WORDS = 60
MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class TrendView:
    """A word that rose or fell, with the newest articles of the period in which it is more frequent."""

    trend: Trend
    examples: tuple[Brief, ...]


def word_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """One page; without two periods of dated articles it holds the words of all only, and says why."""
    site = shelf.site
    views = tuple(_view(shelf, trend) for trend in site.trends)
    yield make_page(
        "words/",
        "words.md.j2",
        Head(view.strings["words.title"], view.strings["words.lead"], wide=True),
        words=site.hot_words[:MOST_WORDS],
        periods=tuple(reversed(site.periods)),
        last=site.periods[-2:],
        rising=[item for item in views if item.trend.score > 0],
        falling=[item for item in views if item.trend.score < 0],
        undated=sum(1 for brief in site.briefs if not brief.article.published),
    )


def _view(shelf: Shelf, trend: Trend) -> TrendView:
    period = shelf.site.periods[-1 if trend.score > 0 else -2].name
    inside = (brief for brief in shelf.site.briefs if _falls_in(brief, period) and _holds(brief, trend.term))
    return TrendView(trend, tuple(newest_first(inside)[:MOST_EXAMPLES]))


def _falls_in(brief: Brief, period: str) -> bool:
    date = brief.article.published.text if brief.article.published else ""
    year, _, quarter = period.partition("Q")
    return date.startswith(year) and (not quarter or (len(date) >= 7 and (int(date[5:7]) + 2) // 3 == int(quarter)))


def _holds(brief: Brief, word: str) -> bool:
    return word in brief.article.title.text or any(word in block.quote.text for block in brief.article.blocks)
