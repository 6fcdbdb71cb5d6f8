"""The command line. Each command lives in a module of its own and is imported when it is called.

Exit codes: 0 done; 1 a message, pack or check is at fault; 2 the call itself is (a word, a value, a file name);
70 a fault of clientscripts itself; 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from clientscripts import __version__

COMMANDS: dict[str, str] = {
    "render": "Print a message, ready to send.",
    "merge": "A message for every row of a table.",
    "find": "The message for a moment, by any word of it.",
    "list": "Situations, scripts and locales.",
    "show": "A script's slots, with types and a sample command.",
    "guide": "Advice for the person who has to send the message.",
    "triage": "Should we let this client go?",
    "plan": "A message and its follow-ups, with dates and a calendar.",
    "profile": "Who signs, in which language: kept for every message.",
    "packs": "Which packs are in force, and which pack each letter comes from.",
    "new": "Begin a pack, situation, script or locale.",
    "schema": "JSON Schema of a pack's YAML files.",
    "translate": "Letters to and from PO files, and how far each language is.",
    "check": "What a careful editor would mind in a pack.",
    "gallery": "Every letter of every locale on one page each.",
}


class Commands(click.Group):
    """Finds commands by name, so that `--help` imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        import importlib

        module = importlib.import_module(f"clientscripts.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from clientscripts.errors import did_you_mean

            raise click.UsageError(f"There is no command “{args[0]}”.{did_you_mean(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


EXAMPLES = """\b
Examples:
  clientscripts render firing --lang bs
  clientscripts render firing/abusive --lang ca --set client="Anna Puig" --set client.gender=female
  clientscripts list
  clientscripts show lost-deal/offer
"""


@click.group(
    cls=Commands,
    epilog=EXAMPLES,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="clientscripts")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Hard words to clients, ready to send: in Tagalog, Catalan, Armenian, Bosnian and English.

    On a terminal, the command alone asks what has happened and leads to the message.
    """
    if ctx.invoked_subcommand is None:
        if sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty():
            from clientscripts.cli.walk import walk

            walk(ctx)
        else:
            click.echo(ctx.get_help())


def run(arguments: Sequence[str] | None = None) -> None:
    """The console command: no traceback ever reaches a user."""
    from clientscripts.errors import ClientscriptsError

    _speak_utf8()
    _mind_no_color()
    try:
        code = main.main(list(arguments) if arguments is not None else None, "clientscripts", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except ClientscriptsError as error:
        for line in str(error).splitlines():
            _say_error(line)
        code = code_of(error)
    except OSError as error:
        if isinstance(error, BrokenPipeError):  # the reader (`| head`) has gone; nothing is wrong
            sys.stderr.close()
            sys.exit(0)
        _say_error(f"{error.filename or ''}: {error.strerror or error}")
        code = 1
    except Exception as error:
        # A fault of ours. Whoever only wants a letter gets one line; whoever mends it sets CLIENTSCRIPTS_DEBUG.
        import os

        if os.environ.get("CLIENTSCRIPTS_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        _say_error(f"a fault in clientscripts itself ({what}); CLIENTSCRIPTS_DEBUG=1 shows where")
        code = 70
    sys.exit(code if isinstance(code, int) else 0)


def _say_error(text: str) -> None:
    click.echo(f"{click.style('error:', fg='red')} {text}", err=True, color=main.context_settings.get("color"))


def _mind_no_color() -> None:
    """https://no-color.org: where NO_COLOR is set to anything, nothing is coloured, on a terminal either."""
    import os

    if os.environ.get("NO_COLOR"):
        main.context_settings["color"] = False


def code_of(error: Exception) -> int:
    """The exit code for an error: what the caller typed is 2, what is on disk 1."""
    from clientscripts.errors import ChannelError, FactsError, MissingExtraError, UnknownError

    return 2 if isinstance(error, ChannelError | FactsError | UnknownError | MissingExtraError) else 1


def _speak_utf8() -> None:
    """Letters are not ASCII: where the terminal claims to be, write UTF-8 all the same."""
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", "") or "").lower().replace("-", "")
        if encoding != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
