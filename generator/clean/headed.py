"""Which proposed headings are none: captions, questions, members of a list, lines with nothing below them."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.clean.items import Item, Role
from generator.text.outline import ordinal

_SPEAKER = re.compile(r"(?:问|答|记者|主持人|Q|A|本[报刊台]|《[^》]{2,12}》)\s*[:：]")
_QUESTION = re.compile(r"[^。，：:？?]{0,12}(?:记者|网友|观众|听众|代表|委员|先生|女士)\s*[:：].*[？?]")
"""What somebody asks at a conference for the press."""
_CAPTION = re.compile(r"(?:附?[表图]\s*\d{1,3}|专栏\s*\d{0,3})")
LONGEST_NAME = 20
"""Code points of a speaker on a line of his own."""


def settle_headings(items: list[Item]) -> list[Item]:
    """Take back headings that have nothing below them, captions and lists of short lines."""
    found = _without_neighbours(items)
    below = False
    for index in range(len(items) - 1, -1, -1):
        item = found[index]
        if item.role in (Role.BODY, Role.ITEM, Role.TABLE, Role.SALUTATION):
            below = below or not item.line.text.startswith("谢谢")
        elif (
            item.role is Role.HEADING
            and item.level in (0, 7)
            and (
                not below
                or _CAPTION.match(item.line.text)
                or _SPEAKER.match(item.line.text)
                or _QUESTION.fullmatch(item.line.text)
                or _is_listed(found[index - 1] if index else None, item)
                or (index and ordinal(item.line.text) is None and _is_spoken_by(found[index - 1]))
            )
        ):
            found[index] = replace(item, role=Role.BODY, rule="caption" if below else "last-line", level=0)
    return found


def _is_spoken_by(item: Item) -> bool:
    """A speaker on a line of his own, 《某某报》记者：, who says what stands below."""
    return (
        item.role in (Role.BODY, Role.HEADING) and item.line.text[-1] in ":：" and len(item.line.text) <= LONGEST_NAME
    )


_AFTER_TEXT = ("button", "neighbour", "related", "share", "english-front")


def _without_neighbours(items: list[Item]) -> list[Item]:
    """Short lines at the end, below 上一篇 下一篇 and nothing else: titles of other pages."""
    found = list(items)
    end = max((at for at, item in enumerate(items) if item.role in (Role.BODY, Role.ITEM, Role.TABLE)), default=-1)
    turned = next((at for at in range(end + 1, len(items)) if items[at].rule in _AFTER_TEXT), len(items))
    for at in range(turned if end >= 0 else len(items), len(items)):
        if items[at].role is Role.HEADING:
            found[at] = replace(items[at], role=Role.DROPPED, rule="neighbour", level=0)
    return found


def _is_listed(last: Item | None, item: Item) -> bool:
    """Whether a numbered line is the next member of the list that the line above it leaves open: (一)…； (二)…？"""
    number, before = ordinal(item.line.text), ordinal(last.line.text) if last else None
    if last is None or number is None or before is None:
        return False
    return before.rank == number.rank and before.value == number.value - 1 and last.line.text[-1] in "；;，,及和"
