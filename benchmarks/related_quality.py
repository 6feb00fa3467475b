"""How many related briefings share the main subject, by a hand-made list: `python -m benchmarks.related_quality`.

`related_cases.jsonl` gives for each article of four corpora the subjects it is mainly about (judged by reading; it holds
source file and title only); two articles are related when they share one, and an article without a subject is related to none.
`tuned` are the labelled files outside the project, `held` the sample articles, `made` the documents of many kinds of
tests/unseen. Thresholds of nearness were chosen on the first two; the condition of a shared matter came when 48 documents new to
the third were labelled before they were tried and the score there fell to 0.61, so all three have been looked at since. `fresh` was
labelled before its first run, which gave 0.933 of 30 and recall 0.636; the strong matters of `related` came after that.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.gold import REPOSITORY, shared_folder
from generator.link import LinkRules, link
from generator.model import ArticleId, Brief, RawFile, Site

CASES = Path(__file__).parent / "related_cases.jsonl"
LOOKED_AT = 3
PLACES = 6
"""Related briefings that a page has room for."""
LABELS_FILE = "labels.jsonl"
"""Lies beside the documents of tests/unseen and is none."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of one corpus; a briefing shown counts once for each article that shows it among its first three."""

    articles: int
    shown: int
    right: int
    first: int
    """Articles whose first related briefing is right."""
    silent: int
    """Articles that show none."""
    hub: int
    """Articles that show the briefing that is shown most."""
    found: int
    """Labelled relatives among the first six."""
    wanted: int
    """Labelled relatives that six places can hold."""
    room: int
    """Of three places for each article, those that its labelled relatives can fill."""
    nearest: int
    """Nearest by words, shown apart where fewer than three share the subject."""
    nearest_right: int
    """Those of them that share it all the same."""
    misses: tuple[tuple[str, str], ...]
    """(title, title of a wrong one)."""

    @property
    def strict(self) -> float:
        """Right ones of those shown, whether or not an article has any relative at all."""
        return self.right / self.shown if self.shown else 0.0

    @property
    def recall(self) -> float:
        """Relatives shown of those that there are, at most six an article."""
        return self.found / self.wanted if self.wanted else 0.0

    def __str__(self) -> str:
        told = f"{self.articles - self.silent} of {self.articles} articles show any, {self.first} a right one first"
        return (
            f"{self.strict:.3f} of {self.shown} shown share the subject; {told}; the largest hub is shown by {self.hub};"
            f" recall {self.recall:.3f} ({self.found} of {self.wanted}); three places each could hold"
            f" {self.room / (LOOKED_AT * self.articles):.3f}; nearest {self.nearest_right} of {self.nearest}"
        )


def corpora() -> dict[str, Path]:
    """Name in the list -> folder, of those at hand."""
    shared = shared_folder()
    folders = {"tuned": shared / "corpus"} if shared else {}
    fresh = Path(__file__).parent / "related_fresh"
    return {**folders, "held": REPOSITORY / "articles", "made": REPOSITORY / "tests" / "unseen", "fresh": fresh}


@cache
def read_corpus(folder: Path) -> tuple[Brief, ...]:
    """Briefings of all files of a folder."""
    from generator.lexicon import parse
    from generator.pipeline import PACKAGE, Task, harvest

    default = PACKAGE / "lexicons" / "default.yaml"
    lexicon = parse(default.read_text("utf-8"), str(default))
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != LABELS_FILE)
    raws = (RawFile(path.name, path.read_bytes()) for path in files)
    return tuple(brief for raw in raws for brief in harvest(Task(raw, lexicon)).briefs)


def subjects(corpus: str, site: Site) -> Mapping[ArticleId, frozenset[str]]:
    """Article -> its subjects; of articles of one title and file the list names each in its turn."""
    named: defaultdict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
    for record in map(json.loads, CASES.read_text("utf-8").splitlines()):
        if record["set"] == corpus:
            named[record["source"], record["title"]].append(frozenset(record["subjects"]))
    ordered = sorted(site, key=lambda brief: (brief.article.source.path, brief.article.place))
    found = {}
    for brief in ordered:
        labels = named[brief.article.source.path, brief.article.title.text]
        if labels:
            found[brief.article.id] = labels.pop(0)
    return found


def measure(corpus: str, site: Site) -> Score:
    """Score of the site's related briefings; those the list does not know are left out on both sides."""
    about = subjects(corpus, site)
    titles = {brief.article.id: brief.article.title.text for brief in site}
    everything = {
        article: [item.related for item in site.related.get(article, ()) if item.related in about] for article in about
    }
    shown = {article: others[:LOOKED_AT] for article, others in everything.items()}
    relatives = {
        article: [other for other in about if other != article and about[article] & about[other]] for article in about
    }
    right = {article: [bool(about[article] & about[other]) for other in others] for article, others in shown.items()}
    hubs = Counter(other for others in shown.values() for other in others)
    near = [(article, item.related) for article in about for item in site.nearest.get(article, ())]
    return Score(
        articles=len(about),
        shown=sum(map(len, shown.values())),
        right=sum(map(sum, right.values())),
        first=sum(marks[:1] == [True] for marks in right.values()),
        silent=sum(not others for others in shown.values()),
        hub=max(hubs.values(), default=0),
        found=sum(len(set(relatives[article]).intersection(others)) for article, others in everything.items()),
        wanted=sum(min(PLACES, len(others)) for others in relatives.values()),
        room=sum(min(LOOKED_AT, len(others)) for others in relatives.values()),
        nearest=len(near),
        nearest_right=sum(bool(about[article] & about.get(other, frozenset())) for article, other in near),
        misses=tuple(
            (titles[article], titles[other])
            for article, others in shown.items()
            for other, good in zip(others, right[article], strict=True)
            if not good
        ),
    )


def main() -> None:
    """Print the score of each corpus and what is wrong in it."""
    for name, folder in corpora().items():
        score = measure(name, link(read_corpus(folder), LinkRules()))
        print(f"{name:<6}{score}")
        for title, wrong in score.misses:
            print(f"        {title} -> {wrong}")


if __name__ == "__main__":
    main()
