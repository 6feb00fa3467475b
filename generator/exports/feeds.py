"""Feeds and the index for machines: Atom (RFC 4287), JSON Feed 1.1 — of the site, a topic, a role — and llms.txt.

Dates come from the articles alone, so the same sources give the same bytes; an article without a date stands last, on the
day UNDATED, as Atom wants one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from generator.exports.records import brief_url
from generator.model import Brief, Line, Site

UNDATED = "1970-01-01"
MOST_ENTRIES = 50
ORIGINS = {"editor": "（编者撰写）", "model": "（模型措辞）"}
"""Behind a line that is not the source's own words, as the Word and Markdown exports mark it; feed readers show no mark-up."""
_NOT_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


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


@dataclass(frozen=True, slots=True)
class Channel:
    """Briefings that belong together: the whole site (`path` ""), a topic, a role."""

    path: str
    """Of its page relative to the site's root, with `/` at its end."""
    title: str
    description: str
    briefs: tuple[Brief, ...]
    """In reading order."""


def topic_channels(site: Site) -> Iterator[Channel]:
    """One channel a topic, in the order of the site."""
    briefs = {brief.article.id: brief for brief in site}
    for topic in site.topics:
        described = "、".join(topic.words)
        yield Channel(f"topics/{topic.id}/", topic.name, described, tuple(briefs[name] for name in topic.articles))


def role_channels(site: Site) -> Iterator[Channel]:
    """One channel a role, in the order of the site."""
    briefs = {brief.article.id: brief for brief in site}
    for role in site.roles:
        yield Channel(f"roles/{role.id}/", role.name, role.description, tuple(briefs[name] for name in role.articles))


def xml_text(text: str) -> str:
    """`text` with everything that XML may not hold, lone surrogates among it, replaced one for one."""
    return _NOT_XML.sub("\ufffd", text)


def _day(brief: Brief) -> str:
    """A whole ISO day: 2024 -> 2024-01-01."""
    stated = brief.article.published.text if brief.article.published else UNDATED
    return (stated + "-01-01")[:10] if len(stated) < 10 else stated[:10]


def _newest(briefs: tuple[Brief, ...]) -> list[Brief]:
    ordered = sorted(briefs, key=lambda brief: brief.article.id)
    return sorted(ordered, key=_day, reverse=True)[:MOST_ENTRIES]


def _summary(brief: Brief) -> str:
    lines = [brief.gist] if brief.gist else list(brief.summary[:1])
    return "".join(map(_marked, lines))


def _marked(line: Line) -> str:
    """The line, and who wrote it where it is not the source's own words."""
    return line.text + ORIGINS.get(line.origin, "")


def _site_channel(site: Site, publication: Publication) -> Channel:
    return Channel("", publication.title, publication.description, site.briefs)


def _title(channel: Channel, publication: Publication) -> str:
    return f"{channel.title} · {publication.title}" if channel.path else channel.title


def _address(channel: Channel, publication: Publication, path: str) -> str:
    """Full address, or relative to the feed's own folder where the site has none."""
    return publication.address(path) if publication.url else "../" * channel.path.count("/") + path


def atom_feed(site: Site, publication: Publication) -> bytes:
    """feed.xml: the newest briefings, newest first."""
    return channel_atom(_site_channel(site, publication), publication)


def channel_atom(channel: Channel, publication: Publication) -> bytes:
    """feed.xml of a topic or role: its newest briefings, newest first."""
    root = ET.Element("feed", xmlns="http://www.w3.org/2005/Atom")

    def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
        child = ET.SubElement(parent, tag, attributes)
        child.text = xml_text(text) or None
        return child

    newest = _newest(channel.briefs)
    urn = f"urn:jianbao:{channel.path.rstrip('/')}".rstrip(":")
    add(root, "title", _title(channel, publication))
    add(root, "subtitle", channel.description)
    add(root, "id", publication.address(channel.path) if publication.url else urn)
    add(root, "link", rel="self", href=_address(channel, publication, f"{channel.path}feed.xml"))
    add(root, "link", rel="alternate", href=_address(channel, publication, channel.path or "."))
    add(root, "updated", f"{_day(newest[0]) if newest else UNDATED}T00:00:00Z")
    for brief in newest:
        entry = add(root, "entry")
        add(entry, "title", brief.article.title.text)
        add(entry, "id", f"urn:jianbao:{brief.article.id}")
        add(entry, "link", rel="alternate", href=_address(channel, publication, brief_url(brief.article)))
        add(entry, "updated", f"{_day(brief)}T00:00:00Z")
        add(add(entry, "author"), "name", brief.article.author.text if brief.article.author else publication.title)
        add(entry, "summary", _summary(brief))
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def json_feed(site: Site, publication: Publication) -> bytes:
    """feed.json: the same as JSON Feed 1.1."""
    return channel_json(_site_channel(site, publication), publication)


def channel_json(channel: Channel, publication: Publication) -> bytes:
    """feed.json of a topic or role."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(channel, publication),
        "description": channel.description,
        "language": publication.language,
        "home_page_url": _address(channel, publication, channel.path or "."),
        "feed_url": _address(channel, publication, f"{channel.path}feed.json"),
        "items": [
            {
                "id": brief.article.id,
                "url": _address(channel, publication, brief_url(brief.article)),
                "title": brief.article.title.text,
                "summary": _summary(brief),
                "content_text": "\n".join(map(_marked, brief.summary)),
                "date_published": f"{_day(brief)}T00:00:00Z",
                **({"authors": [{"name": brief.article.author.text}]} if brief.article.author else {}),
            }
            for brief in _newest(channel.briefs)
        ],
    }
    return (xml_text(json.dumps(feed, ensure_ascii=False, indent=1)) + "\n").encode()


def llms_text(site: Site, publication: Publication) -> bytes:
    """llms.txt: what is here, a line a briefing, for readers that are programs."""
    lines = [f"# {_line(publication.title)}", "", f"> {_line(publication.description)}", "", "## 简报", ""]
    for brief in _newest(site.briefs):
        title = _line(brief.article.title.text).replace("[", "［").replace("]", "］")
        lines.append(f"- [{title}]({publication.address(brief_url(brief.article))}): {_line(_summary(brief))}")
    lines += ["", "## 数据", ""]
    lines += [
        f"- [{name}]({publication.address('data/' + name)})"
        for name in ("articles.json", "figures.json", "summaries.json", "data.zip")
    ]
    return ("\n".join(lines) + "\n").encode()


def _line(text: str) -> str:
    return " ".join(xml_text(text).split())
