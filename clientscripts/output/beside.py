"""A message and its twin in a language the sender reads, side by side, so that nobody sends what they cannot check."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from clientscripts.model import STEPS, Message

if TYPE_CHECKING:
    from clientscripts.catalog import LocaleEntry

GAP = " │ "
NARROW = 60
"""Cells; below that two columns of words are harder to read than one under the other."""

_NAMES = {
    "head": "Head", "subject": "Subject", "greeting": "Greeting", "closing": "Closing",
    "objection": "They may say", "answer": "You answer", **{step: step.capitalize() for step in STEPS},
}  # fmt: skip


def part_names(labels: LocaleEntry) -> dict[str, str]:
    """What the parts of a message are called on a screen in a language; English where its labels lack one."""
    words: dict[str, str] = {**labels.labels}
    words.update((step, name) for step, name in labels.steps.items())
    # A label may say with {} where the text goes (*Թեմա՝ {}*); here it stands alone.
    return {part: words.get(part, name).replace("{}", "").strip(" ՝:") for part, name in _NAMES.items()}


def rows(message: Message, other: Message) -> list[tuple[str, str, str]]:
    """Part by part: its name, the message's text, the twin's. Parts that both lack or the channel hides are left out.

    A step that only one of them has keeps its place in the order every message walks.
    """
    steps = [step for step in STEPS if step in message.steps or step in other.steps]
    shown = {
        "email": ("subject", "greeting", *steps, "closing"),
        "letter": ("head", "subject", "greeting", *steps, "closing"),
        "call": ("greeting", *steps, "closing", "objection", "answer"),
    }.get(message.channel, ("greeting", *steps, "closing"))
    found = [(part, _text(message, part), _text(other, part)) for part in shown]
    return [row for row in found if row[1] or row[2]]


def _text(message: Message, part: str) -> str:
    if part not in STEPS:
        text: str = getattr(message, part)
        return text
    text, cue = message.steps.get(part, ""), message.cues.get(part) if message.channel == "call" else None
    return f"[{cue}]\n{text}" if cue and text else text


def beside(message: Message, other: Message, width: int = 100, names: Mapping[str, str] | None = None) -> str:
    """Two columns in a terminal of `width` cells, each part under its name; one under the other where it is narrow.

    Args:
        names: what the parts are called, as `part_names` gives them; English without it.
    """
    called = {**_NAMES, **(names or {})}
    if width < NARROW:
        return "\n".join(_stacked(message, other, max(width, 10), called))
    column = (width - len(GAP)) // 2
    lines = [_row(message.locale, other.locale, column), f"{'─' * column}─┼─{'─' * column}"]
    for position, (part, left, right) in enumerate(rows(message, other)):
        if position:
            lines.append(_row("", "", column))
        lines.append(_row(f"[{called[part]}]", "", column))
        one, two = list(_wrapped(left, column)), list(_wrapped(right, column))
        height = max(len(one), len(two))
        one, two = one + [""] * (height - len(one)), two + [""] * (height - len(two))
        lines.extend(_row(first, second, column) for first, second in zip(one, two, strict=True))
    return "\n".join(lines)


def _stacked(message: Message, other: Message, width: int, called: Mapping[str, str]) -> Iterator[str]:
    for position, (part, left, right) in enumerate(rows(message, other)):
        if position:
            yield ""
        yield f"[{called[part]}]"
        for locale, text in ((message.locale, left), (other.locale, right)):
            yield f"{locale}:"
            yield from (f"  {piece}".rstrip() for piece in _wrapped(text, width - 2))


def _row(left: str, right: str, column: int) -> str:
    return f"{left}{' ' * max(0, column - cells(left))}{GAP}{right}".rstrip()


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Lines of at most `width` cells, broken at spaces, and within a word only where it is too long for a line."""
    for line in text.split("\n") if text else ():
        current, taken = "", 0
        for word in line.split(" "):
            room = cells(word)
            if current and taken + 1 + room > width:
                yield current
                current, taken = "", 0
            if current:
                current, taken = f"{current} {word}", taken + 1 + room
                continue
            for char in word:  # a first word, or one that begins a line: as much as fits, then the next line
                size = _cell(char)
                if taken + size > width:
                    yield current
                    current, taken = "", 0
                current, taken = current + char, taken + size
        yield current


def cells(text: str) -> int:
    """The terminal cells a text takes: wide signs two, combining and invisible ones none."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
