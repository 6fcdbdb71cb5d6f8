"""``clientscripts profile``."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from clientscripts.cli import options


def keys(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The keys a profile keeps, for the shell."""
    from clientscripts.profile import KEYS

    sign = "=" if param.name == "settings" else ""
    return [CompletionItem(f"{key}{sign}") for key in KEYS if key.startswith(incomplete)]


@click.group(
    "profile",
    invoke_without_command=True,
    epilog="""\b
Examples:
  clientscripts profile set sender="Amra Hadžić" sender.gender=female company="Alfa d.o.o." locale=bs
  clientscripts profile show
  clientscripts profile unset contact
  clientscripts render firing                 (signed, in the usual language)
  clientscripts render firing --lang en --no-profile
""",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """What hardly ever changes: sender, company, contact, usual locale and formality.

    `render` fills these slots by itself. The file is ~/.config/clientscripts/profile.yaml, or what
    $CLIENTSCRIPTS_PROFILE names.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show)


@command.command("show", epilog="\b\nExamples:\n  clientscripts profile show\n  clientscripts profile show --json")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def show(as_json: bool = False) -> None:
    """Print what is kept."""
    from clientscripts.profile import read_profile

    found = read_profile(library=options.library()).to_dict()
    if as_json:
        import json

        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif found:
        click.echo(_yaml(found), nl=False)
    else:
        click.echo('nothing is kept yet; begin with: clientscripts profile set sender="Your Name"', err=True)


@command.command(
    "set",
    epilog="""\b
Examples:
  clientscripts profile set sender="Amra Hadžić" sender.gender=female
  clientscripts profile set locale=bs formality=formal
  clientscripts profile set packs="~/letters/team"
""",
)
@click.argument("settings", nargs=-1, required=True, metavar="KEY=VALUE...", shell_complete=keys)
def set_(settings: tuple[str, ...]) -> None:
    """Keep values. Keys: sender, company, contact (with fields such as sender.gender), locale, formality, packs."""
    from clientscripts.errors import FactsError, Problem

    changes: dict[str, str] = {}
    problems = []
    for setting in settings:
        key, equals, value = setting.partition("=")
        if equals and key.strip():
            changes[key.strip()] = value.strip()
        else:
            problems.append(Problem(f"expected key=value, got “{setting[:60]}”", "profile"))
    if problems:
        raise FactsError(problems)
    _keep(changes)


@command.command(
    "unset", epilog="\b\nExamples:\n  clientscripts profile unset contact\n  clientscripts profile unset sender.gender"
)
@click.argument("keys", nargs=-1, required=True, metavar="KEY...", shell_complete=keys)
def unset(keys: tuple[str, ...]) -> None:
    """Take values away."""
    _keep(dict.fromkeys(keys, ""))


@command.command("path", epilog="\b\nExamples:\n  clientscripts profile path")
def path() -> None:
    """Print where the profile is kept."""
    from clientscripts.store import profile_path

    click.echo(profile_path())


def _keep(changes: dict[str, str]) -> None:
    from clientscripts.profile import changed, read_profile, write_profile

    library = options.library()
    profile = changed(read_profile(library=library), changes, library=library)
    where = write_profile(profile)
    if profile.to_dict():
        click.echo(_yaml(profile.to_dict()), nl=False)
    click.echo(f"{where}: written", err=True)


def _yaml(found: dict[str, object]) -> str:
    import yaml

    return yaml.safe_dump(found, allow_unicode=True, sort_keys=False)
