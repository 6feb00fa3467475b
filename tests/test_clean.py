"""Cleaning: repairs, levels, ids, facts, editors' cuts, and long runs of one piece."""

from __future__ import annotations

import pytest
import yaml

from generator.split import Cuts
from tests.staged import bodies, broken_laws, headings, stage

BODY = "一条河流的治理不能只盯着水面,排口和养殖互相牵连。\n治水还要算长远账,清淤之后补种水草,河流才会一年强过一年。\n"


@pytest.mark.parametrize(
    ("words", "now", "repairs"),
    [
        ("全市投资达到２９００万元。", "全市投资达到2900万元。", [("２", "2"), ("９", "9"), ("０", "0"), ("０", "0")]),
        ("大數據平台已经建成。", "大数据平台已经建成。", [("數", "数"), ("據", "据")]),
        ("产值占G党P比重约10%。", "产值占GDP比重约10%。", [("党", "D")]),
        ("车间里的3党打印设备。", "车间里的3D打印设备。", [("党", "D")]),
        (
            "⼀年⽐⼀年增⻓。",
            "一年比一年增长。",
            [("⼀", "一"), ("⽐", "比"), ("⼀", "一"), ("⻓", "长")],
        ),
        ("会议在乾安县召开,党员代表参加。", "会议在乾安县召开,党员代表参加。", []),
        ("投资达到2 9 0 0亿元,占27 · 7％。", "投资达到2 9 0 0亿元,占27 · 7％。", []),
    ],
    ids=["full-width", "traditional", "gdp", "3d", "radicals", "names", "ocr-figures"],
)
def test_repairs_are_one_for_one_and_listed(words: str, now: str, repairs: list[tuple[str, str]]) -> None:
    document, (article,), entries = stage(f"治水要算长远账\n{words}\n{BODY}")
    assert broken_laws(document, (article,), entries) == []
    assert (bodies(article)[0], [(repair.was, repair.now) for repair in article.repairs]) == (now, repairs)


def test_levels_follow_the_order_of_ranks() -> None:
    text = (
        f"治水要算长远账\n第一章 总则\n一、目标\n(一)近期\n{BODY}(二)远期\n{BODY}第二章 措施\n一、清淤\n1.机械\n{BODY}"
    )
    _, (article,), _ = stage(text)
    assert [level for level, _ in headings(article)] == [1, 2, 3, 3, 1, 2, 4]


def test_numbers_of_older_office_texts_are_levels_too() -> None:
    text = f"治水要算长远账\n壹、总则\n一、目标\n㈠近期\n{BODY}㈡远期\n{BODY}貳、措施\n一、清淤\n⒈机械\n{BODY}⑴水下\n{BODY}"
    _, (article,), _ = stage(text)
    assert [level for level, _ in headings(article)] == [1, 2, 3, 3, 1, 2, 4, 5]


def test_an_id_does_not_change_when_another_article_comes_before() -> None:
    one = f"目录\n治水要算长远账\n港口忙在衔接处\n\n治水要算长远账\n{BODY}港口忙在衔接处\n{BODY[::-1]}"
    two = one.replace("目录\n", "目录\n课堂里的双师\n").replace(
        "\n\n", "\n\n课堂里的双师\n双师课堂开了三年,学生最欢迎的仍是能面对面追问的那一半。\n", 1
    )
    ids = [{article.title.text: article.id for article in stage(text)[1]} for text in (one, two)]
    assert len(ids[1]) == 3
    assert {title: ids[1][title] for title in ids[0]} == ids[0]


def test_two_articles_of_one_title_have_two_ids() -> None:
    _, articles, _ = stage(f"目录\n观察\n观察\n\n观察\n{BODY}观察\n{BODY[::-1]}")
    assert len({article.id for article in articles}) == 2


def test_an_editors_cuts_win() -> None:
    text = f"治水要算长远账\n{BODY}河底的账\n{BODY[::-1]}"
    cut = stage(text, cuts=Cuts(split_at=("河底的账",), titles=(("河底的账", "河底还有一本账"),)))[1]
    merged = stage(text, cuts=Cuts(split_at=("河底的账",), merge=("河底的账",)))[1]
    lost = stage(text, cuts=Cuts(split_at=("不在这里",)))[1]
    assert [article.title.text for article in cut] == ["治水要算长远账", "河底还有一本账"]
    assert [article.title.text for article in merged] == ["治水要算长远账"]
    assert [notice.rule for notice in lost[0].notices] == ["edit-not-found"]


def test_an_editor_keeps_a_line_and_leaves_one_out() -> None:
    text = f"治水要算长远账\n{BODY}另有一行混了进来。\n渡口网版权页 新闻热线\n"
    was = stage(text)[1][0]
    assert "另有一行混了进来。" in bodies(was)
    assert not any("渡口网" in body for body in bodies(was))
    document, (article,), entries = stage(text, cuts=Cuts(keep=("渡口网版权页",), leave_out=("另有一行混了进来。",)))
    assert broken_laws(document, (article,), entries) == []
    assert bodies(article)[-1] == "渡口网版权页 新闻热线"
    assert not any("另有一行" in body for body in bodies(article))
    _, (lost,), _ = stage(text, cuts=Cuts(keep=("这一行早就没有了",)))
    assert "edit-not-found" in {notice.rule for notice in lost.notices}


def test_what_is_left_out_by_its_looks_is_told_with_the_edit_that_brings_it_back() -> None:
    _, (article,), _ = stage(f'治水要算长远账\n{BODY}渡口"网"版权页 新闻热线\n')
    (notice,) = (notice for notice in article.notices if notice.rule == "left-out")
    assert "新闻热线" in notice.message
    assert yaml.safe_load(notice.suggestion) == {"keep": ['渡口"网"版权页 新闻热线']}


def test_an_impossible_date_is_a_notice() -> None:
    _, (article,), _ = stage(f"治水要算长远账\n发布时间:2024-02-30\n{BODY}")
    assert (article.published, [notice.rule for notice in article.notices]) == (None, ["date-impossible"])


@pytest.mark.parametrize(
    "unit",
    [
        "河",
        "短行\n",
        "一、标题\n正文写在这里,没有句号\n",
        "“甲。",
        "《",
        "（",
        "<div>",
        "□李明\n",
        "·12·\n",
        "，",
        "2024年第3期  \n",
    ],
    ids=[
        "one-line",
        "short",
        "headings",
        "quotes",
        "titles",
        "brackets",
        "tags",
        "bylines",
        "pages",
        "commas",
        "heads",
    ],
)
@pytest.mark.parametrize("path", ["a.txt", "a.html"])
def test_a_long_run_of_one_piece_keeps_the_laws(unit: str, path: str) -> None:
    text = "治水要算长远账\n" + BODY + unit * (16_000 // len(unit))
    assert broken_laws(*stage(text, path)) == []
