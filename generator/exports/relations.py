"""related.json: why briefings belong together, with the sentence on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.exports.records import Record, sentence_url, source_record, to_json
from generator.model import Article, Reason, Site


def related_json(site: Site) -> bytes:
    """related.json: the related briefings and the nearest by words, with their reasons and the sentence of each."""
    briefs = {brief.article.id: brief.article for brief in site}
    return to_json(
        {
            "article": link.article,
            "related": link.related,
            "same_subject": same_subject,
            "score": round(link.score, 4),
            "reasons": [_reason(reason, briefs) for reason in link.reasons],
        }
        for article in sorted({*site.related, *site.nearest})
        for links, same_subject in ((site.related, True), (site.nearest, False))
        for link in links.get(article, ())
    )


def _reason(reason: Reason, briefs: Mapping[Any, Article]) -> Record:
    found: Record = {"kind": reason.kind, "text": reason.text, "source": None}
    for side, evidence in (("here", reason.here), ("there", reason.there)):
        if evidence is None:
            continue
        article = briefs[evidence.article]
        found[side] = {
            "sentence": evidence.text,
            "url": sentence_url(article, evidence.sentence),
            **source_record(article, evidence.spans),
        }
        if side == "here":
            found["source"] = found[side]["source"]
    return found
