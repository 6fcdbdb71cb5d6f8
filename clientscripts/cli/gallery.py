"""``clientscripts gallery``."""

from __future__ import annotations

from pathlib import Path

import click

from clientscripts.cli import options


@click.command(
    "gallery",
    epilog="""\b
Examples:
  clientscripts gallery --out docs/gallery
  clientscripts gallery --out docs/gallery --check     (exit code 1 if a page is not current)
""",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder of the pages.")
@options.pack
@click.option("--check", is_flag=True, help="Write nothing; say which pages are not current.")
def command(out: Path, check: bool) -> None:
    """Write every letter of every locale to one page a locale, beside its English."""
    from clientscripts.output.gallery import gallery

    library = options.library()
    options.write_pages(
        ((out / f"{locale}.md", gallery(library, locale).encode()) for locale in library.locales), check
    )
