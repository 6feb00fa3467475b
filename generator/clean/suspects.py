"""Words that look damaged 疑似缺漏: shown to the editor as Notices, never changed and never filled in. To add one: a row in SUSPECTS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.clean.structure import Paragraph
from generator.model import BlockKind, Notice, Severity

SUSPECTS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "doubled-mark",
        re.compile(r"[、，；,;。](?:(?<!。)[、，。；,;]|(?<=。)[，、；]|(?<=。)(?<!。。)。(?!。))"),
        "标点重叠,其间可能缺了词语",
    ),
    ("empty-pair", re.compile(r"“\s*”|‘\s*’|《\s*》|「\s*」|（\s*）|\(\s*\)"), "成对的标点中间没有内容"),
    (
        "lost-object",
        re.compile(r"(?:打造|推出|搭建|成为|具有|达到|位于|属于|以及|并且|关于)(?<![、和与及”’]..)[、；。]"),
        "动词或连词后面没有宾语,可能缺了词语",
    ),
    (
        "lost-number",
        re.compile(r"(?:增长|下降|达到|达|超过|突破|约)(?:[%％]|(?:万|亿)[元人户家吨])"),
        "数量前面没有数字",
    ),
    (
        "damaged-word",
        re.compile(
            "[\ufffd党□■](?:(?<=\ufffd)\ufffd*|(?<=[A-Za-z]党)|(?<=党)(?=[A-Z])|(?<=[\u4e00-\u9fff][□■])(?=[\u4e00-\u9fff]))"
        ),
        "有损坏的字符,正确的字不能确定",
    ),
    (
        "lost-break",
        re.compile(r"(?:\u3000(?<=[^\s。！？；：]\u3000)\u3000+| (?<=[^\s。！？；：] ) {3,})(?=[\u4e00-\u9fff])"),
        "段中有大段空白,可能缺了分段",
    ),
)
"""(rule, pattern, what the editor reads)."""
MOST = 20
"""Notices an article gets; a text damaged throughout needs no more."""
_AROUND = 12


def find_suspects(source: str, paragraphs: Sequence[Paragraph]) -> tuple[Notice, ...]:
    """Suspect places of the running text, in order, MOST at most."""
    found = []
    for notice in _suspects(source, paragraphs):
        found.append(notice)
        if len(found) == MOST:
            break
    return tuple(found)


def _suspects(source: str, paragraphs: Sequence[Paragraph]) -> Iterator[Notice]:
    for paragraph in paragraphs:
        if paragraph.kind not in (BlockKind.BODY, BlockKind.ITEM):
            continue
        text = paragraph.quote.text
        places = sorted(
            (match.start(), match.end(), rule, told)
            for rule, pattern, told in SUSPECTS
            for match in pattern.finditer(text)
        )
        for start, end, rule, told in places:
            low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
            message = f"“{text[low:high]}”:{told}"
            yield Notice(source, rule, message, Severity.INFO, paragraph.quote[low:high], None, 0.5)
