"""Key figures 关键数字: Article -> Figures. The forms of numbers stand in `rules.RULES`, what is refused in `refuse.REFUSALS`.

A figure is found by its number and unit (`surfaces`), then understood by its clause (`wording`, `indicator`), by the row it
stands in (`together`) and by its sentence (`scope`). Only a sentence that plainly goes on with the one before it takes period
and place over from there. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.analyse.figures.indicator import Clause, Subject, subject_of
from generator.analyse.figures.refuse import REFUSALS, Candidate, candidate, refused
from generator.analyse.figures.rules import RULES
from generator.analyse.figures.scope import Scope
from generator.analyse.figures.surfaces import Surface, surfaces
from generator.analyse.figures.tables import find_in_table
from generator.analyse.figures.together import Placed, shared_out
from generator.analyse.figures.units import unit_name
from generator.analyse.figures.wording import Wording, word
from generator.model import FORECASTS, Article, BlockKind, Figure, FigureKind, Quote, Sentence, Span
from generator.text.numerals import reading_copy
from generator.text.sentences import split_sentences

__all__ = ["REFUSALS", "RULES", "find_figures", "find_in_text"]

_TO = re.compile("^[^,。;:]*[至到为][^,。;:]*$")
_GOES_ON = re.compile(
    "其中|同期|(?:[^,;:。]{2,12}[中,],?)?(?:按[^,;:。]{2,8}(?:计算|统计|分|看)|分[^,;:。]{1,8}看)[,:]"
)
"""A sentence that opens so speaks of the time and place of the one before it."""
TAKEN_OVER = 0.7
"""Confidence in an indicator that stands in the sentence before."""
_FROM = re.compile("[从由][^,。;:]{0,12}的$")
_BASE = re.compile("[比较][^,。;:]{2,14}的$")
_STRIVES = re.compile("[、,](?:力争|争取|确保)(?:达到?)?")
_HAN = re.compile("[\u4e00-\u9fff]")
_REPORTED = re.compile("全年|上半年|前[一二三四]季度|[一二三四]季度|1[-—–~至]{1,2}[0-9]{1,2}月份?")


def find_figures(article: Article) -> tuple[Figure, ...]:
    """All figures of an article: those of its sentences in text order, then those of its tables."""
    sentences = (
        one for one in article.sentences if article.blocks[one.paragraph].kind in {BlockKind.BODY, BlockKind.ITEM}
    )
    published = article.published.text[:4] if article.published else ""
    figures = _in_sentences(sentences, int(published) if published.isdecimal() else 0)
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.TABLE:
            figures += find_in_table(block, number)
    return tuple(figures)


def find_in_text(text: str) -> tuple[Figure, ...]:
    """Figures of a plain text, for scripts; spans count from its start, `sentence` from its first sentence.

    `find_in_text("收入15.4万亿元,增长5.5%。")` gives a level and the growth that hangs on it (`pair` is 0).
    """
    ranges = enumerate(split_sentences(text))
    return tuple(_in_sentences(Sentence(number, Quote((Span(*at),), text[slice(*at)]), 0) for number, at in ranges))


def _in_sentences(sentences: Iterable[Sentence], present: int = 0) -> list[Figure]:
    figures: list[Figure] = []
    before: Sentence | None = None
    for sentence in sentences:
        found = _in_sentence(sentence, len(figures), present)
        if found and figures and before and figures[-1].sentence == before.index == sentence.index - 1:
            found = _carried(found, sentence, figures[-1], same_paragraph=before.paragraph == sentence.paragraph)
        figures += found
        before = sentence
    return figures


def _carried(found: list[Figure], sentence: Sentence, last: Figure, *, same_paragraph: bool) -> list[Figure]:
    """Period and place of the sentence before, where this one clearly goes on with it and states none.

    In a paragraph that reports on a year or a quarter (全年, 前三季度) the period holds for the sentences that follow.
    """
    if _GOES_ON.match(reading_copy(sentence.quote.text[:32])):
        found = [replace(one, period=one.period or last.period, place=one.place or last.place) for one in found]
        return _named_by(found, last)
    if same_paragraph and found[0].kind in {FigureKind.GROWTH, FigureKind.MULTIPLE}:
        found = _named_by(found, last)
    if same_paragraph and last.period and _REPORTED.fullmatch(reading_copy(last.period)):
        return [replace(one, period=one.period or last.period) for one in found]
    return found


def _named_by(found: list[Figure], last: Figure) -> list[Figure]:
    """其中2023年增长15.3%: figures that open a sentence without any subject speak of what the one before it measured."""
    named = []
    for figure in found:
        if len(figure.indicator) >= 2 or len(last.indicator) < 2:
            break
        named.append(replace(figure, indicator=last.indicator, confidence=TAKEN_OVER))
    return [*named, *found[len(named) :]]


def _in_sentence(sentence: Sentence, offset: int, present: int) -> list[Figure]:
    """The figures of one sentence of a text of the year `present`; `offset` figures stand before it in the article."""
    words = sentence.quote.text
    copy = reading_copy(words)
    scope = Scope(copy, words, present)
    placed: list[Placed] = []
    for surface in surfaces(copy):
        item = candidate(copy, surface.start, surface.end, surface.reading)
        if not refused(item) and not scope.in_title(item.start):
            figure = _understood(_Seen(sentence, scope, surface, item), placed, offset)
            placed.append(Placed(item.start, item.end, figure))
    return shared_out(scope, placed, offset)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A surface that is a figure, with its sentence."""

    sentence: Sentence
    scope: Scope
    surface: Surface
    item: Candidate


def _understood(seen: _Seen, before: list[Placed], offset: int) -> Figure:
    last = before[-1] if before else None
    clause = Clause(
        seen.scope,
        max(seen.scope.clause_start(seen.item.start), last.end if last else 0),
        last.figure.indicator if last else "",
        last.end if last else 0,
    )
    said = word(seen.item, clause.start)
    subject = subject_of(seen.item, said, clause)
    figure = _figure(seen, said, subject)
    if last and (kind := _kind_of_last(figure, last.figure, seen.item.text[last.end : seen.item.start])):
        figure = replace(figure, kind=kind)
    pair = _pair(seen.item, subject, before, offset)
    if pair is None:
        return figure
    return replace(_forecast_with(before[pair - offset].figure, figure), pair=pair)


def _forecast_with(level: Figure, figure: Figure) -> Figure:
    """预计全年产量达3亿吨,同比增长5%: what is expected grows as expected."""
    words = tuple(word for word in level.qualifiers if word in FORECASTS)
    if not words or figure.target or figure.kind is not FigureKind.GROWTH:
        return figure
    return replace(figure, qualifiers=(*words, *figure.qualifiers), target=True)


def _kind_of_last(figure: Figure, last: Figure, between: str) -> FigureKind | None:
    """占…比重为27.6%,次年为26.8%: what takes over the subject of a share is one too; 增长7%、力争8%以上 is two growths."""
    if figure.kind is not FigureKind.LEVEL or figure.unit not in {"%", "‰"} or figure.unit != last.unit:
        return None
    if last.kind is FigureKind.SHARE and figure.indicator == last.indicator:
        return FigureKind.SHARE
    return FigureKind.GROWTH if last.kind is FigureKind.GROWTH and _STRIVES.fullmatch(between) else None


def _figure(seen: _Seen, said: Wording, subject: Subject) -> Figure:
    scope, reading, start = seen.scope, seen.item.reading, seen.item.start
    sign = -1 if said.falls else 1
    low, high = reading.value, reading.high
    goal = scope.goal(start, seen.item.end)
    return Figure(
        rule=seen.surface.rule,
        quote=seen.sentence.quote[start : seen.item.end],
        sentence=seen.sentence.index,
        value=None if low is None else low * sign,
        unit=_unit(reading.unit, scope, seen.surface),
        kind=said.kind,
        indicator=subject.words,
        high=None if high is None else high * sign,
        values=reading.values,
        qualifiers=(goal, *said.qualifiers) if goal in FORECASTS else said.qualifiers,
        period=scope.period(start, of_base=reading.unit in {"倍", "%"}),
        place=scope.place(start),
        attribution=scope.source(start),
        target=goal != "",
        confidence=reading.sure if len(subject.words) >= 2 else min(reading.sure, 0.5),
    )


def _unit(unit: str | None, scope: Scope, surface: Surface) -> str | None:
    if not unit:
        return None
    if unit == "块" and not _HAN.match(scope.copy, surface.end):  # 挣了四万块。
        return "元"
    here = scope.copy.endswith(unit, surface.start, surface.end)
    return unit_name(unit, scope.words[surface.end - len(unit) : surface.end] if here else unit)


def _pair(item: Candidate, subject: Subject, before: list[Placed], offset: int) -> int | None:
    """The index of the figure this one hangs on: the level of a growth or share, the 从 of a 至."""
    if not before:
        return None
    last, index = before[-1], offset + len(before) - 1
    between = item.text[last.end : item.start]
    if (
        ({"从", "由"} & set(last.figure.qualifiers) or _FROM.search(item.text, max(0, last.start - 16), last.start))
        and re.search("至|到|为", between)
        and not re.search("[,。;:]", between)
    ):
        return index
    if not subject.hangs:
        return None
    if len(before) >= 2 and _BASE.search(item.text, max(0, last.start - 18), last.start):
        return index - 1  # 达425万个,比2023年末的337万个净增87万个: it hangs on what there is now
    if last.figure.pair is not None and last.figure.kind in {FigureKind.GROWTH, FigureKind.SHARE}:
        return last.figure.pair
    return index
