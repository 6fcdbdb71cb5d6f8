"""What is kept between runs for `clientscripts.instant`: letters, their declarations, and their words with no facts.

Everything kept is plain data (`marshal` reads no code), sealed with a checksum, and carries the stamps of the sources
it was made of.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from itertools import product
from math import lcm
from pathlib import Path
from typing import Any

from clientscripts import __version__
from clientscripts.files import write_whole
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
from clientscripts.letters.write import Writer, rank
from clientscripts.model import FORMALITIES, TONES, Script, Slot, Voice
from clientscripts.store import FORMAT, sealed, stamp, templates, user_folder

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


def restored(found: Mapping[str, Any], locale: str) -> tuple[Letter, dict[str, Slot]]:
    """The letter and the slots of a kept table."""
    parts = {part: decoded(nodes) for part, nodes in found["letter"].items()}
    slots = {name: Slot(name, *declared) for name, *declared in found["slots"]}
    return Letter(found["script"], locale, parts, found["digest"]), slots


def turns(letter: Letter) -> int:
    """After how many variations every phrase of a letter is back at its first wording."""
    sizes = {1}
    for nodes in letter.parts.values():
        for node in walk(nodes):
            if isinstance(node, Phrase):
                ranks = [rank(variant.labels) for variant in node.variants]
                sizes.update(ranks.count(each) for each in ranks)
    return min(lcm(*sizes), MOST_TURNS)


def table(
    writer: Writer, script: Script, labels: Mapping[str, str], sources: list[str], lengths: Mapping[str, str]
) -> bytes:
    """A letter and its declarations, and every voice's words with no slot filled, sealed.

    Args:
        sources: paths inside the built-in pack.
        lengths: the length each channel speaks in.
    """
    words: dict[str, int] = {}
    voices: dict[tuple[str, str, str, int], tuple[int, ...]] = {}
    count = turns(writer.letter)
    for formality, tone, channel, turn in product(FORMALITIES, TONES, lengths, range(count)):
        parts = writer.write(Voice(formality, tone, channel, lengths[channel], turn), {})
        voices[formality, tone, channel, turn] = tuple(words.setdefault(text, len(words)) for text in parts.values())
    root = templates()
    return sealed({
        "format": FORMAT,
        "version": __version__,
        "sources": [(name, stamp(os.path.join(root, name))) for name in sources],
        "turns": count,
        "script": script.id,
        "steps": script.steps,
        "parts": tuple(writer.letter.parts),
        "labels": dict(labels),
        "words": list(words),
        "voices": voices,
        "letter": {part: encoded(nodes) for part, nodes in writer.letter.parts.items()},
        "digest": writer.letter.digest,
        "slots": [
            (slot.name, slot.types, slot.required, slot.choices, slot.note, None, slot.most)
            for slot in script.slots.values()
        ],
    })  # fmt: skip


def keep(data: bytes, name: str, folder: str | None = None) -> None:
    """Keep sealed data under a name; a folder that cannot be written is no reason to fail."""
    path = Path(folder or user_folder())
    with contextlib.suppress(OSError):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path / name, data)
