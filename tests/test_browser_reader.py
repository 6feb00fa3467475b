"""A reader's day, by mouse and by keyboard alone, in a real Chromium; and what a page weighs."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.site_pages import arrive, every_type, records

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

HEAVIEST = 300_000
"""Bytes over the wire of a briefing without search data."""
ZIPPED = frozenset({".html", ".js", ".css", ".json", ".svg", ".xml"})


def a_briefing(site: Path) -> str:
    """The id of the article with the most figures."""
    articles = [str(record["article"]) for record in records(site, "figures.json")]
    return max(sorted(set(articles)), key=articles.count)


def tab_to(page: Any, selector: str, most: int = 400) -> None:
    """Press Tab until the element has the focus, as somebody without a mouse would."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard never came to {selector}")


def test_a_reader_searches_opens_and_follows_a_figure_to_its_sentence(
    built_site: Path, page: Any, serve_site: Any
) -> None:
    base = serve_site(built_site, "/repo/")
    article = a_briefing(built_site)
    title = next(record["title"] for record in records(built_site, "articles.json") if record["id"] == article)
    page.goto(base)
    page.fill(".jb-front input[name=q]", title)
    page.click(".jb-front button[type=submit]")
    page.wait_for_selector("[data-search-state=done]")
    page.click("[data-search-result] h2 a")
    page.wait_for_url(re.compile(f"/{article}/"))
    page.goto(f"{base}briefs/{article}/")
    words = page.locator(".jb-card b").first.inner_text()
    page.click(".jb-card > a")
    target = page.locator(":target")
    assert words in target.inner_text()
    assert target.evaluate("node => getComputedStyle(node).backgroundColor") not in {"rgba(0, 0, 0, 0)", "transparent"}


def test_all_of_it_goes_by_keyboard(built_site: Path, page: Any, serve_site: Any) -> None:
    base = serve_site(built_site, "/repo/")
    article = a_briefing(built_site)
    title = next(record["title"] for record in records(built_site, "articles.json") if record["id"] == article)
    page.goto(base)
    page.keyboard.press("/")
    page.keyboard.type(title)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-search-state=done]")
    tab_to(page, f"[data-search-result] a[href*='{article}']")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"/{article}/"))
    page.goto(f"{base}briefs/{article}/")
    tab_to(page, ".jb-reading summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-size=large]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.dataset.size") == "large"
    page.keyboard.press("Escape")
    tab_to(page, ".jb-card > a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"sources/{article}/#"))
    assert page.locator(":target").count() == 1
    assert page.evaluate("document.documentElement.dataset.size") == "large"


def test_a_filtered_list_is_an_address_that_can_be_sent(built_site: Path, page: Any, serve_site: Any) -> None:
    base = serve_site(built_site, "/repo/")
    page.goto(f"{base}briefs/")
    rows = page.locator(".jb-row:not([hidden])")
    everything = rows.count()
    page.select_option("select[name=topic]", index=1)
    page.check("input[name=figures]")
    chosen = rows.count()
    assert 0 < chosen < everything
    address = page.url
    page.goto(base)
    page.goto(address)
    expect(rows).to_have_count(chosen)
    page.click("button[type=reset]")
    expect(rows).to_have_count(everything)
    assert "topic=" not in page.url


def test_type_size_and_colours_are_remembered_and_shown_before_the_first_paint(
    built_site: Path, page: Any, serve_site: Any
) -> None:
    base = serve_site(built_site, "/repo/")
    page.goto(base)
    page.click(".jb-reading summary")
    page.click("[data-size=elder]")
    page.click(".jb-scheme")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.goto(f"{base}briefs/")
    assert page.evaluate("[document.documentElement.dataset.size, document.body.dataset.mdColorScheme]") == [
        "elder",
        "slate",
    ]
    assert page.evaluate("document.cookie") == ""


def test_a_facet_searches_within_its_kind_and_stays_in_the_address(
    built_site: Path, page: Any, serve_site: Any
) -> None:
    base = serve_site(built_site, "/repo/")
    arrive(page, f"{base}search/?q=数字乡村")
    kinds = page.eval_on_selector_all(".jb-facets button", "all => all.map(one => one.dataset.type)")
    assert kinds[0] == "" and {"brief", "policy"} <= set(kinds)
    page.click(".jb-facets [data-type=policy]")
    page.wait_for_selector(".jb-facets [data-type=policy][aria-pressed=true]")
    page.wait_for_selector("[data-search-state=done]")
    found = page.eval_on_selector_all("[data-search-result]", "all => all.map(one => one.dataset.searchResult)")
    assert set(found) == {"policy"}
    assert page.url.endswith("type=policy")


def test_a_reference_is_copied_with_the_day_and_the_address(built_site: Path, chromium: Any, serve_site: Any) -> None:
    base = serve_site(built_site, "/repo/")
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{base}briefs/{a_briefing(built_site)}/")
    page.click(".jb-tools [data-copy]")
    expect(page.locator(".jb-tools [data-copy]")).to_have_text("✓")
    first, second = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert first == "[1] " + page.locator(".jb-reference").evaluate("node => node.lastChild.textContent")
    assert re.fullmatch(rf"\[2\] .*\[EB/OL\]\. \[\d{{4}}-\d\d-\d\d\]\. {re.escape(page.url)}\.", second)
    context.close()


def test_word_markdown_and_data_are_downloaded_from_the_page(built_site: Path, page: Any, serve_site: Any) -> None:
    page.goto(serve_site(built_site, "/repo/") + f"briefs/{a_briefing(built_site)}/")
    for name, start in (("brief.docx", b"PK"), ("brief.md.txt", b"# "), ("brief.json", b"{"), ("data.zip", b"PK")):
        with page.expect_download() as waiting:
            page.click(f".jb-takeaway a[href$='{name}']")
        assert Path(waiting.value.path()).read_bytes().startswith(start), name


def test_a_printed_briefing_has_its_figures_sources_and_address_and_no_navigation(
    built_site: Path, page: Any, serve_site: Any
) -> None:
    page.goto(serve_site(built_site, "/repo/") + f"briefs/{a_briefing(built_site)}/")
    page.emulate_media(media="print")
    for selector in (".jb-masthead", ".jb-tools", ".jb-foot", ".jb-toc", ".jb-takeaway"):
        assert all(not one.is_visible() for one in page.locator(selector).all()), selector
    for selector in (".jb-card", ".jb-summary", ".jb-reference", ".jb-address"):
        assert page.locator(selector).first.is_visible(), selector
    assert page.locator("[data-address-here]").inner_text().startswith("http")


def test_a_page_that_is_not_there_searches(built_site: Path, page: Any, serve_site: Any) -> None:
    page.goto(serve_site(built_site, "/") + "404.html")
    page.fill(".jb-ask input", "数据")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-search-result]")


def test_a_briefing_is_light_and_nothing_in_it_moves(built_site: Path, page: Any, serve_site: Any) -> None:
    base = serve_site(built_site, "/repo/")
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(one => moved += one.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    asked: list[str] = []
    page.on("response", lambda response: asked.append(response.url))
    for address in (one for one in every_type(built_site) if "?" not in one):
        asked.clear()
        page.goto(base + address)
        page.wait_for_load_state("networkidle")
        weight = sum(_weight(built_site, url.removeprefix(base)) for url in asked)
        assert weight <= HEAVIEST, (address, weight)
        assert page.evaluate("moved") < 0.01, address


def _weight(site: Path, address: str) -> int:
    path = site / address
    path = path / "index.html" if path.is_dir() else path
    data = path.read_bytes() if path.is_file() else b""
    return len(gzip.compress(data)) if path.suffix in ZIPPED else len(data)
