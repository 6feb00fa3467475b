"""Role lists 角色书单: the articles of certain topics that hold certain kinds of content. To add a kind: a row of CONTENT."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.link.corpus import Corpus
from generator.link.keys import fold, stable_id
from generator.model import ArticleId, Brief, Role, Site

CONTENT: dict[str, tuple[str, Callable[[Brief], int]]] = {
    "figures": ("关键数字", lambda brief: len(brief.analysis.figures)),
    "measures": ("对策", lambda brief: len(brief.measures)),
    "cases": ("案例", lambda brief: len(brief.cases)),
    "policies": ("引用文件", lambda brief: len(brief.analysis.citations)),
    "problems": ("问题", lambda brief: len(brief.problems)),
}
"""Kind of content in site_config.yaml -> its Chinese name, and how much of it a briefing holds."""


def link_roles(corpus: Corpus, site: Site) -> Site:
    """Site with its roles, in the order of the configuration."""
    topics = {fold(topic.name): topic.articles for topic in site.topics}
    roles = []
    for id, name, description, wanted, kinds in corpus.rules.roles:
        rows = _rows(corpus, topics, wanted)
        known = [kind for kind in kinds if kind in CONTENT]
        amounts = {row: [CONTENT[kind][1](corpus.briefs[row]) for kind in known] for row in rows}
        kept = [row for row in rows if not known or any(amounts[row])]
        kept.sort(key=lambda row: (-sum(1 for amount in amounts[row] if amount), -sum(amounts[row]), row))
        articles = tuple(corpus.briefs[row].article.id for row in kept)
        roles.append(Role(id or stable_id("r", fold(name)), name, description, _rule(wanted, known), articles))
    return replace(site, roles=tuple(roles))


def _rows(corpus: Corpus, topics: dict[str, tuple[ArticleId, ...]], wanted: tuple[str, ...]) -> list[int]:
    if not wanted:
        return list(range(len(corpus.briefs)))
    return sorted({corpus.places[article] for name in wanted for article in topics.get(fold(name), ())})


def _rule(topics: tuple[str, ...], kinds: list[str]) -> str:
    """The rule in words, as the page shows it."""
    about = f"专题为{'、'.join(f'“{name}”' for name in topics)}" if topics else "全部专题"
    holding = f",且有{'或'.join(CONTENT[kind][0] for kind in kinds)}" if kinds else ""
    return f"{about}{holding}的简报;内容种类多的在前"
