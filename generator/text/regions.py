"""Provinces 省级行政区 that a text is about: named in its title, or often enough in its body."""

from __future__ import annotations

import re
from collections import Counter

REGIONS = (
    *("北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽"),
    *("福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州"),
    *("云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "台湾", "香港", "澳门"),
)
"""GB/T 2260—2007, in its order, by their short names."""
WHOLE_COUNTRY = frozenset({"全国", "我国", "中国"})
OFTEN = 3
"""Times a province must be named in a body to be what the article is about; once or twice is an example."""
_NAMED = re.compile("|".join(REGIONS))
_OF_TITLES = {"臺灣": "台湾", "廣東": "广东", "廣西": "广西", "雲南": "云南", "陝西": "陕西"}
_OTHER = re.compile("|".join(_OF_TITLES))


def regions(title: str, body: str) -> tuple[str, ...]:
    """Short names in the standard's order; empty where the text is about none in particular.

    `"浙江推进公共数据授权运营"` -> `("浙江",)`.
    """
    named = Counter(_NAMED.findall(_plain(body)))
    titled = set(_NAMED.findall(_plain(title)))
    return tuple(name for name in REGIONS if name in titled or named[name] >= OFTEN)


def one_place(place: str | None) -> str:
    """The name that places are told apart by: 我国 and 中国 are 全国; "" for none."""
    return "全国" if place in WHOLE_COUNTRY else place or ""


def _plain(text: str) -> str:
    return _OTHER.sub(lambda found: _OF_TITLES[found[0]], text)
