"""Terms: definitions of one term side by side; the timeline."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from generator.link.corpus import Corpus, sentence_text
from generator.link.keys import fold, stable_id
from generator.model import ArticleId, Moment, Site, Term


def link_terms(corpus: Corpus, site: Site) -> Site:
    """Site with its terms, sorted by term; the definitions of each in order of article and text."""
    places: dict[str, list[tuple[ArticleId, int]]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for brief in corpus.briefs:
        for index, definition in enumerate(brief.analysis.definitions):
            key = fold(definition.term)
            places[key].append((brief.article.id, index))
            spellings[key][definition.term.strip("“”‘’\"'《》「」 ")] += 1
    terms = [
        Term(
            stable_id("k", key), min(spellings[key], key=lambda name: (-spellings[key][name], name)), tuple(places[key])
        )
        for key in places
    ]
    return replace(site, terms=tuple(sorted(terms, key=lambda term: (term.term, term.id))))


def link_timeline(corpus: Corpus, site: Site) -> Site:
    """Site with its timeline, by date, then article and sentence; one row for a date in a sentence."""
    moments = {
        (event.date, brief.article.id, event.sentence): Moment(
            event.date, brief.article.id, event.sentence, sentence_text(brief, event.sentence) or event.quote.text
        )
        for brief in corpus.briefs
        for event in brief.analysis.events
    }
    return replace(site, timeline=tuple(moments[key] for key in sorted(moments)))
