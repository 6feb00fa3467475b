"""Speed of the figures on one core: `python -m benchmarks.figures_speed [--profile]`.

Prints megabytes of UTF-8 a second on the bodies of the five real files (of the sample corpus where they are not at hand), and
for hard sentences how many times as long 2n characters take as n; 2 is linear.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from collections.abc import Sequence

from benchmarks.figures_quality import case_items
from benchmarks.gold import REPOSITORY, shared_folder
from generator.analyse.figures import find_figures
from generator.clean import clean
from generator.model import Article, RawFile
from generator.read import read
from generator.split import split
from tests.builders import make_article

SECONDS = 2.0
"""How long the real articles are read again and again."""
SIZE = 100_000
MOST = 2.5
"""Time of 2n over time of n that still counts as linear: the clock's own noise lies below."""
BAITS = {
    "one digit": "7",
    "grouped digits": "1,234",
    "split digits": "1 ",
    "Chinese numerals": "三",
    "Chinese scales": "三千万",
    "no stop": "治理数据要素的企业",
    "分别": "分别",
    "分别 rows": "甲、乙分别增长3%、4%,",
    "periods": "2023年",
    "periods and figures": "2023年收入3亿元,",
    "enumeration": "河、",
    "coordination": "和",
    "round brackets": "(",
    "notes": "〔3〕",
    "base of comparison": "比上年",
    "changes": "同比增长",
    "open titles": "《",
    "titles": "《数据》显示",
    "quotation marks": "“5",
    "from to": "从3%提升至5%",
    "from only": "从3%",
    "ratio": "3∶",
    "ranges": "3—",
    "tables of places": "广东省",
    "sources": "据统计局",
    "goals": "力争到2030年达3亿元,",
    "shares": "占比3%,",
    "levels": "收入3亿元",
    "levels and commas": "产量3万吨,",
    "bounds": "超过约近",
    "index": "指数为",
    "ranks": "全国第",
    "floating point": "每秒3",
    "blanks": " ",
    "commas": ",",
}


def articles() -> tuple[Article, ...]:
    """The articles that are measured, read once."""
    folder = shared_folder()
    paths = (
        sorted((folder / "corpus").iterdir()) if folder else sorted((REPOSITORY / "articles").glob("*.[tm][xd][td]"))
    )
    documents = [document for path in paths for document in read(RawFile(path.name, path.read_bytes()))]
    return tuple(clean(part) for document in documents for part in split(document))


def size_of(found: Sequence[Article]) -> int:
    """Bytes of the sentences in UTF-8."""
    return sum(len(sentence.quote.text.encode()) for article in found for sentence in article.sentences)


def speed(found: Sequence[Article]) -> float:
    """Megabytes a second of processor time, of the best round: others on the machine only make a round slower."""
    rounds: list[float] = []
    while sum(rounds) < SECONDS:
        start = time.process_time()
        for article in found:
            find_figures(article)
        rounds.append(time.process_time() - start)
    return size_of(found) / 1e6 / min(rounds)


def seconds(bait: str, size: int) -> float:
    """Processor time for one sentence of `size` characters that ends in a figure; the better of two runs."""
    article = make_article(bait * (size // len(bait)) + "收入达3.5亿元")
    runs = []
    for _ in range(2):
        start = time.process_time()
        find_figures(article)
        runs.append(time.process_time() - start)
    return min(runs)


def main() -> None:
    """Print the figures; exit with 1 when a bait takes more than linear time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--size", type=int, default=SIZE, help="characters of the shorter sentence")
    options = parser.parse_args()
    found = articles()
    if options.profile:
        profile = cProfile.Profile()
        profile.runcall(speed, found)
        pstats.Stats(profile).sort_stats("tottime").print_stats(32)
        return
    print(f"{speed(found):.2f} MB/s ({len(found)} articles, {size_of(found):,} bytes)")
    dense = make_article("\n".join([item.text for item in case_items("tune")] * 5) + "\n")
    count = len(find_figures(dense))
    print(f"{speed([dense]):.2f} MB/s where a figure stands every {size_of([dense]) / count:.0f} bytes")
    slow = []
    for name, bait in BAITS.items():
        one, two = seconds(bait, options.size), seconds(bait, 2 * options.size)
        print(f"{name:20} {two:7.3f} s for {2 * options.size:,}  time(2n)/time(n) {two / one:5.2f}")
        if two / one > MOST and two > 0.05:
            slow.append(name)
    if slow:
        sys.exit(f"more than linear: {', '.join(slow)}")


if __name__ == "__main__":
    main()
