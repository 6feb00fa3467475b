"""Maps and timelines in a browser: filters, keyboard and telephones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]


def test_the_timeline_shows_the_rows_of_the_chosen_topic_and_as_many_as_the_choice_says(
    built_site: Path, page: Any, serve_site: Any
) -> None:
    page.goto(serve_site(built_site, "/repo/") + "timeline/")
    choices = page.eval_on_selector_all("select[name=topic] option", "all => all.map(one => [one.value, one.text])")
    value, name = choices[1]
    page.select_option("select[name=topic]", value)
    shown = page.locator(".jb-years [data-topic]:visible")
    assert f"（{shown.count()}）" in name
    assert all(value in (row.get_attribute("data-topic") or "").split() for row in shown.all())
    assert page.locator(".jb-years section:visible").count() < page.locator(".jb-years section").count()


def test_the_map_is_walked_with_the_keyboard_and_shows_where_one_is(
    built_site: Path, page: Any, serve_site: Any
) -> None:
    page.goto(serve_site(built_site, "/repo/") + "map/")
    first = page.locator(".jb-graph svg a.brief").first
    first.focus()
    assert page.evaluate("document.activeElement.matches('a.brief:focus-visible')")
    stroke = "node => getComputedStyle(node.querySelector('path')).strokeOpacity"
    assert first.evaluate(stroke) == "1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg') !== null")
    assert first.evaluate(stroke) != "1"
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefs/*/")


@pytest.mark.parametrize("address", ["map/", "words/", "topics/", "topics/data/", "authors/", "timeline/", "terms/"])
def test_pages_of_links_do_not_scroll_sideways_on_a_phone(
    built_site: Path, page: Any, serve_site: Any, address: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(serve_site(built_site, "/repo/") + address)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
