"""The page of a briefing, and the page of its full text with the cleaning report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Block, Brief, Fate, Page, Reason, Related
from generator.pages.desk import Desk
from generator.pages.views import Said, brief_href, card, row, said, sentence_href, shown


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the briefing."""

    heading: str
    href: str
    level: int
    thesis: Said | None
    items: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A document the briefing cites."""

    title: str
    href: str
    note: str
    sentence_href: str


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A related briefing with its reasons."""

    title: str
    href: str
    reasons: tuple[tuple[str, str, str], ...]
    """(words, address of the sentence here, there); "" where there is none."""


def brief_pages(desk: Desk) -> Iterator[Page]:
    """`/briefs/<id>/`, one an article."""
    for brief in desk.site:
        article = brief.article
        carded = {index for value in brief.cards for index in value.figures}
        yield desk.page(
            f"briefs/{article.id}",
            "brief.md.j2",
            article.title.text,
            brief=brief,
            article=article,
            facts=_facts(desk, brief),
            gist=said(brief, brief.gist) if brief.gist else None,
            cards=[card(brief, value) for value in brief.cards],
            rest=[shown(brief, index) for index in range(len(brief.analysis.figures)) if index not in carded],
            summary=[said(brief, line) for line in brief.summary],
            sections=list(_sections(brief)),
            problems=[said(brief, line) for line in brief.problems],
            measures=[said(brief, line) for line in brief.measures],
            cases=[said(brief, line) for line in brief.cases],
            quotables=[said(brief, line) for line in brief.quotables],
            definitions=[
                (definition.term, definition.quote.text, sentence_href(article, definition.sentence))
                for definition in brief.analysis.definitions
            ],
            cited=list(_cited(desk, brief)),
            mentioned=list(_mentioned(desk, brief)),
            related=[_related(desk, link, forward=True) for link in desk.site.related.get(article.id, ())],
            backlinks=[_related(desk, link, forward=False) for link in desk.backlinks.get(article.id, ())],
            passages=list(_passages(desk, brief)),
            topics=desk.topics.get(article.id, ()),
            source_href=f"sources/{article.id}/",
            kind=desk.view.strings["brief"],
        )


def _facts(desk: Desk, brief: Brief) -> list[tuple[str, str, bool]]:
    """(name, value, inferred) in the order Chinese readers know; what is unknown is left out."""
    article = brief.article
    names = ("author", "affiliation", "published", "origin", "issuer", "number", "editor")
    labels = {"published": "date"}
    found = []
    for name in names:
        fact = getattr(article, name)
        if fact is not None:
            found.append((str(desk.view.strings[labels.get(name, name)]), fact.text, fact.inferred))
    return found


def _sections(brief: Brief) -> Iterator[SectionView]:
    for section in brief.sections:
        block = brief.article.blocks[section.heading_block] if section.heading_block >= 0 else None
        anchor = block.sentences[0] if block and block.sentences else -1
        yield SectionView(
            section.heading.text if section.heading else "",
            sentence_href(brief.article, anchor),
            section.level,
            said(brief, section.thesis) if section.thesis else None,
            tuple(said(brief, line) for line in section.items),
        )


def _cited(desk: Desk, brief: Brief) -> Iterator[Cited]:
    seen = set()
    for index, citation in enumerate(brief.analysis.citations):
        policy = desk.policies.get((brief.article.id, index))
        title = policy.title if policy else citation.full_title or citation.title or citation.number or ""
        if title in seen:
            continue
        seen.add(title)
        note = " · ".join(part for part in (citation.issuer, citation.number, citation.date) if part)
        href = f"policies/{policy.id}/" if policy else ""
        yield Cited(title, href, note, sentence_href(brief.article, citation.sentence))


def _mentioned(desk: Desk, brief: Brief) -> Iterator[tuple[str, str, str]]:
    """(name, type, address), each entity once, in text order."""
    seen = set()
    for index in range(len(brief.analysis.mentions)):
        entity = desk.entities.get((brief.article.id, index))
        if entity and entity.id not in seen:
            seen.add(entity.id)
            yield entity.name, entity.type, f"entities/{entity.id}/"


def _related(desk: Desk, link: Related, *, forward: bool) -> RelatedView:
    other = desk.briefs[link.related if forward else link.article]
    return RelatedView(
        other.article.title.text,
        brief_href(other.article.id),
        tuple(_reason(reason, forward) for reason in link.reasons),
    )


def _reason(reason: Reason, forward: bool) -> tuple[str, str, str]:
    here, there = (reason.here, reason.there) if forward else (reason.there, reason.here)
    return (
        reason.text,
        sentence_href(here.article, here.sentence) if here else "",
        sentence_href(there.article, there.sentence) if there else "",
    )


def _passages(desk: Desk, brief: Brief) -> Iterator[tuple[str, str, str, str]]:
    """(words, address here, title there, address there) of text that stands elsewhere too."""
    for passage in desk.passages.get(brief.article.id, ())[:6]:
        here = next(place for place in passage.places if place[0] == brief.article.id)
        for article, sentence in passage.places:
            if article != brief.article.id:
                other = desk.briefs[article].article
                yield passage.text, sentence_href(*here), other.title.text, sentence_href(article, sentence)


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of the full text: its sentences as (anchor, words), or the rows of a table."""

    kind: str
    level: int
    sentences: tuple[tuple[str, str], ...]
    rows: tuple[tuple[tuple[str, bool], ...], ...] = ()


def source_pages(desk: Desk) -> Iterator[Page]:
    """`/sources/<id>/`, one an article."""
    for brief in desk.site:
        article = brief.article
        yield desk.page(
            f"sources/{article.id}",
            "source.md.j2",
            article.title.text,
            article=article,
            row=row(desk, brief),
            facts=_facts(desk, brief),
            blocks=[_block(brief, block) for block in article.blocks],
            fates=_fates(desk, brief),
            repairs=article.repairs,
            notices=[notice for notice in article.notices],
            brief_href=brief_href(article.id),
            kind=desk.view.strings["sources"],
        )


def _block(brief: Brief, block: Block) -> BlockView:
    article = brief.article
    sentences = tuple((f"s{index + 1}", article.sentences[index].quote.text) for index in block.sentences)
    lines: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    for cell in block.cells:
        lines[cell.row].append((cell.quote.text, cell.head))
    return BlockView(block.kind.value, block.level, sentences, tuple(tuple(lines[number]) for number in sorted(lines)))


def _fates(desk: Desk, brief: Brief) -> list[tuple[str, str, int]]:
    """(fate, rule, characters) of this article's part of the file, most first."""
    counts: dict[tuple[Fate, str], int] = defaultdict(int)
    for entry in brief.article.ledger:
        counts[(entry.fate, entry.rule)] += len(entry.span)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))
    return [(str(desk.view.strings[f"fate_{fate.value}"]), rule, count) for (fate, rule), count in ordered]
