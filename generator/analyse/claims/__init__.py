"""What each section says: its thesis, its listed measures and problems, and the cases and quotable sentences of the whole.

Conventions of the points (all in text order): THESIS is what the text under a heading, or behind a run-in head, says;
MEASURE and PROBLEM are listed points and standing problems; a MEASURE below HALF in score is listed but asks for nothing.
"""

from __future__ import annotations

from generator.analyse.claims.cases import find_cases
from generator.analyse.claims.marks import MEASURE, OUGHT, PROBLEM, SOLVING, STANDING_PROBLEM, STATED_PROBLEM, plain
from generator.analyse.claims.outline import Item, Part, find_items, make_parts
from generator.analyse.claims.quotables import find_quotables
from generator.analyse.claims.scoring import bigrams, rank
from generator.model import Article, BlockKind, Point, PointKind

HALF = 0.5
SUPPORTS = 1
"""Sentences shown behind a run-in head."""


def find_points(article: Article) -> tuple[Point, ...]:
    """Find the points of an article, in text order; never raises."""
    points: list[Point] = []
    for part in make_parts(article):
        items = find_items(article, part)
        points.extend(point for item in items for point in _item_points(item, part.heading))
        points.extend(_theses(article, part, items))
        points.extend(_standing_problems(article, part, items))
    points.extend(find_cases(article))
    points.extend(find_quotables(article))
    return tuple(sorted(points, key=lambda point: (point.sentence, point.quote.start, point.kind.value)))


def _item_points(item: Item, heading: int) -> tuple[Point, ...]:
    """The point of an item; a run-in head that states a problem is listed and a problem, so it gives two."""
    words = item.bare
    label = item.ordinal.label if item.ordinal else ""
    asks = bool(MEASURE.match(words) or OUGHT.search(words))
    listed = Point(PointKind.MEASURE, item.quote, item.sentence, heading, label, score=1.0 if asks else 0.4)
    if asks or not (STATED_PROBLEM.search(words) or STANDING_PROBLEM.search(words)):
        return (listed,)
    problem = Point(PointKind.PROBLEM, item.quote, item.sentence, heading, label, score=1.0)
    return (problem,) if label else (listed, problem)


def _theses(article: Article, part: Part, items: tuple[Item, ...]) -> list[Point]:
    """The thesis of the part from the text before its first run-in head, and the support behind each head."""
    listed = {item.sentence for item in items}
    heads = {item.paragraph: item for item in items if item.head}
    found: list[Point] = []
    first = min(heads, default=len(article.blocks))
    intro = [index for block in part.paragraphs if block < first for index in article.blocks[block].sentences]
    intro = [index for index in intro if index not in listed]
    if intro and part.heading >= 0:
        topic = bigrams(article.blocks[part.heading].quote.text)
        found.extend(_best(article, part.heading, intro, topic, listed)[:1])
    for paragraph, head in heads.items():
        rest = _until_listed(article, paragraph, listed)
        most = SUPPORTS if len(rest) > SUPPORTS else 1
        found.extend(_best(article, part.heading, rest, bigrams(head.bare), listed)[:most])
    return found


def _until_listed(article: Article, paragraph: int, listed: set[int]) -> list[int]:
    """The sentences between a run-in head and the first inline member of its paragraph."""
    rest: list[int] = []
    for index in article.blocks[paragraph].sentences[1:]:
        if index in listed:
            break
        rest.append(index)
    return rest


def _best(
    article: Article, heading: int, candidates: list[int], topic: frozenset[str], listed: set[int]
) -> list[Point]:
    """The candidates as points, the best first."""
    sentences = [article.sentences[index] for index in candidates]
    ranked = rank(
        [sentence.quote.text for sentence in sentences],
        topic,
        [article.blocks[sentence.paragraph].sentences[0] == sentence.index for sentence in sentences],
        [sentence.index + 1 in listed for sentence in sentences],
    )
    return [
        Point(PointKind.THESIS, sentences[place].quote, candidates[place], heading, score=score / 100)
        for score, place in ranked
    ]


def _standing_problems(article: Article, part: Part, items: tuple[Item, ...]) -> list[Point]:
    """Sentences outside the lists that say a problem exists."""
    listed = {item.sentence for item in items}
    found: list[Point] = []
    for block in part.paragraphs:
        if article.blocks[block].kind is BlockKind.TABLE:
            continue
        for index in article.blocks[block].sentences:
            words = plain(article.sentences[index].quote.text)
            if index in listed or not STANDING_PROBLEM.search(words) or SOLVING.match(words) or OUGHT.search(words):
                continue
            hits = len(PROBLEM.findall(words))
            if hits:
                score = min(1.0, 0.4 + 0.2 * hits)
                found.append(Point(PointKind.PROBLEM, article.sentences[index].quote, index, part.heading, score=score))
    return found
