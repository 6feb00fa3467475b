"""A briefing to take away as text and as data: `brief.md.txt` and `brief.json`.

The Markdown file is named .txt because the site builder would make a page of every .md below docs/.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from generator.exports.digest import HEADS, Heading, Place, Row, Statement, Table, digest
from generator.exports.feeds import Publication, xml_text
from generator.exports.records import (
    article_record,
    brief_url,
    citation_records,
    figure_records,
    mention_record,
    policy_pages,
    sentence_url,
    summary_records,
    term_records,
    to_json,
)
from generator.model import ArticleId, Brief, Entity, Site
from generator.text.reference import article_reference, briefing_reference

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~!&$^])")
_LEAD = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)|^([-+=:])")


def briefing_markdown(site: Site, publication: Publication) -> Callable[[Brief], bytes]:
    """`brief.md.txt`: the same as the Word document, each statement with the way to its sentence."""

    def make(brief: Brief) -> bytes:
        article = brief.article
        lines = [f"# {_plain(article.title.text)}", ""]
        for name, text in (("更正", brief.correction), ("编者按", brief.note)):
            lines += [f"> {name}：{_plain(text)}", ""] if text else []
        for item in digest(brief):
            lines += _draw(item, brief, publication)
        lines += [
            "---",
            "",
            f"- 原文：{_plain(article_reference(article))}",
            f"- 源文件：{_plain(article.source.path)}",
        ]
        lines += [f"- 简报：<{publication.address(brief_url(article))}>"] if publication.url else []
        return ("\n".join(lines) + "\n").encode()

    return make


def _draw(item: Heading | Statement | Table, brief: Brief, publication: Publication) -> list[str]:
    match item:
        case Heading(text, level):
            return ["#" * (level + 1) + " " + _plain(text), ""]
        case Statement(text, places, mark):
            links = "".join(f" {_link(place, brief, publication)}" for place in places)
            return [f"- {_plain(text)}{mark}{links}", ""]
        case Table(rows, rest):
            drawn = [_row((*HEADS, "出处")), _row(("---",) * (len(HEADS) + 1))]
            drawn += [_row((*map(_plain, row.cells), _place(row, brief, publication))) for row in rows]
            return [*drawn, "", *([f"另有{rest}个数字未列入本表。", ""] if rest else [])]


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _place(row: Row, brief: Brief, publication: Publication) -> str:
    return _link(row.place, brief, publication)


def _link(place: Place, brief: Brief, publication: Publication) -> str:
    """The way to a sentence; relative to the briefing's folder where the site has no address."""
    path = sentence_url(brief.article, place.sentence)
    words = f"原文第{place.sentence + 1}句" if place.sentence >= 0 else "原文表格"
    return f"[{words}]({publication.address(path) if publication.url else f'../../{path}'})"


def _plain(text: str) -> str:
    """Text as one line of Markdown that is nothing but text."""
    line = _MARKUP.sub(r"\\\1", " ".join(xml_text(text).split()))
    return _LEAD.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", line)


def briefing_json(site: Site, publication: Publication) -> Callable[[Brief], bytes]:
    """`brief.json`: this article's records out of the data files, as the schemas describe them, and its references."""
    page = policy_pages(site)
    mentions: dict[ArticleId, list[tuple[Entity, int]]] = defaultdict(list)
    for entity in site.entities:
        for article, index in entity.mentions:
            mentions[article].append((entity, index))
    topics: dict[ArticleId, list[str]] = defaultdict(list)
    for topic in site.topics:
        for article in topic.articles:
            topics[article].append(topic.name)

    def make(brief: Brief) -> bytes:
        name = brief.article.id
        address = publication.address(brief_url(brief.article)) if publication.url else ""
        record = {
            "article": article_record(brief.article, topics[name]),
            "summaries": list(summary_records(brief)),
            "figures": list(figure_records(brief)),
            "citations": list(citation_records(brief, page)),
            "entities": [mention_record(entity, brief, index) for entity, index in mentions[name]],
            "terms": list(term_records(brief)),
            "related": [link.related for link in site.related.get(name, ())],
            "address": address,
            "reference": article_reference(brief.article),
            "briefing_reference": briefing_reference(brief.article, publication.title, address),
        }
        return to_json(record)

    return make
