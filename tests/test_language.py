"""The interface is of one language; dates stand as its readers write them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.cli.shared import site_words
from generator.config import Config
from generator.pages import make_pages
from tests.page_builders import renderer, site_of, site_view

ROOT = Path(__file__).parent.parent
HAN = re.compile("[\u4e00-\u9fff]+")


def test_an_english_site_has_no_chinese_word_of_ours() -> None:
    draw = renderer("en")
    pages = {page.path: draw.render(page) for page in make_pages(site_of("word"), site_view("en"))}
    leaks = {(path, found) for path, text in pages.items() for found in HAN.findall(text)}
    references = {"简报", "原文第", "句"}  # Chinese by their standard, GB/T 7714
    known = references | {
        "站名",
        "一句话",
        "约",
        "亿元",
    }  # the site's own title, its source's words, a unit as an example
    assert {leak for leak in leaks if leak[1] not in known} == set()


def test_both_languages_have_the_same_words_and_places_to_fill() -> None:
    zh, en = (yaml.safe_load((ROOT / f"generator/strings/{name}.yaml").read_text("utf-8")) for name in ("zh", "en"))
    assert zh.keys() == en.keys()
    dates = {key for key in zh if key.startswith("date.")}
    for key in zh.keys() - dates:
        assert set(re.findall(r"\{\w+\}", str(zh[key]))) == set(re.findall(r"\{\w+\}", str(en[key]))), key


def test_the_frame_has_its_words_in_both_languages() -> None:
    text = (ROOT / "overrides/partials/words.html").read_text("utf-8")
    zh, en = (set(re.findall(r'"(\w+)": "', part)) for part in re.split(r'"en": \{', text)[:2])
    assert zh == en


@pytest.mark.parametrize(
    ("date", "zh", "en"),
    [
        ("2024-08-08", "2024年8月8日", "8 August 2024"),
        ("2024-12", "2024年12月", "December 2024"),
        ("2024", "2024年", "2024"),
        ("近日", "近日", "近日"),
        ("2024-13", "2024-13", "2024-13"),
        ("", "", ""),
    ],
)
def test_a_date_stands_as_its_reader_writes_it(date: str, zh: str, en: str) -> None:
    assert (renderer("zh")._day(date), renderer("en")._day(date)) == (zh, en)


def test_within_a_year_the_year_is_left_out() -> None:
    draw = renderer("zh")
    assert [draw._day(date, within_year=True) for date in ("2024-08-08", "2024-08", "2024")] == ["8月8日", "8月", ""]


def test_the_site_builder_takes_its_words_from_our_configuration() -> None:
    given = site_words(Config(title="甲站", description="说明", url="https://example.org/a/", language="en"))
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert set(re.findall(r"!ENV \[(\w+),", text)) == given.keys()
