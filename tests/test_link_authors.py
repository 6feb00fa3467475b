"""Authors: who wrote which articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.link.authors import author_names
from generator.model import Brief, Fact
from tests.link_builders import join, make_brief


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("林森 山青", ("林森", "山青")),
        ("林 森", ("林森",)),
        ("林森、山青青，山青青", ("林森", "山青青")),
        ("本报记者 林森", ("林森",)),
        ("本报评论员", ()),
        ("林", ()),
        ("2024", ()),
    ],
)
def test_names_of_a_byline(text: str, names: tuple[str, ...]) -> None:
    assert author_names(text) == names


def signed(id: str, author: str, post: str = "") -> Brief:
    brief = make_brief(id, "一句话。")
    article = replace(brief.article, author=Fact(author), affiliation=Fact(post) if post else None)
    return replace(brief, article=article)


def test_an_author_has_all_articles_and_posts() -> None:
    site = join(signed("a", "林森 山青", "林校"), signed("b", "林森", "林场"), make_brief("c", "一句话。"))
    assert [(author.name, author.posts, author.articles) for author in site.authors] == [
        ("山青", ("林校",), ("a",)),
        ("林森", ("林校", "林场"), ("a", "b")),
    ]
