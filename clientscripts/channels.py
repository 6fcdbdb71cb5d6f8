"""Which parts a channel shows, how it joins them, and its limits."""

from __future__ import annotations

TYPE_CHECKING = False  # this module answers at once: see clientscripts.instant
if TYPE_CHECKING:
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


def joined(parts: Parts, channel: str, labels: Mapping[str, str]) -> str:
    """The text a channel shows."""
    subject = _labelled(labels.get("subject", "Subject"), parts["subject"]) if parts["subject"] else ""
    steps = list(parts.steps.values())
    if channel == "email":
        return _paragraphs(subject, parts["greeting"], *steps, parts["closing"])
    if channel == "letter":
        return _paragraphs(parts["head"], subject, parts["greeting"], *steps, parts["closing"])
    if channel == "call":
        return _call(parts, labels)
    if channel == "chat":
        return _paragraphs(parts["greeting"], " ".join(steps), parts["closing"])
    return " ".join(" ".join((parts["greeting"], *steps, parts["closing"])).split("\n")).strip()


def excess(text: str, channel: str) -> str:
    """By how much a text is too long for its channel, in words; "" where it fits."""
    if channel == "chat" and len(text) > CHAT_LIMIT:
        return f"{len(text)} characters, {len(text) - CHAT_LIMIT} more than a chat message should have ({CHAT_LIMIT})"
    if channel == "sms":
        from clientscripts.sms import MOST, encoding, segments

        kind, count = encoding(text), segments(text)
        if count > MOST[kind]:
            return f"{count} SMS segments in {kind}, more than the {MOST[kind]} it should have"
    return ""


def longest_step(parts: Parts) -> str:
    """The step that takes most room."""
    return max(parts.steps, key=lambda step: len(parts.steps[step]))


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))


def _labelled(label: str, text: str) -> str:
    """A label before a text; a language that uses no colon says with ``{}`` where the text goes (*Թեմա՝ {}*)."""
    return label.replace("{}", text) if "{}" in label else f"{label}: {text}"


def _call(parts: Parts, labels: Mapping[str, str]) -> str:
    spoken = [parts["greeting"]]
    for step, text in parts.steps.items():
        cue = parts[f"cue_{step}"]
        spoken.append(f"[{cue}]\n{text}" if cue else text)
    spoken.append(parts["closing"])
    if parts["objection"]:
        spoken.append(_labelled(labels.get("objection", "If they object"), parts["objection"]))
        spoken.append(_labelled(labels.get("answer", "Your answer"), parts["answer"]))
    return _paragraphs(*spoken)
