"""``clientscripts schema``."""

from __future__ import annotations

from pathlib import Path

import click

from clientscripts.cli import options


@click.command(
    "schema",
    epilog="""\b
Examples:
  clientscripts schema                  (the kinds of files there are)
  clientscripts schema locale
  clientscripts schema --out schemas    (all of them, for an editor)
  clientscripts schema --out templates/schemas --check
""",
)
@click.argument("kind", required=False)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write every schema into this folder.")
@click.option("--check", is_flag=True, help="With --out: write nothing; exit code 1 if one is not current.")
def command(kind: str | None, out: Path | None, check: bool) -> None:
    """The JSON Schema of a kind of YAML file, made from the types it is read with.

    An editor with yaml-language-server checks a file while it is written when its first line says
    “# yaml-language-server: $schema=schemas/locale.json”.
    """
    from clientscripts.schema import KINDS, TITLES, text_of

    if kind:
        click.echo(text_of(kind), nl=False)
    elif out is None:
        for name, title in TITLES.items():
            click.echo(f"{click.style(name, bold=True)}  {title}")
    if out is not None:
        options.write_pages(((out / f"{name}.json", text_of(name).encode("utf-8")) for name in KINDS), check)
