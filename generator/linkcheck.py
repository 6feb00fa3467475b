"""EDGE: walks the built site and checks that every link and anchor of every page leads somewhere.

Links to other hosts are not followed; the site should have none that a page loads by itself (`outside`).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADED = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"), ("audio", "src")}

NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class Outline:
    """What one page has to link to, and what it links to: (tag, attribute, value)."""

    ids: frozenset[str]
    links: tuple[tuple[str, str, str], ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        relation = dict(attrs).get("rel") or ""
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                self.ids.add(value)
            elif name in {"href", "src"} and relation not in {"canonical", "prev", "next"}:
                self.links.append((tag, name, value))


def read_outline(text: str) -> Outline:
    """Ids and links of one page."""
    reader = _Reader()
    reader.feed(text)
    return Outline(frozenset(reader.ids), tuple(dict.fromkeys(reader.links)))


def check_site(site: Path, prefix: str = "/") -> tuple[str, ...]:
    """Broken links as `page: href: what is wrong`, sorted; `prefix` is the path the site is published under."""
    pages = {
        path.relative_to(site).as_posix(): read_outline(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return tuple(line for page in sorted(pages) for line in _check_page(page, pages, files, prefix))


def find_orphans(site: Path, prefix: str = "/") -> tuple[str, ...]:
    """Pages that no chain of links from the home page leads to, sorted; the page for wrong addresses is none."""
    pages = {
        path.relative_to(site).as_posix(): read_outline(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
    names = set(pages)
    seen, waiting = {"index.html", NOT_FOUND}, ["index.html"]
    while waiting:
        page = waiting.pop()
        paths = (urlsplit(value) for tag, _, value in pages[page].links if tag == "a")
        inside = (parts.path for parts in paths if not parts.scheme and not parts.netloc)
        targets = {_found(_target(page, unquote(path), prefix), names) for path in inside}
        fresh = {target for target in targets if target is not None} - seen
        seen |= fresh
        waiting += fresh
    return tuple(sorted(names - seen))


def _check_page(page: str, pages: dict[str, Outline], files: set[str], prefix: str) -> Iterator[str]:
    for tag, name, value in pages[page].links:
        parts = urlsplit(value)
        if parts.scheme in {"mailto", "tel", "data", "javascript"}:
            continue
        if parts.scheme or parts.netloc:
            if (tag, name) in _LOADED:
                yield f"{page}: {value}: loads from another host: a file of the site"
            continue
        found = _found(_target(page, unquote(parts.path), prefix), files)
        if found is None:
            yield f"{page}: {value}: leads nowhere: a page of the site"
        elif parts.fragment and found in pages and unquote(parts.fragment) not in pages[found].ids:
            yield f"{page}: {value}: the page has no such anchor: an id"


def _found(target: str | None, files: set[str]) -> str | None:
    """The file a path stands for: itself, or the index of the folder it names."""
    if target is None:
        return None
    return next((name for name in (target, posixpath.join(target, "index.html")) if name in files), None)


def _target(page: str, path: str, prefix: str) -> str | None:
    """Path of the linked file relative to the site; None when it lies outside."""
    if not path:
        return page
    if path.startswith("/"):
        if not path.startswith(prefix):
            return None
        joined = posixpath.normpath(path[len(prefix) :] or ".")
    else:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if joined.startswith(".."):
        return None
    return "" if joined == "." else joined
