"""Dated happenings, and what is none: targets, plans, periods of statistics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analyse.events import find_events
from tests.builders import make_article


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("2024年10月25日,甲省数据局挂牌成立。", "2024-10-25", id="day"),
        pytest.param("2022年12月，国务院印发《甲意见》。", "2022-12", id="month"),
        pytest.param("甲平台于2019年上线运行。", "2019", id="subject-first"),
        pytest.param("２０２３年５月召开大会。", "2023-05", id="full-width"),
        pytest.param("二○二三年十月二十五日,甲法施行。", "2023-10-25", id="chinese-digits"),
        pytest.param("早在2017年,甲市便启动了试点。", "2017", id="early"),
    ],
)
def test_a_dated_happening_is_an_event(text: str, date: str) -> None:
    assert [event.date for event in find_events(make_article(text))] == [date]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("到2025年,建成20个产业园,成立3个联盟。", id="target"),
        pytest.param("力争2027年全面建成甲体系。", id="goal"),
        pytest.param("2023年,全市生产总值增长5.5%。", id="statistics"),
        pytest.param("2021—2025年实施甲工程。", id="range"),
        pytest.param("发布《甲报告(2023年)》。", id="year-in-a-title"),
        pytest.param("甲局2024年公布的数字显示,乙业有800家企业。", id="published-statistics"),
        pytest.param("进入2024年,甲业又推出新品。", id="entering-a-year"),
        pytest.param("会议把它列为2026年要抓好的五项任务之首。", id="task-of-a-year"),
        pytest.param("通知把2028年定为全面施行甲制的节点。", id="set-as-the-goal"),
        pytest.param("2027年试点将扩大到所有县。", id="what-will-be"),
        pytest.param("2023年我国上市公司总数为5300家。", id="a-verb-inside-a-noun"),
        pytest.param("近日,甲局挂牌成立。", id="no-date"),
        pytest.param("# 2024年5月成立甲局", id="heading"),
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert find_events(make_article(text)) == ()


def test_two_dates_are_two_events_with_their_own_words() -> None:
    found = find_events(make_article("2004年创办甲学院,2006年更名为乙学院。"))
    assert [(event.date, event.quote.text) for event in found] == [
        ("2004", "2004年创办甲学院"),
        ("2006", "2006年更名为乙学院"),
    ]


@given(st.text(alphabet="2019年月日1025成立印发,。；到《》二〇十", max_size=50))
def test_dates_are_iso_and_quotes_stand_in_the_sentence(text: str) -> None:
    article = make_article(text)
    for event in find_events(article):
        assert len(event.date) in (4, 7, 10)
        assert event.quote.text in article.sentences[event.sentence].quote.text
