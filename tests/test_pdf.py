"""PDF: what a browser prints comes back as the paragraphs that were printed."""

from __future__ import annotations

import html
from typing import Any

import pytest

from generator.clean import clean
from generator.model import BlockKind, RawFile
from generator.read import read
from generator.split import split

TITLE = "治水要算长远账"
HEADINGS = ("一、先算源头的账", "二、再算日常的账")
PARAGRAPHS = (
    "一条河流的治理不能只盯着水面。排口、养殖和面源污染互相牵连,哪一处都绕不过去;去年全县排查入河排口三千二百个,整治完成九成以上,水质比上年好转。",
    "清淤之后要补种水草,水草之后要管住船只。三年下来,河道里的鱼类从十一种恢复到二十六种,沿河的村庄也愿意把后院的污水接进管网。",
    "日常的账难在没有人记。县里给每条河配了一本台账,谁巡的河、看见了什么、几天办结,一笔一笔写清楚,年底拿出来对账,任务完成率升到百分之九十七。",
    "钱从哪里来,同样要算清楚。财政拿一点,受益的企业出一点,村里投工投劳,2024年共筹集治理资金4.6亿元,其中社会资金占三成。",
)


@pytest.mark.browser
@pytest.mark.xdist_group("site")
def test_a_printed_pdf_gives_title_headings_and_paragraphs_without_page_numbers(page: Any) -> None:
    order = (HEADINGS[0], *PARAGRAPHS[:2], HEADINGS[1], *PARAGRAPHS[2:])
    page.set_content(
        "<style>body{font:14pt/1.8 serif}h1{text-align:center}p{margin:0;text-indent:2em}</style>"
        f"<h1>{TITLE}</h1>" + "".join(f"<p>{html.escape(words)}</p>" for words in order)
    )
    footer = "<div style='font-size:9px;width:100%;text-align:center'>- <span class=pageNumber></span> -</div>"
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "25mm")
    data = page.pdf(
        width="148mm",
        height="148mm",
        margin=margin,
        display_header_footer=True,
        header_template=" ",
        footer_template=footer,
    )

    document = read(RawFile("治水.pdf", data))[0]
    article = clean(split(document)[0])

    assert document.text.count("\f") >= 1
    assert article.title.text == TITLE
    assert tuple(block.quote.text for block in article.blocks if block.kind is BlockKind.HEADING) == HEADINGS
    bodies = (block.quote.text for block in article.blocks if block.kind is BlockKind.BODY)
    assert tuple(words.replace(" ", "") for words in bodies) == PARAGRAPHS  # a change of font reads as a blank
