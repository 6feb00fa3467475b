"""The command as its user runs it: a site of one's own, good and bad input, exit codes, output for programs."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

GOOD = (
    "数字乡村要用起来\n\n数字乡村建设应当以用为本。2023年，全县网络零售额达到12.5亿元，同比增长8.3%。要把平台用起来。\n"
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    assert run("new", folder, "--title", "我的“站”: no").exit_code == 0
    return folder


def test_a_new_site_generates_its_first_article(site: Path) -> None:
    result = run("generate", "-C", site, "--format", "json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert (told["articles"], told["failures"]) == (1, [])
    (record,) = json.loads((site / "docs/data/articles.json").read_text("utf-8"))
    assert (site / "docs/briefs" / record["id"] / "index.md").is_file()


def test_the_folder_may_stand_before_the_command(site: Path) -> None:
    assert run("-C", site, "generate").exit_code == 0
    assert (site / "docs" / "index.md").is_file()


def test_a_second_run_changes_no_byte(site: Path) -> None:
    run("generate", "-C", site)
    before = {path: path.read_bytes() for path in (site / "docs").rglob("*") if path.is_file()}
    assert run("generate", "-C", site).exit_code == 0
    assert {path: path.read_bytes() for path in (site / "docs").rglob("*") if path.is_file()} == before


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    result = run("new", tmp_path)
    assert result.exit_code == 1
    assert "not empty" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("empty.txt", b"", id="empty"),
        pytest.param("blank.txt", b" \n\n", id="blank"),
        pytest.param("what.xyz", b"abc", id="unknown-suffix"),
        pytest.param("broken.docx", b"PK\x03\x04 no zip", id="broken-word"),
        pytest.param("broken.jsonl", b'{"title": ', id="broken-json"),
        pytest.param("broken.zip", b"PK\x05", id="broken-zip"),
    ],
)
def test_bad_input_is_named_and_the_others_are_built(site: Path, name: str, data: bytes) -> None:
    (site / "articles" / "好.txt").write_text(GOOD, "utf-8")
    (site / "articles" / name).write_bytes(data)
    told = json.loads(run("generate", "-C", site, "--format", "json").stdout)
    assert told["articles"] == 2
    (failure,) = told["failures"]
    assert failure["message"].startswith(f"{name}: ")
    assert failure["message"].count(": ") >= 2
    assert run("generate", "-C", site, "--strict").exit_code == 1
    assert run("generate", "-C", site).exit_code == 0


def test_an_edit_survives_regeneration(site: Path) -> None:
    (site / "articles" / "好.txt").write_text(GOOD, "utf-8")
    edit = site / "edits" / "好.txt.yaml"
    edit.write_text("title: 改过的题目\nsummary: [编辑写的一句。]\ndrop_figures: [8.3%]\n", "utf-8")
    for _ in range(2):
        run("generate", "-C", site)
        titles = [record["title"] for record in json.loads((site / "docs/data/articles.json").read_text("utf-8"))]
        assert "改过的题目" in titles
        lines = json.loads((site / "docs/data/summaries.json").read_text("utf-8"))
        assert [line["sentence"] for line in lines if line["edited"]] == ["编辑写的一句。"]
        surfaces = [record["surface"] for record in json.loads((site / "docs/data/figures.json").read_text("utf-8"))]
        assert "12.5亿元" in surfaces
        assert "8.3%" not in surfaces
    assert edit.read_text("utf-8").startswith("title: 改过的题目")


def test_a_hidden_article_is_not_published(site: Path) -> None:
    (site / "articles" / "好.txt").write_text(GOOD, "utf-8")
    (site / "edits" / "好.txt.yaml").write_text("hide: true\n", "utf-8")
    run("generate", "-C", site)
    assert len(json.loads((site / "docs/data/articles.json").read_text("utf-8"))) == 1
    assert not any("12.5亿元" in path.read_text("utf-8") for path in (site / "docs").rglob("*.md"))


def test_a_broken_edit_is_named_and_its_source_built_without_it(site: Path) -> None:
    (site / "articles" / "好.txt").write_text(GOOD, "utf-8")
    (site / "edits" / "好.txt.yaml").write_text("titel: x\n", "utf-8")
    result = run("generate", "-C", site, "--strict")
    assert result.exit_code == 1
    assert "好.txt.yaml:1: the key 'titel' is not known: did you mean 'title'?" in result.stderr
    assert run("generate", "-C", site).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("generate", "-C", "nowhere"), 2, id="no-site"),
        pytest.param(("generate", "--nonsense"), 2, id="unknown-option"),
        pytest.param(("nonsense",), 2, id="unknown-command"),
        pytest.param(("--help",), 0, id="help"),
    ],
)
def test_wrong_usage_exits_with_two(arguments: tuple[str, ...], code: int) -> None:
    assert run(*arguments).exit_code == code


def test_a_wrong_configuration_exits_with_two_and_a_hint(site: Path) -> None:
    (site / "site_config.yaml").write_text("titel: x\n", "utf-8")
    result = run("generate", "-C", site)
    assert result.exit_code == 2
    assert "site_config.yaml:1: the key 'titel' is not known: did you mean 'title'?" in result.stderr


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself_and_its_options(command: str) -> None:
    shown = run(command, "--help").output
    assert main.commands[command].help
    assert all(
        getattr(option, "help", "x") for option in main.commands[command].params if option.param_type_name == "option"
    )
    assert command in shown


def test_check_proves_every_statement(site: Path) -> None:
    (site / "articles" / "好.txt").write_text(GOOD, "utf-8")
    told = json.loads(run("check", "-C", site, "--format", "json").stdout)
    assert told["statements"] > 20
    assert (told["flaws"], told["broken_links"]) == ([], [])


def test_figures_of_a_file_come_as_records(site: Path) -> None:
    (site / "articles" / "好.txt").write_text(GOOD, "utf-8")
    shown = json.loads(run("figures", site / "articles" / "好.txt", "--format", "json").stdout)
    assert [(record["surface"], record["value"], record["unit"]) for record in shown] == [
        ("12.5亿元", 1250000000, "元"),
        ("8.3%", 8.3, "%"),
    ]
    table = run("figures", site / "articles" / "好.txt", "--kind", "growth")
    assert "1 figures" in table.stdout


def test_figures_are_filtered_and_keep_their_ids(site: Path) -> None:
    path = site / "articles" / "好.txt"
    path.write_text(GOOD, "utf-8")
    whole = json.loads(run("figures", path, "--format", "json").stdout)
    growth = json.loads(run("figures", path, "--unit", "%", "--achieved", "--format", "json").stdout)
    assert growth == [record for record in whole if record["unit"] == "%"]
    assert run("figures", path, "--unit", "%", "--format", "csv").stdout.count("\n") == 2
    for nothing in (
        ("--topic", "无此专题"),
        ("--place", "无此地"),
        ("--source", "无此源"),
        ("--target",),
        ("--period", "1900"),
    ):
        assert json.loads(run("figures", path, *nothing, "--format", "json").stdout) == []


def test_explain_says_what_became_of_a_line(site: Path) -> None:
    path = site / "articles" / "好.txt"
    path.write_text(GOOD, "utf-8")
    rows = json.loads(run("explain", f"{path}:1", "-C", site, "--format", "json").stdout)
    assert [row["fate"] for row in rows if row["text"]] == ["title"]


def test_export_writes_the_named_files(site: Path, tmp_path: Path) -> None:
    result = run("export", "figures.csv", "-C", site, "--to", tmp_path / "out")
    assert result.exit_code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["figures.csv"]
    assert (tmp_path / "out/figures.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert run("export", "nothing.json", "-C", site).exit_code == 2


def test_bars_are_not_drawn_where_the_output_is_no_terminal(site: Path) -> None:
    result = run("generate", "-C", site)
    assert "━" not in result.output
    assert "\x1b" not in result.output


def test_a_new_edit_file_names_its_schema_and_its_sources_hash(site: Path) -> None:
    source = site / "articles" / "甲" / "好.txt"
    source.parent.mkdir()
    source.write_text(GOOD, "utf-8")
    made = Path(run("edit", "甲/好.txt", "-C", site).stdout.strip())
    assert made == site / "edits" / "甲" / "好.txt.yaml"
    lines = made.read_text("utf-8").splitlines()
    schema = (made.parent / lines[0].removeprefix("# yaml-language-server: $schema=")).resolve()
    assert json.loads(schema.read_text("utf-8"))["title"] == "编辑文件"
    assert lines[-1] == f"source_sha256: {hashlib.sha256(source.read_bytes()).hexdigest()}"
    assert run("generate", "-C", site, "--strict").exit_code == 0


def test_an_edit_file_that_stands_is_not_touched(site: Path) -> None:
    (site / "articles" / "好.txt").write_text(GOOD, "utf-8")
    edit = site / "edits" / "好.txt.yaml"
    edit.write_text("title:   改过的题目   # 说明\n", "utf-8")
    before = edit.read_bytes()
    result = run("edit", "改过的题目", "-C", site)
    assert "the source has changed; once all is looked through: source_sha256: " in result.stderr
    for command in ("generate", "review", "check"):
        run(command, "-C", site)
    assert edit.read_bytes() == before


def test_version_tells_what_a_site_is_built_with() -> None:
    lines = run("--version").stdout.splitlines()
    names = [line.split()[0] for line in lines]
    assert names == ["jianbao", "mkdocs", "mkdocs-material", "pagefind_bin_extended", "python"]
    assert all(re.fullmatch(r"[\d.]+", line.split()[1]) for line in lines)
