"""The formats a message can be written in, by name and by a file's ending."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientscripts.model import Message

FORMATS = ("text", "json", "markdown", "html", "eml", "mailto")

_ENDINGS = {".json": "json", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".eml": "eml"}


def format_of(file: str) -> str:
    """The format a file's name asks for; text where it asks for none."""
    return _ENDINGS.get(PurePath(file).suffix.lower(), "text")


def written(message: Message, form: str, *, to: str = "", sender: str = "") -> bytes:
    """A message as the bytes of a file in one of `FORMATS`.

    Args:
        to: whom an `eml` or `mailto` goes to.
        sender: whom an `eml` comes from.

    Raises:
        ChannelError: an address is none, or a header would not come out as it was meant.
    """
    if form == "eml":
        from clientscripts.output.eml import to_eml

        return to_eml(message, to, sender)
    if form == "mailto":
        from clientscripts.output.eml import to_mailto

        text = to_mailto(message, to) + "\n"
    elif form == "json":
        from clientscripts.output.data import to_json

        text = to_json(message) + "\n"
    elif form == "markdown":
        text = message.to_markdown()
    elif form == "html":
        text = message.to_html()
    else:
        text = message.text + "\n"
    return text.encode("utf-8")
