"""The review list: the worst first, every row with an edit that settles it, nothing of it published unless asked for."""

from __future__ import annotations

import ast
import html
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.clean.suspects import SUSPECTS
from generator.cli import main
from generator.config import Config
from generator.edit import parse_edit
from generator.model import Analysis, ArticleId, Brief, Failure, Indicator, Notice, Severity, Site
from generator.render import load_strings
from generator.review import review
from tests.builders import make_article
from tests.test_edit import a_brief

ROOT = Path(__file__).parent.parent


def rows(site: Site, today: str = "2025-06-01") -> list[tuple[str, str]]:
    return [(item.kind, item.article) for item in review(site, today) if item.kind != "spot-check"]


def brief_of(text: str, id: str, **fields: Any) -> Brief:
    made = a_brief()
    return replace(
        made, article=make_article(text, id, path=f"{id}.txt", id=id), analysis=Analysis(), cards=(), **fields
    )


def test_rows_come_worst_first() -> None:
    lost = Failure("x.txt", "read", "x.txt: this is no UTF-8: a UTF-8 text")
    stale = Notice("a.txt", "edit-stale", "对不上了")
    light = Notice("a.txt", "near-duplicate", "与另一篇相近", Severity.INFO)
    site = Site((brief_of("正文。", "a"),), failures=(lost,), notices=(light, stale))
    assert [kind for kind, _ in rows(site)] == ["failure", "edit-stale", "no-date", "near-duplicate"]


def test_figures_that_disagree_are_listed_with_both_values() -> None:
    one, other = a_brief(), replace(a_brief(), article=replace(a_brief().article, id=ArticleId("b")))
    pair = ((one.article.id, 0), (other.article.id, 2))
    item = next(
        item
        for item in review(Site((one, other), indicators=(Indicator("i", "收入", "元", (), (), (pair,)),)))
        if item.kind == "contradiction"
    )
    assert "这里是15.4万亿元，《题目》是10.8万亿元" in item.message


@pytest.mark.parametrize(("today", "overdue"), [("2025-05-31", False), ("2025-06-01", True), ("", False)])
def test_a_review_is_overdue_when_its_day_has_come(today: str, *, overdue: bool) -> None:
    site = Site((brief_of("正文。", "a", review_by="2025-06-01"),))
    assert (("review-overdue", "a") in rows(site, today)) is overdue


def test_a_pinned_briefing_that_is_gone_is_told() -> None:
    site = Site((brief_of("正文。", "a", pinned=("没有这篇",)),))
    assert ("edit-stale", "a") in rows(site)


def test_the_sample_for_a_spot_check_stays_when_others_come() -> None:
    def sample(count: int) -> set[str]:
        site = Site(tuple(brief_of("正文。", f"b{number}") for number in range(count)))
        return {item.article for item in review(site) if item.kind == "spot-check"}

    assert len(sample(20)) == 3
    assert len(sample(20) & sample(21)) >= 2


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    for name in ("articles", "site_config.yaml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (tmp_path / "articles" / "无题.txt").write_text("开头就是正文，没有标题也没有日期。第二句话说别的事情。\n", "utf-8")
    return tmp_path


def listed(root: Path) -> list[dict[str, Any]]:
    told = CliRunner().invoke(main, ["review", "-C", str(root), "--format", "json"])
    assert told.exit_code == 0, told.output
    items: list[dict[str, Any]] = json.loads(told.stdout)
    return items


def test_the_edit_that_a_row_offers_settles_it(sample: Path) -> None:
    before = [item for item in listed(sample) if item["edit_file"].endswith(".yaml") and item["suggestion"]]
    for item in before:
        if item["edit_file"] != "site_config.yaml":
            parse_edit(item["suggestion"].encode(), item["edit_file"])
    chosen = {item["edit_file"]: item for item in before if item["suggestion"].startswith("articles:")}
    for name, item in chosen.items():
        path = sample / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(item["suggestion"] + "\n", "utf-8")
    after = {(item["kind"], item["article"], item["message"]) for item in listed(sample)}
    assert len(chosen) > 3
    assert not [item for item in chosen.values() if (item["kind"], item["article"], item["message"]) in after]


def test_the_page_is_made_only_where_the_configuration_asks_for_it(sample: Path) -> None:
    page = sample / "docs" / "review" / "index.md"
    CliRunner().invoke(main, ["generate", "-C", str(sample)])
    assert not page.exists()
    settings = sample / "site_config.yaml"
    settings.write_text(settings.read_text("utf-8") + "\nreview_page: true\n", "utf-8")
    CliRunner().invoke(main, ["generate", "-C", str(sample)])
    text = page.read_text("utf-8")
    assert '"robots": "noindex, nofollow"' in text
    assert "没有日期" in text
    assert "date: 2024-08-08" in text


def test_page_terminal_and_json_list_the_same_rows_with_the_same_edits(sample: Path) -> None:
    (sample / "edits").mkdir()
    (sample / "edits" / "无题.txt.yaml").write_text("pin: [没有这句话]\nreview_by: 2020-01-01\n", "utf-8")
    (sample / "edits" / "没有.txt.yaml").write_text("title: 甲\n", "utf-8")
    (sample / "articles" / "坏.docx").write_text("x")
    settings = sample / "site_config.yaml"
    settings.write_text(settings.read_text("utf-8") + "\nreview_page: true\n", "utf-8")
    assert CliRunner().invoke(main, ["generate", "-C", str(sample)]).exit_code == 0
    page = html.unescape(re.sub(r"<br>|<[^>]*>", "", (sample / "docs" / "review" / "index.md").read_text("utf-8")))
    terminal = CliRunner().invoke(main, ["review", "-C", str(sample)]).stdout
    items = listed(sample)
    assert {"failure", "edit-without-source", "no-date", "title-inferred"} <= {item["kind"] for item in items}
    for item in items:
        first = item["suggestion"].split("\n")[0]
        assert f"{item['kind']}: {item['source']}" in terminal
        for shown in (item["message"], item["edit_file"] if first else "", first):
            assert shown in page and shown in terminal, (shown, item)
        assert not first or item["edit_file"] == "site_config.yaml" or item["edit_file"].startswith("edits/")
    assert f"{len(items)} rows" in terminal
    assert page.count("写进 ") == sum(bool(item["suggestion"]) for item in items)


def test_the_folder_of_edits_is_the_configured_one() -> None:
    site = Site((brief_of("正文。", "a"),))
    assert {item.edit_file for item in review(site, edits="改动")} == {"改动/a.txt.yaml"}


def _rules() -> set[str]:
    """Rules of all notices that the program can give, as its modules write them."""
    found = {rule for rule, _, _ in SUSPECTS} | {"edit-stale", "edit-unmatched", "phrase-unanswered", "phrase-budget"}
    for path in (ROOT / "generator").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(call, ast.Call)
                and getattr(call.func, "id", "") == "Notice"
                and isinstance(call.args[1], ast.Constant)
            ):
                found.add(str(call.args[1].value))
    return found


@pytest.mark.parametrize("of_article", [True, False])
def test_every_row_offers_the_edit_that_settles_it(*, of_article: bool) -> None:
    article = ArticleId("a") if of_article else None
    notices = [Notice("a.txt", rule, "有一处要看", Severity.INFO, None, article) for rule in sorted(_rules())]
    items = review(Site((brief_of("正文。", "a"),), notices=tuple(notices)), "2025-06-01")
    assert len(items) > 20
    assert [item for item in items if not item.suggestion or not item.edit_file] == []
    for item in items:
        if item.edit_file == "site_config.yaml":
            Config(**yaml.safe_load(item.suggestion))
        elif not item.suggestion.startswith("#"):
            parse_edit(item.suggestion.encode(), item.edit_file)


def test_a_row_of_an_archives_member_leaves_out_the_archive() -> None:
    notice = Notice("一/合集.ZIP/二.zip/丙.txt", "member-unreadable", "读不出来", Severity.ERROR)
    (item,) = review(Site((), notices=(notice,)))
    assert item.suggestion.startswith('exclude:\n  - "一/合集.ZIP"  # ')


def test_light_rows_wait_for_the_day_on_which_an_editor_looks_again() -> None:
    light = Notice("a.txt", "lost-break", "段中有大段空白", Severity.INFO, None, ArticleId("a"))
    heavy = Notice("a.txt", "edit-refused", "没有采用", Severity.ERROR, None, ArticleId("a"))
    site = Site((brief_of("正文。", "a", review_by="2026-01-01"),), notices=(light, heavy))
    assert [kind for kind, _ in rows(site, "2025-12-31")] == ["edit-refused"]
    assert {"lost-break", "review-overdue"} <= {kind for kind, _ in rows(site, "2026-01-01")}


@pytest.mark.parametrize(
    ("day", "overdue"), [("1924905599", False), ("1924905600", True)]
)  # 2030-12-30 23:59:59, a second on
def test_page_and_terminal_have_one_today(
    sample: Path, monkeypatch: pytest.MonkeyPatch, day: str, *, overdue: bool
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
    (sample / "edits").mkdir()
    (sample / "edits" / "无题.txt.yaml").write_text("review_by: 2030-12-31\n", "utf-8")
    settings = sample / "site_config.yaml"
    settings.write_text(settings.read_text("utf-8") + "\nreview_page: true\n", "utf-8")
    CliRunner().invoke(main, ["generate", "-C", str(sample)])
    page = (sample / "docs" / "review" / "index.md").read_text("utf-8")
    words = "应在2030-12-31前再看一遍"
    github = CliRunner().invoke(main, ["review", "-C", str(sample), "--format", "github"]).stdout
    assert [words in page, any(words in item["message"] for item in listed(sample)), words in github] == [overdue] * 3
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1956441600")  # 2031-12-31: nothing else changes
    CliRunner().invoke(main, ["generate", "-C", str(sample)])
    assert words in (sample / "docs" / "review" / "index.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_of_row_has_a_name_in_words(language: str) -> None:
    words = load_strings(language)
    assert len(_rules()) > 20
    assert [rule for rule in sorted(_rules()) if f"review.{rule}" not in words] == []
