"""``clientscripts new``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clientscripts.cli import complete, options

if TYPE_CHECKING:
    from clientscripts.library import Library
    from clientscripts.scaffold import Made

where = click.option(
    "--in", "root", type=click.Path(file_okay=False, path_type=Path), default=Path("."), show_default="this folder",
    help="The pack to write into.",
)  # fmt: skip
langs = click.option(
    "--lang", "locales", multiple=True, metavar="TAG", shell_complete=complete.locales,
    help="A language to write it in; repeat for several.",
)  # fmt: skip


@click.group(
    "new",
    epilog="""\b
Examples:
  clientscripts new pack team
  clientscripts new locale es --in team --only firing
  clientscripts new situation price-rise --in team --lang en --lang es
  clientscripts new script firing/moved-away --in team
""",
)
def command() -> None:
    """Write out the beginning of a pack, situation, script or locale, each sentence marked TODO.

    Files that are there already are never touched.
    """


@command.command(
    "pack", epilog="\b\nExamples:\n  clientscripts new pack team\n  clientscripts new pack team --to letters/"
)
@click.argument("name")
@click.option("--to", "folder", type=click.Path(path_type=Path), help="The folder of the pack; its name without this.")
def pack(name: str, folder: Path | None) -> None:
    """A folder with pack.yaml, a README, and schemas for your editor."""
    from clientscripts.scaffold import new_pack

    _say(new_pack(name, folder))


@command.command(
    "situation",
    epilog="\b\nExamples:\n  clientscripts new situation price-rise --in team\n"
    "  clientscripts new situation price-rise --in team --lang bs --lang ca",
)
@click.argument("name")
@langs
@where
def situation(name: str, locales: tuple[str, ...], root: Path) -> None:
    """A situation: its catalog, and its default letter and guide (in English, or in each --lang)."""
    from clientscripts.scaffold import SOURCE, new_situation

    _say(new_situation(name, root, locales or (SOURCE,)))


@command.command(
    "script",
    epilog="\b\nExamples:\n  clientscripts new script firing/moved-away --in team\n"
    "  clientscripts new script lost-deal/one-year-on --in team --follow-up --after-days 365",
)
@click.argument("name", metavar="SITUATION/NAME")
@click.option("--follow-up", is_flag=True, help="A follow-up instead of a reason.")
@click.option("--after-days", type=click.IntRange(1, 99_999), help="Days after the message a follow-up is due.")
@langs
@where
@options.pack
def script(name: str, follow_up: bool, after_days: int | None, locales: tuple[str, ...], root: Path) -> None:
    """A reason or follow-up of a situation, in every language the situation has (or in each --lang)."""
    from clientscripts.scaffold import new_script

    if after_days is not None and not follow_up:
        raise click.UsageError("--after-days goes with --follow-up.")
    _say(new_script(name, root, _library(root), locales, follow_up=follow_up, after_days=after_days))


@command.command(
    "locale",
    epilog="\b\nExamples:\n  clientscripts new locale es --in team\n"
    "  clientscripts new locale he --in team --only firing/unspecified",
)
@click.argument("tag")
@click.option(
    "--only", multiple=True, metavar="SCRIPT", shell_complete=complete.scripts,
    help="A situation or a script to begin with; repeat for several. Everything without it.",
)  # fmt: skip
@where
@options.pack
def locale(tag: str, only: tuple[str, ...], root: Path) -> None:
    """A language: labels, letters and guides copied from English, to be written over sentence by sentence.

    A language needs no code: until somebody writes a grammar for it, names and dates keep their base form.
    """
    from clientscripts.scaffold import new_locale

    _say(new_locale(tag, root, _library(root), only))


def _library(root: Path) -> Library:
    """The library of the call with the pack that is written to on top."""
    from clientscripts.library import Library

    named = dict.fromkeys(place for place, _ in options.places())
    return Library([*named, *([str(root)] if (root / "pack.yaml").is_file() else [])])


def _say(made: Made) -> None:
    for path in made.written:
        click.echo(f"{path}: written", err=True)
    for path in made.kept:
        click.echo(f"{path}: was there already, not touched", err=True)
    for line in made.next:
        click.echo(line)
