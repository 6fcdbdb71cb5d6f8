"""``clientscripts triage``."""

from __future__ import annotations

import sys

import click

from clientscripts.cli import options


@click.command(
    "triage",
    epilog="""\b
Examples:
  clientscripts triage --sign abusive --sign unprofitable --lang bs
  clientscripts triage --sign no-growth --long-standing
  clientscripts triage            (asks, on a terminal)
""",
)
@click.option("--sign", "signs", multiple=True, metavar="SIGN", help="A sign that holds; repeat for several.")
@click.option("--long-standing", is_flag=True, help="A client of long standing, or a friend.")
@click.option("--likely-to-change", is_flag=True, help="Things are likely to change.")
@click.option("--lang", "locale", metavar="TAG", default="en", show_default=True, help="The language you read.")
@options.pack
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@click.pass_context
def command(
    ctx: click.Context, signs: tuple[str, ...], long_standing: bool, likely_to_change: bool, locale: str, as_json: bool
) -> None:
    """Should we let this client go? Keep, work on it, or let go: with the grounds, and the next command."""
    from clientscripts.triage_rules import triage

    bare = not (signs or long_standing or likely_to_change or as_json)
    if bare and sys.stdin.isatty() and sys.stdout.isatty():
        signs, long_standing, likely_to_change = _ask(options.library(), locale)
    advice = triage(
        signs, long_standing=long_standing, likely_to_change=likely_to_change, locale=locale, library=options.library()
    )
    following = f"clientscripts render {advice.next} --lang {advice.locale}" if advice.next else ""
    if as_json:
        import json

        found = {"outcome": advice.outcome, "title": advice.title, "ground": advice.ground,
                 "next": advice.next, "command": following}  # fmt: skip
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    click.echo(click.style(advice.title, bold=True))
    click.echo(advice.ground)
    if following:
        click.echo(f"\n{following}")


def _ask(library: object, locale: str) -> tuple[tuple[str, ...], bool, bool]:
    """The same questions, one by one, in the reader's language."""
    from clientscripts.library import Library
    from clientscripts.triage_rules import entry_of

    assert isinstance(library, Library)
    labels = library.labels(library.match(locale))
    words = labels.triage.questions if labels.triage else {}
    scripts = labels.situations["firing"].scripts if "firing" in labels.situations else {}
    yes, no = labels.labels.get("yes", "yes"), labels.labels.get("no", "no")

    def asked(question: str) -> bool:
        answer = click.prompt(f"{question} [{yes}/{no}]", default=no, show_default=False)
        return str(answer).strip().lower()[:1] in (yes[:1].lower(), "y")

    click.echo(words.get("signs", "Which of these hold?"))
    signs = tuple(sign for sign in entry_of(library).signs if asked(f"  {scripts.get(sign, sign)}"))
    if not signs:
        return (), False, False
    long_standing = asked(words.get("long_standing", "Long standing?"))
    return signs, long_standing, asked(words.get("likely_to_change", "Likely to change?"))
