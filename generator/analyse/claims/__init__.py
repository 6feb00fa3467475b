"""What each section says: its thesis, its listed measures and problems; and the cases and quotable sentences.

Conventions of the points (all in text order): THESIS is what the text under a heading, or behind a run-in head, says;
MEASURE and PROBLEM are listed points and standing problems; a MEASURE scored below 0.5 is listed but asks for nothing.
"""

from __future__ import annotations

from generator.analyse.claims.cases import find_cases
from generator.analyse.claims.marks import (
    MEASURE,
    OPEN_PROBLEM,
    OUGHT,
    PROBLEM,
    SOLVING,
    STANDING_PROBLEM,
    STATED_PROBLEM,
    TURNED,
    WORTH,
)
from generator.analyse.claims.outline import Item, Part, Text, find_items, make_parts
from generator.analyse.claims.quotables import find_quotables
from generator.analyse.claims.scoring import rank
from generator.model import Article, Point, PointKind
from generator.text.discourse import bigrams, plain

LEAD_IN = 0.2
"""Score of the sentence that announces a list, below that of a chosen thesis."""
SUPPORTS = 2
"""Sentences taken behind a run-in head, and under a heading without listed points. On 158 labelled theses: 1 finds 0.85
of them and shows 25 % of the text, 2 finds 0.90 and 33 %, 3 finds 0.92 and 36 %."""


def find_points(article: Article) -> tuple[Point, ...]:
    """Find the points of an article, in text order; never raises."""
    points: list[Point] = []
    text = Text.of(article)
    for part in make_parts(article):
        items = find_items(text, part)
        listing = _lists_of_problems(items)
        points.extend(
            point
            for item in items
            for point in _item_points(item, part.heading, item.paragraph in listing and item.ordinal is not None)
        )
        points.extend(_theses(text, part, items))
        points.extend(_standing_problems(text, part, items))
    points.extend(find_cases(text))
    points.extend(find_quotables(text))
    return tuple(sorted(points, key=lambda point: (point.sentence, point.quote.start, point.kind.value)))


def _lists_of_problems(items: tuple[Item, ...]) -> frozenset[int]:
    """Paragraphs with a list in running text of which half the members state problems and none asks."""
    members: dict[int, list[str]] = {}
    for item in items:
        if item.ordinal:
            members.setdefault(item.paragraph, []).append(item.bare)
    return frozenset(
        paragraph
        for paragraph, words in members.items()
        if 2 * sum(map(_states, words)) >= len(words) > 1 and not any(map(_asks, words))
    )


def _asks(words: str) -> bool:
    return not WORTH.search(words) and bool(MEASURE.match(words) or SOLVING.match(words) or OUGHT.search(words))


def _states(words: str) -> bool:
    return bool(STATED_PROBLEM.search(words) or STANDING_PROBLEM.search(words))


def _item_points(item: Item, heading: int, among: bool) -> tuple[Point, ...]:
    """Return the point of an item; a run-in head that states a problem is listed and a problem, so it gives two.

    `among` says that its list is one of problems, whatever its own words.
    """
    words = item.bare
    label = item.ordinal.label if item.ordinal else ""
    asks = _asks(words)
    listed = Point(PointKind.MEASURE, item.quote, item.sentence, heading, label, score=1.0 if asks else 0.4)
    if asks or not (among or _states(words)):
        return (listed,)
    problem = Point(PointKind.PROBLEM, item.quote, item.sentence, heading, label, score=1.0)
    return (problem,) if label else (listed, problem)


def _theses(text: Text, part: Part, items: tuple[Item, ...]) -> list[Point]:
    """Return the thesis of the part from the text before its first run-in head, and the support behind each head."""
    article, listed = text.article, {item.sentence for item in items}
    heads = {item.paragraph: item for item in items if item.head}
    found: list[Point] = []
    first = min(heads, default=len(article.blocks))
    intro = [index for block in part.paragraphs if block < first for index in article.blocks[block].sentences]
    intro = [index for index in intro if index not in listed]
    if intro and part.heading >= 0:
        topic = bigrams(plain(article.blocks[part.heading].quote.text))
        most = SUPPORTS if not items and len(intro) > 2 * SUPPORTS else 1
        found.extend(_best(text, part.heading, intro, topic, listed)[:most])
    leads = [_lead_in(text, part.heading, paragraph, listed) for paragraph in _inline_lists(article, items, heads)]
    found.extend(lead for lead in leads if all(lead.sentence != point.sentence for point in found))
    for paragraph, head in heads.items():
        rest = _until_listed(article, paragraph, listed)
        most = SUPPORTS if len(rest) > SUPPORTS else 1
        found.extend(_best(text, part.heading, rest, bigrams(head.bare), listed)[:most])
    return found


def _inline_lists(article: Article, items: tuple[Item, ...], heads: dict[int, Item]) -> list[int]:
    """Return the paragraphs without a head in which a sentence announces a list."""
    firsts = {item.paragraph: item.sentence for item in reversed(items) if item.paragraph not in heads}
    return [paragraph for paragraph, first in firsts.items() if first > article.blocks[paragraph].sentences[0]]


def _lead_in(text: Text, heading: int, paragraph: int, listed: set[int]) -> Point:
    """Return the sentence before the first member of a paragraph's list: without it the list is hard to read."""
    index = min(listed.intersection(text.article.blocks[paragraph].sentences)) - 1
    return Point(PointKind.THESIS, text.article.sentences[index].quote, index, heading, score=LEAD_IN)


def _until_listed(article: Article, paragraph: int, listed: set[int]) -> list[int]:
    """Return the sentences between a run-in head and the first inline member of its paragraph."""
    rest: list[int] = []
    for index in article.blocks[paragraph].sentences[1:]:
        if index in listed:
            break
        rest.append(index)
    return rest


def _best(text: Text, heading: int, candidates: list[int], topic: frozenset[str], listed: set[int]) -> list[Point]:
    """Return the candidates as points, the best first."""
    article, sentences = text.article, [text.article.sentences[index] for index in candidates]
    ranked = rank(
        [text.words[index] for index in candidates],
        topic,
        [article.blocks[sentence.paragraph].sentences[0] == sentence.index for sentence in sentences],
        [sentence.index + 1 in listed for sentence in sentences],
    )
    return [
        Point(PointKind.THESIS, sentences[place].quote, candidates[place], heading, score=score / 100)
        for score, place in ranked
    ]


def _standing_problems(text: Text, part: Part, items: tuple[Item, ...]) -> list[Point]:
    """Sentences outside the lists that say a problem exists."""
    listed = {item.sentence for item in items}
    found: list[Point] = []
    for index in (index for block in part.paragraphs for index in text.article.blocks[block].sentences):
        score = 0.0 if index in listed else _problem_score(text.words[index])
        if score:
            quote = text.article.sentences[index].quote
            found.append(Point(PointKind.PROBLEM, quote, index, part.heading, score=score))
    return found


def _problem_score(words: str) -> float:
    """1 or 0.8 for a sentence about a problem, 0.5 for one that mentions it, 0 for one that solves it or has none."""
    if words.endswith("?"):
        return 0.0
    turned = TURNED.match(words)
    words = words[turned.end() :] if turned else words
    hits = len(PROBLEM.findall(words))
    is_open = OPEN_PROBLEM.search(words) is not None
    if not hits and not is_open:
        return 0.0
    if SOLVING.match(words) and OUGHT.search(words):
        return 0.0
    solves = bool(SOLVING.match(words) or OUGHT.search(words))
    if is_open and not (solves and hits < 2):
        return 1.0 if hits > 1 else 0.8
    return 0.5 if hits and not solves and STANDING_PROBLEM.search(words) else 0.0
