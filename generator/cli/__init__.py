"""EDGE: the command `jianbao`. Parses, wires, prints and sets the exit code; decides nothing.

Exit codes: 0 done, 1 problems found, 2 wrong usage or configuration, 130 stopped by Ctrl-C. To add a command: a function in
one of the modules beside this one, and its row in COMMANDS; imports that a command alone needs stand inside it, so that
`--help` starts fast.
"""

from __future__ import annotations

import sys
from typing import Any, NoReturn

import click

from generator import __version__
from generator.cli.build import build, generate, new, serve
from generator.cli.judge import check, diff, edit, review
from generator.cli.look import explain, export, figures
from generator.cli.shared import collect_seldom, say, speak_anyhow
from generator.errors import ConfigError, GeneratorError, ToolError

STANDS_ON = ("mkdocs", "mkdocs-material", "pagefind_bin_extended")
"""Distributions whose versions `--version` tells: a report of a fault begins with them."""
COMMANDS = (new, generate, build, serve, check, review, diff, edit, figures, explain, export)

INTERRUPTED = 130
"""As shells say it: 128 and the signal's number."""


class _Group(click.Group):
    """Turns our errors into one line and an exit code; a broken invariant stays a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _stop("stopped; the next run goes on from here", INTERRUPTED)
        except ConfigError as error:
            _stop(str(error), 2)
        except ToolError as error:  # in as many lines as the program said
            _stop(str(error), 1, lines=True)
        except GeneratorError as error:
            _stop(str(error), 1)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order an editor meets them."""
        return [command.name or "" for command in COMMANDS]


def _tell_versions(ctx: click.Context, option: click.Parameter, asked: bool) -> None:
    """`jianbao 0.1.0` on the first line, for programs; then one line each of what a site is built with."""
    if not asked or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version
    from platform import platform, python_version

    click.echo(f"jianbao {__version__}")
    for name in STANDS_ON:
        try:
            click.echo(f"{name} {version(name)}")
        except PackageNotFoundError:
            click.echo(f"{name} is not installed")
    click.echo(f"python {python_version()} on {platform()}")
    ctx.exit()


def _stop(message: str, code: int, *, lines: bool = False) -> NoReturn:
    for line in f"jianbao: {message}".split("\n") if lines else [f"jianbao: {message}"]:
        say(line, err=True)
    sys.exit(code)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_tell_versions,
              help="Print the versions of Jianbao and of what it stands on.")  # fmt: skip
@click.option("-C", "--site", "root", metavar="DIR", help="The site's folder, for any command.")
@click.pass_context
def main(ctx: click.Context, root: str | None) -> None:
    """Turn Chinese policy articles into a briefing site in which every statement leads to its source."""
    collect_seldom()
    speak_anyhow()
    if root is not None:
        ctx.default_map = {command.name or "": {"root": root} for command in COMMANDS}


for _command in COMMANDS:
    main.add_command(_command)
