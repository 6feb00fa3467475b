"""Members of a .zip, with limits against bombs: nothing is unpacked before its stated size is known to be harmless."""

from __future__ import annotations

import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from generator.errors import SourceError
from generator.model import RawFile

MOST_MEMBERS = 5_000
MOST_BYTES = 300_000_000
"""Of all members unpacked."""
HIGHEST_RATIO = 200
"""Unpacked to packed, for members above 1 MB; text and XML pack far below it."""

WAYS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""No LZMA: ten bytes of it may ask for four gigabytes of memory, and its errors are of a kind of their own."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive; its path is NFC with `/`."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A member that is not read, and why (Chinese sentence)."""

    path: str
    message: str


def open_zip(raw: RawFile, expected: str) -> zipfile.ZipFile:
    """The archive, its limits checked.

    Raises: SourceError when it is none, is broken, or would unpack to more than the limits.
    """
    try:
        opened = zipfile.ZipFile(BytesIO(raw.data))
        infos = opened.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, OverflowError) as error:
        raise SourceError(raw.path, f"the file is broken ({error})", expected) from None
    if len(infos) > MOST_MEMBERS:
        raise SourceError(raw.path, f"{len(infos)} members", f"at most {MOST_MEMBERS}")
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise SourceError(raw.path, "it would unpack to too many bytes", f"at most {MOST_BYTES}")
    for info in infos:
        if info.file_size > 1_000_000 and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1):
            raise SourceError(
                raw.path, f"{info.filename} unpacks to {info.file_size} bytes", "a member that is no bomb"
            )
    return opened


def read_member(raw: RawFile, opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One member's bytes.

    Raises: SourceError when it is damaged, encrypted, or larger than the archive states.
    """
    if info.compress_type not in WAYS:
        raise SourceError(raw.path, f"{info.filename} is packed in a way that is not read", "stored, deflate or bzip2")
    try:
        with opened.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise SourceError(
            raw.path, f"{info.filename} cannot be unpacked ({error})", "an undamaged, unlocked archive"
        ) from None
    if len(data) > info.file_size:
        raise SourceError(raw.path, f"{info.filename} is larger than stated", "an honest archive")
    return data


def open_archive(raw: RawFile, suffixes: tuple[str, ...]) -> Iterator[Member | Refused]:
    """Members with one of these suffixes, by name; others that a person put there are Refused.

    Raises: SourceError as `open_zip`.
    """
    opened = open_zip(raw, "a .zip archive")
    seen: set[str] = set()
    for path, info in sorted(
        ((_path(info), info) for info in opened.infolist() if not info.filename.endswith("/")), key=lambda pair: pair[0]
    ):
        name = path.rpartition("/")[2]
        if path.startswith("__MACOSX/") or name.startswith((".", "~$")) or name in ("Thumbs.db", "desktop.ini"):
            continue
        if path in seen:
            yield Refused(path, "压缩包内有两个同名文件,只读第一个")
        elif not name.lower().endswith(suffixes):
            yield Refused(path or "?", "压缩包内的这种文件不读")
        else:
            seen.add(path)
            try:
                yield Member(path, read_member(raw, opened, info))
            except SourceError as error:
                yield Refused(path, f"压缩包内的文件读不出来:{error}")


def _path(info: zipfile.ZipInfo) -> str:
    name = info.filename
    if not info.flag_bits & 0x800:  # no UTF-8 flag: Chinese Windows writes GBK, which zipfile reads as cp437
        try:
            name = name.encode("cp437").decode("gb18030")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = info.filename
    parts = [
        part for part in unicodedata.normalize("NFC", name).replace("\\", "/").split("/") if part not in ("", ".", "..")
    ]
    return "/".join(parts)
