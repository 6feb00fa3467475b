"""Topics 专题: given in site_config.yaml, or found as the keywords that cover the corpus best and named by them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from math import log, sqrt

from generator.link.corpus import Corpus
from generator.link.keys import fold, stable_id
from generator.link.keywords import STOCK_PHRASES, article_text
from generator.link.naming import can_name
from generator.model import ArticleId, Brief, Notice, Severity, Site, Topic, TopicId

FEWEST, MOST = 4, 60
MEMBER = 0.25
"""Strength from which an article belongs to a topic. Pairs of one found topic that share a subject on three labelled corpora, and
articles with a topic: 0.2 gives 0.71, 0.64, 0.80 (32, 12, 40), 0.25 0.67, 0.83, 0.80 (28, 13, 40), 0.35 0.86, 0.80, 0.80 (26, 6, 40)."""
DENSE = 0.03
"""Share of an article's characters that a term makes up when the article is wholly about it."""
GENERAL = 0.35
"""Share of the articles above which a keyword is too general to be a topic."""
ALIKE = 0.6
"""Overlap of articles above which two keywords are one topic."""
LEAST_GAIN = 0.15
"""What a further topic must add, in articles covered in full."""
ONE_SIDED = 0.75
"""Share of one neighbouring character from which a keyword is a piece of a longer name."""
LEADING, BESIDE = 4, 0.5
"""A further topic takes an article by one of its first 4 keywords, or when its words are said half as often as those of the topic
said most. Memberships on two corpora judged by reading: 51 of 64 right without the condition, 51 of 52 with it."""
LEAST_SAID = 3
"""Words of one given topic that an article without a topic must say to join it, and twice as many as of any other."""
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
    everywhere = _articles_of_keywords(corpus.briefs)
    topics = tuple(_topic(corpus, draft, everywhere) for draft in drafts if draft.rows or draft.given)
    return replace(site, topics=topics, notices=(*site.notices, *_thin(corpus, topics)))


def _strengths(corpus: Corpus) -> Strengths:
    """Terms that stand for two articles or more but not for most, with the articles that hold them."""
    known = corpus.keywords
    usable = {
        column: term
        for column, (term, spread) in enumerate(zip(known.terms, known.spread, strict=True))
        if spread > 1 and can_name(term)
    }
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for row, brief in enumerate(corpus.briefs):
        title, chars = brief.article.title.text, max(brief.article.chars, 1)
        for column, count in known.of(row).items():
            if column in usable and (count > 1 or usable[column] in title):
                term = usable[column]
                density = min(1.0, count * len(term) / chars / DENSE)
                found[term][row] = 0.6 * density + 0.4 * (term in title)
    return _smoothed(corpus, found)


def _smoothed(corpus: Corpus, strengths: Strengths) -> Strengths:
    """Let an article that speaks of a term take part in how strongly its nearest articles do."""
    near = [_nearest(corpus, row) for row in range(len(corpus.briefs))]
    found = {}
    for term, rows in strengths.items():
        mixed = {
            row: 0.6 * strength + 0.4 * sum(share * rows.get(other, 0.0) for other, share in near[row])
            for row, strength in rows.items()
        }
        if 2 <= sum(1 for strength in mixed.values() if strength >= MEMBER) <= max(3, GENERAL * len(corpus.briefs)):
            found[term] = mixed
    return found


def _nearest(corpus: Corpus, row: int) -> list[tuple[int, float]]:
    """The three most alike articles with their shares of 1."""
    alike = {other: max(corpus.near.likeness(row, other), 0.0) for other in corpus.near.rows[row]}
    best = sorted(alike, key=lambda other: (-alike[other], other))[:3]
    total = sum(alike[other] for other in best)
    return [(other, alike[other] / total) for other in best] if total else []


def _found(corpus: Corpus, strengths: Strengths) -> list[_Draft]:
    """Take the keyword that adds most to what is covered, until little is left; ties by the keyword itself."""
    count = len(corpus.briefs)
    covered = [0.0] * count
    chosen: list[tuple[str, frozenset[int]]] = []
    heap = [(-_gain(rows, covered, count), -len(term), term) for term, rows in strengths.items()]
    heapify(heap)
    while heap and len(chosen) < _wanted(count):
        _, _, best = heappop(heap)
        rows = strengths[best]
        gain = _gain(rows, covered, count)
        if gain <= LEAST_GAIN:
            continue
        if heap and -heap[0][0] > gain:  # gains only fall as more is covered, so the others need no new look
            heappush(heap, (-gain, -len(best), best))
            continue
        members = frozenset(row for row, strength in rows.items() if strength >= MEMBER)
        if len(members) < 2 or any(_overlap(members, other) > ALIKE for _, other in chosen):
            continue
        if _is_piece(corpus, best, members):
            continue
        chosen.append((best, members))
        for row in members:
            covered[row] = max(covered[row], rows[row])
    return _adopt(corpus, chosen)


def _is_piece(corpus: Corpus, term: str, rows: frozenset[int]) -> bool:
    """Whether the term is nearly always followed, or preceded, by one and the same character: 农业新质(生产力)."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for row in sorted(rows)[:50]:
        text = f"\n{article_text(corpus.briefs[row])}\n"
        at = text.find(term)
        while at >= 0:
            before[text[at - 1]] += 1
            after[text[at + len(term)]] += 1
            at = text.find(term, at + 1)
    return any(
        char.isalpha() and count >= ONE_SIDED * side.total()
        for side in (before, after)
        for char, count in side.most_common(1)
    )


def _wanted(count: int) -> int:
    return max(FEWEST, min(MOST, round(2 * sqrt(count))))


def _gain(rows: Mapping[int, float], covered: list[float], count: int) -> float:
    rarity = log((count + 1) / len(rows)) / log(count + 1)
    return sum(max(strength - covered[row], 0.0) for row, strength in rows.items()) * sqrt(rarity)


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / min(len(one), len(other))


def _adopt(corpus: Corpus, chosen: list[tuple[str, frozenset[int]]]) -> list[_Draft]:
    """Give an article without a topic to the one that most articles on its subject belong to; without such it has none."""
    of_row: dict[int, list[int]] = defaultdict(list)
    for index, (_, rows) in enumerate(chosen):
        for row in rows:
            of_row[row].append(index)
    members = [set(rows) for _, rows in chosen]
    for row in range(len(corpus.briefs)):
        votes: dict[int, float] = defaultdict(float)
        for other, cosine in corpus.near.rows[row].items() if row not in of_row else ():
            for index in of_row.get(other, ()) if corpus.near.same_subject(row, other) else ():
                votes[index] += cosine / len(chosen[index][1])
        if votes:
            members[min(votes, key=lambda index: (-votes[index], index))].add(row)
    drafts = [
        _Draft(stable_id("t", fold(name)), name, (), frozenset(rows), given=False)
        for (name, _), rows in zip(chosen, members, strict=True)
    ]
    return sorted(drafts, key=lambda draft: (-len(draft.rows), draft.name))


def _given(corpus: Corpus) -> list[_Draft]:
    """Topics of the configuration: an article belongs when the words stand in its title, its keywords or often enough."""
    drafts = []
    for id, name, words in corpus.rules.topics:
        wanted = tuple(dict.fromkeys(word for word in (name, *words) if word))
        drafts.append(_Draft(id or stable_id("t", fold(name)), name, wanted, frozenset(), given=True))
    members = [_members(brief, drafts) for brief in corpus.briefs]
    filled = [
        replace(draft, rows=frozenset(row for row, chosen in enumerate(members) if index in chosen))
        for index, draft in enumerate(drafts)
    ]
    return _with_leaning(corpus, filled)


def _members(brief: Brief, drafts: list[_Draft]) -> set[int]:
    """Which of the given topics the article belongs to: those it names, and those it speaks of nearly as much as of any."""
    said = [_hits(brief, draft.words) for draft in drafts]
    return {
        index
        for index, draft in enumerate(drafts)
        if _names(brief, draft.words)
        or (said[index] >= BESIDE * max(said) and _speaks_of(brief, draft.words, said[index]))
    }


def _with_leaning(corpus: Corpus, drafts: list[_Draft]) -> list[_Draft]:
    """Give an article that belongs to none to the topic whose words it says, if it clearly says those of one only."""
    joined: dict[str, set[int]] = defaultdict(set)
    everybody = frozenset().union(*(draft.rows for draft in drafts))
    for row, brief in enumerate(corpus.briefs):
        said = sorted(((_hits(brief, draft.words), draft.id) for draft in drafts), reverse=True)
        if row not in everybody and said[0][0] >= max(
            LEAST_SAID, brief.article.chars // 500, 2 * (said[1][0] if len(said) > 1 else 0)
        ):
            joined[said[0][1]].add(row)
    return [replace(draft, rows=draft.rows | joined[draft.id]) for draft in drafts]


def _names(brief: Brief, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands in the title or leads the keywords."""
    leading = {keyword.term for keyword in brief.analysis.keywords[:LEADING]}
    return any(word in brief.article.title.text or word in leading for word in words)


def _speaks_of(brief: Brief, words: tuple[str, ...], said: int) -> bool:
    """Whether one of the words is a keyword, or they are said often enough."""
    keywords = {keyword.term for keyword in brief.analysis.keywords[:10]}
    return not keywords.isdisjoint(words) or said >= max(5, brief.article.chars // 400)


def _hits(brief: Brief, words: tuple[str, ...]) -> int:
    return sum(block.quote.text.count(word) for block in brief.article.blocks for word in words)


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


def _topic(corpus: Corpus, draft: _Draft, everywhere: Counter[str]) -> Topic:
    words = draft.words or _words(corpus, draft, everywhere)
    rows = sorted(draft.rows, key=lambda row: _reading_order(corpus.briefs[row], (draft.name, *words)))
    articles: tuple[ArticleId, ...] = tuple(corpus.briefs[row].article.id for row in rows)
    return Topic(TopicId(draft.id), draft.name, words, articles, draft.given)


def _words(corpus: Corpus, draft: _Draft, everywhere: Counter[str]) -> tuple[str, ...]:
    """The keywords that the topic's articles share most, and others less."""
    inside = _articles_of_keywords(corpus.briefs[row] for row in sorted(draft.rows))
    scores = {
        term: (count / len(draft.rows)) * log(1 + count / (1 + everywhere[term] - count))
        for term, count in inside.items()
        if count >= min(2, len(draft.rows)) and term != draft.name and term not in STOCK_PHRASES
    }
    return tuple(sorted(scores, key=lambda term: (-scores[term], term))[:TOPIC_WORDS])


def _articles_of_keywords(briefs: Iterable[Brief]) -> Counter[str]:
    return Counter(keyword.term for brief in briefs for keyword in brief.analysis.keywords)


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
