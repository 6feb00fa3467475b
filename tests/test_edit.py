"""An editor's file: what it decides holds, what no longer fits is told, mistakes are named with their line."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.edit import ArticleEdit, Edit, FigureEdit, apply_edit, edit_schema, parse_edit, schema_line
from generator.errors import EditError
from generator.model import Analysis, Brief, Card, Fact, Figure, FigureKind, Line, Mention, Severity
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
        pytest.param("hide: maybe", "a.yaml:1: hide: `str` stands here: true or false", id="type"),
        pytest.param("note: x\nsummary: 一句", "a.yaml:2: summary: `str` stands here: a list", id="no-list"),
        pytest.param("title: 2024", "a.yaml:1: title: `int` stands here: text", id="number-as-text"),
        pytest.param("date: 去年", "a.yaml:1: date: this is no day: 2024, 2024-08 or", id="date"),
        pytest.param(
            "articles:\n- match: x\n  add_figures:\n  - text: 5%\n    indicater: y",
            "a.yaml:5: .*did you mean 'indicator'",
            id="figure-typo",
        ),
        pytest.param("add_figures: [{indicator: y}]", "add_figures.0: .*`text`", id="figure-without-text"),
        pytest.param("fix_figures: [{text: 5%, kind: bigger}]", "fix_figures.0.kind: invalid enum", id="kind"),
        pytest.param("title: a\narticle: {note: b}", "a.yaml:2: .*both at the top and under", id="twice"),
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


# ---------------------------------------------------------------- sentences


def test_a_pinned_sentence_leads_the_summary_and_stands_there_once() -> None:
    brief = only(Edit(article=ArticleEdit(pin=("软件收入", "加快步伐"))))
    assert [line.text for line in brief.summary] == ["软件收入10.8万亿元。", "要加快步伐。"]
    assert [line.quote and line.quote.text for line in brief.summary] == [line.text for line in brief.summary]


@pytest.mark.parametrize(
    ("words", "message"),
    [pytest.param("没有这句", "不在源文件中", id="gone"), pytest.param("收入", "有2处，请多写几个字", id="unclear")],
)
def test_a_sentence_that_cannot_be_pinned_is_told(words: str, message: str) -> None:
    brief = only(Edit(article=ArticleEdit(pin=(words,))))
    assert brief.summary == a_brief().summary
    assert rules(brief) == ["edit-stale"]
    assert message in brief.notices[0].message


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize("words", ["５.５％", "5. 5 %", "同比增长５.5%"])
def test_words_are_the_same_in_either_width_and_with_blanks(words: str) -> None:
    edit = ArticleEdit(drop_figures=(words,), pin=("营业收入１５.４万亿元，",))
    brief = only(Edit(article=edit))
    assert [figure.quote.text for figure in brief.analysis.figures] == ["15.4万亿元", "10.8万亿元"]
    assert brief.summary[0].sentence == 0
    assert not brief.notices


def test_an_added_figure_stands_at_its_words_on_a_card_of_its_own() -> None:
    bare = replace(a_brief(), analysis=Analysis(), cards=())
    added = FigureEdit("10.8万亿元", indicator="软件收入", period="2023年")
    (brief,) = apply_edit((bare,), Edit(article=ArticleEdit(add_figures=(added,))))
    quote = brief.article.sentences[1].quote[4:11]
    assert brief.analysis.figures == (
        Figure("editor", quote, 1, Decimal(10800000000000), "元", FigureKind.LEVEL, "软件收入", period="2023年"),
    )
    assert [card.figures for card in brief.cards] == [(0,)]


def test_adding_keeps_pairs_and_cards_on_their_figures() -> None:
    before = a_brief()
    article = make_article("去年3.1万人。" + TEXT)
    shifted = replace(before, article=article)
    (brief,) = apply_edit((shifted,), Edit(article=ArticleEdit(add_figures=(FigureEdit("3.1万人"),))))
    surfaces = [figure.quote.text for figure in brief.analysis.figures]
    assert sorted(surfaces) == sorted(["3.1万人", "15.4万亿元", "5.5%", "10.8万亿元"])
    growth = brief.analysis.figures[surfaces.index("5.5%")]
    assert growth.pair == surfaces.index("15.4万亿元")
    assert [[surfaces[index] for index in card.figures] for card in brief.cards] == [
        ["3.1万人"], ["15.4万亿元", "5.5%"], ["10.8万亿元"],
    ]  # fmt: skip


def test_a_fixed_figure_changes_what_is_stated_and_nothing_else() -> None:
    fix = FigureEdit("5.5%", indicator="营业收入", period="2023年", kind="growth")
    brief = only(Edit(article=ArticleEdit(fix_figures=(fix,))))
    was = a_brief().analysis.figures[1]
    now = replace(was, rule="editor", indicator="营业收入", period="2023年")
    assert brief.analysis.figures == (a_brief().analysis.figures[0], now, a_brief().analysis.figures[2])
    assert brief.cards == a_brief().cards


def test_a_figure_cut_too_short_is_given_its_whole_words() -> None:
    before = a_brief()
    first = before.analysis.figures[0]
    cut = replace(first, quote=first.quote[0:5], value=Decimal(154000), unit="人")
    before = replace(before, analysis=replace(before.analysis, figures=(cut, *before.analysis.figures[1:])))
    fix = FigureEdit("15.4万", should_be="15.4万亿元")
    (brief,) = apply_edit((before,), Edit(article=ArticleEdit(fix_figures=(fix,))))
    now = brief.analysis.figures[0]
    assert (now.quote, now.value, now.unit) == (first.quote, Decimal(15400000000000), "元")


@pytest.mark.parametrize(
    "decision",
    [
        pytest.param(ArticleEdit(add_figures=(FigureEdit("5.5%", value=6.5),)), id="added-with-another-value"),
        pytest.param(ArticleEdit(fix_figures=(FigureEdit("5.5%", value=55),)), id="fixed-to-another-value"),
        pytest.param(ArticleEdit(add_figures=(FigureEdit("加快步伐"),)), id="no-digits"),
    ],
)
def test_a_value_that_the_sentence_does_not_state_is_refused(decision: ArticleEdit) -> None:
    brief = only(Edit(article=decision))
    assert brief.analysis.figures == a_brief().analysis.figures
    assert [(notice.rule, notice.severity) for notice in brief.notices] == [("edit-refused", Severity.ERROR)]
    assert "在它的句子里读不出来" in brief.notices[0].message


@given(before=st.text("山水一二。，\n", max_size=40), after=st.text("山水。，\n", max_size=40))
def test_shifted_offsets_do_not_matter(before: str, after: str) -> None:
    decision = ArticleEdit(add_figures=(FigureEdit("10.8万亿元", within="软件收入10.8万亿元"),), pin=("要加快步伐",))
    article = make_article(f"{before}\n{TEXT}{after}")
    brief = Brief(article, Analysis(), None, (), (), ())
    (edited,) = apply_edit((brief,), Edit(article=decision))
    assert [figure.quote.text for figure in edited.analysis.figures] == ["10.8万亿元"]
    assert [line.text for line in edited.summary] == ["要加快步伐。"]
    assert edited.notices == ()


# ---------------------------------------------------------------- names, hashes


def test_an_alias_stands_for_the_name_it_is_given() -> None:
    quote = a_brief().article.sentences[0].quote
    mention = Mention("营业收入", "organisation", quote[0:4], 0)
    before = replace(a_brief(), analysis=Analysis(mentions=(mention,)))
    edit = Edit(article=ArticleEdit(aliases={"营业收入": "全部收入", "不在的名字": "别名"}))
    (brief,) = apply_edit((before,), edit)
    assert brief.analysis.mentions == (replace(mention, canonical="全部收入"),)
    assert rules(brief) == ["edit-stale"]


def test_on_an_unchanged_source_words_that_do_not_stand_are_a_mistake() -> None:
    sha256 = a_brief().article.source.sha256
    (notice,) = only(Edit(source_sha256=sha256, article=ArticleEdit(drop=("没有这句",)))).notices
    assert (notice.rule, notice.severity) == ("edit-refused", Severity.ERROR)


# ---------------------------------------------------------------- the schema


@pytest.mark.parametrize(
    ("text", "good"),
    [
        pytest.param("title: 题\nsummary: [甲]\nsplit_at: [行]", True, id="top"),
        pytest.param("articles:\n- {match: 甲, hide: true, date: '2024-08'}", True, id="several"),
        pytest.param("add_figures: [{text: 12亿元, indicator: 收入, value: 1200000000}]", True, id="figure"),
        pytest.param("aliases: {京网院: 北京网院}\nreview_by: '2025-06-01'", True, id="aliases"),
        pytest.param("summery: [甲]", False, id="unknown-key"),
        pytest.param("articles: [{titel: 题}]", False, id="unknown-inner-key"),
        pytest.param("fix_figures: [{text: 5%, unite: 元}]", False, id="unknown-figure-key"),
        pytest.param("fix_figures: [{indicator: 收入}]", False, id="figure-without-words"),
        pytest.param("hide: 是", False, id="type"),
        pytest.param("date: 去年", False, id="date"),
        pytest.param("source_sha256: abc", False, id="hash"),
        pytest.param("drop: ['']", False, id="empty-words"),
    ],
)
def test_the_schema_and_the_reader_take_the_same_files(text: str, *, good: bool) -> None:
    schema: dict[str, Any] = json.loads(edit_schema())
    assert Draft202012Validator(schema).is_valid(yaml.safe_load(text)) is good
    if good:
        parse_edit(text.encode(), "a.yaml")
    else:
        with pytest.raises(EditError, match=r"a\.yaml:1: "):
            parse_edit(text.encode(), "a.yaml")


def test_every_field_says_what_it_is_for() -> None:
    schema = json.loads(edit_schema())
    tables = [schema, *schema["$defs"].values()]
    assert all(about.get("description") for table in tables for about in table["properties"].values())


def test_the_line_for_editors_tools_leads_to_the_schema_from_any_depth() -> None:
    assert schema_line("a.txt.yaml") == "# yaml-language-server: $schema=.edit.schema.json"
    assert schema_line("x/y/a.txt.yaml") == "# yaml-language-server: $schema=../../.edit.schema.json"
