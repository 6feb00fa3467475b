"""Which documents an article cites: titles, numbers, nicknames, short forms; who issued them and when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.links_quality import case_records, default_lexicon
from generator.analyse.citations import find_citations
from generator.analyse.citations.numbers import find_numbers
from generator.analyse.citations.titles import find_titles
from generator.lexicon import Lexicon, LexiconPolicy
from generator.model import Citation
from tests.builders import make_article

LEXICON = Lexicon(
    policies=(LexiconPolicy("关于甲乙制度的意见", ("甲乙二十条",), "甲部"),), newspapers=("甲报",), works=("甲记",)
)


def cited(text: str) -> tuple[Citation, ...]:
    return find_citations(make_article(text), LEXICON)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("落实《甲〈乙〉通知》。", ["甲〈乙〉通知"], id="nested-single-marks"),
        pytest.param("落实《关于印发《甲办法》的通知》。", ["关于印发《甲办法》的通知"], id="nested-double-marks"),
        pytest.param("《甲条例》《乙条例》、《丙条例》都提到", ["甲条例", "乙条例", "丙条例"], id="several-in-a-row"),
        pytest.param(
            "《甲规划(2023—2027年)》和《乙办法（试行）》",
            ["甲规划(2023—2027年)", "乙办法（试行）"],
            id="brackets-inside",
        ),
        pytest.param("按照《关于甲工作的意见,各地推进。", ["关于甲工作的意见"], id="closing-mark-missing"),
        pytest.param("按照关于做好甲工作的意见》,各地推进。", ["关于做好甲工作的意见"], id="opening-mark-missing"),
        pytest.param("《甲乙丙,没有说完", [], id="open-mark-without-a-document-word"),
        pytest.param("《》是空的。", [], id="empty-marks"),
        pytest.param("《 甲方案 》已印发", ["甲方案"], id="blanks-inside"),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    assert [title.title for title in find_titles(text)] == titles


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国发〔2023〕5号", "国发〔2023〕5号"),
        ("国发[2023]5号", "国发〔2023〕5号"),
        ("第３６号国务院令", "国务院令第36号"),
        ("国发（2023） 5 号", "国发〔2023〕5号"),
        ("国发【２０２３】第５号", "国发〔2023〕5号"),
        ("根据国办发〔2019〕12号文件", "国办发〔2019〕12号"),
        ("工信部联信软〔2024〕168号", "工信部联信软〔2024〕168号"),
        ("按国务院令第 711 号执行", "国务院令第711号"),
        ("财政部公告2023年第6号", "公告2023年第6号"),
    ],
)
def test_a_number_has_one_spelling(text: str, number: str) -> None:
    assert [found.number for found in find_numbers(text)] == [number]


@pytest.mark.parametrize("text", ["会议室(2023)没有号", "第12号楼", "2023年12月5号", "电话(010)5号"])
def test_what_is_no_document_number(text: str) -> None:
    assert find_numbers(text) == ()


def test_a_number_after_a_title_belongs_to_it() -> None:
    (citation,) = cited("执行《甲办法》(甲政发〔2020〕3号)的规定")
    assert (citation.title, citation.number) == ("甲办法", "甲政发〔2020〕3号")


def test_an_order_that_publishes_a_title_is_its_number() -> None:
    (citation,) = cited("总理签署第36号国务院令，公布《甲条例》，自明年起施行。")
    assert (citation.title, citation.number) == ("甲条例", "国务院令第36号")


def test_a_number_alone_is_a_citation_without_title() -> None:
    (citation,) = cited("按照甲政发〔2020〕3号要求办理")
    assert (citation.title, citation.number, citation.quote.text) == ("", "甲政发〔2020〕3号", "甲政发〔2020〕3号")


@pytest.mark.parametrize(
    ("text", "issuer", "date"),
    [
        pytest.param(
            "近日,财政部、教育部等五部门联合印发《甲通知》,要求", "财政部、教育部等五部门", "近日", id="jointly"
        ),
        pytest.param("2024年8月，国务院发布《甲意见》", "国务院", "2024年8月", id="date-clause"),
        pytest.param("今年的《政府工作报告》提出", None, "今年", id="date-only"),
        pytest.param("党的二十届三中全会审议通过的《甲决定》提出", "党的二十届三中全会", None, id="passed-by"),
        pytest.param("党的二十届三中全会《决定》提出", "党的二十届三中全会", None, id="no-verb"),
        pytest.param("产业集群进入工信部公布的《甲名单》", "工信部", None, id="not-the-sentence-subject"),
        pytest.param("国家数据局印发《甲计划》", "国家数据局", None, id="a-name-that-holds-a-preposition"),
        pytest.param("《甲办法》由省财政厅于2023年5月印发", "省财政厅", "2023年5月", id="passive"),
        pytest.param("《国务院办公厅关于甲的通知》明确", "国务院办公厅", None, id="in-the-title"),
        pytest.param("《甲发展报告(2022年)》显示", None, "2022年", id="year-in-the-title"),
        pytest.param("认真学习《甲条例》", None, None, id="none"),
        pytest.param("各地要严格执行《甲条例》", None, None, id="to-carry-out-is-no-bank"),
        pytest.param("总行印发《甲办法》", "总行", None, id="a-bank"),
        pytest.param("《甲规划》（2023年）和中共中央印发的《乙规划》"[11:], "中共中央", None, id="and-stays-outside"),
        pytest.param("目标见民政部《甲规划》", "民政部", None, id="see-stays-outside"),
    ],
)
def test_issuer_and_date(text: str, issuer: str | None, date: str | None) -> None:
    (citation,) = cited(text)
    assert (citation.issuer, citation.date) == (issuer, date)


def test_titles_in_a_row_share_their_issuer() -> None:
    assert [citation.issuer for citation in cited("市政府印发《甲办法》《乙办法》和《丙办法》")] == ["市政府"] * 3


@pytest.mark.parametrize(
    ("text", "full"),
    [
        pytest.param(
            "印发《关于甲乙工作的意见》(以下简称《意见》)。\n《意见》提出。",
            "关于甲乙工作的意见",
            id="named-by-the-text",
        ),
        pytest.param("《甲乙教育培训工作条例》规定。\n学习《条例》。", "甲乙教育培训工作条例", id="by-its-last-word"),
        pytest.param(
            "《甲乙教育培训办法(试行)》规定。\n落实《办法》。", "甲乙教育培训办法(试行)", id="edition-left-out"
        ),
        pytest.param("《甲乙教育培训工作条例》规定。\n学习《规划》。", "规划", id="another-word"),
    ],
)
def test_short_forms_resolve_inside_the_article(text: str, full: str) -> None:
    assert cited(text)[-1].full_title == full


def test_a_short_form_with_another_issuer_stays_itself() -> None:
    found = cited("省委印发《关于甲乙若干问题的决定》。\n党的二十届三中全会《决定》提出。")
    assert found[-1].full_title == "决定"


@pytest.mark.parametrize("text", ["落实“甲乙二十条”,先行先试。", "落实甲乙二十条。"])
def test_a_nickname_of_the_lexicon_is_a_citation(text: str) -> None:
    (citation,) = cited(text)
    assert (citation.full_title, citation.issuer) == ("关于甲乙制度的意见", "甲部")


def test_a_nickname_the_text_gives_is_a_citation() -> None:
    found = cited("印发《关于支持丙丁的若干政策》(以下简称“丙丁十条”)。\n“丙丁十条”见效。")
    assert [citation.full_title for citation in found] == ["关于支持丙丁的若干政策"] * len(found)
    assert found[-1].sentence == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("《中华人民共和国甲法》", "law"),
        ("《甲管理办法》", "policy"),
        ("《甲发展规划》", "plan"),
        ("《甲统计公报》", "report"),
        ("《甲技术规范》", "standard"),
        ("《甲职业分类大典》", "standard"),
        ("《甲預算案》", "policy"),
        ("《甲报》刊文", "newspaper"),
        ("电影《小城灯火》热映", "work"),
        ("《小城灯火》课程上线", "course"),
        ("《甲记》是名著", "work"),
        ("举办《乡村歌咏大赛》", "event"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    (citation,) = cited(text)
    assert citation.kind == kind


@pytest.mark.parametrize(
    "record", list(case_records("citations")), ids=lambda record: f"{record['genre']}-{record['text'][:8]}"
)
def test_sentences_of_other_genres(record: dict[str, object]) -> None:
    found = find_citations(make_article(str(record["text"])), default_lexicon())
    pairs = {(item.title or item.number or "", item.kind if item.title else "number"): None for item in found}
    assert [list(pair) for pair in pairs] == record["expected"]


@given(st.text(alphabet="《》〈〉甲乙意见办法国发〔2023〕5号,。()印发关于“”", max_size=60))
def test_every_citation_quotes_its_sentence(text: str) -> None:
    article = make_article(text)
    for citation in find_citations(article, LEXICON):
        assert citation.quote.text in article.sentences[citation.sentence].quote.text
        assert citation.title.strip() in citation.quote.text
        assert citation.title or citation.number
