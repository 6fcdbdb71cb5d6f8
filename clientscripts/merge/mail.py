"""A message as the bytes of an e-mail that are the same every time."""

from __future__ import annotations

import hashlib

from clientscripts.model import Message
from clientscripts.output.eml import to_email


def mail(message: Message, to: str, sender: str) -> bytes:
    """The bytes of an `.eml` file.

    Raises:
        ChannelError: an address is none, or a header would not come out as it was meant.
    """
    found = to_email(message, to, sender)
    # The library draws the boundary between text and HTML by lot. “=_” cannot stand in quoted-printable text.
    digest = hashlib.sha256(f"{to}\0{sender}\0{message.subject}\0{message.text}".encode()).hexdigest()
    found.set_boundary(f"=_{digest[:32]}")
    return found.as_bytes()
