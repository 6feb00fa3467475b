"""Proof: every published statement is literally what stands at its spans. Reads the sources anew and trusts no stage.

`verify_file` takes a file's fresh Documents and its Briefs and counts statements and flaws; `jianbao check` prints both.
Lines that a language model phrased are no words of the source: the gate judges them again, by the sentences they cite.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.brief.summary import GIST_LENGTH, LINE_LENGTH
from generator.lexicon import EMPTY, Lexicon
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
    phrased: int = 0
    """Lines of a language model."""

    def __add__(self, other: Proof) -> Proof:
        return Proof(
            self.statements + other.statements,
            self.edited + other.edited,
            self.flaws + other.flaws,
            self.phrased + other.phrased,
        )


NOTHING = Proof(0, 0, ())


def verify_file(documents: tuple[Document, ...], result: FileResult, lexicon: Lexicon = EMPTY) -> Proof:
    """Verify all that one file gave against its text as read just now; the lexicon's names are the gate's too."""
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
        proof += _verify_brief(document, brief) + _verify_phrased(brief, lexicon)
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
        if line.origin != "model" or what not in {"gist", "summary"}:  # those are for the gate
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


def _verify_phrased(brief: Brief, lexicon: Lexicon) -> Proof:
    """The gate once more; the cited sentences are themselves statements, proved as such."""
    article = brief.article
    lines = [(brief.gist, GIST_LENGTH), *((line, LINE_LENGTH) for line in brief.summary)]
    phrased = [(line, most) for line, most in lines if line is not None and line.origin == "model"]
    if not phrased:
        return NOTHING
    from generator.gate import Claim, judge  # most sites have no such line, and its patterns take a while to load

    flaws = []
    for line, most in phrased:
        known = all(0 <= at < len(article.sentences) for at in line.cites)
        cited = tuple(article.sentences[at].quote.text for at in line.cites) if known else ()
        refusal = judge(Claim(line.text, cited, most, lexicon)) if cited else None
        if refusal or not cited or line.quote is not None:
            why = refusal.message if refusal else "a phrased line cites no sentence, or is quoted"
            flaws.append(Flaw(article.source.path, article.id, "phrased", f"{line.text!r}: {why}"))
    return Proof(0, 0, tuple(flaws), len(phrased))


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
