"""The golden letters as texts, and the words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).parent.parent
GOLDEN = TESTS / "golden"
TEMPLATES = TESTS.parent / "templates"
LOCALES = tuple(sorted(path.parent.name for path in TEMPLATES.glob("*/locale.yaml")))

_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+|\S+@\S+")
# A word may hold apostrophes, hyphens and the middle dot of Catalan; Armenian marks stand inside words too.
_WORD = re.compile(r"[^\W\d_]+(?:[’'·՛՞՜-][^\W\d_]+)*[՛՞՜]?")


class Text(NamedTuple):
    """One letter in one voice, and where it stands."""

    path: Path
    line: int
    title: str
    body: str


@lru_cache(maxsize=8)
def texts(locale: str) -> tuple[Text, ...]:
    """Every golden letter of a locale."""
    found: list[Text] = []
    for path in sorted((GOLDEN / locale).rglob("*.txt")):
        line = 1
        for section in path.read_text("utf-8").split("=== ")[1:]:
            title, _, body = section.partition("\n")
            found.append(Text(path, line + 1, title, body))
            line += section.count("\n")
    return tuple(found)


def words(locale: str) -> dict[str, tuple[Path, int]]:
    """Every word of a locale's letters, and where it comes first."""
    found: dict[str, tuple[Path, int]] = {}
    for text in texts(locale):
        for number, line in enumerate(text.body.split("\n")):
            for word in words_of(line):
                found.setdefault(word, (text.path, text.line + number))
    return found


def words_of(line: str) -> Iterator[str]:
    """The words of a line, without addresses and figures."""
    for match in _WORD.finditer(_ADDRESS.sub(" ", line)):
        yield match[0]


def place(path: Path, line: int) -> str:
    """``tests/golden/bs/firing/abusive.txt:12``."""
    return f"{path.relative_to(TESTS.parent).as_posix()}:{line}"
