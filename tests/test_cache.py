"""The cache gives back what was put in, or nothing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.cache import Cache, content_key
from generator.model import Figure, FigureKind, Quote, Span

VALUE = Figure(
    "r", Quote((Span(3, 6),), "12亿"), 0, Decimal(1200000000), "元", FigureKind.LEVEL, "收入", qualifiers=("超",)
)


def test_a_value_comes_back_equal(tmp_path: Path) -> None:
    cache: Cache[Figure] = Cache(tmp_path, Figure)
    cache.put("abcd", VALUE)
    assert cache.get("abcd") == VALUE


def test_an_unknown_key_is_a_miss(tmp_path: Path) -> None:
    assert Cache[Figure](tmp_path, Figure).get("abcd") is None


@pytest.mark.parametrize("bit", range(0, 400, 7))
def test_any_flipped_bit_is_a_miss(tmp_path: Path, bit: int) -> None:
    cache: Cache[Figure] = Cache(tmp_path, Figure)
    cache.put("abcd", VALUE)
    path = tmp_path / "ab" / "cd"
    data = bytearray(path.read_bytes())
    data[bit // 8 % len(data)] ^= 1 << bit % 8
    path.write_bytes(data)
    assert cache.get("abcd") is None


def test_entries_that_are_not_used_are_removed(tmp_path: Path) -> None:
    cache: Cache[Figure] = Cache(tmp_path, Figure)
    cache.put("abcd", VALUE)
    cache.put("abce", VALUE)
    cache.keep_only({"abce"})
    assert (cache.get("abcd"), cache.get("abce")) == (None, VALUE)


def test_a_folder_that_cannot_be_made_only_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache: Cache[Figure] = Cache(tmp_path / "file" / "x", Figure)
    cache.put("abcd", VALUE)
    assert cache.get("abcd") is None


def test_parts_are_told_apart() -> None:
    assert content_key(b"ab", b"c") != content_key(b"a", b"bc")
