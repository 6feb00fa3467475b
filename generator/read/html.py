"""HTML -> view and marks: text of blocks, headings, items, tables; what lies outside the article is BOILERPLATE.

The container map decides first; where a page has no container we know, trafilatura's judgement of the main content does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from generator.model import FILLER, Mark, MarkKind, RawFile, Span
from generator.read.boilerplate import Block, find_boilerplate, stated_in_cells
from generator.read.containers import Role, role
from generator.read.decoding import decode
from generator.read.fields import field_name
from generator.read.markup import BLOCKS, VOID, Token, attributes, scan, text_view
from generator.read.tables import Grid, table_mark
from generator.read.view import Reading, ViewBuilder

DEEPEST = 500
"""Open elements that are remembered; deeper ones are read as text without a container."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CLOSED_BY = {
    "p": ("p",),
    "li": ("li",),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "dd": ("dd", "dt"),
    "dt": ("dd", "dt"),
}


@dataclass(slots=True)
class _Element:
    tag: str
    role: Role
    set_out: bool


_SET_OUT = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)


@dataclass(slots=True)
class _Page:
    """The state of the one pass over a page."""

    text: str
    stack: list[_Element] = field(default_factory=list)
    pieces: list[tuple[int, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    done: list[Grid] = field(default_factory=list)
    block: Block | None = None
    in_head: bool = False
    links: int = 0
    bold: int = 0
    title: int = -1
    set_out: int = 0
    """Open elements whose lines stand as they are set."""
    open_roles: Counter[Role] = field(default_factory=Counter)
    open_tags: Counter[str] = field(default_factory=Counter)


def read_html(raw: RawFile) -> Reading:
    """View and marks of a page.

    Raises: SourceError as `decode`.
    """
    text, encoding, notices = decode(raw.path, raw.data, declared=True)
    page = _Page(text)
    for token in scan(text):
        _take(page, token)
    _end_block(page)
    page.done += page.grids
    tables = [mark for grid in page.done if (mark := table_mark(grid, page.pieces)) is not None]
    view = ViewBuilder(len(text))
    for start, words in page.pieces:
        view.put(start, words)
    seen = view.finish()
    title = next((mark.value for mark in page.marks if mark.name in ("head-title", "title")), "")
    furniture = find_boilerplate(text, seen, page.blocks, title)
    marks = [*page.marks, *(Mark(block.span, MarkKind.BOILERPLATE) for block in furniture)]
    marks += stated_in_cells(seen, page.blocks)
    outside = {block.start for block in furniture}
    places = sorted(outside)
    marks += [mark for block in page.blocks if block.start not in outside for mark in _marks_of(block)]
    marks += [mark for mark in tables if bisect_left(places, mark.span.start) == bisect_left(places, mark.span.end)]
    return Reading(text, seen, encoding, tuple(marks), notices)


def _marks_of(block: Block) -> list[Mark]:
    if block.heading:
        return [Mark(block.span, MarkKind.HEADING, block.heading)]
    if block.chars and block.bold == block.chars and block.chars <= 48 and not block.cell:
        return [Mark(block.span, MarkKind.HEADING, 6, name="bold")]
    return [Mark(block.span, MarkKind.ITEM)] if block.item else []


def _take(page: _Page, token: Token) -> None:
    if token.kind == "text":
        _take_text(page, token)
    elif token.kind == "open":
        _open(page, token)
    elif token.kind == "close":
        _close(page, token)


def _take_text(page: _Page, token: Token) -> None:
    if page.title >= 0 or page.in_head:
        return
    words = text_view(page.text[token.start : token.end], set_out=page.set_out > 0)
    seen = words.replace(FILLER, "").strip()
    if not seen and page.block is not None and page.open_roles[Role.INFO] > 0:
        words = f" {FILLER * (len(words) - 1)}"  # name, paper and day, each in an element of its own
    page.pieces.append((token.start, words))
    if not seen:
        return
    if page.block is None:
        page.block = _new_block(page, token.start)
    block = page.block
    block.end = token.end
    block.chars += len(seen)
    block.linked += len(seen) if page.links else 0
    block.bold += len(seen) if page.bold else 0


def _new_block(page: _Page, start: int) -> Block:
    heading = next((level for tag, level in _HEADINGS.items() if page.open_tags[tag] > 0), 0)
    return Block(
        start,
        content=page.open_roles[Role.CONTENT] > 0,
        noise=page.open_roles[Role.NOISE] > 0 or _is_beside(page),
        info=page.open_roles[Role.INFO] > 0,
        heading=heading,
        item=page.open_tags["li"] > 0,
        cell=bool(page.grids),
    )


def _is_beside(page: _Page) -> bool:
    """Whether the next block stands in a column of the page that no container of the article in it takes back."""
    if not page.open_roles[Role.BESIDE]:
        return False
    inner = next(one.role for one in reversed(page.stack) if one.role in (Role.CONTENT, Role.BESIDE))
    return inner is Role.BESIDE


def _end_block(page: _Page) -> None:
    if page.block is not None:
        page.blocks.append(page.block)
        page.block = None


def _open(page: _Page, token: Token) -> None:
    tag = token.tag
    if tag == "head":
        page.in_head = True
    elif tag == "body":
        page.in_head = False
    elif tag == "title":
        page.title = token.end
        return
    elif tag == "meta":
        _meta(page, token)
    if tag in BLOCKS:
        _end_block(page)
        page.pieces.append((token.start, "\t" if tag in ("td", "th") and page.grids else "\n"))
        for other in _CLOSED_BY.get(tag, ()):
            if page.stack and page.stack[-1].tag == other:
                _pop(page)
    _open_table(page, token)
    if tag in VOID or (token.attributes.rstrip().endswith("/") and tag not in BLOCKS) or len(page.stack) >= DEEPEST:
        return
    named = attributes(token.attributes) if "class" in token.attributes or "id" in token.attributes else {}
    set_out = tag == "pre" or _SET_OUT.search(token.attributes) is not None
    element = _Element(tag, role(tag, f"{named.get('id', '')} {named.get('class', '')}".strip()), set_out)
    page.stack.append(element)
    page.open_roles[element.role] += 1
    page.open_tags[tag] += 1
    page.links += tag == "a"
    page.bold += tag in ("b", "strong")
    page.set_out += set_out


def _open_table(page: _Page, token: Token) -> None:
    if token.tag == "table":
        for grid in page.grids:
            grid.nested = True
        page.grids.append(Grid(token.start))
    elif page.grids and token.tag == "tr":
        page.grids[-1].new_row(token.start)
    elif page.grids and token.tag in ("td", "th"):
        page.grids[-1].new_cell(token.end, head=token.tag == "th")


def _close(page: _Page, token: Token) -> None:
    tag = token.tag
    if tag == "head":
        page.in_head = False
    if tag == "title" and page.title >= 0:
        value = " ".join(text_view(page.text[page.title : token.start]).replace(FILLER, "").split())
        if value:
            page.marks.append(Mark(Span(page.title, token.start), MarkKind.META, name="head-title", value=value))
        page.title = -1
        return
    if tag in BLOCKS:
        _end_block(page)
        page.pieces.append((token.start, "\n" if tag not in ("td", "th") or not page.grids else FILLER))
    if page.grids and tag in ("td", "th"):
        page.grids[-1].end_cell(token.start)
    elif page.grids and tag == "table":
        grid = page.grids.pop()
        grid.end_cell(token.start)
        grid.end, grid.closing = token.end, token.start
        page.done.append(grid)
    for depth in range(1, min(len(page.stack), 40) + 1):
        if page.stack[-depth].tag == tag:
            for _ in range(depth):
                _pop(page)
            return


def _pop(page: _Page) -> None:
    element = page.stack.pop()
    tag = element.tag
    page.open_roles[element.role] -= 1
    page.open_tags[tag] -= 1
    page.links -= tag == "a"
    page.set_out -= element.set_out
    page.bold -= tag in ("b", "strong")


def _meta(page: _Page, token: Token) -> None:
    named = attributes(token.attributes)
    name = field_name(named.get("name") or named.get("property") or named.get("itemprop") or "")
    value = " ".join(named.get("content", "").split())
    if name and name != "body" and value:
        page.marks.append(Mark(Span(token.start, token.end), MarkKind.META, name=name, value=value[:300]))
