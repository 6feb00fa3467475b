"""The title of an article that has no title line: a phrase of its own text 题目推断, quoted and marked as inferred."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.clean.structure import Paragraph
from generator.model import BlockKind, Fact, Quote
from generator.text.segment import content_words, is_content, words

_CLAUSE = re.compile(r"[^，。；：！？,;:!?、\s（）()]{7,30}")
_OPENERS = (
    "打造 推动 推进 加快 构建 促进 提升 提高 发挥 健全 完善 强化 加强 深化 以 让 把 激活 建设 建立 培育 发展 实现 坚持 做好 走好 守住 用好 释放 优化 创新 "
    "统筹 着力 扎实 奋力 努力 全面 积极 夯实 筑牢 破解 赋能 探索 落实 贯彻 拓展 维护 保障 支持 扩大 引导 增强 开创 谱写 聚焦"
).split()
_NO_OPENERS = (
    "以下",
    "以来",
    "以上",
    "以及",
    "以为",
    "以便",
    "以免",
    "以前",
    "以后",
    "以往",
    "发展了",
    "把握不",
    "让我",
    "实现了",
    "以期",
)
_STRIP = re.compile(
    r"^(?:因此|所以|为此|同时|进一步|要|应|应当|需要|必须|将|来|去|能够|可以|从而|并|而|是|为了|对于|就是|关于|如何)+"
)
_BRACKET = r"[（(][^（）()]{2,40}[)）]"
_LEAD = re.compile(
    rf"(?:据)?[\u4e00-\u9fff]{{2,12}}?(?:(?:\d{{1,2}}月)?\d{{1,2}}日(?:[电電]|[讯訊]|消息)\s*(?:{_BRACKET})?|(?:[电電]|[讯訊]|消息)\s*(?:{_BRACKET}|(?=[:：])))\s*[:：,，]?\s*"
    r"|[（(][^（）()]{2,24}[电電][)）]\s*"
)
"""新华社北京7月13日电(记者 李明): what stands before the first sentence of agency news."""
LONGEST_SEARCH = 40_000
"""Code points of the text in which phrases are counted."""


def infer_title(paragraphs: Sequence[Paragraph]) -> Fact:
    """The phrase that stands most often and says most of the text's words; the first words when none fits.

    Raises: nothing; an article without any words has the title "".
    """
    bodies = [paragraph.quote for paragraph in paragraphs if paragraph.kind in (BlockKind.BODY, BlockKind.ITEM)]
    text = "\n".join(quote.text for quote in bodies)[:LONGEST_SEARCH]
    best: tuple[float, Quote] | None = None
    frequent = _frequent(text)
    for turn, quote in enumerate(bodies[:60]):
        for found in _CLAUSE.finditer(quote.text[:4000]):
            skip = _STRIP.match(found[0])
            start = found.start() + (skip.end() if skip else 0)
            words = quote.text[start : found.end()]
            if (
                not 7 <= len(words) <= 28
                or not words.startswith(tuple(_OPENERS))
                or words.startswith(_NO_OPENERS)
                or any(words.count(a) != words.count(b) for a, b in ("“”", "《》", "（）", "()"))
            ):
                continue
            count = text.count(words)
            value = (
                2.0 * min(count - 1, 3)
                + sum(word in frequent for word in set(content_words(words)))
                + (0.5 if turn == 0 else 0.0)
            )
            if best is None or value > best[0]:
                best = (value, quote[start : found.end()])
    if best is None:
        return _first_words(paragraphs)
    return Fact(best[1].text, best[1], True, "title-phrase")


def _frequent(text: str) -> frozenset[str]:
    counts = {word: count for word, count in Counter(words(text)).items() if is_content(word)}
    return frozenset(sorted(counts, key=lambda word: (-counts[word], word))[:12])


def _first_words(paragraphs: Sequence[Paragraph]) -> Fact:
    greeting = BlockKind.SALUTATION
    for paragraph in sorted(paragraphs, key=lambda paragraph: paragraph.kind is greeting):
        lead = _LEAD.match(paragraph.quote.text)
        found = re.compile(r"[^。！？；，,;!?]{1,30}").match(paragraph.quote.text, lead.end() if lead else 0)
        if found:
            quote = paragraph.quote[found.start() : found.end()]
            return Fact(quote.text, quote, True, "first-words")
    return Fact("", None, True, "no-words")
