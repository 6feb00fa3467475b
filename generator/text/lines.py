"""Lines of a view as a reader sees them: `find_lines` gives each with its visible words and where they stand.

FILLER (characters that are no text) is left out, blanks around a line too. Offsets are code points of the view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import FILLER, Quote, Span

_LINE = re.compile("[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
_RUN = re.compile(f"[^{FILLER}]+")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_LATIN_WORD = re.compile("[A-Za-z]{3}")
TERMINAL = frozenset("。！？!?…；;：:.")
_CLOSERS = "”’」』）)》〉】］]\"'"
LONGEST_TITLE = 48
"""Code points. The longest title or unnumbered heading of the 58 articles in the labelled and own texts has 44."""
SHORTEST_NAMED = 6
"""Code points of a title that stands again as a page's name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; `text` is what is seen of it, `start`..`end` where that begins and ends in the view."""

    start: int
    end: int
    text: str
    indent: int
    """Columns of blanks before the first visible character (an ideographic space takes two)."""
    after_gap: bool
    """Whether a blank line stands before it."""


def quote_at(view: str, start: int, end: int) -> Quote:
    """The visible words of `view[start:end]` without blanks around them; spans leave FILLER out."""
    piece = view[start:end]
    if FILLER not in piece:
        stripped = piece.strip()
        if not stripped:
            return Quote((), "")
        start += len(piece) - len(piece.lstrip())
        return Quote((Span(start, start + len(stripped)),), stripped)
    spans = [[start + run.start(), start + run.end()] for run in _RUN.finditer(piece)]
    while spans:
        first = view[spans[0][0] : spans[0][1]]
        spans[0][0] += len(first) - len(first.lstrip())
        if spans[0][0] < spans[0][1]:
            break
        spans.pop(0)
    while spans:
        last = view[spans[-1][0] : spans[-1][1]]
        spans[-1][1] -= len(last) - len(last.rstrip())
        if spans[-1][0] < spans[-1][1]:
            break
        spans.pop()
    return Quote(tuple(Span(low, high) for low, high in spans), "".join(view[low:high] for low, high in spans))


def find_lines(view: str, spans: Iterable[Span] | None = None) -> tuple[Line, ...]:
    """All lines of these ranges (default: of the whole view) that have visible words, in order."""
    found: list[Line] = []
    for span in spans if spans is not None else (Span(0, len(view)),):
        last_end = span.start
        for match in _LINE.finditer(view, span.start, span.end):
            quote = quote_at(view, match.start(), match.end())
            if not quote.text:
                continue
            breaks = view.count("\n", last_end, match.start()) or view.count("\r", last_end, match.start())
            blanks = view[match.start() : quote.start]
            indent = len(blanks) - blanks.count(FILLER) + blanks.count("\u3000")
            found.append(Line(quote.start, quote.end, quote.text, indent, breaks > 1))
            last_end = match.end()
    return tuple(found)


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a mark that can end a paragraph, closing marks aside: "……。”" -> True."""
    core = text.rstrip(_CLOSERS)
    return bool(core) and core[-1] in TERMINAL


def ends_inside(text: str) -> bool:
    """Whether a line certainly goes on: it ends in a comma, a joining mark or an opening mark."""
    return text[-1:] in tuple("，,、（(“‘《〈【—-·和与及的")


def is_foreign(text: str) -> bool:
    """Whether a line is mostly in Latin letters."""
    return _LATIN_WORD.search(text) is not None and len(_LATIN.findall(text)) > 2 * len(_HAN.findall(text)) + 4


def is_title_like(text: str) -> bool:
    """Whether a line could be a title or a heading by its form alone: short, Chinese, no sentence, not cut off."""
    if not 2 <= len(text) <= LONGEST_TITLE or "。" in text[:-1] or text[-1] in "。，,、；;：:" or "；" in text:
        return False
    if text[0] in "，。、；：）)》”’%％,;:!！?？" or text[-1] in "（(“‘《":
        return False
    return len(_HAN.findall(text)) * 2 >= len(text) - 4 and len(_HAN.findall(text)) >= 2 and _balanced(text)


_SIGNS_BEFORE = re.compile(
    r"(?:[◆◇●○■▲△★☆▪•·►▶◎※]\s*|【\s*\d{1,3}\s*】\s*|\d{1,2}\u3000+|【(?:口播|标题|导语|正文|要闻|头条|快讯)】\s*)+"
)


def title_start(text: str) -> int:
    """Where the words of a title begin, behind the signs of a list or a script: "【口播】早稻开镰" -> 4."""
    found = _SIGNS_BEFORE.match(text)
    return found.end() if found and found.end() < len(text) else 0


_SITE = re.compile(r"\s*[_|｜\-–—－]{1,3}\s*\S.{0,40}|.{0,400}(?:\.{3}|…)['\"’”]?")


def is_page_name(text: str, title: str) -> bool:
    """Whether a line is a title with the names of its section and site behind it, or with the first words of its text cut short."""
    return len(title) >= SHORTEST_NAMED and text.startswith(title) and _SITE.fullmatch(text, len(title)) is not None


_COLUMN = re.compile("[^《》]{2,14}》(?=[^《》的和与及等、，。；：])")
"""A column's name before the headline, as papers of Taiwan set it: 特別預算》支出最多."""


def _balanced(text: str) -> bool:
    text = _COLUMN.sub("", text, count=1) if "》" in text and "《" not in text and _COLUMN.match(text) else text
    return all(text.count(a) == text.count(b) for a, b in ("“”", "《》")) and (
        text.count("(") + text.count("（") == text.count(")") + text.count("）")
    )
