"""``clientscripts packs``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clientscripts.cli import complete, options

if TYPE_CHECKING:
    from clientscripts.library import Library


@click.command(
    "packs",
    epilog="""\b
Examples:
  clientscripts packs
  clientscripts packs --pack examples/packs/team
  clientscripts packs --pack examples/packs/team --lang en --letters
""",
)
@click.option("--letters", is_flag=True, help="Every letter, not only those that a pack changes or adds.")
@click.option("--lang", "locale", metavar="TAG", shell_complete=complete.locales, help="Letters in this language only.")
@options.pack
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def command(letters: bool, locale: str | None, as_json: bool) -> None:
    """The packs in force, lowest first, and which pack each letter comes from.

    A pack is a folder, or one that an installed package brings along. It is in force when the profile, the
    environment variable CLIENTSCRIPTS_PACKS or --pack names it.
    """
    from clientscripts.packs import installed_names

    library = options.library()
    named = dict(options.places())
    found = {
        "packs": [
            {
                "name": pack.name,
                "version": pack.version,
                "note": pack.entry.note,
                "folder": "templates" if pack.builtin else str(pack.given),
                "named_by": "built in" if pack.builtin else named.get(pack.origin or str(pack.given), ""),
            }
            for pack in library.packs
        ],
        "installed": list(installed_names()),
        "letters": _letters(library, locale, letters),
    }
    if as_json:
        import json

        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    _print(found)


def _print(found: dict[str, Any]) -> None:
    for pack in found["packs"]:
        place = "" if pack["named_by"] == "built in" else f"{pack['folder']}, "
        click.echo(f"{click.style(pack['name'], bold=True)} {pack['version']}  ({place}{pack['named_by']})")
        if pack["note"]:
            click.echo(f"    {pack['note']}")
    idle = [name for name in found["installed"] if name not in {pack["name"] for pack in found["packs"]}]
    if idle:
        click.echo(f"\nInstalled, not in force: {', '.join(idle)}")
    if found["letters"]:
        click.echo()
    for letter in found["letters"]:
        click.echo(f"{letter['locale']:<8}{letter['script']:<40}{' over '.join(letter['packs'])}")


def _letters(library: Library, only: str | None, every: bool) -> list[dict[str, Any]]:
    """The letters and the packs whose templates each is made of, topmost first."""
    tag = library.folder(library.match(only)) if only else None
    found = []
    for locale in library.locales:
        if tag not in (None, locale):
            continue
        for script in library.scripts:
            if not library.written(script, locale):
                continue
            packs = library.packs_of(script, locale)
            if every or packs != (library.packs[0].name,):
                found.append({"locale": locale, "script": script.id, "packs": list(packs)})
    return found
