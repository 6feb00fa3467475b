"""Named things: which words are names, where they begin and end, and which names are one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.links_quality import default_lexicon, entity_cases
from generator.analyse.entities import find_mentions
from generator.errors import ConfigError
from generator.lexicon import EMPTY, Lexicon, LexiconEntity, parse
from tests.builders import make_article

LEXICON = Lexicon(
    entities=(LexiconEntity("工业和信息化部", "organisation", ("工信部",)), LexiconEntity("长三角", "region-cluster"))
)


def names(text: str, lexicon: Lexicon = LEXICON) -> list[str]:
    return [mention.name for mention in find_mentions(make_article(text), lexicon)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("加快建设重庆市大数据交易平台,", ["重庆市大数据交易平台"], id="verbs-before-it-stay-outside"),
        pytest.param("由中国（绵阳）科技城承担", ["中国（绵阳）科技城"], id="a-place-in-brackets-belongs-to-it"),
        pytest.param(
            "推动国家数字农业区域创新中心(西南)落地",
            ["国家数字农业区域创新中心(西南)"],
            id="a-place-in-brackets-after-it",
        ),
        pytest.param("共建成渝中部科创走廊", ["成渝中部科创走廊"], id="joint-place"),
        pytest.param("开展“数商惠农”行动。", ["“数商惠农”行动"], id="quoted-with-head"),
        pytest.param("推广志愿服务“网约”模式。", ["志愿服务“网约”模式"], id="noun-before-the-quotes"),
        pytest.param("构建“1361”的建设架构。", ["“1361”的建设架构"], id="digits-with-的"),
        pytest.param("落实“三权分置”的制度框架", ["三权分置"], id="numerals-stand-alone"),
        pytest.param("集成新民网、求知网等权威学习平台。", ["新民网", "求知网"], id="members-of-a-list"),
        pytest.param("进入工信部公布的名单,长三角领先。", ["工信部", "长三角"], id="lexicon"),
        pytest.param("《甲乙发展报告2024》显示", ["甲乙发展报告2024"], id="report"),
        pytest.param("建设数字浙江。", ["数字浙江"], id="digital-place"),
        pytest.param("推出“一件事”。大家只办一件事。", ["一件事"], id="an-ordinary-word-is-a-name-in-marks-only"),
        pytest.param("所谓全国一体化气象网络平台已通。", ["全国一体化气象网络平台"], id="so-called-is-outside"),
        pytest.param("全面推行“亮灯工程”。", ["亮灯工程"], id="adverb-and-verb-are-outside"),
        pytest.param("办好每一件“一件好事一次办”", ["一件好事一次办"], id="counting-is-outside"),
        pytest.param("在云南独龙江乡,信号已通。", ["云南独龙江乡"], id="case"),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "平台企业要守法经营。",
        "建设数据共享平台和管理系统。",
        "“一刀切”要不得。",
        "“网络通、数据通”要办实。",
        "国家战略需要地方政府落实。",
        "上市公司提高质量。",
        "发布《政府工作报告》。",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names(text, EMPTY) == []


@pytest.mark.parametrize(
    ("text", "alias", "name"),
    [
        pytest.param("工信部发文。", "工信部", "工业和信息化部", id="lexicon"),
        pytest.param(
            "青岛市数据局(以下简称市数据局)成立。\n市数据局负责。", "市数据局", "青岛市数据局", id="short-form"
        ),
        pytest.param(
            "升级为青岛干部网络学院。\n青网院开课。\n青网院获好评。", "青网院", "青岛干部网络学院", id="abbreviation"
        ),
    ],
)
def test_aliases_get_the_name_they_stand_for(text: str, alias: str, name: str) -> None:
    found = {mention.name: mention.canonical for mention in find_mentions(make_article(text), LEXICON)}
    assert found[alias] == name


def test_a_name_found_once_is_found_everywhere() -> None:
    found = find_mentions(make_article("上线“惠农通”。\n惠农通用户过万。"), EMPTY)
    assert [(mention.name, mention.sentence) for mention in found] == [("惠农通", 0), ("惠农通", 1)]


def test_sentences_of_other_genres_keep_their_score() -> None:
    counts = entity_cases(default_lexicon())
    assert counts.both / (counts.both + counts.missed) >= 0.9
    assert counts.both / (counts.both + counts.extra) >= 0.9


@given(st.text(alphabet="“”打造北京市数据平台、等和（）工程行动1+N的,。一网通办", max_size=60))
def test_mentions_quote_their_sentence_and_do_not_overlap(text: str) -> None:
    article = make_article(text)
    last: dict[int, int] = {}
    for mention in find_mentions(article, LEXICON):
        assert mention.quote.text == mention.name
        assert mention.name in article.sentences[mention.sentence].quote.text
        assert mention.quote.start >= last.get(mention.sentence, 0)
        last[mention.sentence] = mention.quote.end


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("entities: 5", "entities is not a list", id="no-list"),
        pytest.param("things: []", "unknown key 'things'", id="unknown-key"),
        pytest.param("entities:\n  - {name: 甲乙, type: thing}", "unknown type 'thing'", id="unknown-type"),
        pytest.param("entities:\n  - {name: 甲, type: platform}", "name is missing or too short", id="short-name"),
        pytest.param("- 甲", "a lexicon is a mapping", id="no-mapping"),
        pytest.param("works: 甲乙", "this is not a list of names", id="one-word"),
    ],
)
def test_a_wrong_lexicon_says_where_and_what(text: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        parse(text, "lexicon.yaml")


def test_a_site_lexicon_wins_over_the_default() -> None:
    mine = Lexicon(entities=(LexiconEntity("长三角", "programme"),))
    assert (LEXICON + mine).entities[-1] == LexiconEntity("长三角", "programme")
    assert len((LEXICON + mine).entities) == 2
