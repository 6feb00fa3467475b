"""Words of Chinese text: segmentation, parts of speech, and which words carry content.

Segmentation is rjieba's (jieba's dictionary and model, the same words at twenty times the speed). The dictionary is never
changed at run time, so the same text always gives the same words, in every process.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import rjieba
from opencc import OpenCC

STOP_WORDS = frozenset(
    """
    的 了 和 是 在 与 及 以及 等 等等 对 对于 为 为了 以 以便 而 而且 并 并且 或 或者 也 还 还是 又 再 都 就 则 即 却 更 更加 最 很 非常 十分
    不 不断 不仅 不但 不能 不是 没有 无 未 非 从 由 由于 向 到 至 于 把 被 将 让 使 使得 使之 给 跟 同 同时 比 较 较为 按 按照 依照 根据 依据
    通过 经过 随着 围绕 关于 有关 相关 其 其中 其他 其它 它 它们 他 他们 她 我 我们 你 你们 自己 自身 这 这个 这些 这种 这样 那 那个 那些 此
    此外 因此 因而 因为 所以 如 如何 如果 若 例如 比如 即使 虽然 但 但是 然而 只 只有 只要 只能 才 才能 能 能够 可 可以 可能 会 要 应 应当 应该 必须
    需 需要 须 得 着 过 来 去 上 下 中 内 外 里 间 前 后 之 之一 之间 所 所有 各 各个 各种 各类 每 每个 某 某些 一 一个 一些 一种 一批 一系列 一定 一方面
    另一方面 一是 二是 三是 四是 五是 六是 首先 其次 再次 最后 第一 第二 第三 目前 当前 现在 近年来 近年 近日 近期 日前 今年 去年 年 月 日 时 时候 已 已经
    正 正在 仍 仍然 尤其 特别 特别是 进行 作为 成为 具有 有 存在 属于 包括 包含 称 说 指出 强调 提出 表示 认为 既 既是 又是 既要 也是 就是 正是 甚至
    乃至 从而 进而 进一步 不同 多 多个 多种 许多 大量 大 小 新 好 主要 重要 基本 全面 方面 问题 情况 工作 推进 推动 加快 加强 提升 提高 促进 实现 完善
    建立 健全 开展 形成 坚持 着力 深入 积极 大力 切实 有效 有力 逐步 持续 充分 做好 抓好 进 使其 何 什么 怎么 吗 呢 吧 啊 第 个 种 项 家 位 名 次 元
    """.split()
)
"""Words that say nothing of the subject: grammar, outline words, and the verbs and adverbs of official style."""

_GRAMMAR_TAGS = frozenset({"x", "w", "m", "q", "mq", "r", "p", "c", "u", "y", "e", "o", "d", "t", "f"})
"""First letters of jieba's tags (ICTCLAS set) of punctuation, numbers, measure words, pronouns and particles."""


class Token(NamedTuple):
    """A word with its part of speech (jieba's tag) and its half-open range in the text."""

    text: str
    tag: str
    start: int
    end: int


_JOINT_PLACES = re.compile(
    "京津冀|长三角|珠三角|粤港澳|粤港|成渝|川渝|渝新欧|长株潭|苏锡常|关中|皖江|沪苏|沪宁|京沪|广深|闽台|两岸"
)
"""Short names of several places in one word, which the dictionary lacks: without them 共建成渝 is read as 共|建成|渝."""


_TRADITIONAL = re.compile("[國學會發與點當為這個經濟產業數據開門見長時說總統對應實務機關員設計畫規劃資訊區縣]")
_TO_SIMPLIFIED = OpenCC("t2s")


def tokens(text: str) -> tuple[Token, ...]:
    """Return all words in order; their ranges partition the text.

    Traditional text is read in simplified characters, which is what the dictionary knows: `Token.text` is simplified, the
    range is the text's own. Where conversion would change the length, the text is read as it stands.
    """
    if _TRADITIONAL.search(text):
        simplified = _TO_SIMPLIFIED.convert(text)
        text = simplified if len(simplified) == len(text) else text
    found: list[Token] = []
    start = 0
    for place in _JOINT_PLACES.finditer(text):
        found += _tagged(text[start : place.start()], start)
        found.append(Token(place[0], "ns", place.start(), place.end()))
        start = place.end()
    found += _tagged(text[start:], start)
    return tuple(found)


def _tagged(text: str, start: int) -> list[Token]:
    found = []
    for word, tag in rjieba.tag(text):
        end = start + len(word)
        found.append(Token(word, tag, start, end))
        start = end
    return found


def words(text: str) -> tuple[str, ...]:
    """Return all words in order, blanks left out: "数字经济。" -> ("数字", "经济", "。")."""
    return tuple(word for word in rjieba.cut(text) if not word.isspace())


def content_words(text: str) -> tuple[str, ...]:
    """Return the words that carry content, in order: no stop words, numbers, punctuation or single characters."""
    return tuple(word for word in rjieba.cut(text) if is_content(word))


def is_content(word: str) -> bool:
    """Whether a word says something of the subject; "2023年" and "%" do not, "5G" does."""
    if len(word) < 2 or word in STOP_WORDS:
        return False
    if not any(char.isalpha() for char in word):
        return False
    return not _is_number(word)


def is_nominal(token: Token) -> bool:
    """Whether a word can stand inside a noun phrase, judged by its part of speech alone."""
    return token.tag[0] not in _GRAMMAR_TAGS and any(char.isalnum() for char in token.text)


_NUMERALS = frozenset("0123456789０１２３４５６７８９.．%％零〇一二三四五六七八九十百千万亿两几余多年月日时个第")


def _is_number(word: str) -> bool:
    return all(char in _NUMERALS for char in word)


def is_known(word: str) -> bool:
    """Whether the dictionary has it as one word."""
    return bool(rjieba.has_word(word))
