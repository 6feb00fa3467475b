"""What an editor should look at 待复核, worst first, each with the line of an edit file that would settle it.

To add a kind: a function Site -> items in KINDS. Order: the worst kind first, inside a kind by source and place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.model import Brief, Figure, Severity, Site

SPOT_CHECKS = 3
"""Briefings of the fixed sample for a spot check; chosen by the hash of their id, so that it stays when others come."""
SURE = 0.6
"""Articles and figures below this confidence are listed."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One row of the review list."""

    rank: int
    """0 is worst."""
    kind: str
    source: str
    article: str
    """Article id or ""."""
    title: str
    message: str
    sentence: int = -1
    edit_file: str = ""
    suggestion: str = ""
    start: int = -1
    """Code point of the source where it stands; -1 when it concerns the whole file."""


def review(site: Site) -> tuple[ReviewItem, ...]:
    """All rows, worst first."""
    items = [item for find in KINDS for item in find(site)]
    return tuple(
        sorted(dict.fromkeys(items), key=lambda item: (item.rank, item.source, item.article, item.kind, item.message))
    )


def _item(brief: Brief, rank: int, kind: str, message: str) -> ReviewItem:
    article = brief.article
    path = article.source.path
    return ReviewItem(
        rank, kind, path, article.id, article.title.text, message, edit_file=f"{path}.yaml", start=article.body.start
    )


def _at(item: ReviewItem, figure: Figure) -> ReviewItem:
    """The item at the place of a figure, settled by dropping it."""
    suggestion = f"drop_figures: [{figure.quote.text}]"
    return replace(item, sentence=figure.sentence, start=figure.quote.spans[0].start, suggestion=suggestion)


def _failures(site: Site) -> Iterator[ReviewItem]:
    for failure in site.failures:
        yield ReviewItem(0, "failure", failure.path, "", "", failure.message)


def _notices(site: Site) -> Iterator[ReviewItem]:
    ranks = {Severity.ERROR: 1, Severity.WARNING: 4, Severity.INFO: 7}
    titles = {brief.article.id: brief.article.title.text for brief in site}
    for notice in site.notices:
        yield ReviewItem(
            ranks[notice.severity],
            notice.rule,
            notice.source,
            notice.article or "",
            titles.get(notice.article, "") if notice.article else "",
            notice.message,
            -1,
            f"{notice.source}.yaml" if notice.source else "",
            notice.suggestion,
            notice.quote.spans[0].start if notice.quote else -1,
        )


def _doubtful(site: Site) -> Iterator[ReviewItem]:
    for brief in site:
        article = brief.article
        if article.confidence < SURE:
            yield _item(brief, 2, "low-confidence", f"文章的起止把握不大（{article.confidence:.2f}）")
        if article.title.inferred:
            item = _item(brief, 3, "title-inferred", f"标题是推定的：{article.title.text}")
            yield replace(item, suggestion=f"title: {article.title.text}")
        for figure in brief.analysis.figures:
            if figure.confidence < SURE:
                words = f"{figure.indicator} {figure.quote.text}（把握 {figure.confidence:.2f}）"
                item = _item(brief, 5, "figure-doubtful", words)
                yield _at(item, figure)


def _missing(site: Site) -> Iterator[ReviewItem]:
    for brief in site:
        if brief.article.published is None:
            yield replace(_item(brief, 6, "no-date", "文中没有日期"), suggestion="date: 2025-01-01")
        if not brief.summary:
            yield replace(_item(brief, 3, "no-summary", "没有找到可作摘要的句子"), suggestion="summary: []")


def _contradictions(site: Site) -> Iterator[ReviewItem]:
    briefs = {brief.article.id: brief for brief in site}
    for indicator in site.indicators:
        for (one, first), (other, second) in indicator.contradictions:
            left, right = briefs[one].analysis.figures[first], briefs[other].analysis.figures[second]
            words = (
                f"{indicator.name}：这里是{left.quote.text}，《{briefs[other].article.title.text}》是{right.quote.text}"
            )
            item = _item(briefs[one], 2, "contradiction", words)
            yield _at(item, left)


def _spot_checks(site: Site) -> Iterator[ReviewItem]:
    ordered = sorted(site.briefs, key=lambda brief: hashlib.sha256(brief.article.id.encode()).digest())
    for brief in ordered[:SPOT_CHECKS]:
        yield _item(brief, 9, "spot-check", "抽查：读一遍摘要和关键数字，与原文对照")


KINDS: tuple[Callable[[Site], Iterator[ReviewItem]], ...] = (
    _failures,
    _notices,
    _doubtful,
    _missing,
    _contradictions,
    _spot_checks,
)
