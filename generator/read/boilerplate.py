"""Which blocks of a page are furniture: by their containers, by links, and where no container is known by trafilatura."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Mark, MarkKind, Span
from generator.text.dates import find_date, is_date_line
from generator.text.facts import author_note, byline
from generator.text.label_names import NAMES
from generator.text.labels import labels
from generator.text.lines import quote_at
from generator.text.normalise import fold

ENOUGH = 150
"""Characters in known containers from which on the container map alone decides."""
SHORTEST_TITLE = 6
"""Characters from which on a line that begins as the page's <title> does is its title."""
LONGEST_DAY = 18
"""Characters of a day, with the hour and brackets."""
_INFO_REACH = 20
"""Blocks before the first block of content among which title, source and date are looked for."""


@dataclass(slots=True)
class Block:
    """A run of inline text between two block tags, and the containers that are open around it."""

    start: int
    end: int = 0
    content: bool = False
    noise: bool = False
    info: bool = False
    heading: int = 0
    item: bool = False
    cell: bool = False
    chars: int = 0
    linked: int = 0
    bold: int = 0

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


_FIELDS_REACH = 120
"""Blocks of a page among which a table of fields is looked for."""
FEWEST_FIELDS = 3
_STATED = {
    "date": "date",
    "number": "number",
    "issuer": "issuer",
    "author": "author",
    "origin": "source",
    "editor": "editor",
}
"""Name of a label -> that of the mark."""
_NEAR = 2_000
"""Characters behind the last piece in which the next one is looked for before the whole text is."""


def find_boilerplate(text: str, view: str, blocks: list[Block], title: str = "") -> list[Block]:
    """Blocks that are no part of the article, in order; `title` is what the page says of itself in its head."""
    known = sum(block.chars for block in blocks if block.content and not block.noise and block.linked * 2 < block.chars)
    if known >= ENOUGH:
        kept = [
            index
            for index, block in enumerate(blocks)
            if block.content and not block.noise and not _is_link_list(view, block)
        ]
    else:
        kept = _kept_by_trafilatura(text, view, blocks)
    kept = _with_misnamed(view, blocks, kept)
    taken = set(kept) | _heads(view, blocks, kept, fold(title))
    return [block for index, block in enumerate(blocks) if index not in taken]


def _with_misnamed(view: str, blocks: list[Block], kept: list[int]) -> list[int]:
    """What is kept, or where that says nothing, the paragraphs in a container that is only named like furniture: class=right."""
    words = [quote_at(view, block.start, block.end).text for block in blocks]
    if sum(blocks[index].chars for index in kept if _is_sentence(words[index])) >= ENOUGH:
        return kept
    spoken = [
        index
        for index, block in enumerate(blocks)
        if block.noise and block.linked * 2 <= block.chars and _is_sentence(words[index])
    ]
    if sum(blocks[index].chars for index in spoken) < ENOUGH:
        return kept
    last = spoken[-1]
    while last + 1 < len(blocks) and blocks[last + 1].noise and _closes(words[last + 1]):
        last += 1
    between = [index for index in range(spoken[0], last + 1) if blocks[index].linked * 2 <= blocks[index].chars]
    own = [
        index
        for index in kept
        if blocks[index].linked * 2 <= blocks[index].chars and not _is_link_list(view, blocks[index])
    ]
    return sorted({*own, *between})


def _is_link_list(view: str, block: Block) -> bool:
    """An item that is a link to another page, with its day at most."""
    if not block.item or not block.linked:
        return False
    rest = block.chars - block.linked
    return block.linked * 5 >= block.chars * 4 or (
        rest <= LONGEST_DAY and find_date(quote_at(view, *_ends(block)).text) is not None
    )


def _heads(view: str, blocks: list[Block], kept: list[int], title: str) -> set[int]:
    """Title, source and date above the content: near it, and said so by tag, class or form."""
    if not kept:
        return set()
    first = next((index for index in kept if _is_sentence(quote_at(view, *_ends(blocks[index])).text)), kept[0])
    found: set[int] = set()
    for index in range(max(0, first - _INFO_REACH), first):
        block = blocks[index]
        words = quote_at(view, block.start, block.end).text
        if not _is_link_list(view, block) and (
            (block.heading in (1, 2, 3) and not block.linked and not _in_header(block))
            or (block.linked * 2 < block.chars and (labels(words) or is_date_line(words) or byline(words)))
            or (block.info and not block.noise and block.linked * 2 < block.chars)
            or (not block.linked and len(words) >= SHORTEST_TITLE and title.startswith(fold(words)))
        ):
            found.add(index)
    last = kept[-1]
    for index in range(last + 1, min(len(blocks), last + 4)):
        words = quote_at(view, blocks[index].start, blocks[index].end).text
        if any(label.name in ("editor", "author", "origin") for label in labels(words.partition("【")[0])):
            found.add(index)
    return found


def stated_in_cells(view: str, blocks: list[Block]) -> Iterator[Mark]:
    """What a table of fields above the text says of it, 文号 in one cell and the number in the next; () for other tables."""
    cells = [(block, quote_at(view, *_ends(block)).text) for block in blocks[:_FIELDS_REACH] if block.cell]
    named = [(at, NAMES.get("".join(words.rstrip(":：").split()), "")) for at, (_, words) in enumerate(cells)]
    named = [(at, name) for at, name in named if name]
    if len(named) < FEWEST_FIELDS:
        return
    heads = {at for at, _ in named}
    for at, name in named:
        if at + 1 < len(cells) and at + 1 not in heads and name in _STATED:
            block, words = cells[at + 1]
            yield Mark(block.span, MarkKind.META, name=_STATED[name], value=words)


def _ends(block: Block) -> tuple[int, int]:
    return block.start, block.end


def _in_header(block: Block) -> bool:
    return block.noise and block.heading > 1


def _kept_by_trafilatura(text: str, view: str, blocks: list[Block]) -> list[int]:
    candidates = [index for index, block in enumerate(blocks) if not block.noise and block.linked * 2 <= block.chars]
    if sum(blocks[index].chars for index in candidates) < ENOUGH:
        return candidates or list(range(len(blocks)))
    found = fold(_main_text(text))
    words = {index: quote_at(view, blocks[index].start, blocks[index].end).text for index in candidates}
    held = _held(found, [fold(words[index]) for index in candidates])
    kept = [index for index, has in zip(candidates, held, strict=True) if has]
    if sum(blocks[index].chars for index in kept) * 3 < sum(blocks[index].chars for index in candidates):
        return candidates
    first, last = kept[0], kept[-1]
    return [index for index in candidates if first <= index <= last or (index < first and _is_sentence(words[index]))]


def _closes(words: str) -> bool:
    """A short paragraph, or the author's post in brackets, that goes on with the text above."""
    return words.endswith("。") or author_note(words) is not None


def _held(text: str, pieces: Iterable[str]) -> Iterator[bool]:
    """Of each piece whether the text has it; looked for where the last one was first, for most come in the text's order."""
    at = 0
    for piece in pieces:
        found = text.find(piece, at, at + len(piece) + _NEAR) if piece else -1
        if found < 0 and piece:
            found = text.find(piece)
        at = max(at, found)
        yield found >= 0


def _is_sentence(words: str) -> bool:
    return len(words) >= 60 and "。" in words


def _main_text(text: str) -> str:
    if text.count("<div") > 100_000:
        return ""
    import trafilatura

    return (
        trafilatura.extract(text, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False)
        or ""
    )
