"""Words of a phrased line that change what is said: negation, plans, degrees, causes; and how much of it is the sentences' own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.gate.claim import Claim
from generator.text.discourse import bigrams
from generator.text.segment import tokens

LEAST_COVERED = 0.5
"""Share of the line's pairs of characters that must stand in its sentences. Of 2,540 other sentences of the same articles
(the sample corpus) 99 % share at most 0.33 with a chosen sentence and 99.9 % at most 0.5; faithful lines (tests) 0.68 and more."""
_OFFICE = "(?:[\u4e00-\u9fff]{0,6}?(?:长|主任|书记|主席|总理|总统|总裁|经理|委员|教授|研究员|代表|董事))"
_NEGATION = re.compile(
    "没有|尚未|从未|并未|未能|不能|不会|不得|不宜|不应|不是|无法|难以|并非|绝非|不再|不够|不要|不可|不必|[不未无没非勿莫]|"
    f"[副前原代准](?={_OFFICE})"
)
"""What turns a word into its contrary, or an office into another: 未完成, 副局长, 前主任."""
_HARMLESS = re.compile(
    "离不开|少不了|不(?:断|仅|但|同|少|久|过(?=[，,])|论|管|只|光|乏|凡|禁|可或缺|约而同)|"
    "无(?:论|疑|人(?:机|驾驶|船|配送)|线|形|锡|非|私|偿|障碍|纸|感|缝|锚)|未(?:来|必)|非(?:常|遗|凡|洲|物质文化)|没(?:落|收)|莫(?:大|斯科)|"
    "[当目]前|以前|[标水批]准|现代"
)
"""Words with these characters that negate nothing."""
_QUESTION = re.compile("有没有|是否|能否|可否|([\u4e00-\u9fff])[不没]\\1")
"""好不好, 有没有: what stands behind it is asked, not said."""
_PLAN = re.compile(
    "力争|争取|预计|预期|有望|可望|可能|或将|建议|考虑|计划|拟(?!合|态|人|真|定)|将(?!军|领|来|近|士|才|心)|目标是|旨在"
)
"""What is not yet so."""
_VERBS = ("v", "d", "p")
"""Beginnings of jieba's tags of what follows 将 where it speaks of the future, not of an object (将数据纳入)."""
_SO = re.compile("[\u4e00-\u9fff]{1,3}地(?![\u4e00-\u9fff]?[区方市])")
"""将极大地…"""
_LITERAL = re.compile(
    "首[个次位家批创例座]|唯一|最[一-龥]|率先|全部|所有|一律|全面|完全|彻底|必须|禁止|严禁|务必|半数|过半|大半|一半|多数|绝大|少数|个别|"
    "翻[番倍]|成倍|倍增|显著|大幅|明显|急剧|略有|稳步|快速|迅速|持续|历史性|前所未有|世界级|国际领先|领先|一流|已经?|业已|完成|建成|成功|取得|"
    "实现了|达成|尚(?!未)|仍|依然|取消|停止|拒绝|缺乏|缺少|杜绝|避免|防止|下降|减少|上升|增长|增加|超过|不足|至少|约|近(?=[0-9百千万])|左右|以上|以下"
)
"""Degree, rank, completeness, completion, direction: such a word may be kept, never added."""
_CAUSE = re.compile("因此|导致|由于|因为|使得|造成|从而|促使|带动|得益于|归功于|源于|引发")
_CLAUSE = re.compile("[，。；：！？,;:!?]")
_SINGLE = frozenset("不未无没非")
_AFTER = re.compile("[\u4e00-\u9fff]{1,2}")
_REACH = 4
"""Code points before a word in which a negation still governs it: 不|应过度开发, 未能有效|形成."""


def negation(claim: Claim) -> str | None:
    """A word that the sentences negate and the line does not, or the other way round."""
    known = _Polarity(claim.cited_plain)
    said = _Polarity(claim.plain)
    for sign, keys in known.negated:
        for words in keys:
            if said.affirmed(words) > known.affirmed(words):
                return sign + words
    negated = {words for _, keys in known.negated for words in keys}
    asks = any(_QUESTION.fullmatch(sign) for sign, _ in known.negated)
    new = ((sign, keys) for sign, keys in said.negated if not negated.intersection(keys))
    return next((sign + keys[-1] for sign, keys in new if not (asks and _QUESTION.fullmatch(sign))), None)


class _Polarity:
    """Which words a text negates, and how often it says them plainly."""

    def __init__(self, text: str) -> None:
        self._text = text
        harmless = [found.span() for found in _HARMLESS.finditer(text)]
        questions = list(_QUESTION.finditer(text))
        harmless += [found.span() for found in questions]
        signs = [
            found
            for found in _NEGATION.finditer(text)
            if not any(low <= found.start() < high for low, high in harmless)
        ]
        signs = sorted((*signs, *questions), key=re.Match.start)
        self._ends = [found.end() for found in signs]
        self.negated = [(found[0], keys) for found in signs if (keys := _negated_words(text, found))]
        """(negation, the two characters after it, in one or two readings), in text order: 不会用 negates 会用 and 用."""

    def affirmed(self, words: str) -> int:
        """How often the words stand where no negation governs them."""
        return sum(not self._is_governed(found.start()) for found in re.finditer(re.escape(words), self._text))

    def _is_governed(self, at: int) -> bool:
        return any(0 <= at - end <= _REACH and not _CLAUSE.search(self._text[end:at]) for end in self._ends) or any(
            at < end <= at + 1 for end in self._ends
        )


def _negated_words(text: str, sign: re.Match[str]) -> tuple[str, ...]:
    starts = {sign.end()} | ({sign.start() + 1} if sign[0][0] in _SINGLE else set())
    return tuple(words[0] for start in sorted(starts) if (words := _AFTER.match(text, start)))


def plans(claim: Claim) -> str | None:
    """What the sentences only plan or expect, told as if it were so; or a plan that they do not speak of."""
    for mark, words in _planned(claim.cited_plain):
        if any(not _PLAN.search(clause) for clause in _clauses_with(words, claim.plain)):
            elsewhere = any(not _PLAN.search(clause) for clause in _clauses_with(words, claim.cited_plain))
            if not elsewhere:
                return mark + words
    known = {mark for mark, _ in _planned(claim.cited_plain)}
    return next((mark + words for mark, words in _planned(claim.plain) if mark not in known), None)


def _planned(text: str) -> Iterator[tuple[str, str]]:
    """(mark of a plan, the verb it governs or the two characters after it), in text order."""
    parts = tokens(text)
    tags = {part.start: part.tag for part in parts}
    for found in _PLAN.finditer(text):
        if found[0] == "将" and not (tags.get(found.end(), "v").startswith(_VERBS) or _SO.match(text, found.end())):
            continue
        stop = _CLAUSE.search(text, found.end())
        end = stop.start() if stop else len(text)
        verbs = (p.text for p in parts if found.end() <= p.start < end and p.tag[0] == "v" and len(p.text) > 1)
        yield found[0], next(verbs, text[found.end() : found.end() + 2])


def _clauses_with(words: str, text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text) if words and words in clause]


def degrees(claim: Claim) -> str | None:
    """A degree, rank, direction or completion that the sentences do not state."""
    return next((found[0] for found in _LITERAL.finditer(claim.plain) if found[0] not in claim.cited_plain), None)


def causes(claim: Claim) -> str | None:
    """A cause where the sentences state none."""
    found = _CAUSE.search(claim.plain)
    return found[0] if found and not _CAUSE.search(claim.cited_plain) else None


def covered(claim: Claim) -> str | None:
    """Mostly other words than the sentences': an answer to something else, a claim from elsewhere."""
    pairs = bigrams(claim.plain)
    own = pairs & bigrams(claim.cited_plain)
    return None if pairs and len(own) >= LEAST_COVERED * len(pairs) else f"{len(own)}/{len(pairs)}"
