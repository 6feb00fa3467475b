"""Findings beside the line: what GitHub and GitLab read of a run, at the file and line an author can open."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate import Annotation, Place, of_mkdocs, of_proof, to_github, to_gitlab
from generator.cli import main
from generator.config import Config
from generator.verify import Flaw


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run("new", "mine").exit_code == 0
    return Path("mine")


def test_a_workflow_command_names_level_file_line_rule_and_message() -> None:
    found = Annotation("warning", "no-date", "文中没有日期\n第二行", "articles/甲.txt", 3)
    assert to_github([found]) == "::warning file=articles/甲.txt,line=3,title=no-date::文中没有日期%0A第二行"


def test_a_finding_of_no_file_has_no_place() -> None:
    assert to_github([Annotation("error", "mkdocs", "50% done: a, b")]) == "::error title=mkdocs::50%25 done: a, b"


def test_the_worst_is_told_first_as_a_code_host_shows_ten() -> None:
    found = [Annotation("notice", "a", ""), Annotation("error", "b", ""), Annotation("warning", "c", "")]
    assert [line.split()[0] for line in to_github(found).splitlines()] == ["::error", "::warning", "::notice"]


@given(path=st.text(min_size=1), rule=st.text(), message=st.text())
def test_no_text_of_a_finding_can_begin_another_command(path: str, rule: str, message: str) -> None:
    said = to_github([Annotation("error", rule, message, path, 1)])
    assert "\n" not in said
    assert "\r" not in said
    found = re.fullmatch(r"::error file=([^,:]*),line=1,title=([^,:]*)::(.*)", said, re.DOTALL)
    assert found
    assert [_unescaped(part) for part in found.groups()] == [path, rule, message]


def _unescaped(text: str) -> str:
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_gitlab_gets_one_row_a_finding_with_a_fingerprint_of_its_own() -> None:
    one = Annotation("error", "empty", "空文件", "articles/a.txt", 1)
    report = json.loads(to_gitlab([one, one, Annotation("notice", "no-date", "没有日期", "articles/a.txt", 4)]))
    assert [(row["check_name"], row["severity"], row["location"]) for row in report] == [
        ("empty", "critical", {"path": "articles/a.txt", "lines": {"begin": 1}}),
        ("no-date", "info", {"path": "articles/a.txt", "lines": {"begin": 4}}),
    ]
    assert len({row["fingerprint"] for row in report}) == 2


def test_a_flaw_is_at_its_source_and_a_broken_link_at_the_page_that_holds_it(site: Path) -> None:
    (site / "docs/about.md").write_text("# 关于\n\n见[此处](missing.md)。\n", "utf-8")
    found = of_proof(
        [Flaw("第一篇.md", "a", "text-differs", "words differ")],
        ["about/index.html: missing.md: leads nowhere: a page of the site"],
        Place(site, Config()),
    )
    assert [(one.level, one.path, one.line) for one in found] == [
        ("error", "mine/articles/第一篇.md", 1),
        ("error", "mine/docs/about.md", 3),
    ]


def test_a_warning_of_mkdocs_is_at_the_page_it_names(site: Path) -> None:
    (site / "docs/about.md").write_text("# 关于\n\n\n见[此处](x.md)。\n", "utf-8")
    said = "WARNING -  Doc file 'about.md' contains a link 'x.md', but the target is not found\nAborted with 1 warnings"
    (found,) = of_mkdocs(said, Place(site, Config()))
    assert (found.path, found.line) == ("mine/docs/about.md", 4)
    assert found.message.startswith("Doc file 'about.md'")


def test_check_tells_a_code_host_what_failed_and_where(site: Path) -> None:
    (site / "articles/空.txt").write_bytes(b"")
    (site / "articles/b.txt").write_text(
        "\n\n没有日期的题目\n\n这里只有一句话，讲的是道理和做法，没有数字。\n", "utf-8"
    )
    done = run("check", "-C", site, "--strict", "--format", "github")
    lines = done.stdout.splitlines()
    assert done.exit_code == 1
    assert lines[0].startswith("::error file=mine/articles/空.txt,line=1,title=failure::")
    assert any(re.match("::notice file=mine/articles/b.txt,line=[35],title=no-date::", line) for line in lines)
    report = json.loads(run("review", "-C", site, "--format", "gitlab").stdout)
    assert report[0]["location"]["path"] == "mine/articles/空.txt"


def test_build_tells_a_code_host_which_page_mkdocs_refused(site: Path) -> None:
    (site / "docs/about.md").write_text("# 关于\n\n见[此处](missing.md)。\n", "utf-8")
    done = run("build", "-C", site, "--format", "github")
    assert done.exit_code == 1
    assert "::error file=mine/docs/about.md,line=3,title=mkdocs::" in done.stdout
