"""Options several commands share, and how facts are read from the command line."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from clientscripts.cli import complete
from clientscripts.errors import FactsError, Problem, UnknownError

if TYPE_CHECKING:
    from clientscripts.library import Library

Command = TypeVar("Command", bound=Callable[..., Any])


def together(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """Several options as one decorator."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


lang = click.option(
    "--lang", "locale", required=True, metavar="TAG", shell_complete=complete.locales,
    help="Locale: bs, ca, hy, tl, en, en-GB, fil …",
)  # fmt: skip
usual_lang = click.option(
    "--lang", "locale", metavar="TAG", shell_complete=complete.locales,
    help="Locale: bs, ca, hy, tl, en, en-GB, fil …; without it the profile’s usual one.",
)  # fmt: skip
_PACKS = "clientscripts.packs"


def _keep_packs(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    ctx.meta[_PACKS] = (*ctx.meta.get(_PACKS, ()), *value)
    return value


pack = click.option(
    "--pack", "packs", multiple=True, metavar="PATH", callback=_keep_packs, expose_value=False,
    help="A pack laid over the built-in letters: its folder, or the name of an installed one. Repeat for several.",
)  # fmt: skip
no_profile = click.option("--no-profile", is_flag=True, help="Leave the profile aside.")
voice = together(
    click.option(
        "--channel", default="email", show_default=True, shell_complete=complete.words("CHANNELS"),
        help="email, letter, chat, sms or call.",
    ),
    click.option(
        "--formality", default="formal", show_default=True, shell_complete=complete.words("FORMALITIES"),
        help="formal or informal.",
    ),
    click.option(
        "--tone", default="warm", show_default=True, shell_complete=complete.words("TONES"), help="warm or firm."
    ),
    click.option("--variation", type=click.IntRange(0), default=0, show_default=True, help="Which of equal wordings."),
)  # fmt: skip
facts = together(
    click.option(
        "--set", "settings", multiple=True, metavar="SLOT=VALUE", shell_complete=complete.settings,
        help='A fact: --set refund="120 EUR", --set client.gender=female, --set alternatives="Delta; Nova".',
    ),
    click.option("--facts", "facts_file", metavar="FILE", help="Facts from a YAML or JSON file; - for standard input."),
)  # fmt: skip


def places(ctx: click.Context | None = None) -> list[tuple[str, str]]:
    """The packs of a call beside the built-in one, lowest first, each with who named it.

    The profile's come first, then those of ``$CLIENTSCRIPTS_PACKS``, then ``--pack``: what is said last and nearest
    to the call wins.
    """
    ctx = ctx or click.get_current_context(silent=True)
    found: list[tuple[str, str]] = []
    if ctx is None or not ctx.params.get("no_profile"):
        from clientscripts.profile import packs_of

        found += [(place, "profile") for place in packs_of()]
    variable = os.environ.get("CLIENTSCRIPTS_PACKS", "")
    found += [(place, "CLIENTSCRIPTS_PACKS") for place in variable.split(os.pathsep) if place]
    return found + [(place, "--pack") for place in (ctx.meta.get(_PACKS, ()) if ctx else ())]


def library(ctx: click.Context | None = None) -> Library:
    """The library of a call: the built-in pack with those of `places` over it.

    Raises:
        PackError: one of them is no pack.
    """
    from clientscripts.library import Library, default_library

    named = tuple(dict.fromkeys(place for place, _ in places(ctx)))
    if not named:
        return default_library()
    kept = _libraries.get(named)
    if kept is None:
        kept = _libraries[named] = Library(named)
    return kept


_libraries: dict[tuple[str, ...], Library] = {}


def on_terminal() -> bool:
    """Whether somebody sits there to be asked; questions go to standard error, so the result may be piped."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def reader_locale(library: Library, *wishes: str | None) -> str:
    """The language the person at the keyboard reads: the first wish, or the terminal's, or English.

    Raises:
        UnknownError: a wish names no language there are letters in.
    """
    for wish in wishes:
        if wish:
            return library.match(wish)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if tag := os.environ.get(name, ""):
            with contextlib.suppress(UnknownError):
                return library.match(tag.partition("@")[0])
            break  # the first that is set decides, as for every other program
    return library.match("en") if "en" in library.locales else library.locales[0]


def warn(text: str) -> None:
    """One warning on standard error."""
    click.echo(f"{click.style('warning:', fg='yellow')} {text}", err=True)


def given_facts(settings: Sequence[str], facts_file: str | None) -> dict[str, Any]:
    """The facts of a call: those of the file, with those of `--set` over them.

    Raises:
        FactsError: a setting without `=`, or a file that holds no facts.
    """
    found: dict[str, Any] = dict(_from_file(facts_file)) if facts_file else {}
    problems = []
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name.strip():
            problems.append(Problem(f"expected slot=value, got “{setting[:60]}”", "--set"))
            continue
        name = name.strip()
        if "." not in name:  # a value of --set takes the place of the file's, fields and all
            found = {key: kept for key, kept in found.items() if not key.startswith(f"{name}.")}
        found[name] = value
    if problems:
        raise FactsError(problems)
    return found


def _from_file(name: str) -> dict[str, Any]:
    from clientscripts.documents import parse, read

    if name == "-":
        shown, text = "standard input", sys.stdin.buffer.read(1_000_001)
        if len(text) > 1_000_000:
            raise FactsError([Problem("is larger than 1,000,000 bytes", shown)])
        try:
            decoded = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise FactsError([Problem(f"is not UTF-8 (byte {error.start})", shown)]) from None
        data = _data(decoded, shown, decoded.lstrip().startswith("{"), parse)
    elif name.endswith(".json"):
        shown = name
        try:
            data = _data(Path(name).read_text("utf-8-sig"), name, True, parse)
        except OSError as error:
            raise FactsError([Problem(f"cannot be read: {error.strerror or error}", name)]) from None
        except UnicodeDecodeError as error:
            raise FactsError([Problem(f"is not UTF-8 (byte {error.start})", name)]) from None
    else:
        shown = name
        data = read(Path(name)).data
    if not isinstance(data, dict):
        raise FactsError([Problem("holds no facts: write “slot: value” lines", shown)])
    return data


def _data(text: str, shown: str, as_json: bool, parse: Callable[..., Any]) -> Any:
    if not as_json:
        return parse(text, shown).data
    try:
        return json.loads(text, parse_float=str)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise FactsError([Problem(f"is not JSON: {getattr(error, 'msg', 'nests too deeply')}", shown, line)]) from None


def write_pages(pages: Iterable[tuple[Path, bytes]], check: bool) -> None:
    """Write the files that are not as they should be, or with `check` only say which; exit code 1 if any is not."""
    from clientscripts.files import write_whole

    stale = [(path, data) for path, data in pages if not (path.is_file() and path.read_bytes() == data)]
    for path, data in stale:
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
        click.echo(f"{path}: {'not current' if check else 'written'}", err=True)
    if check and stale:
        raise click.exceptions.Exit(1)
