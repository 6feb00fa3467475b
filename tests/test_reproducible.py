"""The same sources give the same bytes, whatever the circumstances; scripts/reproducible.py tries them all, with the site."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site import run_pagefind

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from reproducible import digests  # noqa: E402

ARTICLES = {
    "甲.txt": "试点报告\n\n本年试点城市增加到12个，线上办理率达到91%。《数据条例》要求各地完善目录，推动数据按需共享。\n",
    "乙/İı.txt": "改革观察\n\n张三认为，数据目录是指各部门数据的清单。本年交易额比上年增长5.2%，达到3.4亿元。\n",
    "c.md": "# 共享办法\n\n一、总体要求\n\n到2025年，共享目录增加到300项。《数据条例》已经施行。\n",
    "d.jsonl": json.dumps({"title": "汇编", "content": "各地数据共享目录达到280项，比上年增长5.2%，仍有短板。"}) + "\n",
}
PLAIN: tuple[dict[str, str], int, int, str, bool] = ({"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}, 1, 0o022, "a", False)
VARIED = {
    "C, far east, two jobs": ({"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"}, 2, 0o077, "另 一", True),
    "GB18030, old epoch, warm": (
        {"PYTHONHASHSEED": "3", "LC_ALL": "zh_CN.GB18030", "TZ": "Asia/Shanghai", "SOURCE_DATE_EPOCH": "0"}, 1, 0o027, "c/d", True,
    ),
    "Turkish, new epoch, three jobs": (
        {"PYTHONHASHSEED": "4", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns", "SOURCE_DATE_EPOCH": "4000000000"}, 3, 0o022, "e", False,
    ),
}  # fmt: skip


def generated(
    base: Path, environment: dict[str, str], jobs: int, umask: int, folder: str, other: bool
) -> dict[str, str]:
    """Digests of docs/; `other` turns the order of the input and runs twice, the second time with the cache."""
    root = base / folder
    for name, text in sorted(ARTICLES.items(), reverse=other):
        (root / "articles" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "articles" / name).write_text(text, "utf-8")
    (root / "site_config.yaml").write_text("title: 试验站\n", "utf-8")
    command = [sys.executable, "-m", "generator", "generate", "-C", str(root), "--jobs", str(jobs)]
    for _ in range(1 + other):
        variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        done = subprocess.run(command, cwd=base, env=variables, umask=umask, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    return digests(root / "docs")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return generated(tmp_path_factory.mktemp("plain"), *PLAIN)


@pytest.mark.xdist_group("site")
def test_the_search_index_is_the_same_bytes_on_every_run(built_site: Path, tmp_path: Path) -> None:
    shutil.copytree(built_site, tmp_path / "site")
    shutil.rmtree(tmp_path / "site" / "pagefind")
    run_pagefind(tmp_path / "site")
    assert digests(tmp_path / "site" / "pagefind") == digests(built_site / "pagefind")


@pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: umask and locales are others on Windows")
@pytest.mark.parametrize("varied", VARIED.values(), ids=VARIED.keys())
def test_docs_are_the_same_bytes(
    tmp_path: Path, plain: dict[str, str], varied: tuple[dict[str, str], int, int, str, bool]
) -> None:
    assert len(plain) > 30
    assert generated(tmp_path, *varied) == plain


def _built(base: Path, environment: dict[str, str], jobs: int, umask: int, folder: str) -> dict[str, str]:
    """Digests of the built site of a new site with our articles."""
    root = base / folder
    variables = {
        **{key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"},
        "PYTHONPATH": str(ROOT),
        **environment,
    }
    for command in (["new", str(root)], ["build", "-C", str(root), "--jobs", str(jobs)]):
        call = [sys.executable, "-m", "generator", *command]
        done = subprocess.run(call, cwd=base, env=variables, umask=umask, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        if command[0] == "new":
            shutil.rmtree(root / "articles")
            for name, text in ARTICLES.items():
                (root / "articles" / name).parent.mkdir(parents=True, exist_ok=True)
                (root / "articles" / name).write_text(text, "utf-8")
    return digests(root / "site")


@pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: umask and locales are others on Windows")
def test_the_built_site_is_the_same_bytes(tmp_path: Path) -> None:
    one = _built(tmp_path, {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"}, 1, 0o022, "a")
    other = _built(
        tmp_path, {"PYTHONHASHSEED": "2", "LC_ALL": "zh_CN.GB18030", "TZ": "Pacific/Kiritimati"}, 2, 0o077, "另 一/b"
    )
    assert len(one) > 60
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()
