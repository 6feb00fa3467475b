"""Stage 3: Part -> Article. Noise and repeats are marked, never rewritten; `ledger` accounts for the whole file.

One pass: lines get roles (`page`), roles become paragraphs (`structure`), words are repaired (`repairs`), cut into sentences
(`sentences`); what the lines say of the article becomes facts (`metadata`); what became of each character, entries (`partition`).
"""

from __future__ import annotations

import hashlib
import json
import re

from generator.clean.items import Item, Role
from generator.clean.metadata import find_facts
from generator.clean.page import lay_out
from generator.clean.partition import article_entries, file_ledger
from generator.clean.repairs import apply_repairs, find_repairs, repair_paragraph
from generator.clean.sentences import make_blocks
from generator.clean.structure import Paragraph, build_paragraphs
from generator.clean.suspects import find_suspects
from generator.clean.titles import infer_title
from generator.model import Article, ArticleId, Document, Fact, Ledger, Notice, Part, Repair, Severity, Span
from generator.text.normalise import fold
from generator.text.scripts import has_strays, is_traditional

__all__ = ["clean", "ledger"]


def clean(part: Part) -> Article:
    """The article of a part. Never raises; an article without words has no blocks."""
    items = lay_out(part)
    paragraphs = build_paragraphs(items, part)
    words = "".join(paragraph.quote.text for paragraph in paragraphs)
    traditional = is_traditional(words)
    keep_script = traditional or not has_strays(words)
    repaired: list[Paragraph] = []
    repairs: list[Repair] = []
    for paragraph in paragraphs:
        better, found = repair_paragraph(paragraph, part.document.text, traditional=keep_script)
        repaired.append(better)
        repairs += found
    blocks, sentences = make_blocks(repaired)
    title, title_repairs = _title(part, repaired, traditional=traditional)
    facts = find_facts(part, items)
    identity = _identity(part, repaired)
    ordered = tuple(sorted(repairs, key=lambda repair: repair.span))
    return Article(
        identity,
        part.document.source,
        part.place,
        title,
        blocks,
        sentences,
        **{name: facts.found.get(name) for name in _FIELDS},
        body=Span(blocks[0].quote.start, blocks[-1].quote.end) if blocks else Span(0, 0),
        chars=sum(len("".join(block.quote.text.split())) for block in blocks),
        script="hant" if traditional else "hans",
        repairs=tuple(sorted({*ordered, *title_repairs}, key=lambda repair: repair.span)),
        ledger=article_entries(part, _settled(items), repaired, ordered, identity),
        notices=_notices(
            part, title, (*facts.notices, *find_suspects(part.document.source.path, repaired)), items, identity
        ),
        confidence=part.confidence,
    )


def ledger(document: Document, parts: tuple[Part, ...], articles: tuple[Article, ...]) -> Ledger:
    """The partition of the file: contiguous from 0 to its length."""
    return file_ledger(document, articles)


LONGEST_TITLE = 300
"""Code points; the longest titles of official documents, which name other documents, have about 120."""
SHOWN, MOST_SHOWN = 24, 5
"""Code points of a line that was left out, and such lines, that a Notice shows."""
_WORDS = re.compile(r"[^\W_\u115f\u1160\u3164\uffa0]")
_FIELDS = ("author", "affiliation", "published", "issuer", "number", "origin", "url", "editor")


def _settled(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(item for item in items if item.role in (Role.TITLE, Role.META, Role.DROPPED, Role.REPEAT))


def _title(part: Part, paragraphs: list[Paragraph], *, traditional: bool) -> tuple[Fact, tuple[Repair, ...]]:
    quote = part.title
    if not _names_something(part.title_given or (quote.text if quote else "")):
        return _inferred(part, paragraphs), ()
    if part.title_given and (quote is None or fold(part.title_given) != fold(quote.text)):
        return Fact(part.title_given, None, False, part.rule), ()
    if quote is None:
        return _inferred(part, paragraphs), ()
    repairs = find_repairs(quote, part.document.text, traditional=traditional)
    better = apply_repairs(quote, repairs)
    return Fact(better.text, better, False, part.rule), repairs


def _names_something(title: str) -> bool:
    """Whether it can be read and be the words of a link: a sign alone, or a character that is not seen, cannot."""
    return len(title) <= LONGEST_TITLE and _WORDS.search(title) is not None


def _inferred(part: Part, paragraphs: list[Paragraph]) -> Fact:
    """A phrase of the text; the file's name where the text has none."""
    title = infer_title(paragraphs)
    if _names_something(title.text):
        return title
    file = part.document.source.path.rpartition("/")[2]
    name = file.rpartition(".")[0] or file
    return Fact(name if _names_something(name) else "…", None, True, "file-name")


def _identity(part: Part, paragraphs: list[Paragraph]) -> ArticleId:
    """From the path and the title as found, or the first words; two of one title in a file are told apart by their order."""
    words = part.title.text if part.title else part.title_given
    if not words and paragraphs:
        words = paragraphs[0].quote.text[:60]
    twin = dict(part.meta).get("twin", "1")
    digest = hashlib.sha256(
        f"{part.document.source.path}\n{fold(words)}\n{twin}".encode("utf-8", "replace")
    ).hexdigest()
    return ArticleId(f"b{digest[:10]}")


def _left_out(part: Part, items: tuple[Item, ...]) -> tuple[Notice, ...]:
    """What was left out by its words and place alone, which an editor may want to see: one Notice."""
    lines = [item.line.text for item in items if item.rule == "around"]
    if not lines:
        return ()
    shown = "、".join(f"“{line[:SHOWN]}”" for line in lines[:MOST_SHOWN])
    message = f"{len(lines)} 行按用词和位置看不是正文，已略去：{shown}{'等' if len(lines) > MOST_SHOWN else ''}"
    settle = f"keep: [{json.dumps(lines[0][:SHOWN], ensure_ascii=False)}]  # 是正文的写进来"
    return (Notice(part.document.source.path, "left-out", message, Severity.INFO, None, None, 0.8, settle),)


def _notices(
    part: Part, title: Fact, others: tuple[Notice, ...], items: tuple[Item, ...], article: ArticleId
) -> tuple[Notice, ...]:
    found = [*part.notices, *others, *_left_out(part, items)]
    if title.inferred:
        message = f"原文没有标题行,标题“{title.text}”取自正文"
        found.append(
            Notice(
                part.document.source.path,
                "title-inferred",
                message,
                Severity.WARNING,
                title.quote,
                None,
                0.5,
                "title: ",
            )
        )
    return tuple(
        Notice(n.source, n.rule, n.message, n.severity, n.quote, article, n.confidence, n.suggestion) for n in found
    )
