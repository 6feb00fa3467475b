"""Find every document an article cites: by 《title》, by number 文号, by nickname; with issuer, date and kind.

Short forms (《意见》) are resolved inside the article only; which titles are one document is decided over all articles, later.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.analyse.citations.issuers import Origin, origin_after, origin_before, origin_in
from generator.analyse.citations.kinds import DOCUMENT_KINDS, kind_of, strip_edition
from generator.analyse.citations.numbers import NumberSpan, find_numbers
from generator.analyse.citations.titles import TitleSpan, find_titles
from generator.lexicon import Lexicon
from generator.model import Article, Citation, Sentence

_SHORT_NAME = re.compile(
    r"^》?[（(]?\s?[^（）()《》。]{0,24}?(?:以下简称|以下统称|以下称|下称|简称)[:：为]?\s?[“\"「『《]?([^”\"」』》）),，。]{2,20})"
)
"""What follows a title: (以下简称《意见》), （国发〔2023〕5号，以下简称“二十条”）."""
_LEADS_TO_TITLE = re.compile(r"[的 （(）)文件]*|[,，]?(?:公布|颁布|发布|印发)(?:了|的)?")
_SHARED = re.compile(r"^(?:[（(][^（）()]{0,40}[）)])?(?:[、,，和与及]|以及|还有|等)*(?:[（(]|以下简称)?$")
"""What stands between two titles that share one issuer."""
MOST_CANDIDATES = 8
"""Titles before a short form that are looked at, the nearest first."""
WINDOW = 160
"""Code points beside a title that are looked at, so that a sentence of any length is read in linear time."""
SHORT_TITLE = 8
"""Code points; 《条例》, 《实施方案》 can be the short form of a title named elsewhere, longer ones stand for themselves."""


def find_citations(article: Article, lexicon: Lexicon) -> tuple[Citation, ...]:
    """Return every citation, one for each occurrence, in text order."""
    found = [citation for sentence in article.sentences for citation in _in_sentence(sentence, lexicon)]
    names = _short_names(article, found)
    found += _nicknames(article, found, lexicon, names)
    found.sort(key=lambda citation: (citation.sentence, citation.quote.start))
    return _resolved(found, names, lexicon)


def _in_sentence(sentence: Sentence, lexicon: Lexicon) -> Iterator[Citation]:
    text = sentence.quote.text
    titles = find_titles(text) if "《" in text or "》" in text else ()
    numbers = find_numbers(text)
    owned = {title: _number_of(text, title, numbers) for title in titles}
    previous: tuple[TitleSpan, Origin] | None = None
    for index, title in enumerate(titles):
        after = text[title.end : titles[index + 1].start if index + 1 < len(titles) else len(text)]
        origin = _origin(text, title, after, previous)
        previous = title, origin
        number = owned[title]
        stated = origin_in(title.title)
        yield Citation(
            title.title,
            sentence.quote[title.start : title.end],
            sentence.index,
            full_title=title.title,
            number=number.number if number else None,
            issuer=origin.issuer or stated.issuer,
            date=origin.date or stated.date,
            kind=kind_of(title.title, text[max(0, title.start - WINDOW) : title.start], after[:WINDOW], lexicon),
        )
    taken = {number for number in owned.values() if number}
    for number in numbers:
        if number not in taken and not _inside(number, titles):
            yield Citation("", sentence.quote[number.start : number.end], sentence.index, number=number.number)


def _inside(number: NumberSpan, titles: tuple[TitleSpan, ...]) -> bool:
    """Whether the number stands between the marks of a title."""
    before = bisect_left(titles, number.start, key=lambda title: title.start)
    return before > 0 and number.start < titles[before - 1].end


def _number_of(text: str, title: TitleSpan, numbers: tuple[NumberSpan, ...]) -> NumberSpan | None:
    """The number in the brackets after the title, or right before it: 国发〔2023〕5号《…》, 第809号国务院令,公布《…》."""
    near = bisect_left(numbers, title.start - WINDOW, key=lambda number: number.start)
    for number in numbers[near : near + 8]:
        between = text[title.end : number.start]
        if (
            number.start >= title.end
            and len(between) <= 24
            and not set(between) & set("。；;《》")
            and between[:1] in "（(〔["
        ):
            return number
        if number.end <= title.start and _LEADS_TO_TITLE.fullmatch(text[number.end : title.start]):
            return number
    return None


def _origin(text: str, title: TitleSpan, after: str, previous: tuple[TitleSpan, Origin] | None) -> Origin:
    if previous is not None and _SHARED.match(text[previous[0].end : title.start]):
        return previous[1]
    before = origin_before(text[max(0, title.start - WINDOW) : title.start])
    late = origin_after(after)
    return Origin(before.issuer or late.issuer, before.date or late.date)


def _short_names(article: Article, found: list[Citation]) -> dict[str, Citation]:
    """What the article itself calls its documents: short name -> the citation that introduces it."""
    names: dict[str, Citation] = {}
    for citation in found:
        if not citation.title:
            continue
        text = article.sentences[citation.sentence].quote.text
        offset = _offset(article, citation)
        if hit := _SHORT_NAME.match(text[offset + len(citation.quote.text) :][:80]):
            names.setdefault(hit[1].strip("《》“”\"'"), citation)
    return names


def _offset(article: Article, citation: Citation) -> int:
    """Where the citation begins in its sentence."""
    offset = 0
    for span in article.sentences[citation.sentence].quote.spans:
        if span.start <= citation.quote.start < span.end:
            return offset + citation.quote.start - span.start
        offset += len(span)
    return offset


@dataclass(frozen=True, slots=True)
class _Nickname:
    name: str
    title: str
    issuer: str | None
    kind: str


def _nicknames(article: Article, found: list[Citation], lexicon: Lexicon, names: dict[str, Citation]) -> list[Citation]:
    """Documents called by a nickname outside of 《》: “数据二十条”."""
    known = {
        nickname: _Nickname(nickname, policy.title, policy.issuer, "policy")
        for policy in lexicon.policies
        for nickname in policy.nicknames
        if "《" not in nickname
    }
    for name, citation in names.items():
        if len(name) > 2 and name not in _TITLE_WORDS:
            known[name] = _Nickname(name, citation.title, citation.issuer, citation.kind)
    patterns = sorted(known)
    if not patterns:
        return []
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    taken = [(citation.sentence, citation.quote.start, citation.quote.end) for citation in found]
    covered: dict[int, list[tuple[int, int]]] = {}
    for sentence_index, start, end in taken:
        covered.setdefault(sentence_index, []).append((start, end))
    new = []
    for sentence in article.sentences:
        text = sentence.quote.text
        for which, start, end in automaton.find_matches_as_indexes(text):
            start, end = _with_quotes(text, start, end)
            quote = sentence.quote[start:end]
            if any(low <= quote.start < high for low, high in covered.get(sentence.index, ())):
                continue
            entry = known[patterns[which]]
            new.append(Citation(quote.text, quote, sentence.index, entry.title, issuer=entry.issuer, kind=entry.kind))
    return new


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    if start > 0 and end < len(text) and text[start - 1] in '“"「『' and text[end] in '”"」』':
        return start - 1, end + 1
    return start, end


_TITLE_WORDS = frozenset(
    "意见 通知 决定 决议 办法 规定 条例 方案 规划 纲要 计划 措施 细则 公告 报告 要点 指南 标准 规范 指导意见 实施意见 实施方案".split()
)


def _resolved(found: list[Citation], names: dict[str, Citation], lexicon: Lexicon) -> tuple[Citation, ...]:
    """Short forms with the full title, issuer and kind of the document they stand for."""
    by_nickname = {nickname: policy.title for policy in lexicon.policies for nickname in policy.nicknames}
    named: dict[str, list[Citation]] = {}
    resolved = []
    for citation in found:
        resolved.append(_resolve(citation, names, named, by_nickname))
        if len(citation.title) > SHORT_TITLE and citation.kind in DOCUMENT_KINDS:
            bare = strip_edition(citation.title)
            for size in range(2, SHORT_TITLE + 1):
                named.setdefault(bare[-size:], []).append(citation)
    return tuple(resolved)


def _resolve(
    citation: Citation, names: dict[str, Citation], named: dict[str, list[Citation]], by_nickname: dict[str, str]
) -> Citation:
    """The citation with the document it stands for; `named` holds the titles before it by their last characters."""
    if not citation.title or citation.full_title != citation.title or len(citation.title) > 2 * SHORT_TITLE:
        return citation
    if title := by_nickname.get(f"{citation.issuer}《{citation.title}》"):
        return replace(citation, full_title=title)
    if (source := names.get(citation.title)) and source is not citation:
        return _as(citation, source)
    if len(citation.title) > SHORT_TITLE:
        return citation
    for other in reversed(named.get(citation.title, [])[-MOST_CANDIDATES:]):
        if citation.issuer is None or other.issuer is None or citation.issuer == other.issuer:
            return _as(citation, other)
    return citation


def _as(citation: Citation, source: Citation) -> Citation:
    return replace(
        citation,
        full_title=source.full_title or source.title,
        issuer=citation.issuer or source.issuer,
        date=citation.date or source.date,
        number=citation.number or source.number,
        kind=source.kind,
    )
