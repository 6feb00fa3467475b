"""Bytes -> text 解码: byte order mark, strict UTF-8, the declared charset, UTF-16/32 by their shape, then chardet.

A byte that belongs to no character becomes U+FFFD and is told in a Notice: never left out, never guessed.
"""

from __future__ import annotations

import codecs
import re

from generator.errors import SourceError
from generator.model import Notice, Severity

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:charset\s*=\s*["']?|<\?xml[^>]{0,80}encoding\s*=\s*["'])\s*([\w\-]{2,20})""", re.IGNORECASE
)
_ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
_SAMPLE = 200_000
_CONTROLS = bytes((*range(8), *range(14, 27), *range(28, 32)))
"""Bytes that no Chinese encoding has in its text; escape (27) is left out for ISO-2022."""
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经进着等部度家电力里如水化高自理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理世車長數據經濟發開國會業務實產"
)
_REPLACED = "\ufffd"


def decode(path: str, data: bytes, *, declared: bool = False) -> tuple[str, str, tuple[Notice, ...]]:
    """Text, the name of its encoding, and Notices about damaged bytes; `declared` says that the file may name its charset.

    Raises: SourceError when it is no text at all.
    """
    for bom, name in _BOMS:
        if data.startswith(bom) and not _belied(data[len(bom) :], name):
            return _decoded(path, data, name, skip=len(bom))
    try:
        text = data.decode("utf-8")
        if text.count("\x00") * 4 < len(text):
            return text, "utf-8", ()
    except UnicodeDecodeError:
        pass
    if wide := _wide(data):
        return _decoded(path, data, wide)
    sample = data[:_SAMPLE]
    if (len(sample) - len(sample.translate(None, _CONTROLS))) * 50 > len(sample):
        raise SourceError(path, "this is no text file (it holds binary data)", "text in a known encoding")
    return _decoded(path, data, _declared(data) if declared and _declared(data) else _narrow(data))


def _belied(rest: bytes, name: str) -> bool:
    """Whether a mark of a wide encoding stands before UTF-8: wide text has a zero in every line feed and ASCII character."""
    if name == "utf-8" or b"\x00" in rest:
        return False
    try:
        return not rest.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _decoded(path: str, data: bytes, name: str, skip: int = 0) -> tuple[str, str, tuple[Notice, ...]]:
    text = data[skip:].decode(name, errors="replace")
    damaged = text.count(_REPLACED)
    if not damaged:
        return text, name, ()
    if damaged * 5 > len(text):
        raise SourceError(
            path, "most of its bytes are no characters", "text in a known encoding (UTF-8, GB18030, Big5, UTF-16)"
        )
    message = f"有{damaged}处字节无法按{name}解码,已用�标出"
    return text, name, (Notice(path, "bytes-damaged", message, Severity.WARNING),)


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    if not found:
        return ""
    name = found[1].decode("ascii").lower()
    name = _ALIASES.get(name, name)
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    sample = data[:_SAMPLE].decode(name, errors="replace")
    return name if sample.count(_REPLACED) * 50 <= len(sample) and not name.startswith("iso-8859") else ""


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a byte order mark, by how many of the characters so decoded are common ones."""
    best, name = 0.3, ""
    for candidate in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        width = 4 if "32" in candidate else 2
        if len(data) % width:
            continue
        sample = data[: 4000 * width].decode(candidate, errors="replace")
        bad = sample.count(_REPLACED) + sample.count("\x00")
        if not sample or bad * 20 > len(sample):
            continue
        share = sum(char in _COMMON or " " <= char <= "~" or char in "\r\n，。、；：“”（）　" for char in sample) / len(
            sample
        )
        if share > best:
            best, name = share, candidate
    return name


def _narrow(data: bytes) -> str:
    """GB18030, Big5, damaged UTF-8 or whatever chardet says."""
    sample = data[:_SAMPLE]
    as_utf8 = sample.decode("utf-8", errors="replace")
    wide = sum(1 for char in as_utf8[:20_000] if "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef")
    if wide and as_utf8[:20_000].count(_REPLACED) * 3 <= wide:
        return "utf-8"
    scores = {name: _plausible(sample, name) for name in ("gb18030", "big5hkscs")}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= 0.15 and scores[best] >= 2 * min(scores.values()):
        return best
    return _guess(sample)


def _plausible(sample: bytes, name: str) -> float:
    """Share of the Chinese characters that are common ones, less what could not be decoded."""
    text = sample.decode(name, errors="replace")
    wide = [char for char in text if char > "\x7f"]
    if not wide:
        return 0.0
    return sum(char in _COMMON or char in "，。、；：“”（）" for char in wide) / len(wide) - 3 * wide.count(
        _REPLACED
    ) / len(wide)


def _guess(sample: bytes) -> str:
    import chardet

    name = (chardet.detect(sample).get("encoding") or "gb18030").lower()
    return _ALIASES.get(name, "gb18030" if name == "ascii" else name)
