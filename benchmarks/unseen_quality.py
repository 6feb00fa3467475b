"""How well read, split and clean do on documents that no rule was made on: `python -m benchmarks.unseen_quality [-v] [--only FOLDER]`.

The documents lie in tests/unseen with their expectations in labels.jsonl, written before the product saw them. Some
of them are `held`: nobody looks into them when a rule is made, so that their score says what the rules do elsewhere. Those from
41 on were written without sight of the rules (first runs, articles exact: 41–64 22 of 48; later/: 65–76 10 of 20, 77–88 12 of 20,
89–99 6 of 17, 101–120 20 of 51, 121–140 27 of 50; third/: 42 of 74;
fourth/: 280–303 13 of 40, 250–273, after those, 17 of 35; fifth/, after those, 15 of 33;
sixth/: 460–479, after those, 19 of 29, 540–559, after those, 17 of 34, 560–571, our own, 13 of 15;
seventh/: 480–499, web pages, 7 of 25, 600–613, 8 of 17;
eighth/: 660–679, after those, 12 of 27, compilations 680–695 40 of 51) and then used to mend them.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.clean import clean
from generator.model import Article, RawFile
from generator.read import read
from generator.split import split

FOLDER = Path(__file__).parent.parent / "tests" / "unseen"
FACTS = (
    ("author", "author"),
    ("affiliation", "affiliation"),
    ("date", "published"),
    ("issuer", "issuer"),
    ("number", "number"),
    ("origin", "origin"),
    ("editor", "editor"),
)


@dataclass(frozen=True, slots=True)
class Tally:
    """A named ratio with what was missed."""

    name: str
    part: int
    whole: int
    missed: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Without any blanks."""
    return "".join(text.split())


def folded(text: str | None) -> str:
    """For facts: without blanks and the marks between names."""
    return "".join(char for char in text or "" if char not in " 　、,，")


def load_labels() -> dict[str, list[dict[str, Any]]]:
    """Records by file, in the order of the articles."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (FOLDER / "labels.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        found[record["file"]].append(record)
    return found


def articles_of(name: str) -> tuple[Article, ...]:
    """What the product finds in a file."""
    documents = read(RawFile(name, (FOLDER / name).read_bytes()))
    return tuple(clean(part) for document in documents for part in split(document))


def body(article: Article) -> str:
    """All words of the body without blanks, repairs undone in number only (one character for one)."""
    return plain("".join(block.quote.text for block in article.blocks))


def tally_file(name: str, records: Sequence[dict[str, Any]]) -> Iterable[Tally]:
    """All tallies of one file."""
    articles = articles_of(name)
    pairs = _paired(records, articles)
    exact, titles, missed = 0, 0, []
    for record, article in pairs:
        flaws = _flaws(record, article)
        exact += not flaws
        missed += [f"{record['n']}: {flaw}" for flaw in flaws]
        titles += article is not None and (
            record["title"] is None or plain(article.title.text) == plain(record["title"])
        )
    if len(articles) != len(records):
        missed.append(f"{len(articles)} articles: {[article.title.text for article in articles]}")
    yield Tally(
        "articles exact", exact if len(articles) == len(records) else max(0, exact - 1), len(records), tuple(missed)
    )
    yield Tally(
        "titles",
        titles,
        len(records),
        tuple(
            f"{record['n']}: {article.title.text if article else None}"
            for record, article in pairs
            if not article or (record["title"] is not None and plain(article.title.text) != plain(record["title"]))
        ),
    )
    yield from _headings(pairs)
    yield from _lines(pairs, articles)
    facts = [
        (f"{record['n']} {key}", folded(record[key]), folded(_fact(article, field)))
        for record, article in pairs
        for key, field in FACTS
        if key in record
    ]
    yield Tally(
        "facts",
        sum(wanted == found for _, wanted, found in facts),
        len(facts),
        tuple(f"{where}: {found!r} for {wanted!r}" for where, wanted, found in facts if wanted != found),
    )


def _paired(
    records: Sequence[dict[str, Any]], articles: Sequence[Article]
) -> list[tuple[dict[str, Any], Article | None]]:
    """Each record with the article that begins, ends or is called as it says; each article once."""
    free = list(articles)
    found: list[tuple[dict[str, Any], Article | None]] = []
    for record in records:
        best = max(free, key=lambda article: _likeness(record, article), default=None)
        if best is None or _likeness(record, best) == 0:
            found.append((record, None))
            continue
        free.remove(best)
        found.append((record, best))
    return found


def _likeness(record: dict[str, Any], article: Article) -> int:
    words = body(article)
    return (
        4 * words.startswith(record["first"])
        + 3 * words.endswith(record["last"])
        + 2 * (record["first"] in words)
        + (record["last"] in words)
        + 2 * (bool(record["title"]) and plain(article.title.text) == plain(record["title"]))
    )


def _flaws(record: dict[str, Any], article: Article | None) -> list[str]:
    if article is None:
        return ["not found"]
    words = body(article)
    flaws = []
    if not same(words[: len(record["first"])], record["first"]):
        flaws.append(f"begins {words[:16]!r} not {record['first']!r}")
    if not same(words[-len(record["last"]) :], record["last"]):
        flaws.append(f"ends {words[-16:]!r} not {record['last']!r}")
    if len(words) != record["chars"]:
        flaws.append(f"{len(words)} characters not {record['chars']}")
    return flaws


def same(found: str, wanted: str) -> bool:
    """Whether two stretches agree but for repaired characters."""
    return len(found) == len(wanted) and sum(a != b for a, b in zip(found, wanted, strict=True)) * 4 <= len(wanted)


def _headings(pairs: Sequence[tuple[dict[str, Any], Article | None]]) -> Iterable[Tally]:
    hits, wanted_all, found_all, missed = 0, 0, 0, []
    for record, article in pairs:
        wanted = [plain(text) for text in record["headings"]]
        found = [plain(block.quote.text) for block in article.blocks if block.level] if article else []
        shared = [text for text in wanted if text in found]
        hits += len(shared)
        wanted_all += len(wanted)
        found_all += len(found)
        missed += [f"{record['n']}: lost {text}" for text in wanted if text not in found]
        missed += [f"{record['n']}: spurious {text}" for text in found if text not in wanted]
    yield Tally("headings F1", 2 * hits, wanted_all + found_all, tuple(missed))


def _lines(pairs: Sequence[tuple[dict[str, Any], Article | None]], articles: Sequence[Article]) -> Iterable[Tally]:
    blocks = {plain(block.quote.text) for article in articles for block in article.blocks}
    joined = [text for record, _ in pairs for text in record["joined"]]
    yield Tally(
        "joins",
        sum(plain(text) in blocks for text in joined),
        len(joined),
        tuple(text for text in joined if plain(text) not in blocks),
    )
    outside = [text for record, _ in pairs for text in record["outside"] if len(plain(text)) >= 4]
    wanted = {plain(text) for record, _ in pairs for text in record["headings"]}
    inside = [
        text
        for text in outside
        if _stands(plain(text), blocks) and plain(text) not in wanted and not _twice(text, pairs)
    ]
    yield Tally("outside bodies", len(outside) - len(inside), len(outside), tuple(inside))
    lost = [max(0, record["chars"] - (len(body(article)) if article else 0)) for record, article in pairs]
    whole = sum(record["chars"] for record, _ in pairs)
    yield Tally("body characters kept", whole - sum(lost), whole)
    sentences = {plain(sentence.quote.text) for article in articles for sentence in article.sentences}
    rows = [plain(text) for record, _ in pairs for text in record["tables"]]
    yield Tally(
        "table rows not sentences",
        sum(not any(row in sentence for sentence in sentences) for row in rows),
        len(rows),
        tuple(row for row in rows if any(row in sentence for sentence in sentences)),
    )


def _twice(text: str, pairs: Sequence[tuple[dict[str, Any], Article | None]]) -> bool:
    """Whether a line outside is a repeat of words that stand in the body by right (a body that stands twice)."""
    return any(
        article is not None and body(article).count(plain(text)) == 1 and len(body(article)) == record["chars"]
        for record, article in pairs
    )


def _stands(text: str, blocks: set[str]) -> bool:
    return text in blocks or (len(text) >= 8 and any(text in block for block in blocks))


def _fact(article: Article | None, field: str) -> str | None:
    fact = getattr(article, field) if article else None
    return fact.text if fact else None


def main() -> None:
    """Print the scores of both parts; with -v what was missed in the part that may be looked into."""
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    sums: dict[bool, dict[str, list[int]]] = {False: defaultdict(lambda: [0, 0]), True: defaultdict(lambda: [0, 0])}
    for name, records in sorted(load_labels().items()):
        held = records[0]["held"]
        if options.only and options.only not in name:
            continue
        for tally in tally_file(name, records):
            sums[held][tally.name][0] += tally.part
            sums[held][tally.name][1] += tally.whole
            if options.v and not held and tally.part < tally.whole:
                print(f"{name} {tally.name} {tally.part}/{tally.whole}", *tally.missed, sep="\n    ")
    for name in sums[False] or sums[True]:
        columns = [sums[held][name] for held in (False, True)]
        print(
            f"{name:28}"
            + "".join(f"{part / whole if whole else 1:8.3f} {part:6}/{whole:<6}" for part, whole in columns)
        )


if __name__ == "__main__":
    main()
