"""Key figures on the hand-made labels and on sentences of dense genres: `python -m benchmarks.figures_quality [-v]`.

The labels lie outside the project (see benchmarks.gold); each labelled line is taken as an article of its own, so that this
score says what the finder does and nothing of the splitter. The sentences in figures_cases/ are original ones, two thirds to
tune on and one third `held`, labelled before the finder saw them; the `second`, `third` and `fourth` sets came later and are tuned on too
(`fourth`: 240 sentences by a hand that had not seen the finder, at their first run precision 0.994, recall 0.987; broadcast 0.993, 0.973,
communique 0.988, 0.994, traditional 1.0, 0.984, work report 1.0, 1.0; period 0.862, mended since); those that are `blind` were written without sight of the finder or of the held ones, and are only ever counted. A figure counts as
found when its place overlaps the label's and its value agrees.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.gold import labelled_lines, labels, shared_folder
from generator.analyse.figures import find_figures
from generator.model import Figure
from tests.builders import make_article

CASES = Path(__file__).parent / "figures_cases"


@dataclass(frozen=True, slots=True)
class Item:
    """A text, its labels (records of the label files), and the places where a find is neither right nor wrong."""

    text: str
    labels: tuple[dict[str, Any], ...]
    neutral: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over many items; the fields after `right` count only figures found, `indicator` sums overlaps."""

    labelled: int = 0
    found: int = 0
    placed: int = 0
    right: int = 0
    unit: int = 0
    kind: int = 0
    indicator: float = 0.0
    period: int = 0
    periods: int = 0
    target: int = 0
    targets: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def counts(self) -> dict[str, tuple[float, int]]:
        """(part, whole) by name, in the order they are printed."""
        return {
            "precision": (self.right, self.found),
            "recall": (self.right, self.labelled),
            "value": (self.right, self.placed),
            "unit": (self.unit, self.right),
            "kind": (self.kind, self.right),
            "indicator": (self.indicator, self.right),
            "period": (self.period, self.periods),
            "target": (self.target, self.targets),
        }

    def ratios(self) -> dict[str, float]:
        """Ratios by name, in the order they are printed; 0 of nothing is 0."""
        return {name: part / max(1, whole) for name, (part, whole) in self.counts().items()}


Finder = Callable[[str], Sequence[Figure]]


def found_by_product(text: str) -> tuple[Figure, ...]:
    """What the product finds in one line taken as an article."""
    return find_figures(make_article(text))


def gold_items() -> Iterator[Item]:
    """One item a labelled line of the corpus.

    Raises: FileNotFoundError when the shared folder is not at hand.
    """
    folder = shared_folder()
    if folder is None:
        raise FileNotFoundError("no labelled corpus: set JIANBAO_SHARED to the folder that holds corpus/ and gold/")
    figures, tolerated = list(labels("figures")), [record for record in labels("nonfig") if record["tolerate"]]
    scope = labelled_lines()
    for path in sorted((folder / "corpus").iterdir()):
        for number, line in enumerate(path.read_text("utf-8").split("\n")):
            if number not in scope.get(path.name, set()):
                continue
            here = [one for one in figures if one["source"] == path.name and one["line"] == number]
            fair = [one for one in tolerated if one["source"] == path.name and one["line"] == number]
            fair += [one for one in here if one["tier"] != "core"]
            core = tuple(one for one in here if one["tier"] == "core")
            yield Item(line, core, tuple((one["start"], one["start"] + len(one["surface"])) for one in fair))


def case_items(chosen: str, genre: str = "") -> Iterator[Item]:
    """One item a sentence of figures_cases/ whose set is `chosen` (tune, held or blind), of one genre or of all."""
    for path in sorted(CASES.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            if record["set"] == chosen and genre in {"", record["genre"]}:
                fair = [one for one in record["figures"] if one.get("tier") == "optional"]
                core = tuple(one for one in record["figures"] if one not in fair)
                yield Item(
                    record["text"], core, tuple((one["start"], one["start"] + len(one["surface"])) for one in fair)
                )


def genres(chosen: str) -> tuple[str, ...]:
    """Names of the kinds of text in figures_cases/ that have sentences of one set, sorted."""
    lines = (line for path in CASES.glob("*.jsonl") for line in path.read_text("utf-8").splitlines())
    return tuple(sorted({record["genre"] for record in map(json.loads, lines) if record["set"] == chosen}))


def measure(item: Item, find: Finder, show: Callable[[str], None] | None = None) -> Tally:
    """Compare what `find` gives with the labels of one item; `show` is told every difference."""
    found = list(find(item.text))
    tally = Tally()
    for label in item.labels:
        start, end = label["start"], label["start"] + len(label["surface"])
        hit = next((one for one in found if one.quote.start < end and start < one.quote.end), None)
        if hit is not None:
            found.remove(hit)
        tally += compared(label, hit)
        if show:
            _show(show, item, label, hit)
    for extra in found:
        if not any(extra.quote.start < end and start < extra.quote.end for start, end in item.neutral):
            tally += Tally(found=1)
            if show:
                show(
                    f"EXTRA {extra.quote.text} [{extra.rule}] <- {item.text[max(0, extra.quote.start - 12) : extra.quote.end + 8]}"
                )
    return tally


def compared(label: dict[str, Any], hit: Figure | None) -> Tally:
    """The tally of one label."""
    if hit is None:
        return Tally(labelled=1)
    if not value_agrees(label["value"], hit):
        return Tally(labelled=1, found=1, placed=1)
    return Tally(
        labelled=1,
        found=1,
        placed=1,
        right=1,
        unit=label["unit"] == hit.unit,
        kind=hit.kind.value in {label["kind"], label.get("kind_alt")},
        indicator=overlap(label["indicator"], hit.indicator),
        period="period" in label and (label["period"] or None) == hit.period,
        periods="period" in label,
        target="target" in label and label["target"] == hit.target,
        targets="target" in label,
    )


def value_agrees(wanted: Any, figure: Figure) -> bool:
    """Whether value, both ends or all members are those of the label."""
    if isinstance(wanted, list):
        found = figure.values or (figure.value, figure.high)
        return [Decimal(str(value)) for value in wanted] == list(found)
    return figure.value is not None and figure.high is None and Decimal(str(wanted)) == figure.value


def overlap(one: str, other: str) -> float:
    """Jaccard overlap of the two sets of characters, blanks aside."""
    left, right = set(one) - set(" 　"), set(other) - set(" 　")
    return len(left & right) / len(left | right) if left | right else 1.0


def _show(show: Callable[[str], None], item: Item, label: dict[str, Any], hit: Figure | None) -> None:
    if hit is None:
        show(
            f"MISSED {label['surface']} <- {item.text[max(0, label['start'] - 12) : label['start'] + len(label['surface']) + 8]}"
        )
        return
    near = item.text[max(0, label["start"] - 14) : label["start"] + len(label["surface"]) + 6]
    wrong = []
    if not value_agrees(label["value"], hit):
        wrong.append(f"value {label['value']} / {hit.value} {hit.high or ''}{hit.values or ''}")
    pairs = {
        "surface": (label["surface"], hit.quote.text),
        "unit": (label["unit"], hit.unit),
        "period": (label.get("period", hit.period), hit.period),
        "target": (label.get("target", hit.target), hit.target),
    }
    wrong += [f"{name} {want} / {got}" for name, (want, got) in pairs.items() if want != got]
    if hit.kind.value not in {label["kind"], label.get("kind_alt")}:
        wrong.append(f"kind {label['kind']} / {hit.kind.value}")
    if overlap(label["indicator"], hit.indicator) < 0.7:
        wrong.append(f"indicator {label['indicator']} / {hit.indicator}")
    if wrong:
        show(f"{near} :: " + " ; ".join(wrong))


def total(items: Iterable[Item], find: Finder, show: Callable[[str], None] | None = None) -> Tally:
    """The tallies of all items, summed."""
    return sum((measure(item, find, show) for item in items), Tally())


def _print(name: str, tally: Tally) -> None:
    ratios = "  ".join(f"{key} {value:.3f}" for key, value in tally.ratios().items())
    print(f"{name:<20} {tally.labelled:>4} labelled {tally.found:>4} found  {ratios}")


def main() -> int:
    """Print the table; 0 always: the floors are held by benchmarks.quality."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="every difference, but those of held and blind sentences"
    )
    arguments = parser.parse_args()
    show = print if arguments.verbose else None
    if shared_folder() is None:
        print("NO LABELLED CORPUS: set JIANBAO_SHARED; the scores on gold are left out", file=sys.stderr)
    else:
        _print("gold", total(gold_items(), found_by_product, show))
    for chosen in ("tune", "second", "third", "fourth", "held", "blind"):
        shown = show if chosen in {"tune", "second", "third", "fourth"} else None
        for genre in genres(chosen):
            _print(f"{chosen} {genre}", total(case_items(chosen, genre), found_by_product, shown))
        _print(chosen, total(case_items(chosen), found_by_product))
    return 0


if __name__ == "__main__":
    sys.exit(main())
