"""Questions on a terminal: with questionary where it is installed (extra `cli`), otherwise with click's own prompts.

Questions go to standard error, so that the result can be piped. Whoever calls makes sure that somebody is there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import click

Check = Callable[[str], str]
"""What is wrong with an answer, in words; "" if nothing is."""


class Prompts(Protocol):
    """What a kind of prompt must be able to ask."""

    def text(self, question: str, default: str, check: Check) -> str:
        """A line of text, asked again until `check` finds nothing; the empty one is always taken."""

    def choice(self, question: str, options: Sequence[tuple[str, str]], default: str) -> str:
        """One of some values, each shown as its words."""


class Plain:
    """click's prompts: one line each. Enter takes what stands in brackets, “-” leaves the field empty."""

    def text(self, question: str, default: str, check: Check) -> str:
        def value(answer: str) -> str:
            if answer.strip() == "-":
                return ""
            if answer and (problem := check(answer)):
                raise click.UsageError(problem)
            return answer

        shown = f"{question} [{default}]" if default else question
        found: str = click.prompt(shown, default=default, show_default=False, value_proc=value, err=True)
        return found

    def choice(self, question: str, options: Sequence[tuple[str, str]], default: str) -> str:
        for number, (_, words) in enumerate(options, 1):
            click.echo(f"{number:>3}  {words}", err=True)
        values = [value for value, _ in options]

        def value(answer: str) -> str:
            if answer in values:
                return answer
            if answer.isdecimal() and 0 < int(answer) <= len(values):
                return values[int(answer) - 1]
            raise click.UsageError(f"expected a number from 1 to {len(values)}")

        preset = str(values.index(default) + 1) if default in values else None
        shown = f"{question} [{preset}]" if preset else question
        found: str = click.prompt(shown, default=preset, show_default=False, value_proc=value, err=True)
        return found


class Rich:
    """questionary's prompts: an earlier answer can be edited, a choice is made with the arrow keys."""

    def __init__(self, questionary: Any) -> None:
        import sys

        from prompt_toolkit.output import create_output

        self._ask = questionary
        self._options = {"output": create_output(stdout=sys.stderr), "qmark": "?"}

    def text(self, question: str, default: str, check: Check) -> str:
        def validate(answer: str) -> bool | str:
            return (check(answer) if answer.strip() else "") or True

        asked = self._ask.text(f"{question}:", default=default, validate=validate, **self._options)
        return self._answer(asked).strip()

    def choice(self, question: str, options: Sequence[tuple[str, str]], default: str) -> str:
        choices = [self._ask.Choice(words, value=value) for value, words in options]
        known = default if default in [value for value, _ in options] else None
        asked = self._ask.select(f"{question}:", choices=choices, default=known, **self._options)
        return self._answer(asked)

    @staticmethod
    def _answer(asked: Any) -> str:
        try:
            found: str = asked.unsafe_ask()
        except (KeyboardInterrupt, EOFError):
            raise click.Abort from None
        return found


def prompts() -> Prompts:
    """The prompts this terminal and installation can show."""
    if os.environ.get("TERM", "dumb") == "dumb":
        return Plain()
    try:
        import questionary
    except ImportError:
        return Plain()
    return Rich(questionary)
