"""Names in quotation marks: with a telling word after them (“甲”行动), after a naming verb (开发“甲”), or made of numerals (“三权分置”)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import rjieba

from generator.analyse.entities.kinds import quoted_head_of
from generator.analyse.entities.names import Found
from generator.analyse.entities.words import NO_NAME, governs, is_nominal, is_place
from generator.text.segment import Token

_QUOTED = re.compile(
    r"[“「]([^“”「」。,，;；!！?？《》]{2,30})[”」]|(?<![0-9A-Za-z+＋“「])[0-9](?:[+＋][0-9A-Z]){1,5}(?![0-9A-Za-z+＋”」])"
)
"""A quoted part, or a bare formula: 5+2+N."""
_COINING = re.compile(r"(?:上线|推出|开发|名为|研发|自研|命名为|更名为|首创)(?:了|的)?$")
_NAMING = re.compile(
    r"(?:开发|打造|推出|上线|建成|名为|命名为|更名为|改名为|称为|取名|叫做|创立|创办|创建|搭建|启动|实施|开展|引入|接入|登录|推广|建设|研发|自研|发布|依托|运用|首创|形成|探索|推行|通过|推进|迭代|强化|升级)"
    r"(?:了|的)?(?:近|约|超过?)?(?:[0-9]+|一|两|三|多)?(?:个|款|套|批|项)?$"
)
_DIGITS = re.compile(r"^(?:[0-9]{3,6}|[0-9N](?:\s?[+＋×x]\s?[0-9A-ZN]){1,5})$")
_NUMERALS = re.compile(
    r"^(?=.{3,10}$)(?:[一二三四五六七八九十百千双两多][一-龥]{1,3}?){2,5}$|^[一二三四五六七八九十][一-龥]{3}$"
)
"""三权分置, 一证一码, 四梁八柱."""
_NO_NUMERALS = re.compile(r"^.[个大种类项条次对点面只]|^一.一[策档案]$|一[对站揽刀窝阵锤步直味旦体般]|[、,，]")
_ENDINGS = {
    "platform": re.compile(
        r"(?:平台|系统|大脑|一张图|图谱|地图|助手|数据库|码上[一-龥]{1,2}|^[一-龥]{2}[通办码政]$|一张网|政务云|驾驶舱|智能体|大模型|APP|App|机器人|小程序|执法|客服)$"
    ),
    "programme": re.compile(
        r"(?:工程|行动|计划|项目|论坛|大赛|贷|服务圈|生活圈|联合体|实验室|一件事|志愿服务|夜校|^(?:5G|互联网)[+＋][一-龥]{2,8})$"
    ),
    "region-cluster": re.compile(r"(?:科学城|产业园|新区|示范区|产业集群|科创走廊|城市群|都市圈|创新走廊)$"),
}
_NO_TAIL = frozenset("推广 普及 示范 式 型 化".split())
_SLOGAN = re.compile(r"^[一-龥]{2}[通办码政]$")
LONGEST_INNER = 16
"""Code points of a quoted part that names something; longer ones are slogans, unless 模式, 行动, 工程 … follow."""
_LEFT_TAGS = frozenset({"n", "ns", "nz", "vn", "j", "l"})
_COUNTING = frozenset("每各某这那该此其")
"""Words that begin so count or point at what is quoted: 每一件“…”."""
LONGEST_LEFT = 4
"""(0, 2, 4, 6 tried: F1 on the labelled files 0.869, 0.875, 0.900, 0.900.) Code points before the marks that belong to the name: 农业“数智大脑”, 产业链“补链强链”工程."""


def find_quoted(text: str, parts: tuple[Token, ...]) -> Iterator[Found]:
    """Yield names that are quoted or begin with a quoted part, in text order."""
    starts = [part.start for part in parts]
    for hit in _QUOTED.finditer(text):
        inner = hit[1] or hit[0]
        if inner in NO_NAME:
            continue
        tail = _tail(parts, bisect_left(starts, hit.end()), inner)
        if tail is not None:
            yield Found(_left(parts, bisect_left(starts, hit.start()), hit.start(), True), *tail, 0.85, "quoted-head")
        elif hit[1] and (kind := _alone(text, hit)) is not None:
            yield _named(parts, bisect_left(starts, hit.start()), hit, kind)


def _tail(parts: tuple[Token, ...], index: int, inner: str) -> tuple[int, str] | None:
    """End and type of the words after the closing mark that belong to the name, or None."""
    digits = _DIGITS.match(inner) is not None
    if index < len(parts) and parts[index].text == "的":
        if not digits and not inner.endswith(("步走",)):
            return None
        index += 1
    if not digits and _NUMERALS.match(inner) and not _NO_NUMERALS.search(inner):
        return None
    best: tuple[int, str] | None = None
    words = ""
    for offset, part in enumerate(parts[index : index + 6]):
        if not is_nominal(part) or (governs(parts, index + offset) and offset > 0):
            break
        if part.text in _NO_TAIL:
            break
        words += part.text
        kind = quoted_head_of(words)
        if kind == "platform" and words.endswith("应用") and _ENDINGS["platform"].search(inner):
            break
        if (
            kind is not None
            and (kind != "policy-nickname" or digits)
            and (len(inner) <= LONGEST_INNER or kind in ("case", "programme"))
        ):
            best = part.end, kind
    return best


def _left(parts: tuple[Token, ...], index: int, start: int, inner_head: bool) -> int:
    """Start of the name: the quoted part, or the short noun before it that says whose or what it is."""
    low = index
    while (
        low > 0
        and parts[low - 1].tag in _LEFT_TAGS
        and not governs(parts, low - 1)
        and parts[low - 1].text[0] not in _COUNTING
        and (not inner_head or not is_place(parts[low - 1]))
    ):
        low -= 1
        if start - parts[low].start > LONGEST_LEFT:
            return start
    return parts[low].start if low < index else start


def _alone(text: str, hit: re.Match[str]) -> str | None:
    """Type of a quoted name that stands alone, or None."""
    inner, before = hit[1], text[max(0, hit.start() - 12) : hit.start()]
    if (
        len(inner) < 3
        or len(inner) > LONGEST_INNER
        or (_SLOGAN.match(inner) and _is_word(inner) and not _COINING.search(before))
    ):
        return None
    if _NUMERALS.match(inner) and not _NO_NUMERALS.search(inner):
        return "policy-nickname"
    if _DIGITS.match(inner):
        return "policy-nickname" if len(inner) >= 4 else None
    for kind, ending in _ENDINGS.items():
        if (
            "、" not in inner
            and ending.search(inner)
            and (len(inner) >= 5 or _NAMING.search(before) or before.endswith(("”", "、")) or "“" not in inner)
        ):
            return kind
    return None


def _is_word(inner: str) -> bool:
    """Whether ordinary words make it up: 网上+办 is a slogan, 渝快办 a name."""
    first = rjieba.cut(inner, False)[0]
    return len(first) > 1


def _named(parts: tuple[Token, ...], index: int, hit: re.Match[str], kind: str) -> Found:
    """The name within its marks; with the noun before it where the two are one name: 农业“数智大脑”, 美国“七巨头”."""
    left = _left(parts, index, hit.start(), False)
    if left < hit.start() and (
        kind != "policy-nickname" or is_place(parts[bisect_left([part.start for part in parts], left)])
    ):
        return Found(left, hit.end(), kind, 0.7, "quoted-named")
    return Found(hit.start() + 1, hit.end() - 1, kind, 0.75, "quoted-alone")
