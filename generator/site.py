"""EDGE: runs MkDocs and Pagefind over docs/ and reports what they say.

The site is built beside the old one and takes its place only when whole, so that a failing build leaves the last good site.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from yaml import YAMLError

from generator.errors import GeneratorError, ToolError

SITE = "site"
_NEXT = ".jianbao/site-next"
_LAST = ".jianbao/site-last"
INDEXED = ("briefs", "sources", "policies", "entities")
"""Folders whose pages the search index holds, each a letter and a hash; lists and the home page would only repeat them."""
NAMED = "topics/*,terms,figures,figures/*"
"""Those with names of their own, which are few."""
PART = 8_000
"""Pages that Pagefind may hold in memory at once, about 0.2 MiB each; a larger site has its index in parts, which the search
page asks together. Each part is asked anew, so that there are as few as memory allows."""
_DIGITS = "0123456789abcdef"
CONTENT = "article.md-content__inner"
"""The element of the theme that holds a page's own words."""
_MARK = b"pagefind_dcd"
EPOCH = "1735689600"
"""SOURCE_DATE_EPOCH when none is set (2025-01-01): the same docs/ give the same site on every day."""


@dataclass(frozen=True, slots=True)
class Built:
    """Where the site is, and what MkDocs warned of (none under strict)."""

    folder: Path
    pages: int
    warnings: tuple[str, ...]


def build_site(root: Path, *, strict: bool = True) -> Built:
    """mkdocs build and the search index; `site/` afterwards is the new site, or on failure still the old one.

    Raises: ToolError with what the tool said.
    """
    following = root / _NEXT
    shutil.rmtree(following, ignore_errors=True)
    following.parent.mkdir(parents=True, exist_ok=True)
    said = run_mkdocs(root, following, strict=strict)
    run_pagefind(following)
    swap(root / SITE, following, root / _LAST)
    pages = sum(1 for _ in (root / SITE).rglob("*.html"))
    return Built(root / SITE, pages, tuple(line for line in said.splitlines() if line.startswith("WARNING")))


def run_mkdocs(root: Path, target: Path, *, strict: bool) -> str:
    """Build into `target`; what MkDocs said.

    Raises: ToolError.
    """
    if not (root / "mkdocs.yml").is_file():
        raise ToolError(str(root / "mkdocs.yml"), "there is no such file", "a site; `jianbao new DIR` makes one")
    # not --quiet: that silences the warnings before --strict counts them
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target.resolve())]
    command += ["--strict"] if strict else []
    environment = {"SOURCE_DATE_EPOCH": EPOCH, **os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    lines = (done.stdout + done.stderr).splitlines()
    said = "\n".join(line for line in lines if not line.startswith("INFO ")).strip()
    if done.returncode != 0:
        raise ToolError("mkdocs build", said or f"ended with {done.returncode}", "no warnings under --strict")
    return said


def run_pagefind(site: Path) -> None:
    """Index the built site for the search page: `pagefind/`, and `pagefind/parts.json` with the names of further parts in it.

    Raises: ToolError.
    """
    try:
        from pagefind_bin_extended import get_executable  # the wheel carries the program itself
    except ImportError:
        raise ToolError(
            "pagefind", "the search indexer is not installed", "pip install pagefind-bin-extended"
        ) from None
    globs = part_globs(sum(1 for folder in INDEXED for _ in (site / folder).glob("*/index.html")))
    names = [f"part-{number}" for number in range(1, len(globs))]
    for glob, name in zip(globs, ("", *names), strict=True):
        command = [str(get_executable()), "--site", str(site), "--glob", glob, "--root-selector", CONTENT]
        command += ["--output-subdir", f"pagefind/{name}".rstrip("/"), "--force-language", "zh", "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            raise ToolError("pagefind", (done.stdout + done.stderr).strip(), "an index of the built site")
        settle_index(site / "pagefind" / name)
    (site / "pagefind/parts.json").write_text(json.dumps(names), "utf-8")


def part_globs(pages: int) -> tuple[str, ...]:
    """Globs that share the indexed pages out by the second letter of their ids, which is a digit of a hash."""
    folders = ",".join(f"{folder}/*" for folder in INDEXED)
    if pages <= PART:
        return (f"{{{folders},{NAMED}}}/index.html",)
    count = next(count for count in (2, 4, 8, 16) if pages <= PART * count or count == 16)
    globs: list[str] = []
    for digits in (_DIGITS[start : start + 16 // count] for start in range(0, 16, 16 // count)):
        own = ",".join(f"{folder}/?[{digits}]*" for folder in INDEXED)
        globs.append(f"{{{own}{'' if globs else f',{NAMED}'}}}/index.html")
    return tuple(globs)


def settle_index(folder: Path) -> None:
    """Give the index the same bytes on every run: Pagefind writes the values of a filter in the order of a random table.

    The values are sorted; the file, and what names it (the index's description and the entry), get the name of the new content.
    """
    renamed: list[tuple[Path, bytes]] = []
    for path in sorted((folder / "filter").glob("*.pf_filter")):
        data = _sorted_filter(gzip.decompress(path.read_bytes()))
        renamed.append((path, _named_anew(path, data)))
    for path in sorted(folder.glob("*.pf_meta")):
        data = gzip.decompress(path.read_bytes())
        for filter_file, stem in renamed:
            data = data.replace(filter_file.stem.encode(), stem)
        name = _named_anew(path, data)
        entry = folder / "pagefind-entry.json"
        old, new = path.stem.encode().partition(b".")[2], name.partition(b".")[2]
        entry.write_bytes(entry.read_bytes().replace(old, new))


def _named_anew(path: Path, data: bytes) -> bytes:
    """Write `data` beside `path` under a name from its content, as long as the old one, and remove the old; the new stem."""
    head, _, digest = path.stem.rpartition("_")
    stem = f"{head}_{hashlib.sha256(data).hexdigest()[: len(digest)]}"
    path.unlink()
    path.with_name(stem + path.suffix).write_bytes(gzip.compress(data, mtime=0))
    return stem.encode()


def _sorted_filter(data: bytes) -> bytes:
    """A filter file, which is CBOR `[name, [[value, [page, …]], …]]` after a mark, with its values sorted."""
    at = len(_MARK)
    if not data.startswith(_MARK) or data[at] != 0x82:
        return data
    count, first = _head(data, _skip(data, at + 1))
    values, start = [], first
    for _ in range(count):
        end = _skip(data, start)
        values.append(data[start:end])
        start = end
    return data[:first] + b"".join(sorted(values)) + data[start:]


def _head(data: bytes, at: int) -> tuple[int, int]:
    """Number of a CBOR head (RFC 8949, section 3), and where what follows it begins."""
    small = data[at] & 0x1F
    width = {24: 1, 25: 2, 26: 4, 27: 8}.get(small, 0)
    return (int.from_bytes(data[at + 1 : at + 1 + width], "big") if width else small), at + 1 + width


def _skip(data: bytes, at: int) -> int:
    """Where the item at this place ends: unsigned numbers, texts and arrays."""
    kind = data[at] >> 5
    number, at = _head(data, at)
    if kind in {2, 3}:
        at += number
    elif kind == 4:
        for _ in range(number):
            at = _skip(data, at)
    return at


def swap(current: Path, following: Path, last: Path) -> None:
    """Put the new folder in the old one's place; two renames, so that hardly a moment is without a site."""
    shutil.rmtree(last, ignore_errors=True)
    if current.exists():
        os.replace(current, last)
    os.replace(following, current)
    shutil.rmtree(last, ignore_errors=True)


@contextmanager
def _dated() -> Iterator[None]:
    """MkDocs' day, for as long as it works: nobody else is to take it for today."""
    before = os.environ.copy()
    os.environ.update({"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"} | before)
    try:
        yield
    finally:
        if "SOURCE_DATE_EPOCH" not in before:
            del os.environ["SOURCE_DATE_EPOCH"]


@_dated()
def build_pages(root: Path, names: Iterable[str], texts: Mapping[str, str]) -> None:
    """Bring these files of docs/ into the built site, pages as HTML; what is gone there goes here.

    `texts` stand in for what docs/ holds (path -> Markdown). A page's HTML hangs on its own Markdown and on the navigation
    alone, because no plugin of the site looks at other pages: so only these are read, whatever the size of docs/.

    Raises: GeneratorError when MkDocs cannot make a page.
    """
    from mkdocs.commands.build import get_context
    from mkdocs.exceptions import MkDocsException
    from mkdocs.structure.files import Files, set_exclusions
    from mkdocs.structure.nav import get_navigation
    from mkdocs.structure.pages import Page

    try:
        config, environment = _theme(root, _theme_key(root))
        docs, wanted = Path(config.docs_dir), tuple(dict.fromkeys(names))
        listed = [name for name in _listed(config.nav) if name not in wanted and (docs / name).is_file()]
        present = [name for name in wanted if name in texts or (docs / name).is_file()]
        files = Files([_file(config, name, texts.get(name)) for name in (*listed, *present)])
        files.add_files_from_theme(environment, config)
        set_exclusions(files, config)
        navigation = get_navigation(files, config)
        for page in navigation.pages:
            page.read_source(config)
        for name in wanted:
            file = files.get_file_from_path(name)
            if file is None:
                gone = Path(_file(config, name).abs_dest_path)
                if not gone.is_dir():  # a folder's pages are named one by one
                    gone.unlink(missing_ok=True)
            elif not file.is_documentation_page():
                _replace(Path(file.abs_dest_path), (docs / name).read_bytes())
            else:
                page = file.page or Page(None, file, config)
                page.read_source(config)
                page.render(config, files)
                template = environment.get_template(page.meta.get("template", "main.html"))
                drawn = template.render(get_context(navigation, files, config, page))
                _replace(Path(file.abs_dest_path), drawn.encode("utf-8", "xmlcharrefreplace"))
    except TemplateSyntaxError as error:
        raise GeneratorError(
            f"{error.filename or error.name}:{error.lineno}", str(error), "a Jinja2 template"
        ) from None
    except (MkDocsException, OSError, TemplateError, YAMLError) as error:
        raise GeneratorError("mkdocs", str(error), "pages that build") from error


def _theme_key(root: Path) -> str:
    """Changes with mkdocs.yml and the theme's overrides: names, sizes and times of their files."""
    files = (root / "mkdocs.yml", *sorted((root / "overrides").rglob("*")))
    return repr([(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files if path.is_file()])


@lru_cache(maxsize=1)
def _theme(root: Path, key: str) -> tuple[Any, Any]:
    """MkDocs' configuration and the theme's templates, whose compiling takes longer than a page."""
    from mkdocs.config import load_config

    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str((root / SITE).resolve()))
    return config, config.theme.get_env()


def _file(config: Any, name: str, text: str | None = None) -> Any:
    from mkdocs.structure.files import File

    file = File(name, config.docs_dir, config.site_dir, config.use_directory_urls)
    if text is not None:
        file.content_string = text
    return file


def _listed(nav: Any) -> Iterator[str]:
    """Pages of mkdocs.yml's navigation, however deep."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _listed(item)


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.next")
    beside.write_bytes(data)
    os.replace(beside, path)
