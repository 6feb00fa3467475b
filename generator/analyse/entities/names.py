"""Names that end in a telling word (…平台, …研究会, …科学城): where they begin and whether they name one thing.

The right end is the head (table KINDS). From there the name grows leftwards word by word while the words are nominal;
verbs that govern it (打造, 建设, 推进 …), prepositions, particles and punctuation end it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.analyse.entities.kinds import LAST_CHARACTERS, Kind, head_of
from generator.analyse.entities.words import (
    LOOSE,
    NO_NAME,
    STARTERS,
    anchored,
    governs,
    is_nominal,
    is_place,
    is_specific,
)
from generator.text.segment import Token


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a sentence: half-open range of code points, what it names, how sure."""

    start: int
    end: int
    type: str
    confidence: float
    rule: str


LONGEST_NAME = 30
LEAST_FREE = 5
"""Code points before the head of a name without an anchor (F1 on the labelled files / on sentences of other genres: 4 gives
0.894 / 0.951, 5 and 6 0.900 / 0.951, 7 0.906 / 0.931, 8 0.899 / 0.940; re-run benchmarks.links_quality after a change)."""

_OTHER_WORD = frozenset(
    "化 型 性 级 类 式 者 员 商 企业 公司 经济 城市 架构 方案 单列市 思维 用户 运营商 工程师 管理师 主义 范围 层面 间 上 技术 方式 能力 模式 观念 思想 论 学 布局 竞争 资源 生态 协议 规范 标准 指南 细则 意见 办法 通知 规定 条例 规划 建设者".split()
)
"""What makes another word of the head: 平台+企业, 系统+性, 行动+方案."""
_IN_BRACKETS = frozenset({"ns", "nt", "f", "s", "n", "nz", "j"})
"""What may stand in brackets inside a name: 西部(甲城)科学城; a person or a number there is a note."""
_MEETINGS = ("大会", "论坛", "峰会")
_SESSION = re.compile(r"第[0-9一二三四五六七八九十百]{1,4}[届次]$")
_GENERIC_NAMES = frozenset(
    "上市公司 跨国公司 科技公司 股份公司 有限公司 平台公司 国有公司 民营医院 公立医院 地方政府 高等学校 中小学校 产业集群 国家实验室 国家战略 国家工程 国家项目 中央银行 商业银行 人民政府 人民法院 全国大会 社区服务中心".split()
)


def find_names(text: str, parts: tuple[Token, ...]) -> Iterator[Found]:
    """Yield names that end in a head of KINDS, in text order; overlapping ones too, the caller chooses."""
    for index, token in enumerate(parts):
        if token.text[-1] not in LAST_CHARACTERS or token.tag[0] in "pcudrymqt":
            continue
        head = head_of("".join(part.text for part in parts[max(0, index - 3) : index + 1]))
        if head is None or (index + 1 < len(parts) and parts[index + 1].text in _OTHER_WORD):
            continue
        if found := _name(text, parts, index, head):
            yield found


def _name(text: str, parts: tuple[Token, ...], last: int, head: tuple[str, Kind]) -> Found | None:
    word, kind = head
    first, quoted = _first_word(parts, last)
    if word in _MEETINGS:
        first = _meeting_start(parts, first)
    start, end = parts[first].start, parts[last].end
    if word in _MEETINGS and (session := _SESSION.search(text[max(0, start - 8) : start])):
        start -= len(session[0])
    inner = parts[first : last + 1]
    length = end - start
    if length <= len(word) or not kind.shortest <= length <= LONGEST_NAME or text[start:end] in _GENERIC_NAMES:
        return None
    end = _with_bracket(text, parts, last)
    if quoted or anchored(inner, parts[last].end - len(word)):
        return Found(start, end, kind.type, 0.9, "head-anchored")
    if (
        kind.free
        and length - len(word) >= LEAST_FREE
        and len(inner) >= 3
        and is_specific(_before(inner, end - len(word)))
        and _clear_left(parts, first)
    ):
        return Found(start, end, kind.type, 0.6, "head-free")
    return None


def _first_word(parts: tuple[Token, ...], last: int) -> tuple[int, bool]:
    """Index of the name's first word, and whether a quoted part stands in it."""
    index, quoted = last, False
    while index > 0 and parts[last].end - parts[index].start <= LONGEST_NAME:
        previous = parts[index - 1]
        if previous.text in "”」』":
            opened = _opening(parts, index - 1, "“「『", 12)
            if opened < 0 or not _names_something(parts, opened, index - 1):
                break
            index, quoted = opened, True
        elif previous.text in "）)":
            opened = _opening(parts, index - 1, "（(", 3)
            inside = parts[opened + 1 : index - 1]
            if opened < 1 or not is_nominal(parts[opened - 1]) or any(part.tag not in _IN_BRACKETS for part in inside):
                break
            index = opened
        elif is_nominal(previous) and not governs(parts, index - 1):
            index -= 1
        elif (crossed := _crossed(parts, index - 1)) is not None:
            index = crossed
        else:
            break
    while index < last and (parts[index].text in LOOSE or parts[index].text in STARTERS):
        index += 1
    return index, quoted


def _before(inner: tuple[Token, ...], head_start: int) -> tuple[Token, ...]:
    return tuple(part for part in inner if part.start < head_start)


def _names_something(parts: tuple[Token, ...], opened: int, closed: int) -> bool:
    """Whether the quoted words can be part of a name; “一人一档”式 only compares."""
    inner = "".join(part.text for part in parts[opened + 1 : closed])
    return 1 < len(inner) <= 20 and inner not in NO_NAME and parts[closed + 1].text != "式"


def _crossed(parts: tuple[Token, ...], index: int) -> int | None:
    """Index to go on from, where a name holds 的 or 和: 全国一体化的…平台, 市城市运行和治理中心; else None."""
    word = parts[index].text
    if (
        word == "的"
        and index >= 2
        and parts[index - 1].text in ("一体化", "统一")
        and parts[index - 2].text in ("全国", "全省", "国家")
    ):
        return index - 2
    if word not in ("和", "与"):
        return None
    low = index
    while low > 0 and index - low < 7 and is_nominal(parts[low - 1]) and not governs(parts, low - 1):
        low -= 1
    if low == index or not _hard(parts, low - 1):
        return None
    opener = parts[low]
    rest = parts[index + 1 : index + 3]
    same = any(is_place(part) or part.tag == "nt" for part in rest)
    return (
        low
        if not same and opener.text in ("市", "省", "区", "县", "国家", "全国", "区县", "镇街", "市级", "省级")
        else None
    )


def _hard(parts: tuple[Token, ...], index: int) -> bool:
    """Whether no word stands at this place: the sentence begins, or punctuation."""
    return index < 0 or not parts[index].text[0].isalnum()


def _meeting_start(parts: tuple[Token, ...], first: int) -> int:
    """Names of meetings hold verbs: 甲市推动制造业高质量发展大会; they begin with the place that opens the sentence part."""
    low = first
    while low > 0 and first - low < 8 and parts[low - 1].text[0].isalnum() and parts[low - 1].tag[0] not in "pcudrt":
        low -= 1
    return low if _hard(parts, low - 1) and is_place(parts[low]) else first


def _opening(parts: tuple[Token, ...], index: int, marks: str, most: int) -> int:
    """Index of the opening mark at most so many words before, or -1."""
    for back in range(index - 1, max(-1, index - 2 - most), -1):
        if parts[back].text in marks:
            return back
        if parts[back].text in ",，。;；:：！？、":
            return -1
    return -1


def _with_bracket(text: str, parts: tuple[Token, ...], last: int) -> int:
    """End of the name, with a place in brackets or an edition after it: …中心(西南), …系统2.0版."""
    end = parts[last].end
    if text[end : end + 1] in ("(", "（"):
        inside = parts[last + 2 : last + 3]
        if inside and inside[0].tag in ("ns", "f", "s") and text[inside[0].end : inside[0].end + 1] in (")", "）"):
            return inside[0].end + 1
    cursor = end
    while cursor < len(text) and (text[cursor].isdigit() or text[cursor] == "."):
        cursor += 1
    if "." in text[end:cursor]:
        return cursor + (text[cursor : cursor + 1] == "版")
    return end


def _clear_left(parts: tuple[Token, ...], first: int) -> bool:
    """Whether the name's left end is plain: a verb that governs it, punctuation, or the start of the sentence.

    Behind a closing bracket the words go on that stand before it.
    """
    if first > 0 and parts[first - 1].text in "）)":
        return False
    if parts[first].text in ("统一", "一体化") and first > 0 and parts[first - 1].text == "的":
        return True
    if first > 1 and parts[first - 1].text == "的" and (parts[first - 2].tag[0] == "v" or governs(parts, first - 2)):
        return True
    return first == 0 or _hard(parts, first - 1) or governs(parts, first - 1) or parts[first - 1].text in STARTERS
