"""How an article, a briefing or a sentence is referred to in writing: GB/T 7714—2015, numeric style 顺序编码制.

What is unknown is left out, never guessed: no date of reading (there is no clock), no place of publication, no page.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.model import Article, Fact

MOST_NAMES = 3
"""GB/T 7714—2015, 8.1.2: up to three, then 等."""
_SEPARATORS = re.compile(r"[、，,;；/|]+")
_WEB = re.compile(r"(?:网|网站|客户端|公众号|微信|微博|频道|\.com|\.cn|\.net|\.org)$")
_NEWSPAPER = re.compile(r"(?:报|Daily|Times|News)(?:[（(][^（）()]{1,8}[）)])?$")
_JOURNAL = re.compile(r"(?:杂志|学刊|学报|公报|月刊|季刊|双月刊|半月刊|周刊|旬刊|研究|评论|论坛|求是|瞭望|Journal)$")
_ISSUE = re.compile(r"[0-9]{4}年?第?[0-9]{1,2}期")


class _Medium(NamedTuple):
    """Mark of the kind of document 文献类型标识 and of its carrier."""

    kind: str
    online: bool

    @property
    def mark(self) -> str:
        return f"[{self.kind}/OL]" if self.online else f"[{self.kind}]"


def article_reference(article: Article) -> str:
    """The article as its source states it.

    `王某, 李某. 题名[N]. 某某日报, 2024-08-08.` · `题名[EB/OL]. 某某网, (2024-08). https://….` · `机关. 题名: 文号[Z]. 2024.`
    """
    origin, url = _line(article.origin), _line(article.url)
    medium = _medium(origin, bool(url))
    date = _line(article.published)
    title = _line(article.title)
    number = _line(article.number)
    if number and number not in title:
        title = f"{title}: {number}"
    if medium.kind == "EB":
        issued = " ".join(
            part for part in (f"{origin}," if origin and date else origin, f"({date})" if date else "") if part
        )
    else:
        issued = ", ".join(part for part in (origin, date) if part)
    names = _names(_line(article.author)) or _line(article.issuer)
    return _joined(names, f"{title}{medium.mark}", issued, url)


def briefing_reference(article: Article, site: str, address: str) -> str:
    """The briefing of an article: `站名. 《题名》简报[EB/OL]. https://…/briefs/….`; without an address `[Z]`."""
    mark = "[EB/OL]" if address else "[Z]"
    return _joined(clean_line(site), f"《{_line(article.title)}》简报{mark}", "", address)


def quotation(article: Article, sentence: int, address: str = "") -> str:
    """A sentence with its source: the words in quotation marks, then the reference, then where the sentence stands.

    Quotation marks inside become single ones, as GB/T 15834—2011, 4.8.3 has it; `address` is the sentence's, or "".
    """
    words = clean_line(article.sentences[sentence].quote.text)
    inner = words.replace("“", "‘").replace("”", "’")
    where = f"原文第{sentence + 1}句" + (f": {address}" if address else "")
    return f"“{inner}”[1]\n[1] {article_reference(article)} {where}."


def _medium(origin: str, online: bool) -> _Medium:
    name = origin.strip('《》“”" ')
    if _WEB.search(name):
        return _Medium("EB", online=True)
    if _JOURNAL.search(name) or _ISSUE.search(name):
        return _Medium("J", online)
    if _NEWSPAPER.search(name):
        return _Medium("N", online)
    return _Medium("EB", online=True) if online else _Medium("Z", online=False)


def _names(author: str) -> str:
    """`王 某 李四` -> `王某, 李四`; a blank inside a name of two characters joins, names in Latin letters keep theirs."""
    names: list[str] = []
    for part in _SEPARATORS.split(author):
        words = part.split()
        if not words:
            continue
        if part.isascii():
            names.append(" ".join(words))
            continue
        half = ""
        for word in words:
            if half:
                names.append(half + word)
                half = ""
            elif len(word) == 1:
                half = word
            else:
                names.append(word)
        names += [half] if half else []
    return ", ".join([*names[:MOST_NAMES], *(["等"] if len(names) > MOST_NAMES else [])])


def _line(fact: Fact | None) -> str:
    return clean_line(fact.text) if fact else ""


def clean_line(text: str) -> str:
    """One line without control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _joined(*parts: str) -> str:
    """Parts end in one full stop each."""
    return " ".join(part if part.endswith((".", "。")) else f"{part}." for part in parts if part)
