"""The product's quality on hand-made labels, and the floors that a test holds.

`python -m benchmarks.quality` prints the scores; `--pin` raises the floors to them (never lowers one: `--lower NAME` does,
and the commit says why). There are two groups: `cases`, sentences that lie in the project, and `shared`, labelled files that
lie outside it and are left out, loudly, where they are not at hand.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures_quality import CASES, case_items, found_by_product, total
from benchmarks.floors import Floors, Score, digest_of, fallen, load_floors, pin, raised
from benchmarks.gold import shared_folder
from benchmarks.quality_articles import articles
from benchmarks.quality_finds import citations, entities, figures, summaries


@dataclass(frozen=True, slots=True)
class Group:
    """Scores that are measured on the same labels."""

    name: str
    measures: tuple[Callable[[], Iterable[Score]], ...]
    files: Callable[[], Iterable[Path] | None]
    """The labels, and the texts they speak of, in a fixed order; None where they are not at hand."""

    def scores(self) -> tuple[Score, ...]:
        """Every score, in the order they are printed."""
        return tuple(score for measure in self.measures for score in measure())

    def digest(self) -> str:
        """Of the labels; "" where they are not at hand."""
        files = self.files()
        return digest_of(files) if files is not None else ""


def figure_cases() -> Iterator[Score]:
    """Key figures in the sentences of figures_cases/: those that rules are tuned on, and those held out."""
    for chosen in ("tune", "second", "third", "fourth", "held"):
        tally = total(case_items(chosen), found_by_product)
        for name, (part, whole) in tally.counts().items():
            yield Score(f"figures, {chosen}: {name}", part, whole)


def _case_files() -> Iterable[Path]:
    return sorted(CASES.glob("*.jsonl"))


def _shared_files() -> Iterable[Path] | None:
    folder = shared_folder()
    return sorted((*(folder / "gold").iterdir(), *(folder / "corpus").iterdir())) if folder else None


GROUPS: tuple[Group, ...] = (
    Group("cases", (figure_cases,), _case_files),
    Group("shared", (articles, figures, citations, entities, summaries), _shared_files),
)


def judge(group: Group, *, raise_floors: bool, lower: set[str]) -> list[str]:
    """Print a group's scores; pin them, or tell what fell."""
    known = load_floors(group.name)
    scores = group.scores()
    for score in scores:
        floor = known.floors.get(score.name, 0)
        print(f"{score.name:42} {score.value:7.4f}  {score.part:9.2f} / {score.whole:<7.0f} floor {floor:.4f}")
    if raise_floors:
        pin(group.name, Floors(group.digest(), raised(scores, known.floors, lower)))
        return []
    return fallen(scores, known.floors)


def main() -> None:
    """Print the scores; exit with 1 when one stands below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true", help="raise the floors to these scores")
    parser.add_argument("--lower", action="append", default=[], metavar="NAME", help="let this floor fall, with --pin")
    options = parser.parse_args()
    lines: list[str] = []
    for group in GROUPS:
        if group.files() is None:
            print(
                f"NOT RUN: {group.name}: set JIANBAO_SHARED to the folder that holds corpus/ and gold/", file=sys.stderr
            )
            continue
        lines += judge(group, raise_floors=options.pin, lower=set(options.lower))
    if lines:
        sys.exit("\n".join(lines))


if __name__ == "__main__":
    main()
