"""``clientscripts plan``."""

from __future__ import annotations

from pathlib import Path

import click

from clientscripts.cli import complete, options


@click.command(
    "plan",
    epilog="""\b
Examples:
  clientscripts plan lost-deal --lang ca --start 2027-01-11
  clientscripts plan rejection/budget --lang en --start 2027-01-11 --set client="Alex Morgan" --ics plan.ics
""",
)
@click.argument("script", shell_complete=complete.scripts)
@options.lang
@click.option("--start", required=True, metavar="DATE", help="The day of the first message, as 2027-01-11.")
@click.option("--reason", help="The reason, where SCRIPT is a situation alone.")
@options.pack
@options.voice
@options.facts
@click.option("--ics", type=click.Path(dir_okay=False, path_type=Path), help="Write a calendar with the messages too.")
def command(
    script: str, locale: str, start: str, reason: str | None, channel: str, formality: str, tone: str,
    variation: int, settings: tuple[str, ...], facts_file: str | None, ics: Path | None,
) -> None:  # fmt: skip
    """The message of SCRIPT and its follow-ups, each with its date, moved off weekends."""
    from clientscripts.files import write_whole
    from clientscripts.playbook import calendar, plan

    entries = plan(
        script, locale, start, reason=reason, channel=channel, formality=formality, tone=tone, variation=variation,
        library=options.library(), **options.given_facts(settings, facts_file),
    )  # fmt: skip
    if ics:
        write_whole(ics, calendar(entries))
    for position, entry in enumerate(entries):
        if position:
            click.echo()
        day = entry.day.isoformat() if entry.day else "····-··-··"
        click.echo(click.style(f"── {day}  {entry.title} ({entry.script})", bold=True))
        click.echo(f"\n{entry.message.text}")
    if ics:
        click.echo(f"{ics}: {sum(entry.day is not None for entry in entries)} events", err=True)
