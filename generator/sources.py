"""EDGE: lists and reads the source files and their edits: regular files only, none larger than the limit."""

from __future__ import annotations

import fnmatch
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import GeneratorError
from generator.model import Failure, Notice, RawFile, Severity
from generator.text.shown import shown

_CAREFUL = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"))


@dataclass(frozen=True, slots=True)
class Sources:
    """What the source folder holds, sorted by path."""

    files: tuple[RawFile, ...]
    failures: tuple[Failure, ...]
    notices: tuple[Notice, ...]


def read_sources(
    folder: Path, edits: Path, exclude: tuple[str, ...], most_bytes: int, only: frozenset[str] | None = None
) -> Sources:
    """Read every regular file below `folder`, or only those of these names, with its edit file.

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
    closed: list[OSError] = []
    for path in _walk(folder, closed):
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        if (only is not None and name not in only) or any(fnmatch.fnmatch(name, pattern) for pattern in exclude):
            continue
        try:
            if name in seen:
                raise GeneratorError(name, "two files bear this name in two Unicode forms", "one name, one file")
            seen.add(name)
            data = _read_regular(path, name, most_bytes)
        except GeneratorError as error:
            failures.append(Failure(shown(name), "read", shown(str(error))))
            continue
        edit, wrong = _read_edit(edits / f"{name}.yaml", name, most_bytes)
        files.append(RawFile(name, data, edit))
        notices += wrong
    if only is None:
        failures += (
            Failure(name, "read", f"{name}: {problem}: a folder that can be listed")
            for name, problem in _told(closed, folder)
        )
        notices += _orphans(edits, {raw.path for raw in files}, failures)
    return Sources(tuple(files), tuple(failures), tuple(notices))


def _read_edit(path: Path, source: str, most_bytes: int) -> tuple[bytes | None, tuple[Notice, ...]]:
    """A source's edit file if there is one; an edit that cannot be read is told, and its source is built without it."""
    if not os.path.lexists(path):
        return None, ()
    try:
        return _read_regular(path, path.name, most_bytes), ()
    except GeneratorError as error:
        return None, (Notice(shown(source), "edit-broken", shown(str(error)), Severity.ERROR),)


def _told(closed: list[OSError], folder: Path) -> Iterator[tuple[str, str]]:
    """(name, what is wrong) of folders that could not be listed: what lies in them must not seem gone."""
    for error in closed:
        name = Path(os.fsdecode(error.filename)).relative_to(folder).as_posix()
        yield shown(unicodedata.normalize("NFC", name)), f"cannot be read ({error.strerror})"


def _walk(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    """Files, and links to folders, which are not followed: the reader of files refuses them aloud; `closed` gets the others."""
    for base, folders, names in os.walk(folder, onerror=closed.append):
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


def _orphans(edits: Path, known: set[str], failures: list[Failure]) -> Iterator[Notice]:
    """Edit files whose source is gone are told, never dropped in silence."""
    if not edits.is_dir():
        return
    failed = {failure.path for failure in failures}
    closed: list[OSError] = []
    for path in _walk(edits, closed):
        name = unicodedata.normalize("NFC", path.relative_to(edits).as_posix())
        source = name.removesuffix(".yaml")
        if name.endswith(".yaml") and source not in known and source not in failed:
            yield Notice(shown(source), "edit-without-source", "编辑文件对应的源文件不存在", Severity.WARNING)
    for name, problem in _told(closed, edits):
        yield Notice(
            name, "edit-broken", f"{edits.name}/{name}: {problem}: a folder that can be listed", Severity.ERROR
        )
