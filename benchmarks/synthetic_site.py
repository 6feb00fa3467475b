"""Sites of any number of synthetic articles, made from the sample corpus by a fixed seed; the same bytes on every run.

Each article has the frame of a sample article (headings, paragraphs, length); its clauses are put in another order,
most of its nouns and verbs are exchanged for others of the samples, digits are other digits, and half of the documents
it names become some place's own. Nothing in it is true, but titles, figures, citations and headings are as frequent as in
the samples, the vocabulary of documents grows with the corpus, and few sentences stand in two articles.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.config import Config
from generator.executor import Serial
from generator.model import Article, Block, BlockKind
from generator.pipeline import PACKAGE, harvest_all, load_sources, load_tasks
from generator.starter import make_site
from generator.text.segment import tokens

Words = tuple[tuple[str, str], ...]
"""(word, part of speech) of a clause, with its mark at the end."""

_NUMBER = re.compile(r"(?<![0-9.．第〔])[1-9][0-9]{1,3}(?![0-9]*[年号届次条章]|[0-9])")
"""Two to four digits that are no year, no document number and no place in a row."""
_NAME = re.compile("《[^《》]{6,30}》")
_CLAUSE_ENDS = "，；。！？"
_PLACES = tuple(
    one + other + unit for unit in "省市县" for one in "临安平江海东永宁长新" for other in "川阳原山河州城水林泉"
)
_EXCHANGED = frozenset({"n", "vn", "v"})
_RATE, _SHARED, _LOCAL = 0.6, 0.02, 0.5
"""Words that are exchanged; sentences that neighbours share as they are; documents that become some place's own."""
_NEIGHBOURS = 300
"""Articles that may share a sentence: a passage stands in a handful of articles, however large the corpus."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A sample article as it is filled anew: per block its kind and sentences, each a tuple of clauses."""

    title: str
    blocks: tuple[tuple[BlockKind, tuple[tuple[Words, ...], ...]], ...]


def make_synthetic_site(root: Path, count: int) -> None:
    """Write a site of `count` articles, one a file, into the empty folder `root`."""
    make_site(root, "合成语料")
    for path in sorted((root / "articles").iterdir()):
        path.unlink()
    for number in range(count):
        folder = root / "articles" / f"{number // 500:03}"
        folder.mkdir(exist_ok=True)
        (folder / f"a{number:06}.txt").write_text(synthetic_article(number), "utf-8", newline="\n")


def synthetic_article(number: int) -> str:
    """Title, byline, date and body as plain text."""
    chance = random.Random(number)
    samples = frames()
    frame = samples[number % len(samples)]
    name = "".join(chance.choice(letters) for letters in ("王李张刘陈杨赵黄周吴", "明华文军平志伟东海林", "远清和安国"))
    title = f"{chance.choice(_PLACES)}{_exchanged(tokens_of(frame.title), chance)}"
    lines = [
        title,
        "",
        f"作者：{name}",
        f"发布时间：{2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}",
        "",
    ]
    for place, (kind, sentences) in enumerate(frame.blocks):
        seed = f"{number // _NEIGHBOURS} {number % len(samples)} {place}"
        filled = (_sentence(clauses, chance, f"{seed} {index}") for index, clauses in enumerate(sentences))
        text = "".join(filled) if kind is not BlockKind.HEADING else _exchanged(sentences[0][0], chance)
        lines += [text, ""]
    return "\n".join(lines)


def _sentence(clauses: tuple[Words, ...], chance: random.Random, seed: str) -> str:
    """The sentence with its clauses but the last in another order, and other words and numbers."""
    if chance.random() < _SHARED:
        chance = random.Random(seed)
    order = list(clauses[:-1])
    chance.shuffle(order)
    text = "".join(_exchanged(words, chance) for words in (*order, clauses[-1]))
    text = _NUMBER.sub(lambda found: str(chance.randrange(10, 10 ** len(found[0]))), text)
    return _NAME.sub(lambda found: _local(found[0], chance), text)


def _exchanged(words: Words, chance: random.Random) -> str:
    pool = vocabulary()
    return "".join(
        chance.choice(pool[tag, len(word)]) if tag in _EXCHANGED and chance.random() < _RATE else word
        for word, tag in words
    )


def _local(name: str, chance: random.Random) -> str:
    return f"《{chance.choice(_PLACES)}{name[1:]}" if chance.random() < _LOCAL else name


@cache
def frames() -> tuple[Frame, ...]:
    """Of the sample articles with some length, in the order of their ids."""
    root = PACKAGE / "sample_site" if (PACKAGE / "sample_site").is_dir() else PACKAGE.parent
    config = Config()
    tasks = load_tasks(root, config, load_sources(root, config))
    results = harvest_all(root, tasks, Serial(), lambda what, done, total: None)[0]
    articles = [brief.article for result in results for brief in result.briefs if brief.article.chars > 500]
    return tuple(_frame(article) for article in sorted(articles, key=lambda article: article.id))


def _frame(article: Article) -> Frame:
    blocks = ((block.kind, tuple(_sentences(article, block))) for block in article.blocks if block.sentences)
    return Frame(article.title.text.strip("《》"), tuple(blocks))


def _sentences(article: Article, block: Block) -> Iterator[tuple[Words, ...]]:
    for index in block.sentences:
        text = article.sentences[index].quote.text
        yield tuple(map(tokens_of, re.split(f"(?<=[{_CLAUSE_ENDS}])(?=.)", text)))


def tokens_of(text: str) -> Words:
    """Words with their parts of speech; what stands in 《》 is one word, which is never exchanged."""
    found: list[tuple[str, str]] = []
    for piece in re.split("(《[^《》]*》)", text):
        found += [(piece, "")] if piece.startswith("《") else [(word.text, word.tag) for word in tokens(piece)]
    return tuple(found)


@cache
def vocabulary() -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Words of the samples by part of speech and length, sorted."""
    found: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for frame in frames():
        clauses = [clause for _, sentences in frame.blocks for sentence in sentences for clause in sentence]
        for word, tag in (pair for clause in (*clauses, tokens_of(frame.title)) for pair in clause):
            found[tag, len(word)].add(word)
    return {key: tuple(sorted(words)) for key, words in found.items()}
