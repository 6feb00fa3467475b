"""Stage 7: Site -> Pages. To add a page type: a function (Shelf, SiteView) -> Pages, a row in PAGE_TYPES and a template.

Pages hold model objects and small views of them; all words and all markup are the templates'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.model import ArticleId, Page, Site
from generator.pages.briefing import briefing_pages
from generator.pages.figurebook import figure_pages
from generator.pages.front import data_pages, home_pages, index_pages, report_pages, search_pages
from generator.pages.fulltext import fulltext_pages
from generator.pages.mapped import map_pages
from generator.pages.named import entity_pages, policy_pages, term_pages
from generator.pages.shelf import Shelf, make_shelf
from generator.pages.topical import role_pages, timeline_pages, topic_pages
from generator.pages.view import SiteView, freshness
from generator.pages.worded import word_pages
from generator.pages.written import author_pages

__all__ = ["PAGE_TYPES", "SiteView", "freshness", "make_article_pages", "make_pages"]

PAGE_TYPES: tuple[Callable[[Shelf, SiteView], Iterator[Page]], ...] = (
    home_pages,
    index_pages,
    briefing_pages,
    fulltext_pages,
    figure_pages,
    policy_pages,
    entity_pages,
    author_pages,
    term_pages,
    topic_pages,
    role_pages,
    timeline_pages,
    map_pages,
    word_pages,
    report_pages,
    search_pages,
    data_pages,
)
"""Each gives the pages of one kind, in a fixed order."""


def make_pages(site: Site, view: SiteView) -> Iterator[Page]:
    """All pages of the site; no two on one path."""
    shelf = make_shelf(site)
    for make in PAGE_TYPES:
        yield from make(shelf, view)


def make_article_pages(site: Site, view: SiteView, articles: frozenset[ArticleId]) -> Iterator[Page]:
    """Of `make_pages` the briefing and the full text of these articles; no other page is made."""
    shelf = make_shelf(site)
    few = tuple(brief for brief in site.briefs if brief.article.id in articles)
    wanted = {f"{kind}/{brief.article.id}/index.md" for brief in few for kind in ("briefs", "sources")}
    shelf = replace(shelf, site=replace(site, briefs=few))
    for make in (briefing_pages, fulltext_pages):
        yield from (page for page in make(shelf, view) if page.path in wanted)
