"""The book of figures: one indicator over all articles, its series, and values that cannot both be right."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.link.indicators import bounds, compatible, indicator_key
from generator.model import Figure, FigureKind, Quote, Span
from generator.text.periods import Period, parse_period
from tests.link_builders import join, make_brief


def make_figure(surface: str, value: str, *qualifiers: str, **fields: Any) -> Figure:
    quote = Quote((Span(0, len(surface)),), surface)
    return Figure("test", quote, 0, Decimal(value), "元", FigureKind.LEVEL, "造林面积", qualifiers=qualifiers, **fields)


@pytest.mark.parametrize(
    "text, published, label",
    [
        ("2024年", None, "2024"),
        ("２０２４年", None, "2024"),
        ("二〇二四年", None, "2024"),
        ("截至2024年6月", None, "2024-06"),
        ("截至2023年底", None, "2023"),
        ("2024年前三季度", None, "2024-01/2024-09"),
        ("2024年1—8月", None, "2024-01/2024-08"),
        ("2024年第二季度", None, "2024-04/2024-06"),
        ("2024年上半年", None, "2024-01/2024-06"),
        ("今年", "2024-08-08", "2024"),
        ("去年底", "2024", "2023"),
        ("今年前7个月", "2024-08", "2024-01/2024-07"),
        ("6月底", "2024-08-08", "2024-06"),
        ("11月", "2024-08-08", "2023-11"),
        ("今年", None, None),
        ("2021年至2024年", None, None),
        ("“十四五”期间", "2024", None),
        ("", "2024", None),
        (None, None, None),
    ],
)
def test_time_expressions_are_read(text: str | None, published: str | None, label: str | None) -> None:
    period = parse_period(text, published)
    assert (period.label if period else None) == label


@given(
    st.text(alphabet="0123456789年月季度前上半今去底末截至-—一三", max_size=30),
    st.sampled_from([None, "2024", "2024-08-08"]),
)
def test_no_time_expression_breaks_the_reader(text: str, published: str | None) -> None:
    period = parse_period(text, published)
    assert period is None or 1 <= period.first <= period.last <= 12


def test_only_years_and_months_are_plain() -> None:
    assert [Period(2024).plain, Period(2024, 6, 6).plain, Period(2024, 1, 9).plain] == [True, True, False]


@pytest.mark.parametrize(
    "one, other, agree",
    [
        (("15.4万亿元", "15400000000000"), ("15.42万亿元", "15420000000000"), True),
        (("15.4万亿元", "15400000000000"), ("15.9万亿元", "15900000000000"), False),
        (("100家", "100", "超过"), ("130家", "130"), True),
        (("100家", "100", "超过"), ("80家", "80"), False),
        (("100余家", "100"), ("104家", "104"), True),
        (("100家", "100", "不足"), ("130家", "130"), False),
        (("100家", "100", "约"), ("95家", "95"), True),
        (("1,234家", "1234"), ("1234家", "1234"), True),
    ],
    ids=["rounding", "differs", "above", "below-the-bound", "more-than", "under", "about", "thousands"],
)
def test_values_are_compared_as_their_words_allow(one: tuple[str, ...], other: tuple[str, ...], agree: bool) -> None:
    left, right = make_figure(*one), make_figure(*other)
    assert compatible(left, right) is compatible(right, left) is agree


@given(st.decimals(min_value=-1000, max_value=1000, places=2), st.sampled_from(["约", "超过", "不足", ""]))
def test_a_value_is_inside_its_own_bounds(value: Decimal, word: str) -> None:
    low, high = bounds(make_figure(f"{abs(value)}元", str(value), *([word] if word else [])))
    assert low <= value <= high


def test_a_range_reaches_from_its_lower_to_its_upper_end() -> None:
    assert bounds(make_figure("20至30元", "20", high=Decimal(30))) == (Decimal("19.5"), Decimal("30.5"))


def test_indicator_names_are_equal_without_the_country() -> None:
    assert indicator_key("我国的造林面积") == indicator_key("全国造林面积") == indicator_key("造林面积")


def test_three_years_of_one_indicator_make_a_series() -> None:
    site = join(
        make_brief(
            "a",
            "2022年造林面积1元,2023年2元。",
            figures=[("1元", "造林面积", "1", "2022年"), ("2元", "造林面积", "2", "2023年")],
        ),
        make_brief("b", "去年我国造林面积3元。", published="2025-02", figures=[("3元", "我国造林面积", "3", "去年")]),
    )
    (indicator,) = site.indicators
    assert indicator.series == (
        ("2022", Decimal(1), "a", 0),
        ("2023", Decimal(2), "a", 1),
        ("2024", Decimal(3), "b", 0),
    )
    assert indicator.contradictions == ()


def test_two_years_are_no_series_and_targets_no_points() -> None:
    figures = [
        ("1元", "造林面积", "1", "2022年"),
        ("2元", "造林面积", "2", "2023年"),
        ("9元", "造林面积", "9", "2030年", {"target": True}),
    ]
    (indicator,) = join(make_brief("a", "1元,2元,9元。", figures=figures)).indicators
    assert indicator.series == ()


def test_other_value_for_the_same_period_is_a_contradiction_with_a_notice() -> None:
    site = join(
        make_brief("a", "2023年造林面积15元。", figures=[("15元", "造林面积", "15", "2023年")]),
        make_brief("b", "2023年造林面积18元。", figures=[("18元", "造林面积", "18", "2023年")]),
    )
    assert site.indicators[0].contradictions == ((("a", 0), ("b", 0)),)
    assert [(notice.rule, notice.article) for notice in site.notices] == [("contradiction", "a")]
    assert "15元" in site.notices[0].message and "18元" in site.notices[0].message


@pytest.mark.parametrize(
    "changed",
    [
        {"place": "海滨市"},
        {"kind": FigureKind.SHARE},
        {"unit": "亩"},
        {"confidence": 0.3},
        {"target": True},
        {"qualifiers": ("从",)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_figures_that_do_not_measure_the_same_do_not_contradict(changed: dict[str, Any]) -> None:
    site = join(
        make_brief("a", "2023年造林面积15元。", figures=[("15元", "造林面积", "15", "2023年")]),
        make_brief("b", "2023年造林面积18元。", figures=[("18元", "造林面积", "18", "2023年", changed)]),
    )
    assert [indicator.contradictions for indicator in site.indicators if indicator.contradictions] == []


def test_unknown_period_does_not_contradict() -> None:
    site = join(
        make_brief("a", "今年造林面积15元。", figures=[("15元", "造林面积", "15", "今年")]),
        make_brief("b", "今年造林面积18元。", figures=[("18元", "造林面积", "18", "今年")]),
    )
    assert site.indicators[0].contradictions == ()
