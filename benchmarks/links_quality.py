"""Citations and entities on the hand-made labels and on sentences of other genres: `python -m benchmarks.links_quality`.

The labels lie outside the project (see benchmarks.gold); each labelled article is taken as its own lines, so that this score says
what the two finders do and nothing of the splitter. The sentences in links_cases/ are original ones.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.analyse.citations import find_citations
from generator.analyse.entities import find_mentions
from generator.lexicon import DEFAULT_LEXICON_FILE, EMPTY, Lexicon, parse
from generator.model import Article
from tests.builders import make_article

REPOSITORY = Path(__file__).parent.parent
CASES = Path(__file__).parent / "links_cases"
_MARKS = str.maketrans("（）", "()", '“”"《》‘’ 　')


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found and labelled, found only, labelled only."""

    both: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.both + other.both, self.extra + other.extra, self.missed + other.missed)

    def __str__(self) -> str:
        precision = self.both / max(1, self.both + self.extra)
        recall = self.both / max(1, self.both + self.missed)
        f1 = 2 * self.both / max(1, 2 * self.both + self.extra + self.missed)
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({self.both} both, {self.extra} extra, {self.missed} missed)"


@cache
def default_lexicon() -> Lexicon:
    """The lexicon that comes with the program."""
    return parse((REPOSITORY / "generator" / "lexicons" / DEFAULT_LEXICON_FILE).read_text("utf-8"))


def plain(name: str) -> str:
    """A name without its quotation marks and blanks."""
    return name.translate(_MARKS)


def case_records(name: str) -> Iterator[dict[str, Any]]:
    """Records of links_cases/<name>.jsonl."""
    for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def citation_cases(lexicon: Lexicon) -> Counts:
    """Titles (or numbers) with their kind, on our own sentences."""
    total = Counts()
    for record in case_records("citations"):
        found = find_citations(make_article(record["text"]), lexicon)
        got = {(item.title or item.number, item.kind if item.title else "number") for item in found}
        wanted = {(title, kind) for title, kind in record["expected"]}
        total += Counts(len(got & wanted), len(got - wanted), len(wanted - got))
    return total


def entity_cases(lexicon: Lexicon) -> Counts:
    """Names, on our own sentences."""
    total = Counts()
    for record in case_records("entities"):
        got = {plain(item.name) for item in find_mentions(make_article(record["text"]), lexicon)}
        wanted = {plain(name) for name in record["expected"]}
        total += Counts(len(got & wanted), len(got - wanted), len(wanted - got))
    return total


def _gold(folder: Path, name: str) -> list[dict[str, Any]]:
    lines = (folder / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _labelled_articles(folder: Path) -> Iterator[tuple[tuple[str, int], list[tuple[int, Article]], Article]]:
    """(file and number, each line as an article, all lines as one)."""
    entity_lines: dict[tuple[str, int], set[int]] = {}
    for label in _gold(folder, "entities"):
        entity_lines.setdefault((label["source"], label["article_n"]), set()).add(label["line"])
    for record in _gold(folder, "articles"):
        if "n" not in record:
            continue
        key = record["source"], record["n"]
        text = (folder / "corpus" / record["source"]).read_text("utf-8").split("\n")
        ranges = record.get("lines") or [[record["first_line"], record["last_line"]]]
        numbers = {line for low, high in ranges for line in range(low, high + 1)}
        lines = {number: text[number] for number in sorted(numbers | entity_lines.get(key, set()))}
        for first, second in record.get("joins", []):
            lines[first] += lines.pop(second, "")
        whole = make_article("\n".join(lines.values()))
        yield key, [(number, make_article(line)) for number, line in lines.items()], whole


def gold_citations(folder: Path, lexicon: Lexicon) -> Counts:
    """Each title once a line."""
    total = Counts()
    wanted: dict[tuple[str, int], set[tuple[int, str]]] = {}
    for label in _gold(folder, "citations"):
        wanted.setdefault((label["source"], label["article_n"]), set()).add((label["line"], plain(label["title"])))
    for key, lines, _ in _labelled_articles(folder):
        got = {(number, plain(item.title)) for number, line in lines for item in find_citations(line, lexicon)}
        here = wanted.get(key, set())
        total += Counts(len(got & here), len(got - here), len(here - got))
    return total


def gold_entities(folder: Path, lexicon: Lexicon) -> Counts:
    """Each name once an article; recall on the core tier, optional names are neutral."""
    total = Counts()
    tiers: dict[tuple[str, int], dict[str, str]] = {}
    for label in _gold(folder, "entities"):
        tiers.setdefault((label["source"], label["article_n"]), {})[plain(label["name"])] = label["tier"]
    for key, _, article in _labelled_articles(folder):
        got = {plain(item.name) for item in find_mentions(article, lexicon)}
        known = tiers.get(key, {})
        core = {name for name, tier in known.items() if tier == "core"}
        total += Counts(len(got & core), len(got - set(known)), len(core - got))
    return total


def main() -> None:
    """Print the scores; `--without-lexicon` shows what the patterns alone find."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-lexicon", action="store_true")
    lexicon = EMPTY if parser.parse_args().without_lexicon else default_lexicon()
    print("citations, own sentences ", citation_cases(lexicon))
    print("entities, own sentences  ", entity_cases(lexicon))
    folder = Path(os.environ.get("JIANBAO_SHARED") or REPOSITORY.parent / "shared")
    if (folder / "gold").is_dir():
        print("citations, labelled files", gold_citations(folder, lexicon))
        print("entities, labelled files ", gold_entities(folder, lexicon))


if __name__ == "__main__":
    main()
