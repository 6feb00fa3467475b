"""A line of an article with what it is there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.model import Part, Quote
from generator.text.kinds import LineKind
from generator.text.lines import Line


class Role(Enum):
    """What a line is in its article."""

    TITLE = "title"
    META = "meta"
    DROPPED = "dropped"
    REPEAT = "repeat"
    HEADING = "heading"
    TABLE = "table"
    ITEM = "item"
    SALUTATION = "salutation"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """One line, or the remaining piece of one: its words, role and the rule that said so."""

    line: Line
    quote: Quote
    kind: LineKind
    role: Role
    rule: str
    level: int = 0
    """Of a heading that the format marks; 0 when only the words tell."""
    page_break: bool = False
    """Whether a form feed stands before it."""


def file_wrap(part: Part) -> int:
    """The width to which the lines of the part's file are broken, or 0."""
    return int(dict(part.meta).get("wrap", "0"))
