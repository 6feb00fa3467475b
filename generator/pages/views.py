"""Small values that templates show: a link to a sentence, a figure as a reader sees it, a card, a row of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.model import Article, ArticleId, Brief, Card, Figure, FigureKind, Line
from generator.pages.desk import Desk, date_of

_NUMBER = re.compile(
    r"[^\d０-９一二三四五六七八九十百千零两半]*([\d０-９][\d０-９.,，．:∶：—~～\-—至到 ]*[\d０-９]|[\d０-９])"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A published line with the way to its sentence."""

    text: str
    href: str
    """Relative to the site's root; "" when an editor wrote it."""
    lead: bool
    edited: bool
    label: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as a reader sees it; its digits are those of the sentence."""

    digits: str
    rest: str
    """What follows the digits: 万亿元, %."""
    bound: str
    """超过, 约, 不低于 …"""
    trend: str
    """`up`, `down` or "" for what is no change."""
    figure: Figure
    href: str
    article: ArticleId
    spoken: str
    """The card as one sentence, for screen readers."""
    number: float
    """For sorting."""


@dataclass(frozen=True, slots=True)
class CardView:
    """One card: the leading figure and the one that hangs on it."""

    kind: str
    main: Shown
    others: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A briefing in a list."""

    id: ArticleId
    title: str
    gist: str
    date: str
    author: str
    origin: str
    source: str
    topics: tuple[str, ...]
    figures: int
    chars: int
    href: str


def sentence_href(article: ArticleId | Article, sentence: int) -> str:
    """Address of a sentence in the full text, relative to the site's root."""
    name = article.id if isinstance(article, Article) else article
    return f"sources/{name}/" + (f"#s{sentence + 1}" if sentence >= 0 else "")


def brief_href(article: ArticleId) -> str:
    """Address of a briefing, relative to the site's root."""
    return f"briefs/{article}/"


def said(brief: Brief, line: Line, label: str = "") -> Said:
    """A line of a briefing."""
    edited = line.quote is None
    return Said(line.text, "" if edited else sentence_href(brief.article, line.sentence), line.lead, edited, label)


def shown(brief: Brief, index: int) -> Shown:
    """A figure of a briefing."""
    figure = brief.analysis.figures[index]
    digits, rest = split_surface(figure.quote.text)
    trend = ""
    if figure.kind is FigureKind.GROWTH and figure.value is not None:
        trend = "down" if figure.value < 0 else "up"
    bound = "".join(word for word in figure.qualifiers if word in BOUNDS)
    href = sentence_href(brief.article, figure.sentence)
    number = float(figure.value if figure.value is not None else (figure.values or (Decimal(0),))[0])
    return Shown(digits, rest, bound, trend, figure, href, brief.article.id, _spoken(figure, bound), number)


BOUNDS = frozenset(
    "超过 超 约 近 将近 不低于 不少于 至少 不超过 突破 逾 达到 高达 大约 接近 多于 低于 高于 左右 以上".split()
)
"""Qualifiers that bound a value and are shown beside it."""


def split_surface(surface: str) -> tuple[str, str]:
    """Digits and what follows: "15.4万亿元" -> ("15.4", "万亿元"); a surface without digits is all digits."""
    found = _NUMBER.match(surface)
    if not found:
        return surface, ""
    end = found.end(1)
    return surface[:end], surface[end:]


def _spoken(figure: Figure, bound: str) -> str:
    parts = [figure.period or "", figure.place or "", figure.indicator]
    head = " ".join(part for part in parts if part)
    words = "、".join(word for word in figure.qualifiers if word not in BOUNDS)
    source = f"（据{figure.attribution}）" if figure.attribution else ""
    return f"{head}：{words}{bound}{figure.quote.text}{source}"


def card(brief: Brief, value: Card) -> CardView:
    """A card of the key-figure box."""
    first, *others = (shown(brief, index) for index in value.figures)
    return CardView(value.kind, first, tuple(others))


def row(desk: Desk, brief: Brief) -> Row:
    """A briefing as a row of a list."""
    article = brief.article
    return Row(
        article.id,
        article.title.text,
        brief.gist.text if brief.gist else "",
        date_of(brief),
        article.author.text if article.author else "",
        article.origin.text if article.origin else "",
        article.source.path,
        tuple(topic.name for topic in desk.topics.get(article.id, ())),
        len(brief.analysis.figures),
        article.chars,
        brief_href(article.id),
    )
