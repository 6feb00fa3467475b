"""Definitions that the text gives, and keywords."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analyse.terms import MOST_KEYWORDS, find_definitions, find_keywords
from tests.builders import make_article


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("公共数据是指各级机关在履职中产生的数据。", "公共数据", id="is-meant"),
        pytest.param("其中,“数据资产”指的是能带来收益的数据资源。", "数据资产", id="means"),
        pytest.param("所谓数字孪生,就是把实物搬进虚拟空间。", "数字孪生", id="so-called"),
        pytest.param("所谓云端账本,是指放在网络上的账册。", "云端账本", id="so-called-is-meant"),
        pytest.param("本办法所称公共数据,是指机关产生的各类数据。", "公共数据", id="this-rule-calls"),
        pytest.param("平台经济是以网络平台为依托、以数据为要素的新型经济形态。", "平台经济", id="is-a-form"),
        pytest.param("数字产业集群可定义为由数字企业聚集而成的网络组织。", "数字产业集群", id="defined-as"),
    ],
)
def test_definitions(text: str, term: str) -> None:
    assert [definition.term for definition in find_definitions(make_article(text))] == [term]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("这是指大家要一起努力做好工作。", id="this"),
        pytest.param("其目的是指引企业向前发展壮大。", id="verb-指引"),
        pytest.param("学员入校即建立数据库并记录学习情况。", id="即-before-a-verb"),
        pytest.param("重点是利用新技术改造传统产业的模式。", id="announcing-word"),
        pytest.param("我们是以人民为中心的服务型组织。", id="pronoun"),
        pytest.param("# 公共数据是指什么数据", id="heading"),
    ],
)
def test_what_defines_nothing(text: str) -> None:
    assert find_definitions(make_article(text)) == ()


def test_a_phrase_that_stands_together_is_one_keyword() -> None:
    text = "公共数据授权运营要依法。\n推进公共数据授权运营试点。\n公共数据授权运营须有章可循。\n粮食丰收。"
    terms = [keyword.term for keyword in find_keywords(make_article(text, title="谈公共数据授权运营"))]
    assert terms[0] == "公共数据授权运营"


@given(st.text(alphabet="公共数据授权运营推进的，。粮食 2023", max_size=120))
def test_keywords_are_few_distinct_and_sorted(text: str) -> None:
    found = find_keywords(make_article(text, title="数据"))
    assert len(found) <= MOST_KEYWORDS
    assert len({keyword.term for keyword in found}) == len(found)
    assert [keyword.weight for keyword in found] == sorted((keyword.weight for keyword in found), reverse=True)
