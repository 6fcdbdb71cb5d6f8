"""Which parts a channel shows, how it joins them, and its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LENGTH_OF: Mapping[str, str] = {"email": "full", "letter": "full", "call": "full", "chat": "brief", "sms": "brief"}
"""The length a channel speaks in."""

CHAT_LIMIT = 600
"""Characters; beyond that people stop reading a chat message."""


class Parts:
    """The written parts of a letter; a part it does not have is empty."""

    def __init__(self, written: Mapping[str, str], steps: Sequence[str]) -> None:
        self.written = written
        self.steps = {step: written[step] for step in steps if written.get(step)}

    def __getitem__(self, part: str) -> str:
        return self.written.get(part, "")


def joined(parts: Parts, channel: str, labels: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text a channel shows, and warnings where it does not fit."""
    if channel == "call":
        return _call(parts, labels), ()
    subject = f"{labels.get('subject', 'Subject')}: {parts['subject']}" if parts["subject"] else ""
    steps = list(parts.steps.values())
    if channel == "email":
        return _paragraphs(subject, parts["greeting"], *steps, parts["closing"]), ()
    if channel == "letter":
        return _paragraphs(parts["head"], subject, parts["greeting"], *steps, parts["closing"]), ()
    if channel == "chat":
        text = _paragraphs(parts["greeting"], " ".join(steps), parts["closing"])
        return text, _too_long(parts, len(text), CHAT_LIMIT, "characters")
    return " ".join(" ".join((parts["greeting"], *steps, parts["closing"])).split()), ()


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _call(parts: Parts, labels: Mapping[str, str]) -> str:
    spoken = [parts["greeting"]]
    for step, text in parts.steps.items():
        cue = parts[f"cue_{step}"]
        spoken.append(f"[{cue}]\n{text}" if cue else text)
    spoken.append(parts["closing"])
    if parts["objection"]:
        spoken.append(f"{labels.get('objection', 'If they object')}: {parts['objection']}")
        spoken.append(f"{labels.get('answer', 'Your answer')}: {parts['answer']}")
    return _paragraphs(*spoken)


def _too_long(parts: Parts, length: int, limit: int, unit: str) -> tuple[str, ...]:
    if length <= limit:
        return ()
    longest = max(parts.steps, key=lambda step: len(parts.steps[step]))
    return (f"{length} {unit}, {length - limit} more than {limit}; the longest step is “{longest}”",)
