"""Authors 作者: the people who wrote the articles, each with their posts as the articles state them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from generator.link.corpus import Corpus
from generator.link.keys import fold, stable_id
from generator.model import ArticleId, Author, Site

_BETWEEN = re.compile(r"[\s、,，;；/]+")
_NOBODY = re.compile(r"^(?:本报|本刊|本台|本网|特约|评论员|记者|通讯员|编辑部|编者|佚名)")
_SHORTEST, _LONGEST = 2, 12
"""Code points of a name; longer ones are offices."""


def link_authors(corpus: Corpus, site: Site) -> Site:
    """Site with its authors, by name; one name is one author, and all posts stated beside it are told."""
    articles: dict[str, list[ArticleId]] = defaultdict(list)
    posts: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for brief in corpus.briefs:
        article = brief.article
        for name in author_names(article.author.text) if article.author else ():
            key = fold(name)
            names.setdefault(key, name)
            articles[key].append(article.id)
            if article.affiliation and article.affiliation.text not in posts[key]:
                posts[key].append(article.affiliation.text)
    authors = (
        Author(stable_id("a", key), name, tuple(posts[key]), tuple(dict.fromkeys(articles[key])))
        for key, name in names.items()
    )
    return replace(site, authors=tuple(sorted(authors, key=lambda author: (author.name, author.id))))


def author_names(text: str) -> tuple[str, ...]:
    """Each name once: `甲乙 丙 丁` -> 甲乙, 丙丁 (a name of two characters is often set with a blank); no offices."""
    names: list[str] = []
    single = ""
    for part in _BETWEEN.split(text):
        if len(part) == 1 and part.isalpha():
            single += part
            part, single = (single, "") if len(single) == _SHORTEST else ("", single)
        if _SHORTEST <= len(part) <= _LONGEST and not _NOBODY.match(part) and any(map(str.isalpha, part)):
            names.append(part)
    return tuple(dict.fromkeys(names))
