"""The blocks of a template as they stand in its source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from clientscripts.check.view import View

_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)")
_COMMENT = re.compile(r"\{#.*?#\}", re.S)


class Block(NamedTuple):
    """A block's name and where it opens."""

    name: str
    line: int
    column: int


def blocks(view: View, path: str) -> list[Block]:
    """The blocks of a template in the order they are written."""
    text = "\n".join(view.lines(path))
    # A block in a comment is none; blanks in its place keep lines and columns.
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    return [
        Block(found[1], text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start()))
        for found in _BLOCK.finditer(text)
    ]


def order_of_parts(view: View) -> Mapping[str, int]:
    """The place of every part in a message, as `message.j2` has it."""
    for locale in view.locales:
        source = view.library.find(locale, "message.j2")
        if source is not None:
            names = _BLOCK.findall(_COMMENT.sub("", source.text))
            return {name: place for place, name in enumerate(names)}
    return {}
