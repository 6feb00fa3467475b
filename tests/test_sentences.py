"""Sentences end at full stops and keep their quotations whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲乙。丙丁!戊", ["甲乙。", "丙丁!", "戊"]),
        ("他说:“先找排口。再清淤。”大家同意。", ["他说:“先找排口。再清淤。”", "大家同意。"]),
        ("“先找排口。”他说。", ["“先找排口。”", "他说。"]),
        ("“谁来管?”的问题有了答案。", ["“谁来管?”的问题有了答案。"]),
        ("增长(见表1。)。下降。", ["增长(见表1。)。", "下降。"]),
        ("甲“乙。丙。", ["甲“乙。", "丙。"]),
        ("一路走来……终于到了。后来……", ["一路走来……终于到了。", "后来……"]),
        ("  甲。 乙。 ", ["甲。", "乙。"]),
        ("增长3.5%。", ["增长3.5%。"]),
    ],
)
def test_a_paragraph_is_cut_at_its_stops(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@given(st.text("甲乙。！？…“”‘’《》（）(),， ", max_size=60))
def test_sentences_keep_every_character_but_blanks(text: str) -> None:
    ranges = split_sentences(text)
    assert "".join(text[start:end] for start, end in ranges).replace(" ", "") == text.replace(" ", "")
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
