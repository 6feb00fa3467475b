"""Key figures of a phrased line: what the analyser reads in it must be what it reads in the sentences.

So 甲增长5%，乙增长8% does not become 甲增长8%, nor a target a result, a share a growth, or 超过 a plain number.
"""

from __future__ import annotations

from generator.analyse.figures import find_figures
from generator.gate.claim import Claim, as_article
from generator.model import Figure
from generator.text.discourse import bigrams
from generator.text.periods import parse_period

_BOUNDS = {
    word: sign
    for sign, words in (
        (">", "超过 超出 突破 超 逾 高于 余 多"),
        ("<", "近 将近 接近 不足 低于"),
        ("~", "约 大约 约为 左右 上下 几"),
        (">=", "不低于 不少于 至少 以上"),
        ("<=", "不超过 最多 至多 以内 以下"),
        ("sum", "累计 共计 合计 总计 共"),
        ("mean", "平均 年均 月均"),
    )
    for word in words.split()
}
"""Words that bound a number; those of one row may stand for each other."""
_BASES = (("year", "同比 按年 上年 去年 年增"), ("month", "环比 按月 上月 月增"), ("mean", "年均 月均 平均每年"))


def figures(claim: Claim) -> str | None:
    """A figure that the sentences do not state like this."""
    known = find_figures(as_article(claim.sentences))
    for figure in find_figures(as_article((claim.text,))):
        if not any(_agree(figure, other, known) for other in known):
            return f"{figure.indicator}{figure.quote.text}"
    return None


def _agree(said: Figure, known: Figure, others: tuple[Figure, ...]) -> bool:
    """Whether `said` states of the same thing what `known` states."""
    if _facts(said) != _facts(known):
        return False
    if (said.indicator, said.period, said.place) == (known.indicator, known.period, known.place):
        return True
    rivals = [other for other in others if (other.kind, other.unit) == (known.kind, known.unit) and other is not known]
    return (
        _subject_agrees(said, known, rivals)
        and _scope_agrees(said.period, known.period)
        and _scope_agrees(said.place, known.place)
        and not any(_confused(said, known, rival) for rival in rivals)
    )


def _facts(figure: Figure) -> tuple[object, ...]:
    value = (figure.value, figure.high, figure.values, figure.unit)
    return (*value, figure.kind, figure.target, frozenset(_signs(figure)))


def _signs(figure: Figure) -> list[str]:
    words = "".join(figure.qualifiers)
    signs = [_BOUNDS[word] for word in figure.qualifiers if word in _BOUNDS]
    return signs + [sign for sign, bases in _BASES if any(base in words for base in bases.split())]


def _subject_agrees(said: Figure, known: Figure, rivals: list[Figure]) -> bool:
    """Whether it measures what `known` measures, and no other figure of the kind comes nearer to its words."""
    if not said.indicator or not known.indicator:
        return True
    shared = _shared(said.indicator, known.indicator)
    alike = shared > 0 or said.indicator in known.indicator or known.indicator in said.indicator
    return alike and all(
        _shared(said.indicator, rival.indicator) <= shared for rival in rivals if _differs(rival, known)
    )


def _shared(one: str, other: str) -> int:
    return len(bigrams(one) & bigrams(other))


def _differs(rival: Figure, known: Figure) -> bool:
    return (rival.value, rival.high, rival.values) != (known.value, known.high, known.values)


def _scope_agrees(said: str | None, known: str | None) -> bool:
    """Whether a period or place that the line states is the one of the sentences."""
    if said is None:
        return True
    if known is None:
        return False
    return said in known or known in said or ((one := parse_period(said)) is not None and one == parse_period(known))


def _confused(said: Figure, known: Figure, rival: Figure) -> bool:
    """Whether the sentences tell two figures of one thing apart by period or place, and the line does not."""
    if not _differs(rival, known) or not _shared(rival.indicator, known.indicator):
        return False
    by_period = rival.period != known.period and said.period is None
    by_place = rival.place != known.place and said.place is None
    return (by_period or by_place) and _shared(said.indicator, rival.indicator) >= _shared(
        said.indicator, known.indicator
    )
