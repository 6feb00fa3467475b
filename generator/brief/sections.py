"""The points of every section: its thesis, and the listed points below it with what supports them."""

from __future__ import annotations

from generator.brief.clauses import keep_main, make_line, whole_line
from generator.model import Analysis, Article, BlockKind, Line, Point, PointKind, Section

SUPPORT_LENGTH = 40
"""Code points that a supporting sentence keeps at least when its last clauses are left out."""
LISTED = (PointKind.MEASURE, PointKind.PROBLEM)


def make_sections(article: Article, analysis: Analysis) -> tuple[Section, ...]:
    """One section per heading, in text order; before them one without heading when the article lists points there.

    Items are the listed points (role `item`) each followed by the sentence that says what stands behind it (role
    `support`), where the source has one.
    """
    points: dict[int, list[Point]] = {}
    for point in analysis.points:
        if point.kind in (*LISTED, PointKind.THESIS):
            points.setdefault(point.heading, []).append(point)
    sections: list[Section] = []
    for at in (-1, *(i for i, block in enumerate(article.blocks) if block.kind is BlockKind.HEADING)):
        section = _section(article, at, points.get(at, []))
        if at >= 0 or section.items:
            sections.append(section)
    return tuple(sections)


def _section(article: Article, at: int, points: list[Point]) -> Section:
    listed = {point.sentence for point in points if _is_item(article, point)}
    own = [p for p in points if p.kind is PointKind.THESIS and not _after_head(article, p, listed)]
    best = max(own, key=lambda point: (point.score, -point.sentence), default=None)
    items: list[Line] = []
    for point in points:
        if _is_item(article, point):
            items.append(whole_line(point.quote, point.sentence, "item"))
        elif point.kind is PointKind.THESIS and point is not best:
            items.append(make_line(keep_main(point.quote, SUPPORT_LENGTH), point.sentence, "support"))
    block = article.blocks[at] if at >= 0 else None
    thesis = make_line(best.quote, best.sentence) if best else None
    return Section(block.quote if block else None, at, block.level if block else 1, thesis, tuple(items))


def _is_item(article: Article, point: Point) -> bool:
    """Numbered, or the head of its paragraph; a standing problem in running text is none."""
    if point.kind not in LISTED:
        return False
    if point.label:
        return True
    first = article.blocks[article.sentences[point.sentence].paragraph].sentences[0]
    return point.sentence == first and (point.kind is PointKind.MEASURE)


def _after_head(article: Article, point: Point, listed: set[int]) -> bool:
    first = article.blocks[article.sentences[point.sentence].paragraph].sentences[0]
    return first in listed and point.sentence > first
