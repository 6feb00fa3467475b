"""HTML as a flat row of tokens with positions: one pass, no recursion, linear also on broken markup.

Own scanner instead of html.parser: we need the place of every character, and time that is linear on hostile input too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import FILLER

BLOCKS = frozenset(
    "address article aside blockquote body br center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption option legend".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
RAW = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "textarea",
        "xmp",
        "select",
        "object",
        "math",
        "canvas",
        "video",
        "audio",
    )
)
_TAG = re.compile(r"""<(/?)([A-Za-z][\w:.\-]*+)((?:[^"'<>]++|"[^"]*+"|'[^']*+')*+)>""")
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,30});?")
_SPACE = re.compile(r"[ \t]*[\r\n\f\v\x1c-\x1e\x85\u2028\u2029][\s]*")
_ATTRIBUTE = re.compile(r"""([\w:.\-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is `text`, `open`, `close` or `other` (comment, declaration, script with its content)."""

    kind: str
    start: int
    end: int
    tag: str = ""
    attributes: str = ""


def scan(text: str) -> Iterator[Token]:
    """All of the text as tokens, in order, without gap or overlap. Never raises."""
    at, length = 0, len(text)
    closed: dict[str, bool] = {}
    strict = True
    while at < length:
        opened = text.find("<", at)
        if opened < 0:
            yield Token("text", at, length)
            return
        if opened > at:
            yield Token("text", at, opened)
        at = opened
        after = text[at + 1 : at + 4]
        if after == "!--":
            end = _find(text, "-->", at + 4, closed)
            yield Token("other", at, end)
        elif after[:1] in ("!", "?"):
            end = _find(text, ">", at + 2, closed)
            yield Token("other", at, end)
        else:
            tag = _TAG.match(text, at) if strict else None
            if tag is None and after[:1].isascii() and (after[:1].isalpha() or after[:1] == "/"):
                end = _find(text, ">", at + 1, closed)
                strict = (
                    strict and '"' in text[at:end]
                )  # one tag with a lost quotation mark: go on strictly; else by the next >
                words = text[at + 1 : end].strip("<>/ ").split(None, 1)
                name = words[0].lower() if words else ""
                yield Token(
                    "close" if after[:1] == "/" else "open", at, end, re.sub(r"[^\w:.\-].*", "", name, flags=re.DOTALL)
                )
            elif tag is None:
                end = at + 1
                yield Token("text", at, end)
            else:
                end, name = tag.end(), tag[2].lower()
                if not tag[1] and name in RAW and not tag[3].rstrip().endswith("/"):
                    end = _end_of_raw(text, name, end, closed)
                    yield Token("other", at, end, name)
                else:
                    yield Token("close" if tag[1] else "open", at, end, name, tag[3])
        at = end


def _find(text: str, mark: str, start: int, closed: dict[str, bool]) -> int:
    """End of the next `mark`, or of the next > when there is none; a mark once missed is not looked for again."""
    if closed.get(mark, True):
        found = text.find(mark, start)
        if found >= 0:
            return found + len(mark)
        closed[mark] = False
    found = text.find(">", start) if closed.get(">", True) else -1
    if found < 0:
        closed[">"] = False
        return len(text)
    return found + 1


def _end_of_raw(text: str, name: str, start: int, closed: dict[str, bool]) -> int:
    mark = f"</{name}"
    if not closed.get(mark, True):
        return start
    found = re.compile(re.escape(mark), re.IGNORECASE).search(text, start)
    if found is None:
        closed[mark] = False
        return start
    end = text.find(">", found.end())
    return len(text) if end < 0 else end + 1


def attributes(raw: str) -> dict[str, str]:
    """Attributes of a tag, names in lower case, entities decoded."""
    return {
        found[1].lower(): html.unescape(next((value for value in found.groups()[1:] if value is not None), ""))
        for found in _ATTRIBUTE.finditer(raw)
    }


def text_view(raw: str, *, set_out: bool = False) -> str:
    """View of a run of text, as long as the run: entities decoded in their first place, line breaks of the markup gone.

    `set_out`: the text is shown as it is set, line by line (<pre>).
    """
    if not raw.strip(" \t\r\n\f") and not set_out:
        return FILLER * len(raw) if "\n" in raw or "\r" in raw else raw
    if "&" in raw:
        raw = _ENTITY.sub(_decoded, raw)
    return raw if set_out else _SPACE.sub(_flat, raw)


def _decoded(found: re.Match[str]) -> str:
    char = html.unescape(found[0])
    if char == found[0] or len(char) > len(found[0]):
        return found[0]
    char = re.sub("[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]", " ", char)
    return char + FILLER * (len(found[0]) - len(char))


def _flat(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    joint = " " if before.isascii() and before.isalnum() and after.isascii() and after.isalnum() else FILLER
    return joint + FILLER * (len(found[0]) - 1)


def flatten_markup(words: str) -> str:
    """HTML inside a value -> its view, of the same length; block tags give a line feed."""
    pieces = []
    for token in scan(words):
        length = token.end - token.start
        if token.kind == "text":
            pieces.append(text_view(words[token.start : token.end]))
        else:
            mark = "\n" if token.tag in BLOCKS else FILLER
            pieces.append(mark + FILLER * (length - 1))
    return "".join(pieces)
