"""Commands that make: new, generate, build, serve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.shared import (
    annotate_tool,
    executor_option,
    format_option,
    jobs_option,
    leave,
    load,
    progress,
    run,
    say,
    say_lines,
    site_option,
    strict_option,
    tell,
)

if TYPE_CHECKING:
    from generator.model import Site


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="我的简报", show_default=True, help="Title of the new site.")
def new(folder: Path, title: str) -> None:
    """Make a site of your own in FOLDER: configuration, folders and a first article."""
    from generator.starter import make_site

    made = make_site(folder, title)
    say(f"{folder}: {len(made)} files. Next: jianbao -h, or jianbao build -C {folder}")


@click.command()
@site_option
@jobs_option
@executor_option
@strict_option
@format_option("text", "json")
def generate(root: Path, jobs: int, cluster: str, strict: bool, form: str) -> None:
    """Read the sources and write the pages and data into docs/."""
    site = run(root, jobs, cluster).site
    tell(site, form, {"docs": str(root / load(root).docs)})
    leave(site, strict)


@click.command()
@site_option
@jobs_option
@executor_option
@strict_option
@format_option("text", "json", "github")
def build(root: Path, jobs: int, cluster: str, strict: bool, form: str) -> None:
    """Generate, then build the site with MkDocs (strictly) and index it for search."""
    from generator.errors import ToolError
    from generator.site import build_site

    site = run(root, jobs, cluster).site
    with progress("build") as report:
        report("build", 0, 1)
        try:
            built = build_site(root)
        except ToolError as error:
            annotate_tool(form, root, error.problem)
            raise
        report("build", 1, 1)
    tell(site, form, {"site": str(built.folder), "pages": built.pages})
    leave(site, strict)


@click.command()
@site_option
@jobs_option
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
@click.option("--watch/--no-watch", default=True, show_default=True, help="Build anew when a file changes.")
def serve(root: Path, jobs: int, port: int, watch: bool) -> None:
    """Build the site, show it on this machine and build anew when a file changes."""
    from generator.draft import Draft, errors_of, make_draft
    from generator.serve import Generated, Work, serve_site

    last: list[Site] = []

    def remake() -> Generated:
        done = run(root, jobs)
        last[:] = [done.site]
        return Generated(
            (*done.written.changed, *done.written.deleted), errors_of(done.site.failures, done.site.notices)
        )

    def redraw(changes: frozenset[Path], opened: frozenset[str]) -> Draft:
        return make_draft(root, last[0] if last else None, changes, opened)

    config = load(root)
    watched = (
        config.sources,
        config.edits,
        config.docs,
        "templates",
        "overrides",
        "site_config.yaml",
        "mkdocs.yml",
        *config.lexicons,
    )
    paths = tuple(root / name for name in watched) if watch else ()
    serve_site(Work(root, root / config.docs, remake, redraw, paths, say_lines), port)
