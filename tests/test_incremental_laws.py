"""Law: whatever an editor does, one thing after another, each build equals a build from nothing byte for byte."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_incremental import build, clean, files_of, write

NAMES = ("甲.txt", "乙.txt", "丙.md")
HEADS = ("桥头镇用好数字地图", "河湾村的线上集市", "山脚县的算力账")
SENTENCES = (
    "2023年，桥头镇办理网上事项3.2万件，同比增长8.1%。",
    "去年河湾村线上集市销售额达到560万元。",
    "镇里印发《数字地图管理办法》。",
    "所谓算力，是指处理数据的能力。",
    "必须坚持把数字地图用起来。",
    "山脚县数据中心机架1200个。",
)
EDITS = (
    "title: 新题\n",
    "hide: true\n",
    "note: 编者按\n",
    "summary: [编辑写的一句。]\n",
    "drop: [用起来]\n",
    "titel: 错\n",
    "- 坏",
)
CONFIGURATIONS = (
    "title: 站\n",
    "title: 另一站\n",
    "language: en\n",
    "topics: [{name: 算力, words: [机架]}]\n",
    "review_page: true\n",
)
Step = Callable[[Path], object]

articles = st.builds(
    lambda head, body: f"{head}\n\n{''.join(body)}\n",
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(SENTENCES), min_size=1),
)
names = st.sampled_from(NAMES)


def _changes(name: str, text: str) -> Step:
    return lambda root: write(root, f"articles/{name}", text)


def _deletes(name: str) -> Step:
    return lambda root: (root / "articles" / name).unlink(missing_ok=True)


def _renames(name: str, other: str) -> Step:
    def rename(root: Path) -> None:
        if (root / "articles" / name).exists():
            (root / "articles" / name).replace(root / "articles" / other)

    return rename


def _edits(name: str, text: str) -> Step:
    return lambda root: write(root, f"edits/{name}.yaml", text)


def _unedits(name: str) -> Step:
    return lambda root: (root / "edits" / f"{name}.yaml").unlink(missing_ok=True)


def _configures(text: str) -> Step:
    return lambda root: write(root, "site_config.yaml", text)


steps = st.one_of(
    st.builds(_changes, names, articles),
    st.builds(_deletes, names),
    st.builds(_renames, names, names),
    st.builds(_edits, names, st.sampled_from(EDITS)),
    st.builds(_unedits, names),
    st.builds(_configures, st.sampled_from(CONFIGURATIONS)),
)


@settings(max_examples=6, deadline=None)
@given(first=st.lists(articles, min_size=2, max_size=3), then=st.lists(steps, min_size=1, max_size=5))
def test_every_build_of_a_history_equals_a_clean_one(first: list[str], then: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        write(root, "site_config.yaml", "title: 站\n")
        for name, text in zip(NAMES, first, strict=False):
            write(root, f"articles/{name}", text)
        build(root)
        for step in then:
            step(root)
            build(root)
            assert files_of(root / "docs") == clean(root)
