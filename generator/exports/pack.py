"""The whole site's data as one zip: the data files, what their fields mean, and their schemas."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from generator.exports.feeds import Publication
from generator.model import DataFile, PagePath

DATA_ZIP = PagePath("data/data.zip")
_LEVEL = 4
"""Of 52 MB (1,000 articles): 4 takes 0.43 s for 8.4 MB, 6 takes 0.71 s for 7.9 MB, 3 takes 0.31 s for 8.8 MB."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""Date of every member: the first a zip can hold."""


class Pack:
    """The zip, filled file by file, so that the files need not be held together."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._archive = zipfile.ZipFile(self._out, "w", zipfile.ZIP_DEFLATED)

    def add(self, file: DataFile) -> None:
        """Take a data file in, where it stands below data/."""
        if file.path.startswith("data/"):
            self._put(file.path.removeprefix("data/"), file.data)

    def close(self, extra: Mapping[str, bytes], publication: Publication) -> DataFile:
        """The whole, with `extra` (path in the zip -> bytes) and README.txt.

        `extra` holds `schemas/<name>.schema.json`; README.txt is written from their descriptions.
        """
        for name in sorted(extra):
            self._put(name, extra[name])
        readme = "\r\n".join([*_introduction(publication), *_fields(extra)]) + "\r\n"
        self._put("README.txt", b"\xef\xbb\xbf" + readme.encode())
        self._archive.close()
        return DataFile(DATA_ZIP, self._out.getvalue())

    def _put(self, name: str, data: bytes) -> None:
        member = zipfile.ZipInfo(name, _DAY)
        member.compress_type = zipfile.ZIP_DEFLATED
        member.create_system = 0
        self._archive.writestr(member, data, compresslevel=_LEVEL)


def _introduction(publication: Publication) -> Iterator[str]:
    yield publication.title
    yield publication.description
    yield publication.url
    yield ""
    yield "每条记录的 source 写明源文件和首尾字符（解码后按码位计，左闭右开）；url 是站内地址，相对站点根。"
    yield "JSON 文件为 UTF-8；figures.csv 为带 BOM 的 UTF-8，可用 Excel、WPS 直接打开。"


def _fields(extra: Mapping[str, bytes]) -> Iterator[str]:
    """The fields of each file, from its schema, in the schema's order."""
    for path in sorted(extra):
        if not path.endswith(".schema.json"):
            continue
        schema: dict[str, Any] = json.loads(extra[path])
        yield ""
        yield f"{path.rpartition('/')[2].removesuffix('.schema.json')}.json　{schema.get('title', '')}：{schema.get('description', '')}"
        for name, about in schema.get("items", {}).get("properties", {}).items():
            yield f"  {name}　{_type(about)}　{about.get('description', '')}".rstrip()


def _type(about: Mapping[str, Any]) -> str:
    kind = about.get("type", "string" if "enum" in about else "")
    kinds = "/".join(kind) if isinstance(kind, list) else str(kind)
    return f"{kinds}（{'、'.join(map(str, about['enum']))}）" if "enum" in about else kinds
