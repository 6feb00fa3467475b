"""EDGE: the command `jianbao`. Parses, wires, prints and sets the exit code; decides nothing.

Exit codes: 0 done, 1 problems found, 2 wrong usage or configuration.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from generator import __version__
from generator.errors import ConfigError, GeneratorError

if TYPE_CHECKING:
    from generator.config import Config
    from generator.model import Site
    from generator.pipeline import Report

F = TypeVar("F", bound=Callable[..., Any])


class _Group(click.Group):
    """Turns our errors into one line and an exit code; a broken invariant stays a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            _stop(str(error), 2)
        except GeneratorError as error:
            _stop(str(error), 1)


def _stop(message: str, code: int) -> NoReturn:
    click.echo(f"jianbao: {message}", err=True)
    sys.exit(code)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jianbao")
def main() -> None:
    """Turn Chinese policy articles into a briefing site in which every statement leads to its source."""


def _site_option(function: F) -> F:
    return click.option(
        "-C", "--site", "root", default=".", show_default=True, metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path), help="The site's folder, where site_config.yaml is.",
    )(function)  # fmt: skip


def _jobs_option(function: F) -> F:
    return click.option("--jobs", default=1, show_default=True, help="How many processes read articles.")(function)


def _format_option(*choices: str) -> Callable[[F], F]:
    return click.option(
        "--format", "form", type=click.Choice(choices), default=choices[0], show_default=True, help="How to print it."
    )


def _strict_option(function: F) -> F:
    return click.option("--strict", is_flag=True, help="Exit with 1 when a file failed or an error was noticed.")(
        function
    )


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="我的简报", show_default=True, help="Title of the new site.")
def new(folder: Path, title: str) -> None:
    """Make a site of your own in FOLDER: configuration, folders and a first article."""
    from generator.starter import make_site

    made = make_site(folder, title)
    click.echo(f"{folder}: {len(made)} files. Next: jianbao -h, or jianbao build -C {folder}")


@main.command()
@_site_option
@_jobs_option
@_strict_option
@_format_option("text", "json")
def generate(root: Path, jobs: int, strict: bool, form: str) -> None:
    """Read the sources and write the pages and data into docs/."""
    site = _generate(root, jobs)
    _tell(site, form, {"docs": str(root / _config(root).docs)})
    _leave(site, strict)


@main.command()
@_site_option
@_jobs_option
@_strict_option
@_format_option("text", "json")
def build(root: Path, jobs: int, strict: bool, form: str) -> None:
    """Generate, then build the site with MkDocs (strictly) and index it for search."""
    from generator.site import build_site

    site = _generate(root, jobs)
    with _progress("build") as report:
        report("build", 0, 1)
        built = build_site(root)
        report("build", 1, 1)
    _tell(site, form, {"site": str(built.folder), "pages": built.pages})
    _leave(site, strict)


@main.command()
@_site_option
@_jobs_option
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
@click.option("--watch/--no-watch", default=True, show_default=True, help="Build anew when a file changes.")
def serve(root: Path, jobs: int, port: int, watch: bool) -> None:
    """Build the site, show it on this machine and build anew when a file changes."""
    from generator.serve import serve_site
    from generator.site import build_site

    def rebuild() -> None:
        _generate(root, jobs)
        build_site(root)

    config = _config(root)
    watched = (
        config.sources,
        config.edits,
        config.docs,
        "templates",
        "site_config.yaml",
        "mkdocs.yml",
        *config.lexicons,
    )
    serve_site(root, rebuild, tuple(root / name for name in watched) if watch else (), port, click.echo)


@main.command()
@_site_option
@_jobs_option
@_strict_option
@_format_option("text", "json")
def check(root: Path, jobs: int, strict: bool, form: str) -> None:
    """Read the sources anew and prove every published statement; check links and anchors of the built site."""
    from generator.executor import make_executor
    from generator.linkcheck import check_site
    from generator.pipeline import prove
    from generator.site import SITE

    config = _config(root)
    with _progress("check") as report, make_executor(jobs) as mapper:
        site, proof = prove(root, config, mapper, report)
    flaws = [f"{flaw.source}: {flaw.rule}: {flaw.message}" for flaw in proof.flaws]
    broken = check_site(root / SITE) if (root / SITE).is_dir() else ()
    share = 100 * (proof.statements - len(proof.flaws)) / proof.statements if proof.statements else 100
    numbers = {"statements": proof.statements, "edited": proof.edited, "flaws": flaws, "broken_links": list(broken)}
    if form == "json":
        click.echo(
            json.dumps({**numbers, "failures": [failure.message for failure in site.failures]}, ensure_ascii=False)
        )
    else:
        click.echo(f"{proof.statements} statements, {share:.2f} % with proof; {proof.edited} lines by editors")
        if not (root / SITE).is_dir():
            click.echo("links and anchors not checked: there is no built site (jianbao build)")
        for line in (*flaws, *broken):
            click.echo(line, err=True)
    if flaws or broken:
        sys.exit(1)
    _leave(site, strict)


@main.command()
@click.argument("names", nargs=-1)
@_site_option
@click.option(
    "--to", "target", type=click.Path(path_type=Path), default=Path("export"), show_default=True, help="Folder."
)
def export(names: tuple[str, ...], root: Path, target: Path) -> None:
    """Write the data files (all, or those NAMES) into a folder, without building a site."""
    from generator.exports import EXPORTS
    from generator.pipeline import publication

    known = {Path(path).name: make for path, make in EXPORTS}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise click.UsageError(f"no data file is called {', '.join(unknown)}; there are {', '.join(known)}")
    site = _site(root)
    target.mkdir(parents=True, exist_ok=True)
    for name in names or tuple(known):
        (target / name).write_bytes(known[name](site, publication(_config(root))))
        click.echo(str(target / name))


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@_site_option
@click.option("--find", "words", default="", help="Only figures whose indicator or sentence holds these words.")
@click.option(
    "--kind", type=click.Choice(["level", "growth", "share", "range", "rank", "multiple"]), help="Only this kind."
)
@_format_option("text", "json", "csv")
def figures(file: Path | None, root: Path, words: str, kind: str | None, form: str) -> None:
    """List the key figures of FILE, or of the whole site."""
    from generator.tables import print_figures

    print_figures(_file_site(file) if file else _site(root), words, kind, form)


@main.command()
@click.argument("place", metavar="FILE[:LINE]")
@_site_option
@_format_option("text", "json")
def explain(place: str, root: Path, form: str) -> None:
    """Show what became of every line of a source file (or of one line) and by which rule."""
    from generator.tables import print_explanation

    name, _, line = place.rpartition(":")
    if not (name and line.isdigit()):
        name, line = place, "0"
    path = Path(name) if Path(name).is_file() else root / _config(root).sources / name
    if not path.is_file():
        raise click.UsageError(f"{name}: there is no such file: a source file, or its path below the sources' folder")
    print_explanation(path, int(line), form)


def _config(root: Path) -> Config:
    from generator.config import load_config

    return load_config(root)


def _generate(root: Path, jobs: int) -> Site:
    from generator.executor import make_executor
    from generator.pipeline import generate as run

    config = _config(root)
    with _progress("generate") as report, make_executor(jobs) as mapper:
        return run(root, config, mapper, report).site


def _site(root: Path) -> Site:
    """All articles of the site, linked; writes nothing but the cache."""
    from generator.executor import Serial
    from generator.pipeline import build_site

    with _progress("read") as report:
        return build_site(root, _config(root), Serial(), report)[0]


def _file_site(path: Path) -> Site:
    """One file as a site of its own."""
    from generator.pipeline import read_one

    return read_one(path)


@contextmanager
def _progress(title: str) -> Iterator[Report]:
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


def _tell(site: Site, form: str, where: dict[str, Any]) -> None:
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


def _leave(site: Site, strict: bool) -> None:
    from generator.model import Severity

    errors = [notice for notice in site.notices if notice.severity is Severity.ERROR]
    if strict and (site.failures or errors):
        for notice in errors:
            click.echo(f"{notice.source}: {notice.rule}: {notice.message}", err=True)
        sys.exit(1)
