"""A letter as data: four kinds of node, and the parts they make up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

PARAGRAPH = "\u2029"
"""Marks a blank line of the source: lines that hold nothing but tags are blank too once the tags are gone."""


class Place(Struct, frozen=True):
    """Where a node begins: a template as errors show it, and its line from 1. No part of what a node says."""

    source: str
    line: int


class _Node(Struct, frozen=True):
    """Nodes that say the same are equal, wherever they stand. The place is the last field of each."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__struct_fields__[:-1]])


class Text(_Node, frozen=True):
    """Words as they stand."""

    text: str
    place: Place | None = None


class Filter(Struct, frozen=True):
    """A form of the locale's grammar, with the constants the template gives it."""

    name: str
    arguments: tuple[str | int, ...] = ()


class Fill(_Node, frozen=True):
    """A slot's value in the form its place needs."""

    slot: str
    filters: tuple[Filter, ...] = ()
    place: Place | None = None


class Filled(Struct, frozen=True):
    """Holds where a slot is filled."""

    slot: str


class Both(Struct, frozen=True):
    """Holds where both conditions hold."""

    left: Condition
    right: Condition


class Either(Struct, frozen=True):
    """Holds where one of the conditions holds."""

    left: Condition
    right: Condition


class Without(Struct, frozen=True):
    """Holds where the condition does not."""

    condition: Condition


Condition = Filled | Both | Either | Without


class When(_Node, frozen=True):
    """A passage that is there only if slots are filled."""

    condition: Condition
    then: Nodes
    otherwise: Nodes = ()
    place: Place | None = None


class Variant(_Node, frozen=True):
    """One wording of a phrase, and the labels that must all hold for it."""

    labels: tuple[str, ...]
    nodes: Nodes
    place: Place | None = None


class Phrase(_Node, frozen=True):
    """Wordings of equal meaning, chosen by voice."""

    variants: tuple[Variant, ...]


Node = Text | Fill | When | Phrase
Nodes = tuple[Node, ...]


class Letter(Struct, frozen=True):
    """The parts of one script in one locale. `sources` are the templates it was made of, child first."""

    script: str
    locale: str
    parts: Mapping[str, Nodes]
    digest: str
    sources: tuple[str, ...] = ()


class Source(Struct, frozen=True):
    """A template as found: its text, the name errors use, and the layer of packs it came from."""

    name: str
    text: str
    shown: str
    layer: int = 0


def holds(condition: Condition, filled: frozenset[str]) -> bool:
    """Whether a condition holds for the slots that are filled."""
    match condition:
        case Filled(slot):
            return slot in filled
        case Both(left, right):
            return holds(left, filled) and holds(right, filled)
        case Either(left, right):
            return holds(left, filled) or holds(right, filled)
        case Without(inner):
            return not holds(inner, filled)


def sure_of(condition: Condition, outcome: bool) -> frozenset[str]:
    """The slots that are certainly filled where the condition has that outcome."""
    match condition:
        case Filled(slot):
            return frozenset({slot}) if outcome else frozenset()
        case Without(inner):
            return sure_of(inner, not outcome)
        case Both(left, right):
            one, other = sure_of(left, outcome), sure_of(right, outcome)
            return one | other if outcome else one & other
        case Either(left, right):
            one, other = sure_of(left, outcome), sure_of(right, outcome)
            return one & other if outcome else one | other


def walk(nodes: Nodes) -> Iterator[Node]:
    """Every node, outer before inner."""
    for node in nodes:
        yield node
        if isinstance(node, When):
            yield from walk(node.then)
            yield from walk(node.otherwise)
        elif isinstance(node, Phrase):
            for variant in node.variants:
                yield from walk(variant.nodes)


def slots_of(condition: Condition) -> frozenset[str]:
    """Every slot a condition asks about."""
    match condition:
        case Filled(slot):
            return frozenset({slot})
        case Without(inner):
            return slots_of(inner)
        case Both(left, right) | Either(left, right):
            return slots_of(left) | slots_of(right)
