"""Time and memory of linking 1,000, 3,000 and 10,000 synthetic articles: `python -m benchmarks.link_growth [count ...]`.

Each size runs in a process of its own so that its peak memory is its own. The articles are made of common words by a fixed
seed: subjects of twenty words, a Zipf tail, quoted sentences that many share, one near-duplicate in a hundred.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections import Counter
from decimal import Decimal
from itertools import pairwise

from generator.link import LINKERS, LinkRules
from generator.link.corpus import make_corpus
from generator.model import (
    Analysis,
    Article,
    ArticleId,
    Block,
    BlockKind,
    Brief,
    Citation,
    Fact,
    Figure,
    FigureKind,
    Keyword,
    Mention,
    Quote,
    Sentence,
    Site,
    Source,
    Span,
)

SIZES = (1_000, 3_000, 10_000)
HANZI = bytes(byte for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF) for byte in (high, low)).decode("gb2312")
"""The 3,666 common characters of GB 2312."""
WORDS = tuple(HANZI[i * 7 % len(HANZI)] + HANZI[(i * 1009 + i // 3) % len(HANZI)] for i in range(20_000))
TERMS = tuple(one + other for one, other in pairwise(WORDS[:3_400]))
"""Names of two words, forty for each subject."""
AREAS = 80
SENTENCES, WORDS_IN_SENTENCE = 45, 18
QUOTED = tuple(
    f"要把{one}和{other}结合起来，让{other}的成果惠及更多的企业和群众。"
    for one, other in zip(WORDS, WORDS[7:3_000], strict=False)
)


def make_brief(number: int) -> Brief:
    """One synthetic article of about 1,800 characters with what the analysers would find in it."""
    chance = random.Random(number if number % 100 else number + 1)  # every hundredth repeats its successor
    area = _zipf(chance, AREAS) * 40
    subject = chance.sample(TERMS[area : area + 40], 10) + chance.sample(WORDS, 8)
    texts = [_sentence(chance, subject) for _ in range(SENTENCES)]
    texts[5] = chance.choice(QUOTED)
    if number % 100 == 0:
        texts[9] = f"本文为第{number}次印刷。"
    return _brief(number, texts, chance, subject)


def _sentence(chance: random.Random, subject: list[str]) -> str:
    words = [
        chance.choice(subject) if chance.random() < 0.2 else WORDS[int(len(WORDS) ** chance.random()) - 1]
        for _ in range(WORDS_IN_SENTENCE)
    ]
    return "，".join(("".join(words[:9]), "".join(words[9:]))) + "。"


def _brief(number: int, texts: list[str], chance: random.Random, subject: list[str]) -> Brief:
    sentences, blocks, offset = [], [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(index, Quote((Span(offset, offset + len(text)),), text), index))
        blocks.append(Block(BlockKind.BODY, sentences[-1].quote, "synthetic", 0, (index,)))
        offset += len(text)
    article = Article(
        id=ArticleId(f"s-{number:06}"),
        source=Source(f"{number:06}.txt", "0" * 64, "utf-8"),
        place=0,
        title=Fact("以" + "推动".join(subject[:2])),
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        published=Fact(f"20{chance.randrange(18, 26)}-{chance.randrange(1, 13):02}"),
        chars=offset,
    )
    return Brief(article, _analysis(article, chance, subject), None, (), (), ())


def _analysis(article: Article, chance: random.Random, subject: list[str]) -> Analysis:
    counts = Counter({word: sum(s.quote.text.count(word) for s in article.sentences) for word in subject})
    return Analysis(
        figures=tuple(_figure(article, chance) for _ in range(12)),
        citations=tuple(_citation(article, chance) for _ in range(4)),
        mentions=tuple(_mention(article, chance) for _ in range(12)),
        keywords=tuple(Keyword(word, float(count), count) for word, count in counts.most_common(12) if count),
    )


def _quote(article: Article, chance: random.Random) -> tuple[Quote, int]:
    sentence = chance.choice(article.sentences)
    return sentence.quote[:4], sentence.index


def _zipf(chance: random.Random, most: int) -> int:
    return min(int(chance.paretovariate(0.8)), most)


def _figure(article: Article, chance: random.Random) -> Figure:
    quote, index = _quote(article, chance)
    name = f"{chance.choice(WORDS)}规模{_zipf(chance, 50)}"
    year = f"20{chance.randrange(18, 26)}年"
    return Figure(
        "synthetic", quote, index, Decimal(chance.randrange(1, 1000)), "元", FigureKind.LEVEL, name, period=year
    )


def _citation(article: Article, chance: random.Random) -> Citation:
    quote, index = _quote(article, chance)
    title = f"关于推进{WORDS[_zipf(chance, len(WORDS)) - 1]}工作第{_zipf(chance, 20)}号的意见"
    return Citation(title, quote, index, title)


def _mention(article: Article, chance: random.Random) -> Mention:
    quote, index = _quote(article, chance)
    name = f"{WORDS[_zipf(chance, len(WORDS)) - 1]}{_zipf(chance, 40)}号平台"
    return Mention(name, chance.choice(("platform", "organisation", "case")), quote, index, name)


def measure(count: int) -> str:
    """One row of the table: articles, peak memory before and after linking, CPU seconds in all and by linker."""
    briefs = tuple(make_brief(number) for number in range(count))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    started = last = time.process_time()
    corpus = make_corpus(briefs, LinkRules())
    parts = [f"words {time.process_time() - last:.1f}"]
    site = Site(corpus.briefs)
    for linker in LINKERS:
        last = time.process_time()
        site = linker(corpus, site)
        parts.append(f"{linker.__name__.removeprefix('link_')} {time.process_time() - last:.1f}")
    total = time.process_time() - started
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{count:>7} articles  {total:7.1f} s CPU  {before:>5} MB of briefs, {after:>5} MB at most   ({', '.join(parts)})"


def main() -> None:
    """Measure each size in its own process."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(measure(int(sys.argv[2])))
        return
    for count in [int(argument) for argument in sys.argv[1:]] or SIZES:
        subprocess.run([sys.executable, "-m", "benchmarks.link_growth", "--one", str(count)], check=True)


if __name__ == "__main__":
    main()
