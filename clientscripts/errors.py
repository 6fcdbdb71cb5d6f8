"""What can go wrong, in one place.

Every error says what is wrong, where (file and line, or the slot), and what to do instead.
All of them derive from `ClientscriptsError`, so one `except` is enough for an application.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class ClientscriptsError(Exception):
    """Base of every error this package raises on purpose."""


class Problem(NamedTuple):
    """One fault: what is wrong, and where it stands.

    `where` is a slot (``client.gender``) or a file; `line` and `column` count from 1, 0 means unknown.
    `code` is the rule of `clientscripts check` that speaks of this kind of fault, where it has one of its own.
    """

    message: str
    where: str = ""
    line: int = 0
    column: int = 0
    code: str = ""

    def __str__(self) -> str:
        place = self.where
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        return f"{place}: {self.message}" if place else self.message


class ProblemsError(ClientscriptsError):
    """Several faults found in one go, so that nobody mends them one run at a time."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.problems,))


class FactsError(ProblemsError):
    """The facts given for a script do not fit its slots."""


class PackError(ProblemsError):
    """A pack on disk cannot be used: a catalog, a template or its layout is at fault."""


class ProfileError(ProblemsError):
    """The kept profile cannot be used as it stands."""


class UnknownError(ClientscriptsError):
    """A situation, script, locale, channel or voice that does not exist."""


class GrammarError(ClientscriptsError):
    """A form was asked for that this language does not have."""


class ChannelError(ProblemsError):
    """A message does not fit the channel it was asked for."""


class TableError(ProblemsError):
    """A table of many rows cannot be read or written; the message never quotes what stands in it."""


class MissingExtraError(ClientscriptsError):
    """An optional package is not installed; the message names the `pip install`."""

    def __init__(self, what: str, extra: str) -> None:
        self.what, self.extra = what, extra
        super().__init__(f"{what} needs an extra: pip install 'clientscripts[{extra}]'")

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.what, self.extra))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word closest to `word`, or None when nothing is near."""
    import difflib  # only an error needs it

    found = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Did you mean “x”?``, or the whole list when nothing is near; ready to be appended."""
    choices = sorted(known)
    near = nearest(word, choices)
    if near:
        return f" Did you mean “{near}”?"
    return f" Known: {', '.join(choices)}." if choices else ""
