"""How many related briefings share the main subject, by a hand-made list: `python -m benchmarks.related_quality`.

`related_cases.jsonl` names for each article of the labelled corpus the articles that share its main subject (judged by
reading; it holds source file and title only). Articles that share it with none are not counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model import ArticleId, Site

CASES = Path(__file__).parent / "related_cases.jsonl"
LOOKED_AT = 3

Name = tuple[str, str]
"""(source file, title)."""


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1 over the articles that have a relative."""

    articles: int
    first: float
    """The first briefing shares the main subject (hit@1)."""
    three: float
    """Of the first three, or of as many as there are relatives if fewer, those that share it."""
    strict: float
    """Of the first three shown, those that share it, although an article may have one relative only."""
    misses: tuple[tuple[str, str], ...]
    """(title, title of a wrong one among the counted)."""


def load_cases() -> Mapping[Name, frozenset[Name]]:
    """Article -> those that share its main subject."""
    records = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    return {
        (record["source"], record["title"]): frozenset((item["source"], item["title"]) for item in record["related"])
        for record in records
    }


def measure(site: Site, cases: Mapping[Name, frozenset[Name]]) -> Score:
    """Score of the site's related briefings; articles the list does not know count as wrong ones."""
    names = {brief.article.id: (brief.article.source.path, brief.article.title.text) for brief in site}
    first, three, strict, misses = [], [], [], []
    for article, name in names.items():
        wanted = cases.get(name)
        if not wanted:
            continue
        shown = [names[link.related] for link in site.related.get(article, ())][:LOOKED_AT]
        counted = min(LOOKED_AT, len(wanted))
        first.append(float(bool(shown) and shown[0] in wanted))
        three.append(sum(item in wanted for item in shown[:counted]) / counted)
        strict.append(sum(item in wanted for item in shown) / max(len(shown), 1))
        misses += [(name[1], item[1]) for item in shown[:counted] if item not in wanted]
    return Score(len(first), _mean(first), _mean(three), _mean(strict), tuple(misses))


def _mean(values: Iterable[float]) -> float:
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def in_degree(site: Site) -> Mapping[ArticleId, int]:
    """How many articles show this one among their first three: a hub is shown by many."""
    counts = {brief.article.id: 0 for brief in site}
    for links in site.related.values():
        for link in links[:LOOKED_AT]:
            counts[link.related] += 1
    return counts


def main() -> None:
    """Print the score, the wrong ones and the five largest hubs."""
    from benchmarks.gold import shared_folder
    from generator.lexicon import parse
    from generator.link import LinkRules, link
    from generator.model import RawFile
    from generator.pipeline import PACKAGE, Task, harvest

    shared = shared_folder()
    if shared is None:
        raise SystemExit("the labelled corpus is not at hand")
    default = PACKAGE / "lexicons" / "default.yaml"
    lexicon = parse(default.read_text("utf-8"), str(default))
    files = [RawFile(path.name, path.read_bytes()) for path in sorted((shared / "corpus").iterdir())]
    briefs = tuple(brief for raw in files for brief in harvest(Task(raw, lexicon)).briefs)
    site = link(briefs, LinkRules())
    cases = load_cases()
    known = sum((brief.article.source.path, brief.article.title.text) in cases for brief in site)
    score = measure(site, cases)
    print(f"articles {len(briefs)}, in the list {known}, with a relative {score.articles}")
    print(f"first {score.first:.3f}  first three {score.three:.3f}  strict {score.strict:.3f}")
    for title, wrong in score.misses:
        print(f"  {title} -> {wrong}")
    titles = {brief.article.id: brief.article.title.text for brief in site}
    for article, count in sorted(in_degree(site).items(), key=lambda item: -item[1])[:5]:
        print(f"  shown by {count}: {titles[article]}")


if __name__ == "__main__":
    main()
