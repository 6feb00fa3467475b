"""Where the keywords of any article stand in all the others: counted by the text, not by who chose them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.model import Brief

SHORTEST = 2
STOCK_PHRASES = frozenset(
    """
    发展 建设 体系 水平 能力 基础 机制 领域 方式 方面 模式 作用 环境 质量 效率 高质量发展 创新发展 深度融合 协同发展 充分发挥
    应用场景 基础设施 经济发展 产业发展 社会发展 科技革命 产业变革 高质量 现代化 中国式现代化 一体化 总书记 习近平总书记 重要作用
    体制机制 顶层设计 经济社会 人民群众 党中央 国务院 新格局 新篇章 新动能 信息化 可持续发展 开发利用 解决方案 指导意见 实施方案
    体系建设 能力建设 服务体系 应用能力 创新能力 技术创新 资源配置 数字技术 数字平台 数字赋能 本台消息 本报讯 本台记者
    """.split()
)
"""Words that official texts of every subject use: they name no topic and are no reason to read on."""


@dataclass(frozen=True, slots=True)
class Keywords:
    """Rows articles, columns terms."""

    terms: tuple[str, ...]
    """Sorted."""
    counts: Any
    """scipy CSR matrix of how often a term stands in the title and the blocks, terms inside longer ones included."""
    spread: tuple[int, ...]
    """In how many articles each term stands."""

    def both(self, row: int, other: int, terms: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Those of `terms` that stand in both articles, each with the number of articles it stands in; sorted."""
        places = ((bisect_left(self.terms, term), term) for term in terms)
        wanted = {column for column, term in places if self.terms[column : column + 1] == (term,)}
        for column in sorted(wanted.intersection(self._columns(row), self._columns(other))):
            yield self.terms[column], self.spread[column]

    def _columns(self, row: int) -> list[int]:
        columns: list[int] = self.counts.indices[self.counts.indptr[row] : self.counts.indptr[row + 1]].tolist()
        return columns

    def of(self, row: int) -> dict[int, int]:
        """Column -> count, of one article."""
        low, high = self.counts.indptr[row], self.counts.indptr[row + 1]
        return dict(zip(self.counts.indices[low:high].tolist(), self.counts.data[low:high].tolist(), strict=True))


def count_keywords(briefs: tuple[Brief, ...]) -> Keywords:
    """Count every article's keywords in every article, in one pass over the texts."""
    import numpy as np
    from ahocorasick_rs import AhoCorasick
    from scipy.sparse import csr_matrix

    terms = sorted(
        {keyword.term for brief in briefs for keyword in brief.analysis.keywords if len(keyword.term) >= SHORTEST}
    )
    automaton = AhoCorasick(terms)
    columns, counts, ends = [], [], [0]
    for brief in briefs:
        hits = Counter(hit[0] for hit in automaton.find_matches_as_indexes(article_text(brief), overlapping=True))
        ordered = sorted(hits)
        columns.append(np.array(ordered, dtype=np.int32))
        counts.append(np.array([hits[column] for column in ordered], dtype=np.int32))
        ends.append(ends[-1] + len(ordered))
    none = np.zeros(0, dtype=np.int32)
    matrix = csr_matrix(
        (np.concatenate([none, *counts]), np.concatenate([none, *columns]), np.array(ends)),
        shape=(len(briefs), len(terms)),
    )
    spread = np.bincount(matrix.indices, minlength=len(terms))
    return Keywords(tuple(terms), matrix, tuple(spread.tolist()))


def article_text(brief: Brief) -> str:
    """Title and blocks, a line each."""
    return "\n".join((brief.article.title.text, *(block.quote.text for block in brief.article.blocks)))
