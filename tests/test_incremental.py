"""An incremental build equals a clean one, byte for byte, whatever changed; what did not change is not made again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config import load_config
from generator.executor import Serial
from generator.model import Page
from generator.pipeline import Outcome, generate
from generator.render import Renderer

SOURCES = {
    "甲.txt": "桥头镇用好数字地图\n\n2023年，桥头镇办理网上事项3.2万件，同比增长8.1%。要把地图用起来。镇里印发《数字地图管理办法》。\n",
    "乙.txt": "河湾村的线上集市\n\n去年河湾村线上集市销售额达到560万元。《数字地图管理办法》要求商户标注位置。要让老人也会用。\n",
    "丙.md": "# 山脚县的算力账\n\n山脚县数据中心机架1200个。要算清电费这笔账。所谓算力，是指处理数据的能力。\n",
}


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for name, text in SOURCES.items():
        write(root, f"articles/{name}", text)
    write(root, "site_config.yaml", "title: 站\nlexicons: [names.yaml]\n")
    write(root, "names.yaml", "{}\n")
    build(root)
    return root


def build(root: Path) -> Outcome:
    return generate(root, load_config(root), Serial(), lambda what, done, total: None)


def files_of(docs: Path) -> dict[str, bytes]:
    files = (path for path in docs.rglob("*") if path.is_file() and ".jianbao" not in path.parts)
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in files}


def clean(root: Path) -> dict[str, bytes]:
    """What a build from nothing gives for the same inputs."""
    fresh = root.parent / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("docs", ".jianbao"))
    build(fresh)
    return files_of(fresh / "docs")


def _renamed(root: Path) -> None:
    (root / "articles/甲.txt").rename(root / "articles/丁.txt")


def _with_template(root: Path) -> None:
    template = (Path(__file__).parent.parent / "templates/brief.md.j2").read_text("utf-8")
    write(root, "templates/brief.md.j2", template + "<p>末尾一行</p>\n")


def _with_macros(root: Path) -> None:
    macros = (Path(__file__).parent.parent / "templates/_macros.md.j2").read_text("utf-8")
    write(root, "templates/_macros.md.j2", macros.replace("jb-ref", "jb-other"))


CHANGES: dict[str, Callable[[Path], object]] = {
    "source-changed": lambda root: write(root, "articles/甲.txt", SOURCES["甲.txt"].replace("8.1%", "9.4%")),
    "source-added": lambda root: write(root, "articles/戊.txt", SOURCES["乙.txt"].replace("河湾村", "石桥村")),
    "source-removed": lambda root: (root / "articles/乙.txt").unlink(),
    "source-renamed": _renamed,
    "edit-added": lambda root: write(
        root, "edits/甲.txt.yaml", "title: 新题\nsummary: [编辑写的一句。]\npin_links: [山脚县的算力账]\n"
    ),
    "edit-hides": lambda root: write(root, "edits/丙.md.yaml", "hide: true\n"),
    "template": _with_template,
    "template-of-all": _with_macros,
    "title": lambda root: write(
        root, "site_config.yaml", "title: 另一站\nurl: https://example.org/\nlexicons: [names.yaml]\n"
    ),
    "topics": lambda root: write(root, "site_config.yaml", "title: 站\ntopics: [{name: 算力, words: [机架]}]\n"),
    "language": lambda root: write(root, "site_config.yaml", "title: 站\nlanguage: en\n"),
    "lexicon": lambda root: write(root, "names.yaml", "entities:\n  - {name: 桥头镇, type: organisation}\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_incremental_build_equals_a_clean_one(site: Path, change: str) -> None:
    CHANGES[change](site)
    build(site)
    assert files_of(site / "docs") == clean(site)


def test_changes_on_top_of_one_another_and_back_equal_a_clean_build(site: Path) -> None:
    first = files_of(site / "docs")
    for name in ("edit-added", "source-added", "title", "source-changed"):
        CHANGES[name](site)
        build(site)
    assert files_of(site / "docs") == clean(site)
    (site / "edits/甲.txt.yaml").unlink()
    (site / "articles/戊.txt").unlink()
    write(site, "articles/甲.txt", SOURCES["甲.txt"])
    write(site, "site_config.yaml", "title: 站\nlexicons: [names.yaml]\n")
    build(site)
    assert files_of(site / "docs") == first


def test_a_file_of_docs_that_was_deleted_comes_back(site: Path) -> None:
    before = files_of(site / "docs")
    page = next((site / "docs/briefs").glob("*/index.md"))
    page.unlink()
    build(site)
    assert files_of(site / "docs") == before


def test_a_damaged_memory_of_what_was_made_costs_time_only(site: Path) -> None:
    CHANGES["source-changed"](site)
    for path in (site / ".jianbao" / "made").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-3] + b"???")
    build(site)
    assert files_of(site / "docs") == clean(site)


def test_one_changed_article_is_the_only_one_read_and_few_pages_are_made(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    render = Renderer.render

    def counted(renderer: Renderer, page: Page) -> str:
        made.append(page.path)
        return render(renderer, page)

    monkeypatch.setattr(Renderer, "render", counted)
    write(site, "articles/丙.md", SOURCES["丙.md"].replace("1200个", "1300个"))
    outcome = build(site)
    assert outcome.fresh == 1
    changed = {path for path in outcome.written.changed if path.endswith(".md")}
    assert changed <= set(made)
    assert len(made) < len([path for path in files_of(site / "docs") if path.endswith("index.md")]) / 2


def test_a_second_run_makes_and_writes_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Renderer, "render", lambda self, page: pytest.fail(page.path))
    outcome = build(site)
    assert (outcome.fresh, outcome.written.changed, outcome.written.deleted) == (0, (), ())
