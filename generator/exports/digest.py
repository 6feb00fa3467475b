"""What a briefing says, as one stream of headings, statements and one table: Word and Markdown differ only in how they draw it.

To add a part: a line in `digest`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import FORECASTS, Brief, Citation, Figure, Line, Section
from generator.text.outline import ordinal

MOST_ROWS = 40
"""Rows of the table; a statistical communiqué has hundreds of figures, and two printed pages hold forty."""
_AFTER = frozenset({"以上", "以下", "左右", "上下", "以内", "之内", "之间", "不等", "多", "余"})
"""Qualifiers that stand behind their number."""
_MARKS = {"editor": "（编者撰写）", "model": "（模型措辞）"}
_ENDS = "。！？；：，.!?;:, 　”’\"'"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a part of the briefing, 2 to 4 are the source's own headings below it, without their numbers."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: its sentence (0-based, -1 for none) and, where the statement is only part of it, the whole."""

    sentence: int
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A paragraph; `mark` says who wrote it where it is not the source."""

    text: str
    places: tuple[Place, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in words: indicator, number with its qualifiers, period, place, remark."""

    cells: tuple[str, str, str, str, str]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """The key figures, those of the cards first, then in text order; `rest` are left out."""

    rows: tuple[Row, ...]
    rest: int = 0


HEADS = ("指标", "数值", "时间", "范围", "备注")
Item = Heading | Statement | Table


def digest(brief: Brief) -> Iterator[Item]:
    """Everything between title and sources, in reading order; a part without content has no heading."""
    said = {line.text for line in _said(brief)}
    yield from _part("核心观点", _lines(brief, [brief.gist] if brief.gist else []))
    yield from _part("内容要点", _lines(brief, brief.summary))
    table = _table(brief)
    yield from _part("关键数字", [table] if table.rows else [])
    yield from _part("分节要点", _sections(brief))
    for name, lines in (
        ("问题", brief.problems),
        ("举措", brief.measures),
        ("案例", brief.cases),
        ("可引语句", brief.quotables),
    ):
        yield from _part(name, _lines(brief, [line for line in lines if line.text not in said]))
        said.update(line.text for line in lines)
    yield from _part("引用文件", _cited(brief))


def _said(brief: Brief) -> Iterator[Line]:
    """Lines that the first parts print; the lists after them do not say a thing again."""
    if brief.gist:
        yield brief.gist
    yield from brief.summary
    for section in brief.sections:
        yield from _lines_of(section)


def _lines_of(section: Section) -> tuple[Line, ...]:
    return (*((section.thesis,) if section.thesis else ()), *section.items)


def _part(name: str, items: Iterable[Item]) -> Iterator[Item]:
    found = tuple(items)
    if found:
        yield Heading(name, 1)
        yield from found


def _lines(brief: Brief, lines: Iterable[Line]) -> Iterator[Statement]:
    for line in lines:
        places = (line.sentence, *line.cites) if line.sentence >= 0 else line.cites
        text = ("……" if line.lead else "") + line.text
        yield Statement(text, tuple(_place(brief, at, line.text) for at in places), _MARKS.get(line.origin, ""))


def _place(brief: Brief, sentence: int, text: str) -> Place:
    """`whole` is "" where the statement is the whole sentence but for its last marks."""
    whole = brief.article.sentences[sentence].quote.text.strip() if sentence >= 0 else ""
    return Place(sentence, "" if whole.rstrip(_ENDS) == text.strip().rstrip(_ENDS) else whole)


def _sections(brief: Brief) -> Iterator[Item]:
    """Sections with something to say; headings of ranks that say nothing themselves stay when a lower rank does."""
    open_headings: list[Section] = []
    for section in brief.sections:
        open_headings = [above for above in open_headings if above.level < section.level] + [section]
        lines = _lines_of(section)
        if not lines:
            continue
        for above in open_headings:
            if above.heading is not None:
                yield Heading(_unnumbered(above.heading.text), min(4, max(2, above.level + 1)))
        open_headings = [Section(None, -1, above.level, None) for above in open_headings]
        yield from _lines(brief, lines)


def _unnumbered(heading: str) -> str:
    """`（二）建平台` -> `建平台`: the parts of a briefing are numbered anew, and two numbers at once mislead."""
    found = ordinal(heading)
    return heading[found.width :].strip() or heading if found else heading


def _table(brief: Brief) -> Table:
    figures = brief.analysis.figures
    first = [index for card in brief.cards for index in card.figures]
    order = list(dict.fromkeys([*first, *range(len(figures))]))
    rows = tuple(_row(brief, figures[index]) for index in order[:MOST_ROWS])
    return Table(rows, len(order) - len(rows))


def _row(brief: Brief, figure: Figure) -> Row:
    surface = figure.quote.text
    words = [word for word in figure.qualifiers if word not in surface]
    before = "".join(word for word in words if word not in _AFTER)
    after = "".join(word for word in words if word in _AFTER)
    remark = "；".join(
        part
        for part in (
            "目标" if figure.target and not FORECASTS.intersection(words) else "",
            f"据{figure.attribution}" if figure.attribution else "",
        )
        if part
    )
    cells = (figure.indicator, f"{before}{surface}{after}", figure.period or "", figure.place or "", remark)
    whole = brief.article.sentences[figure.sentence].quote.text.strip() if figure.sentence >= 0 else ""
    return Row(cells, Place(figure.sentence, whole))


def _cited(brief: Brief) -> Iterator[Statement]:
    """Each document once, where it is first cited."""
    seen: set[str] = set()
    for citation in brief.analysis.citations:
        title = citation.full_title or citation.title
        name = title or citation.number or citation.quote.text
        if name not in seen:
            seen.add(name)
            yield Statement(_citation(title, citation), (_place(brief, citation.sentence, ""),))


def _citation(title: str, citation: Citation) -> str:
    details = "，".join(part for part in (citation.number if title else "", citation.issuer, citation.date) if part)
    name = f"《{title}》" if title else citation.number or citation.quote.text
    return f"{name}（{details}）" if details else name
