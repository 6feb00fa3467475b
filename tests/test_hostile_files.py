"""Hostile files, one by one: each is briefed, neutralised or rejected with a reason; none costs more than its allowance."""

from __future__ import annotations

import os
import socket
import sys
import unicodedata
from pathlib import Path

import pytest

from generator.edit import parse_edit
from generator.errors import EditError
from generator.executor import LostError, Workers
from generator.lexicon import Lexicon
from generator.model import FileResult, RawFile
from generator.pipeline import Task, harvest
from generator.sources import read_sources
from tests.hostile.files import FILES, TEXT, Case
from tests.hostile.forms import FORMS
from tests.hostile.payloads import PAYLOADS

MOST = 5_000_000
CASES = {**FILES, **FORMS}


def work(name: str) -> FileResult:
    case = CASES[name]
    return harvest(Task(RawFile(case.name, case.data()), Lexicon()))


@pytest.fixture(scope="module")
def fates() -> dict[str, FileResult | str]:
    """What became of each case, in two workers with the allowance of the product."""
    found: dict[str, FileResult | str] = {}
    with Workers(2) as workers:
        results = workers.map(work, CASES)
        for name in CASES:
            try:
                found[name] = next(results)
            except LostError as lost:
                found[name] = str(lost)
    return found


def words_of(result: FileResult) -> str:
    return repr([brief.article for brief in result.briefs])


@pytest.mark.parametrize(("name", "case"), CASES.items(), ids=CASES.keys())
def test_a_hostile_file_has_the_fate_it_must_have(name: str, case: Case, fates: dict[str, FileResult | str]) -> None:
    result = fates[name]
    if isinstance(result, str):
        assert case.fate == "rejected" and "a fault of the program" not in result, result
    elif case.fate == "rejected":
        assert result.briefs == ()
        assert [failure.path for failure in result.failures] == [case.name]
        assert case.words in result.failures[0].message
    else:
        assert result.failures == ()
        assert len(result.briefs) > 0
        assert (case.words in words_of(result)) is (case.fate == "briefed")


def test_there_are_cases_enough() -> None:
    assert len(CASES) + len(PAYLOADS) >= 150


NAMES = (
    "CON.txt",
    "nul.txt",
    "a\nb.txt",
    "\x1b[31m.txt",
    "--help.txt",
    "b\\..\\a.txt",
    "=1+1.txt",
    "长" * 80 + ".txt",
    "a.txt ",
    "甲.TXT",
)


@pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: Windows has no such names")
def test_hostile_names_are_read_and_none_is_a_path_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_text(TEXT, "utf-8")
    sources = read_sources(folder, tmp_path / "edits", (), MOST)
    assert sorted(raw.path for raw in sources.files) == sorted(NAMES)
    results = [harvest(Task(raw, Lexicon())) for raw in sources.files]
    names = [brief.article.id for result in results for brief in result.briefs]
    assert all(name.isascii() and name.isalnum() for name in names)
    assert len(set(names)) == len(names) == len(NAMES) - 1


@pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: other systems hold these for one name")
def test_names_that_look_alike_are_told_apart_or_refused(tmp_path: Path) -> None:
    for name in (
        "a.txt",
        "A.txt",
        "а.txt",
        unicodedata.normalize("NFC", "é.txt"),
        unicodedata.normalize("NFD", "é.txt"),
    ):
        (tmp_path / name).write_text(TEXT, "utf-8")
    sources = read_sources(tmp_path, tmp_path / "edits", (), MOST)
    assert [raw.path for raw in sources.files] == ["A.txt", "a.txt", "é.txt", "а.txt"]
    assert [failure.message for failure in sources.failures] == [
        "é.txt: two files bear this name in two Unicode forms: one name, one file"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="NOT RUN: this system has no pipes with names")
def test_links_pipes_sockets_devices_and_loops_are_refused_and_never_waited_for(tmp_path: Path) -> None:
    folder, outside = tmp_path / "articles", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "a.txt").write_text("秘密", "utf-8")
    (folder / "file.txt").symlink_to(outside / "a.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(folder / "nothing")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    names = ["file.txt", "folder", "gone.txt", "loop", "pipe.txt", "self.txt", "zero.txt"]
    with socket.socket(socket.AF_UNIX) as ear:
        try:
            ear.bind(str(folder / "ear.txt"))
            names.append("ear.txt")
        except OSError:  # the path is too long for a socket's name
            pass
        sources = read_sources(folder, tmp_path / "edits", (), MOST)
    assert sources.files == ()
    assert [failure.path for failure in sources.failures] == sorted(names)
    assert {failure.message.partition(": ")[2] for failure in sources.failures} == {
        "this is a link or a device: a regular file"
    }


def test_an_edit_that_is_a_link_is_told_and_its_source_built_without_it(tmp_path: Path) -> None:
    folder, edits = tmp_path / "articles", tmp_path / "edits"
    folder.mkdir()
    edits.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (edits / "a.txt.yaml").symlink_to("/etc/passwd")
    sources = read_sources(folder, edits, (), MOST)
    assert [(raw.path, raw.edit) for raw in sources.files] == [("a.txt", None)]
    assert [notice.rule for notice in sources.notices] == ["edit-broken"]


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(1 << 40)  # a terabyte of nothing
    (failure,) = read_sources(tmp_path, tmp_path / "edits", (), MOST).failures
    assert failure.message == f"big.txt: {1 << 40} bytes are too many: at most 5000000 (limits.file_bytes)"


EDITS = {
    "alias": ("a: &a 1\nb: *a\n", r"an alias \(\*name\) is not taken"),
    "merge": ("<<: {a: 1}\n", "not known"),
    "laughs": ("a: &a [x,x]\nb: [*a,*a]\n", r"an alias \(\*name\)"),
    "twice": ("title: 甲\ntitle: 乙\n", "stands twice"),
    "python tag": ("title: !!python/object/apply:os.system [id]\n", "tag"),
    "own tag": ("title: !x 甲\n", "tag"),
    "binary tag": ("title: !!binary aGk=\n", "Edit|tag|text"),
    "deep": ("title: " + "[" * 3000 + "\n", "YAML|deeply|expected"),
    "deep, closed": ("title: " + "[" * 100 + "]" * 100 + "\n", "deeply"),
    "deep mapping": ("".join("  " * n + "a:\n" for n in range(40)), "deeply|not known"),
    "key that is a list": ("? [a]\n: b\n", "key"),
    "two documents": ("title: 甲\n---\ntitle: 乙\n", "document"),
    "too long": ("# " + "x" * 1_000_001, "too long"),
    "unknown key": ("titel: 甲\n", "did you mean 'title'"),
    "wrong kind": ("summary: {a: b}\n", "summary"),
    "number for words": ("title: 12\n", "title"),
    "list for keys": ("- 甲\n", "no keys"),
    "control characters": ("title: \x00\n", "YAML|character"),
    "tab": ("\ttitle: 甲\n", "token|tab"),
    "open quote": ('title: "甲\n', "stream"),
    "directive": ("%TAG ! tag:python.org,2002:\n---\ntitle: !x 1\n", "tag"),
    "half of a character": ('title: "\\ud800"\n', "1: half of a character"),
    "no day": ("note: 甲\ndate: 2024-13-45\n", "2: date: there is no day 2024-13-45"),
    "no day of an article": ("articles:\n- match: 甲\n  review_by: 2024-02-30\n", "3: review_by: there is no day"),
    "title that nobody sees": ('title: "\\u200b"\n', "1: title: it has no letter"),
    "title without an end": (f"title: {'题' * 301}\n", "1: title: .*300: no more"),
    "too many decisions": ("pin:\n" + "- 甲\n" * 1_001, "1: pin: .*1000: no more"),
    "number that is none": ("add_figures: [{text: 12个, value: .inf}]\n", "value: `str` stands here: a number"),
    "number beyond floats": ("add_figures: [{text: 12个, value: 1e999}]\n", "value: `str` stands here: a number"),
    "unknown kind": ("add_figures: [{text: 12个, kind: evil}]\n", "'evil': one of level, growth"),
    "date of other digits": ("date: ２０２４\n", "1: date: this is no day: 2024, 2024-08"),
    "hash that is none": ("source_sha256: abc\n", "64 hexadecimal digits"),
    "not UTF-8": ("title: \udcff\n", "UTF-8"),
}


@pytest.mark.parametrize(("text", "words"), EDITS.values(), ids=EDITS.keys())
def test_a_hostile_edit_is_refused_with_its_place(text: str, words: str) -> None:
    with pytest.raises(EditError, match=rf"^x\.yaml.*(?:{words})"):
        parse_edit(text.encode("utf-8", "surrogateescape"), "x.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: Windows has no such names")
def test_a_failure_s_path_and_message_are_shown_without_control_and_direction_characters(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[31m\u202eb.txt").symlink_to("/dev/null")
    (failure,) = read_sources(tmp_path, tmp_path / "edits", (), MOST).failures
    assert (failure.path + failure.message).isprintable()
