"""Where quoted words stand in an article, and what is told when they do not.

An editor copies words from the page or from the source: full and half width are the same here, and blanks do not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.edit.decisions import ArticleEdit
from generator.model import Brief, Notice, Quote, Sentence, Severity
from generator.text.numerals import reading_copy


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions on one article, and the hash of the source they were made on ("" when not stated)."""

    edit: ArticleEdit
    written_for: str


def plain(words: str) -> str:
    """Words as they are compared: "３５ ％" -> "35%"."""
    return "".join(reading_copy(words).split())


def places(quote: Quote, words: str) -> tuple[Quote, ...]:
    """Every place of the words in a quote, none over another, in text order."""
    pattern = r"\s*".join(map(re.escape, plain(words)))
    found = re.finditer(pattern, reading_copy(quote.text)) if pattern else ()
    return tuple(quote[match.start() : match.end()] for match in found)


def sentence_with(brief: Brief, words: str) -> Sentence | str:
    """The one sentence that holds these words; else, in words, how many do."""
    found = [sentence for sentence in brief.article.sentences if places(sentence.quote, words)]
    if len(found) == 1:
        return found[0]
    return "不在源文件中" if not found else f"在源文件中有{len(found)}处，请多写几个字"


def told(brief: Brief, decided: Decided, message: str, *, rule: str = "", suggestion: str = "") -> Brief:
    """The brief with a Notice; on an unchanged source the decision is a mistake, and an error."""
    article = brief.article
    mistake = decided.written_for == article.source.sha256
    rule = rule or ("edit-refused" if mistake else "edit-stale")
    severity = Severity.ERROR if mistake else Severity.WARNING
    notice = Notice(article.source.path, rule, message, severity, article=article.id, suggestion=suggestion)
    return replace(brief, notices=(*brief.notices, notice))


def refused(brief: Brief, message: str) -> Brief:
    """The brief with an error: whatever the source's version, this decision is wrong."""
    notice = Notice(brief.article.source.path, "edit-refused", message, Severity.ERROR, article=brief.article.id)
    return replace(brief, notices=(*brief.notices, notice))
