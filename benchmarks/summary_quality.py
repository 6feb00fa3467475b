"""How good the summaries are: ours, lead-3 and other summarisers side by side, on labelled articles.

    python -m benchmarks.summary_quality [--verbose]

Reads the hand labels in the shared folder (JIANBAO_SHARED, else ../shared beside the repository) and the labelled
articles of other genres in benchmarks/summary_cases. Four lines a method (ours: the gist and three lines) are held
against the labelled roles: a role is hit when a line is the labelled sentence, or one of its alternates, or a clause of
at least half its length. ROUGE-2 is of character bigrams against the three labelled sentences, of three lines (ours: the summary
without the gist) and of the four. Intervals: 95 %, bootstrap over articles. Peers are measured when they are installed (sumy, snownlp, textrank4zh with networkx<3);
none is needed.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.summary_peers import PEERS
from generator.analyse.claims import find_points
from generator.brief import make_brief
from generator.clean import clean
from generator.model import Analysis, Article, Brief, RawFile
from generator.read import read
from generator.split import split
from tests.builders import make_article

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("JIANBAO_SHARED", ROOT.parent / "shared"))
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with the sentences an editor would choose: per role the first choice and its alternates."""

    name: str
    article: Article
    roles: tuple[tuple[str, ...], ...]
    theses: tuple[tuple[str, str], ...] = ()
    """(head, sentence) of every section."""
    held: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """How one article fared: roles hit, and ROUGE-2 of three lines and of four."""

    hits: int
    rouge: float
    four: float


def load_gold() -> tuple[Labelled, ...]:
    """Return the shared labels, or nothing when the folder is not there."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        return ()
    shapes: dict[tuple[str, int], dict[str, list[list[int]]]] = {}
    for line in (folder / "articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if "n" in row:
            shapes[row["source"], row["n"]] = row
    found = []
    for line in (folder / "thesis.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        article = _gold_article(row["source"], shapes[row["source"], row["article_n"]])
        more = row.get("alternates") or {}
        roles = tuple(
            (sentence, *more.get(role, ())) for role, sentence in zip(row["roles"], row["sentences"], strict=True)
        )
        theses = tuple((thesis["heading"], thesis["sentence"]) for thesis in row["section_thesis"])
        found.append(Labelled(f"{row['source'][:3]}-{row['article_n']}", article, roles, theses))
    return tuple(found)


def _gold_article(source: str, shape: dict) -> Article:  # type: ignore[type-arg]
    """Return the article of the labelled lines; a paragraph broken over two places is joined as the labels say."""
    lines = (SHARED / "corpus" / source).read_text("utf-8").split("\n")
    ranges = shape.get("lines") or [[shape["first_line"], shape["last_line"]]]
    headings = {heading["line"] for heading in shape["headings"]}
    joins = dict(shape.get("joins", []))
    rows = []
    for number in (n for first, last in ranges for n in range(first, last + 1)):
        text = lines[number].strip()
        if number in joins:
            text += lines[joins[number]].strip()
        if text and number not in joins.values():
            rows.append(f"# {text}" if number in headings else text)
    return make_article("\n".join(rows), shape["title"], path=source)


def load_cases() -> tuple[Labelled, ...]:
    """Our own labelled articles of other genres, by name."""
    found = []
    for path in sorted((Path(__file__).parent / "summary_cases").glob("*.txt")):
        head, body = path.read_text("utf-8").split("\n---\n", 1)
        fields = [line.split(": ", 1) for line in head.splitlines()]
        roles: list[tuple[str, ...]] = []
        for name, value in fields:
            if name == "label":
                roles.append((value,))
            elif name == "also":
                roles[-1] = (*roles[-1], value)
        given = dict(fields)
        article = make_article(body, given["title"], path=path.name)
        found.append(Labelled(path.stem, article, tuple(roles), held=given["held-out"] == "yes"))
    return tuple(found)


def load_sample() -> tuple[Labelled, ...]:
    """Articles of the sample corpus, each role with all sentences that would do; made by reading, before the last tuning."""
    rows = [
        json.loads(line) for line in (ROOT / "benchmarks/summary_cases/sample.jsonl").read_text("utf-8").splitlines()
    ]
    articles = {}
    for source in sorted({row["source"] for row in rows}):
        raw = RawFile(source, (ROOT / "articles" / source).read_bytes())
        for part in (part for document in read(raw) for part in split(document)):
            article = clean(part)
            articles[source, article.title.text] = article
    return tuple(
        Labelled(row["title"][:12], articles[row["source"], row["title"]], tuple(map(tuple, row["roles"])))
        for row in rows
    )


def letters(text: str) -> str:
    """Letters, digits and characters only, so that punctuation widths do not matter."""
    return "".join(char for char in text if char.isalnum())


def is_hit(label: str, line: str) -> bool:
    """Return the labelled sentence, or a clause of it of at least half its length."""
    whole, part = letters(label), letters(line)
    return bool(whole and part) and (whole in part or (part in whole and 2 * len(part) >= len(whole)))


def rouge2(reference: str, text: str) -> float:
    """F1 of character bigrams."""
    one, other = (Counter(zip(letters(t), letters(t)[1:], strict=False)) for t in (reference, text))
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def judge(labelled: Labelled, four: list[str], three: list[str]) -> Score:
    """Hold four lines against the roles, and three against the labelled sentences."""
    hits = sum(any(is_hit(label, line) for label in role for line in four) for role in labelled.roles)
    wanted = "".join(role[0] for role in labelled.roles)
    return Score(hits, rouge2(wanted, "".join(three)), rouge2(wanted, "".join(four)))


def brief_of(article: Article) -> Brief:
    """Make the briefing from the points alone, without the other analysers."""
    return make_brief(article, Analysis(points=find_points(article)))


def ours(labelled: Labelled) -> Score:
    """Judge our gist and three lines."""
    brief = brief_of(labelled.article)
    three = [line.text for line in brief.summary]
    return judge(labelled, ([brief.gist.text] if brief.gist else []) + three, three)


def peer(choose: Callable[[list[str], int], list[str]]) -> Callable[[Labelled], Score]:
    """Return a method that picks sentences of the body, judged like ours."""

    def score(labelled: Labelled) -> Score:
        headings = {index for block in labelled.article.blocks if block.level for index in block.sentences}
        body = [s.quote.text for s in labelled.article.sentences if s.index not in headings]
        return judge(labelled, choose(body, 4), choose(body, 3))

    return score


def gist_hits(articles: tuple[Labelled, ...]) -> int:
    """Articles whose gist is the labelled claim or one of its alternates."""
    briefs = [(labelled, brief_of(labelled.article)) for labelled in articles]
    return sum(
        brief.gist is not None and any(is_hit(label, brief.gist.text) for label in labelled.roles[0])
        for labelled, brief in briefs
    )


def interval(values: list[float]) -> tuple[float, float]:
    """95 % of the means of resampled articles."""
    draw = random.Random(1)
    means = sorted(sum(draw.choices(values, k=len(values))) / len(values) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[-RESAMPLES // 40]


def section_hits(articles: tuple[Labelled, ...]) -> tuple[int, int, int, float]:
    """(sentence stands, sentence or its run-in head stands, labels, share of the text that is shown)."""
    strict = either = count = shown = chars = 0
    for labelled in articles:
        sections = brief_of(labelled.article).sections
        lines = [line.text for s in sections for line in ((s.thesis,) if s.thesis else ()) + s.items]
        shown, chars = shown + sum(map(len, lines)), chars + labelled.article.chars
        for head, sentence in labelled.theses:
            hit = any(is_hit(sentence, line) for line in lines)
            strict, count = strict + hit, count + 1
            either += hit or any(is_hit(head, line) for line in lines)
    return strict, either, count, shown / max(chars, 1)


def print_table(name: str, articles: tuple[Labelled, ...]) -> None:
    """Print ours and the peers side by side, with how far ours is ahead of each."""
    roles = sum(len(labelled.roles) for labelled in articles)
    print(f"\n{name}: {len(articles)} articles, {roles} roles")
    names = ("method", "roles hit", "share", "95 %", "ROUGE-2", "95 %", "of four", "95 %", "ahead of it, share, 95 %")
    print("{:<22}{:>10}{:>7}  {:<13}{:>8}  {:<13}{:>8}  {:<13}{}".format(*names))
    own = [ours(labelled) for labelled in articles]
    for method, score in (("ours", ours), *((peer_name, peer(choose)) for peer_name, choose in PEERS)):
        found = own if method == "ours" else [score(labelled) for labelled in articles]
        shares = [s.hits / len(a.roles) for s, a in zip(found, articles, strict=True)]
        rouges, fours = [s.rouge for s in found], [s.four for s in found]
        gains = [(o.hits - s.hits) / len(a.roles) for o, s, a in zip(own, found, articles, strict=True)]
        lead = "" if method == "ours" else "{:+.2f} to {:+.2f}".format(*interval(gains))
        hits = sum(s.hits for s in found)
        ranges = ["{:.2f}–{:.2f}".format(*interval(values)) for values in (shares, rouges, fours)]
        three, four = (sum(values) / len(values) for values in (rouges, fours))
        left = f"{method:<22}{hits:>10}{hits / roles:>7.2f}  {ranges[0]:<13}"
        print(f"{left}{three:>8.2f}  {ranges[1]:<13}{four:>8.2f}  {ranges[2]:<13}{lead}")
    print(f"gists that are the claim: {gist_hits(articles)} of {len(articles)}")


def print_lines(articles: tuple[Labelled, ...]) -> None:
    """Print the labels and the lines of every article."""
    for labelled in articles:
        brief = brief_of(labelled.article)
        lines = ((brief.gist,) if brief.gist else ()) + brief.summary
        print(f"\n== {labelled.name} {labelled.article.title.text}")
        for role in labelled.roles:
            print(" ", "+" if any(is_hit(label, line.text) for label in role for line in lines) else "-", role[0])
        for line in lines:
            print(f"    {line.role:<11}{'…' if line.lead else ''}{line.text}")


def main() -> None:
    """Measure all groups and print them."""
    gold, cases = load_gold(), load_cases()
    if not gold:
        print(f"NOT MEASURED ON THE SHARED LABELS: {SHARED} is not there (set JIANBAO_SHARED)", file=sys.stderr)
    groups = (
        ("shared labels", gold),
        ("other genres, tuned on", tuple(case for case in cases if not case.held)),
        ("sample corpus", load_sample()),
        ("other genres, held out", tuple(case for case in cases if case.held)),
    )
    for name, articles in groups:
        if articles:
            print_table(name, articles)
    print_table("other genres, all", cases)
    if gold:
        strict, either, count, share = section_hits(gold)
        print(f"\nsection theses, {count} labels: sentence {strict / count:.3f}, it or its head {either / count:.3f};")
        print(f"the sections show {share:.0%} of the text")
    everything = [labelled.article for _, articles in groups for labelled in articles]
    start = time.process_time()
    for article in everything * 3:
        brief_of(article)
    print(f"{3 * len(everything) / (time.process_time() - start):.0f} articles a second (points and brief, one core)")
    if "--verbose" in sys.argv:
        print_lines((*gold, *cases))


if __name__ == "__main__":
    main()
