"""Killed, interrupted, out of space, without rights, without network: docs/ is old or new, and the next run heals."""

from __future__ import annotations

import functools
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.cache import Cache
from generator.executor import Allowance, LostError, Workers
from generator.lexicon import Lexicon
from generator.model import FileResult, PagePath, RawFile
from generator.pipeline import Task, harvest
from generator.store import STATE, heal, write_docs
from tests.hostile.forked import changed, tree, watch_writes
from tests.test_store import pages

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.xdist_group("faults")
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="NOT RUN: faults are made by fork and signals")
LONG = "JIANBAO_EXAMPLES" in os.environ
"""The longer run: every write of `generate`, not a sample of them."""
TEXT = "试点报告\n\n本年试点城市增加到{}个，线上办理率达到9{}%。各地要完善目录，推动数据按需共享。\n"


@functools.cache
def server() -> Any:
    """One process for all tests of this module, so that the libraries are loaded once."""
    command = [sys.executable, "-m", "tests.hostile.forked"]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )


@pytest.fixture(scope="module", autouse=True)
def _server_ends() -> Iterator[None]:
    yield
    server().communicate()


def ask(request: dict[str, Any]) -> Any:
    server().stdin.write(json.dumps(request) + "\n")
    server().stdin.flush()
    return json.loads(server().stdout.readline())


def one(root: Path, kind: str, **more: Any) -> dict[str, Any]:
    answers: list[dict[str, Any]] = ask({"faults": [{"kind": kind, "root": str(root), **more}]})
    return answers[0]


def make_site(root: Path, **articles: str) -> Path:
    (root / "articles").mkdir(parents=True)
    (root / "docs").mkdir()
    (root / "docs" / "about.md").write_text("手写的一页\n", "utf-8")
    (root / "site_config.yaml").write_text("title: 试验站\n", "utf-8")
    for name, text in articles.items():
        (root / "articles" / f"{name}.txt").write_text(text, "utf-8")
    return root


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two articles, generated."""
    root = make_site(tmp_path / "site", one=TEXT.format(3, 1), two=TEXT.format(4, 2).replace("试点", "改革"))
    assert one(root, "none")["code"] == 0
    return root


@pytest.fixture(scope="module")
def change(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A generated site before and after a change that writes, deletes and makes folders; and how many writes that takes."""
    root = tmp_path_factory.mktemp("change")
    second = TEXT.format(4, 2).replace("试点", "改革")
    make_site(root / "before", one=TEXT.format(3, 1), two=second)
    make_site(root / "after", one=TEXT.format(5, 7), three=second.replace("改革", "示范"))
    made = [{"kind": "none", "root": str(root / name)} for name in ("before", "after")]
    assert [answer["code"] for answer in ask({"faults": made})] == [0, 0]
    return root, int(one(changed(root), "count")["said"])


@needs_fork
def test_killed_at_fifty_random_moments_docs_is_old_or_new_and_the_next_run_heals(change: tuple[Path, int]) -> None:
    root, _ = change
    whole = float(ask({"seconds": 1, "root": str(root)}))
    moments = [{"kind": "moment", "after": whole * random.Random(at).random()} for at in range(50)]
    assert ask({"kills": moments, "root": str(root)}) == []


@needs_fork
def test_killed_at_a_write_of_generate_docs_is_old_or_new_and_the_next_run_heals(change: tuple[Path, int]) -> None:
    root, writes = change
    points = range(writes) if LONG else sorted(random.Random(8).sample(range(writes), 20))
    assert ask({"kills": [{"kind": "kill", "at": point} for point in points], "root": str(root)}) == []


@needs_fork
def test_any_flipped_bit_of_what_a_run_keeps_costs_time_only(change: tuple[Path, int]) -> None:
    assert ask({"flips": 300 if LONG else 15, "root": str(change[0])}) == []


@needs_fork
def test_killed_at_each_write_of_the_store_the_next_run_heals(tmp_path: Path) -> None:
    before, after = pages(a="1", b__x="1", c="1"), pages(a="2", c="1", d__y="2")
    write_docs(tmp_path / "new", after.items())
    point = died = 0
    while True:
        docs = tmp_path / str(point)
        write_docs(docs, before.items())
        if not _killed_at(point, docs, after):
            break
        died += 1
        heal(docs)
        assert tree(docs) in ({str(path): data for path, data in before.items()}, tree(tmp_path / "new"))
        write_docs(docs, after.items())
        assert tree(docs) == tree(tmp_path / "new")
        assert list((docs / STATE).glob("staged*")) == []
        point += 1
    assert died > 10


def _killed_at(point: int, docs: Path, files: dict[PagePath, bytes]) -> bool:
    """Write in a fork that is killed at this write; False when it needs fewer writes."""
    child = os.fork()
    if not child:
        watch_writes(docs, lambda number: os.kill(os.getpid(), signal.SIGKILL) if number == point else None)
        write_docs(docs, files.items())
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@needs_fork
@pytest.mark.parametrize(("kind", "at"), [("full", 0), ("full", 1), ("full", 9), ("short", 0), ("short", 3000)])
def test_a_full_disk_leaves_the_old_site_with_a_clear_message(site: Path, kind: str, at: int) -> None:
    old = tree(site / "docs")
    (site / "articles" / "one.txt").write_text(TEXT.format(8, 8), "utf-8")
    ended = one(site, kind, at=at)
    assert ended["code"] == 1
    assert "docs: cannot be written (" in ended["said"]
    assert tree(site / "docs") == old
    assert one(site, "none")["code"] == 0
    assert tree(site / "docs") != old


@needs_fork
def test_a_disk_that_is_full_once_the_new_site_stands_beside_tears_no_page_and_the_next_run_moves_it_in(
    site: Path,
) -> None:
    old = tree(site / "docs")
    (site / "articles" / "one.txt").write_text(TEXT.format(8, 8), "utf-8")
    ended = one(site, "full", at=30)
    met = tree(site / "docs")
    assert (ended["code"], one(site, "none")["code"]) == (1, 0)
    new = tree(site / "docs")
    assert [name for name, data in met.items() if data not in (old.get(name), new.get(name))] == []


@needs_fork
@pytest.mark.skipif(sys.platform != "linux", reason="root is held to permissions on Linux only")
def test_read_only_docs_are_left_alone_with_a_clear_message(site: Path) -> None:
    old = tree(site / "docs")
    (site / "articles" / "one.txt").write_text(TEXT.format(8, 8), "utf-8")
    folders = [site / "docs", *(path for path in (site / "docs").rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    ended = one(site, "read-only")
    for folder in folders:
        folder.chmod(0o755)
    assert ended == {
        "code": 1,
        "said": f"GeneratorError: {site}/docs: cannot be written (Permission denied): a writable folder",
    }
    assert tree(site / "docs") == old


@needs_fork
@pytest.mark.skipif(sys.platform != "linux", reason="root is held to permissions on Linux only")
def test_a_folder_that_cannot_be_listed_is_told_and_does_not_seem_empty(site: Path) -> None:
    for folder in (site / "articles" / "closed", site / "edits" / "closed"):
        folder.mkdir(parents=True)
        folder.chmod(0)
    ended = one(site, "read-only")
    assert (ended["code"], json.loads(ended["said"])) == (
        0,
        [
            "closed: cannot be read (Permission denied): a folder that can be listed",
            "edits/closed: cannot be read (Permission denied): a folder that can be listed",
        ],
    )


@needs_fork
def test_without_any_network_everything_is_generated(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", one=TEXT.format(3, 1))
    assert one(root, "no network") == {"code": 0, "said": "[]"}


@needs_fork
def test_a_source_that_vanishes_while_it_is_read_fails_alone(site: Path) -> None:
    ended = one(site, "vanish")
    assert ended["code"] == 0
    assert json.loads(ended["said"]) == ["one.txt: cannot be read (No such file or directory): a readable file"]
    assert len(list((site / "docs" / "briefs").glob("*/index.md"))) == 1


@needs_fork
@pytest.mark.parametrize("at", [0, 20, 60])
def test_an_interrupt_leaves_a_state_that_the_next_run_heals(site: Path, at: int) -> None:
    (site / "articles" / "one.txt").write_text(TEXT.format(8, 8), "utf-8")
    assert one(site, "interrupt", at=at)["said"].startswith("KeyboardInterrupt")
    assert one(site, "none")["code"] == 0
    clean = make_site(site.parent / "clean", one=TEXT.format(8, 8), two=TEXT.format(4, 2).replace("试点", "改革"))
    assert one(clean, "none")["code"] == 0
    assert tree(site / "docs") == tree(clean / "docs")


@needs_fork
def test_ctrl_c_ends_the_command_with_130_and_one_line(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", **{f"a{number}": TEXT.format(number, 1) * 200 for number in range(60)})
    command = [sys.executable, "-m", "generator", "generate", "-C", str(root)]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for _ in range(3000):
        if (root / STATE / "cache").is_dir():
            break
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    out, said = running.communicate(timeout=60)
    assert (running.returncode, out, said) == (130, "", "jianbao: stopped; the next run goes on from here\n")


def test_two_generates_at_once_are_told_apart(tmp_path: Path) -> None:
    from generator.store import lock

    root = make_site(tmp_path / "site", one=TEXT.format(3, 1))
    command = [sys.executable, "-m", "generator", "generate", "-C", str(root)]
    with lock(root / "docs"):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 1
    assert done.stderr.endswith("docs: another jianbao is writing here: one at a time; wait for it\n")


def test_files_from_the_future_and_sources_from_the_past_change_nothing(site: Path) -> None:
    old = tree(site / "docs")
    for path in [path for path in site.rglob("*") if path.is_file()]:
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert one(site, "none")["code"] == 0
    assert tree(site / "docs") == old
    (site / "articles" / "one.txt").write_text(TEXT.format(8, 8), "utf-8")
    os.utime(site / "articles" / "one.txt", (0, 0))
    assert one(site, "none")["code"] == 0
    assert tree(site / "docs") != old


def work(item: int) -> int:
    """What the workers of these tests do: most items are harmless."""
    if item == 1:
        os._exit(3)
    if item == 2:
        time.sleep(60)
    while item == 3:
        pass
    if item == 4:
        return len(bytearray(3_000_000_000))
    if item == 5:
        return [][item]
    return item * 10


@needs_fork
@pytest.mark.parametrize("jobs", [1, 2])
def test_workers_that_die_hang_or_want_too_much_lose_their_item_only(jobs: int) -> None:
    told: list[int | str] = []
    with Workers(jobs, Allowance(seconds=0.3, patience=1.5)) as workers:
        results = workers.map(work, range(8))
        for _ in range(8):
            try:
                told.append(next(results))
            except LostError as lost:
                told.append(str(lost))
    line = work.__code__.co_firstlineno + 11
    assert told == [
        0,
        "the process that read it died (3): a file that can be read",
        "no answer came: one within 1.5 seconds",
        "reading it takes too long: at most 0.3 seconds of computing",
        "reading it takes too much memory: at most 300000000 bytes",
        f"a fault of the program: IndexError in test_faults.py at line {line}: list index out of range: no fault; please report it",
        60,
        70,
    ]


@pytest.mark.parametrize("jobs", [1, 3])
def test_workers_give_results_in_the_order_of_the_items(jobs: int) -> None:
    with Workers(jobs) as workers:
        assert list(workers.map(str, range(200))) == [str(number) for number in range(200)]
        assert list(workers.map(str, ())) == []


def test_any_flipped_bit_of_a_kept_result_is_a_miss(tmp_path: Path) -> None:
    kept: Cache[FileResult] = Cache(tmp_path, FileResult)
    result = harvest(Task(RawFile("a.txt", TEXT.format(3, 1).encode()), Lexicon()))
    kept.put("abcd", result)
    path = tmp_path / "ab" / "cd"
    data = path.read_bytes()
    assert kept.get("abcd") == result
    for at in sorted(random.Random(8).sample(range(len(data) * 8), 400)):
        path.write_bytes(data[: at // 8] + bytes([data[at // 8] ^ 1 << at % 8]) + data[at // 8 + 1 :])
        assert kept.get("abcd") is None, at
    path.write_bytes(data[:-1])
    assert kept.get("abcd") is None


def test_a_broken_template_ends_with_its_place_and_leaves_docs(site: Path) -> None:
    old = tree(site / "docs")
    (site / "templates").mkdir()
    (site / "templates" / "terms.md.j2").write_text("一行\n{% if %}", "utf-8")
    ended = one(site, "none")
    assert ended["code"] == 1
    assert ended["said"].startswith("RenderError: terms.md.j2:2: ")
    assert tree(site / "docs") == old


def test_a_broken_edit_is_told_and_its_source_built_without_it(site: Path) -> None:
    old = tree(site / "docs")["data/articles.json"]
    (site / "edits").mkdir()
    for broken in (b"title: [", b"\xff\xfe\x00", b"a: &x 1\nb: *x\n", b"- 1\n", b"title: {{x}}\n", b"\x00"):
        (site / "edits" / "one.txt.yaml").write_bytes(broken)
        assert one(site, "none") == {"code": 0, "said": "[]"}
        assert tree(site / "docs")["data/articles.json"] == old


def test_a_file_of_another_hand_is_not_touched_when_a_killed_write_is_carried_out(tmp_path: Path) -> None:
    write_docs(tmp_path, pages(old="1").items())
    state = tmp_path / STATE
    (state / "staged").mkdir()
    (state / "staged" / "0").write_text("generated")
    journal = {"writes": ["mine.md"], "deletes": ["old.md"], "manifest": {"mine.md": "0"}}
    (state / "journal.json").write_text(json.dumps(journal))
    (tmp_path / "mine.md").write_text("mine")
    (tmp_path / "old.md").write_text("by hand")
    assert heal(tmp_path)
    assert tree(tmp_path) == {"mine.md": b"mine", "old.md": b"by hand"}


@pytest.mark.parametrize(
    "journal",
    [
        '{"writes": ["../out.md"], "deletes": [], "manifest": {}}',
        '{"writes": [], "deletes": ["../out.md"], "manifest": {}}',
        '{"writes": [], "deletes": ["a/../../out.md"], "manifest": {}}',
        '{"writes": "x", "deletes": [], "manifest": {}}',
        '{"writes": [7], "deletes": [], "manifest": {}}', "[]", "{}", "", "\x00", "[" * 100_000,
    ],
)  # fmt: skip
def test_a_forged_journal_is_not_carried_out(tmp_path: Path, journal: str) -> None:
    docs = tmp_path / "docs"
    write_docs(docs, pages(a="1").items())
    (tmp_path / "out.md").write_text("outside")
    (docs / STATE / "staged").mkdir()
    (docs / STATE / "staged" / "0").write_text("forged")
    (docs / STATE / "journal.json").write_text(journal)
    assert not heal(docs)
    assert (tmp_path / "out.md").read_text() == "outside"
    assert tree(docs) == {"a.md": b"1"}
