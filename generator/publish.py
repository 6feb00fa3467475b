"""Site -> the files of docs/: pages through their templates, data files, schemas, the theme's assets.

A file whose inputs are those of the last build is taken from docs/ (`reuse.py`); the law is that this changes no byte.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path

from generator.cache import content_key, files_below, folder_key
from generator.config import Config
from generator.exports import Publication, make_data
from generator.model import ArticleId, Page, PagePath, Site
from generator.pages import SiteView, freshness, make_article_pages, make_pages
from generator.render import Renderer, load_strings, template_folders
from generator.reuse import Reuse
from generator.review import review_page

PACKAGE = Path(__file__).parent
Report = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, of how many (0: not known)."""


def looks_of(root: Path, config: Config) -> str:
    """Key of all that pages are made with, the site's words and values apart."""
    files = folder_key(*template_folders(root), PACKAGE / "schemas", PACKAGE / "theme_assets")
    return content_key(files.encode(), config.language.encode(), today().encode() if config.review_page else b"")


def make_files(
    root: Path, config: Config, site: Site, reuse: Reuse, report: Report
) -> Iterator[tuple[PagePath, bytes]]:
    """Everything generated below docs/, (path, bytes), each made when it is asked for: a large site is never held whole.

    The data files first: they are large, and what is remembered of each page grows with the pages.

    Raises: RenderError when a template is wrong.
    """
    report("write", 0, 0)
    renderer, looks = make_renderer(root, config), _templates_key(root, config)
    schemas = {f"schemas/{name}": text for name, text in files_below(PACKAGE / "schemas")}
    for data in make_data(site, publication(config), schemas, reuse.file):
        yield data.path, data.data
        del data  # before the next one is made
    for number, page in enumerate(site_pages(config, site)):
        make = partial(_rendered, renderer, page)
        yield page.path, reuse.file(page.path, (looks, page.template, dict(page.context)), make)
        report("write", number + 1, 0)
    for name, text in schemas.items():
        yield PagePath(f"data/{name}"), text
    for name, data_bytes in files_below(PACKAGE / "theme_assets"):
        yield PagePath(f"assets/jianbao/{name}"), data_bytes


def today() -> str:
    """Day by which reviews are overdue, ISO 8601, UTC; SOURCE_DATE_EPOCH stands for the clock where it is set."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(moment) if moment.isdigit() else time.time(), UTC).date().isoformat()


def site_pages(config: Config, site: Site) -> Iterator[Page]:
    """All pages of the site, with the editors' one where the configuration asks for it."""
    view = _view(config, site)
    yield from make_pages(site, view)
    if config.review_page:
        yield review_page(site, today(), view.strings["review.title"], config.edits)


def article_pages(config: Config, site: Site, articles: frozenset[ArticleId]) -> Iterator[Page]:
    """Of all pages the briefing and the full text of these articles."""
    return make_article_pages(site, _view(config, site), articles)


def _view(config: Config, site: Site) -> SiteView:
    words = (config.title, config.description, config.language, load_strings(config.language))
    return SiteView(*words, freshness(site), config.url, config.focus)


def publication(config: Config) -> Publication:
    """What feeds say of the site."""
    return Publication(config.title, config.description, config.language, config.url)


def _templates_key(root: Path, config: Config) -> str:
    return content_key(folder_key(*template_folders(root)).encode(), config.language.encode())


def make_renderer(root: Path, config: Config) -> Renderer:
    """What renders the site's pages; the same one, its templates compiled, until a template changes."""
    return _known_renderer(template_folders(root), config.language, folder_key(*template_folders(root)))


@lru_cache(maxsize=1)
def _known_renderer(folders: tuple[Path, ...], language: str, key: str) -> Renderer:
    return Renderer(folders, load_strings(language))


def _rendered(renderer: Renderer, page: Page) -> bytes:
    return renderer.render(page).encode()
