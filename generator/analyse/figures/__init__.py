"""Key figures 关键数字: Article -> Figures. The rules stand in grammar.RULES, what is refused in refuse.REFUSALS.

A figure is found by its number and unit, then understood by its own clause (kind, indicator, bounds) and its own sentence
(period, place, source, goal). Only a sentence that opens with 其中 or 同期 takes period and place over from the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.analyse.figures.grammar import RULES, Reading, Rule
from generator.analyse.figures.refuse import REFUSALS, Candidate, refused
from generator.analyse.figures.scope import is_goal, period_of, place_of, source_of
from generator.analyse.figures.wording import CLAUSE, word
from generator.model import (
    Article,
    Block,
    BlockKind,
    Figure,
    FigureKind,
    Quote,
    Sentence,
    Span,
)
from generator.text.sentences import split_sentences

__all__ = ["REFUSALS", "RULES", "find_figures", "find_in_text"]

_DIGIT = re.compile("[0-9０-９一二三四五六七八九十两第翻]")
Found = tuple[int, int, Rule, Reading]


def find_figures(article: Article) -> tuple[Figure, ...]:
    """All figures of an article: those of its sentences in text order, then those of its tables."""
    figures: list[Figure] = []
    for sentence in article.sentences:
        if article.blocks[sentence.paragraph].kind in {BlockKind.BODY, BlockKind.ITEM}:
            found = _in_sentence(sentence.quote, sentence.index, len(figures))
            figures += _carried(found, sentence, figures)
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.TABLE:
            figures += _in_table(block, number)
    return tuple(figures)


CARRIES = re.compile("其中|同期")
"""A sentence that opens so speaks of the time and place of the one before it."""


def _carried(found: list[Figure], sentence: Sentence, before: list[Figure]) -> list[Figure]:
    """Period and place of the sentence before, where this one clearly goes on with it and states none."""
    if not found or not before or not CARRIES.match(sentence.quote.text) or before[-1].sentence != sentence.index - 1:
        return found
    last = before[-1]
    return [replace(one, period=one.period or last.period, place=one.place or last.place) for one in found]


def find_in_text(text: str) -> tuple[Figure, ...]:
    """Figures of a plain text, for scripts: `find_in_text("收入15.4万亿元,增长5.5%。")`; spans count from its start."""
    figures: list[Figure] = []
    for number, (start, end) in enumerate(split_sentences(text)):
        figures += _in_sentence(Quote((Span(start, end),), text[start:end]), number, len(figures))
    return tuple(figures)


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence, its index in the article, and how many figures stand before it."""

    quote: Quote
    sentence: int
    offset: int


def _in_sentence(quote: Quote, sentence: int, offset: int) -> list[Figure]:
    figures: list[Figure] = []
    place = _Place(quote, sentence, offset)
    for start, end, rule, reading in _surfaces(quote.text):
        item = Candidate(quote.text, start, end, reading)
        if not refused(item):
            figures.append(_understood(place, item, rule, figures))
    return _distributed(quote, figures)


def _surfaces(text: str) -> list[Found]:
    """Non-overlapping surfaces in text order; where two rules take the same characters, the earlier rule stands."""
    if not _DIGIT.search(text):
        return []
    taken: list[Found] = []
    used = bytearray(len(text))
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            reading = rule.read(match)
            start, end = match.span()
            if reading is None or any(used[start:end]):
                continue
            while end > start and text[end - 1].isspace():
                end -= 1
            used[start:end] = b"\x01" * (end - start)
            taken.append((start, end, rule, reading))
    return sorted(taken, key=lambda found: found[0])


def _understood(place: _Place, item: Candidate, rule: Rule, before: list[Figure]) -> Figure:
    quote, offset = place.quote, place.offset
    clause_start = _clause_start(item, before, quote)
    previous = before[-1].indicator if before else ""
    said = word(item, clause_start, previous)
    reading = item.reading
    value = -reading.value if said.falls and reading.value is not None else reading.value
    pair = offset + len(before) - 1 if before and said.hangs else None
    if before and _pairs(quote, before[-1], item):
        pair = offset + len(before) - 1
    if pair is not None and before[-1].pair is not None and before[-1].kind is not FigureKind.LEVEL:
        pair = before[-1].pair
    return Figure(
        rule=rule.name,
        quote=quote[item.start : item.end],
        sentence=place.sentence,
        value=value,
        unit=reading.unit,
        kind=said.kind,
        indicator=said.indicator,
        high=reading.high,
        values=reading.values,
        qualifiers=said.qualifiers,
        period=period_of(item.text, item.start, item.end),
        place=place_of(item.text, item.start),
        attribution=source_of(item.text, item.start),
        target=is_goal(item.text, item.start),
        confidence=0.9 if len(said.indicator) >= 2 else 0.5,
        pair=pair,
    )


def _place_in(quote: Quote, figure: Figure) -> int:
    """Where a figure ends in the text of its sentence."""
    at = 0
    for span in quote.spans:
        if span.start <= figure.quote.end - 1 < span.end:
            return at + figure.quote.end - span.start
        at += len(span)
    return 0


def _clause_start(item: Candidate, before: list[Figure], quote: Quote) -> int:
    """Start of the figure's clause: after the last mark, or after the figure before it."""
    marks = [match.end() for match in CLAUSE.finditer(item.text, 0, item.start)]
    start = marks[-1] if marks else 0
    if before:
        start = max(start, _place_in(quote, before[-1]))
    return start


def _pairs(quote: Quote, last: Figure, item: Candidate) -> bool:
    """从97.6%提升至98.3%: the second hangs on the first."""
    between = item.text[_place_in(quote, last) : item.start]
    return (
        "从" in last.qualifiers + ("从",) * ("由" in last.qualifiers)
        and re.search("至|到|为", between) is not None
        and not CLAUSE.search(between)
    )


def _distributed(quote: Quote, figures: list[Figure]) -> list[Figure]:
    """A和B分别达x、y: each figure takes its own subject."""
    result = list(figures)
    for match in re.finditer(
        r"(?P<subjects>[^，,。；;：:]{3,60}?)分别(?:增长|下降|达到?|为|占|是|提高|超过|突破|约|有)?", quote.text
    ):
        subjects = [part for part in re.split(r"、|和|与|以及|(?<!普)及(?!时|格|其)", match["subjects"]) if part]
        following = [index for index, figure in enumerate(result) if _place_in(quote, figure) > match.end()]
        chosen = following[: len(subjects)]
        if len(subjects) < 2 or len(chosen) < len(subjects):
            continue
        if _place_in(quote, result[chosen[0]]) - match.end() > 16:
            continue
        for subject, index in zip(subjects, chosen, strict=True):
            result[index] = replace(result[index], indicator=_bare_subject(subject), pair=None)
    return result


def _bare_subject(words: str) -> str:
    return words.strip("的，,、 ")[-24:]


def _in_table(block: Block, number: int) -> Iterator[Figure]:
    """A cell with a number; its indicator is the heads of its row and column."""
    columns = {cell.column: cell.quote.text for cell in block.cells if cell.head}
    rows = {cell.row: cell.quote.text for cell in block.cells if cell.column == 0 and not cell.head}
    for cell in block.cells:
        if cell.head or cell.column == 0 or not cell.quote.text:
            continue
        head = columns.get(cell.column, "")
        unit = re.search(r"[（(]([^（()）]{1,8})[）)]", head) or re.search(
            r"[（(]([^（()）]{1,8})[）)]", rows.get(cell.row, "")
        )
        words = cell.quote.text + (
            unit.group(1) if unit and re.fullmatch(r"[-+]?[0-9０-９.,，]+", cell.quote.text) else ""
        )
        for start, end, rule, reading in _surfaces(words)[:1]:
            shown = cell.quote[start : min(end, len(cell.quote.text))]
            yield Figure(
                rule=f"table-{rule.name}",
                quote=shown,
                sentence=-1,
                value=reading.value,
                unit=reading.unit,
                kind=FigureKind.GROWTH if re.search("增长|增速|增幅", head) else FigureKind.LEVEL,
                indicator=" ".join(part for part in (rows.get(cell.row, ""), re.sub(r"[（(].*", "", head)) if part),
                high=reading.high,
                confidence=0.7,
                row=cell.row,
                column=cell.column,
                block=number,
            )
