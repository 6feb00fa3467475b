"""Who issued a document and when, by the structure of the sentence that cites it.

近日,甲部、乙委等五部门联合印发《…》 -> (甲部、乙委等五部门, 近日); 甲会议审议通过的《…》; 甲省《…》; 《…》由甲部于2024年5月发布.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.text.segment import tokens

_DATE = (
    r"(?:(?:19|20)[0-9]{2}年(?:\s?[0-9]{1,2}月(?:\s?[0-9]{1,2}日)?)?(?:[初中底末]|年底|上半年|下半年)?"
    r"|(?:今年|去年|前年|本月|上月|当年|同年|次年|近年)(?:\s?[0-9]{1,2}月(?:\s?[0-9]{1,2}日)?|[初中底末]|年初|年底|以来)?"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}日|[初中底末])?|近日|近期|日前|最近|不久前|此前|前不久|日前|昨日|今日|今天|昨天)"
)
_VERB = r"印发|发布|出台|公布|制定|制订|通过|下发|颁布|编制|起草|修订|修改|推出|颁发|签署|提出|发出|公开|联合发文|审议|批准|转发|部署|实施|施行|发表|刊发|撰写|编写|开展|开设|形成"
_VERBS_BEFORE_TITLE = re.compile(
    rf"(?:{_VERB})+(?:并(?:{_VERB}))?(?:实施|施行|执行)?(?:了|的)?(?:[^,，。;；:：《》、]{{0,10}}的|首个|首部|新版|新)?[“\"]?$"
)
_CUT = frozenset(
    "根据 依据 依照 按照 遵照 参照 贯彻 落实 贯彻落实 执行 结合 随着 围绕 针对 进入 入选 列入 纳入 作为 结束 关注 学习 其中 以及 比如 例如 譬如 此外 同时 随后 目前 为此 因此 随即 据悉 一方面 另一方面 按 据 依 即 而 由 经 自 以 从 将 把"
    " 见 详见 参见 载于 出自 目标 内容 要求 具体 被 让 给 对 在 到 并 还 也 又 是 有 如 当 全面 严格 认真 深入 坚持 所谓".split()
)
"""Words before an organ that are not part of its name, whole words only: 国家数据局 holds 据."""
_TAIL = re.compile(
    rf"(?:联合|共同|正式|陆续|相继|先后|专门|研究|组织|牵头|已|已经|曾|还|又|也|再次|再度|首次|率先|密集|及时|近日|日前|近期|最近|于|在|{_DATE}|对外|面向社会|公开|向社会|新近|即将|拟|将|并|提请|审议|讨论|最新|新|同时|随后|此前|具体|所|据此|会议|来)+$"
)
_ORGAN = re.compile(
    r"(?:[部委局院会厅署司处室社庭所]|[银支分人总央]行|[国中省市区县编]办|网信办|文明办|深改办|中央|政府|党组|军委|人大|政协|法院|检察院|部门|单位|机构|协会|联盟|公司|集团|中心|大学|学院|银行|组织|联合国|欧盟|欧洲|我国|国家|"
    r"[省市区县州盟旗乡镇]|两地|三地|全会|大会|代表大会|会议|论坛|美国|英国|日本|德国|法国|韩国|新加坡|平台|[一-龥]网)"
    r"(?:[（(][^（）()]{1,20}[）)])?(?:等(?:多|[0-9一二三四五六七八九十两几]+)?(?:个|家)?(?:部门|部委|单位|机构|国家|省份|地区|省市|地|方)?)?$"
)
_SESSION = re.compile(
    r"(?:党的)?[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}中全会$|党的[一二三四五六七八九十]{2,3}大$|全国人大$"
)
_DATE_AT_START = re.compile(rf"^(?:早在|自|从|在|到|截至|于)?({_DATE})(?:,|，|、|印发|,)?")
_DATE_CLAUSE = re.compile(rf"(?:^|[,，。;；:：、\s])(?:早在|在|于)?({_DATE})[,，]?$")
_AFTER = re.compile(
    rf"^(?:[（(][^（）()]{{0,40}}[）)])?(?:已|正式|是)?(?:(?:由|经)([^,，。;；《》]{{2,40}}?))?(?:已|正式)?(?:于|在)?({_DATE})?(?:正式|联合|共同|起|审议|研究)?(?:{_VERB})"
)
_IN_TITLE = re.compile(
    r"^((?:中共中央|国务院|全国人大常委会|[一-龥]{2,16}?(?:部|委|局|厅|办公厅|办公室|委员会|政府))(?:[\s、][一-龥]{2,20}?(?:部|委|局|厅|院|办公厅|办公室|委员会|政府))*)关于"
)
_YEAR_OF_EDITION = re.compile(r"[（(]\s?((?:19|20)[0-9]{2}年?)(?:版|度)?\s?[）)]$|((?:19|20)[0-9]{2})年?版?$")


@dataclass(frozen=True, slots=True)
class Origin:
    """Issuer 发文机关 and date, each in the text's own words."""

    issuer: str | None = None
    date: str | None = None


def origin_before(text: str) -> Origin:
    """Read issuer and date from the words before the title, from the last title or sentence part on."""
    clause_start = max(text.rfind(mark) for mark in ",，。;；:：!！?？》\n") + 1
    clause, lead = text[clause_start:], text[:clause_start]
    verbs = _VERBS_BEFORE_TITLE.search(clause)
    words = clause[: verbs.start()] if verbs else clause
    date, words = _take_date(words)
    issuer = _organ(words, had_verb=verbs is not None)
    if date is None and (issuer or verbs or not words) and (hit := _DATE_CLAUSE.search(lead[-24:])):
        date = hit[1]
    return Origin(issuer, date)


def origin_after(text: str) -> Origin:
    """Read issuer and date from the words after the title: 由甲部于2024年5月发布."""
    hit = _AFTER.match(text[:80])
    if hit is None:
        return Origin()
    issuer = _organ(hit[1], had_verb=True) if hit[1] else None
    return Origin(issuer, hit[2])


def origin_in(title: str) -> Origin:
    """Read issuer and year from the title itself: 国务院办公厅关于…, …报告(2023)."""
    organ = _IN_TITLE.match(title)
    year = _YEAR_OF_EDITION.search(title)
    return Origin(organ[1] if organ else None, (year[1] or year[2]) if year else None)


def _take_date(words: str) -> tuple[str | None, str]:
    """The date in the clause and the clause without what stands before it."""
    if hit := _DATE_AT_START.match(words):
        return hit[1], words[hit.end() :].removeprefix("的")
    if hits := list(re.finditer(_DATE, words)):
        last = hits[-1]
        rest = words[: last.start()] if words[last.end() :].strip("的,，") == "" else words
        return last[0], rest.removesuffix("于").removesuffix("在")
    return None, words


def _organ(words: str, *, had_verb: bool) -> str | None:
    """The organ named at the end of these words, or None."""
    shorter = _TAIL.sub("", words.strip(' 　“”"')).removesuffix("的").strip()
    if session := _SESSION.search(shorter):
        return session[0]
    shorter = _after_cut(shorter)
    shorter = shorter.strip("、 的了）)").lstrip("和与及")
    longest = 60 if had_verb else 16
    if not 2 <= len(shorter) <= longest or not _ORGAN.search(shorter):
        return None
    return shorter


def _after_cut(words: str) -> str:
    """What follows the last word that cannot stand in an organ's name."""
    start = 0
    for part in tokens(words):
        if part.text in _CUT and part.end < len(words):
            start = part.end
    return words[start:]
