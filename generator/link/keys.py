"""Keys that make spellings of one name equal, and permanent ids from them."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_ISSUER_END = r"(?:中央|国务院|办公厅|办公室|委员会|政府|人大|政协|法院|检察院|中央委|[部委局署行会厅院省市区州县])"
_ISSUER = re.compile(rf"^(?P<issuer>.{{2,40}}?{_ISSUER_END})(?:印发)?(?P<core>关于.{{4,}})$")
_COUNTRY = re.compile(r"^中华人民共和国(?=.{2,}(?:法|条例|典|纲要))")
_BRACKET = re.compile(r"[(〔\[](?P<inside>[^()〔〕\[\]]{1,30})[)〕\]]$")
_SHORT = """
意见 决定 通知 方案 条例 规划 纲要 办法 规定 指南 报告 公报 通报 指导意见 实施意见 行动计划 实施方案 工作方案 行动方案 暂行办法
管理办法 暂行规定 工作条例 规则 细则 实施细则 计划 建议 若干措施 措施 批复 标准 法 蓝皮书 白皮书 汇编 清单 目录 倡议 宣言 协议
总体方案 发展规划 专项规划 工作要点 要点 研究报告 调查报告 指引 准则 决议 公告 公约
"""
_SHORT_TITLES = frozenset(_SHORT.split())
"""What a document is called inside the article that has named it in full; alone it names no document."""


def fold(text: str) -> str:
    """Half-width, lower case, without blanks, marks and quotation marks: `《5G 网络》` -> `5g网络`; brackets stay."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(char for char in plain if char.isalnum() or char in "()+〔〕[]")


def stable_id(prefix: str, key: str) -> str:
    """ASCII id that depends on the key alone, e.g. `p0123456789`."""
    return prefix + hashlib.sha256(key.encode()).hexdigest()[:10]


def split_title(title: str) -> tuple[str, str, str]:
    """(issuer, core, trailing bracket) of a document's title, folded.

    "中共中央 国务院关于甲的意见(试行)" -> ("中共中央国务院", "关于甲的意见", "试行").
    """
    key = _COUNTRY.sub("", fold(title))
    bracket = _BRACKET.search(key)
    inside = bracket["inside"] if bracket else ""
    if bracket and bracket.start() >= 2:
        key = key[: bracket.start()]
    else:
        inside = ""
    found = _ISSUER.match(key)
    return (found["issuer"], found["core"], inside) if found else ("", key, inside)


def is_short_title(title: str) -> bool:
    """Whether this is a bare kind of document (意见, 决定), which names nothing outside its own article."""
    return fold(title) in _SHORT_TITLES
