"""Where a sentence may be cut: leading connectives left out, and the last clauses, only where the grammar allows.

Patterns are written for half-width punctuation; `plain` gives it, one character for one.
"""

from __future__ import annotations

import re

from generator.model import Line, Quote
from generator.text.discourse import plain

PREFIX = re.compile(
    r"^(?:(?:摘要|内容提要|提要|核心提示|导语)[: ]+"
    r"|[【[][^】\]]{2,10}[】\]] *"
    r"|(?:本报|本刊|本台|[^。, ]{2,6}[社网报])[^。,]{0,14}[电讯](?: *[(][^)]{2,24}[)] *| +|:))"  # 本报4月2日电 (记者林远)
)
"""A label or dateline in front of the first sentence."""
LEAD = re.compile(
    r"^(?:(?:因此|因而|所以|为此|对此|由此可见|由此看来|由此|可见|总之|总的来看|综上所述|综上|当前|目前|眼下|同时|与此同时|此外|"
    r"另外|首先|其次|再次|最后|然而|不过|但是|无疑|当然|事实上|实践证明|必须看到|也要看到|应当看到|要看到|具体来说|一方面|"
    r"另一方面|换言之|可以说|毫无疑问|众所周知|在此背景下|新时代新征程上?|面向未来|下一步|下一阶段|今后),)+"
    r"|^(?:但是?(?!愿|凡)|而(?!今|立|且|是|言|后)|因此|因而|所以(?!说))(?=[一-龥])"
)
"""Leading connectives that may be left out; a bare one only when no comma follows it."""
DANGLING = re.compile(
    r"^(?:其(?!实)|这|此|该|它|他们|她们|两者|二者|前者|后者|上述|也|还|更|就|则|又|才|却|并|且|以|从而|进而|使|让(?!更)|对此|为此)"
)
"""What must not stand at the beginning of a line that was cut."""
LEANING = re.compile(
    r"^(?:这|此(?!外|次|类)|其(?!实|次|[一二三四五六])|该|它|两者|二者|前者|后者|但|而(?!且)|不过|然而|因为|因此|因而|否则|反之|即(?!使|便)|对此|为此|上述|"
    r"(?:围绕|针对|对于?|面对|基于|按照|通过|在|从|把)(?:这|此|上述|以上))"
)
"""What a line that stands alone does not begin with."""
OPEN_HEAD = re.compile(
    r"^(?:随着|如果|若|虽然|尽管|即使|由于|因为|为了?|通过|在|以|对于?|从|当|只有|只要|除了|根据|按照|围绕|针对|面对|作为|依托|结合|"
    r"立足|就|不仅|不但|既|无论|不论|与其|与|经过|借助|凭借|基于|顺应|坚持以|把|将)"
)
"""A first clause that is no sentence of its own."""
PAIRS = (
    ("不仅", "而且|也|还|更|又"),
    ("不但", "而且|也|还|更"),
    ("既", "又|也|更"),
    ("虽然", "但|却|仍"),
    ("尽管", "但|却|仍"),
    ("不是", "而是"),
    ("不在", "而?在|而是|重在"),
    ("不看", "要看|只看|而看|看的?是"),
    ("不能只", "更|还要|也要"),
    ("不只", "更|还"),
    ("与其", "不如"),
    ("只有", "才|能"),
    ("如果", "就|则|那么|便"),
    ("一方面", "另一方面"),
    ("无论", "都|也"),
    ("一是", "二是"),
    ("如何", "成为|是|关系"),
)
"""A first half and the second halves one of which must be kept with it."""
SAYING = re.compile(
    r"(?:提出|指出|明确|强调|表示|认为|发现|表明|显示|包括|例如|比如)$|(?:时|之后|以来|之际|背景下|过程中|的同时|来看)$|(?:印发|发布|出台|公布|制定)的[^,;]*》$"
)
"""What a kept run of clauses does not end with: the words said, or what happened then, would be cut off."""
JOINED = re.compile(r"^(?:的|和|与|及|以及|或|并|从而|进而|使|其|才|就|则|而是|等|(?:既|也|又|都|更|不仅)?是)")
"""A clause that the one before it needs, or that shows the cut was inside a phrase."""


ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}[是要](?![否个定些样])|第[一二三四五六七八九十],|其[一二三四五],|[(][一二三四五六七八九十][)])"
)
"""A list mark, which means nothing outside its list."""


def trim_lead(quote: Quote) -> tuple[Quote, bool]:
    """Leave out leading connectives, or a list mark, where the rest stands alone; else (quote, False).

    "因此,应加快建设。" -> 应加快建设。; "因此,其作用…" stays: 其 would have nothing to point at.
    """
    words = plain(quote.text)
    found = PREFIX.match(words) or ORDINAL.match(words) or LEAD.match(words)
    if found is None or len(words) - found.end() < 8 or DANGLING.match(words[found.end() :]):
        return quote, False
    if "一方面" in found[0] and "一方面" in words[found.end() :]:
        return quote, False
    return quote[found.end() :], True


def cut_tail(quote: Quote, longest: int) -> Quote:
    """Return the longest whole run of clauses from the start, at most `longest` code points; else the quote."""
    words = plain(quote.text)
    if len(words) <= longest:
        return quote
    for stop in reversed(clause_ends(words)):
        if stop <= longest and is_whole(words[:stop], words[stop + 1 :]):
            return quote[:stop]
    return quote


def keep_main(quote: Quote, shortest: int) -> Quote:
    """Return the first clauses that are whole, at least half the quote and `shortest` code points; else the quote."""
    words = plain(quote.text)
    least = max(shortest, -(-len(words) * 11 // 20))
    stops = (stop for stop in clause_ends(words) if stop >= least and is_whole(words[:stop], words[stop + 1 :]))
    return quote[: next(stops, len(words))]


def clause_ends(words: str) -> list[int]:
    """Positions of the commas and semicolons outside brackets and quotation marks, in order."""
    depth, ends = 0, []
    for at, char in enumerate(words):
        if char in "“‘(《「『〔【":
            depth += 1
        elif char in "”’)》」』〕】":
            depth = max(0, depth - 1)
        elif depth == 0 and char in ",;":
            ends.append(at)
    return ends


def is_whole(kept: str, rest: str) -> bool:
    """Whether the kept clauses are a sentence without the rest."""
    if len(kept) < 10 or JOINED.match(rest.lstrip()) or SAYING.search(kept):
        return False
    last = kept.rsplit(",", 1)[-1].rsplit(";", 1)[-1]
    if LEAD.match(last + ",") or "另一方面" in kept.rsplit(";", 1)[-1]:
        return False
    first = kept.split(",", 1)[0]
    if first == last and (OPEN_HEAD.match(first) or len(first) < 10):
        return False
    if OPEN_HEAD.match(last) and not re.search(r"是|应|要|能|推动|提供|带来|具有", last):
        return False
    return all(not _torn(kept, rest, head, tails) for head, tails in PAIRS)


def _torn(kept: str, rest: str, head: str, tails: str) -> bool:
    """Whether the first half of a pair is kept and its second half is cut off."""
    at = kept.rfind(head)
    return at >= 0 and not re.search(tails, kept[at + len(head) :]) and bool(re.search(tails, rest))


def whole_line(quote: Quote, sentence: int, role: str = "") -> Line:
    """Return the line of a quote as it stands, its list mark included."""
    return Line(quote.text, quote, sentence, False, role)


def stands_alone(line: Line) -> bool:
    """Whether the line is understood without what went before it."""
    return LEANING.match(plain(line.text)) is None


def make_line(quote: Quote, sentence: int, role: str = "", longest: int = 0) -> Line:
    """Return the line of a quote: connectives left out, and cut to `longest` code points where possible (0: never)."""
    trimmed, lead = trim_lead(quote)
    if longest:
        trimmed = cut_tail(trimmed, longest)
    return Line(trimmed.text, trimmed, sentence, lead, role)
