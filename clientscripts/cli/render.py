"""``clientscripts render``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from clientscripts.cli import complete, options
from clientscripts.output.formats import FORMATS, format_of, written

if TYPE_CHECKING:
    from clientscripts.model import Message


@click.command(
    "render",
    epilog="""\b
Examples:
  clientscripts render firing --lang bs
  clientscripts render firing --reason abusive --lang hy --tone firm --beside en
  clientscripts render firing --lang ca --ask --copy
  clientscripts render difficult-client/late-payment --lang en-GB --channel chat \\
      --set invoice=2027/103 --set amount="1250.50 EUR" --set due=2027-04-15
  clientscripts render firing --lang ca --facts client.yaml --output letter.html
  clientscripts render firing --lang tl --format eml --to maria@example.com > mail.eml
""",
)
@click.argument("script", shell_complete=complete.scripts)
@options.usual_lang
@click.option("--reason", shell_complete=complete.reasons, help="The reason, where SCRIPT is a situation alone.")
@options.voice
@options.facts
@click.option("--ask", is_flag=True, help="Ask for the facts one by one (on a terminal).")
@click.option(
    "--fallback", multiple=True, metavar="TAG", shell_complete=complete.locales,
    help="Write in this language where there is no such letter in --lang. Repeat for several.",
)  # fmt: skip
@options.pack
@options.no_profile
@click.option("--plain", is_flag=True, help="SMS: plain signs and letters where that saves segments.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="text, or what the name after --output asks for.")
@click.option("--to", metavar="ADDRESS", default="", help="Whom an eml or mailto goes to.")
@click.option("--from", "sender", metavar="ADDRESS", default="", help="Whom an eml comes from.")
@click.option("-o", "--output", metavar="FILE", help="Write the message to FILE, whole or not at all.")
@click.option(
    "--beside", metavar="TAG", shell_complete=complete.locales,
    help="Show it beside the same message in a language you read.",
)  # fmt: skip
@click.option("--copy", "copied", is_flag=True, help="Copy the message, too.")
@click.pass_context
def command(
    ctx: click.Context, script: str, locale: str | None, reason: str | None, channel: str, formality: str, tone: str,
    variation: int, settings: tuple[str, ...], facts_file: str | None, ask: bool, fallback: tuple[str, ...],
    no_profile: bool, plain: bool,
    form: str | None, to: str, sender: str, output: str | None, beside: str | None, copied: bool,
) -> None:  # fmt: skip
    """Print the message of SCRIPT: firing, firing/abusive, lost-deal/check-in …

    Only the message goes to standard output; warnings, questions and what was copied go to standard error.
    """
    from clientscripts.facts import read
    from clientscripts.profile import Profile, read_profile
    from clientscripts.rendering import fallen_back, message, voice_of

    form = form or format_of(output or "")
    _check(form, to, sender, ask, bool(beside), bool(output) or copied)
    library = options.library()
    profile = Profile() if no_profile else read_profile(library=library)
    if not (locale or profile.locale):
        raise click.UsageError("Missing option '--lang'. (Or keep a usual one: clientscripts profile set locale=…)")
    if ctx.get_parameter_source("formality") is not click.core.ParameterSource.COMMANDLINE:
        formality = profile.formality or formality
    found = library.script(script, reason)
    wanted = library.match_any(locale or profile.locale, fallback)
    tag = library.home(found, wanted, fallback)
    if tag != wanted:
        options.warn(fallen_back(found, wanted, tag))
    twin = library.match(beside) if beside else None
    voice = voice_of(channel, formality, tone, variation)
    given = {**profile.facts_for(found), **options.given_facts(settings, facts_file)}
    if ask:
        from clientscripts.cli.ask import asked

        given = asked(library, found, tag, voice, given, options.reader_locale(library, beside))
    if channel == "letter" and "date" in found.slots and "date" not in given:
        import datetime

        given["date"] = datetime.date.today()
    facts = read(found.slots, given)
    sent = message(library, found, tag, voice, facts, plain=plain)
    for warning in sent.warnings:
        options.warn(warning)
    data = written(sent, form, to=to, sender=sender)
    if twin:
        _show_beside(sent, message(library, found, twin, voice, facts))
    if output and output != "-":
        _write(output, data)
    elif not twin:
        click.echo(data, nl=False)
    if copied:
        _copy(sent, form, data, printed=not (twin or output))
    if form == "text" and not (facts or twin):
        library.keep_words(found, tag, voice)


def _check(form: str, to: str, sender: str, ask: bool, beside: bool, elsewhere: bool) -> None:
    """What does not go together, said before anything is done."""
    if to and form not in ("eml", "mailto"):
        raise click.UsageError("--to goes with --format eml or mailto.")
    if sender and form != "eml":
        raise click.UsageError("--from goes with --format eml.")
    if ask and not options.on_terminal():
        raise click.UsageError("--ask needs a terminal; give the facts with --set or --facts.")
    if beside and form != "text" and not elsewhere:
        raise click.UsageError(f"--beside shows text; say where the {form} goes with --output or --copy.")


def _show_beside(sent: Message, other: Message) -> None:
    import shutil

    from clientscripts.output.beside import beside, part_names

    width = shutil.get_terminal_size((100, 24)).columns
    click.echo(beside(sent, other, width, part_names(options.library().labels(other.locale))))


def _write(output: str, data: bytes) -> None:
    from pathlib import Path

    from clientscripts.files import write_whole

    path = Path(output).resolve()  # a link keeps leading where it led
    if path.exists() and not path.is_file():  # a device or a pipe is written to, never put away for a file
        with path.open("wb") as stream:
            stream.write(data)
    else:
        write_whole(path, data)
    click.echo(f"{output}: written", err=True)


def _copy(sent: Message, form: str, data: bytes, *, printed: bool) -> None:
    """Copy what the format holds. If that fails and the text stands nowhere whole yet, it is printed."""
    from clientscripts.cli.clipboard import copy
    from clientscripts.errors import ClientscriptsError

    text = sent.text if form == "text" else data.decode("utf-8").rstrip("\n")
    try:
        how = copy(text)
    except ClientscriptsError:
        if not printed:
            click.echo(text)
            sys.stdout.flush()
        raise
    click.echo(f"copied {len(text):,} characters {how}", err=True)
