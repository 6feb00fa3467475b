"""Reading: encodings, containers of web pages, Word, archives, and what is refused."""

from __future__ import annotations

import codecs
import zipfile
from io import BytesIO

import docx
import pytest

from generator.errors import SourceError
from generator.model import FILLER, MarkKind, RawFile
from generator.read import read
from tests.staged import bodies, broken_laws, headings, stage

PLAIN = (
    "治水要算长远账\n一条河流的治理不能只盯着水面。上游的排口、两岸的养殖和河底的淤泥互相牵连，断面水质才会时好时坏。\n"
)
HANT = (
    "治水要算長遠賬\n一條河流的治理不能只盯著水面。上游的排口、兩岸的養殖和河底的淤泥互相牽連，斷面水質才會時好時壞。\n"
)


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (PLAIN.encode(), "utf-8", PLAIN),
        (codecs.BOM_UTF8 + PLAIN.encode(), "utf-8", PLAIN),
        (codecs.BOM_UTF16_LE + PLAIN.encode("utf-16-le"), "utf-16-le", PLAIN),
        (codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"), "utf-16-be", PLAIN),
        (PLAIN.encode("utf-16-le"), "utf-16-le", PLAIN),
        (PLAIN.encode("utf-16-be"), "utf-16-be", PLAIN),
        (PLAIN.encode("utf-32-le"), "utf-32-le", PLAIN),
        (codecs.BOM_UTF32_BE + PLAIN.encode("utf-32-be"), "utf-32-be", PLAIN),
        (PLAIN.encode("gb18030"), "gb18030", PLAIN),
        (HANT.encode("big5"), "big5hkscs", HANT),
    ],
    ids=[
        "utf-8",
        "utf-8-bom",
        "utf-16-le-bom",
        "utf-16-be-bom",
        "utf-16-le",
        "utf-16-be",
        "utf-32-le",
        "utf-32-be-bom",
        "gb18030",
        "big5",
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str, text: str) -> None:
    document = read(RawFile("a.txt", data))[0]
    assert (document.source.encoding, document.text, document.view) == (encoding, text, text)


def test_damaged_bytes_are_marked_and_told() -> None:
    data = PLAIN.encode()
    document = read(RawFile("a.txt", data[:30] + b"\xff" + data[30:]))[0]
    assert (document.text.count("\ufffd") >= 1, [notice.rule for notice in document.notices]) == (
        True,
        ["bytes-damaged"],
    )


PARAGRAPHS = [
    "一条河流的治理不能只盯着水面。上游的排口、两岸的养殖和河底的淤泥互相牵连，断面水质才会时好时坏。",
    "环保部门去年沿河布设了四十个监测点，水质数据每两小时回传一次，排口超标当晚就能找到源头。",
    "治水还要算长远账。清淤之后补种水草，养殖尾水进池沉淀，河流的自净能力才会一年强过一年。",
    "全市今年安排治水资金二亿九千万元，其中六成用于沿河村庄的管网，账目每季度向社会公开一次。",
]
BODY = "".join(f"<p>&emsp;&emsp;{words}</p>\n" for words in PARAGRAPHS)
HEAD = "<html><head><title>治水要算长远账_江城网</title></head><body><div class='nav'><a href=/>首页</a><a href=/x>要闻</a></div>"
FOOT = "<div class='footer'>主办：江城网　ICP备00000000号</div></body></html>"


@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}<h1>治水要算长远账</h1><div class='info'>发布时间：2024-05-06 来源：江城网</div><div class='TRS_Editor'>{BODY}</div>{FOOT}",
        f"{HEAD}<div id=UCAP-CONTENT><h1>治水要算长远账</h1>{BODY}</div><div class='share'>分享到微信</div>{FOOT}",
        f"{HEAD}<article><header><h1>治水要算长远账</h1></header>{BODY}</article><aside><p>热门推荐：港口的一天</p></aside>{FOOT}",
        f"{HEAD}<h2 class='rich_media_title'>治水要算长远账</h2><div id='js_content'>{BODY.replace('p>', 'section>')}</div>{FOOT}",
        f"{HEAD}<h1>治水要算长远账</h1><div class='article-content'>{BODY}<div class='related'><ul><li><a href=/1>港口的一天</a></li></ul></div></div>{FOOT}",
        f"{HEAD}<h1>治水要算长远账</h1><div id=zoom>{BODY.replace('</p>', '<br><br>').replace('<p>', '')}</div>{FOOT}",
        f"{HEAD}<table width=960><tr><td><table><tr><td><h1>治水要算长远账</h1>{BODY}</td></tr></table></td></tr></table>{FOOT}",
        f"{HEAD}<div class=xyz><h1>治水要算长远账</h1>{BODY}</div><ul><li><a href=/1>港口的一天</a></li><li><a href=/2>课堂</a></li></ul>{FOOT}",
        f"{HEAD}<h1>治水要算长远账<div class='content'>{BODY}</div><p class=x <b>{FOOT}",
        f"{HEAD}<h1>治水要算<br>长远账</h1><div class='news_content'><p class=MsoNormal><span lang=EN-US>{BODY}</span></div>{FOOT}".replace(
            "<br>", ""
        ),
    ],
    ids=[
        "trs",
        "ucap",
        "article",
        "wechat",
        "article-content",
        "zoom-br",
        "layout-tables",
        "no-container",
        "tag-soup",
        "word-spans",
    ],
)
def test_the_article_of_a_page_is_found_and_its_furniture_left_out(page: str) -> None:
    document, articles, entries = stage(page, "a.html")
    assert broken_laws(document, articles, entries) == []
    assert [(article.title.text, bodies(article)) for article in articles] == [("治水要算长远账", PARAGRAPHS)]


def test_meta_names_of_government_sites_give_facts() -> None:
    page = f"""<head><meta name="ArticleTitle" content="治水要算长远账"><meta name="PubDate" content="2024-05-06 10:00">
    <meta name="ContentSource" content="江城日报"></head><body><div class="TRS_Editor">{BODY}</div></body>"""
    _, (article,), _ = stage(page, "a.html")
    facts = [article.title.text, *(fact and fact.text for fact in (article.published, article.origin))]
    assert facts == ["治水要算长远账", "2024-05-06", "江城日报"]


def test_a_table_of_a_page_keeps_its_cells_and_gives_no_sentence() -> None:
    table = "<table><tr><th>年份</th><th>断面</th></tr><tr><td>2023</td><td>41</td></tr><tr><td>2024</td><td>46&nbsp;</td></tr></table>"
    document, (article,), entries = stage(f"<h1>治水要算长远账</h1><div id=zoom>{BODY}{table}</div>", "a.html")
    block = next(block for block in article.blocks if block.cells)
    assert broken_laws(document, (article,), entries) == []
    assert ([cell.quote.text for cell in block.cells], block.sentences) == (
        ["年份", "断面", "2023", "41", "2024", "46"],
        (),
    )


def test_declared_gb2312_page_is_read() -> None:
    page = f'<html><head><meta charset="gb2312"></head><body><h1>治水要算长远账</h1><div id=zoom>{BODY}</div></body></html>'
    document, (article,), _ = stage(page.encode("gb18030"), "a.htm")
    assert (document.source.encoding, bodies(article)) == ("gb18030", PARAGRAPHS)


def word_file() -> bytes:
    """A Word file with title, headings, a list and a table."""
    document = docx.Document()
    document.add_heading("治水要算长远账", 0)
    document.add_paragraph("周渭生")
    document.add_paragraph(PARAGRAPHS[0])
    document.add_heading("一、排口", 1)
    document.add_paragraph(PARAGRAPHS[1])
    document.add_paragraph("先清淤。", style="List Bullet")
    table = document.add_table(2, 2)
    for index, words in enumerate(("年份", "断面", "2024", "46")):
        table.cell(index // 2, index % 2).text = words
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word_gives_title_headings_items_and_tables() -> None:
    document, (article,), entries = stage(word_file(), "a.docx")
    assert broken_laws(document, (article,), entries) == []
    assert (article.title.text, article.author and article.author.text, headings(article)) == (
        "治水要算长远账",
        "周渭生",
        [(1, "一、排口")],
    )
    assert [(block.kind.value, len(block.cells)) for block in article.blocks] == [
        ("body", 0),
        ("heading", 0),
        ("body", 0),
        ("item", 0),
        ("table", 4),
    ]


def zipped(**members: bytes) -> bytes:
    """An archive of these members."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return stream.getvalue()


def test_an_archive_gives_its_members_and_tells_what_it_left() -> None:
    documents = read(RawFile("x.zip", zipped(b__txt=PLAIN.encode(), a__md=PLAIN.encode(), c__exe=b"MZ", d__txt=b"")))
    assert [document.source.path for document in documents] == ["x.zip/a.md", "x.zip/b.txt"]
    assert sorted(notice.source for notice in documents[0].notices) == ["x.zip/c.exe", "x.zip/d.txt"]


@pytest.mark.parametrize(
    ("path", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t\n", "empty"),
        ("a.xls", b"abc", "kind of file"),
        ("a", b"abc", "kind of file"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00" * 20, ""),
        ("a.docx", b"PK\x03\x04broken", "broken"),
        ("a.docx", zipped(a__txt=b"abc"), "no Word file"),
        ("a.json", b"{", "no JSON"),
        ("a.jsonl", b'{"title":"x"}', "no record"),
        ("a.csv", b"a,b\n1,2\n", "no column"),
        ("a.pdf", b"%PDF-1.4 broken", "PDF"),
        ("a.zip", zipped(a__txt=b"0" * 50_000_000), "bomb"),
        ("a.html", b"<html><script>var a=1;</script></html>", "no text"),
    ],
    ids=[
        "empty",
        "blank",
        "suffix",
        "no-suffix",
        "binary",
        "docx",
        "not-word",
        "json",
        "no-text",
        "csv",
        "pdf",
        "bomb",
        "html",
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(path: str, data: bytes, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(RawFile(path, data))
    assert str(caught.value).startswith(f"{path}: ") and words in str(caught.value)


def test_a_broken_line_of_json_lines_is_told_and_the_others_are_read() -> None:
    document = read(RawFile("a.jsonl", b'{"content":"\xe6\xb2\xb3"}\n{broken\n'))[0]
    assert [(notice.rule, notice.severity.value) for notice in document.notices] == [("record-broken", "error")]
    assert document.view.replace(FILLER, "").strip() == "河"
    assert sum(mark.kind is MarkKind.RECORD for mark in document.marks) == 1
