"""Find the named things of an article: platforms, programmes, organisations, regions and clusters, cases, nicknames, reports.

Finders propose (lexicon, telling last words, quotation marks, reports, places); overlaps are settled here, once; then every
other occurrence of a name found is a mention too, and aliases get the name they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.analyse.entities.abbreviations import find_abbreviations
from generator.analyse.entities.aliases import find_aliases
from generator.analyse.entities.names import Found, find_names
from generator.analyse.entities.phrases import find_phrases
from generator.analyse.entities.quoted import find_quoted
from generator.lexicon import Lexicon
from generator.model import Article, Mention, Sentence
from generator.text.segment import Token, tokens

_REPORT = re.compile(r"《([^《》]{4,40}(?:报告|白皮书|蓝皮书|统计公报)(?:\s?[（(]?(?:19|20)[0-9]{2}年?[）)]?)?)》")
_TITLE = re.compile(r"《[^《》]*》")
SHORTEST_BARE = 4
"""Code points of a name that begins with a numeral and is the same name without its quotation marks."""
_NO_REPORT = ("政府工作报告", "总结报告", "调研报告")


def find_mentions(article: Article, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return every mention, in text order; they do not overlap. Names too common to be names are left out."""
    known = _Known(lexicon)
    chosen: dict[int, tuple[Found, ...]] = {}
    for sentence in article.sentences:
        text = sentence.quote.text
        parts = tokens(text)
        proposals = [*known.find(text, parts), *find_names(text, parts), *find_quoted(text, parts)]
        proposals += [*find_phrases(text, parts), *_reports(text)]
        chosen[sentence.index] = _settle(text, proposals)
    names = _names(article, chosen)
    short = find_abbreviations(tuple(names), tuple(sentence.quote.text for sentence in article.sentences))
    names.update({abbreviation: replace(names[name], rule="abbreviation") for abbreviation, name in short.items()})
    chosen = _everywhere(article, chosen, names)
    canonical = find_aliases(article, tuple(sorted(names)), lexicon)
    canonical |= {alias: canonical.get(name, name) for alias, name in short.items()}
    return tuple(
        _mention(article.sentences[index], item, canonical) for index in sorted(chosen) for item in chosen[index]
    )


class _Known:
    """The lexicon's names as one automaton."""

    def __init__(self, lexicon: Lexicon) -> None:
        types = {name: entity.type for entity in lexicon.entities for name in (entity.name, *entity.aliases)}
        for policy in lexicon.policies:
            types.update(dict.fromkeys(policy.nicknames, "policy-nickname"))
        self._patterns = sorted(types)
        self._types = types
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str, parts: tuple[Token, ...]) -> Iterator[Found]:
        """Yield the lexicon's names that begin and end at word boundaries or are long enough to need none."""
        hits = self._automaton.find_matches_as_indexes(text)
        if not hits:
            return
        edges = {part.start for part in parts} | {len(text)}
        for which, start, end in hits:
            name = self._patterns[which]
            if len(name) < 4 and not (
                (start in edges or not text[start - 1].isalnum()) and (end in edges or text[end] in "等和与及的、,，。")
            ):
                continue
            yield Found(start, end, self._types[name], 0.95, "lexicon")


def _reports(text: str) -> Iterator[Found]:
    for hit in _REPORT.finditer(text):
        if hit[1] not in _NO_REPORT:
            yield Found(hit.start(1), hit.end(1), "report", 0.9, "report")


def _settle(text: str, proposals: Iterable[Found]) -> tuple[Found, ...]:
    """Choose names that do not overlap: the longer first, then the surer, then the earlier."""
    taken = bytearray(len(text))
    for hit in _TITLE.finditer(text):
        taken[hit.start() : hit.end()] = b"t" * len(hit[0])
    kept: list[Found] = []
    for item in sorted(proposals, key=lambda item: (-(item.end - item.start), -item.confidence, item.start)):
        here = taken[item.start : item.end]
        if (any(here) and item.rule != "report") or b"n" in here:
            continue
        taken[item.start : item.end] = b"n" * len(here)
        kept.append(item)
    return tuple(sorted(kept, key=lambda item: item.start))


def _names(article: Article, chosen: dict[int, tuple[Found, ...]]) -> dict[str, Found]:
    """Each name with the first that found it."""
    names: dict[str, Found] = {}
    for index in sorted(chosen):
        for item in chosen[index]:
            names.setdefault(article.sentences[index].quote.text[item.start : item.end], item)
    return names


def _everywhere(
    article: Article, chosen: dict[int, tuple[Found, ...]], types: dict[str, Found]
) -> dict[int, tuple[Found, ...]]:
    """Add the other occurrences of the names found, wherever nothing else stands."""
    patterns = sorted(name for name in types if len(name) >= 3)
    if not patterns:
        return chosen
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    more: dict[int, tuple[Found, ...]] = {}
    for sentence in article.sentences:
        text = sentence.quote.text
        again = [
            Found(start, end, types[patterns[which]].type, types[patterns[which]].confidence, "again")
            for which, start, end in automaton.find_matches_as_indexes(text)
            if not _needs_marks(patterns[which], types[patterns[which]]) or text[start - 1 : start] in ("“", "「")
        ]
        more[sentence.index] = (
            _settle(sentence.quote.text, [*chosen[sentence.index], *again]) if again else chosen[sentence.index]
        )
    return more


def _needs_marks(name: str, first: Found) -> bool:
    """Whether the name is an ordinary count but for its quotation marks: “一件事”."""
    return len(name) < SHORTEST_BARE and name[0] in "一二三四五六七八九十两" and first.rule == "quoted-alone"


def _mention(sentence: Sentence, item: Found, canonical: dict[str, str]) -> Mention:
    quote = sentence.quote[item.start : item.end]
    return Mention(quote.text, item.type, quote, sentence.index, canonical.get(quote.text, quote.text), item.confidence)
