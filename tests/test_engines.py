"""Leaving MkDocs stays cheap: other engines make the same site of the same docs/ and mkdocs.yml."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.engines import ENGINES, Page, build, differences, engine, read_page
from generator.site import CONTENT

OTHERS = tuple(name for name in ENGINES if name != "mkdocs")
THEIR_OWN = {"properdocs": frozenset[str](), "zensical": frozenset({"__skip"})}
"""Ids that an engine puts on every page for itself."""


def without(page: Page, ids: frozenset[str]) -> Page:
    return replace(page, ids=tuple(name for name in page.ids if name not in ids))


@pytest.mark.xdist_group("site")
@pytest.mark.parametrize("name", OTHERS)
def test_another_engine_makes_the_same_pages_ids_links_and_words(name: str, built_site: Path, tmp_path: Path) -> None:
    if engine(name) is None:
        pytest.skip(f"NOT RUN: {name} is not installed (JIANBAO_{name.upper()} names one)")
    theirs = build(name, built_site.parent, tmp_path / name)
    ours = {path.relative_to(built_site).as_posix(): read_page(built_site, path) for path in built_site.rglob("*.html")}
    trimmed = {path: without(page, THEIR_OWN[name]) for path, page in theirs.pages.items()}
    assert {kind: pages for kind, pages in differences(ours, trimmed).items() if pages} == {}
    entry = json.loads((built_site / "pagefind/pagefind-entry.json").read_text("utf-8"))
    assert entry["languages"].keys() == {"zh"}
    assert theirs.indexed == entry["languages"]["zh"]["page_count"] > 100


def test_a_page_that_lost_an_anchor_a_link_or_a_word_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a/index.html"
    path.parent.mkdir()
    tag = CONTENT.partition(".")[0]
    whole = f"<html lang=zh><title>甲</title><{tag}><p id=s1>字</p><a href=../b/index.html#s2>乙</a></{tag}></html>"
    path.write_text(whole, "utf-8")
    page = read_page(tmp_path, path)
    assert (page.title, page.ids, page.links, page.words) == ("甲", ("s1",), ("b/#s2",), "字乙")
    for part, kinds in ((" id=s1", ["ids"]), ("#s2", ["links"]), ("字", ["words"]), ("甲", ["title"])):
        path.write_text(whole.replace(part, ""), "utf-8")
        found = differences({"a": page}, {"a": read_page(tmp_path, path)})
        assert [kind for kind, pages in found.items() if pages] == kinds
    assert differences({"a": page}, {})["pages"] == ["a"]


def test_templates_of_the_frame_call_no_method_of_python() -> None:
    """Zensical's templates are not Python's: a method of str is unknown there, a filter is not."""
    overrides = Path(__file__).parent.parent / "overrides"
    methods = (
        ".startswith(",
        ".endswith(",
        ".split(",
        ".replace(",
        ".strip(",
        ".join(",
        ".format(",
        ".lower(",
        ".get(",
    )
    found = [
        f"{path.name}: {method}"
        for path in sorted(overrides.rglob("*.html"))
        for method in methods
        for piece in path.read_text("utf-8").split("{")[1:]
        if method in piece.partition("}")[0]
    ]
    assert found == []
