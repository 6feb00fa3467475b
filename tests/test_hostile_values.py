"""Hostile values through a whole site: numbers no one measures, titles no one sees, words that a terminal or a log would obey."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.text.shown import shown, shown_json

ROOT = Path(__file__).parent.parent

PLAIN = "试点城市增加到12个，各地要完善目录、统一标准，推动数据按需共享。"
NUMBERS = {
    "nines": "达到" + "9" * 5_000 + "%",
    "nines with decimals": "达到" + "9" * 5_000 + "." + "9" * 5_000 + "亿元",
    "nearly nothing": "增长0." + "0" * 5_000 + "1%",
    "exponent": "达到1e999999999亿元，增长1E400%",
    "power": "达到10^999999999亿元",
    "scales": "达到5" + "万亿" * 200 + "元",
    "Chinese nines": "达到" + "九" * 5_000 + "亿元",
    "no digits of ours": "增长5²%，达到①亿元，提高٣٪，共Ⅳ个",
    "no days": "2024年13月45日增长5%，0000年0月0日达到3亿元，9999999999年有7个",
    "nothing to divide by": "占1/0，0分之5，百分之九九九九九",
    "a series of extremes": "2022年网络零售额达到0." + "0" * 400 + "1元，2023年网络零售额达到" + "9" * 400 + "元",
}


def test_a_blank_between_characters_is_shown_and_one_that_turns_or_hides_is_not() -> None:
    assert shown("致　辞\u202e\u2028\x1b") == "致　辞\ufffd\ufffd\ufffd"


def made(root: Path, **articles: str) -> Path:
    """A generated site of these articles."""
    (root / "articles").mkdir(parents=True)
    (root / "site_config.yaml").write_text("title: 试验站\n", "utf-8")
    for name, text in articles.items():
        (root / "articles" / f"{name}.txt").write_text(text, "utf-8", "surrogatepass")
    done = CliRunner().invoke(main, ["generate", "-C", str(root)])
    assert done.exit_code == 0, done.output + repr(done.exception)
    return root


def _numbers_of(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for inner in value.values() for number in _numbers_of(inner)]
    if isinstance(value, list):
        return [number for inner in value for number in _numbers_of(inner)]
    return [float(value)] if isinstance(value, (int, float)) else []


def _refuse(name: str) -> None:
    raise AssertionError(name)


@pytest.mark.xdist_group("faults")
def test_numbers_that_measure_nothing_stop_no_build_and_every_number_that_is_published_is_finite(
    tmp_path: Path,
) -> None:
    articles = {f"a{at}": f"试点报告{at}号\n\n{PLAIN}\n\n{words}。\n" for at, words in enumerate(NUMBERS.values())}
    root = made(tmp_path / "site", **articles)
    assert len(list((root / "docs" / "briefs").glob("*/index.md"))) == len(NUMBERS)
    for path in (root / "docs" / "data").glob("*.json"):
        numbers = _numbers_of(json.loads(path.read_bytes(), parse_constant=_refuse))
        assert [number for number in numbers if not math.isfinite(number)] == []
    table = (root / "docs" / "data" / "figures.csv").read_bytes().decode("utf-8-sig")
    assert max(len(cell) for row in csv.DictReader(io.StringIO(table)) for cell in (row["value"], row["high"])) < 40


OBEYED = "红\x1b[31m甲\x9b2J乙\u202e丙\u2066丁\u2028[/b]:smile:[link=http://outside.invalid]戊\x07"
COMMANDS = (
    ["generate"], ["generate", "--format", "json"], ["check"], ["check", "--format", "json"], ["check", "--format", "github"],
    ["check", "--format", "gitlab"], ["review"], ["review", "--format", "json"], ["review", "--format", "github"],
    ["figures"], ["figures", "--format", "json"], ["explain", "b.txt"], ["explain", "b.txt", "--format", "json"],
)  # fmt: skip


@pytest.fixture(scope="module")
def obeyed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose articles, edits and file names hold what a terminal or a code host would obey."""
    text = f"{OBEYED}报告\n\n2024年2月30日，{OBEYED}产业增加值达到3亿元，有5000[/b]个。{PLAIN}\n"
    root = made(tmp_path_factory.mktemp("obeyed") / "site", b=text)
    (root / "articles" / "c.txt").write_text(text, "utf-8")
    (root / "edits").mkdir()
    (root / "edits" / "b.txt.yaml").write_text(f"pin: [{json.dumps(OBEYED + '不在')}]\n", "utf-8")
    return root


@pytest.mark.xdist_group("faults")
@pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: Windows has no such names")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_prints_what_a_terminal_or_a_code_host_obeys(obeyed: Path, command: list[str]) -> None:
    (obeyed / "articles" / "bad\x1b[31m\u202e\n::error::\n.exe").write_text("x")
    done = CliRunner().invoke(main, [*command, "-C", str(obeyed)])
    said = done.stdout + done.stderr
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    assert [char for char in said if not char.isprintable() and char != "\n"] == []
    assert [line for line in done.stderr.splitlines() if line.startswith("::")] == []
    assert command[-1] == "github" or [line for line in done.stdout.splitlines() if line.startswith("::")] == []
    if command[-1] in {"json", "gitlab"}:
        assert json.loads(done.stdout) is not None


@pytest.mark.xdist_group("faults")
def test_a_table_in_the_terminal_shows_brackets_and_colons_as_they_stand(obeyed: Path) -> None:
    explained = CliRunner().invoke(main, ["explain", "b.txt", "-C", str(obeyed)])
    assert "[/b]:smile:[link=" in explained.stdout.replace("\n", "")


def test_json_for_a_terminal_is_the_same_json() -> None:
    value = {"a": OBEYED + "\ud800\U000e0041𠮷\u3000", "b": [1]}
    document = json.dumps(value, ensure_ascii=False, indent=1)
    assert json.loads(shown_json(document)) == value
    assert [char for char in shown_json(document) if not char.isprintable() and char != "\n"] == []


@pytest.mark.xdist_group("faults")
def test_a_terminal_that_knows_no_chinese_gets_escapes(obeyed: Path) -> None:
    variables = {**os.environ, "PYTHONIOENCODING": "iso-8859-9", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "review", "-C", str(obeyed)]
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, check=False)
    assert (done.returncode, b"\\u" in done.stdout, done.stderr) == (0, True, b"")
