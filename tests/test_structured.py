"""What a page says to programs holds for any title: nothing leaves its script element, everything is JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.pages import make_pages
from generator.pages.structured import script_json
from tests.page_builders import renderer, site_of, site_view

HOSTILE = "</script><script>alert(1)</script>\"'&<!--\u2028\ud800{{ 7*7 }} [a](javascript:1) `x`"


@given(st.text(st.characters(codec=None)) | st.just(HOSTILE))
def test_json_in_a_script_element_reads_back_and_never_ends_it(text: str) -> None:
    written = script_json({"headline": text})
    assert not re.search("[<>&\u2028\u2029\n]", written)
    assert json.loads(written) == {"headline": text}


def briefing_with(words: str, url: str = "") -> dict[str, object]:
    """The JSON-LD of a briefing all of whose words are `words`."""
    view = replace(site_view(), site_url=url)
    page = next(page for page in make_pages(site_of(words), view) if page.path == "briefs/one/index.md")
    text = renderer().render(page)
    (script,) = re.findall(r'^<script type="application/ld\+json">(.*)</script>$', text, re.MULTILINE)
    assert text.count("<script") == 1
    found: dict[str, object] = json.loads(script)
    return found


def test_a_hostile_title_stays_a_title() -> None:
    assert str(briefing_with(HOSTILE)["headline"]).startswith("</script>")


def test_a_briefing_is_based_on_its_article_cites_documents_and_has_its_figures_as_a_dataset() -> None:
    data = briefing_with("话", "https://example.org/repo")
    assert data["@type"] == "Article"
    assert data["url"] == "https://example.org/repo/briefs/one/"
    assert data["citation"] == [{"@type": "Legislation", "name": "话", "identifier": "话"}]
    part, based = data["hasPart"], data["isBasedOn"]
    assert isinstance(part, dict) and isinstance(based, dict)
    assert based["headline"] == "话"
    assert part["@type"] == "Dataset"
    assert part["distribution"]["contentUrl"] == "https://example.org/repo/briefs/one/brief.json"
    assert part["variableMeasured"][0]["url"].startswith("https://example.org/repo/sources/one/#s")
