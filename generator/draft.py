"""What a save shows at once: the pages of the articles that changed, read alone, and the pages that are open in a browser.

A draft knows an article by itself, without its links to others; the whole build that follows a moment later replaces it. Nothing
of it is written to docs/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.config import Config, load_config
from generator.model import Brief, Failure, Notice, Page, Severity, Site
from generator.pipeline import harvest, join, load_sources, load_tasks
from generator.publish import article_pages, make_renderer, site_pages


@dataclass(frozen=True, slots=True)
class Draft:
    """Path below docs/ -> Markdown, and what is wrong with the files that changed."""

    pages: dict[str, str]
    problems: tuple[str, ...] = ()


def make_draft(root: Path, site: Site | None, changes: frozenset[Path], opened: frozenset[str]) -> Draft:
    """`site`: that of the last whole build; `changes`: resolved paths; `opened`: pages shown, as paths below docs/.

    Raises: GeneratorError when the configuration or a template is wrong.
    """
    config = load_config(root)
    alone = _read_anew(root, config, changes)
    pages = list(_own_pages(config, alone))
    if site is not None and not _all_sources(root, config, changes):
        pages += _opened(config, site, opened - {page.path for page in pages})
    renderer = make_renderer(root, config)
    return Draft({page.path: renderer.render(page) for page in pages}, errors_of(alone.failures, alone.notices))


def errors_of(failures: tuple[Failure, ...], notices: tuple[Notice, ...]) -> tuple[str, ...]:
    """Failures and errors in words, each with its file."""
    errors = (notice for notice in notices if notice.severity is Severity.ERROR)
    named = (
        notice.message if notice.source in notice.message else f"{notice.source}: {notice.message}" for notice in errors
    )
    return (*(failure.message for failure in failures), *named)


def _read_anew(root: Path, config: Config, changes: frozenset[Path]) -> Site:
    """A site of the sources that changed, or whose edits did."""
    names = frozenset(name for name in (_source(root, config, path) for path in changes) if name)
    if not names:
        return Site(())
    # the others are not read: a thread that computes beside this one holds up each file by some milliseconds
    sources = load_sources(root, config, names)
    return join(config, tuple(map(harvest, load_tasks(root, config, sources))), sources)


def _source(root: Path, config: Config, path: Path) -> str:
    """Path of the source that a changed file is or belongs to; "" for none."""
    for folder, suffix in ((config.sources, ""), (config.edits, ".yaml")):
        base = (root / folder).resolve()
        if path.is_relative_to(base) and path.name.endswith(suffix):
            return path.relative_to(base).as_posix().removesuffix(suffix)
    return ""


def _all_sources(root: Path, config: Config, changes: frozenset[Path]) -> bool:
    return all(_source(root, config, path) for path in changes)


def _own_pages(config: Config, alone: Site) -> Iterator[Page]:
    """The briefing and the full text of each article read anew."""
    return article_pages(config, alone, frozenset(brief.article.id for brief in alone))


def _opened(config: Config, site: Site, opened: frozenset[str]) -> Iterator[Page]:
    """Those of an article are made alone; for another all pages before it are."""
    if not opened:
        return
    left = set(opened)
    articles = frozenset(brief.article.id for brief in site if left & _paths(brief))
    for page in chain(article_pages(config, site, articles), site_pages(config, site)):
        if page.path in left:
            left.remove(page.path)
            yield page
        if not left:
            return


def _paths(brief: Brief) -> set[str]:
    return {f"{kind}/{brief.article.id}/index.md" for kind in ("briefs", "sources")}
