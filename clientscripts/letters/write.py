"""A letter and a voice → lines, and lines and facts → text.

Once it is known which slots are filled, nothing in a letter is left to decide: every `When` and `Phrase` falls to one
side, and a part becomes a *line*: literal text with fills in it. White space and full stops are tidied there, once,
on the words of the template only; a value comes out as it is. Writing is then one string format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct

from clientscripts.grammar import Grammar
from clientscripts.letters.nodes import PARAGRAPH, Fill, Letter, Node, Nodes, Phrase, Text, Variant, When, holds
from clientscripts.model import CHANNELS, Fact, Link, Organisation, Voice

LINED = frozenset({"head", "closing"})
"""Parts in which a line of the source stays a line; everywhere else it is prose."""

HOLE = "\0"
"""Stands for a fill while a line is made; no template may hold it."""

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_BEFORE_STOP = re.compile(r" +([.,;:!?…։՝)])")


class Line(Struct, frozen=True):
    """A part for one voice and one set of filled slots: a ``%``-format and what goes into it, in order.

    `fills` take the facts and keep what they wrote; `forms` take the value itself, and leave keeping to the caller.
    """

    format: str
    fills: tuple[Callable[[Mapping[str, Fact]], str], ...]
    slots: tuple[str, ...]
    forms: tuple[Callable[[Any], str], ...] = ()

    def write(self, facts: Mapping[str, Fact]) -> str:
        """The part's text."""
        return self.format % tuple([fill(facts) for fill in self.fills]) if self.fills else self.format


@lru_cache(maxsize=1024)
def rank(labels: tuple[str, ...]) -> tuple[bool, bool, bool, bool, bool]:
    """How closely labels fit a voice: formality, choice, channel, tone, length, as MessageFormat 2 ranks selectors."""
    names = set(labels)
    choice = bool(names - {"informal", "firm", "brief", *CHANNELS})
    return "informal" in names, choice, bool(names & set(CHANNELS)), "firm" in names, "brief" in names


def chosen(variants: Sequence[Variant], voice: Voice) -> Variant:
    """The variant a voice calls for; equals take turns by `variation`."""
    holding = {voice.formality, voice.tone, voice.length, voice.channel, *voice.choices}
    fitting = [variant for variant in variants if holding.issuperset(variant.labels)]
    best = max(rank(variant.labels) for variant in fitting)
    equals = [variant for variant in fitting if rank(variant.labels) == best]
    return equals[voice.variation % len(equals)]


def flatten(nodes: Nodes, voice: Voice, filled: frozenset[str]) -> list[Text | Fill]:
    """The nodes with every choice made: words and fills in order, not tidied yet."""
    found: list[Text | Fill] = []
    for node in nodes:
        match node:
            case Text() | Fill():
                found.append(node)
            case When(condition, then, otherwise):
                found.extend(flatten(then if holds(condition, filled) else otherwise, voice, filled))
            case Phrase(variants):
                found.extend(flatten(chosen(variants, voice).nodes, voice, filled))
    return found


def settled(nodes: Nodes, voice: Voice) -> Nodes:
    """The nodes with every phrase decided: only presence is left to ask about."""
    found: list[Node] = []
    for node in nodes:
        match node:
            case Phrase(variants):
                found.extend(settled(chosen(variants, voice).nodes, voice))
            case When(condition, then, otherwise, place):
                found.append(When(condition, settled(then, voice), settled(otherwise, voice), place))
            case _:
                found.append(node)
    return tuple(found)


def tidy(text: str, lined: bool = False) -> str:
    """White space as a reader expects it: one space, blank line between paragraphs, none before a full stop."""
    paragraphs: list[str] = []
    for paragraph in text.split(PARAGRAPH):
        lines = paragraph.split("\n") if lined else [paragraph]
        kept = [line for line in (_BLANKS.sub(" ", line).strip() for line in lines) if line]
        if kept:
            paragraphs.append("\n".join(kept))
    return _BEFORE_STOP.sub(r"\1", "\n\n".join(paragraphs))


def tidied(pieces: Iterable[Text | Fill], lined: bool = False) -> str:
    """The words of a part, tidied, with `HOLE` where a fill stands."""
    return tidy("".join(piece.text if isinstance(piece, Text) else HOLE for piece in pieces), lined)


def line(nodes: Nodes, voice: Voice, filled: frozenset[str], grammar: Grammar, lined: bool = False) -> Line:
    """The line of a part for one voice and one set of filled slots."""
    pieces = flatten(nodes, voice, filled)
    text = tidied(pieces, lined)
    literals = text.split(HOLE)
    holes = [piece for piece in pieces if isinstance(piece, Fill)]
    pairs = [
        _filler(fill, grammar, stop=following.startswith(".") and not following.startswith(".."))
        for fill, following in zip(holes, literals[1:], strict=True)
    ]
    fills = tuple(filler for filler, _ in pairs)
    literals = [
        grammar.finish(literal).replace("%", "%%") if fills else grammar.finish(literal) for literal in literals
    ]
    return Line("%s".join(literals), fills, tuple(fill.slot for fill in holes), tuple(form for _, form in pairs))


MOST_KEPT = 1024


@lru_cache(maxsize=4096)  # the same fill is the same function in every line: a merge keeps what it wrote by it
def _filler(
    fill: Fill, grammar: Grammar, stop: bool
) -> tuple[Callable[[Mapping[str, Fact]], str], Callable[[Any], str]]:
    """What a fill puts in its place, from the facts and from the value alone.

    The first keeps its texts, as the same few values come again and again.
    """
    slot, form = fill.slot, former(fill, grammar)
    if stop:  # “d.o.o.” or an ordinal's dot before a full stop: one dot serves both
        whole, form = form, lambda value: whole(value).removesuffix(".")
    kept: dict[Fact, str] = {}

    def filler(facts: Mapping[str, Fact]) -> str:
        value = facts[slot]
        text = kept.get(value)
        if text is None:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            text = kept[value] = form(value)
        return text

    return filler, form


def former(fill: Fill, grammar: Grammar) -> Callable[[Any], str]:
    """What a fill does to its value, as one function."""
    if not fill.filters:
        return _finished(grammar.plain, grammar)
    first, *others = ((getattr(grammar, each.name), each.arguments) for each in fill.filters)
    method, arguments = first

    def form(value: Any) -> str:
        text: str = method(value, *arguments)
        for following, constants in others:
            text = following(text, *constants)
        return text

    return _finished(form, grammar)


def _finished(form: Callable[[Any], str], grammar: Grammar) -> Callable[[Any], str]:
    """The form in the locale's own script; the names of firms and links stay as they are written."""
    if not grammar.rewrites:
        return form

    def finished(value: Any) -> str:
        text = form(value)
        if isinstance(value, Link):
            return text
        kept = (value.name,) if isinstance(value, Organisation) else value if isinstance(value, tuple) else ()
        pattern = "|".join(re.escape(name) for name in sorted(kept, key=len, reverse=True))
        if not pattern:
            return grammar.finish(text)
        pieces = re.split(f"({pattern})", text)
        return "".join(piece if position % 2 else grammar.finish(piece) for position, piece in enumerate(pieces))

    return finished


class Writer:
    """Writes one letter; the lines made for a voice and a set of filled slots are kept."""

    KEPT = 512

    def __init__(self, letter: Letter, grammar: Grammar) -> None:
        self.letter, self.grammar = letter, grammar
        self._kept: dict[tuple[Voice, frozenset[str]], _Made] = {}

    def lines(self, voice: Voice, filled: frozenset[str]) -> Mapping[str, Line]:
        """Every part as a line."""
        return self._made(voice, filled)[0]

    def write(self, voice: Voice, facts: Mapping[str, Fact]) -> dict[str, str]:
        """Every part's text."""
        _, constant, open_lines = self._made(voice, frozenset(facts))
        written = dict(constant)
        for part, each in open_lines:
            written[part] = each.write(facts)
        return written

    def _made(self, voice: Voice, filled: frozenset[str]) -> _Made:
        key = (voice, filled)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= self.KEPT:  # as good as least recently used, and safe between threads
                self._kept = {}
            lines = {
                part: line(nodes, voice, filled, self.grammar, part in LINED)
                for part, nodes in self.letter.parts.items()
            }
            constant = {part: each.write({}) for part, each in lines.items() if not each.fills}
            found = lines, constant, [(part, each) for part, each in lines.items() if each.fills]
            self._kept[key] = found
        return found


_Made = tuple[dict[str, Line], dict[str, str], list[tuple[str, Line]]]
"""The lines of a voice and set of filled slots; the text of those with no fill in them; the others."""
