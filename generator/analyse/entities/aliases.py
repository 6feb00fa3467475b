"""Names that are one thing by the article's own words: 全称(简称X), 以下简称X, 更名为X; and by the lexicon's aliases."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.lexicon import Lexicon
from generator.model import Article

_SHORT = re.compile(
    r"^[”\"」]?\s?[（(]\s?(?:以下|下文|简称为)?(?:统)?简?称?[:：为]?\s?[“\"「]?([^“”\"「」（）()，,。;；]{2,14})[”\"」]?\s?[）)]"
)
_CALLED = re.compile(
    r"^[”\"」]?[,，]?\s?(?:以下简称|下称|简称|又称|也称|俗称|后?更名为|改名为|现更名为)(?:为)?[“\"「]?([^“”\"「」（）()，,。;；的]{2,20})[”\"」]?"
)
_SIGNS = re.compile("简称|又称|也称|俗称|下称|更名|改名")


def find_aliases(article: Article, names: tuple[str, ...], lexicon: Lexicon) -> dict[str, str]:
    """Return other name -> the name it stands for, in this article; never a chain, never to itself."""
    found = {alias: entity.name for entity in lexicon.entities for alias in entity.aliases}
    patterns = sorted(names)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    for sentence in article.sentences:
        text = sentence.quote.text
        if not _SIGNS.search(text):
            continue
        for which, _, end in automaton.find_matches_as_indexes(text):
            rest = text[end : end + 60]
            hit = (_SHORT.match(rest) if "简称" in rest[:12] else None) or _CALLED.match(rest)
            if hit and hit[1] != patterns[which]:
                found.setdefault(hit[1], patterns[which])
    return _flat(found)


def _flat(found: dict[str, str]) -> dict[str, str]:
    """Follow chains to their end; a circle ends where it began."""
    flat = {}
    for alias, first in found.items():
        seen, name = {alias}, first
        while name in found and found[name] not in seen:
            seen.add(name)
            name = found[name]
        if name != alias:
            flat[alias] = name
    return flat
