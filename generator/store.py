"""EDGE: lists and reads sources and edits; writes changed files atomically; prunes by a manifest of what it wrote.

Writing is one transaction: new files are staged inside docs/.jianbao/, a journal says what is to happen, then files are
renamed into place. A run that was killed before the journal stood has changed nothing; after it, the next run (`heal`)
carries it out. So docs/ is the old site or becomes the new one, never a mixture that stays.
"""

from __future__ import annotations

import fnmatch
import hashlib
import json
import os
import re
import shutil
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from generator.errors import GeneratorError
from generator.model import Failure, Notice, PagePath, RawFile, Severity

STATE = ".jianbao"
"""Folder in docs/ for the manifest, the journal and staged files; MkDocs passes over names that begin with a dot."""
_CAREFUL = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"))
_SAFE_PATH = re.compile(r"(?:[a-z0-9_][a-z0-9_.-]*/)*[a-z0-9_][a-z0-9_.-]*\Z")


@dataclass(frozen=True, slots=True)
class Sources:
    """What the source folder holds, sorted by path."""

    files: tuple[RawFile, ...]
    failures: tuple[Failure, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a write changed; paths relative to docs/, sorted."""

    changed: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int


def read_sources(folder: Path, edits: Path, exclude: tuple[str, ...], most_bytes: int) -> Sources:
    """Read every regular file below `folder` with its edit file.

    Names that begin with a dot or `~$` (an office program's lock) are passed over. A link, a device, a file that is too
    large or cannot be read becomes a Failure.

    Raises: GeneratorError when `folder` is no folder.
    """
    if not folder.is_dir():
        raise GeneratorError(str(folder), "there is no such folder", "a folder of source files")
    files: list[RawFile] = []
    failures: list[Failure] = []
    notices: list[Notice] = []
    seen: set[str] = set()
    for path in _walk(folder):
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        if any(fnmatch.fnmatch(name, pattern) for pattern in exclude):
            continue
        try:
            if name in seen:
                raise GeneratorError(name, "two files bear this name in two Unicode forms", "one name, one file")
            seen.add(name)
            data = _read_regular(path, name, most_bytes)
        except GeneratorError as error:
            failures.append(Failure(_shown(name), "read", _shown(str(error))))
            continue
        edit, wrong = _read_edit(edits / f"{name}.yaml", name, most_bytes)
        files.append(RawFile(name, data, edit))
        notices += wrong
    notices += _orphans(edits, {raw.path for raw in files}, failures)
    return Sources(tuple(files), tuple(failures), tuple(notices))


def _read_edit(path: Path, source: str, most_bytes: int) -> tuple[bytes | None, tuple[Notice, ...]]:
    """A source's edit file if there is one; an edit that cannot be read is told, and its source is built without it."""
    if not os.path.lexists(path):
        return None, ()
    try:
        return _read_regular(path, path.name, most_bytes), ()
    except GeneratorError as error:
        return None, (Notice(_shown(source), "edit-broken", _shown(str(error)), Severity.ERROR),)


def _walk(folder: Path) -> Iterator[Path]:
    """Files, and links to folders, which are not followed: the reader of files refuses them aloud."""
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(base, name).is_symlink()]
        for name in sorted((*names, *links)):
            if not name.startswith((".", "~$")):
                yield Path(base, name)


def _read_regular(path: Path, name: str, most_bytes: int) -> bytes:
    """The bytes, never more than the limit; a link put in the file's place meanwhile is not followed either."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):  # not even opened: a device may act on that
            raise GeneratorError(name, "this is a link or a device", "a regular file")
        with os.fdopen(os.open(path, os.O_RDONLY | _CAREFUL), "rb") as file:
            status = os.fstat(file.fileno())
            data = b"" if status.st_size > most_bytes else file.read(most_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", error)
        raise GeneratorError(name, f"cannot be read ({reason})", "a readable file") from None
    if (size := max(status.st_size, len(data))) > most_bytes:
        raise GeneratorError(name, f"{size} bytes are too many", f"at most {most_bytes} (limits.file_bytes)")
    return data


def _shown(text: str) -> str:
    """Text without control and direction characters and lone surrogates, so that a name cannot rewrite the log."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _orphans(edits: Path, known: set[str], failures: list[Failure]) -> Iterator[Notice]:
    """Edit files whose source is gone are told, never dropped in silence."""
    if not edits.is_dir():
        return
    failed = {failure.path for failure in failures}
    for path in _walk(edits):
        name = unicodedata.normalize("NFC", path.relative_to(edits).as_posix())
        source = name.removesuffix(".yaml")
        if name.endswith(".yaml") and source not in known and source not in failed:
            yield Notice(_shown(source), "edit-without-source", "编辑文件对应的源文件不存在", Severity.WARNING)


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


def write_docs(docs: Path, files: Mapping[PagePath, bytes]) -> Written:
    """Make the generated part of docs/ be exactly `files`; the caller holds `lock`.

    Raises: GeneratorError when a path is unsafe, or a file that the generator did not write (or that was changed by hand
    since) stands in the way; then nothing is changed.
    """
    heal(docs)
    manifest = _read_manifest(docs)
    changed = [path for path in sorted(files) if _must_write(docs, path, files[path], manifest)]
    deleted = sorted(path for path in manifest if path not in files and _is_ours(docs / path, manifest[path]))
    updated = {path: _digest(files[path]) for path in sorted(files)}
    if changed or deleted or updated != manifest:
        _commit(docs, {path: files[PagePath(path)] for path in changed}, deleted, updated)
    return Written(tuple(changed), tuple(deleted), len(files) - len(changed))


def standing(docs: Path) -> dict[str, str]:
    """Path -> digest of what the generator wrote; {} when any of it is missing or changed, or a write was cut short."""
    manifest = _read_manifest(docs)
    whole = not (docs / STATE / "journal.json").exists() and all(
        _is_ours(docs / path, digest) for path, digest in manifest.items()
    )
    return manifest if whole else {}


def heal(docs: Path) -> bool:
    """Carry out what a killed run had decided; True when there was something."""
    state = docs / STATE
    plan = _read_journal(state / "journal.json")
    if plan is None:
        (state / "journal.json").unlink(missing_ok=True)
        shutil.rmtree(state / "staged", ignore_errors=True)
        return False
    before = _read_manifest(docs)
    for number, path in enumerate(plan.writes):
        staged = state / "staged" / str(number)
        if staged.exists() and _may_go(docs, path, before):
            target = docs / path
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(staged, target)
    for path in plan.deletes:
        if _may_go(docs, path, before):
            (docs / path).unlink(missing_ok=True)
            _remove_empty_parents(docs, docs / path)
    _write_whole(state / "manifest.json", json.dumps(plan.manifest, indent=0, sort_keys=True))
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


def _may_go(docs: Path, path: str, manifest: Mapping[str, str]) -> bool:
    """Whether what stands at this path may be replaced: nothing, or what the generator wrote; never behind a link."""
    target = docs / path
    if not target.parent.resolve().is_relative_to(docs.resolve()):
        return False
    return not os.path.lexists(target) or _is_ours(target, manifest.get(path, ""))


def _commit(docs: Path, writes: Mapping[str, bytes], deletes: list[str], manifest: Mapping[PagePath, str]) -> None:
    staged = docs / STATE / "staged"
    staged.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(writes.values()):
        (staged / str(number)).write_bytes(data)
    plan = _Plan(list(writes), deletes, {str(path): digest for path, digest in manifest.items()})
    _write_whole(docs / STATE / "journal.json", msgspec.json.encode(plan).decode())
    heal(docs)


def _write_whole(path: Path, text: str) -> None:
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def _read_manifest(docs: Path) -> dict[str, str]:
    try:
        value = json.loads((docs / STATE / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(path): str(digest) for path, digest in value.items() if _SAFE_PATH.match(str(path))}


def _must_write(docs: Path, path: str, data: bytes, manifest: Mapping[str, str]) -> bool:
    if not _SAFE_PATH.match(path):
        raise GeneratorError(path, "this is no safe page path", "a-z 0-9 . _ - and /")
    target = docs / path
    try:
        if target.is_symlink() or not target.parent.resolve().is_relative_to(docs.resolve()):
            raise GeneratorError(str(target), "a link leads out of docs/", "plain files and folders")
        present = target.read_bytes()
    except FileNotFoundError:
        return True
    except OSError as error:
        raise GeneratorError(str(target), f"cannot be read ({error.strerror})", "a file of the generator") from None
    if present == data:
        return False
    if path not in manifest:
        raise GeneratorError(str(target), "the generator did not write this file", "move it away or rename it")
    if _digest(present) != manifest[path]:
        raise GeneratorError(str(target), "changed by hand", "put the change into edits/ and delete the file")
    return True


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
