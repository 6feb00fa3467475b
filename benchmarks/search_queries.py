"""Queries for the search, drawn by rule from a site, each with the pages that answer it; and those written by hand.

A rule draws from every article at most once a kind, in an order that a hash gives, so that the same site gives the same
queries. What answers a query is found in the sources' text, never in what the search said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import opencc

from generator.model import Brief, Site
from generator.text.segment import tokens

CASES = Path(__file__).parent / "search_cases.jsonl"
A_KIND = 10
"""Queries of each kind."""
BEYOND = frozenset({"typing error"})
"""Kinds that are reported and do not count: nobody promised them."""
_CLAUSE = re.compile("[\u4e00-\u9fff]{14,}")
_QUOTED = re.compile("“([\u4e00-\u9fff]{4,8})”")
_MIXED = re.compile("(?:[A-Z][A-Z0-9]{1,5}|[0-9]G)[\u4e00-\u9fff]{2}")
_WORDS = frozenset({"n", "vn", "nz"})


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, and the beginnings of the addresses of pages that answer it."""

    kind: str
    words: str
    answers: tuple[str, ...]
    stands: str = ""
    """What must stand in the sentence that the first answer's link leads to, or ""."""


class Texts:
    """The squeezed words of every article: what a reader can ask for."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._text: dict[str, str] = {brief.article.id: squeeze(_text_of(brief)) for brief in site}
        self._titles: dict[str, str] = {brief.article.id: squeeze(brief.article.title.text) for brief in site}

    def saying(self, *words: str) -> tuple[str, ...]:
        """Ids of the articles that say all of these words."""
        wanted = [squeeze(word) for word in words]
        return tuple(name for name, text in self._text.items() if all(word in text for word in wanted))

    def foremost(self, word: str) -> tuple[str, ...]:
        """Ids of the articles with the word in their title; where there are none, of the three that say it most."""
        wanted = squeeze(word)
        titled = tuple(name for name, title in self._titles.items() if wanted in title)
        most = sorted(self.saying(word), key=lambda name: -self._text[name].count(wanted))
        return titled or tuple(most[:3])

    def titled(self, words: str) -> tuple[str, ...]:
        """Ids of the articles whose title holds these words."""
        return tuple(name for name, title in self._titles.items() if squeeze(words) in title)


def squeeze(text: str) -> str:
    """Letters and figures only."""
    return "".join(char for char in text if char.isalnum() or char == "%").lower()


def _text_of(brief: Brief) -> str:
    return brief.article.title.text + "\n".join(sentence.quote.text for sentence in brief.article.sentences)


def _chance(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _pages(articles: Iterable[str]) -> tuple[str, ...]:
    return tuple(page for name in articles for page in (f"briefs/{name}/", f"sources/{name}/"))


def _one_each(site: Site, candidates: Callable[[Brief], Iterable[str]]) -> Iterator[tuple[Brief, str]]:
    """The first candidate of every article by the hash, articles by the hash too."""
    for brief in sorted(site, key=lambda brief: _chance(brief.article.id)):
        for text in sorted(set(candidates(brief)), key=_chance)[:1]:
            yield brief, text


def _titles(texts: Texts) -> Iterator[Query]:
    for _, title in _one_each(texts.site, lambda brief: [brief.article.title.text]):
        yield Query("title", title, _pages(texts.titled(title)))


def _phrases(texts: Texts, kind: str, size: int, change: Callable[[str], str] = str) -> Iterator[Query]:
    """Words from the middle of a sentence that one article says; `change` makes of them what is typed."""

    def middle(brief: Brief) -> Iterator[str]:
        for sentence in brief.article.sentences:
            for clause in _CLAUSE.findall(sentence.quote.text):
                start = (len(clause) - size) // 2
                if len(texts.saying(words := clause[start : start + size])) == 1 and change(words):
                    yield words

    for brief, words in _one_each(texts.site, middle):
        stands = words if change is str or kind == "traditional" else ""
        yield Query(kind, change(words), _pages([brief.article.id]), stands)


def _two_words(texts: Texts) -> Iterator[Query]:
    def pairs(brief: Brief) -> Iterator[str]:
        for sentence in brief.article.sentences[::3]:
            nouns = [word.text for word in tokens(sentence.quote.text) if word.tag in _WORDS and len(word.text) > 1]
            if len(nouns) > 3 and nouns[0] != nouns[-1] and len(texts.saying(nouns[0], nouns[-1])) <= 3:
                yield f"{nouns[0]} {nouns[-1]}"

    for _, words in _one_each(texts.site, pairs):
        yield Query("two words", words, _pages(texts.saying(*words.split())))


def _found(texts: Texts, kind: str, pattern: re.Pattern[str], most: int) -> Iterator[Query]:
    """What the pattern finds in sentences (its group, if it has one) and at most `most` articles say."""

    def names(brief: Brief) -> Iterator[str]:
        for sentence in brief.article.sentences:
            found = pattern.findall(sentence.quote.text)
            yield from (name for name in found if len(texts.saying(name)) <= most)

    for words in sorted({words for _, words in _one_each(texts.site, names)}, key=_chance):
        yield Query(kind, words, _pages(texts.foremost(words)), words)


def _figures(texts: Texts) -> Iterator[Query]:
    def told(brief: Brief) -> Iterator[str]:
        for figure in brief.analysis.figures:
            if figure.indicator and len(figure.indicator) > 3 and len(figure.quote.text) < 12:
                yield f"{figure.indicator} {figure.quote.text}"

    for brief, words in _one_each(texts.site, told):
        others = texts.saying(*words.rsplit(" ", 1))
        yield Query("figure", words, (*_pages({brief.article.id, *others}), "figures/"))


def _policies(texts: Texts) -> Iterator[Query]:
    for policy in sorted(texts.site.policies, key=lambda policy: _chance(policy.id)):
        if policy.title:
            articles = {article for article, _ in policy.citations} | set(texts.saying(policy.title))
            yield Query("document", f"《{policy.title}》", (f"policies/{policy.id}/", *_pages(sorted(articles))))


def _entities(texts: Texts) -> Iterator[Query]:
    for entity in sorted(texts.site.entities, key=lambda entity: _chance(entity.id)):
        if len(entity.name) > 3:
            answers = (f"entities/{entity.id}/", *_pages(texts.foremost(entity.name)))
            yield Query("name", entity.name, answers)


def _mistyped(words: str) -> str:
    """One letter in the middle is another."""
    return words[:4] + ("的" if words[4] != "的" else "了") + words[5:]


def ruled_queries(site: Site) -> tuple[Query, ...]:
    """A_KIND queries of every kind, fewer where the site has not so many."""
    texts = Texts(site)
    kinds = (
        _titles(texts),
        _phrases(texts, "phrase", 10),
        _two_words(texts),
        _found(texts, "compound in quotes", _QUOTED, 3),
        _found(texts, "letters and figures", _MIXED, 6),
        _figures(texts),
        _policies(texts),
        _entities(texts),
        _phrases(texts, "traditional", 8, _traditional),
        _phrases(texts, "typing error", 10, _mistyped),
    )
    return tuple(query for kind in kinds for query, _ in zip(kind, range(A_KIND), strict=False))


def _traditional(words: str) -> str:
    """In traditional script; "" where that is the same."""
    changed = str(opencc.OpenCC("s2t").convert(words))
    return "" if changed == words else changed


def written_queries(site: Site) -> tuple[Query, ...]:
    """Those of search_cases.jsonl that the site can answer: `titles` names articles, `says` words that must be said."""
    texts = Texts(site)
    queries = []
    for line in CASES.read_text("utf-8").splitlines():
        case = json.loads(line)
        articles = [name for title in case.get("titles", ()) for name in texts.titled(title)]
        articles += texts.foremost(case["says"]) if "says" in case else ()
        if articles:
            queries.append(Query("by hand", case["query"], _pages(articles)))
    return tuple(queries)
