"""The store writes all or nothing, only its own files, and heals after a kill."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path

import pytest

from generator import store
from generator.errors import GeneratorError
from generator.model import PagePath
from generator.sources import Sources, read_sources
from generator.store import write_docs


def pages(**files: str) -> dict[PagePath, bytes]:
    return {PagePath(name.replace("__", "/") + ".md"): text.encode() for name, text in files.items()}


def names(sources: Sources) -> list[str]:
    return [raw.path for raw in sources.files]


def test_only_changed_files_are_written_and_gone_pages_are_deleted(tmp_path: Path) -> None:
    write_docs(tmp_path, pages(index="a", briefs__x="b", briefs__y="c").items())
    before = (tmp_path / "index.md").stat().st_mtime_ns
    written = write_docs(tmp_path, pages(index="a", briefs__x="B").items())
    assert (written.changed, written.deleted, written.unchanged) == (("briefs/x.md",), ("briefs/y.md",), 1)
    assert (tmp_path / "index.md").stat().st_mtime_ns == before
    assert not (tmp_path / "briefs/y.md").exists()


def test_a_file_that_is_not_ours_is_never_overwritten_or_deleted(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text("mine")
    with pytest.raises(GeneratorError, match="did not write"):
        write_docs(tmp_path, pages(about="theirs", index="a").items())
    assert (tmp_path / "about.md").read_text() == "mine"
    assert not (tmp_path / "index.md").exists()
    write_docs(tmp_path, pages(index="a").items())
    write_docs(tmp_path, ())
    assert (tmp_path / "about.md").read_text() == "mine"


def test_a_generated_page_changed_by_hand_stops_the_write(tmp_path: Path) -> None:
    write_docs(tmp_path, pages(index="a").items())
    (tmp_path / "index.md").write_text("by hand")
    with pytest.raises(GeneratorError, match="by hand"):
        write_docs(tmp_path, pages(index="b").items())
    assert (tmp_path / "index.md").read_text() == "by hand"


def test_a_generated_page_changed_by_hand_is_not_deleted(tmp_path: Path) -> None:
    write_docs(tmp_path, pages(index="a", old="b").items())
    (tmp_path / "old.md").write_text("by hand")
    write_docs(tmp_path, pages(index="a").items())
    assert (tmp_path / "old.md").read_text() == "by hand"


@pytest.mark.parametrize(
    "path", ["../x.md", "/x.md", "a//b.md", "a/../b.md", ".hidden", "A.md", "中.md", "a b.md", "a\n.md", ""]
)
def test_an_unsafe_page_path_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(GeneratorError, match="safe page path"):
        write_docs(tmp_path, {PagePath(path): b"x"}.items())


def test_a_link_in_docs_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "briefs").symlink_to(outside)
    with pytest.raises(GeneratorError, match="leads out"):
        write_docs(docs, pages(briefs__x="b").items())
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("renamed", range(4))
def test_a_write_killed_between_two_renames_is_carried_out_by_the_next_run(
    tmp_path: Path, renamed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_docs(tmp_path, pages(a="1", b="1", c="1").items())
    replaced = 0
    real = os.replace

    def replace_some(source: str | Path, target: str | Path) -> None:
        nonlocal replaced
        if "staged" in str(source):
            if replaced == renamed:
                raise KeyboardInterrupt
            replaced += 1
        real(source, target)

    monkeypatch.setattr(os, "replace", replace_some)
    new = pages(a="2", b="2", d="2")
    with contextlib.suppress(KeyboardInterrupt):
        write_docs(tmp_path, new.items())
    monkeypatch.undo()
    assert store.heal(tmp_path) is (renamed < 3)
    found = {path.name: path.read_text() for path in tmp_path.glob("*.md")}
    assert found == {"a.md": "2", "b.md": "2", "d.md": "2"}
    assert write_docs(tmp_path, new.items()).changed == ()


BROKEN = (json.dumps({"../x": "0"}), "[]", "7", "[" * 100_000, "\x00")


@pytest.mark.parametrize("manifest", [*BROKEN, ""])
def test_a_broken_manifest_makes_nothing_ours(tmp_path: Path, manifest: str) -> None:
    write_docs(tmp_path, pages(a="1").items())
    for name in ("manifest.json", "manifest.copy"):
        (tmp_path / store.STATE / name).write_text(manifest)
    write_docs(tmp_path, pages(a="1").items())
    assert (tmp_path / "a.md").read_text() == "1"


@pytest.mark.parametrize("manifest", BROKEN)
def test_a_manifest_that_is_lost_with_its_copy_is_told_and_how_to_go_on(tmp_path: Path, manifest: str) -> None:
    write_docs(tmp_path, pages(a="1").items())
    for name in ("manifest.json", "manifest.copy"):
        (tmp_path / store.STATE / name).write_text(manifest)
    with pytest.raises(GeneratorError, match=r"manifest\.json: damaged, and its copy too: .*delete that by hand"):
        write_docs(tmp_path, pages(a="2").items())
    assert (tmp_path / "a.md").read_text() == "1"


@pytest.mark.parametrize("name", ["manifest.json", "manifest.copy"])
def test_any_flipped_bit_of_the_manifest_heals(tmp_path: Path, name: str) -> None:
    write_docs(tmp_path, pages(a="1").items())
    path = tmp_path / store.STATE / name
    for bit in range(0, len(path.read_bytes()) * 8, 5):
        data = bytearray(path.read_bytes())
        data[bit // 8] ^= 1 << bit % 8
        path.write_bytes(data)
        assert write_docs(tmp_path, pages(a=f"{bit}").items()).changed == ("a.md",)
        path.write_bytes(data)
        write_docs(tmp_path, pages(a=f"{bit}").items())
        assert bytes(data) != path.read_bytes()


def test_two_generators_do_not_write_at_once(tmp_path: Path) -> None:
    with store.lock(tmp_path), pytest.raises(GeneratorError, match="another jianbao"), store.lock(tmp_path):
        pass


def test_sources_come_sorted_with_their_edits(tmp_path: Path) -> None:
    folder, edits = tmp_path / "articles", tmp_path / "edits"
    (folder / "二").mkdir(parents=True)
    (folder / "二/b.txt").write_text("乙")
    (folder / "a.txt").write_text("甲")
    (folder / ".DS_Store").write_text("x")
    (folder / "~$a.docx").write_text("x")
    edits.mkdir()
    (edits / "a.txt.yaml").write_text("hide: true")
    (edits / "gone.txt.yaml").write_text("hide: true")
    sources = read_sources(folder, edits, (), 100)
    assert names(sources) == ["a.txt", "二/b.txt"]
    assert [raw.edit for raw in sources.files] == [b"hide: true", None]
    assert [(notice.source, notice.rule) for notice in sources.notices] == [("gone.txt", "edit-without-source")]


def test_links_devices_and_large_files_fail_alone(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("甲")
    (tmp_path / "big.txt").write_bytes(b"x" * 101)
    (tmp_path / "link.txt").symlink_to(tmp_path / "good.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    sources = read_sources(tmp_path, tmp_path / "edits", ("*.md",), 100)
    assert names(sources) == ["good.txt"]
    assert [failure.path for failure in sources.failures] == ["big.txt", "link.txt", "pipe.txt"]
    assert all(failure.message.startswith(failure.path + ": ") for failure in sources.failures)


def test_what_the_generator_wrote_is_told_from_what_was_changed_by_hand(tmp_path: Path) -> None:
    write_docs(tmp_path, pages(index="a", about="b").items())
    (tmp_path / "about.md").write_text("mine")
    assert store.as_written(tmp_path, ["index.md", "about.md", "other.md"]) == {"index.md"}


def test_what_is_being_written_counts_as_written(tmp_path: Path) -> None:
    write_docs(tmp_path, pages(index="a").items())
    journal = tmp_path / store.STATE / "journal.json"
    digest = hashlib.sha256(b"b").hexdigest()
    journal.write_text(json.dumps({"writes": ["index.md"], "deletes": [], "manifest": {"index.md": digest}}))
    (tmp_path / "index.md").write_text("b")
    assert store.as_written(tmp_path, ["index.md"]) == {"index.md"}


def test_a_link_is_refused_even_where_the_file_was_read_before(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("a", "utf-8")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").symlink_to(outside)
    known = {PagePath("index.md"): hashlib.sha256(b"a").hexdigest()}
    with pytest.raises(GeneratorError, match="a link leads out of docs/"):
        write_docs(docs, pages(index="a").items(), known)
