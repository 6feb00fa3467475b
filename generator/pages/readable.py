"""A figure in the form a Chinese reader expects: its number in the scale the text uses, its bound, its change, its period.

Digits shown always stand in the sentence: the scale is the surface's own, never a nicer one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.model import FORECASTS, Brief, Figure, FigureKind

_SCALES = (
    ("万亿", 10**12),
    ("千亿", 10**11),
    ("百亿", 10**10),
    ("亿", 10**8),
    ("千万", 10**7),
    ("百万", 10**6),
    ("万", 10**4),
)
_CHINESE_DIGITS = "零〇一二两三四五六七八九十百千半"
_FULL_WIDTH = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {ord("．"): ".", ord("，"): ","}
_NUMBER = re.compile(r"[\d０-９][\d０-９,，.．]*")
_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千半]+(?:点[零〇一二三四五六七八九]+)?")
_BEFORE = frozenset(
    "超过 超 逾 突破 高于 多于 大于 不少于 不低于 不小于 至少 达到或超过 约 大约 约为 近 接近 将近 逼近 不足 不到 低于 不超过 少于 小于 至多 不高于 最高 最多 最低".split()
)
_AFTER = frozenset("以上 左右 上下 以下 以内 及以上".split())
_RISE = re.compile(r"增|升|提高|上涨|扩大|翻|涨|长")
_FALL = re.compile(r"降|减|跌|缩|回落|下滑|萎")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure's value in parts: `before` 超, `number` 15.4, `unit` 万亿元, `after` 以上."""

    before: str
    number: str
    unit: str
    after: str

    def __str__(self) -> str:
        gap = " " if self.number[-1:].isdigit() and self.unit[:1] and not self.unit.startswith(("%", "‰")) else ""
        return f"{self.before}{self.number}{gap}{self.unit}{self.after}"


def read_amount(figure: Figure) -> Amount:
    """The value as it is shown large: `3.1万余家` with 超 -> 超 / 3.1 / 万余家 / ""."""
    before = "".join(word for word in figure.qualifiers if word in _BEFORE)
    after = "".join(word for word in figure.qualifiers if word in _AFTER)
    number, unit = _split(figure)
    return Amount(before, number, unit, after)


def _split(figure: Figure) -> tuple[str, str]:
    surface = figure.quote.text.strip()
    if (
        figure.value is None
        or figure.high is not None
        or figure.kind is FigureKind.RANK
        or surface.startswith(("-", "−", "－", "百分之"))
    ):
        return surface, ""
    found = _NUMBER.search(surface) or _CHINESE.search(surface)
    if found is None or found.start() > 0 or figure.kind is FigureKind.MULTIPLE:
        return surface, ""
    rest = surface[found.end() :] or _left_out(figure, found[0])
    if figure.unit and rest and figure.unit.startswith(rest):
        rest = figure.unit  # 10.8个和7.1个百分点
    return (found[0] if found[0][0] in _CHINESE_DIGITS else _group(_half_width(found[0]))), rest


def _left_out(figure: Figure, digits: str) -> str:
    """Scale and unit that stand in a table's heads or with the last of a row: 2.49 of 2490000000000元 -> 万亿元."""
    if not figure.unit or figure.value is None or digits[0] in _CHINESE_DIGITS:
        return ""
    shown = Decimal(_half_width(digits).replace(",", "") or 0)
    scale = next((word for word, size in _SCALES if shown and shown * size == abs(figure.value)), "")
    return scale + figure.unit


def _half_width(digits: str) -> str:
    return digits.translate(_FULL_WIDTH).rstrip(".,")


def _group(digits: str) -> str:
    """`154000` -> `154,000`; four digits stay, and so do decimals as they stand: `5.0`."""
    whole, point, decimals = digits.partition(".")
    return f"{Decimal(whole):,f}{point}{decimals}" if len(whole) > 4 and whole.isdecimal() else digits


def direction(figure: Figure) -> str:
    """`up`, `down` or "" of a growth or multiple."""
    words = "".join(figure.qualifiers)
    if figure.kind not in {FigureKind.GROWTH, FigureKind.MULTIPLE} or figure.value is None:
        return ""
    if figure.value < 0 or _FALL.search(words):
        return "down"
    return "up" if figure.kind is FigureKind.GROWTH or _RISE.search(words) else ""


def relation(figure: Figure) -> str:
    """The qualifiers that relate the figure: 同比增长, 占比, 累计; without its bounds."""
    return "".join(
        word
        for word in figure.qualifiers
        if word
        not in _BEFORE
        | _AFTER
        | FORECASTS
        | {"从", "至", "到", "达", "达到", "余", "多", "几", "分别", "分别为", "分别达", "分别达到"}
    )


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as cards and tables show it."""

    figure: Figure
    amount: Amount
    relation: str
    direction: str
    anchor: str
    """Where it stands on the article's full-text page: `s12`, or `t5-2-3` for a table's cell."""
    article: str
    title: str
    index: int
    """In the article's Analysis."""

    @property
    def aim(self) -> str:
        """`forecast` of what is expected (预计), `target` of a goal, "" of what is."""
        if FORECASTS.intersection(self.figure.qualifiers):
            return "forecast"
        return "target" if self.figure.target else ""

    @property
    def bar(self) -> Decimal | None:
        """Percent of a whole to draw as a bar, or None."""
        value = self.figure.value
        whole = self.figure.kind is FigureKind.SHARE and self.figure.unit == "%" and value is not None
        return value if whole and value is not None and 0 <= value <= 100 else None


def view_figure(brief: Brief, index: int) -> FigureView:
    """One figure of a briefing."""
    figure = brief.analysis.figures[index]
    said = relation(figure)
    return FigureView(
        figure,
        read_amount(figure),
        "" if said and figure.indicator.endswith((said, f"{said}比")) else said,  # 占比 10%, not 占比 占 10%
        direction(figure),
        anchor_of(figure),
        brief.article.id,
        brief.article.title.text,
        index,
    )


def anchor_of(figure: Figure) -> str:
    """Id of the sentence or cell on the full-text page."""
    if figure.sentence >= 0:
        return f"s{figure.sentence + 1}"
    return f"t{figure.block + 1}-{figure.row + 1}-{figure.column + 1}" if figure.block >= 0 else "text"
