"""Key figures: every form of number that counts, every kind of number that does not, and what the sentence says of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analyse.figures import find_figures, find_in_text
from generator.model import FORECASTS, Block, BlockKind, Cell, Fact, Figure, Quote, Span
from tests.builders import make_article


def only(text: str) -> Figure:
    (figure,) = find_in_text(text)
    return figure


def surfaces(text: str) -> list[str]:
    return [figure.quote.text for figure in find_in_text(text)]


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("产业规模达到15.4万亿元。", "15.4万亿元", "15400000000000", "元"),
        ("出口额为1,234.5亿美元。", "1,234.5亿美元", "123450000000", "美元"),
        ("用户总数达三点五亿人。", "三点五亿人", "350000000", "人"),
        ("普及率达到１５.４％。", "１５.４％", "15.4", "%"),
        ("覆盖率达到百分之六十。", "百分之六十", "60", "%"),
        ("参与率超过六成。", "六成", "60", "%"),
        ("发布数据目录3.2万余类。", "3.2万余类", "32000", "类"),
        ("网民规模近11亿人。", "11亿人", "1100000000", "人"),
        ("投资总额2 9 0 0 亿元。", "2 9 0 0 亿元", "290000000000", "元"),
        ("投资总额10，300亿元。", "10，300亿元", "1030000000000", "元"),
        ("普及率为27 · 7％。", "27 · 7％", "27.7", "%"),
        ("普及率为6 .5 %。", "6 .5 %", "6.5", "%"),
        (
            "算力总规模达到每秒230百亿亿次浮点运算。",
            "每秒230百亿亿次浮点运算",
            "230000000000000000000",
            "次浮点运算/秒",
        ),
        ("歲出編列3兆1,325億元。", "3兆1,325億元", "3132500000000", "元"),
        ("新增岗位340余个。", "340余个", "340", "个"),
        ("服务群众7万余人次。", "7万余人次", "70000", "人次"),
        ("建成一百多座充电站。", "一百多座", "100", "座"),
    ],
)
def test_a_number_is_read_in_its_base_unit(text: str, surface: str, value: str, unit: str) -> None:
    figure = only(text)
    assert (figure.quote.text, figure.value, figure.unit) == (surface, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("利润总额同比下降3.2%。", "growth", "-3.2"),
        ("利润总额同比增长3.2%。", "growth", "3.2"),
        ("利润总额降幅收窄1.2个百分点。", "growth", "1.2"),
        ("城镇化率比上年末提高0.9个百分点。", "growth", "0.9"),
        ("常住人口比上年末减少12万人。", "growth", "-120000"),
        ("数字产业占地区生产总值的比重为11.4%。", "share", "11.4"),
        ("全市90%的学校接入平台。", "share", "90"),
        ("数控化率达到62.9%。", "level", "62.9"),
        ("数据集数量增长44倍。", "multiple", "44"),
        ("产业规模翻两番。", "multiple", "4"),
        ("数字经济规模稳居世界第二。", "rank", "2"),
        ("综合得分列全省第3位。", "rank", "3"),
    ],
)
def test_the_kind_and_the_sign_come_from_the_clause(text: str, kind: str, value: str) -> None:
    figure = only(text)
    assert (figure.kind.value, figure.value) == (kind, Decimal(value))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("预计增长12%—15%。", "12", "15"),
        ("覆盖人数为2500万至3000万人。", "25000000", "30000000"),
        ("耗时3~5小时。", "3", "5"),
    ],
)
def test_a_range_has_two_ends(text: str, low: str, high: str) -> None:
    figure = only(text)
    assert (figure.kind.value, figure.value, figure.high) == ("range", Decimal(low), Decimal(high))


def test_a_list_under_one_head_keeps_its_members() -> None:
    figure = only("三次产业结构比为7.9∶40.5∶51.6。")
    assert figure.values == (Decimal("7.9"), Decimal("40.5"), Decimal("51.6"))
    assert figure.value is None


@pytest.mark.parametrize(
    "text",
    [
        "一是要提高认识，二是要抓好落实。",
        "要处理好三个方面的关系，抓住四个环节。",
        "2023年7月15日，会议在江城召开。",
        "2021—2023年是第一阶段。",
        "文件为国发〔2021〕29号。",
        "5G网络和“1361”架构、5+2+N课程、工业强基2.0并进。",
        "党的二十届三中全会和第11次会议作了部署。",
        "参见第三条和第12章。",
        "《数据行动计划（2024—2026年）》已经发布。",
        "拨打12345热线即可。",
        "千家万户用上了网，一大批项目落地。",
        "国家数据局等17部门联合印发方案。",
        "这是一个好办法，也是一张网。",
    ],
)
def test_a_number_that_measures_nothing_is_no_figure(text: str) -> None:
    assert surfaces(text) == []


def test_a_growth_hangs_on_its_level() -> None:
    level, growth = find_in_text("软件业务收入10.81万亿元，同比增长11.2%。")
    assert (growth.pair, growth.indicator, level.indicator) == (0, "软件业务收入", "软件业务收入")


def test_before_and_after_are_two_levels_of_one_thing() -> None:
    before, after = find_in_text("一次办结率从97.6%提升至98.3%。")
    assert (before.value, after.value, after.pair) == (Decimal("97.6"), Decimal("98.3"), 0)
    assert (before.qualifiers, after.qualifiers) == (("从",), ("提升至",))


def test_a_growth_beside_its_base_hangs_on_what_there_is_now() -> None:
    now, base, growth = find_in_text("网点达425个，比2023年末的337个净增88个。")
    assert (now.indicator, base.indicator, base.period, growth.kind.value, growth.pair) == (
        "网点",
        "网点",
        "2023年末",
        "growth",
        0,
    )


def test_a_change_between_two_years_is_a_pair() -> None:
    before, after = find_in_text("软件业务收入从2022年的10.8万亿元增至2024年的13.7万亿元。")
    assert (before.period, after.period, after.pair) == ("2022年", "2024年", 0)


def test_distributed_figures_take_their_own_subjects() -> None:
    figures = find_in_text("关键工序数控化率和设计工具普及率分别达62.9%、80.1%。")
    assert [figure.indicator for figure in figures] == ["关键工序数控化率", "设计工具普及率"]


def test_coordinated_things_share_their_verb() -> None:
    figures = find_in_text("项目已招募近500名志愿者，覆盖61所学校、246个班级。")
    assert [figure.indicator for figure in figures][1:] == ["覆盖学校", "覆盖班级"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("力争到2027年核心产业增加值达到1500亿元。", True),
        ("2024年核心产业增加值达到860亿元。", False),
        ("今年要建成100个应用场景。", True),
        ("截至目前已建成100个应用场景。", False),
    ],
)
def test_a_goal_is_told_from_an_achievement(text: str, target: bool) -> None:
    assert only(text).target is target


@pytest.mark.parametrize(
    ("text", "period", "place", "source"),
    [
        ("据国家统计局统计，2023年全国网上零售额达到15.43万亿元。", "2023年", "全国", "国家统计局"),
        (
            "《江北数字发展报告》显示，截至2024年6月，江苏省建成平台161个。",
            "截至2024年6月",
            "江苏省",
            "《江北数字发展报告》",
        ),
        ("常住人口比上年减少12万人。", None, None, None),
        ("据国家数据局介绍，数据企业超过19万家。", None, None, "国家数据局"),
    ],
)
def test_period_place_and_source_are_those_of_the_sentence(
    text: str, period: str | None, place: str | None, source: str | None
) -> None:
    figure = only(text)
    assert (figure.period, figure.place, figure.attribution) == (period, place, source)


def test_a_sentence_that_opens_with_among_them_keeps_the_time_and_place() -> None:
    first, second = find_in_text_article("2024年全省生产总值48213亿元。其中，第一产业增加值3821亿元。")
    assert (second.period, second.place) == (first.period, first.place) == ("2024年", "全省")


def find_in_text_article(text: str) -> tuple[Figure, ...]:
    return find_figures(make_article(text))


def test_a_cell_takes_its_heads_as_indicator() -> None:
    text = "指标\t2023年（亿元）\n软件收入\t1,234.5\n"
    words = (("指标", 0, 0, 0), ("2023年（亿元）", 3, 0, 1), ("软件收入", 13, 1, 0), ("1,234.5", 18, 1, 1))
    cells = tuple(
        Cell(Quote((Span(at, at + len(word)),), word), row, column, row == 0) for word, at, row, column in words
    )
    article = make_article("")
    block = Block(BlockKind.TABLE, Quote((Span(0, len(text)),), text.replace("\n", " ")), "t", cells=cells)
    (figure,) = find_figures(
        type(article)(**{**{name: getattr(article, name) for name in article.__slots__}, "blocks": (block,)})
    )
    assert (figure.value, figure.unit, figure.quote.text, figure.sentence) == (
        Decimal(123450000000),
        "元",
        "1,234.5",
        -1,
    )
    assert (figure.indicator, figure.period) == ("软件收入", "2023年")


@pytest.mark.parametrize(
    ("text", "indicator", "period", "place"),
    [
        ("《江北数字发展报告（2023年）》显示，全市平台企业达120家。", "平台企业", None, "全市"),
        ("全市港口货运量位居全国前列，达到3.2亿吨。", "港口货运量", None, "全市"),
        ("我国的排名从2012年的第78位升至第35位。", "排名", "2012年", "我国"),
        ("光缆长度同样大幅增长，增至原来的近三倍。", "光缆长度", None, None),
        ("水利、交通、能源3个领域补短板。", "领域补短板", None, None),
        ("网点比2022年末的310个净增45个。", "网点", "2022年末", None),
    ],
)
def test_titles_ranks_lists_and_bases_do_not_lend_their_words(
    text: str, indicator: str, period: str | None, place: str | None
) -> None:
    figure = find_in_text(text)[0]
    assert (figure.indicator, figure.period, figure.place) == (indicator, period, place)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("国家数据局数据显示，平台超过300家。", "国家数据局"),
        ("省统计局2025年公布的数据显示，平台超过300家。", "省统计局"),
        ("据省数据局有关调查，平台超过300家。", "省数据局"),
        ("《全省数据报告》（以下简称《报告》）显示，平台超过300家。", "《全省数据报告》"),
        ("江北信息通信研究院测算，规模达3亿元。", "江北信息通信研究院"),
    ],
)
def test_a_source_is_an_office_or_a_book_that_says_it(text: str, source: str | None) -> None:
    assert only(text).attribution == source


@pytest.mark.parametrize("text", ["企业上了三四套系统。", "手机里装着十几个应用。", "空档是两三个小时。"])
def test_an_estimate_of_neighbouring_numbers_is_no_figure(text: str) -> None:
    assert surfaces(text) == []


def test_what_the_last_of_a_row_says_holds_for_all() -> None:
    first, last = find_in_text("两项占比分别提高10.8个和7.1个百分点。")
    assert (first.unit, first.kind.value, last.kind.value) == ("个百分点", "growth", "growth")


def test_a_span_of_years_gives_each_figure_its_year() -> None:
    figures = find_in_text("2021年至2023年，软件出口额分别为3亿元、4亿元、5亿元。")
    assert [figure.period for figure in figures] == ["2021年", "2022年", "2023年"]


def test_from_and_to_have_their_own_times() -> None:
    before, after = find_in_text("截至2025年6月底，占交易总量的比例从2024年的10%提升至80%。")
    assert (before.period, after.period) == ("2024年", "截至2025年6月底")
    assert (before.kind.value, after.kind.value) == ("share", "share")


def test_split_letters_of_a_unit_are_joined() -> None:
    figure = only("算力规模达到2 3 0 E F L O P S。")
    assert (figure.value, figure.unit) == (Decimal(230), "EFLOPS")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国防支出5614亿元，占总预算18.5%，增加1200亿元。", ["国防支出", "国防支出占总预算", "国防支出"]),
        ("城乡居民收入比由上年的2.12缩小至2.08。", ["城乡居民收入比", "城乡居民收入比"]),
        ("高新技术企业突破1500家、是五年前的2.6倍。", ["高新技术企业", "高新技术企业"]),
        (
            "核心产业增加值247亿元，在数字产业中所占比重为19.4%。",
            ["核心产业增加值", "核心产业增加值在数字产业中所占比重"],
        ),
        ("城乡低保标准分别提高到每人每月860元和640元。", ["城乡低保标准", "城乡低保标准"]),
    ],
)
def test_a_figure_without_a_subject_takes_the_right_one(text: str, expected: list[str]) -> None:
    assert [figure.indicator for figure in find_in_text(text)] == expected


def test_a_higher_aim_beside_a_growth_is_a_growth() -> None:
    first, second = find_in_text("确保固定资产投资增长7%、力争8%以上。")
    assert (first.kind.value, second.kind.value, second.target) == ("growth", "growth", True)


def test_a_year_before_the_text_is_no_goal() -> None:
    article = replace(make_article("到2023年，平台达120家；到2027年，平台达300家。"), published=Fact("2025-03"))
    assert [figure.target for figure in find_figures(article)] == [False, True]


PIECES = st.sampled_from(
    [
        *"0123456789.,，．·—~%％万亿元个人第年月余近超同比增长从至、。；（）《》“” ",
        "百分之",
        "万亿元",
        "每秒",
        "分别",
        "翻两番",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_surfaces_stand_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for figure in find_in_text(text):
        (span,) = figure.quote.spans
        assert text[span.start : span.end] == figure.quote.text
        assert span.start >= end
        end = span.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预计全年产粮3.2亿吨，同比增长5.5%。", [("预计", True), ("预计", True)]),
        ("預計今年稅收達3兆1,325億元。", [("預計", True)]),
        ("力争全年产粮3.2亿吨。", [("", True)]),
        ("今年已建成12座，有望再建30座。", [("", False), ("有望", True)]),
    ],
)
def test_a_forecast_says_so_and_what_grows_with_it_too(text: str, expected: list[tuple[str, bool]]) -> None:
    found = find_in_text(text)
    assert [("".join(FORECASTS.intersection(one.qualifiers)), one.target) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增速分别比工业快4.6和3.1个百分点。", [("4.6", "4.6", "个百分点"), ("3.1个百分点", "3.1", "个百分点")]),
        (
            "三省收入分别为3.2、4.5和6.7亿元。",
            [("3.2", "320000000", "元"), ("4.5", "450000000", "元"), ("6.7亿元", "670000000", "元")],
        ),
        ("乡里补贴了1万8，很及时。", [("1万8", "18000", None)]),
        ("按照第3、4和5条规定办理。", []),
    ],
)
def test_what_the_last_of_a_row_says_the_others_may_leave_out(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    found = [(one.quote.text, one.value, one.unit) for one in find_in_text(text)]
    assert found == [(surface, Decimal(value), unit) for surface, value, unit in expected]
