"""High-frequency words 高频词 of the corpus and of each period, and which rise or fall from one period to the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import log, sqrt

from generator.link.corpus import Corpus
from generator.link.naming import is_telling
from generator.model import Period, Site, Trend, WordCount

MOST_HOT_WORDS = 200
MOST_OF_PERIOD, MOST_TRENDS = 20, 12
FEWEST_ARTICLES = 3
"""Dated articles from which a stretch of time is a period."""
SURE = 1.5
"""Standard errors from which a change is told: 2 of 6 articles after 0 of 5 is 1.1 and chance, 4 of 6 after 0 of 5 is 2.0."""
PRIOR = 4
"""Articles of the mean of both periods that each is given beforehand."""
PART = 0.8
"""Share of a word's articles in which it stands inside a longer word on the list, from which it is left out."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """A period while it is counted."""

    rows: tuple[int, ...]
    articles: Mapping[str, int]
    """Word -> articles that hold it."""
    times: Mapping[str, int]


def link_hot_words(corpus: Corpus, site: Site) -> Site:
    """Site with the words used most, those of its periods in the order of time, and what rose or fell in the last of them."""
    words = {column: term for column, term in enumerate(corpus.keywords.terms) if corpus.keywords.spread[column] > 1}
    telling = {column: term for column, term in words.items() if is_telling(term)}
    whole = _count(corpus, telling, range(len(corpus.briefs)))
    hot = sorted(whole.times.items(), key=lambda item: (-item[1], item[0]))
    spans = {name: _count(corpus, telling, rows) for name, rows in _periods(corpus).items()}
    return replace(
        site,
        hot_words=tuple(
            (word, whole.times[word]) for word in _without_parts((word for word, _ in hot), whole.articles)
        )[:MOST_HOT_WORDS],
        periods=tuple(_period(name, counted) for name, counted in spans.items()),
        trends=_trends(*list(spans.values())[-2:]) if len(spans) > 1 else (),
    )


def _periods(corpus: Corpus) -> dict[str, list[int]]:
    """Years with enough dated articles, in order; where there are not two, quarters `2024Q3`; where not two, none."""
    for name in (_year, _quarter):
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, brief in enumerate(corpus.briefs):
            period = name(brief.article.published.text if brief.article.published else "")
            if period:
                rows[period].append(row)
        enough = {period: rows[period] for period in sorted(rows) if len(rows[period]) >= FEWEST_ARTICLES}
        if len(enough) > 1:
            return enough
    return {}


def _year(date: str) -> str:
    return date[:4]


def _quarter(date: str) -> str:
    """`2024-08-08` -> `2024Q3`; "" without a month."""
    return f"{date[:4]}Q{(int(date[5:7]) + 2) // 3}" if len(date) >= 7 else ""


def _count(corpus: Corpus, words: Mapping[int, str], rows: Iterable[int]) -> _Counted:
    articles: Counter[str] = Counter()
    times: Counter[str] = Counter()
    chosen = tuple(rows)
    for row in chosen:
        for column, count in corpus.keywords.of(row).items():
            if column in words:
                articles[words[column]] += 1
                times[words[column]] += count
    return _Counted(chosen, articles, times)


def _period(name: str, counted: _Counted) -> Period:
    """The words of most articles, then those said most often."""
    articles, times = counted.articles, counted.times
    ordered = sorted(
        (word for word in articles if articles[word] > 1), key=lambda word: (-articles[word], -times[word], word)
    )
    words = _without_parts(ordered, articles)[:MOST_OF_PERIOD]
    return Period(name, len(counted.rows), tuple(WordCount(word, articles[word], times[word]) for word in words))


def _without_parts(words: Iterable[str], articles: Mapping[str, int]) -> list[str]:
    """The words in their order, without those that hardly stand outside of a longer one: 数据要素市 beside 数据要素市场."""
    ordered = list(words)[: 3 * MOST_HOT_WORDS]
    return [
        word
        for word in ordered
        if not any(word != other and word in other and articles[other] >= PART * articles[word] for other in ordered)
    ]


def _trends(before: _Counted, after: _Counted) -> tuple[Trend, ...]:
    """Words that rose, the surest first, then words that fell."""
    scored = {word: _score(word, before, after) for word in {*before.articles, *after.articles}}
    sure = [word for word, score in scored.items() if abs(score) >= SURE]
    ordered = sorted(sure, key=lambda word: (-abs(scored[word]), word))
    kept = _without_parts(
        ordered, {word: before.articles.get(word, 0) + after.articles.get(word, 0) for word in ordered}
    )
    trends = [
        Trend(word, before.articles.get(word, 0), after.articles.get(word, 0), round(scored[word], 2)) for word in kept
    ]
    rising = [trend for trend in trends if trend.score > 0][:MOST_TRENDS]
    return (*rising, *[trend for trend in trends if trend.score < 0][:MOST_TRENDS])


def _score(word: str, before: _Counted, after: _Counted) -> float:
    """Difference of the log-odds of the shares of articles in standard errors, with an informative prior.

    After Monroe, Colaresi and Quinn, Fightin' Words (2008): plain differences prefer common words, plain ratios rare ones.
    """
    counts = (after.articles.get(word, 0), before.articles.get(word, 0))
    sizes = (len(after.rows), len(before.rows))
    prior = PRIOR * sum(counts) / (sum(sizes) + 1)  # below PRIOR, also for a word of all articles
    odds = [log((count + prior) / (size + PRIOR - count - prior)) for count, size in zip(counts, sizes, strict=True)]
    return (odds[0] - odds[1]) / sqrt(sum(1 / (count + prior) for count in counts))
