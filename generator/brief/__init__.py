"""Stage 5: Article + Analysis -> Brief. Chooses gist, summary lines, section points, key-figure cards and the lists."""

from __future__ import annotations

from generator.brief.cards import make_cards
from generator.brief.clauses import make_line, stands_alone, whole_line
from generator.brief.features import make_candidates
from generator.brief.sections import make_sections
from generator.brief.summary import choose_lines
from generator.model import Analysis, Article, Brief, Line, PointKind

CHARS_A_MINUTE = 400
MOST_LISTED = 8
MOST_QUOTED = 5
WHOLE = 0.5
"""Points below it are listed under their section but are no problem, measure or case of the article."""


def make_brief(article: Article, analysis: Analysis) -> Brief:
    """Choose what the briefing says; every line is literally a stretch of its sentence."""
    gist, summary = choose_lines(make_candidates(article, analysis))
    chosen = summary if gist is None else (gist, *summary)
    return Brief(
        article=article,
        analysis=analysis,
        gist=gist,
        summary=summary,
        sections=make_sections(article, analysis),
        cards=make_cards(article, analysis, chosen),
        problems=_lines(analysis, PointKind.PROBLEM, MOST_LISTED),
        measures=_lines(analysis, PointKind.MEASURE, 2 * MOST_LISTED),
        cases=_lines(analysis, PointKind.CASE, MOST_LISTED),
        quotables=_lines(analysis, PointKind.QUOTABLE, MOST_QUOTED),
        minutes=max(1, -(-article.chars // CHARS_A_MINUTE)),
        notices=(*article.notices, *analysis.notices),
    )


def _lines(analysis: Analysis, kind: PointKind, most: int) -> tuple[Line, ...]:
    """Return the strongest points of a kind, at most `most`, in text order, none twice."""
    points = [point for point in analysis.points if point.kind is kind and point.score >= WHOLE]
    strongest = sorted(points, key=lambda point: (-point.score, point.sentence, point.quote.start))[:most]
    strongest.sort(key=lambda point: (point.sentence, point.quote.start))
    lines: list[Line] = []
    for point in strongest:
        line = whole_line(point.quote, point.sentence) if point.label else make_line(point.quote, point.sentence)
        if stands_alone(line) and all(line.text != other.text for other in lines):
            lines.append(line)
    return tuple(lines)
