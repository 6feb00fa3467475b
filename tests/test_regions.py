"""An article is about a province when its title says so, or its body often enough."""

from __future__ import annotations

import pytest

from generator.text.regions import REGIONS, one_place, regions


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("浙江的做法", "", ("浙江",)),
        ("做法", "贵州先行，贵州再试，贵州推开", ("贵州",)),
        ("做法", "以贵州、浙江为例", ()),
        ("廣東預算", "", ("广东",)),
        ("上海与北京", "", ("北京", "上海")),
    ],
    ids=["title", "body", "examples", "traditional", "order"],
)
def test_regions_are_what_a_text_is_about(title: str, body: str, expected: tuple[str, ...]) -> None:
    assert regions(title, body) == expected


def test_there_are_thirty_four() -> None:
    assert len(set(REGIONS)) == 34


@pytest.mark.parametrize(
    ("place", "one"), [("我国", "全国"), ("中国", "全国"), ("全国", "全国"), ("广东省", "广东省"), (None, "")]
)
def test_the_whole_country_is_one_place(place: str | None, one: str) -> None:
    assert one_place(place) == one
