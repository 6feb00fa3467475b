"""Word documents keep to GB/T 9704, say what the briefing says, and let nothing of an article become structure."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports.feeds import Channel, Publication
from generator.exports.word import MOST_IN_PACK, briefing_word, topic_word
from generator.exports.word.styles import FALLBACKS
from generator.model import Analysis, Article, Brief, Citation, Fact, Figure, FigureKind, Line, Section, Site
from tests.builders import make_article

HERE = Publication("站", "说明", "zh", "https://example.org/repo")
NOWHERE = Publication("站", "说明", "zh", "")
TEXT = "# 一、摸清家底\n全市登记目录1.35万条，增长5.5%以上，多数可以共享。\n## （二）减去重复\n县里不再另建台账。\n"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def an_article(title: str = "题目", text: str = TEXT) -> Article:
    return replace(make_article(text, title), author=Fact("王某"), published=Fact("2025-03-08"), origin=Fact("某报"))


def a_brief(title: str = "题目") -> Brief:
    article = an_article(title)
    long, short = article.sentences[1].quote, article.sentences[3].quote
    figures = (
        Figure("t", long[6:12], 1, Decimal(13500), "条", FigureKind.LEVEL, "登记目录", place="全市"),
        Figure("t", long[15:19], 1, Decimal("5.5"), "%", FigureKind.GROWTH, "登记目录", qualifiers=("增长", "以上")),
    )
    part = long[0:12]
    citations = (Citation("某办法", short, 3, number="国发〔2023〕5号"),) * 2
    heads = [article.blocks[0].quote, article.blocks[2].quote]
    sections = (
        Section(heads[0], 0, 1, Line(long.text, long, 1)),
        Section(heads[1], 2, 2, None, (Line(short.text, short, 3),)),
    )
    written = Line("三点做法可供参考。", None, origin="editor")
    lines = (Line(part.text, part, 1, lead=True), written)
    return Brief(
        article, Analysis(figures, citations), None, lines, sections, (), problems=(Line(short.text, short, 3),)
    )


def make(brief: Brief, publication: Publication = HERE) -> bytes:
    return briefing_word(Site((brief,)), publication)(brief)


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def notes(data: bytes) -> list[str]:
    root = ET.fromstring(part(data, "word/footnotes.xml"))
    return ["".join(text.text or "" for text in note.iter(f"{W}t")) for note in root][2:]


def test_the_document_says_what_the_briefing_says_in_its_order() -> None:
    found = [(p.style.name if p.style else "", p.text) for p in opened(make(a_brief())).paragraphs]
    assert found[:15] == [
        ("Heading 1", "题目"),
        ("Byline", "（王某　某报　2025年3月8日）"),
        ("Byline", ""),
        ("Heading 2", "一、内容要点"),
        ("Normal", "……全市登记目录1.35万条"),
        ("Normal", "三点做法可供参考。（编者撰写）"),
        ("Heading 2", "二、关键数字"),
        ("Heading 2", "三、分节要点"),
        ("Heading 3", "（一）摸清家底"),
        ("Normal", "全市登记目录1.35万条，增长5.5%以上，多数可以共享。1"),
        ("Heading 4", "1.减去重复"),
        ("Normal", "县里不再另建台账。"),
        ("Heading 2", "四、引用文件"),
        ("Normal", "《某办法》（国发〔2023〕5号）2"),
        ("Source Heading", "出处"),
    ]
    assert [text for _, text in found[15:19]] == [
        "原文：王某. 题目[N]. 某报, 2025-03-08.",
        "源文件：a.txt",
        f"简报：https://example.org/repo/briefs/{a_brief().article.id}/",
        f"全文：https://example.org/repo/sources/{a_brief().article.id}/",
    ]


def test_figures_stand_in_a_table_without_the_columns_that_nothing_fills() -> None:
    (table,) = opened(make(a_brief())).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["指标", "数值", "范围"],
        ["登记目录", "1.35万条1", "全市"],
        ["登记目录", "增长5.5%以上1", ""],
    ]


def test_a_note_gives_the_sentence_once_and_the_whole_of_it_where_the_statement_is_a_part() -> None:
    assert notes(make(a_brief())) == [
        " 原文第2句：“全市登记目录1.35万条，增长5.5%以上，多数可以共享。”",
        " 原文第4句。",
    ]


def test_the_number_of_a_note_is_bookmarked_where_other_statements_refer_to_it() -> None:
    body = part(make(a_brief()), "word/document.xml")
    assert set(re.findall(r"NOTEREF (\w+)", body)) <= set(re.findall(r'w:name="(\w+)"', body))
    ids = re.findall(r'bookmarkStart w:id="(\d+)"', body)
    assert len(ids) == len(set(ids)) == 2


def test_the_page_is_that_of_the_standard() -> None:
    (section,) = opened(make(a_brief())).sections
    assert section.page_width and section.page_height
    assert [round(x.mm) for x in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
    assert [round(x.mm) for x in margins if x is not None] == [37, 28, 35, 26]


def test_28_characters_fill_a_line_and_22_lines_a_page() -> None:
    document = opened(make(a_brief()))
    normal = document.styles["Normal"]
    spacing = normal.element.find(f"{W}rPr/{W}spacing").get(f"{W}val")
    size = normal.font.size
    assert size == Pt(16)
    assert Mm(156) - Pt(8) < 28 * (size + Pt(int(spacing) / 20)) <= Mm(156)
    assert normal.paragraph_format.line_spacing == Pt(28)
    assert Mm(225) // Pt(28) == 22


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Heading 1", "方正小标宋简体", 22),
        ("Heading 2", "黑体", 16),
        ("Heading 3", "楷体_GB2312", 16),
        ("Heading 4", "仿宋_GB2312", 16),
        ("Normal", "仿宋_GB2312", 16),
        ("footer", "宋体", 14),
    ],
)
def test_each_style_has_the_font_and_size_of_the_standard(style: str, font: str, points: int) -> None:
    document = opened(make(a_brief()))
    (found,) = [known for known in document.styles if known.name in {style, style.title()}]
    fonts = found.element.find(f"{W}rPr/{W}rFonts")
    assert fonts.get(qn("w:eastAsia")) == font
    assert found.element.find(f"{W}rPr/{W}sz").get(qn("w:val")) == str(2 * points)


def test_every_font_is_named_with_its_fall_backs() -> None:
    table = ET.fromstring(part(make(a_brief()), "word/fontTable.xml"))
    named = {
        font.get(f"{W}name"): [other.get(f"{W}val") for other in font.iter(f"{W}altName")]
        for font in table.iter(f"{W}font")
    }
    used = set(re.findall(r'w:eastAsia="([^"]+)"', part(make(a_brief()), "word/styles.xml"))) - {"zh-CN"}
    assert used == {name for name, _, _ in FALLBACKS}
    assert "宋体" in str(named["方正小标宋简体"]) and "仿宋," in str(named["仿宋_GB2312"])


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages_between_dashes() -> None:
    document = opened(make(a_brief()))
    (section,) = document.sections
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert document.settings.odd_and_even_pages_header_footer
    assert [odd.text, even.text] == ["— 1 —", "— 1 —"]
    assert [odd.alignment, even.alignment] == [WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT]
    assert "PAGE" in odd._p.xml and "PAGE" in even._p.xml


def test_the_same_briefing_gives_the_same_bytes_and_no_clock_is_in_them() -> None:
    data = make(a_brief())
    assert data == make(a_brief())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
    core = opened(data).core_properties
    assert (core.title, core.author, core.created, core.modified) == ("题目", "王某", None, None)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("</w:t><w:br/>&amp;", "</w:t><w:br/>&amp;"),
        ("]]><!--", "]]><!--"),
        ("a\x00b\x0bc\x1f", "a\ufffdb\ufffdc\ufffd"),
        ("\ud800x\udfff", "\ufffdx\ufffd"),
        ("甲\n乙\t丙", "甲 乙 丙"),
        ("甲\u202e乙", "甲乙"),
        ("\ufffe\ufdd0", "\ufffd\ufffd"),
        ("𠮷\U0001f600", "𠮷\U0001f600"),
    ],
    ids=["markup", "cdata", "controls", "surrogates", "breaks", "bidi", "noncharacters", "astral"],
)
def test_hostile_text_stays_text(title: str, shown: str) -> None:
    brief = replace(a_brief(title), note=title, correction=title)
    document = opened(make(brief))
    assert document.paragraphs[0].text == shown
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Remark"] == [
        f"更正：{shown}",
        f"编者按：{shown}",
    ]
    assert len(document.paragraphs) == len(opened(make(a_brief())).paragraphs) + 2


@given(st.text(st.characters(), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_document_that_opens(text: str) -> None:
    article = replace(an_article(text), author=Fact(text), origin=Fact(text), url=Fact(f"https://{text}"))
    line = Line(text, None, origin="editor")
    figure = replace(a_brief().analysis.figures[0], indicator=text, period=text, attribution=text)
    brief = Brief(article, Analysis((figure,), (Citation(text, article.sentences[1].quote, 1),)), line, (line,), (), ())
    document = opened(make(brief))
    assert len(document.tables) == 1
    assert not re.search("[\x00-\x08\x0b-\x1f]", document.paragraphs[0].text)


def test_an_address_of_the_source_is_never_a_link() -> None:
    brief = a_brief()
    brief = replace(brief, article=replace(brief.article, url=Fact('https://evil.example/" \\o "x')))
    body = part(make(brief), "word/document.xml")
    assert "HYPERLINK" in body
    assert not re.search("HYPERLINK[^<]*evil", body)


def test_without_a_public_address_nothing_is_a_link() -> None:
    data = make(a_brief(), NOWHERE)
    assert "HYPERLINK" not in part(data, "word/document.xml") + part(data, "word/footnotes.xml")
    assert not [p.text for p in opened(data).paragraphs if p.text.startswith(("简报：", "全文："))]


def test_a_long_table_says_how_many_figures_it_leaves_out() -> None:
    brief = a_brief()
    brief = replace(brief, analysis=Analysis(brief.analysis.figures * 30))
    document = opened(make(brief))
    assert len(document.tables[0].rows) == 41
    assert "另有20个数字未列入本表，见简报网页。" in [p.text for p in document.paragraphs]


def test_a_pack_has_cover_contents_and_every_briefing_on_a_page_of_its_own() -> None:
    briefs = tuple(a_brief(title) for title in ("甲", "乙"))
    data = topic_word(Channel("topics/t/", "主题", "", briefs), HERE)
    document = opened(data)
    assert [p.text for p in document.paragraphs[:6]] == [
        "主题",
        "站　共2篇",
        "https://example.org/repo/topics/t/",
        "目　录",
        "第1篇　甲",
        "第2篇　乙",
    ]
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"] == ["甲", "乙"]
    assert document.styles["Pack Place"].paragraph_format.page_break_before
    body = part(data, "word/document.xml")
    assert set(re.findall(r'w:anchor="(\w+)"', body)) <= set(re.findall(r'w:name="(\w+)"', body))
    assert body.count('fldCharType="begin"') == body.count('fldCharType="end"')
    assert len(notes(data)) == 4
    assert data == topic_word(Channel("topics/t/", "主题", "", briefs), HERE)


def test_a_pack_is_bounded_and_says_so() -> None:
    briefs = (a_brief(),) * (MOST_IN_PACK + 1)
    document = opened(topic_word(Channel("topics/t/", "主题", "", briefs), HERE))
    assert document.paragraphs[1].text == f"站　共{MOST_IN_PACK + 1}篇，收入前{MOST_IN_PACK}篇"


def test_a_pack_of_no_briefings_opens() -> None:
    assert opened(topic_word(Channel("topics/t/", "主题", "", ()), HERE)).paragraphs[0].text == "主题"
