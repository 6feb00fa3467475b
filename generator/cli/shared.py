"""What several commands share: options, progress bars, the site they work on, how a result is told."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.text.shown import shown, shown_json

if TYPE_CHECKING:
    from generator.config import Config
    from generator.executor import Mapper
    from generator.model import Site
    from generator.pipeline import Outcome
    from generator.publish import Report
    from generator.verify import Flaw

F = TypeVar("F", bound=Callable[..., Any])


def site_option(function: F) -> F:
    return click.option(
        "-C", "--site", "root", default=".", show_default=True, metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path), help="The site's folder, where site_config.yaml is.",
    )(function)  # fmt: skip


def jobs_option(function: F) -> F:
    return click.option("--jobs", default=1, show_default=True, help="How many processes read articles.")(function)


def executor_option(function: F) -> F:
    return click.option(
        "--executor", "cluster", default="", metavar="ADDRESS",
        help="Read articles on the Dask cluster whose scheduler is at tcp://HOST:PORT (extra: dask).",
    )(function)  # fmt: skip


def format_option(*choices: str) -> Callable[[F], F]:
    return click.option(
        "--format", "form", type=click.Choice(choices), default=choices[0], show_default=True, help="How to print it."
    )


def strict_option(function: F) -> F:
    return click.option("--strict", is_flag=True, help="Exit with 1 when a file failed or an error was noticed.")(
        function
    )


def collect_seldom() -> None:
    """Let Python look for garbage seldom: a build makes millions of small values and hardly a cycle.

    CPU of `generate` on 300 articles with thresholds of 700 / 50,000: 20.3 / 16.2 s, memory 237 / 245 MiB.
    """
    import gc

    gc.set_threshold(50_000, 20, 100)


def speak_anyhow() -> None:
    """A terminal that knows no Chinese gets escapes, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(line: str, *, err: bool = False) -> None:
    """Print one line, whatever it quotes."""
    click.echo(shown(line), err=err)


def say_lines(words: str) -> None:
    """Print several lines, as the preview and outside programs give them."""
    for line in words.split("\n"):
        say(line)


def say_json(value: object) -> None:
    """Print a value as JSON on one line."""
    click.echo(shown_json(json.dumps(value, ensure_ascii=False)))


def load(root: Path) -> Config:
    from generator.config import load_config

    return load_config(root)


def mapper_for(jobs: int, cluster: str) -> AbstractContextManager[Mapper]:
    """The cluster when one is named, else this machine.

    Raises: ToolError when the cluster does not answer.
    """
    from generator.executor import make_executor

    if not cluster:
        return make_executor(jobs)
    from generator.executor_dask import DaskExecutor

    return DaskExecutor(cluster)


def run(root: Path, jobs: int, cluster: str = "") -> Outcome:
    from generator.pipeline import generate

    config = load(root)
    os.environ.update(site_words(config))
    with progress("generate") as report, mapper_for(jobs, cluster) as mapper:
        return generate(root, config, mapper, report)


def site_words(config: Config) -> dict[str, str]:
    """What mkdocs.yml takes from site_config.yaml, as environment variables: neither says it twice."""
    return {
        "JIANBAO_TITLE": config.title,
        "JIANBAO_DESCRIPTION": config.description,
        "JIANBAO_URL": config.url,
        "JIANBAO_LANGUAGE": config.language,
    }


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
                tasks[what] = bars.add_task(what if what != title else title, total=total or None)
            bars.update(tasks[what], completed=done, total=total or None)

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
    warn(site)
    if form == "json":
        say_json({**numbers, **where})
        return
    for failure in site.failures:
        say(f"failed: {failure.message}", err=True)
    say(
        f"{numbers['articles']} articles, {numbers['figures']} figures, {numbers['links']} links, {numbers['notices']} notices"
    )
    for name, value in where.items():
        say(f"{name}: {value}")


_TOLD = frozenset(
    {"edit-stale", "edit-unmatched", "edit-not-found", "edit-without-source", "phrase-unanswered", "phrase-budget"}
)
"""Rules of notices that are told at once: something was asked for and not done."""


def warn(site: Site) -> None:
    """Tell errors and what could not be done as it was asked for; `jianbao review` lists the rest."""
    from generator.model import Severity

    for notice in site.notices:
        if notice.severity is Severity.ERROR or notice.rule in _TOLD:
            say(f"{notice.source}: {notice.rule}: {notice.message}", err=True)


def annotate(
    form: str, root: Path, flaws: Iterable[Flaw] = (), broken: Iterable[str] = (), *, site: Site | None = None
) -> None:
    """Print findings as the code host `form` reads them."""
    from generator.annotate import FORMATS, Place, of_proof, of_review
    from generator.publish import today
    from generator.review import review

    place = Place(root, load(root))
    items = review(site, today(), place.config.edits) if site else ()
    found = (*of_proof(flaws, broken, place), *of_review(items, place))
    click.echo(shown_json(FORMATS[form](found)))


def annotate_tool(form: str, root: Path, said: str) -> None:
    """Print what MkDocs warned of at the pages it names; nothing in the other formats, which show it as it is."""
    from generator.annotate import Place, of_mkdocs, to_github

    if form == "github":
        click.echo(shown_json(to_github(of_mkdocs(said, Place(root, load(root))))))


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

    if strict and (site.failures or any(notice.severity is Severity.ERROR for notice in site.notices)):
        sys.exit(1)


def edit_file(root: Path, article: str) -> Path:
    """The edit file of this article, made when there is none; one that stands is not touched.

    Raises: click.UsageError when no article or source goes by this name.
    """
    from generator.edit import SCHEMA_NAME, edit_schema, new_edit

    folder, site = root / load(root).edits, linked_site(root)
    found = next(
        (
            brief.article
            for brief in site
            if article in {brief.article.id, brief.article.title.text, brief.article.source.path}
        ),
        None,
    )
    if found is None:
        raise click.UsageError(f"{article}: no article goes by this name: an id, a title or a source path")
    path = folder / f"{found.source.path}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    (folder / SCHEMA_NAME).write_bytes(edit_schema())
    if not path.exists():
        alone = sum(brief.article.source.path == found.source.path for brief in site) == 1
        path.write_text(new_edit(found, alone=alone), "utf-8", newline="\n")
    elif found.source.sha256 not in path.read_text("utf-8", "replace"):
        say(f"the source has changed; once all is looked through: source_sha256: {found.source.sha256}", err=True)
    return path
