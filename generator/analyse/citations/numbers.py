"""Document numbers 文号 in all spellings: 国发〔2023〕5号, 国发[2023] 5 号, 国务院令第711号, 2023年第5号公告."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "01234567890001234567" + "89")

_YEAR_AND_NUMBER = re.compile(
    r"[〔\[［【﹝(（〈]\s?((?:19|20|１９|２０)[0-9０-９]{2}|[一二]\s?[〇○零九][〇○零一二三四五六七八九]{2})\s?年?\s?[〕\]］】﹞)）〉]"
    r"\s?第?\s?([0-9０-９]{1,5})\s?号"
)
_CODE = re.compile(r"[A-Za-z\u4e00-\u9fff]{1,14}$")
_ORDER = re.compile(
    # 国务院令第711号, 中华人民共和国主席令第八十四号, 工业和信息化部令第 63 号
    r"((?:中华人民共和国)?[\u4e00-\u9fff]{2,14}令)\s?[（(]?第?\s?([0-9０-９]{1,4}|[一二三四五六七八九十百零〇]{1,6})\s?号"
)
_ORDER_BEHIND = re.compile(
    # 第809号国务院令, 第 84 号主席令
    r"第\s?([0-9０-９]{1,4}|[一二三四五六七八九十百零〇]{1,6})\s?号((?:中华人民共和国)?(?:国务院|主席|[\u4e00-\u9fff]{2,10}[部委局署])令)"
)
_NOTICE = re.compile(
    # 公告2023年第5号, 2023年第5号公告
    r"公告\s?([12][0-9]{3})\s?年第\s?([0-9]{1,4})\s?号|([12][0-9]{3})\s?年第\s?([0-9]{1,4})\s?号\s?公告"
)
_BEFORE_CODE = re.compile(
    r".*(?:贯彻|落实|执行|遵循|违反|根据|依据|依照|按照|遵照|参照|参见|详见|印发|发布|公布|下发|转发|废止|修订|文件|文号|以及|通知|意见|办法|规定|为|见|以|和|与|及|的|了|在|由|原|按|是|号|即|对)"
)
"""What may stand before the code without a blank; the code begins after the last of these."""
_CODES_WITH_SUCH_WORDS = ("以工代", "对台", "公告")


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """Half-open range of a document number in the sentence, and its one spelling."""

    start: int
    end: int
    number: str


def find_numbers(text: str) -> tuple[NumberSpan, ...]:
    """Return all document numbers of a sentence, in order, normalised: 〔〕, no blanks, Arabic digits, no 第."""
    if "号" not in text:
        return ()
    found = [*_codes(text), *_orders(text), *_notices(text)]
    return tuple(sorted(found, key=lambda item: item.start))


def _codes(text: str) -> list[NumberSpan]:
    found = []
    for hit in _YEAR_AND_NUMBER.finditer(text):
        before = text[max(0, hit.start() - 16) : hit.start()].rstrip()
        code = _CODE.search(before)
        if code is None:
            continue
        name = code[0]
        if (lead := _BEFORE_CODE.match(name)) and lead.end() < len(name):
            name = name[lead.end() :]
        if len(name) > 12:
            continue
        start = max(0, hit.start() - 16) + code.end() - len(name)
        year = re.sub(r"\s", "", hit[1]).translate(_DIGITS)
        found.append(NumberSpan(start, hit.end(), f"{name}〔{year}〕{int(hit[2].translate(_DIGITS))}号"))
    return found


def _orders(text: str) -> list[NumberSpan]:
    found = []
    for hit in _ORDER.finditer(text):
        name = hit[1]
        if (lead := _BEFORE_CODE.match(name)) and lead.end() < len(name) - 1:
            name = name[lead.end() :]
        start = hit.start() + len(hit[1]) - len(name)
        number = hit[2].translate(_DIGITS) if hit[2][0] in "0123456789０１２３４５６７８９" else hit[2]
        found.append(NumberSpan(start, hit.end(), f"{name}第{number}号"))
    for hit in _ORDER_BEHIND.finditer(text):
        digits = hit[1].translate(_DIGITS) if hit[1][0] in "0123456789０１２３４５６７８９" else hit[1]
        found.append(NumberSpan(hit.start(), hit.end(), f"{hit[2]}第{digits}号"))
    return found


def _notices(text: str) -> list[NumberSpan]:
    return [
        NumberSpan(hit.start(), hit.end(), f"公告{hit[1] or hit[3]}年第{int(hit[2] or hit[4])}号")
        for hit in _NOTICE.finditer(text)
    ]
