"""An editor's file: what it decides holds, what no longer fits is told, mistakes are named with their line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.edit import ArticleEdit, Edit, apply_edit, parse_edit
from generator.errors import EditError
from generator.model import Analysis, Brief, Card, Fact, Figure, FigureKind, Line
from tests.builders import make_article

TEXT = "营业收入15.4万亿元，同比增长5.5%。软件收入10.8万亿元。\n要加快步伐。\n"


def a_brief(title: str = "题目") -> Brief:
    article = make_article(TEXT, title)
    first, second = article.sentences[0].quote, article.sentences[1].quote

    def figure(sentence: int, words: str, value: str, pair: int | None = None) -> Figure:
        quote = (first, second)[sentence]
        at = quote.text.index(words)
        kind = FigureKind.GROWTH if words.endswith("%") else FigureKind.LEVEL
        return Figure("t", quote[at : at + len(words)], sentence, Decimal(value), "元", kind, "收入", pair=pair)

    figures = (figure(0, "15.4万亿元", "15.4e12"), figure(0, "5.5%", "5.5", 0), figure(1, "10.8万亿元", "10.8e12"))
    line = Line("要加快步伐。", article.sentences[2].quote, 2)
    return Brief(
        article, Analysis(figures=figures), line, (line,), (),
        (Card((0, 1), "level-growth", 2.0), Card((2,), "single", 1.0)), quotables=(line,),
    )  # fmt: skip


def only(edit: Edit) -> Brief:
    (brief,) = apply_edit((a_brief(),), edit)
    return brief


def rules(brief: Brief) -> list[str]:
    return [notice.rule for notice in brief.notices]


def test_facts_and_own_words_are_the_editors() -> None:
    brief = only(
        Edit(
            article=ArticleEdit(
                title="新题", author="张三", date="2024-08", gist="一句话", summary=("甲", "乙"), note="注"
            )
        )
    )
    assert (brief.article.title, brief.article.author) == (Fact("新题", rule="editor"), Fact("张三", rule="editor"))
    assert brief.gist == Line("一句话", None, origin="editor")
    assert [line.text for line in brief.summary] == ["甲", "乙"]
    assert brief.edited == ("author", "date", "gist", "note", "summary", "title")


def test_a_dropped_figure_leaves_its_cards_whole() -> None:
    brief = only(Edit(article=ArticleEdit(drop_figures=("15.4万亿元",))))
    assert [figure.quote.text for figure in brief.analysis.figures] == ["5.5%", "10.8万亿元"]
    assert [figure.pair for figure in brief.analysis.figures] == [None, None]
    assert brief.cards == (Card((0,), "single", 2.0), Card((1,), "single", 1.0))


def test_a_figure_is_named_by_words_around_it() -> None:
    brief = only(Edit(article=ArticleEdit(drop_figures=("软件收入10.8万亿元",))))
    assert [figure.quote.text for figure in brief.analysis.figures] == ["15.4万亿元", "5.5%"]


def test_a_dropped_sentence_is_published_nowhere() -> None:
    brief = only(Edit(article=ArticleEdit(drop=("加快步伐",))))
    assert (brief.gist, brief.summary, brief.quotables) == (None, (), ())


@pytest.mark.parametrize(
    ("decision", "rule"),
    [
        pytest.param(ArticleEdit(drop_figures=("99亿元",)), "edit-stale", id="figure-gone"),
        pytest.param(ArticleEdit(drop=("没有这句",)), "edit-stale", id="sentence-gone"),
        pytest.param(ArticleEdit(match="别的题目", hide=True), "edit-unmatched", id="article-gone"),
    ],
)
def test_what_no_longer_stands_is_told(decision: ArticleEdit, rule: str) -> None:
    assert rules(only(Edit(article=decision))) == [rule]


def test_own_words_on_a_changed_source_are_applied_and_told() -> None:
    brief = only(Edit(source_sha256="0" * 64, article=ArticleEdit(summary=("甲",))))
    assert [line.text for line in brief.summary] == ["甲"]
    assert rules(brief) == ["edit-stale"]


def test_several_articles_of_a_file_are_told_apart_by_title() -> None:
    briefs = (a_brief("甲"), a_brief("乙"))
    edited = apply_edit(briefs, Edit(articles=(ArticleEdit(match="乙", hide=True),)))
    assert [brief.hidden for brief in edited] == [False, True]


def test_no_decision_changes_nothing() -> None:
    brief = a_brief()
    assert apply_edit((brief,), Edit()) == (replace(brief),)


def test_keys_of_one_article_may_stand_at_the_top() -> None:
    edit = parse_edit("title: 题\nhide: true\nsplit_at: [行]\n".encode(), "a.txt.yaml")
    assert edit == Edit(split_at=("行",), article=ArticleEdit(title="题", hide=True))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("summery: [x]", "a.yaml:1: the key 'summery' is not known: did you mean 'summary'?", id="typo"),
        pytest.param("articles:\n - match: x\n   hides: true", "a.yaml:3: .*did you mean 'hide'", id="inner-typo"),
        pytest.param("hide: maybe", "Expected `bool`", id="type"),
        pytest.param("- x", "holds no keys", id="list"),
        pytest.param("a: &a [*a]", "alias", id="alias"),
    ],
)
def test_a_mistake_is_named(text: str, message: str) -> None:
    with pytest.raises(EditError, match=message):
        parse_edit(text.encode(), "a.yaml")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(EditError, match="no UTF-8"):
        parse_edit(b"\xff\xfe\x00", "a.yaml")
