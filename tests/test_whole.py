"""All that the tests know of, in one site: no figure, date or name of it may stop the pages or the data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks.gold import REPOSITORY
from generator.config import load_config
from generator.executor import Serial
from generator.pipeline import generate
from generator.review import review
from generator.starter import make_site

LABELS = "labels.jsonl"


def pour(articles: Path) -> int:
    """Copy the documents of tests/unseen and write the labelled sentences, those of a genre as one article; how many files."""
    shutil.rmtree(articles)
    shutil.copytree(REPOSITORY / "tests" / "unseen", articles)
    for labels in articles.rglob(LABELS):
        labels.unlink()
    for cases in sorted((REPOSITORY / "benchmarks" / "figures_cases").glob("*.jsonl")):
        sentences = [json.loads(record)["text"] for record in cases.read_text("utf-8").splitlines()]
        (articles / f"{cases.stem}.txt").write_text("\n".join((f"{cases.stem}的句子", *sentences)) + "\n", "utf-8")
    return sum(path.is_file() for path in articles.rglob("*"))


def test_every_document_and_sentence_of_the_tests_reaches_its_page(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "全部用例")
    files = pour(tmp_path / "site" / "articles")
    done = generate(tmp_path / "site", load_config(tmp_path / "site"), Serial(), lambda *_: None)
    assert [failure.message for failure in done.site.failures] == []
    assert done.fresh == files
    for brief in done.site.briefs:
        assert (tmp_path / "site" / "docs" / "briefs" / brief.article.id / "index.md").is_file()
    assert [row for row in review(done.site, "2026-01-01") if not row.suggestion] == []
