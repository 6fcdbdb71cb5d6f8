"""What is kept of letters between runs: their nodes and declarations, and what they say with no facts.

Everything kept is plain data (`marshal` reads no code); `clientscripts.store` says where it lies and when it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from math import lcm
from typing import Any

from clientscripts.letters.nodes import (
    Both,
    Condition,
    Either,
    Fill,
    Filled,
    Filter,
    Letter,
    Nodes,
    Phrase,
    Text,
    Variant,
    When,
    Without,
    walk,
)  # fmt: skip
from clientscripts.letters.write import Writer
from clientscripts.model import FORMALITIES, TONES, Script, Slot, Voice

MOST_TURNS = 12


def encoded(nodes: Nodes) -> tuple[Any, ...]:
    """Nodes as plain tuples: a string is text, the rest say what they are by their first entry."""
    found: list[Any] = []
    for node in nodes:
        match node:
            case Text(text):
                found.append(text)
            case Fill(slot, filters):
                found.append(("fill", slot, tuple((each.name, each.arguments) for each in filters)))
            case When(condition, then, otherwise):
                found.append(("when", _condition(condition), encoded(then), encoded(otherwise)))
            case Phrase(variants):
                found.append(("phrase", tuple((each.labels, encoded(each.nodes)) for each in variants)))
    return tuple(found)


def _condition(condition: Condition) -> Any:
    match condition:
        case Filled(slot):
            return slot
        case Both(left, right):
            return ("and", _condition(left), _condition(right))
        case Either(left, right):
            return ("or", _condition(left), _condition(right))
        case Without(inner):
            return ("not", _condition(inner))


def decoded(entries: tuple[Any, ...]) -> Nodes:
    """The nodes that `encoded` made these of; where they stood is not kept."""
    found: list[Any] = []
    for entry in entries:
        if isinstance(entry, str):
            found.append(Text(entry))
        elif entry[0] == "fill":
            found.append(Fill(entry[1], tuple(Filter(name, arguments) for name, arguments in entry[2])))
        elif entry[0] == "when":
            found.append(When(_decoded_condition(entry[1]), decoded(entry[2]), decoded(entry[3])))
        else:
            found.append(Phrase(tuple(Variant(labels, decoded(nodes)) for labels, nodes in entry[1])))
    return tuple(found)


def _decoded_condition(entry: Any) -> Condition:
    if isinstance(entry, str):
        return Filled(entry)
    if entry[0] == "not":
        return Without(_decoded_condition(entry[1]))
    kind = Both if entry[0] == "and" else Either
    return kind(_decoded_condition(entry[1]), _decoded_condition(entry[2]))


def entry(letter: Letter) -> dict[str, Any]:
    """A letter as plain data."""
    return {"parts": {part: encoded(nodes) for part, nodes in letter.parts.items()}, "digest": letter.digest}


def restored(found: Mapping[str, Any], script: str, locale: str, sources: tuple[str, ...] = ()) -> Letter:
    """The letter that `entry` made this of."""
    parts = {part: decoded(nodes) for part, nodes in found["parts"].items()}
    return Letter(script, locale, parts, found["digest"], sources)


def declared(script: Script, labels: Mapping[str, str]) -> dict[str, Any]:
    """What a message takes from the catalog and from `locale.yaml`, as plain data."""
    slots = [
        (slot.name, slot.types, slot.required, slot.choices, slot.note, None, slot.most)
        for slot in script.slots.values()
    ]
    return {"script": script.id, "steps": script.steps, "slots": slots, "labels": dict(labels)}


def slots_of(found: Mapping[str, Any]) -> dict[str, Slot]:
    """The slots that `declared` made these of."""
    return {name: Slot(name, *rest) for name, *rest in found["slots"]}


def turns(letter: Letter) -> int:
    """After how many variations every phrase of a letter is back at its first wording, where no slot is filled.

    A voice has one channel and no choice then, so the variants that take turns are those with the same labels.
    """
    sizes = {1}
    for nodes in letter.parts.values():
        for node in walk(nodes):
            if isinstance(node, Phrase):
                alike = [frozenset(variant.labels) for variant in node.variants]
                sizes.update(alike.count(each) for each in alike)
    return min(lcm(*sizes), MOST_TURNS)


def voices(lengths: Mapping[str, str], turn_count: int) -> Iterable[Voice]:
    """Every voice in which a letter can say something else while no slot is filled."""
    for formality, tone, channel, turn in product(FORMALITIES, TONES, lengths, range(turn_count)):
        yield Voice(formality, tone, channel, lengths[channel], turn)


def said(writer: Writer, wanted: Iterable[Voice], before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What a letter says in some voices with no slot filled, added to what is known of it already."""
    words = {text: number for number, text in enumerate(before["words"])} if before else {}
    found = dict(before["voices"]) if before else {}
    for voice in wanted:
        parts = writer.write(voice, {})
        found[voice.formality, voice.tone, voice.channel, voice.variation] = tuple(
            words.setdefault(text, len(words)) for text in parts.values()
        )
    return {"parts": tuple(writer.letter.parts), "words": list(words), "voices": found, "turns": turns(writer.letter)}
