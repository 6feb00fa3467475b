"""What a page says of itself to programs: JSON-LD in the words of schema.org, safe inside a script element."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.model import Article, Brief, Figure, Policy, Topic
from generator.pages.view import SiteView
from generator.text.reference import article_reference

MOST_FIGURES = 24
MOST_CITED = 24
Node = Mapping[str, Any]
_UNSAFE = re.compile("[<>&\u2028\u2029\x7f-\x9f\ud800-\udfff]")
"""What could end the element or the line, or is no character."""
_LEGAL = {"policy": "Legislation", "law": "Legislation", "plan": "Legislation", "report": "Report"}


def script_json(value: Node) -> str:
    """JSON in one line that can stand in <script>: no `<`, `>`, `&`, no separator of lines, no half of a pair."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def article_data(brief: Brief, view: SiteView, topics: Iterable[Topic], cited: Iterable[tuple[Policy, str]]) -> str:
    """A briefing as an Article based on another, with what it cites and its figures as a Dataset.

    `cited` are documents with the number the article gives, or "". Addresses are full where the site has one, else relative
    to the briefing's folder.
    """
    article = brief.article
    root = (view.site_url.rstrip("/") + "/") if view.site_url else "../../"
    site = {"@type": "Organization", "name": view.title}
    lines = [line.text for line in ((brief.gist,) if brief.gist else brief.summary[:1])]
    return script_json(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": article.title.text,
            "inLanguage": "zh",
            "url": f"{root}briefs/{article.id}/",
            **({"abstract": lines[0]} if lines else {}),
            **({"datePublished": article.published.text} if article.published else {}),
            "publisher": site,
            "isPartOf": {"@type": "WebSite", "name": view.title, "url": root},
            "about": [{"@type": "Thing", "name": topic.name} for topic in topics],
            "isBasedOn": dict(_original(article)),
            "citation": [dict(_document(policy, number)) for policy, number in cited][:MOST_CITED],
            **_dataset(brief, root, view.strings["brief.figures"]),
        }
    )


def _original(article: Article) -> Iterator[tuple[str, Any]]:
    """The article as its source states it."""
    yield "@type", "Article"
    yield "headline", article.title.text
    yield "description", article_reference(article)
    if article.author:
        yield "author", {"@type": "Person", "name": article.author.text}
    elif article.issuer:
        yield "author", {"@type": "Organization", "name": article.issuer.text}
    if article.origin:
        yield "publisher", {"@type": "Organization", "name": article.origin.text}
    if article.published:
        yield "datePublished", article.published.text
    if article.number:
        yield "identifier", article.number.text
    if article.url and article.url.text.startswith(("https://", "http://")):
        yield "url", article.url.text


def _document(policy: Policy, number: str) -> Iterator[tuple[str, str]]:
    yield "@type", _LEGAL.get(policy.kind, "CreativeWork")
    yield "name", policy.title or " ".join(policy.numbers)
    if number:
        yield "identifier", number


def _dataset(brief: Brief, root: str, name: str) -> Node:
    """`{"hasPart": Dataset}`; empty where the article states no figure."""
    figures = [figure for figure in brief.analysis.figures if figure.indicator][:MOST_FIGURES]
    if not figures:
        return {}
    address = f"{root}briefs/{brief.article.id}/"
    return {
        "hasPart": {
            "@type": "Dataset",
            "name": f"{brief.article.title.text} · {name}",
            "isAccessibleForFree": True,
            "variableMeasured": [dict(_measured(figure, brief, root)) for figure in figures],
            "distribution": {
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": f"{address}brief.json",
            },
        }
    }


def _measured(figure: Figure, brief: Brief, root: str) -> Iterator[tuple[str, Any]]:
    yield "@type", "PropertyValue"
    yield "name", figure.indicator
    if figure.value is not None and figure.high is None:
        yield "value", _number(figure.value)
    elif figure.value is not None and figure.high is not None:
        yield "minValue", _number(figure.value)
        yield "maxValue", _number(figure.high)
    if figure.unit:
        yield "unitText", figure.unit
    yield "description", "，".join(part for part in (figure.period, figure.place, figure.quote.text) if part)
    anchor = f"#s{figure.sentence + 1}" if figure.sentence >= 0 else ""
    yield "url", f"{root}sources/{brief.article.id}/{anchor}"


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
