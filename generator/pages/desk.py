"""What every page type works with: the site, its look-up tables, and how a page and its links are addressed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model import (
    ArticleId,
    Brief,
    Entity,
    Indicator,
    Page,
    PagePath,
    Passage,
    Policy,
    Related,
    Site,
    Topic,
)


@dataclass(frozen=True, slots=True)
class SiteView:
    """What all pages say of the site."""

    title: str
    description: str
    language: str
    strings: Mapping[str, str]
    base_date: str
    """Newest date of any article, ISO 8601, or ""."""
    site_url: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The site with its look-up tables."""

    site: Site
    view: SiteView
    briefs: Mapping[ArticleId, Brief]
    topics: Mapping[ArticleId, tuple[Topic, ...]]
    policies: Mapping[tuple[ArticleId, int], Policy]
    entities: Mapping[tuple[ArticleId, int], Entity]
    indicators: Mapping[tuple[ArticleId, int], Indicator]
    backlinks: Mapping[ArticleId, tuple[Related, ...]]
    passages: Mapping[ArticleId, tuple[Passage, ...]]

    @classmethod
    def of(cls, site: Site, view: SiteView) -> Desk:
        """Build the tables once."""
        topics: dict[ArticleId, list[Topic]] = defaultdict(list)
        for topic in site.topics:
            for article in topic.articles:
                topics[article].append(topic)
        backlinks: dict[ArticleId, list[Related]] = defaultdict(list)
        for links in site.related.values():
            for link in links:
                backlinks[link.related].append(link)
        passages: dict[ArticleId, list[Passage]] = defaultdict(list)
        for passage in site.passages:
            for article in dict.fromkeys(place[0] for place in passage.places):
                passages[article].append(passage)
        return cls(
            site,
            view,
            {brief.article.id: brief for brief in site},
            {article: tuple(found) for article, found in topics.items()},
            {place: policy for policy in site.policies for place in policy.citations},
            {place: entity for entity in site.entities for place in entity.mentions},
            {place: indicator for indicator in site.indicators for place in indicator.figures},
            {article: tuple(sorted(found, key=lambda link: link.article)) for article, found in backlinks.items()},
            {article: tuple(found) for article, found in passages.items()},
        )

    def page(self, folder: str, template: str, title: str, **context: Any) -> Page:
        """A page at `<folder>/`, with `root` leading back to the site's root from there."""
        depth = folder.count("/") + 1 if folder else 0
        common = {"title": title, "root": "../" * depth, "view": self.view, "t": self.view.strings}
        path = PagePath(f"{folder}/index.md" if folder else "index.md")
        return Page(path, template, {**common, **context})

    def newest(self) -> tuple[Brief, ...]:
        """Briefs with the newest date first; those without a date last, by title."""
        ordered = sorted(self.site.briefs, key=lambda brief: (brief.article.title.text, brief.article.id))
        return tuple(sorted(ordered, key=lambda brief: date_of(brief), reverse=True))


def date_of(brief: Brief) -> str:
    """ISO date of the article or ""."""
    return brief.article.published.text if brief.article.published else ""
