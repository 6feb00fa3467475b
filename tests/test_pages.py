"""Pages of a Site: their addresses, what they show, and how figures read."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree as ET

import opencc
import pytest

from generator.model import (
    Analysis,
    Article,
    ArticleId,
    Brief,
    Fact,
    Figure,
    FigureKind,
    Indicator,
    Line,
    Moment,
    Section,
    Site,
    Topic,
    TopicId,
)
from generator.pages import make_article_pages, make_pages
from generator.pages.charts import draw_columns, draw_series
from generator.pages.figurebook import ROWS
from generator.pages.front import focused
from generator.pages.lists import leaves
from generator.pages.readable import direction, read_amount, relation, view_figure
from generator.pages.topical import MOST_MOMENTS
from tests.builders import make_article
from tests.page_builders import article_of, brief_of, figure_of, renderer, site_of, site_view, words_of
from tests.test_render import ROOT, outline

EMPTY = Site(briefs=())
BESIDE_PAGES = re.compile(
    r"^(?:data/.*|feed\.xml|feed\.json|llms\.txt|briefs/[^/]+/brief\.(?:docx|md\.txt|json)|.*/(?:feed\.xml|feed\.json|pack\.docx))$"
)
"""Files that the exports put beside the pages."""


def all_pages(site: Site) -> dict[str, str]:
    draw = renderer()
    return {page.path: draw.render(page) for page in make_pages(site, site_view())}


def test_no_two_pages_share_a_path() -> None:
    paths = [page.path for page in make_pages(site_of("话"), site_view())]
    assert len(paths) == len(set(paths))
    assert all(path.endswith("index.md") and path.isascii() for path in paths)


def test_an_empty_site_has_every_index_and_says_kindly_that_it_is_empty() -> None:
    found = all_pages(EMPTY)
    for name in ("", "briefs/", "figures/", "policies/", "entities/", "terms/", "topics/", "timeline/", "sources/"):
        assert "jb-empty" in found[f"{name}index.md"], name
    assert {"search/index.md", "report/index.md", "data/index.md"} <= set(found)


def test_every_link_of_every_page_leads_to_a_page_and_an_anchor_that_are_there() -> None:
    found = {path: outline(text) for path, text in all_pages(site_of("话")).items()}
    raw = all_pages(site_of("话"))
    ids = {
        path: set(re.findall(r'\bid="([^"]+)"', text)) | set(re.findall(r"\{: #([\w-]+) \}", text))
        for path, text in raw.items()
    }
    for path, page in found.items():
        for link in page.links:
            address, _, anchor = link.partition("?")[0].partition("#")
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
                if address
                else posixpath.dirname(path)
            )
            target = "" if target == "." else target
            if BESIDE_PAGES.match(target):
                continue
            file = posixpath.join(target, "index.md")
            assert file in found, (path, link)
            assert not anchor or anchor in ids[file], (path, link)


def test_every_statement_of_a_briefing_links_to_its_sentence() -> None:
    page = all_pages(site_of("话"))["briefs/one/index.md"]
    for part in ("jb-gist", "jb-summary", "jb-sections", "jb-pair", "jb-quotes"):
        block = page[page.index(f'class="{part}"') :]
        assert '../../sources/one/#s2"' in block[: block.index("</") + 2000], part
    assert page.count(">编辑<") == 1


def test_a_card_is_a_link_that_reads_as_one_sentence() -> None:
    brief = brief_of("话", "one")
    figure = Figure(
        "r", words_of("15.4万亿元"), 1, Decimal(15400000000000), "元", FigureKind.LEVEL, "营业收入",
        qualifiers=("超",), period="2024年", place="全国", attribution="国家统计局",
    )  # fmt: skip
    growth = Figure(
        "r", words_of("5.5%"), 1, Decimal("5.5"), "%", FigureKind.GROWTH, "营业收入", qualifiers=("同比增长",)
    )
    brief = replace(brief, analysis=replace(brief.analysis, figures=(figure, growth)))
    brief = replace(brief, cards=(replace(brief.cards[0], figures=(0, 1), kind="level-growth"),))
    page = all_pages(replace(EMPTY, briefs=(brief,)))["briefs/one/index.md"]
    label = re.search(r'aria-label="(2024年[^"]*)"', page)
    assert label is not None
    assert label[1] == "2024年，全国，营业收入超15.4 万亿元；营业收入同比增长5.5%。据国家统计局。查看原句"


@pytest.mark.parametrize(
    ("surface", "value", "unit", "kind", "qualifiers", "expected"),
    [
        ("15.4万亿元", "15400000000000", "元", "level", ("超过",), ("超过", "15.4", "万亿元", "")),
        ("5.0万亿元", "5000000000000", "元", "level", (), ("", "5.0", "万亿元", "")),
        ("340余个", "340", "个", "level", (), ("", "340", "余个", "")),
        ("154000户", "154000", "户", "level", ("以上",), ("", "154,000", "户", "以上")),
        ("9600万台（套）", "96000000", "台（套）", "level", ("约",), ("约", "9600", "万台（套）", "")),
        ("1,234.5亿美元", "123450000000", "美元", "level", (), ("", "1,234.5", "亿美元", "")),
        ("１５.４％", "15.4", "%", "level", (), ("", "15.4", "％", "")),
        ("百分之六十", "60", "%", "share", ("不低于",), ("不低于", "百分之六十", "", "")),
        ("三点五亿", "350000000", None, "level", (), ("", "三点五", "亿", "")),
        ("六成", "60", "%", "share", (), ("", "六", "成", "")),
        ("一半", "50", "%", "share", ("近",), ("近", "一半", "", "")),
        ("12%—15%", None, "%", "range", (), ("", "12%—15%", "", "")),
        ("第3位", "3", "位", "rank", (), ("", "第3位", "", "")),
        ("44倍", "44", "倍", "multiple", (), ("", "44倍", "", "")),
        ("4.6", "4.6", "个百分点", "growth", (), ("", "4.6", "个百分点", "")),
        ("10.8个", "10.8", "个百分点", "growth", (), ("", "10.8", "个百分点", "")),
        ("3.2", "320000000", "元", "level", (), ("", "3.2", "亿元", "")),
        ("19∶43∶38", None, None, "level", (), ("", "19∶43∶38", "", "")),
        ("-3.2%", "-3.2", "%", "level", (), ("", "-3.2%", "", "")),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)
def test_an_amount_shows_the_digits_of_the_text_in_the_scale_of_the_text(
    surface: str, value: str | None, unit: str | None, kind: str, qualifiers: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    number = Decimal(value) if value else None
    figure = Figure("r", words_of(surface), 0, number, unit, FigureKind(kind), "甲", qualifiers=qualifiers)
    amount = read_amount(figure)
    assert (amount.before, amount.number, amount.unit, amount.after) == expected


@pytest.mark.parametrize(
    ("kind", "value", "qualifiers", "expected"),
    [
        ("growth", "5.5", ("同比增长",), "up"),
        ("growth", "-3.2", ("下降",), "down"),
        ("level", "5.5", ("增长",), ""),
        ("multiple", "44", ("增长了",), "up"),
        ("multiple", "3", ("是", "的"), ""),
    ],
)
def test_only_changes_have_a_direction(kind: str, value: str, qualifiers: tuple[str, ...], expected: str) -> None:
    figure = Figure("r", words_of("5.5%"), 0, Decimal(value), "%", FigureKind(kind), "甲", qualifiers=qualifiers)
    assert direction(figure) == expected


def test_bounds_are_shown_apart_from_what_relates_a_figure() -> None:
    figure = replace(figure_of("5"), qualifiers=("累计", "超过", "从"))
    assert (relation(figure), read_amount(figure).before) == ("累计", "超过")


@pytest.mark.parametrize(("rows", "size", "expected"), [(0, 5, [0]), (5, 5, [5]), (11, 5, [5, 5, 1])])
def test_long_lists_are_cut_into_pages(rows: int, size: int, expected: list[int]) -> None:
    assert [len(chosen) for _, chosen in leaves(range(rows), size)] == expected


def test_a_long_book_of_figures_has_pages_that_lead_to_each_other() -> None:
    brief = brief_of("话", "one")
    many = replace(brief, analysis=replace(brief.analysis, figures=(figure_of("5"),) * (ROWS + 1)))
    found = all_pages(replace(EMPTY, briefs=(many,)))
    assert 'href="page-2/"' in found["figures/index.md"]
    assert 'href="../"' in found["figures/page-2/index.md"]


def test_a_doubtful_figure_is_not_in_the_book() -> None:
    brief = brief_of("话", "one")
    doubtful = replace(figure_of("7"), confidence=0.3)
    site = replace(EMPTY, briefs=(replace(brief, analysis=replace(brief.analysis, figures=(doubtful,)), cards=()),))
    assert "jb-empty" in all_pages(site)["figures/index.md"]


def test_a_long_timeline_has_a_page_for_each_year() -> None:
    moments = tuple(Moment("2024-01", ArticleId("one"), 1, "事") for _ in range(MOST_MOMENTS + 1))
    site = replace(site_of("话"), timeline=(*moments, Moment("2023", ArticleId("one"), 1, "旧事")))
    found = all_pages(site)
    assert "旧事" in found["timeline/2023/index.md"]
    assert "旧事" not in found["timeline/index.md"]


def test_a_series_is_drawn_where_its_periods_stand_in_time() -> None:
    chart = draw_series(
        (("2020", Decimal(10**8), "a"), ("2021", Decimal(2 * 10**8), "b"), ("2024", Decimal(4 * 10**8), "c")), "元"
    )
    first, second, third = chart.points
    assert chart.unit == "亿元"
    assert [point.label for point in chart.points] == ["1", "2", "4"]
    assert second.x - first.x < third.x - second.x
    assert first.y > second.y > third.y


def test_a_chart_says_its_values_in_words() -> None:
    page = all_pages(site_of("话"))["figures/index.md"]
    assert 'role="group" aria-label="话：2022 1话，2023 2话，2024 3话。"' in page


def test_every_point_of_a_chart_leads_to_its_sentence() -> None:
    page = all_pages(site_of("话"))["figures/index.md"]
    points = re.findall(r'<a href="([^"]*)"><circle', page)
    assert points
    assert all(re.fullmatch(r"\.\./sources/[^/]+/#s\d+", href) for href in points)


def test_words_in_a_chart_stay_words() -> None:
    hostile = '"><script>x</script>&'
    drawn = draw_series([(str(year), Decimal(year), f"{hostile}/") for year in (2020, 2021, 2022)], hostile)
    root = ET.fromstring(drawn.draw("../", hostile))
    assert {element.tag for element in root.iter()} == {"svg", "line", "path", "a", "circle", "title", "text"}
    assert (root.get("aria-label") or "").startswith(hostile)
    assert [element.get("href") for element in root.iter("a")] == [f"../{hostile}/"] * 3


def test_a_series_of_equal_values_is_drawn_too() -> None:
    indicator = Indicator(
        "i", "甲", None, (), tuple((str(year), Decimal(0), ArticleId("one"), 0) for year in (2020, 2021, 2022))
    )
    chart = draw_series([(period, value, "") for period, value, _, _ in indicator.series], "")
    assert len({point.y for point in chart.points}) == 1


def _quoted(**facts: Fact | None) -> Article:
    bare = replace(article_of("题名", "one"), author=None, issuer=None, origin=None, published=None, url=None)
    return replace(bare, **facts)  # type: ignore[arg-type]


def test_what_is_unknown_is_left_out_of_the_metadata() -> None:
    brief = replace(brief_of("话", "one"), article=_quoted(affiliation=None, number=None))
    page = all_pages(replace(EMPTY, briefs=(brief,)))["briefs/one/index.md"]
    head = page[page.index("jb-meta") : page.index("</header>")]
    assert re.findall(r"<li>(.*?)</li>", head) == ["来源：题名", "约 300 字", "约 1 分钟"]


def test_a_topic_says_what_is_missing() -> None:
    bare = replace(brief_of("话", "one"), cards=(), cases=(), problems=())
    topic = Topic(TopicId("t"), "专题", (), (ArticleId("one"),))
    page = all_pages(replace(EMPTY, briefs=(bare,), topics=(topic,)))["topics/t/index.md"]
    assert page.rstrip().endswith("对问题的分析、案例</p>")


def test_a_topic_sets_what_its_articles_say_of_one_indicator_side_by_side() -> None:
    page = all_pages(site_of("话"))["topics/topic/index.md"]
    shared = page[page.index("{: #shared }") : page.index("{: #measures }")]
    assert re.findall(r'href="\.\./\.\./sources/(\w+)/', shared) == ["one", "two"]


@pytest.mark.parametrize(
    ("heading", "text", "told"),
    [
        pytest.param("一、现状", "堵点之一在确权。", False, id="what-is"),
        pytest.param("一、现状", "数据要素是重要方向。", False, id="no-ought-inside-a-word"),
        pytest.param("一、现状", "二是健全登记制度。", True, id="what-to-do"),
        pytest.param("一、现状", "疏通堵点,先要定好规矩。", True, id="ought-of-a-later-clause"),
        pytest.param("一、现状", "疏通堵点宜登记先行。", True, id="ought"),
        pytest.param("一、现状", "条线各建平台,社区里天天要登录账号。", False, id="need-of-a-later-clause"),
        pytest.param("四、对策建议", "授权不是一授了之。", True, id="heading"),
    ],
)
def test_without_a_list_of_measures_a_topic_tells_the_points_that_say_what_to_do(
    heading: str, text: str, told: bool
) -> None:
    section = Section(words_of(heading), 0, 1, None, (Line(text, words_of(text), 1),))
    bare = replace(brief_of("话", "one"), measures=(), sections=(section,))
    topic = Topic(TopicId("t"), "专题", (), (ArticleId("one"),))
    page = all_pages(replace(EMPTY, briefs=(bare,), topics=(topic,)))["topics/t/index.md"]
    assert ("{: #measures }" in page) is told


def test_a_topic_tells_of_each_article_what_it_holds_and_lacks() -> None:
    site = site_of("话")
    bare = replace(site, briefs=tuple(replace(brief, problems=()) for brief in site.briefs))
    for found, lacking in ((site, 0), (bare, 2)):
        page = all_pages(found)["topics/topic/index.md"]
        assert page[page.index("{: #holdings }") :].count('<td class="jb-num">—</td>') == lacking


def test_the_table_of_traditional_characters_is_what_opencc_says() -> None:
    import json

    table = json.loads((ROOT / "generator/theme_assets/t2s.json").read_text("utf-8"))
    convert = opencc.OpenCC("t2s").convert
    assert len(table["from"]) == len(table["to"]) > 2000
    assert [convert(char) for char in table["from"]] == list(table["to"])


def test_the_home_page_leads_with_what_the_editor_put_first() -> None:
    briefs = [make_brief_of(title) for title in ("甲", "乙", "丙")]
    ids = {brief.article.title.text: str(brief.article.id) for brief in briefs}
    assert [brief.article.title.text for brief in focused(briefs, ())] == ["甲", "乙", "丙"]
    assert [brief.article.title.text for brief in focused(briefs, ("丙", ids["乙"], "没有"))] == ["丙", "乙", "甲"]


def make_brief_of(title: str) -> Brief:
    return Brief(make_article(f"{title}。\n", title), Analysis(), None, (), (), ())


def test_the_pages_of_an_article_made_alone_are_those_of_the_site() -> None:
    site = site_of("话")
    for brief in site:
        article = brief.article.id
        alone = {page.path: page for page in make_article_pages(site, site_view(), frozenset({article}))}
        assert set(alone) == {f"briefs/{article}/index.md", f"sources/{article}/index.md"}
        assert alone == {page.path: page for page in make_pages(site, site_view()) if page.path in alone}


def test_a_column_stands_for_every_month_and_is_read_aloud() -> None:
    drawn = ET.fromstring(str(draw_columns([("2024-01", 3), ("2024-02", 0), ("2024-03", 6)], "按月份：")))
    assert drawn.get("aria-label") == "按月份：2024-01 3，2024-03 6。"
    assert [float(column.get("height", "")) for column in drawn.iter("rect")] == [46.0, 0.0, 92.0]
    assert [words.text for words in drawn.iter("text")] == ["3", "2024-01", "2024-02", "6", "2024-03"]


@pytest.mark.parametrize(
    ("said", "indicator", "expected"),
    [("占比", "核心产业增加值占比", ""), ("占比", "核心产业增加值", "占比"), ("占", "新业态劳动者占比", "")],
)
def test_what_the_name_ends_with_is_not_said_again(said: str, indicator: str, expected: str) -> None:
    figure = Figure("r", words_of("10%"), 0, Decimal(10), "%", FigureKind.SHARE, indicator, qualifiers=(said,))
    brief = brief_of("甲", ArticleId("b"))
    shown = view_figure(replace(brief, analysis=replace(brief.analysis, figures=(figure,))), 0)
    assert shown.relation == expected
