"""A message as Markdown (CommonMark): what is in it shows as it is, whatever signs it holds."""

from __future__ import annotations

import re

from clientscripts.model import Message

# CommonMark 2.4: any ASCII punctuation may be escaped; these mean something somewhere in running text.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])|^(\s*)([-+])(?=\s)|^(\s*\d{1,9})([.)])(?=\s)")


def escaped(text: str) -> str:
    """Text with every sign that Markdown would read as its own made plain."""

    def mend(match: re.Match[str]) -> str:
        if match[1]:
            return f"\\{match[1]}"
        return f"{match[2]}\\{match[3]}" if match[3] else f"{match[4]}\\{match[5]}"

    lines = [_SPECIAL.sub(mend, line) for line in text.split("\n")]
    # A line of = or - under a paragraph would make it a heading, and an address a link of its own.
    lines = [re.sub(r"^(\s*)([=-])(?=[=-]*\s*$)", r"\1\\\2", line) for line in lines]
    return "\n".join(lines)


def to_markdown(message: Message, *, heading: bool = True) -> str:
    """The message as Markdown: the subject as a heading, line breaks kept where they matter."""
    parts = [message.greeting, *message.steps.values(), message.closing]
    if message.channel == "letter":
        parts.insert(0, message.head)
    paragraphs = [
        escaped(paragraph).replace("\n", "  \n") for part in parts for paragraph in part.split("\n\n") if paragraph
    ]
    if heading and message.subject:
        paragraphs.insert(0, f"# {escaped(message.subject)}")
    return "\n\n".join(paragraphs) + "\n"
