"""EDGE: writes the changed files of docs/ atomically; prunes by a manifest of what it wrote.

Writing is one transaction: new files are staged inside docs/.jianbao/, a journal says what is to happen, then files are
renamed into place. A run that was killed before the journal stood has changed nothing; after it, the next run (`heal`)
carries it out. So docs/ is the old site or becomes the new one, never a mixture that stays.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import msgspec
from filelock import FileLock, Timeout

from generator.errors import GeneratorError
from generator.model import PagePath

STATE = ".jianbao"
"""Folder in docs/ for the manifest, the journal and staged files; MkDocs passes over names that begin with a dot."""
_MANIFEST, _COPY = "manifest.json", "manifest.copy"
"""What the generator wrote, and the same under its digest: a bit that a disk loses in one of them harms nothing."""
_NOTHING: Mapping[PagePath, str] = MappingProxyType({})
_SAFE_PATH = re.compile(r"(?:[a-z0-9_][a-z0-9_.-]*/)*[a-z0-9_][a-z0-9_.-]*\Z")


@dataclass(frozen=True, slots=True)
class Written:
    """What a write changed; paths relative to docs/, sorted."""

    changed: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int


@contextmanager
def lock(docs: Path) -> Iterator[None]:
    """Hold docs/ for one generator.

    Raises: GeneratorError when another one holds it.
    """
    state = docs / STATE
    try:
        state.mkdir(parents=True, exist_ok=True)
        with FileLock(state / "lock", timeout=0):
            yield
    except Timeout:
        raise GeneratorError(str(docs), "another jianbao is writing here", "one at a time; wait for it") from None
    except OSError as error:
        raise GeneratorError(str(docs), f"cannot be written ({error.strerror})", "a writable folder") from None


def write_docs(
    docs: Path, files: Iterable[tuple[PagePath, bytes]], known: Mapping[PagePath, str] = _NOTHING
) -> Written:
    """Make the generated part of docs/ be exactly `files`, staged as they come; the caller holds `lock`.

    `known`: digests of those that were just read there, by path; it may grow as `files` come.

    Raises: GeneratorError when a path is unsafe or comes twice, or a file that the generator did not write (or that was
    changed by hand since) stands in the way; then nothing is changed.
    """
    heal(docs)
    manifest = read_manifest(docs)
    inside = _Inside(docs)
    changed: list[str] = []
    digests: dict[str, str] = {}
    try:
        for path, data in files:
            if path in digests:
                raise GeneratorError(path, "two pages share this path", "one page, one path")
            digests[path] = known.get(path) or _digest(data)
            if not (path in known and inside.holds_plain(path)) and _must_write(inside, path, data, manifest):
                _stage(docs, len(changed), data)
                changed.append(path)
            del data  # before the next one is made
        deleted = sorted(path for path in manifest if path not in digests and _is_ours(docs / path, manifest[path]))
    except BaseException:
        shutil.rmtree(docs / STATE / "staged", ignore_errors=True)
        raise
    if changed or deleted or digests != manifest or not _is_whole(docs):
        _commit(docs, _Plan(changed, deleted, digests))
    return Written(tuple(sorted(changed)), tuple(deleted), len(digests) - len(changed))


def standing(docs: Path) -> dict[str, str]:
    """Path -> digest of what the generator wrote; {} when any of it is missing or changed, or a write was cut short."""
    manifest = read_manifest(docs)
    whole = not (docs / STATE / "journal.json").exists() and all(
        _is_ours(docs / path, digest) for path, digest in manifest.items()
    )
    return manifest if whole else {}


def as_written(docs: Path, paths: Iterable[str]) -> frozenset[str]:
    """Those of these paths that hold what the generator wrote, or is writing just now; reads no other file of docs/."""
    plan = _read_journal(docs / STATE / "journal.json")
    known = (read_manifest(docs), plan.manifest if plan else {})
    return frozenset(
        path for path in paths if any(path in digests and _is_ours(docs / path, digests[path]) for digests in known)
    )


def heal(docs: Path) -> bool:
    """Carry out what a killed run had decided; True when there was something."""
    state = docs / STATE
    plan = _read_journal(state / "journal.json")
    if plan is None:
        (state / "journal.json").unlink(missing_ok=True)
        shutil.rmtree(state / "staged", ignore_errors=True)
        return False
    before, inside = read_manifest(docs), _Inside(docs)
    for number, path in enumerate(plan.writes):
        staged = state / "staged" / str(number)
        if staged.exists() and _may_go(inside, path, before):
            target = docs / path
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(staged, target)
    for path in plan.deletes:
        if _may_go(inside, path, before):
            (docs / path).unlink(missing_ok=True)
            _remove_empty_parents(docs, docs / path)
    text = json.dumps(plan.manifest, indent=0, sort_keys=True)
    _write_whole(state / _MANIFEST, text)
    _write_whole(state / _COPY, _signed(text.encode()).decode())
    (state / "journal.json").unlink()
    shutil.rmtree(state / "staged", ignore_errors=True)
    return True


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a write is about to do; `writes` in the order of the staged files' numbers."""

    writes: list[str]
    deletes: list[str]
    manifest: dict[str, str]


def _read_journal(path: Path) -> _Plan | None:
    """The plan; None when there is none, or one that this program cannot have written."""
    try:
        plan = msgspec.json.decode(path.read_bytes(), type=_Plan)
    except (OSError, ValueError):
        return None
    safe = all(_SAFE_PATH.match(name) for name in (*plan.writes, *plan.deletes, *plan.manifest))
    return plan if safe else None


class _Inside:
    """Folders that are truly below docs/, links followed; each is looked at once, when the first file of it comes."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs
        self._root = docs.resolve()
        self._known: dict[Path, bool] = {}

    def holds(self, target: Path) -> bool:
        folder = target.parent
        known = self._known.get(folder)
        if known is None:
            known = self._known[folder] = folder.resolve().is_relative_to(self._root)
        return known

    def holds_plain(self, path: str) -> bool:
        """Whether a file of this path would be written through no link."""
        target = self.docs / path
        return _SAFE_PATH.match(path) is not None and not target.is_symlink() and self.holds(target)


def _may_go(inside: _Inside, path: str, manifest: Mapping[str, str]) -> bool:
    """Whether what stands at this path may be replaced: nothing, or what the generator wrote; never behind a link."""
    target = inside.docs / path
    if not inside.holds(target):
        return False
    return not os.path.lexists(target) or _is_ours(target, manifest.get(path, ""))


def _stage(docs: Path, number: int, data: bytes) -> None:
    staged = docs / STATE / "staged"
    if not number:
        staged.mkdir(parents=True, exist_ok=True)
    (staged / str(number)).write_bytes(data)


def _commit(docs: Path, plan: _Plan) -> None:
    _write_whole(docs / STATE / "journal.json", msgspec.json.encode(plan).decode())
    heal(docs)


def _write_whole(path: Path, text: str) -> None:
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def read_manifest(docs: Path) -> dict[str, str]:
    """Path -> digest of what the generator wrote last; of its copy, where that is whole; {} where neither can be read."""
    written = _read_or_nothing(docs / STATE / _MANIFEST)
    digest, _, copied = _read_or_nothing(docs / STATE / _COPY).partition(b"\n")
    text = copied if _digest(copied).encode() == digest else written
    try:
        value = msgspec.json.decode(text, type=dict[str, str])
    except (ValueError, RecursionError):
        return {}
    return {path: digest for path, digest in value.items() if _SAFE_PATH.match(path)}


def _signed(text: bytes) -> bytes:
    return _digest(text).encode() + b"\n" + text


def _is_whole(docs: Path) -> bool:
    """Whether the manifest and its copy are as they were written."""
    state = docs / STATE
    return _read_or_nothing(state / _COPY) == _signed(_read_or_nothing(state / _MANIFEST))


def _read_or_nothing(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _must_write(inside: _Inside, path: str, data: bytes, manifest: Mapping[str, str]) -> bool:
    if not _SAFE_PATH.match(path):
        raise GeneratorError(path, "this is no safe page path", "a-z 0-9 . _ - and /")
    target = inside.docs / path
    try:
        if not inside.holds_plain(path):
            raise GeneratorError(str(target), "a link leads out of docs/", "plain files and folders")
        present = target.read_bytes()
    except FileNotFoundError:
        return True
    except OSError as error:
        raise GeneratorError(str(target), f"cannot be read ({error.strerror})", "a file of the generator") from None
    if present == data:
        return False
    if path not in manifest:
        raise _stranger(inside.docs, target, manifest)
    if _digest(present) != manifest[path]:
        raise GeneratorError(str(target), "changed by hand", "put the change into edits/ and delete the file")
    return True


def _stranger(docs: Path, target: Path, manifest: Mapping[str, str]) -> GeneratorError:
    """Why a file that no manifest names may not be written over."""
    lost = docs / STATE / _MANIFEST
    if manifest or _read_or_nothing(lost) in {b"", b"{}"}:
        return GeneratorError(str(target), "the generator did not write this file", "move it away or rename it")
    expected = f"the list of what the generator wrote; delete that by hand (.gitignore names it), and {lost}, and build"
    return GeneratorError(str(lost), "damaged, and its copy too", expected)


def _is_ours(path: Path, digest: str) -> bool:
    try:
        return not path.is_symlink() and _digest(path.read_bytes()) == digest
    except OSError:
        return False


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _remove_empty_parents(docs: Path, path: Path) -> None:
    for parent in path.parents:
        if parent == docs:
            return
        try:
            parent.rmdir()
        except OSError:
            return
