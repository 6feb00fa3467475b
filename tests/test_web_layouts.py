"""One text in the layouts of many sites: menu, path, title, day, text, editor, links, comments and foot stand otherwise in each."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.clean import clean
from generator.model import RawFile
from generator.read import read
from generator.split import split

LAYOUTS = sorted((Path(__file__).parent / "web_layouts").glob("*.html"))
BEGINNINGS = ["昨日，记者从临川市数据局获悉", "数据局负责人介绍", "明确收益分配", "办法明确", "下一步"]
"""Of the paragraphs and the one heading, in order."""


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_title_day_and_text_are_found_and_nothing_else_is_kept(layout: Path) -> None:
    documents = read(RawFile(layout.name, layout.read_bytes()))
    (article,) = (clean(part) for document in documents for part in split(document))
    assert article.title.text == "临川市出台公共数据授权运营办法"
    assert article.published is not None
    assert article.published.text == "2024-03-21"
    blocks = [block.quote.text for block in article.blocks]
    assert len(blocks) == len(BEGINNINGS)
    assert all(block.startswith(beginning) for block, beginning in zip(blocks, BEGINNINGS, strict=True))
