"""Hostile values through a whole site: numbers no one measures, titles no one sees, words that a terminal or a log would obey."""

from __future__ import annotations

import csv
import io
import json
import math
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main

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
