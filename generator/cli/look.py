"""Commands that show: figures, explain, export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.cli.shared import format_option, linked_site, load, say, site_option


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@site_option
@click.option("--find", "words", help="Only figures whose indicator or sentence holds these words.")
@click.option(
    "--kind", type=click.Choice(["level", "growth", "share", "range", "rank", "multiple"]), help="Only this kind."
)
@click.option("--topic", help="Only articles of this topic (name or id).")
@click.option("--indicator", help="Only indicators that hold these words.")
@click.option("--unit", help="Only this unit, as recorded: 元, %, 个百分点.")
@click.option("--period", help="Only periods that hold these words.")
@click.option("--place", help="Only places that hold these words.")
@click.option("--source", help="Only named sources that hold these words.")
@click.option("--target/--achieved", "target", default=None, help="Only goals, or only achievements.")
@format_option("text", "json", "csv")
def figures(file: Path | None, root: Path, form: str, **wanted: Any) -> None:
    """List the key figures of FILE, or of the whole site; all filters hold together."""
    from generator.pipeline import read_one
    from generator.tables import Wanted, print_figures

    print_figures(read_one(file) if file else linked_site(root), Wanted(**wanted), form)


@click.command()
@click.argument("place", metavar="FILE[:LINE]")
@site_option
@format_option("text", "json")
def explain(place: str, root: Path, form: str) -> None:
    """Show what became of every line of a source file (or of one line) and by which rule."""
    from generator.tables import print_explanation

    name, _, line = place.rpartition(":")
    if not (name and line.isdigit()):
        name, line = place, "0"
    path = Path(name) if Path(name).is_file() else root / load(root).sources / name
    if not path.is_file():
        raise click.UsageError(f"{name}: there is no such file: a source file, or its path below the sources' folder")
    print_explanation(path, int(line), form)


@click.command()
@click.argument("names", nargs=-1)
@site_option
@click.option(
    "--to", "target", type=click.Path(path_type=Path), default=Path("export"), show_default=True, help="Folder."
)
def export(names: tuple[str, ...], root: Path, target: Path) -> None:
    """Write the data files (all, or those NAMES) into a folder, without building a site."""
    from generator.exports import EXPORTS
    from generator.publish import publication

    known = {Path(path).name: make for path, make in EXPORTS}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise click.UsageError(f"no data file is called {', '.join(unknown)}; there are {', '.join(known)}")
    site = linked_site(root)
    target.mkdir(parents=True, exist_ok=True)
    for name in names or tuple(known):
        (target / name).write_bytes(known[name](site, publication(load(root))))
        say(str(target / name))
