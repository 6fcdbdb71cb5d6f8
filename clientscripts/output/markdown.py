"""A message as Markdown (CommonMark): what is in it shows as it is, whatever signs it holds."""

from __future__ import annotations

import re

from clientscripts.model import Message
from clientscripts.output.shape import blocks

# CommonMark 0.31, 2.4: any ASCII punctuation may be escaped. These mean something wherever they stand in running text
# (`$`, `|` and `~` in the dialects that add mathematics, tables and strike-through) …
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~!&$]")
# … and these only at the start of a line: a bullet, a numbered item, the underline that makes a heading of what
# stands above it.
_BULLET = re.compile(r"^(\s*)([-+])(?=\s|$)")
_NUMBER = re.compile(r"^(\s*[0-9]{1,9})([.)])(?=\s|$)")
_UNDERLINE = re.compile(r"^(\s*)([=-])(?=[=-]*\s*$)")


def escaped(text: str) -> str:
    """Text with every sign that Markdown would read as its own made plain."""
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    line = _ANYWHERE.sub(r"\\\g<0>", line)
    for pattern in (_BULLET, _NUMBER, _UNDERLINE):
        line = pattern.sub(r"\1\\\2", line)
    return line


def to_markdown(message: Message) -> str:
    """The message as Markdown: the subject as a heading, line breaks kept where they matter."""
    shown = {"subject": "# {}", "cue": "*{}*"}
    paragraphs = [
        shown.get(kind, "{}").replace("{}", escaped(words).replace("\n", "  \n")) for kind, words in blocks(message)
    ]
    return "\n\n".join(paragraphs) + "\n"
