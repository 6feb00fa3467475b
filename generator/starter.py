"""EDGE: `jianbao new`: the first files of a site of one's own.

Its own files stand in generator/starter_site/; the site builder's configuration, the theme's overrides and the pages
written by hand are those of the sample site, so that a new site looks like the one that is shown. In a wheel they lie in
generator/sample_site/, in a checkout at the top.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from generator import __version__
from generator.errors import GeneratorError

PACKAGE = Path(__file__).parent
OWN = PACKAGE / "starter_site"
SHARED = ("mkdocs.yml", "overrides", "docs/about.md", "docs/guide", "requirements.lock")
"""What the sample site gives, relative to its root."""
PICTURES = frozenset({".png"})
"""Endings of files that are copied as they are."""
_HIDDEN = ("gitignore", "gitlab-ci.yml", "github/")
"""What belongs under a name with a dot, which packaging tools would pass over."""
_SITE_NAME = re.compile("^site_name: .*$", re.MULTILINE)


def make_site(folder: Path, title: str) -> tuple[Path, ...]:
    """Write a new site into `folder`, which must be empty or not there yet; the files made, sorted.

    Raises: GeneratorError when the folder holds anything, or cannot be written.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise GeneratorError(str(folder), "the folder is not empty", "a new or an empty folder")
        made = []
        for name, path in _pieces():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            data = path.read_bytes()
            target.write_bytes(data if path.suffix in PICTURES else _named(name, data.decode("utf-8"), title).encode())
            made.append(target)
        (folder / "edits").mkdir(exist_ok=True)
        return tuple(sorted(made))
    except OSError as error:
        raise GeneratorError(str(folder), f"cannot be written ({error.strerror})", "a writable folder") from None


def _pieces() -> Iterator[tuple[str, Path]]:
    """(path in the new site, file to copy), sorted."""
    sample = PACKAGE / "sample_site"
    shared = sample if sample.is_dir() else PACKAGE.parent
    for path in _files(OWN):
        name = path.relative_to(OWN).as_posix()
        yield f".{name}" if name.startswith(_HIDDEN) else name, path
    for piece in SHARED:
        for path in _files(shared / piece):
            yield path.relative_to(shared).as_posix(), path


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(inner for inner in path.rglob("*") if inner.is_file())


def _named(name: str, text: str, title: str) -> str:
    """The text with the site's title, quoted as YAML wants it."""
    quoted = json.dumps(title, ensure_ascii=False)
    if name == "mkdocs.yml":
        return _SITE_NAME.sub(lambda _: f"site_name: !ENV [JIANBAO_TITLE, {quoted}]", text, count=1)
    return text.replace("@TITLE@", quoted).replace("@VERSION@", __version__)
