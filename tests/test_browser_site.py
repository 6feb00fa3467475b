"""The built sample site as a reader uses it, in a real Chromium, under a sub-path, every other host blocked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

ARTICLES = "data/articles.json"


def records(site: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((site / "data" / name).read_text("utf-8"))
    return found


def middle_words(site: Path) -> list[tuple[str, str]]:
    """(words from the middle of a sentence, article): eight Chinese characters of every article's third summary point."""
    seen: dict[str, str] = {}
    for record in records(site, "summaries.json"):
        words = record["sentence"]
        if record["article"] not in seen and len(words) > 30:
            middle = len(words) // 2
            piece = words[middle - 4 : middle + 4]
            if all("\u4e00" <= char <= "\u9fff" for char in piece):
                seen[record["article"]] = piece
    return [(words, article) for article, words in sorted(seen.items())]


def search(page: Any, base: str, words: str) -> list[str]:
    """Addresses of the results, best first."""
    page.goto(f"{base}search/?q={words}")
    page.wait_for_selector("[data-search-state=done]", timeout=20_000)
    return [link.get_attribute("href") or "" for link in page.query_selector_all("[data-search-result] a[href]")]


def test_words_from_the_middle_of_sentences_find_their_article(built_site: Path, page: Any, serve_site: Any) -> None:
    base = serve_site(built_site, "/repo/")
    cases = middle_words(built_site)
    assert len(cases) >= 12
    found = [any(article in address for address in search(page, base, words)[:3]) for words, article in cases]
    assert sum(found) >= 0.9 * len(cases), [case for case, hit in zip(cases, found, strict=True) if not hit]


@pytest.mark.parametrize("query", ["数据要素", "公共数据授权运营", "工业互联网", "数字 乡村"])
def test_a_plain_query_finds_pages_that_say_it(built_site: Path, page: Any, serve_site: Any, query: str) -> None:
    base = serve_site(built_site, "/repo/")
    assert len(search(page, base, query)) >= 2


def test_a_summary_line_leads_in_one_click_to_its_highlighted_sentence(
    built_site: Path, chromium: Any, serve_site: Any
) -> None:
    base = serve_site(built_site, "/repo/")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    record = next(item for item in records(built_site, "summaries.json") if item["role"] == "summary")
    page.goto(f"{base}briefs/{record['article']}/")
    page.click(f"a[href$='{record['url'].split('/')[-1]}']")
    target = page.locator(":target")
    assert record["sentence"].strip("。…") in target.inner_text().replace("\n", "")
    assert target.evaluate("node => getComputedStyle(node).backgroundColor") not in {"rgba(0, 0, 0, 0)", "transparent"}
    context.close()


def test_no_page_asks_another_host_for_anything(
    built_site: Path, page: Any, outside: list[str], serve_site: Any
) -> None:
    base = serve_site(built_site, "/repo/")
    article = records(built_site, "articles.json")[0]["id"]
    for address in (
        "",
        "briefs/",
        f"briefs/{article}/",
        f"sources/{article}/",
        "figures/",
        "topics/",
        "search/?q=数据",
        "data/",
    ):
        page.goto(base + address)
        page.wait_for_load_state("networkidle")
    assert outside == []


def test_the_page_does_not_scroll_sideways_on_a_phone(built_site: Path, page: Any, serve_site: Any) -> None:
    base = serve_site(built_site, "/repo/")
    page.set_viewport_size({"width": 390, "height": 844})
    article = records(built_site, "articles.json")[0]["id"]
    for address in ("", "briefs/", f"briefs/{article}/", f"sources/{article}/", "figures/", "policies/", "search/"):
        page.goto(base + address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, address
