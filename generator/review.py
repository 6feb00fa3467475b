"""What an editor should look at 待复核, worst first, each with the edit that would settle it.

To add a kind: a function (Site, today) -> items in KINDS. Order: the worst first, inside a rank by source and article.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.model import Brief, Figure, Notice, Page, PagePath, Severity, Site

SPOT_CHECKS = 3
"""Briefings of the fixed sample for a spot check; chosen by the hash of their id, so that it stays when others come."""
SURE = 0.6
"""Articles and figures below this confidence are listed."""
CONFIG = "site_config.yaml"
_ARCHIVE = re.compile(r".*?\.zip(?=/)", re.IGNORECASE | re.DOTALL)
_LIGHT = 4
"""Rank from which a row waits for the day that an editor set to look at the article again."""
_CONTEXT = 8
"""Characters before a number that tell it from the same number elsewhere."""


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
    """Below the site's folder; `site_config.yaml` where the configuration settles it."""
    suggestion: str = ""
    """Lines of YAML that would settle it, as they stand in `edit_file`; "" where only the source can be mended."""
    start: int = -1
    """Code point of the source where it stands; -1 when it concerns the whole file."""


def review(site: Site, today: str = "", edits: str = "edits") -> tuple[ReviewItem, ...]:
    """All rows, worst first; `today` is ISO 8601, what was to be looked at by then is overdue; `edits`: the folder of edits."""
    later = {brief.article.id for brief in site if brief.review_by > today}
    found = (item for find in KINDS for item in find(site, today))
    items = [_placed(item, edits) for item in found if item.rank < _LIGHT or item.article not in later]
    return tuple(
        sorted(dict.fromkeys(items), key=lambda item: (item.rank, item.source, item.article, item.kind, item.message))
    )


def _placed(item: ReviewItem, edits: str) -> ReviewItem:
    """With the folder of its edit file."""
    named = item.edit_file and item.edit_file != CONFIG
    return replace(item, edit_file=f"{edits}/{item.edit_file}") if named else item


def review_page(site: Site, today: str, title: str, edits: str = "edits") -> Page:
    """The page `/review/`: no search engine, search index or navigation takes it."""
    items = review(site, today, edits)
    counted = Counter(item.kind for item in items)
    front = {"title": title, "robots": "noindex, nofollow", "hide": ["toc"]}
    context = {"front_matter": front, "root": "../", "address": "review/", "items": items, "kinds": counted}
    return Page(PagePath("review/index.md"), "review.md.j2", context)


def _item(brief: Brief, rank: int, kind: str, message: str) -> ReviewItem:
    article = brief.article
    path = article.source.path
    return ReviewItem(
        rank, kind, path, article.id, article.title.text, message, edit_file=f"{path}.yaml", start=article.body.start
    )


def _settled(item: ReviewItem, *lines: str) -> ReviewItem:
    """The row with an edit of its article: a whole file that one can also copy pieces from."""
    head = ["articles:", f"  - match: {item.article}"]
    return replace(item, suggestion="\n".join([*head, *(f"    {line}" for line in lines)]))


def _text(words: str) -> str:
    """A YAML scalar in double quotes, which JSON's string is."""
    return json.dumps(words, ensure_ascii=False)


def _failures(site: Site, today: str) -> Iterator[ReviewItem]:
    for failure in site.failures:
        settle = f"exclude:\n  - {_text(failure.path)}  # 修好源文件；不要它，就写进这里"
        yield ReviewItem(0, "failure", failure.path, "", "", failure.message, -1, CONFIG, settle)


_RANKS = {Severity.ERROR: 1, Severity.WARNING: 4, Severity.INFO: 8}
_ADVICE: dict[str, Callable[[Notice], tuple[str, str]]] = {
    "edit-without-source": lambda notice: (
        f"{notice.source}.yaml",
        "# 源文件改了名，就给这个编辑文件改名；不要了，就删掉它",
    ),
    **dict.fromkeys(
        ("edit-broken", "edit-refused"), lambda notice: (f"{notice.source}.yaml", "# 按提示改好这一条，或删去它")
    ),
    **dict.fromkeys(
        ("edit-stale", "edit-unmatched", "edit-not-found"),
        lambda notice: (f"{notice.source}.yaml", "# 按现在的原文改写这一条，或删去它"),
    ),
    "phrase-budget": lambda notice: (
        CONFIG,
        "summary:\n  budget:\n    requests: 1000  # 调高每次运行的上限，或再生成一次",
    ),
    "phrase-unanswered": lambda notice: (CONFIG, "summary:\n  engine: extractive  # 再生成一次；不用模型就这样写"),
    "phrase-refused": lambda notice: _article_advice(notice, "summary: [自己写一句]  # 原文也可以，就不用改"),
    "split-doubt": lambda notice: (
        f"{notice.source}.yaml",
        "split_at: []  # 列出每篇开头的一行；不该分开就写 merge: [标题]",
    ),
    "topic-thin": lambda notice: (
        CONFIG,
        "topics:\n  - name: 专题名\n    words: [代表它的词]  # 多写几个词，或删去这个专题",
    ),
    "date-impossible": lambda notice: _article_advice(notice, "date: 2024-08-08  # 改成正确的日期"),
    "near-duplicate": lambda notice: _article_advice(notice, "hide: true  # 只留一篇"),
    "no-article": lambda notice: (CONFIG, f"exclude:\n  - {_text(notice.source)}"),
}
"""Rule of a notice -> (file, lines) that settle it, where the notice does not say so itself."""


_TOLD = ("title-inferred", "contradiction")
"""Notices that another kind of row tells with more: the title that was given, the figure to be put right."""


def _article_advice(notice: Notice, line: str) -> tuple[str, str]:
    head = f"articles:\n  - match: {notice.article}\n    " if notice.article else ""
    return f"{notice.source}.yaml", f"{head}{line}"


def _looked_at(notice: Notice, today: str) -> tuple[str, str]:
    """What only the source can mend: that an editor has seen it, or that the file is left out."""
    if notice.article:
        return _article_advice(notice, f"{_next_year(today)}；能改的改源文件")
    archive = _ARCHIVE.match(notice.source)  # a member cannot be left out alone
    return CONFIG, f"exclude:\n  - {_text(archive[0] if archive else notice.source)}  # 修好源文件；不要它，就写进这里"


def _notices(site: Site, today: str) -> Iterator[ReviewItem]:
    titles = {brief.article.id: brief.article.title.text for brief in site}
    for notice in site.notices:
        if notice.rule in _TOLD:
            continue
        advise = _ADVICE.get(notice.rule)
        name, settle = f"{notice.source}.yaml" if notice.source else "", notice.suggestion
        if not settle:
            name, settle = advise(notice) if advise else _looked_at(notice, today)
        stale = notice.rule in {"edit-stale", "edit-unmatched", "edit-not-found", "edit-without-source"}
        title = titles.get(notice.article, "") if notice.article else ""
        yield ReviewItem(
            2 if stale else _RANKS[notice.severity], notice.rule, notice.source, notice.article or "", title, notice.message,
            -1, name, settle, notice.quote.spans[0].start if notice.quote else -1,
        )  # fmt: skip


def _doubtful(site: Site, today: str) -> Iterator[ReviewItem]:
    for brief in site:
        article = brief.article
        if article.confidence < SURE:
            item = _item(brief, 3, "low-confidence", f"文章的起止把握不大（{article.confidence:.2f}）")
            settle = f"merge: [{_text(article.title.text)}]  # 并入前一篇；起止不对就写 split_at"
            yield replace(item, suggestion=settle)
        if article.title.inferred:
            item = _item(brief, 3, "title-inferred", f"标题是推定的：{article.title.text}")
            yield _settled(item, f"title: {_text(article.title.text)}")
        for figure in brief.analysis.figures:
            if figure.confidence < SURE:
                words = " ".join(filter(None, (figure.indicator, figure.quote.text)))
                item = _item(brief, 5, "figure-doubtful", f"{words}（把握 {figure.confidence:.2f}）")
                yield _figure_row(brief, figure, item)


def _figure_row(brief: Brief, figure: Figure, item: ReviewItem) -> ReviewItem:
    """With the edit that confirms the figure, or drops it when it stands in a table."""
    if figure.sentence < 0:
        return _settled(replace(item, start=figure.quote.start), f"drop_figures: [{_text(figure.quote.text)}]")
    sentence = brief.article.sentences[figure.sentence].quote.text
    at = max(sentence.find(figure.quote.text), 0)
    within = sentence[max(0, at - _CONTEXT) : at + len(figure.quote.text)]
    return _settled(
        replace(item, sentence=figure.sentence, start=figure.quote.start),
        "fix_figures:",
        f"  - text: {_text(figure.quote.text)}",
        f"    within: {_text(within)}",
        f"    indicator: {_text(figure.indicator)}  # 核对无误就留着；不该列就改写 drop_figures: [{_text(within)}]",
    )


def _missing(site: Site, today: str) -> Iterator[ReviewItem]:
    for brief in site:
        if brief.article.published is None:
            yield _settled(_item(brief, 6, "no-date", "文中没有日期"), "date: 2024-08-08  # 改成这篇的日期")
        if not brief.summary:
            first = next((line.quote.text for line in brief.article.sentences if len(line.quote.text) > _CONTEXT), "")
            item = _item(brief, 3, "no-summary", "没有找到可作摘要的句子")
            yield _settled(item, f"pin: [{_text(first)}]  # 或自己写：summary: […]")


def _contradictions(site: Site, today: str) -> Iterator[ReviewItem]:
    briefs = {brief.article.id: brief for brief in site}
    for indicator in site.indicators:
        for (one, first), (other, second) in indicator.contradictions:
            left, right = briefs[one].analysis.figures[first], briefs[other].analysis.figures[second]
            words = (
                f"{indicator.name}：这里是{left.quote.text}，《{briefs[other].article.title.text}》是{right.quote.text}"
            )
            yield _figure_row(briefs[one], left, _item(briefs[one], 2, "contradiction", words))


def _lost_links(site: Site, today: str) -> Iterator[ReviewItem]:
    """Briefings that an editor pinned or refused and that are not there (any more)."""
    known = {name for brief in site for name in (brief.article.id, brief.article.title.text)}
    for brief in site:
        for key, names in (("pin_links", brief.pinned), ("drop_links", brief.unlinked)):
            for name in (name for name in names if name not in known):
                item = _item(brief, 2, "edit-stale", f"编辑文件 {key} 提到的简报“{name}”不在站内，待复核")
                left = ", ".join(_text(other) for other in names if other in known)
                yield _settled(item, f"{key}: [{left}]")


def _overdue(site: Site, today: str) -> Iterator[ReviewItem]:
    for brief in site:
        if brief.review_by and brief.review_by <= today:
            yield _settled(_item(brief, 4, "review-overdue", f"应在{brief.review_by}前再看一遍"), _next_year(today))


def _spot_checks(site: Site, today: str) -> Iterator[ReviewItem]:
    """Of the briefings that no editor has given a day to look again."""
    waiting = [brief for brief in site if not brief.review_by]
    for brief in sorted(waiting, key=lambda brief: hashlib.sha256(brief.article.id.encode()).digest())[:SPOT_CHECKS]:
        item = _item(brief, 9, "spot-check", "抽查：读一遍摘要和关键数字，与原文对照")
        yield _settled(item, _next_year(today))


def _next_year(today: str) -> str:
    year = int(today[:4]) + 1 if today[:4].isdigit() else 2030
    return f"review_by: {year}-01-01  # 看过了，到这一天再看"


KINDS: tuple[Callable[[Site, str], Iterator[ReviewItem]], ...] = (
    _failures,
    _notices,
    _doubtful,
    _missing,
    _contradictions,
    _lost_links,
    _overdue,
    _spot_checks,
)
