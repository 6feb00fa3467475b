"""Words, their ranges and which of them carry content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.segment import content_words, is_content, tokens, words


@given(st.text(alphabet="数字经济發展國家2023年%，。“”abc \n共建成渝", max_size=80))
def test_the_ranges_of_the_tokens_partition_the_text(text: str) -> None:
    position = 0
    for token in tokens(text):
        assert token.start == position
        assert token.end - token.start == len(token.text)
        position = token.end
    assert position == len(text)


def test_words_leave_blanks_out() -> None:
    assert words("数字 经济\n。") == ("数字", "经济", "。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("推动数字经济的发展。", ("数字", "经济", "发展"), id="grammar-and-official-verbs-go"),
        pytest.param("2023年增长5.5%", ("增长",), id="numbers-go"),
        pytest.param("部署5G基站", ("部署", "5G", "基站"), id="a-name-with-a-digit-stays"),
        pytest.param("", (), id="empty"),
    ],
)
def test_content_words(text: str, expected: tuple[str, ...]) -> None:
    assert content_words(text) == expected


@pytest.mark.parametrize("word", ["的", "2023", "五亿", "，", "此外", "%"])
def test_words_without_content(word: str) -> None:
    assert not is_content(word)


def test_joint_place_names_are_one_word() -> None:
    assert [token.text for token in tokens("共建成渝科技走廊")][:2] == ["共建", "成渝"]


def test_traditional_text_is_read_in_simplified_words_with_its_own_ranges() -> None:
    text = "與國立臺灣大學合作"
    found = [(token.text, text[token.start : token.end]) for token in tokens(text)]
    assert ("台湾大学", "臺灣大學") in found
