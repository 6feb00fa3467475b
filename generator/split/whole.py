"""A file that is one article: its title is looked for at its head, and failing that inside it."""

from __future__ import annotations

import re

from generator.model import Quote
from generator.split.shared import above_labels, below_page_name, comes_back, library_title
from generator.split.sheet import Opening, Sheet, without_around
from generator.split.signed import LONGEST_SECTION_NAME, cutting_title, is_broken, title_from
from generator.text.contents import is_contents_head
from generator.text.dates import find_date
from generator.text.facts import is_agency, post_and_name
from generator.text.kinds import LineKind, is_bare_attachment, is_official_title, is_wrapped
from generator.text.labels import is_number_line, labels, paper
from generator.text.lines import LONGEST_TITLE, ends_inside, ends_sentence, is_foreign
from generator.text.names import is_names_alone
from generator.text.normalise import fold
from generator.text.outline import ordinal

_ISSUER = re.compile(r".{2,30}(?:人民政府|委员会|办公厅|办公室|人民代表大会|常务委员会|管理局|[局厅部院委会]|文件)")
_WORK = re.compile(
    r"(?!新闻|政府公报)[\u4e00-\u9fff]{1,24}(?:条例|办法|规定|细则|章程|规划|纲要|公报|报告|纪要|决定|通告)"
)
"""A work's own name: a title however short."""
_OF_A_YEAR = re.compile(
    r"(?:关于)?\d{4}年.{0,16}(?:总结|要点|计划|打算|报告|安排)(?:.{0,12}(?:总结|要点|计划|打算|安排))?"
)
"""2023年工作总结, below the office whose it is."""
_NAMES = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{2,8}\s*[·•]\s*[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff（）()]{2,30}(?:有限责任公司|股份有限公司|有限公司|集团公司|集团)"
)
"""A column 晨间日记 · 快评, or the company whose page it is."""
_ORDER = re.compile(r"《(?P<work>[^《》]{4,60})》[^《》]{0,120}(?:现予|予以)(?:公布|发布|施行)")
_PAUSES = re.compile("[，,。；;：:]")
_ADOPTED = re.compile("(?:通过|批准)[)）]?$")
_ENDED = re.compile(r"(?:会议|大会|[报刊网社]|文件.{0,4}|材料|汇编|选编|\d)$")
"""Names of papers and meetings, which are no first half of a title."""
_SCRIPT = re.compile(
    r".{4,30}(?:播出文?稿|文字稿|录音稿|文稿|内部资料|交流材料|新闻通稿)(?:[（(].{1,12}[)）])?|.{2,16}第.{1,3}届.{0,8}(?:会期|会议)"
)
"""What sort of paper it is, or the meeting it was put before, above its title."""
_NAMED_DAY = re.compile(r"[《“]?[\u4e00-\u9fff]{4,}[》”]?(?=[\s（(]*\d{4})")
_SPACED = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]{1,4}[\u4e00-\u9fff]){3,}")
_JOINING = ("和", "及", "与", "暨", "以及")
FIGURES = 5
"""Rank of 1. among the ordinals: a number before a title, as lists of texts have it."""
DEEPEST_TITLE = 3
"""Level of the headings of a page that may be its title."""
SHORTEST_HEADLINE = 5
"""Code points of a headline that the day and the author below it tell from the name of a section."""
_HEAD_LINES, _MOST_LINES = 14, 60
"""Lines of a head; furniture among them does not count, up to so many lines in all."""


def whole_file(sheet: Sheet) -> tuple[Opening, ...]:
    """One opening for the whole file; its title is None when no line is one."""
    if (promulgated := _promulgated(sheet)) is not None:
        return (Opening(0, promulgated, "promulgated", 0.9),)
    if (named := below_page_name(sheet)) is not None:
        return (Opening(0, sheet.quote(named), "whole-file"),)
    sheet = without_around(sheet)
    head: list[int] = []
    lines = [index for index, kind in enumerate(sheet.kinds[:_MOST_LINES]) if kind is not LineKind.FURNITURE]
    title = min((at for at, level in sheet.headings.items() if level <= DEEPEST_TITLE), default=0)
    for index in lines[:_HEAD_LINES]:
        kind = sheet.kinds[index]
        if index < title and kind is LineKind.TEXT and is_entry(sheet.lines[index].text):
            continue
        if not head and (is_bare_attachment(sheet.lines[index].text) or is_foreign(sheet.lines[index].text)):
            continue
        ends = (LineKind.TEXT, LineKind.SALUTATION)
        if kind in ends or (head and kind in (LineKind.NUMBERED, LineKind.BYLINE)):
            break
        if (
            kind is LineKind.SHORT
            and not is_names_alone(sheet.lines[index].text)
            and not post_and_name(sheet.lines[index].text)
            and not paper(sheet.lines[index].text)
        ):
            head.append(index)
    head = [index for index in head if not _bracketed(sheet.lines[index].text)] or [
        index for index in head if sheet.lines[index].text[0] in "【〔"
    ]
    once = [index for index in head if not comes_back(sheet, index)]
    titles = (index for index in once if not is_contents_head(sheet.lines[index].text))
    head = once if any(not is_agency(sheet.lines[index].text) for index in titles) else head
    if head:
        return (Opening(0, title_of_head(sheet, head), "whole-file"),)
    return (_without_head(sheet),)


def _without_head(sheet: Sheet) -> Opening:
    """The opening of a file that begins with its text, or with a line that looks like it."""
    number = ordinal(sheet.lines[0].text) if sheet.kinds[0] is LineKind.NUMBERED else None
    if number and number.rank >= FIGURES and sheet.kinds[1:2] == (LineKind.TEXT,):
        return Opening(0, sheet.quote(0)[number.width :], "whole-file", 0.6)
    if programme := _programme(sheet):
        return Opening(0, programme, "whole-file")
    if printed := library_title(sheet):
        return Opening(0, printed, "whole-file", 0.8)
    if (placed := above_labels(sheet)) is not None:
        return Opening(0, sheet.quote(placed), "page-head", 0.8)
    inside = cutting_title(sheet, range(1, len(sheet.lines)))
    if inside is not None:
        return Opening(0, sheet.quote(inside), "title-inside", 0.9)
    return Opening(0, None, "whole-file", 0.8)


def is_entry(text: str) -> bool:
    """A link of a list above the title: short, and no sentence."""
    return len(text) <= LONGEST_TITLE and not ends_sentence(text)


def _promulgated(sheet: Sheet) -> Quote | None:
    """The name of the work that an order 令 above it puts into force: 《…办法》已经…通过，现予公布."""
    head = "".join(line.text for line in sheet.lines[:_HEAD_LINES])
    found = _ORDER.search(head)
    name = fold(found["work"]) if found else ""
    return next(
        (
            sheet.quote(index)
            for index, line in enumerate(sheet.lines[:_MOST_LINES])
            if name and fold(line.text) == name
        ),
        None,
    )


def _programme(sheet: Sheet) -> Quote | None:
    """The name of a broadcast with its day, which stands above its words and where no other line is a title."""
    if sheet.kinds[:1] != (LineKind.DATE,) or len(sheet.lines) < 2:
        return None
    named = _NAMED_DAY.match(sheet.lines[0].text)
    return sheet.quote(0) if named and not is_agency(named[0]) else None


def _bracketed(text: str) -> bool:
    """(2024年9月27日…会议通过): a note on the title, not the title."""
    return text[0] in "（(【〔" and text[-1] in "）)】〕" and not any(mark in text[1:-1] for mark in "（(【〔")


def title_of_head(sheet: Sheet, head: list[int]) -> Quote:
    """The title among the short lines above the text: not the section's name, with its second line and subtitle."""
    head = _below_masthead(sheet, head)
    head = [
        index
        for index, below in zip(head, [*head[1:], 0], strict=True)
        if not _names_site(sheet.lines[index].text, sheet.lines[below].text)
    ]
    head = [index for index in head if not _SCRIPT.fullmatch(sheet.lines[index].text)] or head
    head = _without_adoption(sheet, head)
    texts = [sheet.lines[index].text for index in head]
    if (official := _official(sheet, head)) is not None:
        return official
    if texts[0][0] not in "—─" and len(texts) > 1 and texts[1][0] in "—─":
        return title_from(sheet, head[:2])
    spaced = next((turn for turn, text in enumerate(texts) if _SPACED.fullmatch(text)), None)
    if spaced is not None and not any(
        len(text) > LONGEST_SECTION_NAME and text[0] not in "—─" for text in texts[spaced + 1 : spaced + 2]
    ):
        return _with_deck(sheet, head[spaced:])
    if (slogans := _above_subtitle(sheet, head)) is not None:
        return slogans
    said_twice = _said_twice(texts)
    if said_twice is not None:
        return _with_deck(sheet, head[said_twice:])
    main = 0 if _above_facts(sheet, head[0]) else _headline(sheet, head)
    if main == 0 and len(texts[0]) > LONGEST_SECTION_NAME and len(texts) > 1:
        if (ends_inside(texts[0]) or texts[1].startswith(_JOINING)) and head[1] - head[0] == 1:
            return _joined(sheet, head[:2])
        if texts[1][0] in "—─":
            return title_from(sheet, head[:2])
    if main + 1 < len(texts) and head[main + 1] - head[main] == 1 and is_broken(texts[main], texts[main + 1]):
        return _joined(sheet, head[main : main + 2])
    if main and head[main] - head[main - 1] == 1 and is_agency(texts[main - 1]) and _OF_A_YEAR.fullmatch(texts[main]):
        return _joined(sheet, head[main - 1 : main + 1])
    return _with_deck(sheet, head[main:])


def _official(sheet: Sheet, head: list[int]) -> Quote | None:
    """关于…的通知 among these lines, with the issuer's line above it or its own second line; else None."""
    texts = [sheet.lines[index].text for index in head]
    beside = [turn for turn in range(len(head) - 1) if head[turn + 1] - head[turn] == 1]
    officials = [turn for turn, text in enumerate(texts) if is_official_title(text)]
    found = min(officials, key=lambda turn: (is_wrapped(texts[turn]), texts[turn][0] != "《", turn), default=None)
    if found is None:
        return _official_over_lines(sheet, head, beside)
    issued = (
        found > 0 and found - 1 in beside and texts[found].startswith("关于") and _ISSUER.fullmatch(texts[found - 1])
    )
    return _joined(sheet, head[found - 1 : found + 1] if issued else head[found : found + 1])


def _official_over_lines(sheet: Sheet, head: list[int], beside: list[int]) -> Quote | None:
    """关于… / …的通知 on two lines, or on three."""
    texts = [sheet.lines[index].text for index in head]
    for turn in beside:
        for end in (turn + 2, turn + 3):
            adjacent = end <= len(head) and head[end - 1] - head[turn] == end - 1 - turn
            begins = texts[turn].startswith("关于") or texts[turn].endswith("关于")
            if adjacent and begins and is_official_title("".join(texts[turn:end])):
                return _joined(sheet, head[turn:end])
    return None


def _headline(sheet: Sheet, head: list[int]) -> int:
    """The first line that is more than the name of a section, or the one below it where it is a kicker."""
    texts = [sheet.lines[index].text for index in head]
    main = next(
        (
            turn
            for turn, text in enumerate(texts)
            if (len(text) > LONGEST_SECTION_NAME and not is_agency(text) and not _NAMES.fullmatch(text))
            or _WORK.fullmatch(text)
        ),
        0,
    )
    adjacent = main + 1 < len(head) and head[main + 1] - head[main] == 1
    return main + 1 if adjacent and _is_kicker(texts[main], texts[main + 1]) else main


def _above_facts(sheet: Sheet, index: int) -> bool:
    """A short headline with its day and author right below it, above a teaser of more words."""
    text, below = sheet.lines[index].text, sheet.texts[index + 1 : index + 2]
    named = {label.name for label in labels(below[0])} if below else set()
    return len(text) >= SHORTEST_HEADLINE and not is_agency(text) and {"date", "author"} <= named


def _is_kicker(text: str, below: str) -> bool:
    """A kicker 肩题, a sentence of two clauses, above a headline of one that is much shorter."""
    return (
        "，" in text
        and not ends_inside(text)
        and len(below) > LONGEST_SECTION_NAME
        and len(below) * 3 <= len(text) * 2
        and not _PAUSES.search(below)
        and below[0] not in "—─（("
        and not is_agency(below)
    )


def _without_adoption(sheet: Sheet, head: list[int]) -> list[int]:
    """Without 2022年12月30日某县人民代表大会…会议通过, on one line or two, above the title."""
    end = next((turn for turn, index in enumerate(head) if _ADOPTED.search(sheet.lines[index].text)), None)
    if end is None or end > 1 or end + 1 >= len(head) or find_date(sheet.lines[head[0]].text) is None:
        return head
    return head[end + 1 :]


def _above_subtitle(sheet: Sheet, head: list[int]) -> Quote | None:
    """A title of two slogans, one a line, with its subtitle ——… below them."""
    turn = next((turn for turn, index in enumerate(head) if sheet.lines[index].text[0] in "—─"), 0)
    pair = head[turn - 2 : turn] if turn >= 2 else []
    if (
        not pair
        or head[turn] - pair[0] != 2
        or any(len(sheet.lines[index].text) <= LONGEST_SECTION_NAME for index in pair)
        or any(is_agency(sheet.lines[index].text) or _ENDED.search(sheet.lines[index].text) for index in pair[:1])
    ):
        return None
    return _joined(sheet, head[turn - 2 : turn + 1])


def _said_twice(texts: list[str]) -> int | None:
    """The last of two lines alike: a page lists its titles above, or says its own before its path."""
    words = ["" if is_agency(text) else fold(text) for text in texts]
    twice = (turn for turn in range(len(words) - 1, 0, -1) if len(words[turn]) >= 6 and words[turn] in words[:turn])
    return next(twice, None)


def _with_deck(sheet: Sheet, head: list[int]) -> Quote:
    """The first of these lines, with a subtitle right below it."""
    if len(head) > 1 and head[1] - head[0] == 1 and sheet.lines[head[1]].text[0] in "—─":
        return title_from(sheet, head[:2])
    return sheet.quote(head[0])


def _names_site(text: str, below: str) -> bool:
    """Whether a line is the one below it behind the names of a site and its section."""
    return len(below) >= 8 and text != below and text.endswith((f" {below}", f"　{below}"))


def _below_masthead(sheet: Sheet, head: list[int]) -> list[int]:
    """Without the name of the series above a number 〔2025〕19号 or 第31期, where a title stands below it."""
    for turn in range(1, len(head)):
        between = range(head[turn - 1] + 1, head[turn])
        above = any(is_official_title(sheet.lines[index].text) for index in head[:turn])
        if not above and any(is_number_line(sheet.lines[index].text) for index in between):
            below = [sheet.lines[index].text for index in head[turn:]]
            first = next((place for place, text in enumerate(below) if not is_agency(text)), len(below))
            joins = 0 < first < len(below) and below[first].startswith("关于")
            return head[turn + first - joins :] or head
    return head


def _joined(sheet: Sheet, lines: list[int]) -> Quote:
    quotes = [sheet.quote(index) for index in lines]
    return Quote(tuple(span for quote in quotes for span in quote.spans), "".join(quote.text for quote in quotes))
