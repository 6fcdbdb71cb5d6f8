"""``clientscripts translate``."""

from __future__ import annotations

from pathlib import Path

import click

from clientscripts.cli import complete, options

source = click.option(
    "--source", default="en", show_default=True, metavar="TAG", shell_complete=complete.locales,
    help="The language that is translated from.",
)  # fmt: skip
only = click.option(
    "--only", multiple=True, metavar="SCRIPT", shell_complete=complete.scripts,
    help="A situation or a script; repeat for several. Everything without it.",
)  # fmt: skip


@click.group(
    "translate",
    epilog="""\b
Examples:
  clientscripts translate status
  clientscripts translate export bs --po bs.po
  clientscripts translate import bs bs.po
  clientscripts translate export es --po es.po --pack letters/es
""",
)
def command() -> None:
    """Letters to PO files and back, for Weblate, Poedit and other translators’ tools.

    The topmost pack is the one that is translated: the last --pack, or the built-in letters without any.
    """


@command.command(
    "export",
    epilog="\b\nExamples:\n  clientscripts translate export bs --po bs.po\n"
    "  clientscripts translate export ca --only firing > ca.po",
)
@click.argument("locale", metavar="LANG", shell_complete=complete.locales)
@click.option(
    "--po", "path", type=click.Path(dir_okay=False, path_type=Path), help="The file; standard output without it."
)
@only
@source
@options.pack
def export(locale: str, path: Path | None, only: tuple[str, ...], source: str) -> None:
    """The letters in LANG beside their English, one message a wording."""
    from clientscripts.exchange.po import export as exported
    from clientscripts.files import write_whole

    data = exported(options.library(), _tag(locale), source=source, only=only)
    if path is None:
        click.echo(data, nl=False)
        return
    write_whole(path, data)
    click.echo(f"{path}: {data.count(b'msgctxt '):,} texts", err=True)


@command.command(
    "import",
    epilog="\b\nExamples:\n  clientscripts translate import bs bs.po\n"
    "  clientscripts translate import bs bs.po --dry-run",
)
@click.argument("locale", metavar="LANG", shell_complete=complete.locales)
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be done.")
@source
@options.pack
def import_(locale: str, path: Path, dry_run: bool, source: str) -> None:
    """Put the translations of FILE into the letters in LANG: all of them, or none if one does not fit."""
    from clientscripts.exchange.po import take_in

    done = take_in(options.library(), _tag(locale), path.read_bytes(), str(path), source=source, write=not dry_run)
    for context in done.changed:
        click.echo(context)
    for name, count in done.waiting.items():
        options.warn(f"{name}: {count} texts are not translated yet, so the letter is not written")
    for file in done.files:
        click.echo(f"{file}: {'would be written' if dry_run else 'written'}", err=True)
    click.echo(
        f"{len(done.changed)} changed, {done.unchanged} as they were ({done.confirmed} confirmed), "
        f"{done.fuzzy} fuzzy and {done.empty} empty left alone", err=True,
    )  # fmt: skip


@command.command(
    "confirm",
    epilog="\b\nExamples:\n  clientscripts translate confirm bs --only firing\n  clientscripts translate confirm ca",
)
@click.argument("locale", metavar="LANG", shell_complete=complete.locales)
@only
@source
@options.pack
def confirm(locale: str, only: tuple[str, ...], source: str) -> None:
    """Keep that the letters in LANG say what the English says now.

    Whoever has read both confirms it; once the English changes, what was confirmed is outdated, and fuzzy in an export.
    """
    from clientscripts.exchange.po import confirm as confirmed

    count = confirmed(options.library(), _tag(locale), source=source, only=only)
    click.echo(f"{count} texts confirmed", err=True)


@command.command(
    "status", epilog="\b\nExamples:\n  clientscripts translate status\n  clientscripts translate status --json"
)
@source
@options.pack
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def status(source: str, as_json: bool) -> None:
    """How far each language is: letters written, texts outdated, situations reviewed."""
    from msgspec.structs import asdict

    from clientscripts.exchange.po import status as status_of

    library = options.library()
    found = [status_of(library, locale, source=source) for locale in library.locales]
    if as_json:
        import json

        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
        return
    for each in found:
        reviewed = ", ".join(each.reviewed) or "nothing yet"
        state = f"{each.letters} of {each.of} letters written"
        if each.texts:
            state += f", {each.unwritten} texts to do, {each.outdated} outdated, {each.confirmed} confirmed"
        click.echo(f"{click.style(each.locale, bold=True):<8} {state}; reviewed: {reviewed}")


def _tag(locale: str) -> str:
    """A locale folder, there yet or not."""
    from clientscripts.grammar import grammar
    from clientscripts.scaffold import tagged

    grammar(tagged(locale)).cldr.babel  # noqa: B018 - raises for what CLDR does not know
    return locale
