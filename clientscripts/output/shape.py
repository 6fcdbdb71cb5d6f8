"""A message as paragraphs, each with what it is: the one reading of a message that its dresses share."""

from __future__ import annotations

from clientscripts.model import Message

Block = tuple[str, str]
"""What a paragraph is (``subject``, ``head``, ``cue`` or ``text``) and its words, which may have line breaks."""


def blocks(message: Message) -> list[Block]:
    """The paragraphs of a message in the order its channel shows them.

    A chat message, an SMS and a call have no subject and join their parts in a way of their own: there the text that
    the channel shows is what counts, whatever dress it is put in.
    """
    found: list[Block] = []
    if message.channel in ("email", "letter"):
        head = message.head if message.channel == "letter" else ""
        parts = (("head", head), ("subject", message.subject), *_texts(message))
        for kind, part in parts:
            found += [(kind, paragraph) for paragraph in part.split("\n\n") if paragraph]
        return found
    cues = {f"[{cue}]" for cue in message.cues.values()}
    for paragraph in message.text.split("\n\n"):
        first, _, rest = paragraph.partition("\n")
        if first in cues:
            found.append(("cue", first))
            paragraph = rest
        if paragraph:
            found.append(("text", paragraph))
    return found


def _texts(message: Message) -> tuple[Block, ...]:
    return tuple(("text", part) for part in (message.greeting, *message.steps.values(), message.closing))
