"""Speed of read, split and clean on one core: `python -m benchmarks.read_speed [--profile]`.

Prints megabytes of text a second on the five real files (on tests/unseen where they are not at hand), and for a file made of
2n characters how many times as long it takes as one of n, for texts, pages and lines that are hard.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import time
from collections.abc import Iterable
from pathlib import Path

from generator.clean import clean, ledger
from generator.model import RawFile
from generator.read import read
from generator.split import split
from generator.text.kinds import short_kind_of

REPOSITORY = Path(__file__).parent.parent
FOLDER = REPOSITORY / "tests" / "unseen"
HARD = {
    "one line": "河",
    "commas": "，",
    "short lines": "短行\n",
    "headings": "一、标题\n正文写在这里,没有句号\n",
    "open quotes": "“甲。",
    "bylines": "□李明\n",
    "page numbers": "·12·\n",
    "rows": "甲  12  34\n",
    "tags": "<div>",
}
SECONDS = 2.0
"""How long the real files are read again and again."""


def run(raw: RawFile) -> int:
    """Articles of a file, its ledger made too."""
    count = 0
    for document in read(raw):
        parts = split(document)
        articles = tuple(clean(part) for part in parts)
        ledger(document, parts, articles)
        count += len(articles)
    return count


def files() -> tuple[RawFile, ...]:
    """The files that are measured."""
    corpus = Path(os.environ.get("JIANBAO_SHARED") or REPOSITORY.parent / "shared") / "corpus"
    folder = corpus if corpus.is_dir() else FOLDER
    return tuple(
        RawFile(path.name, path.read_bytes()) for path in sorted(folder.glob("*.*")) if path.suffix != ".jsonl"
    )


def speed(raws: Iterable[RawFile]) -> float:
    """Megabytes a second of processor time, of the best round: others on the machine only make a round slower."""
    raws = tuple(raws)
    size = sum(len(raw.data) for raw in raws)
    rounds: list[float] = []
    while sum(rounds) < SECONDS:
        short_kind_of.cache_clear()  # a round must not know the lines of the one before
        start = time.process_time()
        for raw in raws:
            run(raw)
        rounds.append(time.process_time() - start)
    return size / 1e6 / min(rounds)


def growth(unit: str, size: int = 200_000) -> float:
    """Time for 2n characters over time for n; 2 is linear."""
    seconds = []
    for length in (size, 2 * size):
        raw = RawFile(
            "a.html" if "<" in unit else "a.txt", ("治水要算长远账\n" + unit * (length // len(unit))).encode()
        )
        start = time.process_time()
        run(raw)
        seconds.append(time.process_time() - start)
    return seconds[1] / seconds[0]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    raws = files()
    if options.profile:
        profile = cProfile.Profile()
        profile.runcall(speed, raws)
        pstats.Stats(profile).sort_stats("tottime").print_stats(32)
        return
    print(f"{speed(raws):.2f} MB/s read+split+clean ({len(raws)} files, {sum(len(raw.data) for raw in raws):,} bytes)")
    for name, unit in HARD.items():
        print(f"time(2n)/time(n) {name:14}{growth(unit):5.2f}")
    real = b"".join(raw.data for raw in raws if raw.path.endswith(".txt"))
    start = time.process_time()
    run(RawFile("a.txt", real * 20))
    taken = time.process_time() - start
    print(f"{len(real) * 20 / 1e6:.1f} MB in one file: {taken:.1f} s, {len(real) * 20 / 1e6 / taken:.2f} MB/s")


if __name__ == "__main__":
    main()
