"""Documents of many kinds keep the scores that were reached on them; `benchmarks/unseen_quality.py` says what is missed."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from benchmarks.unseen_quality import load_labels, tally_file

FLOORS = {
    "articles exact": Fraction(95, 100),
    "titles": Fraction(99, 100),
    "headings F1": Fraction(99, 100),
    "joins": Fraction(1),
    "outside bodies": Fraction(99, 100),
    "body characters kept": Fraction(99, 100),
    "table rows not sentences": Fraction(1),
    "facts": Fraction(99, 100),
}
"""Of the documents that rules were made on; the held third is measured by the benchmark and has no floor to be tuned to."""


def test_unseen_kinds_are_split_and_cleaned_as_labelled() -> None:
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, records in load_labels().items():
        for tally in () if records[0]["held"] else tally_file(name, records):
            sums[tally.name][0] += tally.part
            sums[tally.name][1] += tally.whole
    below = {name: sums[name] for name, floor in FLOORS.items() if Fraction(*sums[name]) < floor}
    assert below == {}
