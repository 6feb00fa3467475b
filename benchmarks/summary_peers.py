"""Other summarisers behind one shape: (sentences, how many) -> the chosen sentences in text order. Add one to PEERS.

Those that are not installed are left out of the table; none of them is a dependency.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from typing import Any

Chooser = Callable[[list[str], int], list[str]]


def lead(sentences: list[str], count: int) -> list[str]:
    """Return the first sentences."""
    return sentences[:count]


def _in_order(sentences: list[str], chosen: set[int]) -> list[str]:
    return [sentence for index, sentence in enumerate(sentences) if index in chosen]


def _sumy(module: str, name: str) -> Chooser:
    def choose(sentences: list[str], count: int) -> list[str]:
        jieba: Any = importlib.import_module("jieba")
        dom: Any = importlib.import_module("sumy.models.dom")

        class Tokenizer:
            def to_words(self, text: str) -> tuple[str, ...]:
                return tuple(word for word in jieba.cut(text) if word.strip() and word[0].isalnum())

        document = dom.ObjectDocumentModel([dom.Paragraph([dom.Sentence(text, Tokenizer()) for text in sentences])])
        summarise: Any = getattr(importlib.import_module(f"sumy.summarizers.{module}"), f"{name}Summarizer")()
        chosen = {id(row) for row in summarise(document, count)}
        return [text for text, row in zip(sentences, document.sentences, strict=True) if id(row) in chosen]

    return choose


def _snownlp(sentences: list[str], count: int) -> list[str]:
    snownlp: Any = importlib.import_module("snownlp")
    textrank: Any = importlib.import_module("snownlp.summary.textrank")
    rank = textrank.TextRank([snownlp.normal.filter_stop(snownlp.seg.seg(sentence)) for sentence in sentences])
    rank.solve()
    return _in_order(sentences, set(rank.top_index(count)))


def _textrank4zh(sentences: list[str], count: int) -> list[str]:
    rank: Any = importlib.import_module("textrank4zh").TextRank4Sentence()
    rank.analyze(text="\n".join(sentences), lower=True, source="all_filters")
    best = {item.sentence.strip() for item in rank.get_key_sentences(num=count, sentence_min_len=6)}
    return [text for text in sentences if any(part in text for part in best)][:count]


def _installed(*modules: str) -> bool:
    return all(importlib.util.find_spec(module) for module in modules)


PEERS: tuple[tuple[str, Chooser], ...] = (
    ("lead", lead),
    *(
        (
            (f"sumy {name}", _sumy(module, name))
            for module, name in (("lex_rank", "LexRank"), ("lsa", "Lsa"), ("text_rank", "TextRank"), ("luhn", "Luhn"))
        )
        if _installed("sumy", "jieba")
        else ()
    ),
    *((("snownlp", _snownlp),) if _installed("snownlp") else ()),
    *((("textrank4zh", _textrank4zh),) if _installed("textrank4zh", "networkx") else ()),
)
