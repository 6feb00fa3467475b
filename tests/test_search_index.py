"""The search index: in one piece for most sites, in parts for large ones, and found alike."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import site as builder
from generator.site import PART, part_globs, run_pagefind


@pytest.mark.parametrize(("pages", "parts"), [(0, 1), (PART, 1), (PART + 1, 2), (4 * PART, 4), (99 * PART, 16)])
def test_a_part_holds_so_many_pages_and_every_page_is_in_one(pages: int, parts: int) -> None:
    globs = part_globs(pages)
    assert len(globs) == parts
    for digit in "0123456789abcdef":
        named = [glob for glob in globs if parts == 1 or digit in re.findall(r"briefs/\?\[(\w+)\]", glob)[0]]
        assert len(named) == 1
    assert sum("terms" in glob for glob in globs) == 1


@pytest.mark.browser
@pytest.mark.xdist_group("site")
def test_an_index_in_parts_finds_what_one_piece_finds(
    built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Any, serve_site: Callable[..., str]
) -> None:
    parted = tmp_path / "site"
    shutil.copytree(built_site, parted, ignore=shutil.ignore_patterns("pagefind"))
    monkeypatch.setattr(builder, "PART", 60)
    run_pagefind(parted)
    names = json.loads((parted / "pagefind/parts.json").read_text("utf-8"))
    assert len(names) == 3
    counts = [
        sum(language["page_count"] for language in json.loads(path.read_text("utf-8"))["languages"].values())
        for path in parted.glob("pagefind/**/pagefind-entry.json")
    ]
    whole = json.loads((built_site / "pagefind/pagefind-entry.json").read_text("utf-8"))["languages"]["zh"][
        "page_count"
    ]
    assert sum(counts) == whole
    assert max(counts) < whole / 2
    found = []
    for folder in (built_site, parted):
        page.goto(serve_site(folder, "/repo/") + "search/?q=公共数据授权运营")
        page.wait_for_selector("[data-search-state=done]")
        found.append([link.get_attribute("href") for link in page.query_selector_all(".jb-results h2 a")])
    # the best are the same; at the end of the list each part's own ranks may let another candidate in
    assert found[0][:3] == found[1][:3]
    assert len(set(found[0]) ^ set(found[1])) <= 4 < len(found[0])
    assert all(href.startswith("/repo/") for href in found[1])
