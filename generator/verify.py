"""Proof: every published statement is literally what stands at its spans. Reads the sources anew and trusts no stage.

`verify_file` takes a file's fresh Documents and its Briefs and counts statements and flaws; `jianbao check` prints both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import FILLER, Article, Brief, Document, FileResult, Ledger, Line, Quote


@dataclass(frozen=True, slots=True)
class Flaw:
    """A published statement without proof, or a ledger that is no partition."""

    source: str
    article: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was verified: `statements` with a claim to the source, `edited` lines of an editor, and the flaws."""

    statements: int
    edited: int
    flaws: tuple[Flaw, ...]

    def __add__(self, other: Proof) -> Proof:
        return Proof(self.statements + other.statements, self.edited + other.edited, self.flaws + other.flaws)


NOTHING = Proof(0, 0, ())


def verify_file(documents: tuple[Document, ...], result: FileResult) -> Proof:
    """Verify all that one file gave against its text as read just now."""
    views = {document.source.path: document for document in documents}
    proof = NOTHING
    for brief in result.briefs:
        document = views.get(brief.article.source.path)
        if document is None:
            flaw = Flaw(
                brief.article.source.path, brief.article.id, "source-missing", "the file gives no such document"
            )
            proof += Proof(0, 0, (flaw,))
            continue
        proof += _verify_brief(document, brief)
    for ledger in result.ledgers:
        document = views.get(ledger.source.path)
        length = len(document.text) if document else -1
        proof += Proof(0, 0, tuple(_partition_flaws(ledger, length)))
    return proof


def _verify_brief(document: Document, brief: Brief) -> Proof:
    article = brief.article
    view = _repaired(document, article)
    statements = edited = 0
    flaws: list[Flaw] = []
    if article.source.sha256 != document.source.sha256:
        flaws.append(Flaw(article.source.path, article.id, "source-changed", "the file is not the one that was read"))
    for what, text, quote, sentence in _statements(brief):
        if quote is None:
            edited += 1
            continue
        statements += 1
        problem = _problem(view, article, (what, text, quote, sentence))
        if problem:
            flaws.append(Flaw(article.source.path, article.id, what, problem))
    return Proof(statements, edited, tuple(flaws))


Statement = tuple[str, str, Quote | None, int]


def _statements(brief: Brief) -> Iterator[Statement]:
    """(what, published text, quote, sentence) of everything on the briefing's page."""
    lines: list[tuple[str, Line]] = [("summary", line) for line in brief.summary]
    if brief.gist:
        lines.append(("gist", brief.gist))
    for section in brief.sections:
        lines += [("section", line) for line in ((section.thesis,) if section.thesis else ()) + section.items]
    for name in ("problems", "measures", "cases", "quotables"):
        lines += [(name, line) for line in getattr(brief, name)]
    for what, line in lines:
        yield what, line.text, line.quote, line.sentence
    analysis = brief.analysis
    for figure in analysis.figures:
        yield "figure", figure.quote.text, figure.quote, figure.sentence
    for citation in analysis.citations:
        yield "citation", citation.quote.text, citation.quote, citation.sentence
    for mention in analysis.mentions:
        yield "entity", mention.quote.text, mention.quote, mention.sentence
    for definition in analysis.definitions:
        yield "definition", definition.quote.text, definition.quote, definition.sentence
    for event in analysis.events:
        yield "event", event.quote.text, event.quote, event.sentence
    for sentence in brief.article.sentences:
        yield "sentence", sentence.quote.text, sentence.quote, sentence.index


def _repaired(document: Document, article: Article) -> str:
    """The view with the article's listed repairs, one character for one."""
    view = list(document.view)
    for repair in article.repairs:
        if repair.span.end <= len(view) and len(repair.now) == len(repair.span):
            view[repair.span.start : repair.span.end] = repair.now
    return "".join(view)


def _problem(view: str, article: Article, statement: Statement) -> str | None:
    _, text, quote, sentence = statement
    if quote is None or text != quote.text:
        return f"published {text!r}, quoted {quote.text if quote else None!r}"
    found = "".join(view[span.start : span.end] for span in quote.spans)
    if found != quote.text:
        return f"says {quote.text!r}, the source has {found!r}"
    if FILLER in found or "\n" in found:
        return f"{quote.text!r} holds characters that are no text"
    if sentence >= 0 and not _inside(quote, article.sentences[sentence].quote):
        return f"{quote.text!r} does not stand in sentence {sentence + 1}"
    return None


def _inside(inner: Quote, outer: Quote) -> bool:
    return all(any(big.start <= small.start and small.end <= big.end for big in outer.spans) for small in inner.spans)


def _partition_flaws(ledger: Ledger, length: int) -> Iterator[Flaw]:
    at = 0
    for entry in ledger.entries:
        if entry.span.start != at or entry.span.end <= entry.span.start:
            message = f"entry {entry.span.start}-{entry.span.end} does not follow {at}"
            yield Flaw(ledger.source.path, "", "ledger", message)
            return
        at = entry.span.end
    if at != length or ledger.length != length:
        yield Flaw(ledger.source.path, "", "ledger", f"ends at {at} of {length}")
