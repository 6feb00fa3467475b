"""EDGE: runs MkDocs and Pagefind over docs/ and reports what they say.

The site is built beside the old one and takes its place only when whole, so that a failing build leaves the last good site.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
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
INDEXED = "{briefs/*,sources/*,policies/*,entities/*,topics/*,terms}/index.html"
"""Pages that the search index holds; lists and the home page would only repeat them."""
CONTENT = "article.md-content__inner"
"""The element of the theme that holds a page's own words."""
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
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target.resolve())]
    command += ["--strict"] if strict else []
    environment = {"SOURCE_DATE_EPOCH": EPOCH, **os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    said = (done.stdout + done.stderr).strip()
    if done.returncode != 0:
        raise ToolError("mkdocs build", said or f"ended with {done.returncode}", "no warnings under --strict")
    return said


def run_pagefind(site: Path) -> None:
    """Index the built site for the search page.

    Raises: ToolError.
    """
    try:
        from pagefind_bin_extended import get_executable  # the wheel carries the program itself
    except ImportError:
        raise ToolError(
            "pagefind", "the search indexer is not installed", "pip install pagefind-bin-extended"
        ) from None
    command = [str(get_executable()), "--site", str(site), "--glob", INDEXED, "--root-selector", CONTENT]
    command += ["--force-language", "zh", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise ToolError("pagefind", (done.stdout + done.stderr).strip(), "an index of the built site")


def swap(current: Path, following: Path, last: Path) -> None:
    """Put the new folder in the old one's place; two renames, so that hardly a moment is without a site."""
    shutil.rmtree(last, ignore_errors=True)
    if current.exists():
        os.replace(current, last)
    os.replace(following, current)
    shutil.rmtree(last, ignore_errors=True)


def build_pages(root: Path, names: Iterable[str], texts: Mapping[str, str]) -> None:
    """Bring these files of docs/ into the built site, pages as HTML; what is gone there goes here.

    `texts` stand in for what docs/ holds (path -> Markdown). A page's HTML hangs on its own Markdown and on the navigation
    alone, because no plugin of the site looks at other pages: so only these are read, whatever the size of docs/.

    Raises: GeneratorError when MkDocs cannot make a page.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
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
                Path(_file(config, name).abs_dest_path).unlink(missing_ok=True)
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
