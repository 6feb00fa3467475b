"""Scores of read, split and clean on the hand-made labels: boundaries, titles, headings, joins, facts, what is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from benchmarks.floors import Score
from benchmarks.gold import GoldFile, gold_files, labels
from generator.model import Article, Fate


def plain(text: str) -> str:
    """Without any blanks."""
    return "".join(char for char in text if not char.isspace())


def lines_of(record: dict[str, Any]) -> list[list[int]]:
    """First and last line of each stretch of a labelled article."""
    return record.get("lines") or [[record["first_line"], record["last_line"]]]


def article_at(file: GoldFile, record: dict[str, Any]) -> Article | None:
    """The article found at this label's place: the one that holds most of the label's lines."""
    wanted = [span for first, last in lines_of(record) for span in range(first, last + 1)]
    best: tuple[int, Article] | None = None
    for brief in file.briefs:
        held = {file.line_of(span.start) for block in brief.article.blocks for span in block.quote.spans}
        shared = len(held.intersection(wanted))
        if shared and (best is None or shared > best[0]):
            best = (shared, brief.article)
    return best[1] if best else None


def _bounds_agree(file: GoldFile, article: Article, record: dict[str, Any]) -> bool:
    held = {file.line_of(span.start) for block in article.blocks for span in block.quote.spans}
    wanted = {line for first, last in lines_of(record) for line in range(first, last + 1) if _text(file, line).strip()}
    return held == wanted


def _text(file: GoldFile, line: int) -> str:
    end = file.starts[line + 1] if line + 1 < len(file.starts) else len(file.text)
    return file.text[file.starts[line] : end]


def articles() -> Iterable[Score]:
    """Boundaries, titles, headings, joins, facts; boilerplate in bodies; body characters kept."""
    files = gold_files()
    records = [record for record in labels("articles") if "boilerplate_lines" not in record]
    found = [(record, files[record["source"]], article_at(files[record["source"]], record)) for record in records]
    bounds = sum(article is not None and _bounds_agree(file, article, record) for record, file, article in found)
    titles = sum(
        article is not None and plain(article.title.text) == plain(record["title"]) for record, _, article in found
    )
    yield Score("articles: boundaries", bounds, len(found))
    yield Score("articles: titles", titles, len(found))
    yield Score("articles: number in all files", sum(len(file.briefs) for file in files.values()), 36)
    headings = [(plain(item["text"]), article) for record, _, article in found for item in record["headings"]]
    kept = sum(
        article is not None and text in {plain(b.quote.text) for b in article.blocks if b.level}
        for text, article in headings
    )
    spurious = sum(
        1
        for record, _, article in found
        if article
        for block in article.blocks
        if block.level and plain(block.quote.text) not in {plain(item["text"]) for item in record["headings"]}
    )
    yield Score("articles: headings", kept, len(headings))
    yield Score("articles: headings not spurious", kept, kept + spurious)
    joins = [(join, file, article) for record, file, article in found for join in record.get("joins", ())]
    yield Score("articles: joins", sum(_joined(file, article, join) for join, file, article in joins), len(joins))
    facts = [(name, record[key], article) for name, key in FACTS for record, _, article in found if key in record]
    yield Score(
        "articles: author, post, date",
        sum(_fact(article, name) == _fact_text(wanted) for name, wanted, article in facts),
        len(facts),
    )
    furniture = [
        (record["source"], line) for record in labels("articles") for line in record.get("boilerplate_lines", ())
    ]
    clean = sum(not _in_body(files[name], line) for name, line in furniture)
    yield Score("articles: boilerplate outside bodies", clean, len(furniture))
    yield Score("articles: body characters kept", *_kept(files, records))


FACTS = (("author", "author"), ("affiliation", "affiliation"), ("published", "date"))


def _fact(article: Article | None, name: str) -> str | None:
    value = getattr(article, name) if article else None
    return _fact_text(value.text) if value else None


def _fact_text(value: str | None) -> str | None:
    return "".join(char for char in value if char not in " 　、,，") if value else None


def _joined(file: GoldFile, article: Article | None, join: list[int]) -> bool:
    if article is None:
        return False
    return any(
        set(join) <= {file.line_of(span.start) for span in sentence.quote.spans} for sentence in article.sentences
    )


def _in_body(file: GoldFile, line: int) -> bool:
    return any(
        file.line_of(span.start) == line
        for brief in file.briefs
        for sentence in brief.article.sentences
        for span in sentence.quote.spans
    )


def _kept(files: dict[str, GoldFile], records: list[dict[str, Any]]) -> tuple[int, int]:
    """Characters of the labelled body lines that are not blank, and how many of them stand in a body."""
    part = whole = 0
    for record in records:
        file = files[record["source"]]
        fates = {
            at
            for ledger in file.result.ledgers
            for entry in ledger.entries
            if entry.fate in {Fate.KEPT, Fate.REPAIRED, Fate.BLANK, Fate.META}
            for at in range(entry.span.start, entry.span.end)
        }
        for first, last in lines_of(record):
            for line in range(first, last + 1):
                at = file.starts[line]
                text = _text(file, line)
                whole += sum(not char.isspace() for char in text)
                part += sum(not char.isspace() and at + column in fates for column, char in enumerate(text))
    return part, whole
