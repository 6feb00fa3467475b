"""Key figures of ours and of other libraries on the same sentences: `python -m benchmarks.figures_peers --python PEERS/bin/python`.

The others are no dependencies: they live in an environment of their own, made as benchmarks/peers.txt says. All are scored
alike and leniently: a find is a hit when it overlaps a label's place, a number without its unit counts, the sign of a fall is
not asked for, and one end of a range is enough. Only a whole surface (`with unit`) asks for more.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from benchmarks.figures_quality import Item, case_items, found_by_product, gold_items
from benchmarks.gold import shared_folder

ADAPTERS = Path(__file__).parent / "figures_adapters.py"
SECONDS = 1800
CLOSE = Decimal("1e-6")
"""Relative: some libraries compute with floats."""


@dataclass(frozen=True, slots=True)
class Find:
    """A stretch of a text and the numbers that were read in it."""

    start: int
    end: int
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Labels, finds (of neutral places none), labels hit, values right, surfaces whole."""

    labelled: int = 0
    found: int = 0
    hit: int = 0
    right: int = 0
    whole: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.labelled + other.labelled,
            self.found + other.found,
            self.hit + other.hit,
            self.right + other.right,
            self.whole + other.whole,
        )


def ours(text: str) -> list[Find]:
    """What the product finds, in the shape of the others."""
    found = []
    for one in found_by_product(text):
        values = one.values or tuple(value for value in (one.value, one.high) if value is not None)
        found.append(Find(one.quote.start, one.quote.end, values))
    return found


def theirs(python: str, texts: Sequence[str]) -> dict[str, list[list[Find]]]:
    """What each of the others finds in each text.

    Raises: CalledProcessError when that interpreter lacks one of them.
    """
    command = [python, str(ADAPTERS)]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True, timeout=SECONDS)
    told: dict[str, list[list[list[Any]]]] = json.loads(done.stdout[done.stdout.index("{") :])
    return {name: [[_find(one) for one in finds] for finds in lists] for name, lists in told.items()}


def _find(record: list[Any]) -> Find:
    values = []
    for value in record[2]:
        try:
            values.append(Decimal(value))
        except InvalidOperation:
            continue
    return Find(record[0], record[1], tuple(values))


def compared(item: Item, finds: Sequence[Find]) -> Count:
    """One text's count."""
    places = [(label["start"], label["start"] + len(label["surface"])) for label in item.labels]
    count = Count(labelled=len(places))
    for label, (start, end) in zip(item.labels, places, strict=True):
        here = [one for one in finds if one.start < end and start < one.end]
        if here:
            right = any(_agrees(label["value"], one.values) for one in here)
            whole = any(one.start <= start and end <= one.end for one in here) and right
            count += Count(hit=1, right=right, whole=whole, found=1)
    fair = (*places, *item.neutral)
    return count + Count(found=sum(all(one.end <= low or high <= one.start for low, high in fair) for one in finds))


def _agrees(wanted: Any, values: Sequence[Decimal]) -> bool:
    numbers = [abs(Decimal(str(one))) for one in (wanted if isinstance(wanted, list) else [wanted])]
    return any(abs(abs(value) - number) <= CLOSE * number for value in values for number in numbers)


def groups() -> dict[str, list[Item]]:
    """Labelled sentences by name of their group: all at hand, and those that no rule was made on."""
    held = list(case_items("held"))
    return {"all": [*(gold_items() if shared_folder() else ()), *case_items("tune"), *held], "held out": held}


def counts(python: str, items: Sequence[Item]) -> dict[str, Count]:
    """Count by library, ours first."""
    rows = {"Jianbao": [ours(item.text) for item in items], **theirs(python, [item.text for item in items])}
    return {
        name: sum((compared(item, finds) for item, finds in zip(items, lists, strict=True)), Count())
        for name, lists in rows.items()
    }


def row(name: str, count: Count) -> str:
    """A row of the table."""
    ratios = (
        count.right / max(1, count.found),
        count.right / max(1, count.labelled),
        count.right / max(1, count.hit),
        count.whole / max(1, count.labelled),
    )
    return f"| {name} | {count.found} | " + " | ".join(f"{ratio:.3f}" for ratio in ratios) + " |"


def main() -> None:
    """Print a table for each group."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", required=True, metavar="PATH", help="interpreter that has benchmarks/peers.txt")
    options = parser.parse_args()
    if shared_folder() is None:
        print("NO LABELLED CORPUS: set JIANBAO_SHARED; only figures_cases/ is compared", file=sys.stderr)
    for group, items in groups().items():
        try:
            found = counts(options.python, items)
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(f"{options.python}: {error}: expected an interpreter made as benchmarks/peers.txt says")
        print(f"\n{group}: {len(items)} texts, {found['Jianbao'].labelled} labelled figures\n")
        print("| library | finds | precision | recall | value right | with unit |\n|---|---|---|---|---|---|")
        print(*(row(name, count) for name, count in found.items()), sep="\n")


if __name__ == "__main__":
    main()
