"""The product's quality on the hand-made labels, end to end, and the floors that a test holds.

`python -m benchmarks.quality` prints the scores; `--pin` raises the floors to them (never lowers one: `--lower NAME` does,
and the commit says why). Floors stand in benchmarks/floors.json beside a digest of the labels they were measured on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.gold import GoldFile, gold_files, labelled_lines, labels, shared_folder
from generator.model import Article, Brief, Fate, Figure, Line

FLOORS = Path(__file__).parent / "floors.json"
EPSILON = 0.0005
"""Scores are ratios of counts below 2,000, so that a smaller fall cannot be one item."""


@dataclass(frozen=True, slots=True)
class Score:
    """A named ratio: `part` of `whole`."""

    name: str
    part: float
    whole: float

    @property
    def value(self) -> float:
        """The ratio; 0 of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0


def all_scores() -> tuple[Score, ...]:
    """Every score, in the order they are printed."""
    return tuple(score for measure in MEASURES for score in measure())


def _plain(text: str) -> str:
    return "".join(char for char in text if not char.isspace())


def _lines_of(record: dict[str, Any]) -> list[list[int]]:
    return record.get("lines") or [[record["first_line"], record["last_line"]]]


def _article(file: GoldFile, record: dict[str, Any]) -> Article | None:
    """The article found at this label's place: the one that holds most of the label's lines."""
    wanted = [span for first, last in _lines_of(record) for span in range(first, last + 1)]
    best: tuple[int, Article] | None = None
    for brief in file.briefs:
        held = {file.line_of(span.start) for block in brief.article.blocks for span in block.quote.spans}
        shared = len(held.intersection(wanted))
        if shared and (best is None or shared > best[0]):
            best = (shared, brief.article)
    return best[1] if best else None


def _bounds_agree(file: GoldFile, article: Article, record: dict[str, Any]) -> bool:
    held = {file.line_of(span.start) for block in article.blocks for span in block.quote.spans}
    wanted = {line for first, last in _lines_of(record) for line in range(first, last + 1) if _text(file, line).strip()}
    return held == wanted


def _text(file: GoldFile, line: int) -> str:
    end = file.starts[line + 1] if line + 1 < len(file.starts) else len(file.text)
    return file.text[file.starts[line] : end]


def articles() -> Iterable[Score]:
    """Boundaries, titles, headings, joins, facts; boilerplate in bodies; body characters kept."""
    files = gold_files()
    records = [record for record in labels("articles") if "boilerplate_lines" not in record]
    found = [(record, files[record["source"]], _article(files[record["source"]], record)) for record in records]
    bounds = sum(article is not None and _bounds_agree(file, article, record) for record, file, article in found)
    titles = sum(
        article is not None and _plain(article.title.text) == _plain(record["title"]) for record, _, article in found
    )
    yield Score("articles: boundaries", bounds, len(found))
    yield Score("articles: titles", titles, len(found))
    yield Score("articles: number in all files", sum(len(file.briefs) for file in files.values()), 36)
    headings = [(_plain(item["text"]), article) for record, _, article in found for item in record["headings"]]
    kept = sum(
        article is not None and text in {_plain(b.quote.text) for b in article.blocks if b.level}
        for text, article in headings
    )
    spurious = sum(
        1
        for record, _, article in found
        if article
        for block in article.blocks
        if block.level and _plain(block.quote.text) not in {_plain(item["text"]) for item in record["headings"]}
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
        for first, last in _lines_of(record):
            for line in range(first, last + 1):
                at = file.starts[line]
                text = _text(file, line)
                whole += sum(not char.isspace() for char in text)
                part += sum(not char.isspace() and at + column in fates for column, char in enumerate(text))
    return part, whole


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
    yield Score("figures: value", sum(_value_agrees(record, hit) for record, hit in hits), len(hits))
    yield Score("figures: unit", sum(record["unit"] == hit.unit for record, hit in hits), len(hits))
    yield Score(
        "figures: kind",
        sum(hit.kind.value in {record["kind"], record.get("kind_alt")} for record, hit in hits),
        len(hits),
    )
    yield Score(
        "figures: indicator overlap",
        sum(_jaccard(record["indicator"], hit.indicator) for record, hit in hits),
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


def _value_agrees(record: dict[str, Any], figure: Figure) -> bool:
    wanted = record["value"]
    if isinstance(wanted, list):
        found = figure.values or (figure.value, figure.high)
        return [Decimal(str(value)) for value in wanted] == list(found)
    return figure.value is not None and figure.high is None and Decimal(str(wanted)) == figure.value


def _jaccard(one: str, other: str) -> float:
    left, right = set(_plain(one)), set(_plain(other))
    return len(left & right) / len(left | right) if left | right else 1.0


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
            and _plain(text).replace("“", "").replace("”", "") == _plain(item[2]).replace("“", "").replace("”", "")
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
        article = _article(files[name], places[(name, number)])
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
    left, right = _plain(line).strip("。"), _plain(label).strip("。")
    return (left in right and 2 * len(left) >= len(right)) or right in left


MEASURES: tuple[Callable[[], Iterable[Score]], ...] = (articles, figures, citations, entities, summaries)


def labels_digest() -> str:
    """Of the labels and the corpus, so that changed labels cannot change scores unseen."""
    folder = shared_folder()
    if folder is None:
        return ""
    digest = hashlib.sha256()
    for path in sorted((*(folder / "gold").iterdir(), *(folder / "corpus").iterdir())):
        digest.update(path.name.encode() + b"\x00" + path.read_bytes())
    return digest.hexdigest()


def load_floors() -> dict[str, Any]:
    """The pinned floors: {"labels": digest, "floors": {name: value}}."""
    try:
        value: dict[str, Any] = json.loads(FLOORS.read_text("utf-8"))
    except FileNotFoundError:
        return {"labels": "", "floors": {}}
    return value


def fallen(scores: Iterable[Score], floors: dict[str, float]) -> list[str]:
    """What stands below its floor, in words."""
    values = {score.name: score.value for score in scores}
    return [
        f"{name}: {values.get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for name, floor in floors.items()
        if values.get(name, 0.0) < floor - EPSILON
    ]


def pin(scores: Iterable[Score], lower: set[str]) -> None:
    """Raise the floors to the scores; lower only those named."""
    floors = load_floors()["floors"]
    for score in scores:
        old = floors.get(score.name, 0.0)
        value = int(score.value * 10_000) / 10_000
        floors[score.name] = value if score.name in lower else max(old, value)
    FLOORS.write_text(
        json.dumps({"labels": labels_digest(), "floors": floors}, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )


def main() -> None:
    """Print the scores; exit with 1 when one stands below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true", help="raise the floors to these scores")
    parser.add_argument("--lower", action="append", default=[], metavar="NAME", help="let this floor fall, with --pin")
    options = parser.parse_args()
    if shared_folder() is None:
        sys.exit("no labelled corpus: set JIANBAO_SHARED to the folder that holds corpus/ and gold/")
    scores = all_scores()
    floors = load_floors()["floors"]
    for score in scores:
        print(
            f"{score.name:42} {score.value:7.4f}  {score.part:9.2f} / {score.whole:<7.0f} floor {floors.get(score.name, 0):.4f}"
        )
    if options.pin:
        pin(scores, set(options.lower))
    elif lines := fallen(scores, floors):
        sys.exit("\n".join(lines))


if __name__ == "__main__":
    main()
