"""Stage 4: Article -> Analysis. Calls the analysers in order, nothing else; each reads the article alone."""

from __future__ import annotations

from generator.analyse.citations import find_citations
from generator.analyse.claims import find_points
from generator.analyse.entities import find_mentions
from generator.analyse.events import find_events
from generator.analyse.figures import find_figures
from generator.analyse.terms import find_definitions, find_keywords
from generator.lexicon import Lexicon
from generator.model import Analysis, Article


def analyse(article: Article, lexicon: Lexicon) -> Analysis:
    """Find all that the later stages use; every tuple in text order."""
    return Analysis(
        figures=find_figures(article),
        citations=find_citations(article, lexicon),
        mentions=find_mentions(article, lexicon),
        definitions=find_definitions(article),
        keywords=find_keywords(article),
        points=find_points(article),
        events=find_events(article),
    )
