"""The gate: a phrased line may say only what its sentences say, and each way of saying something else has its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gate import CHECKS, INSTRUCTIONS, Claim, judge

PLATFORM = (
    "2023年，江城市公共数据平台汇聚数据12.5亿条，同比增长8.3%，力争到2027年建成100个数据园区，"
    "但部分县区数据质量不高，没有形成稳定的供给机制。"
)
TWO = "2024年，东岭县网上零售额达到6.2亿元，增长11%，西坪县网上零售额达到4.8亿元，下降3%。"
RULE = "省政府印发《全省公共数据管理办法》（岭政发〔2024〕7号），自2024年9月1日起施行，由省数据局副局长李文川负责解释。"
OUGHT = "发展数字农业不能只看设备多不多，关键要让农民用得上、用得好，把数据变成看得见的收入。"
CHANGE = "2024年，全市数字经济核心产业增加值占地区生产总值的比重为12.1%；2020年，这一比重为7.8%。"
CLOUD = "平台接入DeepSeek等3个大模型，约60余家企业每天调用10万次以上。"
TAIWAN = "臺灣地區去年數位產業營收達新臺幣五兆三千億元，較前年成長百分之六點二。"


def rule(text: str, *cited: str, most: int = 130) -> str:
    refusal = judge(Claim(text, cited, most))
    return refusal.rule if refusal else ""


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        pytest.param("2023年江城市公共数据平台汇聚数据12.5亿条，同比增长8.3%。", PLATFORM, id="shorter"),
        pytest.param("江城市力争到2027年建成100个数据园区。", PLATFORM, id="target-kept"),
        pytest.param("江城市到2027年力争建成一百个数据园区。", PLATFORM, id="chinese-numerals"),
        pytest.param("江城市部分县区数据质量不高，尚未形成稳定的供给机制。", PLATFORM, id="negation-in-other-words"),
        pytest.param("东岭县2024年网上零售额6.2亿元，增长11%。", TWO, id="one-of-two"),
        pytest.param("西坪县2024年网上零售额为4.8亿元，下降3%", TWO, id="no-full-stop"),
        pytest.param("《全省公共数据管理办法》自2024年9月1日起施行。", RULE, id="title-and-date"),
        pytest.param("省政府的《全省公共数据管理办法》（岭政发〔2024〕7号）9月1日起施行。", RULE, id="part-of-a-date"),
        pytest.param("数字农业的关键，是让农民用得上、用得好，把数据变成看得见的收入。", OUGHT, id="turned-round"),
        pytest.param("发展数字农业不能只看设备，要让农民用得上、用得好。", OUGHT, id="two-clauses"),
        pytest.param("全市数字经济核心产业增加值占地区生产总值的比重2024年为12.1%。", CHANGE, id="one-of-two-years"),
        pytest.param("平台接入DeepSeek等3个大模型。", CLOUD, id="latin-name"),
        pytest.param("臺灣地區去年數位產業營收達新臺幣五兆三千億元。", TAIWAN, id="traditional"),
    ],
)
def test_a_line_that_says_what_its_sentence_says_is_let_through(text: str, cited: str) -> None:
    assert judge(Claim(text, (cited,), 130)) is None


@pytest.mark.parametrize(
    ("text", "cited", "expected"),
    [
        # numbers, units and what they measure
        pytest.param("2023年江城市公共数据平台汇聚数据12.6亿条。", PLATFORM, "numbers", id="other-number"),
        pytest.param("2023年江城市公共数据平台汇聚数据12.5万条。", PLATFORM, "numbers", id="other-scale"),
        pytest.param("2023年江城市公共数据平台汇聚数据12.5亿个。", PLATFORM, "numbers", id="other-unit"),
        pytest.param("江城市公共数据平台汇聚数据十三亿条。", PLATFORM, "numbers", id="rounded-in-chinese-numerals"),
        pytest.param("江城市力争到2027年建成近100个数据园区。", PLATFORM, "figures", id="a-bound-added"),
        pytest.param("江城市公共数据平台汇聚数据12.5亿条，增长12.5%。", PLATFORM, "numbers", id="unit-swapped"),
        pytest.param("2023年江城市公共数据平台汇聚数据12.5亿条，同比下降8.3%。", PLATFORM, "figures", id="fall-for-rise"),
        pytest.param("2023年江城市公共数据平台汇聚数据12.5亿条，环比增长8.3%。", PLATFORM, "figures", id="other-base"),
        pytest.param("西坪县2024年网上零售额达到6.2亿元，增长11%。", TWO, "figures", id="other-place"),
        pytest.param("2020年全市数字经济核心产业增加值占地区生产总值的比重为12.1%。", CHANGE, "numbers", id="other-year"),
        pytest.param("约60家企业每天调用平台接入的大模型。", CLOUD, "numbers", id="a-bound-lost"),
        pytest.param("平台接入DeepSeek等3个大模型，第③批企业每天调用。", CLOUD, "characters", id="odd-numeral"),
        pytest.param("2020年增加值占地区生产总值的比重为12.1%，2024年为7.8%。", CHANGE, "numbers", id="other-order"),
        # dates
        pytest.param("2024年江城市公共数据平台汇聚数据12.5亿条。", PLATFORM, "dates", id="other-year-alone"),
        pytest.param("《全省公共数据管理办法》自2024年9月7日起施行。", RULE, "dates", id="other-day"),
        pytest.param("《全省公共数据管理办法》自今年9月1日起施行。", RULE, "dates", id="a-word-of-time"),
        # documents and names
        pytest.param("省政府印发《全省公共数据条例》，自2024年9月1日起施行。", RULE, "titles", id="other-title"),
        pytest.param("省政府印发全省公共数据条例，自2024年9月1日起施行。", RULE, "titles", id="other-title-unmarked"),
        pytest.param("省政府印发《全省公共数据管理办法》（岭政发〔2024〕9号）。", RULE, "document-numbers", id="other-number-of-document"),
        pytest.param("滨海市公共数据平台汇聚数据12.5亿条。", PLATFORM, "names", id="other-place-name"),
        pytest.param("《全省公共数据管理办法》由省数据局副局长王建国负责解释。", RULE, "names", id="other-person"),
        pytest.param("《全省公共数据管理办法》由省数据局局长李文川负责解释。", RULE, "negation", id="other-office"),
        pytest.param("平台接入ChatGPT等3个大模型。", CLOUD, "characters", id="other-latin-name"),
        pytest.param("平台接入Deep等3个大模型。", CLOUD, "characters", id="piece-of-a-latin-name"),
        pytest.param("发展数字农业“关键在人”，要让农民用得上、用得好。", OUGHT, "quoted", id="invented-quotation"),
        # meaning
        pytest.param("江城市部分县区数据质量高。", PLATFORM, "negation", id="negation-lost"),
        pytest.param("江城市公共数据平台没有汇聚数据12.5亿条。", PLATFORM, "negation", id="negation-added"),
        pytest.param("发展数字农业只看设备多不多，让农民用得上。", OUGHT, "negation", id="modal-negation-lost"),
        pytest.param("江城市到2027年建成100个数据园区。", PLATFORM, "plans", id="target-told-as-a-fact"),
        pytest.param("江城市100个数据园区建成，数据质量不高。", PLATFORM, "figures", id="target-figure-told-as-a-fact"),
        pytest.param("协议对能做什么、能做什么规定较粗。", "授权协议对能做什么、不能做什么规定较粗。", "negation", id="negated-and-plain"),
        pytest.param("发展数字农业有望让农民用得上、用得好。", OUGHT, "plans", id="a-hope-added"),
        pytest.param("发展数字农业最关键的是让农民用得上、用得好。", OUGHT, "degrees", id="superlative-added"),
        pytest.param("发展数字农业已让农民用得上、用得好。", OUGHT, "degrees", id="completion-added"),
        pytest.param("发展数字农业，因此农民用得上、用得好。", OUGHT, "causes", id="cause-added"),
        pytest.param("乡村治理的成效归根到底看群众的笑脸。", OUGHT, "covered", id="something-else"),
        # form
        pytest.param("", OUGHT, "empty", id="nothing"),
        pytest.param("。。。", OUGHT, "empty", id="only-marks"),
        pytest.param("关键要让农民用得上。\n把数据变成收入。", OUGHT, "lines", id="two-lines"),
        pytest.param("关键要让农民\u202e用得上。", OUGHT, "lines", id="direction-mark"),
        pytest.param("要用得好。", OUGHT, "length", id="too-short"),
        pytest.param("要让农民用得上、用得好" * 13, OUGHT, "length", id="too-long"),
        pytest.param("**关键**要让农民用得上、用得好。", OUGHT, "markup", id="markdown"),
        pytest.param("- 关键要让农民用得上、用得好。", OUGHT, "markup", id="list-mark"),
        pytest.param("<b>关键</b>要让农民用得上、用得好。", OUGHT, "markup", id="html"),
        pytest.param("关键要让农民用得上，见 example.com。", OUGHT, "markup", id="address"),
        pytest.param("The key is to let farmers use it well.", OUGHT, "script", id="english"),
        pytest.param("關鍵要讓農民用得上、用得好。", OUGHT, "script", id="traditional-of-simplified"),
        pytest.param("台湾地区去年数位产业营收达新台币五兆三千亿元。", TAIWAN, "script", id="simplified-of-traditional"),
        pytest.param("关键要让农民用得上、用得好👍", OUGHT, "characters", id="emoji"),
        pytest.param("关键要让农民用得上、用得好，", OUGHT, "whole", id="broken-off"),
        pytest.param("关键要让农民用得上（用得好。", OUGHT, "whole", id="open-bracket"),
        pytest.param("其关键要让农民用得上、用得好。", OUGHT, "leaning", id="leans-on-what-went-before"),
        pytest.param("以下是关键：要让农民用得上、用得好。", OUGHT, "told", id="an-answer"),
        pytest.param("数字农业不改变肯定与否定，不改变目标与已成的事。", OUGHT, "told", id="the-instructions"),
    ],
)  # fmt: skip
def test_a_line_that_says_something_else_is_refused_by_name(text: str, cited: str, expected: str) -> None:
    assert rule(text, cited) == expected


def test_every_check_refuses_something_above() -> None:
    marks = test_a_line_that_says_something_else_is_refused_by_name.pytestmark  # type: ignore[attr-defined]
    assert {case.values[2] for case in marks[0].args[1]} == {check.rule for check in CHECKS}


def test_the_reason_is_told_in_words_an_editor_understands_and_shows_what_is_wrong() -> None:
    refusal = judge(Claim("2023年江城市公共数据平台汇聚数据12.6亿条。", (PLATFORM,), 130))
    assert refusal is not None
    assert refusal.message == "数字或单位不在所引句子里：12.6亿条"


def test_what_two_sentences_say_may_stand_in_one_line() -> None:
    text = "省政府印发《全省公共数据管理办法》，关键要让农民用得上、用得好。"
    assert rule(text, OUGHT) == "titles"
    assert rule(text, OUGHT, RULE) == ""


@given(st.integers(2, 99_999), st.integers(2, 99_999))
def test_a_count_passes_exactly_when_it_is_the_sentences(said: int, known: int) -> None:
    cited = f"全县建成便民服务点{known}个，群众办事更加方便。"
    assert (rule(f"全县建成便民服务点{said}个。", cited) == "") == (said == known)


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_makes_the_gate_fail(text: str, cited: str) -> None:
    judge(Claim(text, (cited,), 130))


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_what_is_let_through_is_one_printable_line_without_markup(text: str) -> None:
    if judge(Claim(text, (f"{text}{INSTRUCTIONS}",), 130)) is None:
        assert text.isprintable()
        assert not set("<>`") & set(text)
