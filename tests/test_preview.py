"""`jianbao serve`: a save shows, what follows it is a clean build, and an error leaves the last good page standing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from generator.preview import HOST, STATE_PATH
from generator.starter import make_site
from tests.hostile.forked import tree

TEXT = "数字乡村要靠人\n\n作者：李明\n\n　　全县建成数字村{}个，比上年增加12个。数字乡村建设的关键在人，要把培训办到田头。\n"
LONGEST = 90
"""Seconds in which a change must show, whatever else the machine does; the benchmark says how long it takes."""


@dataclass(frozen=True, slots=True)
class Served:
    """A site that `jianbao serve` watches."""

    root: Path
    port: int
    process: subprocess.Popen[str]

    def ask(self, path: str) -> str:
        """The words of a page, or of the preview's state."""
        connection = HTTPConnection(HOST, self.port, timeout=20)
        connection.request("GET", path)
        return connection.getresponse().read().decode()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for it."""
        end = time.monotonic() + LONGEST
        while not holds():
            assert time.monotonic() < end
            time.sleep(0.1)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("served") / "site"
    make_site(root, "预览")
    (root / "articles" / "乡村.txt").write_text(TEXT.format(86), "utf-8")
    command = [sys.executable, "-m", "generator", "serve", "-C", str(root), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        address = next(line for line in process.stdout if line.startswith("http://")).split()[0]
        yield Served(root, int(address.rstrip("/").rpartition(":")[2]), process)
        process.terminate()


def page_of(served: Served, words: str) -> str:
    """Address of the full text that holds these words."""
    folder = served.root / "site" / "sources"
    return next(
        f"/sources/{path.parent.name}/" for path in folder.glob("*/index.html") if words in path.read_text("utf-8")
    )


def test_a_saved_article_shows_and_what_follows_is_a_clean_build(served: Served, tmp_path: Path) -> None:
    page = page_of(served, "全县建成数字村")
    (served.root / "articles" / "乡村.txt").write_text(TEXT.format(97), "utf-8")
    served.until(lambda: "全县建成数字村97个" in served.ask(page))
    clean = tmp_path / "site"
    make_site(clean, "预览")
    (clean / "articles" / "乡村.txt").write_text(TEXT.format(97), "utf-8")
    subprocess.run([sys.executable, "-m", "generator", "build", "-C", str(clean)], check=True, capture_output=True)
    served.until(lambda: tree(served.root / "site") == tree(clean / "site"))


def test_an_error_is_told_and_the_last_good_page_stands(served: Served) -> None:
    page = page_of(served, "全县建成数字村")
    edit = served.root / "edits" / "乡村.txt.yaml"
    edit.parent.mkdir(exist_ok=True)
    edit.write_text("titel: 错了\n", "utf-8")
    served.until(lambda: "乡村.txt.yaml" in served.ask(STATE_PATH))
    assert "title" in served.ask(STATE_PATH)
    assert "全县建成数字村" in served.ask(page)
    edit.unlink()
    served.until(lambda: not served.ask(STATE_PATH).partition("\n")[2].strip())


def test_a_broken_template_is_named_with_its_line(served: Served) -> None:
    page = page_of(served, "全县建成数字村")
    template = served.root / "templates" / "source.md.j2"
    template.parent.mkdir(exist_ok=True)
    template.write_text("{% if %}", "utf-8")
    served.until(lambda: "source.md.j2:1" in served.ask(STATE_PATH))
    assert "全县建成数字村" in served.ask(page)
    template.unlink()
    served.until(lambda: not served.ask(STATE_PATH).partition("\n")[2].strip())


def test_a_folder_that_comes_and_goes_in_docs_is_no_error(served: Served) -> None:
    folder = served.root / "docs" / "notes"
    folder.mkdir()
    (folder / "one.md").write_text("# 一页手写的说明\n", "utf-8")
    served.until(lambda: "一页手写的说明" in served.ask("/notes/one/"))
    shutil.rmtree(folder)
    served.until(lambda: "一页手写的说明" not in served.ask("/notes/one/"))
    assert not served.ask(STATE_PATH).partition("\n")[2].strip()
