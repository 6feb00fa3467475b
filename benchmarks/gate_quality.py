"""How well the gate tells faithful phrases from others.

    python -m benchmarks.gate_quality [FILE ...]

Faithful: the phrases of benchmarks/gate_cases.jsonl, written by hand before they were tried, and every sentence itself.
Others: sentences of the sample corpus (or of the files given) with one thing changed, a kind a row, and the other sentences
of the same article offered as the phrase. Printed is the share that is refused; what passed, with --verbose.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from generator.analyse.figures.surfaces import surfaces
from generator.gate import Claim, judge
from generator.lexicon import parse
from generator.model import RawFile
from generator.pipeline import Task, harvest
from generator.text.numerals import reading_copy
from generator.text.segment import tokens

ROOT = Path(__file__).resolve().parent.parent
LEXICON = parse((ROOT / "generator/lexicons/default.yaml").read_text("utf-8"))
SHORTEST, LONGEST = 15, 130
MOST = 260
"""Code points allowed: changed sentences are as long as sentences."""
_SCALES = {"万亿": "亿", "亿": "万", "万": "亿"}
_CONTRARY = {"增长": "下降", "提高": "降低", "下降": "增长", "增加": "减少", "减少": "增加"}
_NAMES = {"ns": "海州", "nr": "王建国", "nt": "东海银行"}

Change = Callable[[str], Iterator[str]]


def _replaced(pattern: str, made: Callable[[re.Match[str]], str]) -> Change:
    """Each match alone replaced."""

    def change(text: str) -> Iterator[str]:
        for found in re.finditer(pattern, text):
            yield text[: found.start()] + made(found) + text[found.end() :]

    return change


def _named(tag: str) -> Change:
    def change(text: str) -> Iterator[str]:
        for token in tokens(text):
            if token.tag.startswith(tag) and len(token.text) > 1:
                yield text[: token.start] + _NAMES[tag] + text[token.end :]

    return change


def _swapped(text: str) -> Iterator[str]:
    found = surfaces(reading_copy(text))
    for one, other in pairwise(found):
        if one.reading.unit == other.reading.unit:
            first, second = text[one.start : one.end], text[other.start : other.end]
            yield text[: one.start] + second + text[one.end : other.start] + first + text[other.end :]


CHANGES: tuple[tuple[str, Change], ...] = (
    ("another digit", _replaced(r"\d", lambda found: str((int(found[0]) + 3) % 10))),
    ("another scale", _replaced(r"(?<=\d)(?:万亿|亿|万)", lambda found: _SCALES[found[0]])),
    ("another unit", _replaced(r"(?<=\d)%", lambda found: "个百分点")),
    ("two numbers swapped", _swapped),
    ("the other direction", _replaced(f"(?:{'|'.join(_CONTRARY)})(?=\\d)", lambda found: _CONTRARY[found[0]])),
    ("another place", _named("ns")),
    ("another person", _named("nr")),
    ("another institution", _named("nt")),
    ("another title", _replaced("《(?=[^》]{3})", lambda found: "《新")),
    ("a shorter title", _replaced("(?<=[^《]{3})[^》]》", lambda found: "》")),
    ("another document number", _replaced(r"(?<=〕)\d+(?=号)", lambda found: str(int(found[0]) + 1))),
    ("a negation lost", _replaced("不(?=[能是会应宜可得再看要])|没有|未能|尚未|无法", lambda found: "")),
    ("a negation added", _replaced("(?<![只不主重需])[要能应会需](?=[一-龥]{2})", lambda found: f"不{found[0]}")),
    ("a plan told as a fact", _replaced("力争|有望|预计|可能(?!性)", lambda found: "")),
    ("a superlative", _replaced("^", lambda found: "最重要的是，")),
)


def main() -> None:
    """Print the table."""
    files = [Path(name) for name in sys.argv[1:] if not name.startswith("-")] or sorted((ROOT / "articles").iterdir())
    verbose = "--verbose" in sys.argv
    cases = [json.loads(line) for line in (ROOT / "benchmarks/gate_cases.jsonl").read_text("utf-8").splitlines()]
    refused: Counter[str] = Counter(_tried("faithful phrases", ((c["phrase"], c["cited"]) for c in cases), verbose))
    counts: Counter[str] = Counter({"faithful phrases": len(cases)})
    for path in files:
        for brief in harvest(Task(RawFile(path.name, path.read_bytes()), LEXICON)).briefs:
            texts = [sentence.quote.text for sentence in brief.article.sentences]
            texts = [text for text in texts if SHORTEST <= len(text) <= LONGEST]
            for kind, pairs in _pairs(texts):
                counts[kind] += len(pairs)
                refused.update(_tried(kind, iter(pairs), verbose))
    for kind, count in counts.items():
        print(f"{kind:28}{refused[kind]:6} of {count:6} refused")


def _pairs(texts: list[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    yield "the sentence itself", [(text, text) for text in texts]
    yield "the article's next sentence", [(following, text) for text, following in pairwise(texts)]
    for kind, change in CHANGES:
        yield kind, [(changed, text) for text in texts for changed in change(text) if changed != text]


def _tried(kind: str, pairs: Iterator[tuple[str, str]], verbose: bool) -> Iterator[str]:
    for phrase, cited in pairs:
        refusal = judge(Claim(phrase, (cited,), MOST, LEXICON))
        faithful = kind in {"faithful phrases", "the sentence itself"}
        if verbose and faithful == (refusal is not None):
            print(f"{kind}: {refusal.message if refusal else ''}\n   {cited}\n   {phrase}")
        if refusal is not None:
            yield kind


if __name__ == "__main__":
    main()
