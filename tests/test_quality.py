"""The gate: no score on the hand-made labels falls below its pinned floor, and the real files give what they hold."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.figures_peers import Count, Find, compared
from benchmarks.figures_quality import Item
from benchmarks.floors import Score, fallen, load_floors, raised
from benchmarks.gold import shared_folder
from benchmarks.quality import GROUPS, Group
from generator.cli import main

NO_LABELS = "NOT RUN: the labelled corpus is not at hand (JIANBAO_SHARED, or ../shared beside the checkout)"
needs_labels = pytest.mark.skipif(shared_folder() is None, reason=NO_LABELS)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_no_score_falls_below_its_floor(group: Group) -> None:
    pinned = load_floors(group.name)
    if group.files() is None:
        pytest.skip(NO_LABELS)
    if group.name == "shared" and pinned.labels != group.digest():
        pytest.skip("NOT RUN: the labels are not those the floors were measured on; python -m benchmarks.quality --pin")
    assert pinned.labels == group.digest(), "changed labels need a new pin: python -m benchmarks.quality --pin"
    assert fallen(group.scores(), pinned.floors) == []


def test_the_gate_tells_what_fell_and_what_is_missing() -> None:
    floors = {"a": 0.9, "b": 0.5, "c": 0.1}
    assert fallen([Score("a", 89, 100), Score("b", 1, 2)], floors) == [
        "a: 0.8900 is below its floor 0.9000",
        "c: 0.0000 is below its floor 0.1000",
    ]


def test_a_floor_rises_with_its_score_and_falls_only_when_named() -> None:
    scores = [Score("a", 95, 100), Score("b", 1, 4), Score("c", 1, 4)]
    assert raised(scores, {"a": 0.9, "b": 0.5, "c": 0.5}, {"c"}) == {"a": 0.95, "b": 0.5, "c": 0.25}


def test_another_library_is_scored_leniently() -> None:
    labels = ({"start": 2, "surface": "12亿元", "value": 1200000000}, {"start": 9, "surface": "3.5%", "value": -3.5})
    item = Item("收入12亿元,下降3.5%,另有7处", labels, neutral=((16, 18),))
    finds = [Find(2, 5, (Decimal(1200000000),)), Find(9, 13, (Decimal("3.5"),)), Find(16, 17, (Decimal(7),))]
    assert compared(item, finds) == Count(labelled=2, found=2, hit=2, right=2, whole=1)


@needs_labels
def test_the_five_files_give_36_articles_and_a_strict_site(tmp_path: Path) -> None:
    folder = shared_folder()
    assert folder is not None
    site = tmp_path / "site"
    runner = CliRunner()
    assert runner.invoke(main, ["new", str(site)]).exit_code == 0
    (site / "articles" / "第一篇.md").unlink()
    for path in (folder / "corpus").iterdir():
        (site / "articles" / path.name).write_bytes(path.read_bytes())
    built = runner.invoke(main, ["build", "-C", str(site), "--format", "json"])
    assert built.exit_code == 0, built.output
    assert json.loads(built.stdout)["articles"] == 36
    checked = runner.invoke(main, ["check", "-C", str(site), "--format", "json"])
    told = json.loads(checked.stdout)
    assert (told["flaws"], told["broken_links"], checked.exit_code) == ([], [], 0)
