"""A message and its twin in a language the sender reads, side by side, so that nobody sends what they cannot check."""

from __future__ import annotations

import textwrap
import unicodedata

from clientscripts.model import Message

GAP = " │ "


def rows(message: Message, other: Message) -> list[tuple[str, str, str]]:
    """Part by part: its name, the message's text, the twin's."""
    steps = [(step, message.steps.get(step, ""), other.steps.get(step, "")) for step in message.steps]
    found = [
        ("subject", message.subject, other.subject),
        ("greeting", message.greeting, other.greeting),
        *steps,
        ("closing", message.closing, other.closing),
    ]
    return [row for row in found if row[1] or row[2]]


def beside(message: Message, other: Message, width: int = 100, names: dict[str, str] | None = None) -> str:
    """Two columns in a terminal of `width` cells, each part under its name."""
    column = max(20, (width - len(GAP)) // 2)
    lines = [f"{_cells(message.locale, column)}{GAP}{other.locale}", f"{'─' * column}─┼─{'─' * column}"]
    for name, left, right in rows(message, other):
        shown = (names or {}).get(name, name)
        lines.append(f"{_cells(f'[{shown}]', column)}{GAP}".rstrip())
        one, two = _wrapped(left, column), _wrapped(right, column)
        for index in range(max(len(one), len(two))):
            first = one[index] if index < len(one) else ""
            second = two[index] if index < len(two) else ""
            lines.append(f"{_cells(first, column)}{GAP}{second}".rstrip())
    return "\n".join(lines)


def _wrapped(text: str, width: int) -> list[str]:
    return [piece for line in text.split("\n") for piece in (textwrap.wrap(line, width) or [""])] if text else []


def _cells(text: str, width: int) -> str:
    """The text filled up to a number of terminal cells: wide signs take two, combining marks none."""
    taken = sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
    return text + " " * max(0, width - taken)
