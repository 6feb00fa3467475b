"""Definitions that the text gives (…是指…, …指的是…, 所谓…, …即…, 是以…为…的…形态) and the words it is about."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from generator.model import Article, BlockKind, Definition, Keyword, Sentence
from generator.text.segment import STOP_WORDS, Token, is_content, is_nominal, tokens

# ---------------------------------------------------------------- definitions

_TERM = r"[“\"「]?([^,，。;；:：、!！?？《》“”\"「」（）()的\s]{2,24}?)[”\"」]?(?:[（(][^（）()]{1,40}[）)])?"
_PATTERNS: tuple[re.Pattern[str], ...] = (
    # 数据要素是指以电子方式记录的…; “数商”,指的是…; 核心层则是指…
    re.compile(
        _TERM
        + r"[,，]?(?:一般|通常|主要|则|就|也|都)?(?:是指|指的是|系指|特指|泛指|专指|意指|可定义为|被定义为|定义为)[^,，。;；]{2}"
    ),
    # 所谓新质生产力,就是…
    re.compile(
        r"所谓的?" + _TERM + r"[,，]?(?:一般|通常|主要|也|其实|说到底)?(?:就是|是指|指的是|即|是|指)[^,，。;；]{2}"
    ),
    # 本办法所称公共数据,是指…
    re.compile(r"(?:本[^,，。]{1,6})?所称的?" + _TERM + r"[,，]?(?:是指|指|包括)[^,，。;；]{2}"),
    # 数据要素即…
    re.compile(_TERM + r"[,，]?即(?:是|为|指)?(?=[^使便将可日时刻席会能建开进通就要在把为\s“”])[^,，。;；]{4}"),
    # 数字经济是以数据资源为关键要素、以…的经济形态; 是基于…的新经济形态
    re.compile(
        _TERM
        + r"[,，]?是(?:一种|一类)?(?:以|基于|由|通过|利用)[^。;；]{6,160}的[^,，。;；的]{0,12}(?:形态|模式|形式|方式|体系|系统|技术|产业|业态|活动|过程|生产力|集合|总称|统称|组织|网络|机制|空间|制度|平台|资源)"
        r"(?=[,，。;；!！]|$)"
    ),
    # 未来产业是…的总称
    re.compile(_TERM + r"[,，]?是[^。;；]{6,160}的(?:总称|统称|简称|集合|综合体|合称)(?=[,，。;；!！]|$)"),
)
"""One row a form of definition, an example above each; group 1 is the term."""

_START = frozenset(',，。;；:：、!！?？“"「（( 　\n》')
_LEAD = re.compile(
    r"^(?:所谓的?|其中|这里|此处|本文|文中|简单来说|简言之|一般而言|通常|一般|具体而言|具体来说|例如|比如|换言之|也就是说|因此|由此|那么|事实上|可见|首先|其次|再次|最后|第[一二三四五六七八九十]|[一二三四五六七八九十]是|而|但|且|与此同时"
    r"|同时|另外|此外|作为|对于|关于|从|在|狭义上?的?|广义上?的?)[,，]?"
)
_NO_TERM = re.compile(
    r"这|那|其|它|他|她|我|你|此|该|谁|什么|哪|如何|怎么|为何|不|都|也|又|就|才|可以|应当|必须|能够|需要|要|会|应|已|正|将|被|把|让|使|有|是|为了|由于|以及|或者|并且|因为|所以|一方面|目的|意思|关键|核心在|内容|原因|本质|问题|上述|前者|后者|两者|二者"
)
LONGEST_TERM = 16
"""Code points; set by reading, not swept: longer subjects are clauses."""


def find_definitions(article: Article) -> tuple[Definition, ...]:
    """Return the definitions, at most one for each term and sentence, in text order; headings define nothing."""
    found: list[Definition] = []
    for sentence in article.sentences:
        if article.blocks[sentence.paragraph].kind is not BlockKind.HEADING:
            found += _in_sentence(sentence)
    return tuple(found)


def _in_sentence(sentence: Sentence) -> Iterator[Definition]:
    text = sentence.quote.text
    seen: set[str] = set()
    taken = -1
    for start, term_start, term_end in sorted(_matches(text)):
        term = text[term_start:term_end]
        lead = _LEAD.match(term)
        if lead:
            term_start += lead.end()
            term = term[lead.end() :]
        if start < taken or term in seen or not _is_term(term):
            continue
        seen.add(term)
        end = _clause_end(text, term_end)
        taken = end
        opening = term_start - 1 if term_start > 0 and text[term_start - 1] in '“"「' else term_start
        yield Definition(term, sentence.quote[opening:end], sentence.index)


def _matches(text: str) -> Iterator[tuple[int, int, int]]:
    """(start of the form, start and end of the term)."""
    if not any(word in text for word in ("指", "所谓", "所称", "即", "定义为", "是")):
        return
    for pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            if hit.start() == 0 or text[hit.start() - 1] in _START or pattern in _PATTERNS[1:3]:
                yield hit.start(), hit.start(1), hit.end(1)


def _is_term(term: str) -> bool:
    """Whether these words are a noun phrase that can be looked up."""
    if not 2 <= len(term) <= LONGEST_TERM or _NO_TERM.search(term) or term in STOP_WORDS or term in _ROLES:
        return False
    parts = tokens(term)
    if not all(is_nominal(part) or part.text in "+-·×/和与及" for part in parts):
        return False
    if parts[0].tag == "v" and len(parts) > 1 and parts[0].text not in _NOUN_LIKE_VERBS:
        return False
    last = parts[-1]
    return last.tag[0] in "nljbei" or last.tag in ("vn", "an") or last.text in _NOUN_LIKE_VERBS


_ROLES = frozenset(
    "重点 关键 核心 前提 基础 目标 根本 路径 方向 任务 特征 优势 趋势 根基 主线 本质 途径 方式 方法 手段 结果 标志 例子 先导 主体 现状 难点 亮点 特点 抓手 举措 做法 工作 中国 我国".split()
)
"""Words that announce a statement (重点是…), not terms."""

_NOUN_LIKE_VERBS = frozenset(
    "创新 计算 服务 管理 治理 共享 开放 流通 交易 消费 投资 教育 培训 监管 授权 应用 协同 融合 转移 存储 学习 分布 垂直 联邦".split()
)


def _clause_end(text: str, start: int) -> int:
    """The definition runs to the end of the sentence, or to a ；"""
    for index in range(start, len(text)):
        if text[index] in ";；":
            return index
    return len(text)


# ---------------------------------------------------------------- keywords

MOST_KEYWORDS = 12
HEADING_WEIGHT = 3
TITLE_WEIGHT = 5
"""What a word in the title or a heading counts, against 1 in the text; set by reading the keywords, not swept."""
LONGEST_PHRASE = 4
"""Words in one phrase: 公共 数据 授权 运营."""
STICKINESS = 0.35
"""Least share of the rarer neighbour's occurrences that must stand in the phrase; set by reading, not swept."""


PART_SHARE = 0.8
_TOO_GENERAL = frozenset(
    "发展 建设 管理 体系 机制 能力 水平 领域 模式 场景 基础 技术 转型 协同 创新 服务 应用 资源 改革 产业 企业 经济 社会 数字 国家 地区 部门 单位 人员 项目 活动 目标 任务 制度 环境 过程 方式 结构 系统 中国 我国 全国 全省 全市".split()
)
"""Alone they are the subject of no article; inside phrases they stay."""


def find_keywords(article: Article) -> tuple[Keyword, ...]:
    """Return the article's most telling words and phrases, heaviest first, at most MOST_KEYWORDS.

    Weight: (occurrences in the text + HEADING_WEIGHT × in headings + TITLE_WEIGHT × in the title) × √(words) × length
    factor, scaled so that the first has 1. Neighbouring words are one phrase where they mostly stand together (STICKINESS).
    """
    lines = [(article.title.text, TITLE_WEIGHT)]
    for block in article.blocks:
        lines.append((block.quote.text, HEADING_WEIGHT if block.kind is BlockKind.HEADING else 1))
    runs = [(run, weight) for text, weight in lines for run in _runs(text)]
    counts, weights = _count(runs)
    phrases = _phrases(counts)
    ranked = sorted(((_weight(term, weights), term) for term in phrases), key=lambda item: (-item[0], item[1]))
    chosen: list[tuple[float, tuple[str, ...]]] = []
    for weight, term in ranked:
        if not any(_contains(other, term) or _contains(term, other) for _, other in chosen):
            chosen.append((weight, term))
        if len(chosen) == MOST_KEYWORDS:
            break
    top = chosen[0][0] if chosen else 1.0
    return tuple(Keyword("".join(term), round(weight / top, 4), counts[term]) for weight, term in chosen)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Maximal runs of words that can form a phrase."""
    run: list[str] = []
    for token in tokens(text):
        if _in_phrase(token):
            run.append(text[token.start : token.end])
            continue
        if run:
            yield tuple(run)
        run = []
    if run:
        yield tuple(run)


def _in_phrase(token: Token) -> bool:
    if not is_nominal(token) or token.text in STOP_WORDS:
        return False
    return token.tag != "v" or token.text in _NOUN_LIKE_VERBS or len(token.text) > 2


def _count(runs: list[tuple[tuple[str, ...], int]]) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """Occurrences and weighted occurrences of all phrases up to LONGEST_PHRASE words."""
    counts: Counter[tuple[str, ...]] = Counter()
    weights: Counter[tuple[str, ...]] = Counter()
    for run, weight in runs:
        for start in range(len(run)):
            for size in range(1, min(LONGEST_PHRASE, len(run) - start) + 1):
                term = run[start : start + size]
                counts[term] += 1
                weights[term] += weight
    return counts, weights


def _phrases(counts: Counter[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Single content words, and phrases whose words belong together."""
    kept: set[tuple[str, ...]] = set()
    for term, count in counts.items():
        if len(term) == 1:
            if is_content(term[0]) and term[0] not in _TOO_GENERAL:
                kept.add(term)
            continue
        rarest = min(counts[(word,)] for word in term)
        if count >= 2 and count >= STICKINESS * rarest and len("".join(term)) <= 14:
            kept.add(term)
    return kept - _parts_of_longer(kept, counts)


def _parts_of_longer(kept: set[tuple[str, ...]], counts: Counter[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Phrases that hardly stand outside of a longer one: 地区双城经济圈 in 成渝地区双城经济圈."""
    dropped: set[tuple[str, ...]] = set()
    for term in kept:
        for part in (term[1:], term[:-1]):
            if part in kept and counts[term] >= PART_SHARE * counts[part]:
                dropped.add(part)
    return dropped


def _weight(term: tuple[str, ...], weights: Counter[tuple[str, ...]]) -> float:
    length = len("".join(term))
    return float(weights[term] * math.pow(len(term), 0.75) * min(1.0, length / 4))


def _contains(outer: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    return "".join(inner) in "".join(outer)
