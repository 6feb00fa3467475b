"""No cell of the table of figures is run by a spreadsheet."""

from __future__ import annotations

import pytest

from generator.exports.spreadsheet import _cell
from tests.hostile.payloads import CELLS


@pytest.mark.parametrize("words", [*CELLS.values(), "\t=1", "\r=1", "\n@x", " +1", "\u3000=1", "\x00=1"])
def test_a_formula_is_text(words: str) -> None:
    shown = _cell(words)
    assert shown.lstrip("'")[:1] == words.strip().strip("\x00")[:1]
    assert shown[:1] not in {"=", "+", "-", "@", "\t", "\r", "\x00", "＝", "＋"}


@pytest.mark.parametrize(
    ("value", "shown"), [(-3.5, "-3.5"), (None, ""), (True, "true"), ("约3%", "约3%"), ("a-b", "a-b")]
)
def test_what_is_no_formula_is_left_as_it_is(value: object, shown: str) -> None:
    assert _cell(value) == shown
