"""A small Site by hand in which every kind of page has something to show."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

from generator.model import (
    Analysis,
    Article,
    ArticleId,
    Author,
    Block,
    BlockKind,
    Brief,
    Card,
    Cell,
    Citation,
    Definition,
    Entity,
    EntityId,
    Entry,
    Evidence,
    Fact,
    Fate,
    Figure,
    FigureKind,
    Indicator,
    Line,
    Mention,
    Moment,
    Notice,
    Passage,
    Period,
    Policy,
    PolicyId,
    Quote,
    Reason,
    Related,
    Repair,
    Role,
    Section,
    Sentence,
    Site,
    Source,
    Span,
    Term,
    Topic,
    TopicId,
    Trend,
    WordCount,
)
from generator.pages import SiteView
from generator.render import Renderer, load_strings

TEMPLATES = Path(__file__).parent.parent / "templates"


def site_view(language: str = "zh") -> SiteView:
    """The site's own words."""
    return SiteView("站名", "一句话", language, load_strings(language), "2025-01-01", "")


@cache
def renderer(language: str = "zh") -> Renderer:
    """With the templates of the repository."""
    return Renderer([TEMPLATES], load_strings(language))


def words_of(text: str) -> Quote:
    """A Quote of this text."""
    return Quote((Span(0, len(text)),), text)


def article_of(words: str, name: str) -> Article:
    """An article in which everything an author could write is `words`."""
    quote = words_of(words)
    kinds = (BlockKind.HEADING, BlockKind.BODY, BlockKind.ITEM)
    blocks = tuple(Block(kind, quote, "test", 1, (index,)) for index, kind in enumerate(kinds))
    cells = tuple(Cell(quote, row, column, row == 0) for row in range(2) for column in range(2))
    return Article(
        id=ArticleId(name),
        source=Source(f"{words}.txt", "0" * 64, "utf-8"),
        place=0,
        title=Fact(words),
        blocks=(*blocks, Block(BlockKind.TABLE, words_of(""), "test", cells=cells)),
        sentences=tuple(Sentence(index, quote, index) for index in range(len(kinds))),
        author=Fact(words),
        affiliation=Fact(words),
        published=Fact("2024-08-08"),
        issuer=Fact(words),
        number=Fact(words),
        origin=Fact(words),
        chars=300,
        repairs=(Repair(Span(0, 1), words[:1], words[-1:], "stray"),),
        ledger=(Entry(Span(0, 9), Fate.DROPPED, "advert"),),
    )


def figure_of(words: str, sentence: int = 1) -> Figure:
    """A figure whose every word is `words`."""
    return Figure(
        "test", words_of(f"约{words}"), sentence, Decimal(5), words, FigureKind.LEVEL, words,
        qualifiers=(words,), period=words, place=words, attribution=words,
    )  # fmt: skip


def brief_of(words: str, name: str) -> Brief:
    """A briefing in which everything is `words`."""
    quote = words_of(words)
    line = Line(words, quote, 1)
    analysis = Analysis(
        figures=(figure_of(words), figure_of(words, 2)),
        citations=(Citation(words, quote, 1, number=words),),
        mentions=(Mention(words, "platform", quote, 1),),
        definitions=(Definition(words, quote, 1),),
    )
    return Brief(
        article_of(words, name),
        analysis,
        gist=line,
        summary=(line, Line(words, None, origin="editor")),
        sections=(Section(quote, 0, 1, line, (line,)),),
        cards=(Card((0,), "single", 2.0),),
        problems=(line,),
        measures=(line,),
        cases=(line,),
        quotables=(line,),
        note=words,
        correction=words,
        edited=("summary",),
    )


def site_of(words: str) -> Site:
    """Two articles that share everything, all of it `words`."""
    one, other = ArticleId("one"), ArticleId("two")
    here, there = Evidence(one, 1, words), Evidence(other, 1, words)
    both = ((one, 0), (other, 0))
    return Site(
        briefs=(brief_of(words, one), brief_of(words, other)),
        policies=(Policy(PolicyId("p-1"), words, "policy", (words,), words, words, (words,), both),),
        entities=(Entity(EntityId("e-1"), words, "platform", (words,), both),),
        authors=(Author("a-1", words, (words, words), (one, other)),),
        terms=(Term("t-1", words, both),),
        topics=(Topic(TopicId("topic"), words, (words,), (one, other)),),
        related={one: (Related(one, other, 1.0, (Reason("words", f"都谈到{words}", 1.0, here, there, words),)),)},
        nearest={other: (Related(other, one, 0.1, (Reason("words", f"都谈到{words}", 0.1, there, here, words),)),)},
        passages=(Passage(words, ((one, 1), (other, 1))),),
        timeline=(Moment("2024-08", one, 1, words),),
        indicators=(
            Indicator(
                "i-1", words, words, both,
                (("2022", Decimal(1), one, 0), ("2023", Decimal(2), other, 0), ("2024", Decimal(3), one, 1)),
                (((one, 0), (other, 0)),),
            ),
        ),
        roles=(Role("role", words, words, (words,), ("figures", "policies"), (one,)),),
        groups=((one, other),),
        hot_words=((words, 3),),
        periods=tuple(Period(name, 1, (WordCount(words, 1, 2),)) for name in ("2023", "2024")),
        trends=(Trend(words, 0, 1, 2.0), Trend(words, 1, 0, -2.0)),
        notices=(Notice(words, "rule", words, article=one),),
    )  # fmt: skip
