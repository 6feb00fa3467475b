"""The last word on a line: what its looks say where no rule knows it, and above all what an editor says."""

from __future__ import annotations

from dataclasses import replace

from generator.clean.items import Item, Role
from generator.model import Part
from generator.text.around import TITLED, UNTITLED, find_around
from generator.text.kinds import LineKind
from generator.text.lines import ends_sentence
from generator.text.normalise import fold


def drop_around(items: list[Item]) -> list[Item]:
    """Lines that stand around the text by their words and their place, where nothing else says what they are."""
    said = {Role.DROPPED: LineKind.FURNITURE, Role.META: LineKind.LABELS, Role.ITEM: LineKind.SHORT}
    kinds = [said.get(item.role, item.kind) for item in items]
    end = max(
        (at for at, item in enumerate(items) if item.rule == "paragraph" and ends_sentence(item.line.text)), default=0
    )
    plain = ("short-line", "paragraph", "heading-mark", "item")
    kept = {index for index, item in enumerate(items) if item.rule not in (plain if index > end else plain[:2])}
    found = list(items)
    bar = TITLED if any(item.role is Role.TITLE for item in items) else UNTITLED
    for index in find_around([item.line for item in items], kinds, kept, bar):
        found[index] = replace(items[index], role=Role.DROPPED, rule="around", level=0)
    return found


def as_edited(items: list[Item], part: Part) -> list[Item]:
    """The lines that an editor keeps or leaves out, whatever the rules said of them."""
    kept = tuple(fold(words) for name, words in part.meta if name == "keep" and fold(words))
    left = tuple(fold(words) for name, words in part.meta if name == "leave-out" and fold(words))
    if not kept and not left:
        return items
    found = list(items)
    for index, item in enumerate(items):
        words = fold(item.line.text)
        if left and words.startswith(left) and item.role is not Role.TITLE:
            found[index] = replace(item, role=Role.DROPPED, rule="edit", level=0)
        elif kept and words.startswith(kept) and item.role in (Role.DROPPED, Role.META, Role.REPEAT):
            found[index] = replace(item, role=Role.BODY, rule="edit", level=0)
    return found
