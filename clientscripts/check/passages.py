"""Every passage a letter can come to: a part with all its choices made, and where each of its words stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import product
from math import lcm

from msgspec import Struct

from clientscripts.channels import LENGTH_OF
from clientscripts.letters.cache import MOST_TURNS
from clientscripts.letters.nodes import Fill, Letter, Nodes, Phrase, Place, Text, When, slots_of, walk
from clientscripts.letters.write import LINED, flatten, settled, tidied
from clientscripts.model import CHANNELS, FORMALITIES, TONES, Script, Voice

_SENTENCE = re.compile(r"[^.!?։\n]+[.!?։]*")


class Passage(Struct, frozen=True, dict=True):
    """A part of a letter in one voice with one set of filled slots; `HOLE` stands in `text` for a value.

    `formality` is None where the part says the same in both.
    """

    script: Script
    locale: str
    part: str
    voice: Voice
    formality: str | None
    filled: frozenset[str]
    pieces: tuple[Text | Fill, ...]

    @cached_property
    def text(self) -> str:
        """The words, tidied."""
        return tidied(self.pieces, self.part in LINED)

    @cached_property
    def sentences(self) -> tuple[tuple[int, str], ...]:
        """The text in sentences, each with its offset: what several passages share need be looked at only once."""
        return tuple((found.start(), found[0]) for found in _SENTENCE.finditer(self.text))

    def at(self, offset: int) -> tuple[Place | None, str, int]:
        """Where the sign at an offset of `text` stands: a line of a template, that line's words, the offset in them.

        Tidying touches white space only, so the signs that are none stand in the same order here and there.
        """
        left = sum(not sign.isspace() for sign in self.text[:offset])
        place, line, column = None, "", 0
        for piece in self.pieces:
            if isinstance(piece, Fill):
                if left == 0:
                    return piece.place, "", 0
                left -= 1
                continue
            for number, words in enumerate(piece.text.split("\n")):
                solid = sum(not sign.isspace() for sign in words)
                if solid:
                    place, line = piece.place and Place(piece.place.source, piece.place.line + number), words
                if left < solid:
                    for column, sign in enumerate(words):
                        if not sign.isspace():
                            if left == 0:
                                return place, line, column
                            left -= 1
                left -= solid
        return place, line, max(0, len(line.rstrip()) - 1)  # past the end: the last sign there is


class Choices(Struct, frozen=True):
    """What the words of a part depend on: for each trait of a voice the values that make a difference."""

    formalities: tuple[str, ...]
    tones: tuple[str, ...]
    channels: tuple[str, ...]
    turns: int
    choices: tuple[str, ...]
    slots: tuple[str, ...]

    def voices(self) -> Iterator[Voice]:
        """One voice for each way the part can come out."""
        for formality, tone, channel, turn, choice in product(
            self.formalities, self.tones, self.channels, range(self.turns), ("", *self.choices)
        ):
            yield Voice(formality, tone, channel, LENGTH_OF[channel], turn, (choice,) if choice else ())

    def key(self, voice: Voice) -> tuple[str, str, str, int, str]:
        """What of a voice makes a difference: two voices with one key say the same."""
        return (
            voice.formality if len(self.formalities) > 1 else "",
            voice.tone if len(self.tones) > 1 else "",
            "" if len(self.channels) == 1 else voice.channel if voice.channel in self.channels else voice.length,
            voice.variation % self.turns,
            next((each for each in voice.choices if each in self.choices), ""),
        )

    def fillings(self) -> Iterator[frozenset[str]]:
        """Sets of filled slots that show every branch: none, all, each alone, all but each."""
        whole = frozenset(self.slots)
        yield from dict.fromkeys([
            frozenset(), whole, *(frozenset({slot}) for slot in self.slots), *(whole - {slot} for slot in self.slots),
        ])  # fmt: skip


def shown_in(part: str) -> tuple[str, ...]:
    """The channels that show a part."""
    if part.startswith("cue_") or part in ("objection", "answer"):
        return ("call",)
    return {"head": ("letter",), "subject": ("email", "letter")}.get(part, CHANNELS)


def choices_of(part: str, nodes: Nodes) -> Choices:
    """What a part depends on."""
    labels: set[str] = set()
    slots: dict[str, None] = {}
    turns = 1
    for node in walk(nodes):
        if isinstance(node, Fill):
            slots[node.slot] = None
        elif isinstance(node, When):
            slots.update(dict.fromkeys(sorted(slots_of(node.condition))))
        elif isinstance(node, Phrase):
            most = max(Counter(frozenset(variant.labels) for variant in node.variants).values())
            turns = min(MOST_TURNS, lcm(turns, most))
            labels.update(label for variant in node.variants for label in variant.labels)
    channels = shown_in(part)
    if not labels & set(CHANNELS):
        lengths = {LENGTH_OF[channel]: channel for channel in reversed(channels)}
        channels = tuple(lengths.values()) if "brief" in labels else channels[:1]
    known = {"informal", "firm", "brief", *CHANNELS}
    return Choices(
        FORMALITIES if "informal" in labels else FORMALITIES[:1],
        TONES if "firm" in labels else TONES[:1],
        channels, turns, tuple(sorted(labels - known)), tuple(slots),
    )  # fmt: skip


def signature(words: Nodes) -> tuple[int, ...]:
    """Tells settled words of one part apart: the nodes they are made of."""
    return tuple(id(node) for node in walk(words) if not isinstance(node, When))


def passages(script: Script, letter: Letter, choices: Mapping[str, Choices]) -> Iterator[Passage]:
    """Every passage of a letter, each once."""
    for part, nodes in letter.parts.items():
        seen: set[tuple[str | None, tuple[int, ...]]] = set()
        settled_before: set[tuple[str | None, tuple[int, ...]]] = set()
        for voice in choices[part].voices():
            formality = voice.formality if len(choices[part].formalities) > 1 else None
            words = settled(nodes, voice)  # once a voice, not once for each set of filled slots
            if (formality, signature(words)) in settled_before:
                continue
            settled_before.add((formality, signature(words)))
            for filled in choices[part].fillings():
                pieces = tuple(flatten(words, voice, filled))
                key = (formality, tuple(map(id, pieces)))
                if key not in seen:
                    seen.add(key)
                    yield Passage(script, letter.locale, part, voice, formality, filled, pieces)
