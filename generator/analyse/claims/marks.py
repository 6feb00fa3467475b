"""The marks by which an article shows its structure: ordinals, and cues of problems and of measures.

To add an ordinal, problem or measure cue, add it to its table. All patterns are written for half-width punctuation and
simplified characters: match them against `plain(text)`, which has the same length as the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMERAL = "[一二三四五六七八九十]"

ORDINAL = re.compile(
    rf"""
      (?P<is>{_NUMERAL}{{1,3}}(?:是|要)(?!否|个|定|些|样|致|体))        # 一是建立…  二要完善…
    | (?P<nth>第{_NUMERAL}{{1,3}})[,、:]                            # 第一,加快…
    | (?P<qi>其{_NUMERAL})[,、:]                                     # 其一,…
    | (?P<paren>[(]{_NUMERAL}{{1,3}}[)])                            # (一)推动…
    | (?P<digit>[(]?[0-9]{{1,2}}[).、](?![0-9%]))         # 1.推动…
    | (?P<head>{_NUMERAL}{{1,3}}、)                                     # 一、推动…
    | (?P<word>首先|其次|(?:再次|再者|最后)(?=[,、]))[,、]?            # 首先,…
    | (?P<side>一方面|另一方面|再一方面)[,、]?                          # 一方面,…
    """,
    re.VERBOSE,
)
"""Matched at the start of a sentence or clause."""

INLINE = re.compile(rf"(?<=[:;,。])(?={_NUMERAL}{{1,2}}是(?!否|个|定|些|样|致|体))")
"""Where an inline list 一是…;二是… has a member inside a sentence."""

_PROBLEM_NOUN = (
    "不足|短板|弱项|瓶颈|薄弱|滞后|失衡|不均衡|不平衡|不充分|不协调|不协同|堵点|痛点|难点|卡脖子|卡点|脱节|参差不齐|"
    "不够|不高|不强|不畅|不顺畅|不完善|不健全|不清晰|不明确|不匹配|不适应|缺失|缺乏|缺位|欠缺|匮乏|制约|隐患|桎梏|孤岛|"
    "壁垒|困境|矛盾突出|单一|粗放|偏低|问题|挑战|难题|风险|困难|压力|差距|不力|不到位|冗余|失范|鸿沟|短缺|不及时|不透明|不明|不准|不平衡|不匹配|矛盾|难度|障碍"
)
PROBLEM = re.compile(_PROBLEM_NOUN)

STANDING_PROBLEM = re.compile(
    rf"(?:存在|面临|仍|还|尚|依然|日益|逐渐|较为|亟待|亟需|受|遭遇|遇到|带来|出现|暴露|有待)[^。;]{{0,40}}?(?:{_PROBLEM_NOUN}|"
    r"初级阶段|起步阶段|突破|完善|加强|优化|提升|提高)"
    rf"|(?:{_PROBLEM_NOUN})[^。;]{{0,12}}(?:凸显|突出|显现|严重|存在|明显|较大|增大|加剧|长期)|难以|无法|不容忽视|不容乐观|影响了|制约了|掣肘"
)
"""A problem said to exist, as against one that a measure is to solve."""

OPEN_PROBLEM = re.compile(
    rf"(?:存在|面临|遇到|遭遇|出现了?|仍|还|尚|依然|日益|逐渐|亟待|受)[^。;]{{0,40}}?(?:{_PROBLEM_NOUN}|初级阶段)"
    r"|(?:问题|矛盾|短板)[^。]{0,8}(?:凸显|突出|长期|存在)|困难是|问题是|难统筹|不协调|不清晰|滞后于|影响了[^。,]{2,20}(?:效率|进度|共享|质量|体验|发展)"
)
"""A problem that the sentence is about: it exists, is met, stands out."""

TURNED = re.compile(r"^[^,。]{0,14}(?:看到|认识到|承认|指出的是),")
"""必须看到, …: what follows is a statement, whatever 要 or 必须 stands before it."""

WORTH = re.compile(
    r"的(?:必然|关键|重要|内在|迫切|客观|根本)(?:要求|举措|保障|选择|需要|途径|支撑|抓手|基础|前提)[。]?$"
)
"""A head that says what a thing is worth, as against one that asks for it: 推进节水的必然要求."""

STATED_PROBLEM = re.compile(
    rf"(?:{_PROBLEM_NOUN})(?:问题)?(?=[,;。]|$)|有待|亟待|亟需|不[足够强高畅全清通]|^(?:堵点|难点|痛点|短板|瓶颈)[^,。]{0, 3}在"
)
"""A problem that a head names as its predicate: 平台承载力不足."""

SOLVING = re.compile(
    r"^(?:要|应|须|必须|需要|着力|加快|针对|破解|解决|化解|突破|疏通|疏解|打通|缓解|应对|补齐|补上|消除|打破|破除|防范|弥补|克服|为(?:了)?解决|"
    r"围绕|坚持|聚焦|推动|推进|加强|强化|完善|建立|健全|构建|打造|提升|优化|创新|培育|深化|实施|支持|鼓励|引导)"
)

_VERB = (
    "加快|加强|加大|推动|推进|促进|完善|健全|建立|建设|建强|构建|构筑|打造|提升|提高|优化|强化|深化|创新|培育|培养|实施|"
    "支持|鼓励|引导|坚持|统筹|落实|拓展|拓宽|扩大|发展|发挥|激发|激活|释放|壮大|营造|聚焦|聚集|突破|破除|破题|打通|夯实|"
    "筑牢|守牢|守好|守住|保障|规范|探索|深入|持续|进一步|着力|大力|积极|全面|充分|切实|稳步|有序|严格|严守|树立|树牢|丰富|"
    "开展|制定|出台|设立|搭建|布局|盘活|谋划|抓住|抓好|抓实|用好|做好|做强|做优|把握|参与|整合|集聚|吸引|引进|设置|增强|改进|"
    "改善|确保|实现|防范|化解|补齐|增加|减少|降低|推广|推行|缩短|聚合|压实|严把|重塑|转变|凝聚|厚植|依托|运用|利用|借助|鼓起|"
    "注重|重视|明确|摸清|维护|创造|创设|不断|努力|尽快|全力|合理|科学|精准|有效|高效|带动|驱动|赋能|协同|联合|"
    "共建|共享|形成|建成|完成|上线|汇聚|对照|办好|管好|解决|破解|消除|理顺|畅通|贯通|升级|改造|修订|编制"
)
MEASURE = re.compile(rf"^(?:{_VERB})(?!的|过程|以来|中,)")
"""A sentence or clause that begins with what is to be done."""

OUGHT = re.compile(
    r"(?:^|[,;])(?:[^,;。]{0,16})(?:应当|应该|应(?!对|用|急|变|届)|必须|须(?!知)|需要|(?<![主重首次提紧])要(?!求|素|件|点|义|景|领|么|是)|亟需|"
    "亟待|可以从|可从)"
)
"""A sentence that says what ought to be done."""


class Ordinal(NamedTuple):
    """A list mark at the start of a text."""

    label: str
    """The mark without punctuation: 一是, 第一, (一), 首先."""
    kind: str
    """`is`, `nth`, `qi`, `paren`, `digit`, `head`, `word` or `side`."""
    end: int
    """Where the text behind the mark begins."""


def read_ordinal(text: str) -> Ordinal | None:
    """Read the ordinal at the start of the text. "一是建立…" -> label 一是, end 2; None when there is none."""
    found = ORDINAL.match(text)
    if found is None or found.lastgroup is None:
        return None
    return Ordinal(found[found.lastgroup], found.lastgroup, found.end())
