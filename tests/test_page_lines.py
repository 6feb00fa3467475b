"""Lines that sites, papers and databases put around a text, and lines of a text that look like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.text.kinds import LineKind, kind_of
from generator.text.scripts import simplify

FOLDER = Path(__file__).parent / "page_lines"
AROUND = (LineKind.FURNITURE, LineKind.LABELS, LineKind.BYLINE, LineKind.DATE, LineKind.NOTE)


def lines_of(name: str) -> list[str]:
    return [line for line in (FOLDER / name).read_text("utf-8").split("\n") if line]


@pytest.mark.parametrize("line", lines_of("around.txt"))
def test_what_a_page_puts_around_a_text_is_no_text(line: str) -> None:
    assert kind_of(simplify(line)) in AROUND


@pytest.mark.parametrize("line", lines_of("text.txt"))
def test_words_of_a_text_are_kept_though_they_look_like_a_page_s_own(line: str) -> None:
    assert kind_of(simplify(line)) not in (LineKind.FURNITURE, LineKind.LABELS, LineKind.BYLINE)
