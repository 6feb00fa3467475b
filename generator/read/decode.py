"""Bytes -> text: byte order mark, strict UTF-8, what the file declares, then a guess by chardet; damage stays visible."""

from __future__ import annotations

import hashlib

from generator.errors import SourceError
from generator.model import Notice, Quote, RawFile, Severity, Source, Span

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "cp936": "gb18030", "big5hkscs": "big5hkscs"}
"""A declared GB2312 is in practice GBK; GB18030 reads all three."""
_GUESSED_ON = 100_000
"""Bytes that the guess looks at; more changes nothing on whole articles."""
_MOST_DAMAGE = 0.02
"""Share of damaged characters above which a text is refused: what is left would not read as a text."""


def source_of(raw: RawFile, encoding: str) -> Source:
    """The Source record of a file."""
    return Source(raw.path, hashlib.sha256(raw.data).hexdigest(), encoding)


def decoded(raw: RawFile, declared: str = "") -> tuple[str, str, tuple[Notice, ...]]:
    """Return text, encoding, and Notices of damage; damaged bytes stand as U+FFFD.

    Raises: SourceError when no encoding reads the bytes as a text.
    """
    data = raw.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _told(raw, data[len(mark) :].decode(encoding, "replace"), encoding)
    for encoding in ("utf-8", *_declared(declared)):
        try:
            return data.decode(encoding), encoding, ()
        except (UnicodeDecodeError, LookupError):
            continue
    guess = _guess(data)
    for encoding in dict.fromkeys((guess, "gb18030", "big5", "utf-8")):
        try:
            return data.decode(encoding), encoding, ()
        except (UnicodeDecodeError, LookupError):
            continue
    # No encoding reads all bytes: a few are damaged. Take the one that leaves the least damage.
    tries = [(data.decode(name, "replace"), name) for name in dict.fromkeys(("utf-8", "gb18030", guess))]
    text, encoding = min(tries, key=lambda found: found[0].count("\ufffd"))
    return _told(raw, text, encoding)


def _declared(name: str) -> tuple[str, ...]:
    lowered = name.strip().lower()
    return (_WIDER.get(lowered, lowered),) if lowered else ()


def _guess(data: bytes) -> str:
    if data[:2000].count(0) * 3 >= len(data[:2000]):
        return "utf-16-le" if data[1:2000:2].count(0) >= data[0:2000:2].count(0) else "utf-16-be"
    import chardet

    found = str(chardet.detect(data[:_GUESSED_ON]).get("encoding") or "").lower()
    return _WIDER.get(found, found) or "gb18030"


def _told(raw: RawFile, text: str, encoding: str) -> tuple[str, str, tuple[Notice, ...]]:
    damaged = text.count("\ufffd")
    if damaged > _MOST_DAMAGE * len(text) + 1:
        raise SourceError(raw.path, f"{damaged} of {len(text)} characters cannot be decoded", "a text in a known encoding")
    if not damaged:
        return text, encoding, ()
    at = text.index("\ufffd")
    quote = Quote((Span(at, at + 1),), "\ufffd")
    message = f"有{damaged}处字节损坏，显示为\ufffd"
    return text, encoding, (Notice(raw.path, "bytes-damaged", message, Severity.WARNING, quote),)
