"""What each section says: theses, listed measures and problems, cases, quotable sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analyse.claims import find_points
from generator.analyse.claims.marks import read_ordinal
from generator.model import Point, PointKind
from generator.text.discourse import plain
from tests.builders import make_article

WIDE = str.maketrans(",:;()!?", "\uff0c\uff1a\uff1b\uff08\uff09\uff01\uff1f")


def texts(points: tuple[Point, ...], kind: PointKind) -> list[str]:
    return [point.quote.text for point in points if point.kind is kind]


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        pytest.param("一是整治河道。", "一是", "整治河道。", id="one-is"),
        pytest.param("三要守住红线。", "三要", "守住红线。", id="three-must"),
        pytest.param("第二,修好水渠。", "第二", "修好水渠。", id="second"),
        pytest.param("其三,管好水价。", "其三", "管好水价。", id="its-third"),
        pytest.param("(四)清理围网。", "(四)", "清理围网。", id="bracketed"),
        pytest.param("2.改造泵站。", "2.", "改造泵站。", id="digit"),
        pytest.param("首先,摸清底数。", "首先", "摸清底数。", id="first-of-all"),
        pytest.param("另一方面,要算细账。", "另一方面", "要算细账。", id="other-hand"),
    ],
)
@pytest.mark.parametrize("wide", [False, True], ids=["ascii", "full-width"])
def test_an_ordinal_is_read_in_both_widths(text: str, label: str, rest: str, wide: bool) -> None:
    words = plain(text.translate(WIDE) if wide else text)
    found = read_ordinal(words)
    assert found is not None
    assert (found.label, words[found.end :]) == (label, rest)


@pytest.mark.parametrize(
    "text",
    ["一是否定了旧案。", "最后一公里要打通。", "3.5亿元已到位。", "十个村受益。", "2024年完工。", "一些水库偏小。"],
)
def test_words_that_look_like_an_ordinal_are_none(text: str) -> None:
    assert read_ordinal(plain(text)) is None


@pytest.mark.parametrize("wide", [False, True], ids=["ascii", "full-width"])
def test_run_in_heads_are_listed_each_with_its_support(wide: bool) -> None:
    text = (
        "# 怎么办\n灌区改造要从三处着手。\n"
        "加快泵站改造,提升供水能力。老泵站多建于四十年前。要在三年内更换全部高耗能机组,让每度电多抽三成水。\n"
        "完善计量设施,推行按方收费。每个斗口都应装上水表,水费账单按月公示,谁多用水谁多付钱。"
    )
    points = find_points(make_article(text.translate(WIDE) if wide else text))
    assert [plain(t) for t in texts(points, PointKind.MEASURE)] == [
        "加快泵站改造,提升供水能力。",
        "完善计量设施,推行按方收费。",
    ]
    theses = [plain(t) for t in texts(points, PointKind.THESIS)]
    assert "灌区改造要从三处着手。" in theses
    assert "要在三年内更换全部高耗能机组,让每度电多抽三成水。" in theses


def test_one_short_opening_sentence_alone_is_no_head() -> None:
    points = find_points(
        make_article(
            "完善计量设施。每个斗口都装上了水表,账单按月公示。\n当地农民说,水费比往年少了两成,浇地的心里更有底了。"
        )
    )
    assert texts(points, PointKind.MEASURE) == []


def test_members_of_an_inline_list_are_cut_at_their_semicolons() -> None:
    points = find_points(make_article("下一步抓好三件事:一是修渠道;二是换水泵;三是装水表。"))
    found = [(point.label, point.quote.text, point.sentence) for point in points if point.kind is PointKind.MEASURE]
    assert [row[:2] for row in found] == [("一是", "一是修渠道"), ("二是", "二是换水泵"), ("三是", "三是装水表。")]
    assert {row[2] for row in found} == {0}


def test_a_numbered_problem_is_a_problem_and_no_measure() -> None:
    points = find_points(
        make_article("# 存在的不足\n一是计量设施不足。许多斗口没有水表,水费只能按亩分摊。\n二是管护队伍薄弱。")
    )
    assert texts(points, PointKind.PROBLEM)[:1] == ["一是计量设施不足。"]
    assert texts(points, PointKind.MEASURE) == []


@pytest.mark.parametrize(
    "text",
    [
        "灌区计量设施仍存在覆盖不足、精度不高等问题。",
        "必须看到,灌区管护力量依然薄弱,专业人员缺乏。",
        "推进过程中,我们也遇到了资金不足、人手短缺等难题。",
        "老旧渠道渗漏的问题日益突出。",
    ],
)
def test_a_standing_problem_is_found(text: str) -> None:
    assert texts(find_points(make_article("灌区共有干渠九条。" + text)), PointKind.PROBLEM) == [text]


@pytest.mark.parametrize(
    "text", ["着力破解资金不足的难题。", "要补齐计量短板,打通管护堵点。", "现在最大的困难是什么?", "渠道全长三百公里。"]
)
def test_a_measure_against_a_problem_and_a_question_are_no_problem(text: str) -> None:
    assert texts(find_points(make_article("灌区共有干渠九条。" + text)), PointKind.PROBLEM) == []


def test_the_thesis_of_a_section_speaks_of_its_heading() -> None:
    text = (
        "# 用水权交易激活节水动力\n随着气温升高,用水紧张的季节提前到来。去年夏天连续四十天没有下雨。"
        "因此,应让节水的农户能够出售用水权,用交易激活节水的动力。县里的渠道共有三百公里。"
    )
    points = find_points(make_article(text))
    assert texts(points, PointKind.THESIS) == ["因此,应让节水的农户能够出售用水权,用交易激活节水的动力。"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("例如,清源县探索用水权线上交易,累计成交1200笔,节水户均增收340元。", "清源县", id="county"),
        pytest.param("浙江率先推出渠道管护保险,去年赔付周期缩短到7天。", "浙江", id="province"),
    ],
)
def test_a_case_names_its_place(text: str, place: str) -> None:
    cases = [point for point in find_points(make_article(text)) if point.kind is PointKind.CASE]
    assert [(point.place, point.quote.text) for point in cases] == [(place, text)]


@pytest.mark.parametrize(
    "text",
    [
        "要推动清源县探索用水权线上交易,实现节水增收,力争覆盖全部灌区。",
        "例如,对积极转型的上市公司给予补贴,推动其提高研发投入达到3%以上。",
        "即清源县一带打造的灌区集群,形成覆盖三县的供水网络和调度中心。",
    ],
    ids=["goal", "no-place", "definition"],
)
def test_what_is_no_case(text: str) -> None:
    assert texts(find_points(make_article(text)), PointKind.CASE) == []


def test_quotable_sentences_are_short_and_stand_alone() -> None:
    text = (
        "节水不是少浇一遍地,而是让每一滴水浇到根上。这不是口号,而是算出来的账。"
        "有人问,节水是不是抠门?渠道是灌区的血脉,也是粮食安全的前提。据统计,水价是节水的关键。"
    )
    assert texts(find_points(make_article(text)), PointKind.QUOTABLE) == [
        "节水不是少浇一遍地,而是让每一滴水浇到根上。",
        "渠道是灌区的血脉,也是粮食安全的前提。",
    ]


PIECES = st.sampled_from(
    [
        "一是",
        "二是",
        "首先,",
        "(一)",
        "# 标题",
        "\n",
        "。",
        ",",
        ";",
        ":",
        "\uff0c",
        "“",
        "”",
        "加快建设",
        "存在不足",
        "清源县",
        "要",
        "这",
        "1.",
        "水",
        " ",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_point_is_literally_in_its_sentence_and_in_order(text: str) -> None:
    article = make_article(text)
    points = find_points(article)
    keys = [(point.sentence, point.quote.start) for point in points]
    assert keys == sorted(keys)
    for point in points:
        sentence = article.sentences[point.sentence].quote
        assert point.quote.text and point.quote.text in sentence.text
        assert text[point.quote.start : point.quote.end] == point.quote.text
        assert 0.0 < point.score <= 1.6 or point.kind is PointKind.THESIS


def test_points_are_found_in_linear_time() -> None:
    long = "一是加快水利建设,存在不足" * 3000
    points = find_points(make_article(long + "。\n" + "清源县探索" * 4000))
    assert len(points) < 10_000


def test_the_sentence_that_announces_an_inline_list_is_kept_once() -> None:
    text = (
        "# 灌区的变化\n灌区改造已经走过十年。干渠全部换成了防渗渠道,老百姓看得见摸得着。\n"
        "这些年水利信息化呈现三个趋势。一是计量上网。二是闸门遥控。三是水价随量走。"
    )
    theses = texts(find_points(make_article(text)), PointKind.THESIS)
    assert theses.count("这些年水利信息化呈现三个趋势。") == 1


def test_three_paragraphs_of_measures_give_three_heads_however_long() -> None:
    measures = [
        "进一步加大渠道改造投入,支持山区灌区把最后几公里的土渠全部换成防渗渠道,让偏远村庄也能按时用上水。",
        "加强灌区管理人员培训,与农业院校合作开设水利课程,让每个灌区都有一名懂数据的管水员。",
        "在农户层面,以节水奖励为抓手,引导农民自己算清用水账,把节约下来的水卖给需要的人。",
    ]
    assert texts(find_points(make_article("\n".join(measures))), PointKind.MEASURE) == measures


@pytest.mark.parametrize("name", ["上市", "社区", "乡村", "城镇", "全省"])
def test_common_words_that_end_like_a_place_are_no_place(name: str) -> None:
    text = f"{name}率先推出渠道管护保险产品,去年一年的赔付周期缩短到7天左右。"
    assert texts(find_points(make_article(text)), PointKind.CASE) == []


def test_what_the_whole_article_is_about_is_no_case() -> None:
    text = "清源县率先推出渠道管护保险产品,去年一年的赔付周期缩短到7天左右。"
    assert texts(find_points(make_article(text, "清源县水利改革记")), PointKind.CASE) == []
    assert texts(find_points(make_article(text, "水利改革记")), PointKind.CASE) == [text]
