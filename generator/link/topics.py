"""Topics 专题: given in site_config.yaml, or found as the keywords that cover the corpus best and named by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import log, sqrt

from generator.link.corpus import Corpus
from generator.link.keys import fold, stable_id
from generator.model import ArticleId, BlockKind, Brief, Notice, Severity, Site, Topic, TopicId

FEWEST, MOST = 4, 60
MEMBER = 0.3
"""Strength from which an article belongs to a topic."""
GENERAL = 0.4
"""Share of the articles above which a keyword is too general to be a topic."""
ALIKE = 0.6
"""Overlap of articles above which two keywords are one topic."""
TOPIC_WORDS = 8
THIN = 2
"""A topic of fewer articles is told to the editor."""

Strengths = Mapping[str, Mapping[int, float]]
"""Keyword -> row of article -> how strongly it stands for the article, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A topic before its articles are in order."""

    id: str
    name: str
    words: tuple[str, ...]
    rows: frozenset[int]
    given: bool


def link_topics(corpus: Corpus, site: Site) -> Site:
    """Site with its topics: those given in their order, else those found, largest first."""
    strengths = _strengths(corpus)
    drafts = _given(corpus) if corpus.rules.topics else _found(corpus, strengths)
    drafts = _with_editors(corpus, drafts)
    topics = tuple(_topic(corpus, draft) for draft in drafts if draft.rows or draft.given)
    return replace(site, topics=topics, notices=(*site.notices, *_thin(corpus, topics)))


def _strengths(corpus: Corpus) -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for row, brief in enumerate(corpus.briefs):
        top = max((keyword.weight for keyword in brief.analysis.keywords), default=0.0) or 1.0
        title = brief.article.title.text
        headings = [block.quote.text for block in brief.article.blocks if block.kind is BlockKind.HEADING]
        for keyword in brief.analysis.keywords:
            if len(keyword.term) >= 3:
                named = 1.0 * (keyword.term in title) + 0.2 * any(keyword.term in heading for heading in headings)
                found[keyword.term][row] = min(1.0, keyword.weight / top * 0.6 + named * 0.5)
    return found


def _found(corpus: Corpus, strengths: Strengths) -> list[_Draft]:
    """Take the keyword that adds most to what is covered, until little is left; ties by the keyword itself."""
    count = len(corpus.briefs)
    candidates = {
        term: rows for term, rows in strengths.items() if 2 <= len(rows) <= max(3, GENERAL * count)
    }
    covered = [0.0] * count
    chosen: list[tuple[str, frozenset[int]]] = []
    while candidates and len(chosen) < _wanted(count):
        gains = {term: _gain(rows, covered, count) for term, rows in candidates.items()}
        best = min(gains, key=lambda term: (-gains[term], -len(term), term))
        rows = candidates.pop(best)
        members = frozenset(row for row, strength in rows.items() if strength >= MEMBER)
        if gains[best] <= 0.15:
            break
        if len(members) < 2 or any(_overlap(members, other) > ALIKE for _, other in chosen):
            continue
        chosen.append((best, members))
        for row in members:
            covered[row] = max(covered[row], rows[row])
    return _adopt(corpus, chosen)


def _wanted(count: int) -> int:
    return max(FEWEST, min(MOST, round(2 * sqrt(count))))


def _gain(rows: Mapping[int, float], covered: list[float], count: int) -> float:
    rarity = log((count + 1) / len(rows)) / log(count + 1)
    return sum(max(strength - covered[row], 0.0) for row, strength in rows.items()) * sqrt(rarity)


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / min(len(one), len(other))


def _adopt(corpus: Corpus, chosen: list[tuple[str, frozenset[int]]]) -> list[_Draft]:
    """Give every article without a topic to the one whose articles its words are nearest to."""
    members = [set(rows) for _, rows in chosen]
    for row in range(len(corpus.briefs)):
        if chosen and not any(row in rows for _, rows in chosen):
            near = [_nearness(corpus, row, rows) for _, rows in chosen]
            best = max(range(len(near)), key=lambda index: (near[index], -index))
            if near[best] > 0.05:
                members[best].add(row)
    drafts = [
        _Draft(stable_id("t", fold(name)), name, (), frozenset(rows), given=False)
        for (name, _), rows in zip(chosen, members, strict=True)
    ]
    return sorted(drafts, key=lambda draft: (-len(draft.rows), draft.name))


def _nearness(corpus: Corpus, row: int, rows: frozenset[int]) -> float:
    product = corpus.weights[row] @ corpus.weights[sorted(rows)].T
    return float(product.sum()) / len(rows)


def _given(corpus: Corpus) -> list[_Draft]:
    """Topics of the configuration: an article belongs when the words stand in its title, its keywords or often enough."""
    drafts = []
    for id, name, words in corpus.rules.topics:
        wanted = tuple(dict.fromkeys(word for word in (name, *words) if word))
        rows = frozenset(row for row, brief in enumerate(corpus.briefs) if _speaks_of(brief, wanted))
        drafts.append(_Draft(id or stable_id("t", fold(name)), name, wanted, rows, given=True))
    return drafts


def _speaks_of(brief: Brief, words: tuple[str, ...]) -> bool:
    if any(word in brief.article.title.text for word in words):
        return True
    keywords = [keyword.term for keyword in brief.analysis.keywords[:10]]
    if any(word in keywords for word in words):
        return True
    hits = sum(block.quote.text.count(word) for block in brief.article.blocks for word in words)
    return hits >= max(5, brief.article.chars // 400)


def _with_editors(corpus: Corpus, drafts: list[_Draft]) -> list[_Draft]:
    """An article whose topics an editor set belongs to those and to no other."""
    named = {fold(draft.name): draft for draft in drafts}
    wanted: dict[str, set[int]] = defaultdict(set)
    fixed = set()
    for row, brief in enumerate(corpus.briefs):
        for name in brief.topics:
            fixed.add(row)
            wanted[fold(name)].add(row)
            named.setdefault(fold(name), _Draft(stable_id("t", fold(name)), name, (), frozenset(), given=True))
    return [replace(draft, rows=draft.rows - fixed | wanted[key]) for key, draft in named.items()]


def _topic(corpus: Corpus, draft: _Draft) -> Topic:
    words = draft.words or _words(corpus, draft)
    rows = sorted(draft.rows, key=lambda row: _reading_order(corpus.briefs[row], (draft.name, *words)))
    articles: tuple[ArticleId, ...] = tuple(corpus.briefs[row].article.id for row in rows)
    return Topic(TopicId(draft.id), draft.name, words, articles, draft.given)


def _words(corpus: Corpus, draft: _Draft) -> tuple[str, ...]:
    """The keywords that the topic's articles share most, and others less."""
    inside: dict[str, int] = defaultdict(int)
    outside: dict[str, int] = defaultdict(int)
    for row, brief in enumerate(corpus.briefs):
        target = inside if row in draft.rows else outside
        for keyword in brief.analysis.keywords:
            target[keyword.term] += 1
    scores = {
        term: (count / len(draft.rows)) * log(1 + count / (1 + outside[term]))
        for term, count in inside.items()
        if count >= min(2, len(draft.rows)) and term != draft.name
    }
    return tuple(sorted(scores, key=lambda term: (-scores[term], term))[:TOPIC_WORDS])


def _reading_order(brief: Brief, words: tuple[str, ...]) -> tuple[int, int, str, str, str]:
    """What defines the topic's words first, then what speaks of most of them, then the older, then by title."""
    defines = any(definition.term in words for definition in brief.analysis.definitions)
    text = "".join(block.quote.text for block in brief.article.blocks)
    breadth = sum(1 for word in words if word in text)
    date = brief.article.published.text if brief.article.published else "9"
    return -defines, -(breadth * 3 // max(len(words), 1)), date, brief.article.title.text, brief.article.id


def _thin(corpus: Corpus, topics: tuple[Topic, ...]) -> tuple[Notice, ...]:
    """A notice for each given topic that found fewer than two articles."""
    return tuple(
        Notice("site_config.yaml", "topic-thin", f"专题“{topic.name}”只有{len(topic.articles)}篇文章", Severity.INFO)
        for topic in topics
        if topic.given and len(topic.articles) < THIN and corpus.briefs
    )
