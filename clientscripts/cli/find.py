"""``clientscripts find``."""

from __future__ import annotations

import click

from clientscripts.cli import complete, options


@click.command(
    "find",
    epilog="""\b
Examples:
  clientscripts find invoice late
  clientscripts find raskid
  clientscripts find acomiadar --lang ca
  clientscripts find զեղչ --json
""",
)
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@click.option(
    "--lang", "locale", metavar="TAG", shell_complete=complete.locales, help="Only messages in this language."
)
@click.option("--most", type=click.IntRange(1, 200), default=5, show_default=True, help="How many at most.")
@options.pack
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def command(words: tuple[str, ...], locale: str | None, most: int, as_json: bool) -> None:
    """The messages that fit some words of any language, best first, each with the command to render it.

    Titles, labels, guides and the letters themselves are searched. Accents, case, endings and small slips do not
    matter.
    """
    from clientscripts.errors import UnknownError
    from clientscripts.find import as_data, find

    hits = find(words, locale=locale, most=most, library=options.library())
    if as_json:
        import json

        click.echo(json.dumps([as_data(hit) for hit in hits], ensure_ascii=False, indent=2))
        return
    if not hits:
        raise UnknownError("No message has such a word. See them all: clientscripts list")
    for position, hit in enumerate(hits):
        if position:
            click.echo()
        click.echo(f"{click.style(hit.title, bold=True)}: {hit.label}")
        if hit.line:
            click.echo(f"  … {hit.line[:110]}{'…' if len(hit.line) > 110 else ''}")
        click.echo(f"  {hit.command}")
