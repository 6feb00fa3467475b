"""The JSON files: one function Site -> bytes each.

Every record carries `source`: file, first and last code point of what it states, in the file as decoded; `spans` lists
the pieces. Field names are a public promise (the schemas in generator/schemas describe them).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from generator.model import (
    Article,
    Brief,
    Entity,
    Fact,
    Figure,
    Line,
    Site,
    Span,
)

Record = dict[str, Any]
_ENCODER = msgspec.json.Encoder()


def to_json(records: Iterable[Record] | Record) -> bytes:
    """UTF-8 JSON that a person can read and compare: a list of records with one on each line, or one record indented.

    Records are written as they come, so that a large site's are never all held.
    """
    if isinstance(records, dict):
        return msgspec.json.format(_ENCODER.encode(records), indent=1) + b"\n"
    out = io.BytesIO()
    for turn, record in enumerate(records):
        out.write(b",\n" if turn else b"[\n")
        out.write(_ENCODER.encode(record))
    out.write(b"\n]\n" if out.tell() else b"[]\n")
    return out.getvalue()


def source_record(article: Article, spans: Sequence[Span]) -> Record:
    """The fields `source` (file, first and last code point) and `spans` that every record carries."""
    where = {
        "file": article.source.path,
        "start": spans[0].start if spans else 0,
        "end": spans[-1].end if spans else 0,
    }
    return {"source": where, "spans": [[span.start, span.end] for span in spans]}


def _number(value: Decimal) -> int | float:
    """A JSON number: whole numbers exactly, others as the shortest decimal."""
    return int(value) if value == value.to_integral_value() else float(value)


def _text(fact: Fact | None) -> str | None:
    return fact.text if fact else None


def brief_url(article: Article) -> str:
    """Address of the briefing relative to the site's root."""
    return f"briefs/{article.id}/"


def sentence_url(article: Article, sentence: int) -> str:
    """Address of a sentence in the full text relative to the site's root."""
    return f"sources/{article.id}/" + (f"#s{sentence + 1}" if sentence >= 0 else "")


def _topics_of(site: Site) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for topic in site.topics:
        for article in topic.articles:
            found.setdefault(article, []).append(topic.name)
    return found


def articles_json(site: Site) -> bytes:
    """articles.json: one record an article; `source` and `spans` are the body without its title."""
    topics = _topics_of(site)
    return to_json(article_record(brief.article, topics.get(brief.article.id, [])) for brief in site)


def article_record(article: Article, topics: Sequence[str]) -> Record:
    """The record of one article in the topics of these names."""
    body = [span for block in article.blocks for span in block.quote.spans]
    headings = [
        {"text": block.quote.text, "level": block.level, "start": block.quote.start}
        for block in article.blocks
        if block.kind.value == "heading"
    ]
    return {
        "id": article.id,
        "title": article.title.text,
        "title_inferred": article.title.inferred,
        "author": _text(article.author),
        "affiliation": _text(article.affiliation),
        "date": _text(article.published),
        "date_inferred": bool(article.published and article.published.inferred),
        "issuer": _text(article.issuer),
        "number": _text(article.number),
        "origin": _text(article.origin),
        "original_url": _text(article.url),
        "editor": _text(article.editor),
        **source_record(article, body),
        "headings": headings,
        "chars": article.chars,
        "confidence": article.confidence,
        "url": brief_url(article),
        "topics": sorted(topics),
    }


def figure_id(article: Article, index: int) -> str:
    """Stable inside one edition of a source: the article's id and the figure's place in the text."""
    return f"{article.id}-f{index + 1}"


def figure_records(brief: Brief) -> Iterator[Record]:
    """Records of one article's figures, in text order."""
    article = brief.article
    for index, figure in enumerate(brief.analysis.figures):
        yield {
            "id": figure_id(article, index),
            "article": article.id,
            "sentence": _sentence_text(article, figure),
            "surface": figure.quote.text,
            "value": _value(figure),
            "unit": figure.unit,
            "kind": figure.kind.value,
            "indicator": figure.indicator,
            "qualifiers": list(figure.qualifiers),
            "period": figure.period,
            "place": figure.place,
            "attribution": figure.attribution,
            "target": figure.target,
            "confidence": figure.confidence,
            "url": sentence_url(article, figure.sentence),
            **source_record(article, figure.quote.spans),
        }


def _sentence_text(article: Article, figure: Figure) -> str:
    if figure.sentence >= 0:
        return article.sentences[figure.sentence].quote.text
    cells = article.blocks[figure.block].cells
    return " ".join(cell.quote.text for cell in cells if cell.row == figure.row)


def _value(figure: Figure) -> int | float | list[int | float] | None:
    if figure.values:
        return [_number(value) for value in figure.values]
    if figure.value is None:
        return None
    if figure.high is not None:
        return [_number(figure.value), _number(figure.high)]
    return _number(figure.value)


def figures_json(site: Site) -> bytes:
    """figures.json: one record a key figure."""
    return to_json(record for brief in site for record in figure_records(brief))


def citations_json(site: Site) -> bytes:
    """citations.json: one record a citation; `policy` is the id of the document's page."""
    page = policy_pages(site)
    return to_json(record for brief in site for record in citation_records(brief, page))


def policy_pages(site: Site) -> Mapping[tuple[str, int], str]:
    """(article, index of its citation) -> id of the document's page."""
    return {place: policy.id for policy in site.policies for place in policy.citations}


def citation_records(brief: Brief, page: Mapping[tuple[str, int], str]) -> Iterator[Record]:
    """Records of one article's citations, in text order."""
    article = brief.article
    for index, citation in enumerate(brief.analysis.citations):
        yield {
            "article": article.id,
            "title": citation.title,
            "full_title": citation.full_title or citation.title,
            "number": citation.number,
            "issuer": citation.issuer,
            "date": citation.date,
            "kind": citation.kind,
            "policy": page.get((article.id, index)),
            "sentence": article.sentences[citation.sentence].quote.text,
            "url": sentence_url(article, citation.sentence),
            **source_record(article, citation.quote.spans),
        }


def entities_json(site: Site) -> bytes:
    """entities.json: one record a mention; `id` is the entity's page."""
    briefs = {brief.article.id: brief for brief in site}
    return to_json(
        mention_record(entity, briefs[article], index) for entity in site.entities for article, index in entity.mentions
    )


def mention_record(entity: Entity, brief: Brief, index: int) -> Record:
    """The record of one mention, by its index in the article's analysis."""
    mention = brief.analysis.mentions[index]
    return {
        "id": entity.id,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "type": entity.type,
        "article": brief.article.id,
        "surface": mention.name,
        "sentence": brief.article.sentences[mention.sentence].quote.text,
        "url": sentence_url(brief.article, mention.sentence),
        **source_record(brief.article, mention.quote.spans),
    }


def terms_json(site: Site) -> bytes:
    """terms.json: one record a definition."""
    return to_json(record for brief in site for record in term_records(brief))


def term_records(brief: Brief) -> Iterator[Record]:
    """Records of one article's definitions, in text order."""
    for definition in brief.analysis.definitions:
        yield {
            "term": definition.term,
            "definition": definition.quote.text,
            "article": brief.article.id,
            "url": sentence_url(brief.article, definition.sentence),
            **source_record(brief.article, definition.quote.spans),
        }


def summaries_json(site: Site) -> bytes:
    """summaries.json: every published line; `edited` where an editor wrote it, `origin` says who did; a model's is where it cites."""
    return to_json(record for brief in site for record in summary_records(brief))


def summary_records(brief: Brief) -> Iterator[Record]:
    """Records of one article's published lines, in the order of the briefing."""
    if brief.gist:
        yield _line(brief, "gist", brief.gist, None)
    for line in brief.summary:
        yield _line(brief, "summary", line, None)
    for section in brief.sections:
        heading = section.heading.text if section.heading else None
        for line in (*((section.thesis,) if section.thesis else ()), *section.items):
            yield _line(brief, "section", line, heading)


def _line(brief: Brief, role: str, line: Line, heading: str | None) -> Record:
    sentences = brief.article.sentences
    spans = line.quote.spans if line.quote else tuple(span for at in line.cites for span in sentences[at].quote.spans)
    return {
        "article": brief.article.id,
        "role": role,
        "heading": heading,
        "sentence": line.text,
        "edited": line.origin == "editor",
        "origin": line.origin,
        "url": sentence_url(brief.article, line.cites[0] if line.cites else line.sentence),
        **source_record(brief.article, spans),
    }


def ledger_json(site: Site) -> bytes:
    """ledger.json: per file the partition of its text; `fate` is kept, title, meta, dropped, repeat, repaired or blank."""
    return to_json(
        {
            "file": ledger.source.path,
            "sha256": ledger.source.sha256,
            "encoding": ledger.source.encoding,
            "length": ledger.length,
            "entries": [
                {
                    "start": entry.span.start,
                    "end": entry.span.end,
                    "fate": entry.fate.value,
                    "rule": entry.rule,
                    "article": entry.article,
                }
                for entry in ledger.entries
            ],
        }
        for ledger in site.ledgers
    )
