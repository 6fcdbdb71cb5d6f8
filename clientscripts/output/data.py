"""A message as plain data, and as JSON."""

from __future__ import annotations

import json
from typing import Any

from clientscripts.model import Message


def to_dict(message: Message) -> dict[str, Any]:
    """A message as dictionaries, lists and strings."""
    return {
        "script": message.script,
        "locale": message.locale,
        "channel": message.channel,
        "head": message.head,
        "subject": message.subject,
        "greeting": message.greeting,
        "steps": dict(message.steps),
        "closing": message.closing,
        "cues": dict(message.cues),
        "objection": message.objection,
        "answer": message.answer,
        "text": message.text,
        "warnings": list(message.warnings),
        "receipt": {
            "packs": dict(message.receipt.packs),
            "letter": message.receipt.letter,
            "voice": message.receipt.voice,
        },
    }


def to_json(message: Message) -> str:
    """A message as JSON text."""
    return json.dumps(to_dict(message), ensure_ascii=False, indent=2)
