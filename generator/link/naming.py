"""Which keywords can name a topic: a noun phrase for a matter, not for a process, a place, an office or a turn of speech."""

from __future__ import annotations

from functools import lru_cache

from generator.link.keys import is_short_title
from generator.link.keywords import STOCK_PHRASES
from generator.text.segment import is_known, tokens

SHORTEST_NAME = 3
_NOUNS = frozenset({"n", "vn", "an", "nz", "j", "l", "nr", "ns", "nt", "eng"})
"""Tags of jieba: nouns, nominal verbs, abbreviations, set phrases."""
_ONE_WORD = _NOUNS - {"ns", "nt", "nr", "l"}
_INSIDE = _NOUNS | {"v", "a", "b", "s", "f", "vi", "m", "ng", "vd", "ad", "q"}
"""Of the words of a longer name: no particles, pronouns, idioms."""
_OFFICES = ("局", "部", "委", "厅", "署", "办公厅", "办公室", "委员会", "政府", "银行", "报社", "大学", "学院", "党校")
_PLACES = ("省", "市", "县", "区县", "州", "镇")
_AMOUNTS = (
    "比重",
    "总值",
    "总量",
    "规模",
    "增速",
    "增长",
    "余额",
    "占比",
    "率",
    "人数",
    "数量",
    "比例",
    "增加值",
    "状况",
)
"""What is measured is no subject: it has its page in the book of figures."""
_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万亿两几多第")


@lru_cache(maxsize=200_000)
def can_name(term: str) -> bool:
    """`数字乡村`, `公共数据` -> yes; `数字化` (a process), `听得见`, `北塘县`, `国家数据局`, `地区生产总值` -> no."""
    if len(term) < SHORTEST_NAME or term in STOCK_PHRASES or "总书记" in term:
        return False
    if term.endswith((*_OFFICES, *_PLACES, *_AMOUNTS)) or term[0] in _NUMERALS or is_short_title(term):
        return False
    parts = tokens(term)
    if len(parts[0].text) >= SHORTEST_NAME and parts[0].text.endswith((*_OFFICES, "国务院")):
        return False  # 国务院印发, 国家统计局数据: who says it
    if len(parts) == 1:
        return parts[0].tag in _ONE_WORD and not term.endswith("化")
    return all(part.tag in _INSIDE for part in parts)


@lru_cache(maxsize=200_000)
def is_telling(term: str) -> bool:
    """Whether a word may stand on a list of words: what can name a topic, and short words that no dictionary has (算力)."""
    if len(term) >= SHORTEST_NAME:
        return can_name(term)
    return len(term) > 1 and term[0] not in _NUMERALS and not is_known(term) and term not in STOCK_PHRASES
