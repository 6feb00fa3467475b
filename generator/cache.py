"""EDGE: values kept by content key; knows nothing of stages. A damaged or foreign entry is a miss, never an error."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")
_DIGEST_BYTES = 16


def content_key(*parts: bytes) -> str:
    """Hexadecimal key of these parts, in this order; lengths are hashed too, so ("ab", "c") is not ("a", "bc")."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def files_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """(path below the folder with "/", bytes) of every file in it, sorted."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def folder_key(*folders: Path, suffixes: frozenset[str] = frozenset()) -> str:
    """Hexadecimal key of the files below these folders, names and bytes; only of those with `suffixes`, if any are given."""
    parts: list[bytes] = []
    for folder in folders:
        for name, data in files_below(folder):
            suffix = PurePosixPath(name).suffix
            if suffix != ".pyc" and (not suffixes or suffix in suffixes):
                parts += [name.encode(), data]
        parts.append(b"")
    return content_key(*parts)


def installed_key() -> str:
    """Hexadecimal key of the names and versions of all libraries at hand: another version may read a text otherwise."""
    found = {path.name for entry in sys.path if entry for path in Path(entry).glob("*.dist-info")}
    return content_key(sys.version.encode(), *(name.encode() for name in sorted(found)))


def packed(value: object) -> bytes:
    """A value as the cache keeps it."""
    return msgspec.msgpack.encode(value)


class Cache(Generic[T]):
    """Values of one type in a folder, one file a key."""

    def __init__(self, folder: Path, kind: Any) -> None:
        self._folder = folder
        self._decoder = msgspec.msgpack.Decoder(kind)

    def get(self, key: str) -> T | None:
        """The value, or None when there is none or its bytes are not what was written."""
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        digest, body = data[:_DIGEST_BYTES], memoryview(data)[_DIGEST_BYTES:]  # a large value is not held twice
        if hashlib.blake2b(body, digest_size=_DIGEST_BYTES).digest() != digest:
            return None
        try:
            value: T = self._decoder.decode(body)
        except msgspec.DecodeError:
            return None
        return value

    def put(self, key: str, value: T) -> None:
        """Keep a value; a full or read-only disk only means that it is not kept."""
        self.put_packed(key, packed(value))

    def put_packed(self, key: str, body: bytes) -> None:
        """Keep what `packed` made, in a worker say: a text that was packed holds its bytes as well, for as long as it lives."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.blake2b(body, digest_size=_DIGEST_BYTES).digest())
                file.write(body)
            os.replace(name, path)
        except OSError:
            return

    def keep_only(self, keys: set[str]) -> None:
        """Delete entries that the last build did not use, so that the folder does not grow for ever."""
        for path in self._folder.glob("??/*"):
            if path.parent.name + path.name not in keys:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]
