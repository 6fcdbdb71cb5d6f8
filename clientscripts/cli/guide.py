"""``clientscripts guide``."""

from __future__ import annotations

import click

from clientscripts.cli import complete, options


@click.command(
    "guide",
    epilog="\b\nExamples:\n  clientscripts guide firing --lang bs\n  clientscripts guide rejection --lang en | less",
)
@click.argument("situation", shell_complete=complete.situations)
@options.lang
@options.pack
def command(situation: str, locale: str) -> None:
    """One page on SITUATION for the person who has to send the message, as Markdown."""
    from clientscripts.guides import guide

    click.echo(guide(situation, locale, library=options.library()), nl=False)
