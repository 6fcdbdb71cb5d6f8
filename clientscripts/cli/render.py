"""``clientscripts render``."""

from __future__ import annotations

import click

from clientscripts.cli import options


@click.command(
    "render",
    epilog="""\b
Examples:
  clientscripts render firing --lang bs
  clientscripts render firing --reason abusive --lang hy --tone firm
  clientscripts render difficult-client/late-payment --lang en-GB --channel chat \\
      --set invoice=2027/103 --set amount="1250.50 EUR" --set due=2027-04-15
  clientscripts render firing --lang ca --facts client.yaml --format json
""",
)
@click.argument("script")
@options.lang
@click.option("--reason", help="The reason, where SCRIPT is a situation alone.")
@options.voice
@options.facts
@click.option("--plain", is_flag=True, help="SMS: plain signs and letters where that saves segments.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    script: str, locale: str, reason: str | None, channel: str, formality: str, tone: str, variation: int,
    settings: tuple[str, ...], facts_file: str | None, plain: bool, form: str,
) -> None:  # fmt: skip
    """Print the message of SCRIPT: firing, firing/abusive, lost-deal/check-in …

    Only the message goes to standard output; warnings go to standard error.
    """
    from clientscripts.library import default_library
    from clientscripts.render import render

    library, given = default_library(), options.given_facts(settings, facts_file)
    found = render(
        script, locale, reason=reason, channel=channel, formality=formality, tone=tone, variation=variation,
        plain=plain, library=library, **given,
    )  # fmt: skip
    for warning in found.warnings:
        click.echo(f"{click.style('warning:', fg='yellow')} {warning}", err=True)
    if form == "json":
        from clientscripts.output.data import to_json

        click.echo(to_json(found))
    else:
        click.echo(found.text)
        if not given:
            library.keep_words(library.script(found.script), found.locale)
