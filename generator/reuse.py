"""EDGE: files of docs/ by the key of what they were made from: what would be made from the same is read, not made.

A key is that of the program and of every value the file is made from. A Brief or an Article in them counts as the key of the
source it came from, which is known already; so a page is cheap to key however much it quotes.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from generator.cache import Cache, content_key
from generator.model import Article, Brief, Entity, Indicator, PagePath, Passage, Policy, Related, Role, Topic

Made = dict[str, tuple[str, str]]
"""Path below docs/ -> (key of what it was made from, digest of its bytes)."""
_ALL = content_key(b"made")


class Reuse:
    """What stands in docs/ from the last build, and what this one makes."""

    def __init__(self, docs: Path, folder: Path, program: str, inputs: Mapping[str, str]) -> None:
        """`program`: key of the program; `inputs`: path of a source file -> key of all that its Briefs came from."""
        self._program = program.encode()
        self._docs = docs
        self._kept: Cache[Made] = Cache(folder, Made)
        self._known: Made = self._kept.get(_ALL) or {}
        self._now: Made = {}
        self._keyed = _Keyed(inputs)

    def file(self, path: PagePath, values: Any, make: Callable[[], bytes]) -> bytes:
        """The file made from `values` alone: that of the last build where they are the same and it stands unharmed."""
        key = self._key(values)
        was, digest = self._known.get(path, ("", ""))
        data = self._standing(path, digest) if was == key else None
        if data is None:
            data = make()
            digest = hashlib.sha256(data).hexdigest()
        self._now[path] = (key, digest)
        return data

    def _key(self, values: Any) -> str:
        return content_key(self._program, self._keyed.written(values))

    def keep(self) -> None:
        """Remember this build; call it once its files stand."""
        self._kept.put(_ALL, self._now)

    def _standing(self, path: PagePath, digest: str) -> bytes | None:
        try:
            data = (self._docs / path).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == digest else None


class _Keyed:
    """Writes values out to be hashed; equal values give equal bytes, whether or not they are the same object."""

    def __init__(self, inputs: Mapping[str, str]) -> None:
        self._inputs = inputs
        self._shared: dict[int, tuple[Any, str]] = {}
        """Of an object that stands in many pages, by its address: itself, so that the address stays its own, and its key."""

    def written(self, values: Any) -> bytes:
        out = io.BytesIO()
        pickler = _Values(out, self)
        pickler.fast = True
        pickler.dump(values)
        return out.getvalue()

    def short(self, obj: Any) -> str:
        """What stands for an object that would be long: the key of its source, or of its own values."""
        kind: Any = type(obj)
        if kind in _OF_SOURCES:
            article = obj.article if kind is Brief else obj
            return f"{kind.__name__} {article.id} {self._inputs[article.source.path]}"
        known = self._shared.get(id(obj))
        if known is None:
            known = self._shared[id(obj)] = (obj, content_key(self.written((kind.__name__, _values(kind)(obj)))))
        return known[1]


class _Values(pickle.Pickler):
    """Only ever written; what it writes is never read back."""

    def __init__(self, out: io.BytesIO, keyed: _Keyed) -> None:
        super().__init__(out, protocol=5)
        self._short = keyed.short

    def reducer_override(self, obj: Any) -> Any:
        kind: Any = type(obj)
        if kind in _SHORTENED:
            return str, (self._short(obj),)
        if is_dataclass(obj) and not isinstance(obj, type):
            return str, (kind.__name__, _values(kind)(obj))
        return NotImplemented


_OF_SOURCES = frozenset({Brief, Article})
_SHORTENED = _OF_SOURCES | {Entity, Indicator, Passage, Policy, Related, Role, Topic}


@cache
def _values(kind: Any) -> Callable[[Any], Any]:
    """A function that takes the values of all fields at once."""
    return attrgetter(*(field.name for field in fields(kind)))
