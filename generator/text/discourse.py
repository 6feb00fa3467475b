"""Reading a sentence by its marks: one width of punctuation, and the pairs of characters that two texts share."""

from __future__ import annotations

from operator import add

_PLAIN = str.maketrans(
    "\uff0c\uff1a\uff1b\uff08\uff09\uff01\uff1f\uff0e\uff05\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19"
    "應須進強發動與問題難點實現這爲為個從轉體長業據數還隨區縣鎮統計顯為會決規劃報強調關鍵礎動選擇",
    ",:;()!?.%0123456789应须进强发动与问题难点实现这为为个从转体长业据数还随区县镇统计显为会决规划报强调关键础动选择",
)


def plain(text: str) -> str:
    """Return the text with half-width punctuation and digits and simplified cue words, one character for one."""
    return text.translate(_PLAIN)


def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters, digits and characters; pairs over punctuation are left out."""
    return frozenset(filter(str.isalnum, map(add, text, text[1:])))
