"""The bare command on a terminal: from the moment to the copied message, question by question."""

from __future__ import annotations

import shlex

import click

from clientscripts.cli import options
from clientscripts.cli.prompts import prompts
from clientscripts.library import Library
from clientscripts.model import Situation
from clientscripts.profile import read_profile


def walk(ctx: click.Context) -> None:
    """Situation → reason → language → facts → the message, beside the reader's language if it is another, copied."""
    from clientscripts.cli.render import command as render

    library, ask = options.library(ctx), prompts()
    reader = options.reader_locale(library)
    labels = library.labels(reader)
    words = labels.labels
    titles = {name: labels.situations[name].title for name in library.situations if name in labels.situations}
    name = ask.choice(
        words.get("situation", "What has happened"), [(each, titles.get(each, each)) for each in library.situations], ""
    )
    situation = library.situation(name)
    reason = ask.choice(words.get("reason", "Why"), _scripts(library, situation, reader), "")
    script = situation.scripts[reason]
    tags = [tag for tag in library.locales if library.written(script, tag)]
    locale = ask.choice(
        words.get("language", "Language of the message"),
        [(tag, library.labels(tag).name or tag) for tag in tags],
        read_profile(library=library).locale,
    )
    same = library.folder(locale) == library.folder(reader)
    call = ["clientscripts", "render", script.id, "--lang", locale, "--ask", "--copy"]
    call += [] if same else ["--beside", reader]
    click.echo(f"\n$ {shlex.join(call)}", err=True)
    with render.make_context("render", call[2:], parent=ctx) as inner:
        render.invoke(inner)


def _scripts(library: Library, situation: Situation, reader: str) -> list[tuple[str, str]]:
    """The reasons and follow-ups that are written in some language, with what they are called."""
    labels = library.labels(reader).situations.get(situation.id)
    return [
        (name, (labels.scripts.get(name) if labels else None) or script.note or name)
        for name, script in situation.scripts.items()
        if any(library.written(script, tag) for tag in library.locales)
    ]
