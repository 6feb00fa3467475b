"""Proof fails when a published statement is not what stands at its spans."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import (
    Analysis,
    Brief,
    Document,
    Entry,
    Fate,
    FileResult,
    Ledger,
    Line,
    Quote,
    Repair,
    Source,
    Span,
)
from generator.verify import verify_file
from tests.builders import make_article

TEXT = "收入增长5.5%。要加快。\n"
ARTICLE = make_article(TEXT)
DOCUMENT = Document(ARTICLE.source, TEXT, TEXT)
WHOLE = Ledger(ARTICLE.source, len(TEXT), (Entry(Span(0, len(TEXT)), Fate.KEPT, "body"),))


def result(*lines: Line, **changes: object) -> FileResult:
    article = replace(ARTICLE, **changes)  # type: ignore[arg-type]
    return FileResult("a.txt", (Brief(article, Analysis(), None, lines, (), ()),), (WHOLE,))


def flaws(found: FileResult, document: Document = DOCUMENT) -> list[str]:
    return [flaw.rule for flaw in verify_file((document,), found).flaws]


SENTENCE = ARTICLE.sentences[0].quote


def test_literal_lines_are_proved_and_an_editors_line_is_counted_apart() -> None:
    proof = verify_file((DOCUMENT,), result(Line(SENTENCE.text, SENTENCE, 0), Line("自拟", None, origin="editor")))
    assert (proof.statements, proof.edited, proof.flaws) == (3, 1, ())


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        pytest.param(Line("收入增长6.5%。", SENTENCE, 0), "summary", id="other-words"),
        pytest.param(Line("收入增长6.5%。", Quote(SENTENCE.spans, "收入增长6.5%。"), 0), "summary", id="forged-quote"),
        pytest.param(Line(SENTENCE.text, SENTENCE, 1), "summary", id="other-sentence"),
        pytest.param(Line("x" * 9, Quote((Span(900, 909),), "x" * 9), -1), "summary", id="outside-the-file"),
    ],
)
def test_a_line_that_is_not_the_sources_is_a_flaw(line: Line, rule: str) -> None:
    assert flaws(result(line)) == [rule]


def test_a_changed_source_is_a_flaw() -> None:
    changed = TEXT.replace("5.5", "6.5")
    document = Document(Source("a.txt", "0" * 64, "utf-8"), changed, changed)
    assert flaws(result(), document) == ["source-changed", "sentence"]


def test_a_listed_repair_is_proved_and_an_unlisted_one_is_not() -> None:
    source = TEXT.replace("收", "収")
    document = Document(ARTICLE.source, source, source)
    repair = Repair(Span(0, 1), "収", "收", "test")
    assert flaws(result(repairs=(repair,)), document) == []
    assert flaws(result(), document) == ["sentence"]


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(((0, 5),), id="short"),
        pytest.param(((0, 5), (6, len(TEXT))), id="gap"),
        pytest.param(((0, 5), (4, len(TEXT))), id="overlap"),
        pytest.param(((0, 5), (5, 5), (5, len(TEXT))), id="empty"),
        pytest.param((), id="nothing"),
    ],
)
def test_a_ledger_that_is_no_partition_is_a_flaw(entries: tuple[tuple[int, int], ...]) -> None:
    ledger = Ledger(ARTICLE.source, len(TEXT), tuple(Entry(Span(*pair), Fate.KEPT, "body") for pair in entries))
    assert flaws(FileResult("a.txt", (), (ledger,))) == ["ledger"]


def test_a_document_that_is_gone_is_a_flaw() -> None:
    assert [flaw.rule for flaw in verify_file((), result()).flaws] == ["source-missing", "ledger"]


def phrased(text: str, *cites: int) -> FileResult:
    return result(Line(text, None, origin="model", cites=cites))


def test_a_models_line_is_judged_by_the_sentences_it_cites_and_counted_apart() -> None:
    text = TEXT.replace("收入", "全县收入").replace("要加快", "要加快数字化转型")
    article = make_article(text)
    document = Document(article.source, text, text)
    line = Line("全县的收入增长5.5%", None, origin="model", cites=(0,))
    brief = Brief(article, Analysis(), None, (line,), (), ())
    proof = verify_file((document,), FileResult("a.txt", (brief,)))
    assert (proof.statements, proof.edited, proof.phrased, proof.flaws) == (2, 0, 1, ())


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(phrased("收入增长6.5%，要加快。", 0), id="other-number"),
        pytest.param(phrased("收入增长5.5%，要加快。"), id="cites-nothing"),
        pytest.param(phrased("收入增长5.5%，要加快。", 9), id="cites-no-sentence"),
        pytest.param(result(Line("收入增长5.5%。", SENTENCE, 0, origin="model", cites=(0,))), id="quoted-and-phrased"),
    ],
)
def test_a_models_line_that_its_sentences_do_not_bear_is_a_flaw(found: FileResult) -> None:
    assert flaws(found) == ["phrased"]
