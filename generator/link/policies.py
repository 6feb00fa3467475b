"""Policies: citations of one document brought together over all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from generator.link.corpus import Corpus
from generator.link.keys import fold, is_short_title, split_title, stable_id
from generator.model import ArticleId, Brief, Citation, Policy, PolicyId, Site

MOST_TOGETHER = 12
"""Documents shown as cited together with one."""
MOST_PAIRED = 60
"""Documents of one article that are paired with each other; a bibliography of 500 would give 125,000 pairs."""

Place = tuple[ArticleId, int]


@dataclass(frozen=True, slots=True)
class _Cited:
    """One citation, its title taken apart."""

    place: Place
    citation: Citation
    issuer: str
    core: str
    bracket: str

    @property
    def title(self) -> str:
        return self.citation.full_title or self.citation.title


def link_policies(corpus: Corpus, site: Site) -> Site:
    """Site with its policies, sorted by id."""
    groups = _groups(corpus.briefs)
    articles = _article_keys(corpus.briefs)
    policies = [_policy(key, group, articles) for key, group in groups.items()]
    return replace(site, policies=_with_neighbours(sorted(policies, key=lambda policy: policy.id)))


def _groups(briefs: Iterable[Brief]) -> dict[str, list[_Cited]]:
    """Permanent key -> citations of one document, in order of article and text."""
    by_core: dict[str, list[_Cited]] = defaultdict(list)
    nameless: list[_Cited] = []
    for brief in briefs:
        for index, citation in enumerate(brief.analysis.citations):
            cited = _take_apart((brief.article.id, index), citation)
            (by_core[cited.core] if _names_one(cited) else nameless).append(cited)
    groups: dict[str, list[_Cited]] = {}
    for core in sorted(by_core):
        groups |= _variants(core, by_core[core])
    _join_nameless(groups, nameless)
    return groups


def _take_apart(place: Place, citation: Citation) -> _Cited:
    issuer, core, bracket = split_title(citation.full_title or citation.title)
    return _Cited(place, citation, issuer, core, bracket)


def _names_one(cited: _Cited) -> bool:
    return bool(cited.core) and not is_short_title(cited.title)


def _variants(core: str, cited: list[_Cited]) -> dict[str, list[_Cited]]:
    """Part citations of one core title by issuer and bracket where these contradict each other.

    A variant that leaves one out joins those that state it when they agree; else it stays by itself.
    """
    issuers = _distinct_issuers(cited)
    brackets = sorted({item.bracket for item in cited if item.bracket})
    groups: dict[str, list[_Cited]] = defaultdict(list)
    for item in cited:
        bracket = item.bracket if len(brackets) > 1 else ""
        issuer = _issuer_of(item, issuers) if len(issuers) > 1 else ""
        groups["|".join(part for part in (core, issuer, bracket) if part)].append(item)
    return groups


def _distinct_issuers(cited: list[_Cited]) -> list[str]:
    """Issuers in the titles that do not contain one another, shortest first."""
    found: list[str] = []
    for issuer in sorted({item.issuer for item in cited if item.issuer}, key=lambda name: (len(name), name)):
        if not any(known in issuer for known in found):
            found.append(issuer)
    return found


def _issuer_of(item: _Cited, issuers: list[str]) -> str:
    """Which of the contradicting issuers issued this one, by its title or by what the sentence says; "" when unknown."""
    said = item.issuer or fold(item.citation.issuer or "")
    return next((issuer for issuer in issuers if issuer in said), "")


def _join_nameless(groups: dict[str, list[_Cited]], nameless: list[_Cited]) -> None:
    """Put citations by number, and short titles with an issuer, where another article gives the full title."""
    by_number = _unique_keys((item.citation.number, key) for key, group in groups.items() for item in group)
    by_issuer = _unique_keys((_short_key(item), key) for key, group in groups.items() for item in group)
    for item in nameless:
        key = by_number.get(item.citation.number or "")
        if key is None and item.core:
            key = by_issuer.get(_short_key(item) or "")
        if key is None and item.citation.number:
            key = fold(item.citation.number)
        if key is None and item.core and item.citation.issuer:
            key = f"{fold(item.citation.issuer)}|{item.core}"
        if key is not None:
            groups.setdefault(key, []).append(item)


def _unique_keys(pairs: Iterable[tuple[str | None, str]]) -> Mapping[str, str]:
    """The pairs whose first part leads to one key only."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, key in pairs:
        if name:
            found[name].add(key)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}


def _short_key(item: _Cited) -> str | None:
    """`党的二十届三中全会|决定`: who issued it and the kind of document its title ends with."""
    issuer = fold(item.citation.issuer or "")
    if not issuer:
        return None
    for size in (4, 2):
        if is_short_title(item.core[-size:]):
            return f"{issuer}|{item.core[-size:]}"
    return None


def _policy(key: str, group: list[_Cited], articles: Mapping[str, ArticleId]) -> Policy:
    group = sorted(group, key=lambda item: item.place)
    titles = Counter(item.title for item in group if item.title)
    full = [title for title in titles if not is_short_title(title)] or list(titles)
    numbers = tuple(sorted({item.citation.number for item in group if item.citation.number}))
    title = (
        max(full, key=lambda name: (bool(split_title(name)[0]), titles[name], len(name), name), default="")
        or numbers[0]
    )
    spellings = set(titles) | {item.citation.title for item in group if item.citation.title}
    return Policy(
        id=PolicyId(stable_id("p", key)),
        title=title,
        kind=_most(item.citation.kind for item in group) or "policy",
        numbers=numbers,
        issuer="、".join(_most(item.citation.issuer for item in group).split()) or None,
        date=_most(item.citation.date for item in group) or None,
        aliases=tuple(sorted(spellings - {title})),
        citations=tuple(item.place for item in group),
        is_article=articles.get(split_title(title)[1]) or next((articles[n] for n in numbers if n in articles), None),
    )


def _most(values: Iterable[str | None]) -> str:
    """The most frequent value, the longest and then the first of equals; "" for none."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default="")


def _article_keys(briefs: Iterable[Brief]) -> dict[str, ArticleId]:
    """Core title and number of each briefed article -> its id; a title two articles share says nothing."""
    found: dict[str, set[ArticleId]] = defaultdict(set)
    for brief in briefs:
        article = brief.article
        found[split_title(article.title.text)[1]].add(article.id)
        if article.number:
            found[article.number.text].add(article.id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


def _with_neighbours(policies: list[Policy]) -> tuple[Policy, ...]:
    """State for each policy which others the same articles cite, and in how many articles."""
    cited: dict[ArticleId, list[PolicyId]] = defaultdict(list)
    for policy in policies:
        for article in sorted({place[0] for place in policy.citations}):
            cited[article].append(policy.id)
    counts: dict[PolicyId, Counter[PolicyId]] = defaultdict(Counter)
    for names in cited.values():
        for one, other in combinations(names[:MOST_PAIRED], 2):
            counts[one][other] += 1
            counts[other][one] += 1
    return tuple(replace(policy, together=_top(counts[policy.id])) for policy in policies)


def _top(counts: Counter[PolicyId]) -> tuple[tuple[PolicyId, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_TOGETHER])
