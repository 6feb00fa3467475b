"""Commands that judge: check, review, diff, edit."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator.cli.shared import (
    annotate,
    edit_file,
    executor_option,
    format_option,
    jobs_option,
    leave,
    linked_site,
    load,
    mapper_for,
    progress,
    site_option,
    strict_option,
)


@click.command()
@site_option
@jobs_option
@executor_option
@strict_option
@format_option("text", "json", "github", "gitlab")
def check(root: Path, jobs: int, cluster: str, strict: bool, form: str) -> None:
    """Read the sources anew and prove every published statement; check links and anchors of the built site."""
    from generator.linkcheck import check_site
    from generator.pipeline import prove
    from generator.site import SITE

    config = load(root)
    with progress("check") as report, mapper_for(jobs, cluster) as mapper:
        site, proof = prove(root, config, mapper, report)
    flaws = [f"{flaw.source}: {flaw.rule}: {flaw.message}" for flaw in proof.flaws]
    broken = check_site(root / SITE) if (root / SITE).is_dir() else ()
    share = 100 * (proof.statements - len(proof.flaws)) / proof.statements if proof.statements else 100
    numbers = {"statements": proof.statements, "edited": proof.edited, "flaws": flaws, "broken_links": list(broken)}
    if form in {"github", "gitlab"}:
        annotate(form, root, proof.flaws, broken, site=site)
    elif form == "json":
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
    leave(site, strict)


@click.command()
@site_option
@format_option("text", "json", "github", "gitlab")
def review(root: Path, form: str) -> None:
    """List what an editor should look at, worst first."""
    from dataclasses import asdict

    from generator.review import review as find

    site = linked_site(root)
    if form in {"github", "gitlab"}:
        annotate(form, root, site=site)
        return
    items = find(site)
    if form == "json":
        click.echo(json.dumps([asdict(item) for item in items], ensure_ascii=False))
        return
    for item in items:
        where = f"{item.source}{'《' + item.title + '》' if item.title else ''}"
        hint = f"\n    {item.edit_file}: {item.suggestion}" if item.suggestion else ""
        click.echo(f"{item.kind}: {where}: {item.message}{hint}")
    click.echo(f"{len(items)} rows")


@click.command()
@click.argument("revision", default="HEAD")
@site_option
@format_option("text", "json")
def diff(revision: str, root: Path, form: str) -> None:
    """Show what changed since the git REVISION (default: HEAD) in words a person reads."""
    from dataclasses import asdict

    from generator.compare import compare
    from generator.history import site_folder_at

    with site_folder_at(root, revision) as before:
        changes = compare(linked_site(before), linked_site(root))
    if form == "json":
        click.echo(json.dumps([asdict(change) for change in changes], ensure_ascii=False))
        return
    for change in changes:
        click.echo(f"《{change.title}》 {change.what}")
        if change.was:
            click.echo(f"  - {change.was}")
        if change.now:
            click.echo(f"  + {change.now}")
    click.echo(f"{len(changes)} changes")


@click.command()
@click.argument("article")
@site_option
def edit(article: str, root: Path) -> None:
    """Open the edit file of ARTICLE (id, title or source path), made with the right hash when there is none."""
    path = edit_file(root, article)
    click.echo(str(path))
    if sys.stdout.isatty():
        click.edit(filename=str(path))
