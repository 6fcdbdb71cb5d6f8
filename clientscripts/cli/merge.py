"""``clientscripts merge``."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clientscripts.cli import complete, options

if TYPE_CHECKING:
    from clientscripts.merge.engine import Summary

REJECTED = 3
"""The exit code where everything was written that could be, and some rows could not."""
SHOWN = 3


def _column(setting: str, what: str) -> Callable[[options.Command], options.Command]:
    return click.option(f"--{setting}-column", metavar="COLUMN", help=f"The column that names each row's {what}.")


@click.command(
    "merge",
    epilog="""\b
Examples:
  clientscripts merge clients.csv --script firing --lang bs --dry-run
  clientscripts merge clients.csv --script firing --lang-column language --out messages.parquet
  clientscripts merge clients.xlsx --script rejection/budget --lang ca --map Nom=client --keep Correu --out sent.xlsx
  clientscripts merge clients.csv --script firing --lang en --set company=Acme --to-column email --out mails.eml
\b
Exit codes:
  0  every row became a message
  1  the input, the letters or the disk is at fault; nothing was put in place
  2  the call is: an option, a column, a slot, a script, a locale
  3  done, but some rows were rejected: OUT.rejected.csv says which and why
  130  stopped with Ctrl-C; --resume goes on
""",
)
@click.argument("clients", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="A .csv, .jsonl, .parquet or .xlsx file, or a folder NAME.eml."
)
@click.option(
    "--script",
    metavar="SCRIPT",
    shell_complete=complete.scripts,
    help="firing, firing/abusive … for rows that name none.",
)
@click.option(
    "--lang", "locale", metavar="TAG", shell_complete=complete.locales, help="Locale for rows that name none."
)
@options.voice
@_column("script", "script")
@_column("lang", "locale")
@_column("channel", "channel")
@_column("formality", "formality")
@_column("tone", "tone")
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="COLUMN=SLOT",
    help="Which slot a column fills: --map Name=client, --map Sex=client.gender; --map notes= leaves one out.",
)
@click.option("--keep", multiple=True, metavar="COLUMN", help="Carry a column over into the result.")
@options.facts
@click.option("--plain", is_flag=True, help="SMS: plain signs and letters where that saves segments.")
@click.option("--dry-run", is_flag=True, help="Check every row, show the first messages, write nothing.")
@click.option("--resume", is_flag=True, help="Go on where an earlier run was stopped.")
@click.option("--to-column", metavar="COLUMN", help="For e-mails: the column with the recipient's address.")
@click.option("--from", "sender", metavar="ADDRESS", default="", help="For e-mails: the sender's address.")
@click.option("--encoding", metavar="NAME", help="Of a CSV file that is neither UTF-8 nor marked: cp1252, cp1250 …")
@click.option("--delimiter", metavar="SIGN", help="Of a CSV file; found out from its first line otherwise.")
@click.option("--sheet", metavar="NAME", help="Of an XLSX file; the first otherwise.")
@click.option(
    "--engine",
    type=click.Choice(["auto", "columns", "rows", "dask"]),
    default="auto",
    show_default=True,
    help="columns needs pyarrow; rows needs nothing; dask spreads Parquet over machines.",
)
@click.option("--scheduler", metavar="ADDRESS", help="With --engine dask: a scheduler that runs already.")
@click.option(
    "--workers", type=click.IntRange(1), help="How many parts at the same time; the result is the same for any number."
)
@options.pack
@options.no_profile
@click.pass_context
def command(
    ctx: click.Context, clients: Path, out: Path | None, script: str | None, locale: str | None, channel: str,
    formality: str, tone: str, variation: int, script_column: str | None, lang_column: str | None,
    channel_column: str | None, formality_column: str | None, tone_column: str | None, mapped: tuple[str, ...],
    keep: tuple[str, ...],
    settings: tuple[str, ...], facts_file: str | None, plain: bool, dry_run: bool, resume: bool, to_column: str | None,
    sender: str, encoding: str | None, delimiter: str | None, sheet: str | None, engine: str, scheduler: str | None,
    workers: int | None, no_profile: bool,
) -> None:  # fmt: skip
    """A message for every row of CLIENTS, a .csv, .parquet or .xlsx file.

    Columns named like a slot fill it (client, client.gender, last_day …; `clientscripts show SCRIPT` lists them). Rows
    that cannot be written go to OUT.rejected.csv with row number, slot and reason. OUT appears whole or not at all.
    """
    from clientscripts.merge.engine import merge_file, preview
    from clientscripts.merge.layout import Options
    from clientscripts.merge.progress import Bar
    from clientscripts.profile import Profile, read_profile

    if out is None and not dry_run:
        raise click.UsageError("Missing option '--out' (or --dry-run).")
    if scheduler and engine != "dask":
        raise click.UsageError("--scheduler goes with --engine dask.")
    library = options.library()
    profile = Profile() if no_profile else read_profile(library=library)
    if ctx.get_parameter_source("formality") is not click.core.ParameterSource.COMMANDLINE:
        formality = profile.formality or formality
    columns = {
        "script": script_column, "locale": lang_column, "channel": channel_column, "formality": formality_column,
        "tone": tone_column,
    }  # fmt: skip
    chosen = Options(
        script=script, locale=locale or (None if lang_column else profile.locale or None), channel=channel,
        formality=formality, tone=tone, variation=variation, plain=plain, keep=keep,
        columns={**_mapped(mapped), **{column: name for name, column in columns.items() if column}},
        facts=_facts(library, script, profile.facts, options.given_facts(settings, facts_file)),
    )  # fmt: skip
    _lean()
    bar = Bar(sys.stderr) if sys.stderr.isatty() else None
    common: dict[str, Any] = {
        "library": library, "engine": engine, "workers": workers, "encoding": encoding, "delimiter": delimiter,
        "sheet": sheet, "to": to_column, "sender": sender, "progress": bar,
    }  # fmt: skip
    try:
        if dry_run:
            found = preview(clients, out or Path("messages.csv"), chosen, show=SHOWN, **common)
        elif engine == "dask":
            from clientscripts.merge.cluster import merge_on_cluster

            assert out is not None
            done = merge_on_cluster(
                clients, out, chosen, library=library, scheduler=scheduler, workers=workers, resume=resume, progress=bar
            )
        else:
            assert out is not None
            done = merge_file(clients, out, chosen, resume=resume, **common)
    except (KeyboardInterrupt, OSError):
        if bar:
            bar.wipe()
        if not dry_run:
            click.echo("nothing was put in place; the same command with --resume goes on", err=True)
        raise
    finally:
        if bar:
            bar.wipe()
    if dry_run:
        for number, text in found.messages:
            click.echo(f"{click.style(f'── row {number}', bold=True)}\n\n{text}\n")
        for number, slot, reason in found.rejected:
            click.echo(f"row {number}: {slot}: {reason}", err=True)
        done = found.summary
    _report(done, dry_run)
    if done.rejected:
        ctx.exit(REJECTED)


def _lean() -> None:
    """Let Arrow give memory back at once, where it can: its usual pool keeps a third of what a merge takes.

    Only here, as the choice is the whole process's; `ARROW_DEFAULT_MEMORY_POOL` comes first.
    """
    if os.environ.get("ARROW_DEFAULT_MEMORY_POOL"):
        return
    with contextlib.suppress(ModuleNotFoundError, NotImplementedError):
        import pyarrow as pa

        pa.set_memory_pool(pa.jemalloc_memory_pool())


def _mapped(pairs: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        column, equals, slot = pair.rpartition("=")
        if not equals or not column:
            raise click.UsageError(f"--map takes COLUMN=SLOT, not “{pair[:60]}”.")
        found[column.strip()] = slot.strip()
    return found


def _facts(library: Any, script: str | None, kept: Any, given: dict[str, Any]) -> dict[str, Any]:
    """The profile's facts, as far as the script has slots for them, with those of the call over them; flat."""
    known = library.script(script).slots if script else {}
    roots = {name.partition(".")[0] for name in given}
    found: dict[str, Any] = {name: fact for name, fact in kept.items() if name in known and name not in roots}
    return found | given


def _report(done: Summary, dry_run: bool) -> None:
    for column, slot in done.unused.items():
        hint = f" Did you mean the slot “{slot}”? --map {column}={slot}" if slot else ""
        click.echo(f"{click.style('note:', fg='cyan')} the column “{column}” is not used.{hint}", err=True)
    if done.warnings:
        options.warn(f"{done.warnings:,} messages are too long for their channel (column “warning”)")
    where = "" if dry_run else f" → {done.out.name}"
    click.echo(f"{done.messages:,} {'message' if done.messages == 1 else 'messages'}{where}", err=True)
    if done.rejected:
        there = f" → {done.rejects.name}" if done.rejects else ""
        click.echo(f"{done.rejected:,} {'row' if done.rejected == 1 else 'rows'} rejected{there}", err=True)
