"""Authors `/authors/`: who wrote what."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Page
from generator.pages.lists import brief_row, newest_first
from generator.pages.shelf import Shelf
from generator.pages.view import Head, SiteView, make_page


def author_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """The list of authors, those of most articles first, and a page each with the articles, newest first."""
    ordered = sorted(shelf.site.authors, key=lambda author: (-len(author.articles), author.name, author.id))
    head = Head(view.strings["authors.title"], view.strings["authors.lead"], wide=True)
    yield make_page("authors/", "authors.md.j2", head, authors=ordered)
    for author in shelf.site.authors:
        rows = [brief_row(shelf, brief) for brief in newest_first(shelf.briefs[article] for article in author.articles)]
        address = f"authors/{author.id}/"
        yield make_page(address, "author.md.j2", Head(author.name, "、".join(author.posts)), author=author, rows=rows)
