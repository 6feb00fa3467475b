"""The promises of tests/README.md name tests that are there; and those promises that no other file proves."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pytest

from generator.executor import ALLOWANCE
from generator.model import MarkKind, RawFile
from generator.read import read
from generator.split import split

TESTS = Path(__file__).parent


def test_every_proof_that_is_named_is_there() -> None:
    named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", (TESTS / "README.md").read_text("utf-8"))
    assert len(named) > 50
    lost = [name for name in named if f"def {name[1]}(" not in (TESTS / name[0]).read_text("utf-8")]
    assert lost == []


def test_every_guard_that_is_removed_in_turn_stands_in_its_file() -> None:
    guards = runpy.run_path(str(TESTS.parent / "scripts" / "mutate.py"))["GUARDS"]
    assert len(guards) > 40
    lost = [guard.name for guard in guards if guard.was not in (TESTS.parent / guard.file).read_text("utf-8")]
    assert lost == []


def test_an_input_may_cost_ten_seconds_and_300_megabytes() -> None:
    assert (ALLOWANCE.seconds, ALLOWANCE.memory) == (10, 300_000_000)


@pytest.mark.xdist_group("site")
def test_every_page_has_both_policies(built_site: Path) -> None:
    pages = [path for path in built_site.rglob("*.html") if "pagefind" not in path.parts]
    wanted = (b'http-equiv="Content-Security-Policy"', b'name="referrer"')
    assert len(pages) > 30
    assert [path for path in pages if any(path.read_bytes().count(words) != 1 for words in wanted)] == []


def test_each_part_of_a_file_holds_the_marks_that_touch_it() -> None:
    records = [{"title": f"第{number}件事", "author": "张三", "content": "镇里办成一件事。"} for number in range(20)]
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (document,) = read(RawFile("a.jsonl", lines.encode()))
    parts = split(document)
    assert [sum(mark.kind is MarkKind.META for mark in part.document.marks) for part in parts] == [2] * 20
    assert sum((part.document.marks for part in parts), ()) == document.marks
