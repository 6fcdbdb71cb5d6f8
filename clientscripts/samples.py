"""Realistic facts for a script: what `show` suggests, and what galleries and checks are written with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clientscripts.facts import read
from clientscripts.letters.nodes import Fill, When, slots_of, walk
from clientscripts.library import Library
from clientscripts.model import Fact, Script


def used_slots(library: Library, script: Script, locale: str) -> tuple[str, ...]:
    """The slots the letter really uses, in the catalog's order."""
    used = {name for name, slot in script.slots.items() if slot.types == ("choice",)}
    for nodes in library.writer(script, locale).letter.parts.values():
        for node in walk(nodes):
            if isinstance(node, Fill):
                used.add(node.slot)
            elif isinstance(node, When):
                used |= slots_of(node.condition)
    return tuple(name for name in script.slots if name in used)


def sample(library: Library, script: Script, locale: str, name: str) -> Any:
    """A realistic value for a slot as a user would give it: the locale's own, the catalog's, or None."""
    label = library.labels(locale).slots.get(name)
    if label is not None and label.sample is not None:
        return label.sample
    slot = script.slots[name]
    return slot.sample if slot.sample is not None else (slot.choices[0] if slot.choices else None)


def sample_facts(library: Library, script: Script, locale: str) -> Mapping[str, Fact]:
    """Every slot the letter uses, filled with its sample."""
    values = {name: sample(library, script, locale, name) for name in used_slots(library, script, locale)}
    return read(script.slots, values)
