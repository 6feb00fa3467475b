"""Figures that an editor drops, fixes or adds, named by their words in the source.

Law: an editor's figure has its digits in its sentence; a value that the sentence does not state is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from generator.edit.decisions import FigureEdit
from generator.edit.standing import Decided, places, plain, refused, told
from generator.model import Brief, Card, Figure, FigureKind, Quote, Sentence
from generator.text.numerals import ARABIC, HAN, SCALE, number_of, reading_copy, scale_of

_NUMBER = re.compile(f"(?P<number>{ARABIC}|{HAN}) ?(?P<scale>{SCALE})?")
_PERCENT = re.compile(f"百分之(?P<number>{HAN}|{ARABIC})")
Row = tuple[int | None, Figure]
"""A figure and its index before the change; None for one that is new."""


def dropped_figures(brief: Brief, decided: Decided) -> Brief:
    """Without the figures that the editor does not want listed."""
    gone: set[int] = set()
    for words in decided.edit.drop_figures:
        hits = _meant(brief, words, "")
        if not hits and not any(places(sentence.quote, words) for sentence in brief.article.sentences):
            brief = told(brief, decided, f"编辑要求不列的数字“{words}”不在源文件中，待复核")
        gone.update(hits)
    rows = enumerate(brief.analysis.figures)
    return _with_figures(brief, [row for row in rows if row[0] not in gone]) if gone else brief


def fixed_figures(brief: Brief, decided: Decided) -> Brief:
    """With the editor's indicator, value, period … in the figures named."""
    for edit in decided.edit.fix_figures:
        hits = _meant(brief, edit.text, edit.within)
        if len(hits) != 1:
            many = f"有{len(hits)}处，请用 within 写明上下文" if hits else "没有找到"
            brief = told(brief, decided, f"编辑要改的数字“{edit.text}”{many}，待复核")
            continue
        figure = brief.analysis.figures[hits[0]]
        if edit.should_be:
            found = _place(brief, edit.should_be, figure.sentence)
            if found is None:
                brief = told(brief, decided, f"“{edit.should_be}”不在数字“{edit.text}”所在的句子里，待复核")
                continue
            quote, value, unit = found[1], *_read(edit.should_be)
            figure = replace(figure, quote=quote, value=value, unit=unit or figure.unit)
        brief = _settled(brief, hits[0], _stated(figure, edit), edit)
    return brief


def added_figures(brief: Brief, decided: Decided) -> Brief:
    """With the editor's own figures, each on a card of its own before the others."""
    for edit in decided.edit.add_figures:
        found = _place(brief, edit.within or edit.text)
        quote = _inside(found[1], edit.text) if found else None
        if found is None or quote is None:
            brief = told(brief, decided, f"编辑要补列的数字“{edit.text}”不在源文件的句子里，或有几处相同，待复核")
            continue
        value, unit = _read(edit.text)
        kind = FigureKind.SHARE if unit == "%" else FigureKind.LEVEL
        figure = Figure("editor", quote, found[0].index, value, unit or None, kind, "")
        brief = _settled(brief, None, _stated(figure, edit), edit)
    return brief


def _meant(brief: Brief, words: str, within: str) -> list[int]:
    """Indices of the figures with these words, or whose place lies inside them where they stand in its sentence."""
    return [
        index for index, figure in enumerate(brief.analysis.figures) if _is_meant(brief, figure, words)
        and (not within or _is_meant(brief, figure, within))
    ]  # fmt: skip


def _is_meant(brief: Brief, figure: Figure, words: str) -> bool:
    own, meant = plain(figure.quote.text), plain(words)
    if own == meant:
        return True
    if figure.sentence < 0 or own not in meant:
        return False
    sentence = brief.article.sentences[figure.sentence].quote
    return any(
        around.start <= figure.quote.start and figure.quote.end <= around.end for around in places(sentence, words)
    )


def _place(brief: Brief, words: str, sentence: int = -1) -> tuple[Sentence, Quote] | None:
    """The one place of the words, in this sentence if one is given; None when there is none or there are several."""
    sentences = brief.article.sentences[sentence : sentence + 1] if sentence >= 0 else brief.article.sentences
    found = [(whole, quote) for whole in sentences for quote in places(whole.quote, words)]
    return found[0] if len(found) == 1 else None


def _inside(quote: Quote, words: str) -> Quote | None:
    """The words in the quote; the last place when there are several, for context stands before a number."""
    found = places(quote, words)
    return found[-1] if found else None


def _stated(figure: Figure, edit: FigureEdit) -> Figure:
    """The figure with what the editor states; what is left out stays."""
    value = figure.value if edit.value is None else Decimal(str(edit.value))
    return replace(
        figure,
        rule="editor",
        value=value,
        unit=edit.unit or figure.unit,
        kind=FigureKind(edit.kind) if edit.kind else figure.kind,
        indicator=edit.indicator or figure.indicator,
        period=edit.period or figure.period,
        place=edit.place or figure.place,
        attribution=edit.attribution or figure.attribution,
        target=figure.target if edit.target is None else edit.target,
        confidence=1.0,
    )


def _settled(brief: Brief, index: int | None, figure: Figure, edit: FigureEdit) -> Brief:
    """The brief with the figure in its place; refused when the sentence does not state its value."""
    words = brief.article.sentences[figure.sentence].quote.text if figure.sentence >= 0 else figure.quote.text
    if figure.value is None or abs(figure.value) not in set(_values(words)):
        shown = figure.value if edit.value is not None else figure.quote.text
        return refused(brief, f"数字“{edit.text}”的数值{shown}在它的句子里读不出来，没有采用：“{words}”")
    rows: list[Row] = [row for row in enumerate(brief.analysis.figures) if row[0] != index]
    return _with_figures(brief, [*rows, (index, figure)])


def _values(text: str) -> Iterator[Decimal]:
    """Every value that the words state, with and without their scale: 15.4万亿 -> 15.4, 15400000000000."""
    copy = reading_copy(text)
    for match in (*_NUMBER.finditer(copy), *_PERCENT.finditer(copy)):
        value = number_of(match["number"])
        if value is not None:
            yield value
            yield value * scale_of(match.groupdict().get("scale") or "")


def _read(text: str) -> tuple[Decimal | None, str]:
    """Value in the base unit, and unit: 12.5亿元 -> 1250000000 元."""
    copy = reading_copy(text)
    match = _PERCENT.search(copy) or _NUMBER.search(copy)
    if match is None:
        return None, ""
    value, scale = number_of(match["number"]), match.groupdict().get("scale") or ""
    unit = "%" if match.re is _PERCENT else copy[match.end() :].strip()
    return (None if value is None else value * scale_of(scale)), unit


def _with_figures(brief: Brief, rows: Iterable[Row]) -> Brief:
    """The brief with these figures in text order; pairs and cards follow theirs, new ones get a card before the others."""
    ordered = sorted(rows, key=lambda row: (row[1].sentence < 0, row[1].quote.start))
    place = {old: new for new, (old, _) in enumerate(ordered) if old is not None}
    figures = tuple(
        replace(figure, pair=None if figure.pair is None else place.get(figure.pair)) for _, figure in ordered
    )
    cards = []
    for card in brief.cards:
        left = tuple(place[index] for index in card.figures if index in place)
        if left:
            cards.append(Card(left, card.kind if len(left) == len(card.figures) else "single", card.score))
    best = max((card.score for card in cards), default=0.0)
    new = [Card((index,), "single", best) for index, (old, _) in enumerate(ordered) if old is None]
    return replace(brief, analysis=replace(brief.analysis, figures=figures), cards=(*new, *cards))
