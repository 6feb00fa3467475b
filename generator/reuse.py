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
from generator.model import (
    Article,
    ArticleId,
    Brief,
    Entity,
    Indicator,
    PagePath,
    Passage,
    Policy,
    Related,
    Role,
    Topic,
)
from generator.pages.readable import FigureView
from generator.pages.topical import YearView

Made = dict[str, tuple[str, str]]
"""Path below docs/ -> (key of what it was made from, digest of its bytes)."""
_ALL = content_key(b"made")


class Reuse:
    """What stands in docs/ from the last build, and what this one makes."""

    def __init__(self, docs: Path, folder: Path, program: str, inputs: Mapping[ArticleId, str]) -> None:
        """`program`: key of the program; `inputs`: article -> key of all that its Brief came from."""
        self._program = program.encode()
        self._docs = docs
        self._kept: Cache[Made] = Cache(folder, Made)
        self._known: Made = self._kept.get(_ALL) or {}
        self._now: Made = {}
        self._keyed = _Keyed(inputs)

        self.standing: dict[PagePath, str] = {}
        """Digest of each file that was found unharmed and taken, so that nobody need read it again."""

    def file(self, path: PagePath, values: Any, make: Callable[[], bytes]) -> bytes:
        """The file made from `values` alone: that of the last build where they are the same and it stands unharmed."""
        key = self._key(values)
        was, digest = self._known.get(path, ("", ""))
        data = self._standing(path, digest) if was == key else None
        if data is None:
            data = make()
            digest = hashlib.sha256(data).hexdigest()
        else:
            self.standing[path] = digest
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

    def __init__(self, inputs: Mapping[ArticleId, str]) -> None:
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
        source = _SOURCES.get(kind)
        if source is not None:
            article, place = source(obj)
            return f"{kind.__name__} {article} {place} {self._inputs[article]}"
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
        if kind is type:  # `str` below, before every value
            return NotImplemented
        if kind in _SHORTENED:
            return str, (self._short(obj),)
        return (str, (kind.__name__, _values(kind)(obj))) if _is_record(kind) else NotImplemented


_SOURCES: Mapping[Any, Callable[[Any], tuple[ArticleId, int]]] = {
    Article: lambda article: (article.id, 0),
    Brief: lambda brief: (brief.article.id, 0),
    FigureView: lambda view: (view.article, view.index),
}
"""Of what an article's source alone decides: (the article, its place in it)."""
_SHORTENED = frozenset({*_SOURCES, Entity, Indicator, Passage, Policy, Related, Role, Topic, YearView})


_is_record = cache(is_dataclass)


@cache
def _values(kind: Any) -> Callable[[Any], Any]:
    """A function that takes the values of all fields at once, spans as numbers."""
    names = [field.name for field in fields(kind)]
    if "spans" not in names:
        return attrgetter(*names)
    others = attrgetter(*(name for name in names if name != "spans"))
    return lambda obj: (others(obj), [(span.start, span.end) for span in obj.spans])
