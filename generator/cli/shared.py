"""What several commands share: options, progress bars, the site they work on, how a result is told."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from generator.config import Config
    from generator.model import Site
    from generator.pipeline import Outcome, Report

F = TypeVar("F", bound=Callable[..., Any])


def site_option(function: F) -> F:
    return click.option(
        "-C", "--site", "root", default=".", show_default=True, metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path), help="The site's folder, where site_config.yaml is.",
    )(function)  # fmt: skip


def jobs_option(function: F) -> F:
    return click.option("--jobs", default=1, show_default=True, help="How many processes read articles.")(function)


def format_option(*choices: str) -> Callable[[F], F]:
    return click.option(
        "--format", "form", type=click.Choice(choices), default=choices[0], show_default=True, help="How to print it."
    )


def strict_option(function: F) -> F:
    return click.option("--strict", is_flag=True, help="Exit with 1 when a file failed or an error was noticed.")(
        function
    )


def load(root: Path) -> Config:
    from generator.config import load_config

    return load_config(root)


def run(root: Path, jobs: int) -> Outcome:
    from generator.executor import make_executor
    from generator.pipeline import generate

    config = load(root)
    with progress("generate") as report, make_executor(jobs) as mapper:
        return generate(root, config, mapper, report)


def linked_site(root: Path) -> Site:
    """All articles of the site, linked; writes nothing but the cache."""
    from generator.executor import make_executor
    from generator.pipeline import build_site

    with progress("read") as report, make_executor(1) as mapper:
        return build_site(root, load(root), mapper, report)[0]


@contextmanager
def progress(title: str) -> Iterator[Report]:
    """A progress bar on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress, TaskID

    with Progress(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what if what != title else title, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield report


def tell(site: Site, form: str, where: dict[str, Any]) -> None:
    numbers = {
        "articles": len(site.briefs),
        "figures": sum(len(brief.analysis.figures) for brief in site),
        "links": _count_links(site),
        "notices": len(site.notices),
        "failures": [
            {"path": failure.path, "stage": failure.stage, "message": failure.message} for failure in site.failures
        ],
    }
    if form == "json":
        click.echo(json.dumps({**numbers, **where}, ensure_ascii=False))
        return
    for failure in site.failures:
        click.echo(f"failed: {failure.message}", err=True)
    click.echo(
        f"{numbers['articles']} articles, {numbers['figures']} figures, {numbers['links']} links, {numbers['notices']} notices"
    )
    for name, value in where.items():
        click.echo(f"{name}: {value}")


def _count_links(site: Site) -> int:
    """Links with evidence between pages: related briefings, citations, mentions, shared passages."""
    return (
        sum(len(links) for links in site.related.values())
        + sum(len(policy.citations) for policy in site.policies)
        + sum(len(entity.mentions) for entity in site.entities)
        + sum(len(passage.places) for passage in site.passages)
    )


def leave(site: Site, strict: bool) -> None:
    from generator.model import Severity

    errors = [notice for notice in site.notices if notice.severity is Severity.ERROR]
    if strict and (site.failures or errors):
        for notice in errors:
            click.echo(f"{notice.source}: {notice.rule}: {notice.message}", err=True)
        sys.exit(1)


def edit_file(root: Path, article: str) -> Path:
    """The edit file of this article, made when there is none.

    Raises: click.UsageError when no article or source goes by this name.
    """
    settings = load(root)
    site = linked_site(root)
    for brief in site:
        found = brief.article
        if article in {found.id, found.title.text, found.source.path}:
            break
    else:
        raise click.UsageError(f"{article}: no article goes by this name: an id, a title or a source path")
    path = root / settings.edits / f"{found.source.path}.yaml"
    if not path.exists():
        several = sum(other.article.source.path == found.source.path for other in site) > 1
        lines = [f"source_sha256: {found.source.sha256}"]
        lines += (
            ["articles:", f"  - match: {found.id}", f"    # {found.title.text}"]
            if several
            else [f"# {found.title.text}"]
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
