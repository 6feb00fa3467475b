"""Every type of page for every reader: axe-core, contrast, zoom, scripts that may not run — in a real Chromium."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.site_pages import STATES, State, arrive, every_type

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("access")]

NO_AXE = "NOT RUN: axe-core is not installed (the package axe-playwright-python of the dev requirements carries it)"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ON_PAPER = ["scrollable-region-focusable", "target-size"]
"""Rules that make no sense for a printed sheet, which is neither scrolled nor clicked."""


def axe_core() -> str:
    """The program of axe-core, as a script; it is never a part of the project."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip(NO_AXE)
    return Path(found.origin).with_name("axe.min.js").read_text("utf-8")


def open_in(chromium: Any, state: State) -> Any:
    """A page in this state."""
    context = chromium.new_context(
        viewport={"width": state.width, "height": 900}, color_scheme=state.scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.emulate_media(media=state.media)
    if state.size:
        page.add_init_script(f"localStorage.setItem('jb-size', '{state.size}')")
    return page


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_axe_finds_nothing_on_any_type_of_page(built_site: Path, chromium: Any, serve_site: Any, state: State) -> None:
    program, base = axe_core(), serve_site(built_site)
    page = open_in(chromium, state)
    options = {
        "resultTypes": ["violations"],
        "preload": False,
        "runOnly": RULES,
        "rules": {rule: {"enabled": False} for rule in (ON_PAPER if state.media == "print" else ())},
    }
    found = []
    for address in every_type(built_site):
        arrive(page, base + address)
        page.evaluate(program)
        told = page.evaluate("options => axe.run(document, options)", options)
        found += [(address, one["id"], one["nodes"][0]["html"][:120]) for one in told["violations"]]
    page.context.close()
    assert found == []


def test_a_page_enlarged_to_400_percent_is_never_wider_than_the_window(
    built_site: Path, chromium: Any, serve_site: Any
) -> None:
    base = serve_site(built_site, "/repo/")
    page = open_in(chromium, State("400 percent", width=320))
    for address in every_type(built_site):
        arrive(page, base + address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, address
    page.context.close()


def test_no_page_breaks_its_own_policy_on_scripts_and_styles(built_site: Path, chromium: Any, serve_site: Any) -> None:
    base = serve_site(built_site)
    page = open_in(chromium, State("light"))
    page.add_init_script(
        "window.broken = []; document.addEventListener('securitypolicyviolation',"
        " event => broken.push(event.violatedDirective + ' ' + event.blockedURI))"
    )
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    for address in every_type(built_site):
        arrive(page, base + address)
        assert page.evaluate("broken") == [], address
        assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1, address
        assert page.locator("meta[name=referrer][content=no-referrer]").count() == 1, address
    page.context.close()
    assert errors == []


@pytest.mark.parametrize(
    "element",
    [
        "<script>window.ran = 1</script>",
        "<img src=x onerror='window.ran = 1'>",
        "<a href='javascript:window.ran=1' id=bad>x</a>",
    ],
    ids=["script", "handler", "address"],
)
def test_a_script_that_got_into_a_page_would_not_run(
    built_site: Path, chromium: Any, serve_site: Any, tmp_path: Path, element: str
) -> None:
    text = (built_site / "about" / "index.html").read_text("utf-8")
    (tmp_path / "page.html").write_text(text.replace("</main>", f"{element}</main>"), "utf-8")
    page = open_in(chromium, State("light"))
    page.goto(serve_site(tmp_path) + "page.html")
    if "id=bad" in element:
        page.evaluate("document.getElementById('bad').click()")
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    page.context.close()


def test_the_first_tab_stops_lead_past_the_masthead(built_site: Path, page: Any, serve_site: Any) -> None:
    page.goto(serve_site(built_site, "/repo/") + "briefs/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "jb-main"


def test_a_page_opened_from_a_folder_has_its_look_and_says_what_search_needs(built_site: Path, chromium: Any) -> None:
    page = open_in(chromium, State("light"))
    page.goto((built_site / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--jb-seal')") != ""
    page.goto((built_site / "search" / "index.html").as_uri() + "?q=数据")
    expect(page.locator("#jb-search [role=status]")).to_have_text(re.compile(".{10}"))
    page.context.close()


def test_nothing_moves_for_readers_who_want_no_motion(built_site: Path, chromium: Any, serve_site: Any) -> None:
    page = open_in(chromium, State("light"))
    page.goto(serve_site(built_site, "/repo/"))
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = "[...document.querySelectorAll('*')].filter(one => !/^(0s(, )?)+$/.test(getComputedStyle(one).transitionDuration))"
    assert page.evaluate(f"{moving}.map(one => one.className)") == []
    page.context.close()
