"""What the shell offers on Tab: scripts, locales, slots and voices.

Nothing here may fail aloud: a completion that prints an error would garble the line somebody is typing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def words(name: str) -> Completer:
    """The words of a tuple in `clientscripts.model`, looked up only when Tab is pressed."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from clientscripts import model

        return _items(((word, "") for word in getattr(model, name)), incomplete)

    return complete


def locales(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Locale tags with their own names."""

    def found() -> Iterable[tuple[str, str]]:
        from clientscripts.cli import options

        library = options.library(ctx)
        return [(tag, library.labels(tag).name) for tag in library.locales]

    return _quietly(found, incomplete)


def situations(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Situations by id, with their English titles."""

    def found() -> Iterable[tuple[str, str]]:
        from clientscripts.cli import options

        library = options.library(ctx)
        titles = library.labels("en").situations
        return [(name, titles[name].title if name in titles else "") for name in library.situations]

    return _quietly(found, incomplete)


def scripts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Situations, and once one is typed its scripts, with what they are for."""
    if "/" not in incomplete:
        only = situations(ctx, param, incomplete)
        if len(only) != 1:
            return only

    def found() -> Iterable[tuple[str, str]]:
        from clientscripts.cli import options

        return [(script.id, script.note) for script in options.library(ctx).scripts]

    return _quietly(found, incomplete)


def reasons(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The reasons of the situation that stands on the line already."""

    def found() -> Iterable[tuple[str, str]]:
        from clientscripts.cli import options

        scripts = options.library(ctx).situation(_script(ctx).partition("/")[0]).scripts
        return [(name, script.note) for name, script in scripts.items()]

    return _quietly(found, incomplete)


def settings(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The slots of the script on the line, ready for a value."""

    def found() -> Iterable[tuple[str, str]]:
        from clientscripts.cli import options

        script = options.library(ctx).script(_script(ctx), ctx.params.get("reason"))
        return [(f"{name}=", slot.note) for name, slot in script.slots.items()]

    return _quietly(found, incomplete)


def _script(ctx: click.Context) -> str:
    """The script on the line. While an option still waits for its value, click has not given the arguments names."""
    return str(ctx.params.get("script") or next((word for word in ctx.args if not word.startswith("-")), ""))


def _quietly(found: Callable[[], Iterable[tuple[str, str]]], incomplete: str) -> list[CompletionItem]:
    from clientscripts.errors import ClientscriptsError

    try:
        return _items(found(), incomplete)
    except (ClientscriptsError, OSError):
        return []


def _items(found: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(word, help=note or None) for word, note in found if word.startswith(incomplete)]
