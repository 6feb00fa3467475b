"""An article is about a province when its title says so, or its body often enough."""

from __future__ import annotations

import pytest

from generator.text.regions import REGIONS, regions


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
