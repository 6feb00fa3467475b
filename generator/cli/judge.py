"""Commands that judge: check, review, diff, edit."""

from __future__ import annotations

import shutil
import sys
from itertools import groupby
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
    say,
    say_json,
    site_option,
    strict_option,
    warn,
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
    counts = {"statements": proof.statements, "edited": proof.edited, "phrased": proof.phrased}
    numbers = {**counts, "flaws": flaws, "broken_links": list(broken)}
    if form in {"github", "gitlab"}:
        annotate(form, root, proof.flaws, broken, site=site)
    elif form == "json":
        say_json({**numbers, "failures": [failure.message for failure in site.failures]})
    else:
        others = f"{proof.edited} lines by editors, {proof.phrased} phrased by a model"
        say(f"{proof.statements} statements, {share:.2f} % with proof; {others}")
        if not (root / SITE).is_dir():
            say("links and anchors not checked: there is no built site (jianbao build)")
        warn(site)
        for line in (*flaws, *broken):
            say(line, err=True)
    if flaws or broken:
        sys.exit(1)
    leave(site, strict)


@click.command()
@site_option
@format_option("text", "json", "github", "gitlab")
def review(root: Path, form: str) -> None:
    """List what an editor should look at, worst first."""
    from dataclasses import asdict

    from generator.publish import today
    from generator.review import review as find

    site = linked_site(root)
    if form in {"github", "gitlab"}:
        annotate(form, root, site=site)
        return
    items = find(site, today(), load(root).edits)
    if form == "json":
        say_json([asdict(item) for item in items])
        return
    for item in items:
        where = f"{item.source}{'《' + item.title.strip('《》') + '》' if item.title else ''}"
        say(f"{item.kind}: {where}: {item.message}")
        if item.suggestion:
            for line in (f"# {item.edit_file}", *item.suggestion.split("\n")):
                say(f"    {line}")
    say(f"{len(items)} rows")


@click.command()
@click.argument("revision", default="HEAD")
@site_option
@format_option("text", "json")
def diff(revision: str, root: Path, form: str) -> None:
    """Show what changed since the git REVISION (default: HEAD) in words a person reads."""
    from dataclasses import asdict

    from generator.compare import compare
    from generator.history import site_folder_at
    from generator.phrase import ANSWERS

    with site_folder_at(root, revision) as before:
        if (root / ANSWERS).is_dir():  # else every phrased line would look changed
            shutil.copytree(root / ANSWERS, before / ANSWERS, dirs_exist_ok=True)
        changes = compare(linked_site(before), linked_site(root))
    if form == "json":
        say_json([asdict(change) for change in changes])
        return
    for article, of_article in groupby(changes, lambda change: change.article):
        group = tuple(of_article)
        say(f"《{group[0].title.strip('《》')}》 {article}")
        for change in group:
            for sign, text in (("-", change.was), ("+", change.now)):
                if text:
                    say(f"  {change.what:<8} {sign} {text}")
    say(f"{len(changes)} changes in {len({change.article for change in changes})} briefings")


@click.command()
@click.argument("article")
@site_option
def edit(article: str, root: Path) -> None:
    """Open the edit file of ARTICLE (id, title or source path), made with the right hash when there is none."""
    path = edit_file(root, article)
    say(str(path))
    if sys.stdout.isatty():
        click.edit(filename=str(path))
