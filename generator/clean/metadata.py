"""Facts about an article by rule: who wrote it, where and when it stood; each with its place in the source where it has one.

To add a field: its name in `generator.text.facts` or the reader's field names, and a line in `find_facts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.clean.items import Item, Role
from generator.clean.names import bare_names
from generator.model import Fact, MarkKind, Notice, Part, Quote, Severity
from generator.text.dates import Day, find_date, is_date_line
from generator.text.facts import author_note, byline, name_before_post, office_before_name, post_and_name, signature
from generator.text.kinds import LineKind
from generator.text.labels import document_number, imprint, labels, paper
from generator.text.lines import quote_at
from generator.text.names import is_names

_OCCASION = re.compile(r"[—─\-（(]\s*([^—─\-（(]{6,20}?日)\s*(?:[)）]|在)")
_GIVEN_ON = re.compile(r"[（(]\s*\d{4}年\d{1,2}月\d{1,2}日[ \u3000，,]")
"""（2021年11月8日　市会议中心）, below a speech's title."""
_AGENCY = re.compile(
    r"(?:(?P<origin>本报|本台|本网|本刊|[\u4e00-\u9fff]{1,6}?(?:社|日报|晚报|时报|新闻网|网|在线|电视台|广播))?(?P<place>[\u4e00-\u9fff]{2,10}?)?(?P<date>\d{1,2}月\d{1,2}日)?(?:[电電]|[讯訊]|消息))\s*[（(]?\s*(?:(?:特约|见习|实习|全媒体)?[记記]者|通[讯訊][员員])\s*(?P<names>[\u4e00-\u9fff·、\s]{2,40}?)\s*[)）]"
)


_WIRE = re.compile(
    r"[（(](?P<origin>[\u4e00-\u9fff]{2,8}[社报報网網])?(?:特[约派])?[记記]者(?P<names>[\u4e00-\u9fff]{2,3})[/／∕]?(?P<place>[\u4e00-\u9fff]{2,4})?"
    r"(?P<date>\d{1,2}日)?(?:[综綜]合|[专專])?(?:[电電]|[报報][导導道])[)）]"
)
"""（某社记者李明台北10日电）."""
_PAPER = re.compile(
    r"[（(〔【]?(?P<origin>[\u4e00-\u9fff]{2,8}(?<!本)(?:日[报報]|晚[报報]|[时時][报報]|新[闻聞][网網]?|社))\s*[/／\s]\s*(?:[记記]者)"
)
"""經濟日報／ 記者王小明／台北報導."""
_OFFICE = re.compile(r"[（(\[【]\s*(?P<inside>.+?)\s*[)）\]】]|(?:\d{1,2}\s*[.．、:：]\s*)?(?P<office>.+)")
"""The office in a line below its author."""


_POSTED = re.compile(r"(?P<office>[^，,;；]+)[，,]\s*[\u4e00-\u9fff]{2,8}(?:\s[\u4e00-\u9fff]{2,8})?\s*\d{6}")
"""One office with its city and code, as journals print it."""
_STATED = ("origin", "editor", "affiliation", "url", "issuer", "number")
"""Labels whose value is the fact as it stands."""
_ISSUED_BY = re.compile(
    r"(?:[〔《“]|[\u4e00-\u9fff]{1,8}〔\d{4}〕\d+号《?)?(?P<issuer>[\u4e00-\u9fff]{2,24}?(?:人民政府|委员会|[厅局部院])(?:办公厅|办公室)?)(?:关于|[印转]发|批转)"
)


MOST_OFFICES = 6
"""Who issued one document together; more are a list of something else."""


@dataclass(slots=True)
class Facts:
    """What was found so far; the first find of a field wins."""

    found: dict[str, Fact] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def add(self, name: str, fact: Fact) -> None:
        """Keep the fact unless the field is known or the words are none."""
        if fact.text.strip() and name not in self.found:
            self.found[name] = fact


def find_facts(part: Part, items: Iterable[Item]) -> Facts:
    """All facts of a part: what the editor's file and the format state, then its labelled lines, bylines and brackets."""
    facts = Facts()
    items = tuple(items)
    _from_format(facts, part)
    for item in items:
        if item.rule in ("labels", "staff"):
            _from_labels(facts, part, item)
    offices: list[Item] = []
    for item in items:
        if item.rule in ("byline", "author-line"):
            _from_byline(facts, item)
        elif item.rule == "author-note":
            _from_note(facts, item)
        elif item.rule in ("date-line", "label-date"):
            _date(facts, part, item.quote, "date-line")
        elif item.rule.startswith("label-") and (name := item.rule.removeprefix("label-")) in _STATED:
            facts.add(name, Fact(item.quote.text, item.quote, False, "label"))
        elif item.rule == "affiliation-line":
            _from_office(facts, item)
        elif item.rule in ("issuer-line", "signature"):
            offices.append(item)
        elif item.kind is LineKind.SHORT or item.role in (Role.META, Role.DROPPED):
            _from_number(facts, item.quote)
    _from_offices(facts, offices)
    _from_dateline(facts, items)
    _from_occasion(facts, part, items)
    _from_signature(facts, items)
    _from_official_title(facts, part)
    _from_imprint(facts, part, items)
    return facts


def _from_byline(facts: Facts, item: Item) -> None:
    """Names, with the paper or the office that stands before them."""
    text = item.line.text
    _author(facts, _piece(item.quote, byline(text) or post_and_name(text) or (0, len(item.quote.text))), item.rule)
    if paper := _PAPER.match(text):
        words = _piece(item.quote, paper.span("origin"))
        facts.add("origin", Fact(words.text, words, False, item.rule))
    named = name_before_post(text)
    if office := (named[1] if named else office_before_name(text)):
        words = _piece(item.quote, office)
        facts.add("affiliation", Fact(words.text, words, False, item.rule))


def _from_office(facts: Facts, item: Item) -> None:
    found = _OFFICE.fullmatch(item.quote.text)
    if found:
        start, end = found.span("inside" if found["inside"] else "office")
        posted = _POSTED.fullmatch(item.quote.text, start, end)
        words = _piece(item.quote, posted.span("office") if posted else (start, end))
        facts.add("affiliation", Fact(words.text, words, False, item.rule))


def _piece(quote: Quote, words: tuple[int, int]) -> Quote:
    start, end = words
    text = quote.text[start:end]
    start += len(text) - len(text.lstrip())
    return quote[start : start + len(text.strip())]


def _from_format(facts: Facts, part: Part) -> None:
    names = {
        "author": "author",
        "affiliation": "affiliation",
        "source": "origin",
        "url": "url",
        "editor": "editor",
        "issuer": "issuer",
        "number": "number",
    }
    for name, value in part.meta:
        if name in names:
            facts.add(names[name], Fact(value, None, False, "format"))
    low, high = (part.spans[0].start, part.spans[-1].end) if part.spans else (0, 0)
    for mark in part.document.marks:
        if mark.kind is not MarkKind.META or not low <= mark.span.start < high:
            continue
        quote = quote_at(part.document.view, mark.span.start, mark.span.end)
        seen = quote if quote.text and "\n" not in quote.text else None
        if mark.name == "source" and mark.value.startswith(("http://", "https://")):
            facts.add("url", Fact(mark.value, None, False, "format"))
        elif mark.name == "date":
            _iso(facts, part, mark.value, seen, "format")
        elif mark.name == "author" and seen:
            _author(facts, seen, "format")
        elif mark.name in names:
            facts.add(names[mark.name], Fact(seen.text if seen else mark.value, seen, False, "format"))


def _from_labels(facts: Facts, part: Part, item: Item) -> None:
    for label in labels(item.line.text):
        words = _piece(item.quote, (label.start, label.end))
        if not words.text:
            continue
        if label.name == "date":
            _date(facts, part, words, "label")
        elif label.name == "author":
            _author(facts, words, "label")
        elif label.name in _STATED:
            facts.add(label.name, Fact(words.text, words, False, "label"))


def _author(facts: Facts, quote: Quote, rule: str) -> None:
    text = quote.text
    post = re.search(r"[（(]([^（）()]{2,60})[)）]$", text)
    if post:
        facts.add("affiliation", Fact(post[1], quote[post.start(1) : post.end(1)], False, rule))
        quote = quote[: post.start()]
    headed = re.match(r"([^:：]{2,30})[:：]\s*(?=[^:：]{4,60}$)", quote.text)
    if headed and is_names(headed[1]):  # 陈泽暄:某某大学经济学院
        facts.add("affiliation", Fact(quote.text[headed.end() :], quote[headed.end() :], False, rule))
        quote = quote[: headed.end(1)]
    names = bare_names(_piece(quote, (0, len(quote.text))))
    facts.add("author", Fact(names.text, names, False, rule))


def _from_note(facts: Facts, item: Item) -> None:
    quote = item.quote
    note = author_note(item.line.text)
    if note is None:
        return
    if note.author:
        _author(facts, _piece(quote, note.author), "author-note")
    if note.affiliation:
        words = _piece(quote, note.affiliation)
        facts.add("affiliation", Fact(words.text, words, False, "author-note"))


def _date(facts: Facts, part: Part, quote: Quote, rule: str) -> None:
    day = find_date(quote.text, year_only=rule != "date-line")
    if day is not None:
        _stated(facts, part, day, quote[day.start : day.end], rule)


def _iso(facts: Facts, part: Part, value: str, quote: Quote | None, rule: str) -> None:
    day = find_date(value, year_only=True)
    if day is not None:
        _stated(facts, part, day, quote[day.start : day.end] if quote else None, rule)


def _stated(facts: Facts, part: Part, day: Day, quote: Quote | None, rule: str) -> None:
    if day.iso:
        facts.add("published", Fact(day.iso, quote, False, rule))
    else:
        words = quote.text if quote else ""
        facts.notices.append(
            Notice(
                part.document.source.path, "date-impossible", f"日期“{words}”在日历上不存在", Severity.WARNING, quote
            )
        )


def _from_number(facts: Facts, quote: Quote) -> None:
    found = document_number(quote.text)
    if found:
        facts.add("number", Fact(found, quote, False, "number-line"))


def _from_offices(facts: Facts, offices: list[Item]) -> None:
    """The offices that issued it together: those of one rule that stand on lines below one another."""
    group = [item for item in offices if item.rule == offices[0].rule][:MOST_OFFICES]
    if group:
        words = Quote(
            tuple(span for item in group for span in item.quote.spans), "".join(item.quote.text for item in group)
        )
        facts.add("issuer", Fact(words.text, words, False, group[0].rule))


def _from_dateline(facts: Facts, items: tuple[Item, ...]) -> None:
    """新华社北京6月9日电（记者李明）: the agency and the reporter; the day has no year and is not taken."""
    first = next((item for item in items if item.role is Role.BODY), None)
    found = _AGENCY.match(first.line.text) or _WIRE.match(first.line.text) if first else None
    if first is None or found is None:
        return
    if found["origin"] and not found["origin"].startswith("本"):
        facts.add("origin", Fact(found["origin"], first.quote[slice(*found.span("origin"))], False, "dateline"))
    names = _piece(first.quote, found.span("names"))
    facts.add("author", Fact(names.text, names, False, "dateline"))


def _from_signature(facts: Facts, items: tuple[Item, ...]) -> None:
    """（丁一凡） behind the last sentence."""
    last = next((item for item in reversed(items) if item.role is Role.BODY), None)
    names = signature(last.line.text) if last and "author" not in facts.found else None
    if last and names:
        _author(facts, last.quote[slice(*names)], "signature")


def _from_official_title(facts: Facts, part: Part) -> None:
    """某省人民政府关于…的意见, with a number of its own: who issued it."""
    issuer = _ISSUED_BY.match(part.title.text) if part.title and "number" in facts.found else None
    if part.title and issuer:
        words = part.title[slice(*issuer.span("issuer"))]
        facts.add("issuer", Fact(words.text, words, True, "official-title"))


def _from_imprint(facts: Facts, part: Part, items: tuple[Item, ...]) -> None:
    """The paper's own line, 碧川日报 2025年2月27日 A2; of a page with several articles, for those that say nothing themselves."""
    for item in items:
        if item.rule in ("masthead", "paper-line") and (place := paper(item.line.text)):
            words = _piece(item.quote, place)
            facts.add("origin", Fact(words.text, words, False, "imprint"))
        for label in imprint(item.line.text) if item.role is Role.DROPPED else ():
            words = _piece(item.quote, (label.start, label.end))
            if label.name == "date":
                _date(facts, part, words, "imprint")
            else:
                facts.add(label.name, Fact(words.text, words, False, "imprint"))
    for name, value in part.meta:
        if name in ("shared-origin", "shared-editor"):
            facts.add(name.removeprefix("shared-"), Fact(value, None, True, name))
        elif name == "shared-date":
            _iso(facts, part, value, None, name)


def _from_occasion(facts: Facts, part: Part, items: tuple[Item, ...]) -> None:
    """——2025年1月9日在…会议上, the subtitle of a report or speech: the day it was given; also in brackets below the title."""
    for item in items:
        if item.rule == "title-note" and ("在" in item.line.text or _GIVEN_ON.match(item.line.text)):
            _date(facts, part, item.quote, "occasion")
    if part.title is None or "published" in facts.found:
        return
    found = _OCCASION.search(part.title.text)
    if found or is_date_line(part.title.text):
        _date(facts, part, part.title[slice(*found.span(1))] if found else part.title, "occasion")
