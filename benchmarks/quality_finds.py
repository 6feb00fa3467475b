"""Scores of what is found in the articles, on the hand-made labels: figures, citations, names, summaries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from benchmarks.figures_quality import overlap, value_agrees
from benchmarks.floors import Score
from benchmarks.gold import GoldFile, gold_files, labelled_lines, labels
from benchmarks.quality_articles import article_at, plain
from generator.model import Brief, Figure, Line


def _found_figures(file: GoldFile) -> list[tuple[Brief, Figure]]:
    return [(brief, figure) for brief in file.briefs for figure in brief.analysis.figures]


def figures() -> Iterable[Score]:
    """Precision and recall by place; value, unit, kind, indicator, period of those found."""
    files = gold_files()
    scope = labelled_lines()
    pairs: list[tuple[dict[str, Any], Figure | None]] = []
    used: set[tuple[str, int]] = set()
    for record in labels("figures"):
        file = files[record["source"]]
        start = file.offset(record["line"], record["start"])
        hit = next(
            (
                figure
                for _, figure in _found_figures(file)
                if figure.quote.start < start + len(record["surface"]) and start < figure.quote.end
            ),
            None,
        )
        pairs.append((record, hit))
        if hit:
            used.add((record["source"], hit.quote.start))
    core = [(record, hit) for record, hit in pairs if record["tier"] == "core"]
    hits = [(record, hit) for record, hit in core if hit]
    extra = _spurious_figures(files, scope, used)
    yield Score("figures: recall", len(hits), len(core))
    yield Score("figures: precision", len(hits), len(hits) + extra)
    yield Score("figures: value", sum(value_agrees(record["value"], hit) for record, hit in hits), len(hits))
    yield Score("figures: unit", sum(record["unit"] == hit.unit for record, hit in hits), len(hits))
    yield Score(
        "figures: kind",
        sum(hit.kind.value in {record["kind"], record.get("kind_alt")} for record, hit in hits),
        len(hits),
    )
    yield Score(
        "figures: indicator overlap",
        sum(overlap(record["indicator"], hit.indicator) for record, hit in hits),
        len(hits),
    )
    yield Score("figures: period", sum((record["period"] or None) == hit.period for record, hit in hits), len(hits))


def _spurious_figures(files: dict[str, GoldFile], scope: dict[str, set[int]], used: set[tuple[str, int]]) -> int:
    tolerated = [
        (record["source"], files[record["source"]].offset(record["line"], record["start"]), len(record["surface"]))
        for record in labels("nonfig")
        if record["tolerate"]
    ]
    count = 0
    for name, file in files.items():
        for _, figure in _found_figures(file):
            start, end = figure.quote.start, figure.quote.end
            fair = any(source == name and start < at + size and at < end for source, at, size in tolerated)
            if (name, start) not in used and not fair and file.line_of(start) in scope.get(name, set()):
                count += 1
    return count


def citations() -> Iterable[Score]:
    """One label a line and title, as the labels have it."""
    files = gold_files()
    scope = labelled_lines()
    wanted = {(record["source"], record["line"], record["title"].strip("“”")) for record in labels("citations")}
    found = {
        (name, line, citation.title.strip("“”"))
        for name, file in files.items()
        for brief in file.briefs
        for citation in brief.analysis.citations
        if (line := file.line_of(citation.quote.start)) in scope.get(name, set())
    }
    # The labels name a short form once a line; a second title that only repeats it in full is fair.
    hits = len(wanted & found)
    yield Score("citations: F1", 2 * hits, len(wanted) + len(found))


def entities() -> Iterable[Score]:
    """Names of the core tier; a found name that is the label's, or holds it or is held by it on the same line, agrees."""
    files = gold_files()
    scope = labelled_lines()
    records = list(labels("entities"))
    found = {
        (name, file.line_of(mention.quote.start), mention.name.strip("“”"))
        for name, file in files.items()
        for brief in file.briefs
        for mention in brief.analysis.mentions
    }
    found = {(name, line, text) for name, line, text in found if line in scope.get(name, set())}

    def agrees(record: dict[str, Any], item: tuple[str, int, str]) -> bool:
        text = record["name"].strip("“”")
        return (
            record["source"] == item[0]
            and record["line"] == item[1]
            and plain(text).replace("“", "").replace("”", "") == plain(item[2]).replace("“", "").replace("”", "")
        )

    core = [record for record in records if record["tier"] == "core"]
    recalled = sum(any(agrees(record, item) for item in found) for record in core)
    labelled = {item for item in found if any(agrees(record, item) for record in records)}
    optional = {item for item in labelled if not any(agrees(record, item) for record in core)}
    yield Score("entities: recall (core)", recalled, len(core))
    yield Score("entities: precision", len(labelled - optional), len(found - optional))


def summaries() -> Iterable[Score]:
    """Labelled roles hit by gist and summary, and labelled section theses that stand as a point or as its head."""
    files = gold_files()
    places = {(record["source"], record["n"]): record for record in labels("articles") if "n" in record}
    roles = hit = theses = stand = 0
    for record in labels("thesis"):
        name, number = record["source"], record["article_n"]
        article = article_at(files[name], places[(name, number)])
        brief = next((brief for brief in files[name].briefs if article and brief.article.id == article.id), None)
        lines = [line.text for line in (*((brief.gist,) if brief.gist else ()), *brief.summary)] if brief else []
        points = [line.text for line in _section_lines(brief)] if brief else []
        for role, sentence in zip(record["roles"], record["sentences"], strict=True):
            roles += 1
            wanted = [sentence, *(record.get("alternates") or {}).get(role, ())]
            hit += any(_same(line, text) for line in lines for text in wanted)
        for item in record["section_thesis"]:
            theses += 1
            stand += any(_same(point, item["sentence"]) for point in points)
    yield Score("summaries: roles hit", hit, roles)
    yield Score("summaries: section theses", stand, theses)


def _section_lines(brief: Brief) -> Iterable[Line]:
    for section in brief.sections:
        if section.thesis:
            yield section.thesis
        yield from section.items


def _same(line: str, label: str) -> bool:
    """The label's sentence, or a clause of it of at least half its length."""
    left, right = plain(line).strip("。"), plain(label).strip("。")
    return (left in right and 2 * len(left) >= len(right)) or right in left
