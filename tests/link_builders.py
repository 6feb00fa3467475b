"""Builders for the tests of links: a Brief from a few words, with what the analysers would have found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.link import LinkRules, link
from generator.model import (
    Analysis,
    Article,
    Brief,
    Citation,
    Definition,
    Event,
    Fact,
    Figure,
    FigureKind,
    Keyword,
    Mention,
    Quote,
    Site,
)
from tests.builders import make_article


def make_brief(id: str, text: str, title: str = "", **found: Any) -> Brief:
    """A Brief whose Analysis holds `found`; `published` sets the article's date, `chars` overrides its length."""
    article = make_article(text, title or f"题目{id}", path=f"{id}.txt", id=id)
    if published := found.pop("published", None):
        article = replace(article, published=Fact(published))
    fields = {
        name: found.pop(name) for name in ("topics", "pinned", "unlinked", "measures", "problems") if name in found
    }
    makers: dict[str, Callable[..., Any]] = {
        "citations": cite,
        "mentions": mention,
        "figures": figure,
        "definitions": define,
        "events": event,
    }
    analysed: dict[str, Any] = {
        name: tuple(_made(make, article, item) for item in found.pop(name, ())) for name, make in makers.items()
    }
    analysed["keywords"] = tuple(Keyword(term, weight, count) for term, weight, count in found.pop("keywords", ()))
    assert not found, f"unknown {sorted(found)}"
    return replace(Brief(article, Analysis(**analysed), None, (), (), ()), **fields)


def _made(make: Callable[..., Any], article: Article, item: tuple[Any, ...]) -> Any:
    """The last part of an item may be a dict of further fields."""
    fields = item[-1] if isinstance(item[-1], dict) else {}
    return make(article, *(part for part in item if not isinstance(part, dict)), **fields)


def find(article: Article, words: str) -> tuple[Quote, int]:
    """The first place of these words: Quote and sentence."""
    for sentence in article.sentences:
        at = sentence.quote.text.find(words)
        if at >= 0:
            return sentence.quote[at : at + len(words)], sentence.index
    raise AssertionError(f"{words!r} does not stand in the text")


def cite(article: Article, words: str, full: str = "", **fields: Any) -> Citation:
    """A citation of 《title》 as it stands, or of a number."""
    quote, sentence = find(article, words)
    title = words.strip("《》") if words.startswith("《") else ""
    return Citation(title, quote, sentence, full or title, **fields)


def mention(article: Article, words: str, type: str = "platform", canonical: str = "") -> Mention:
    quote, sentence = find(article, words)
    return Mention(words, type, quote, sentence, canonical or words)


def define(article: Article, term: str, words: str) -> Definition:
    return Definition(term, *find(article, words))


def event(article: Article, date: str, words: str) -> Event:
    return Event(date, *find(article, words))


def figure(
    article: Article, words: str, indicator: str, value: str, period: str | None = None, **fields: Any
) -> Figure:
    quote, sentence = find(article, words)
    unit, kind = fields.pop("unit", "元"), fields.pop("kind", FigureKind.LEVEL)
    return Figure("test", quote, sentence, Decimal(value), unit, kind, indicator, period=period, **fields)


def join(*briefs: Brief, rules: LinkRules | None = None) -> Site:
    return link(briefs, rules or LinkRules())
