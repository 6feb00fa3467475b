"""Feeds and the index for machines: Atom (RFC 4287), JSON Feed 1.1, llms.txt.

Dates come from the articles alone, so the same sources give the same bytes; an article without a date stands last, on the
day UNDATED, as Atom wants one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree import ElementTree

from generator.exports.records import brief_url
from generator.model import Brief, Site

UNDATED = "1970-01-01"
MOST_ENTRIES = 50
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Publication:
    """What a feed says of the site; `url` is "" where the site has no public address yet, and links are relative then."""

    title: str
    description: str
    language: str
    url: str

    def address(self, path: str) -> str:
        """Full address of a page."""
        return urljoin(self.url if self.url.endswith("/") or not self.url else self.url + "/", path)


def _day(brief: Brief) -> str:
    """A whole ISO day: 2024 -> 2024-01-01."""
    stated = brief.article.published.text if brief.article.published else UNDATED
    return (stated + "-01-01")[:10] if len(stated) < 10 else stated[:10]


def _newest(site: Site) -> list[Brief]:
    ordered = sorted(site.briefs, key=lambda brief: brief.article.id)
    return sorted(ordered, key=_day, reverse=True)[:MOST_ENTRIES]


def _summary(brief: Brief) -> str:
    lines = [brief.gist] if brief.gist else list(brief.summary[:1])
    return "".join(line.text for line in lines)


def atom_feed(site: Site, publication: Publication) -> bytes:
    """feed.xml: the newest briefings, newest first."""
    root = ElementTree.Element("feed", xmlns="http://www.w3.org/2005/Atom")

    def add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
        child = ElementTree.SubElement(parent, tag, attributes)
        child.text = _NOT_XML.sub("\ufffd", text) or None
        return child

    newest = _newest(site)
    add(root, "title", publication.title)
    add(root, "subtitle", publication.description)
    add(root, "id", publication.address("") or "urn:jianbao")
    add(root, "link", rel="self", href=publication.address("feed.xml"))
    add(root, "link", rel="alternate", href=publication.address("."))
    add(root, "updated", f"{_day(newest[0]) if newest else UNDATED}T00:00:00Z")
    for brief in newest:
        entry = add(root, "entry")
        add(entry, "title", brief.article.title.text)
        add(entry, "id", f"urn:jianbao:{brief.article.id}")
        add(entry, "link", rel="alternate", href=publication.address(brief_url(brief.article)))
        add(entry, "updated", f"{_day(brief)}T00:00:00Z")
        add(add(entry, "author"), "name", brief.article.author.text if brief.article.author else publication.title)
        add(entry, "summary", _summary(brief))
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def json_feed(site: Site, publication: Publication) -> bytes:
    """feed.json: the same as JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": publication.title,
        "description": publication.description,
        "language": publication.language,
        "home_page_url": publication.address("."),
        "feed_url": publication.address("feed.json"),
        "items": [
            {
                "id": brief.article.id,
                "url": publication.address(brief_url(brief.article)),
                "title": brief.article.title.text,
                "summary": _summary(brief),
                "content_text": "\n".join(line.text for line in brief.summary),
                "date_published": f"{_day(brief)}T00:00:00Z",
                **({"authors": [{"name": brief.article.author.text}]} if brief.article.author else {}),
            }
            for brief in _newest(site)
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def llms_text(site: Site, publication: Publication) -> bytes:
    """llms.txt: what is here, a line a briefing, for readers that are programs."""
    lines = [f"# {_line(publication.title)}", "", f"> {_line(publication.description)}", "", "## 简报", ""]
    for brief in _newest(site):
        title = _line(brief.article.title.text).replace("[", "［").replace("]", "］")
        lines.append(f"- [{title}]({publication.address(brief_url(brief.article))}): {_line(_summary(brief))}")
    lines += ["", "## 数据", ""]
    lines += [
        f"- [{name}]({publication.address('data/' + name)})"
        for name in ("articles.json", "figures.json", "summaries.json")
    ]
    return ("\n".join(lines) + "\n").encode()


def _line(text: str) -> str:
    return " ".join(text.split())
