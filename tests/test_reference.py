"""References hold what is known, as GB/T 7714—2015 writes it, and never a guess."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.model import Article, Fact
from generator.text.reference import article_reference, briefing_reference, quotation
from tests.builders import make_article


def an_article(**facts: str) -> Article:
    article = make_article("第一句话。他说“要快”。\n", "题目", id="t-1")
    known: dict[str, Any] = {name: Fact(text) for name, text in facts.items()}
    return replace(article, **known)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "题目[Z]."),
        ({"author": "王某", "published": "2024"}, "王某. 题目[Z]. 2024."),
        ({"author": "王某", "origin": "某某日报", "published": "2024-08-08"}, "王某. 题目[N]. 某某日报, 2024-08-08."),
        ({"origin": "某某报（海外版）"}, "题目[N]. 某某报（海外版）."),
        (
            {"origin": "某某日报", "url": "https://example.cn/a"},
            "题目[N/OL]. 某某日报. https://example.cn/a.",
        ),
        (
            {"origin": "某某网", "published": "2024-08", "url": "https://example.cn/a"},
            "题目[EB/OL]. 某某网, (2024-08). https://example.cn/a.",
        ),
        ({"origin": "某某日报客户端"}, "题目[EB/OL]. 某某日报客户端."),
        ({"origin": "某某学报", "published": "2023"}, "题目[J]. 某某学报, 2023."),
        ({"origin": "《某某研究》2023年第4期"}, "题目[J]. 《某某研究》2023年第4期."),
        ({"url": "https://example.cn/a"}, "题目[EB/OL]. https://example.cn/a."),
        (
            {"issuer": "某某部", "number": "某发〔2024〕5号", "published": "2024-05-01"},
            "某某部. 题目: 某发〔2024〕5号[Z]. 2024-05-01.",
        ),
        ({"author": "王某", "issuer": "某某部"}, "王某. 题目[Z]."),
        ({"author": "\x00王某\n", "title": "题\t目"}, "王某. 题 目[Z]."),
    ],
    ids=[
        *("nothing", "author", "newspaper", "edition", "newspaper-online", "web", "app", "journal", "issue"),
        *("address", "document", "author-first", "controls"),
    ],
)
def test_a_reference_says_what_is_known(facts: dict[str, str], expected: str) -> None:
    assert article_reference(an_article(**facts)) == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("王某某 李四", "王某某, 李四"),
        ("王 某 李四", "王某, 李四"),
        ("王某、李某，赵某", "王某, 李某, 赵某"),
        ("王某 李某 赵某 钱某", "王某, 李某, 赵某, 等"),
        ("John Smith", "John Smith"),
        ("王", "王"),
    ],
    ids=["two", "spaced", "separators", "four", "latin", "lone"],
)
def test_authors_are_parted_by_commas_and_at_most_three(author: str, expected: str) -> None:
    assert article_reference(an_article(author=author)) == f"{expected}. 题目[Z]."


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/repo/briefs/t-1/", "站. 《题目》简报[EB/OL]. https://example.org/repo/briefs/t-1/."),
        ("", "站. 《题目》简报[Z]."),
    ],
    ids=["published", "unpublished"],
)
def test_a_briefing_is_referred_to_by_its_address(address: str, expected: str) -> None:
    assert briefing_reference(an_article(), "站", address) == expected


def test_a_quotation_carries_its_source_and_the_address_of_its_sentence() -> None:
    assert quotation(an_article(author="王某"), 1, "https://example.org/repo/sources/t-1/#s2") == (
        "“他说‘要快’。”[1]\n[1] 王某. 题目[Z]. 原文第2句: https://example.org/repo/sources/t-1/#s2."
    )
