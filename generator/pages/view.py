"""What every page shares: the site's own words and where it stands in the tree of addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model import Page, PagePath, Site


@dataclass(frozen=True, slots=True)
class SiteView:
    """What pages say of the site itself."""

    title: str
    description: str
    language: str
    """`zh` or `en`."""
    strings: Mapping[str, str]
    """Words of the interface, key -> words."""
    base_date: str
    """Newest date any article states, ISO 8601, or ""."""
    site_url: str
    """Public address, or "" when there is none yet."""
    focus: tuple[str, ...] = ()
    """Ids or titles of the articles an editor wants first on the home page."""


@dataclass(frozen=True, slots=True)
class Head:
    """A page's front matter."""

    title: str
    description: str = ""
    kind: str = ""
    """Facet of the search: `brief`, `source`, `figure`, `policy`, `entity`, `term`, `topic`; "" keeps the page out of it."""
    wide: bool = False
    """A page of tables and lists: no table of contents beside it."""
    date: str = ""
    """Of the article, ISO 8601; with `origin`, `by` and `keywords` for the meta names that Chinese government sites use."""
    origin: str = ""
    by: str = ""
    keywords: str = ""
    feed: bool = False
    """Whether feed.xml and feed.json stand beside the page."""


def make_page(address: str, template: str, head: Head, **context: Any) -> Page:
    """A page at `address` (`briefs/ab12/`, "" for the home page); its context adds `root`, the way back to `/`."""
    front_matter: dict[str, Any] = {"title": head.title}
    if head.description:
        front_matter["description"] = shorten(head.description, 150)
    if head.kind:
        front_matter["kind"] = head.kind
    told = (("date", head.date), ("origin", head.origin), ("by", head.by), ("keywords", head.keywords))
    front_matter |= {name: value for name, value in told if value}
    if head.feed:
        front_matter["feed"] = "yes"
    if head.wide:
        front_matter["hide"] = ["toc"]
    root = "../" * address.count("/") or "./"
    return Page(
        PagePath(f"{address}index.md"),
        template,
        {"front_matter": front_matter, "head": head, "root": root, "address": address, **context},
    )


def freshness(site: Site) -> str:
    """The newest date any article states, ISO 8601, or "" — no clock, so the same sources give the same bytes."""
    return max((brief.article.published.text for brief in site if brief.article.published), default="")


def shorten(text: str, length: int) -> str:
    """At most `length` characters, an ellipsis where something was left out."""
    return text if len(text) <= length else text[: length - 1].rstrip("，。；、,;： ") + "…"
