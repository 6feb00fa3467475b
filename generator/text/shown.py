"""Words of an article as a terminal or a log may show them: on one line, and none of them obeyed."""

from __future__ import annotations

import re

_PERHAPS = re.compile("[^\n -~\u3001-\u9fff\uff01-\uff5e]")
"""What may be a control, direction or separating character; `str.isprintable` decides."""


IDEOGRAPHIC_BLANK = "\u3000"
"""全角空格: it only sets words apart, as in 致　辞."""


def shown(text: str) -> str:
    """The text with every control, direction and separating character, line feeds too, and lone surrogates replaced one for one.

    A name of a file could else move the cursor, turn what follows, or begin a line that a code host obeys (`::error::`).
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == IDEOGRAPHIC_BLANK else "\ufffd" for char in text)


def shown_json(document: str) -> str:
    r"""JSON with these characters as `\\u202e`, which is the same JSON; its own line feeds stay."""
    return document if document.isprintable() else _PERHAPS.sub(_escaped, document)


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if char.isprintable():
        return char
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
