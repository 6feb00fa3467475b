"""Names of authors as they are quoted: without who helped, and without the figures that point at their offices."""

from __future__ import annotations

import re

from generator.model import Quote
from generator.text.facts import HELPERS

_MARKED = re.compile("[\u4e00-\u9fff][\\[［]?[0-9*＊¹²³⁴⁵]")
_MARKS = re.compile("[\\[［]?[0-9*＊¹²³⁴⁵]+(?:[,，、][0-9*＊¹²³⁴⁵]+)*[\\]］]?")


def bare_names(names: Quote) -> Quote:
    """The names alone: 钟小满 实习生 白鹭1 -> 钟小满 白鹭."""
    return _without_marks(_without_helpers(names))


def _without_helpers(names: Quote) -> Quote:
    """钟小满 实习生 白鹭 without the word between."""
    pieces: list[Quote] = []
    at = 0
    for found in HELPERS.finditer(names.text):
        pieces, at = [*pieces, names[at : found.start()]], found.end()
    if not pieces:
        return names
    pieces.append(names[at : len(names.text)])
    if not any(piece.text.strip() for piece in pieces):
        return names  # 本刊记者: nobody is named
    return Quote(tuple(span for piece in pieces for span in piece.spans), "".join(piece.text for piece in pieces))


def _without_marks(names: Quote) -> Quote:
    """林一鸣1,周若兰2 without the figures that point at the offices below."""
    if not _MARKED.search(names.text):
        return names
    edges = [0, *(edge for found in _MARKS.finditer(names.text) for edge in found.span()), len(names.text)]
    pieces = [names[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    return Quote(tuple(span for piece in pieces for span in piece.spans), "".join(piece.text for piece in pieces))
