"""How the rows of a group are written, and what their values read as: worked out once, kept, and bounded.

A *group* is all rows with the same script, locale, voice and filled slots. For a group nothing is left to decide but
the values, so the whole text its channel shows is one pattern: words with holes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from clientscripts.channels import Parts, joined
from clientscripts.errors import ClientscriptsError, UnknownError
from clientscripts.facts import Unfit, gathered, read_one
from clientscripts.letters.write import Line
from clientscripts.library import Library
from clientscripts.merge.layout import SETTINGS, Layout, Options
from clientscripts.model import Fact, Script, Slot, Voice
from clientscripts.render import voice_of

Filler = Callable[[Mapping[str, Fact]], str]

KEPT = 20_000
"""How many values of one slot, and texts of one fill, are kept: enough for what repeats, and never all of a file."""

_HOLE = re.compile("\0([0-9]+)\0")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row becomes no message: the slot or setting, and what is wrong, without what stands in the row."""

    slot: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words with holes: `literals` has one entry more than `fills`.

    `delicate` tells for each hole whether a text that is empty, or that has white space at an edge, would change
    what stands around it (a part with nothing else in it; the one line of an SMS).
    """

    literals: tuple[str, ...]
    fills: tuple[Filler, ...]
    slots: tuple[str, ...]
    delicate: tuple[bool, ...]
    format: str

    def write(self, facts: Mapping[str, Fact]) -> str:
        """The text for facts."""
        return self.format % tuple([fill(facts) for fill in self.fills])


@dataclass(frozen=True, slots=True)
class Recipe:
    """How every row of a group is written."""

    script: Script
    locale: str
    voice: Voice
    filled: frozenset[str]
    subject: Pattern
    text: Pattern


def pattern(text: str, lines: Sequence[Line], bare: Sequence[bool]) -> Pattern:
    r"""A marked text (``\0 3 \0`` for the fourth fill of all lines) as a pattern."""
    fills = [fill for line in lines for fill in line.fills]
    slots = [slot for line in lines for slot in line.slots]
    pieces = _HOLE.split(text)
    order = [int(number) for number in pieces[1::2]]
    return Pattern(
        tuple(pieces[::2]),
        tuple(fills[number] for number in order),
        tuple(slots[number] for number in order),
        tuple(bare[number] for number in order),
        "%s".join(piece.replace("%", "%%") for piece in pieces[::2]),
    )


def recipe(library: Library, script: Script, locale: str, voice: Voice, filled: frozenset[str]) -> Recipe:
    """The recipe of a group.

    The channel joins the parts as it does for one message, only with marks where the values will stand: so there is
    one place that knows how a channel joins, and a merge cannot depart from it.
    """
    lines = library.writer(script, locale).lines(voice, filled)
    marked: dict[str, str] = {}
    bare: list[bool] = []
    for part, line in lines.items():
        marks = tuple(f"\0{len(bare) + number}\0" for number in range(len(line.fills)))
        marked[part] = line.format % marks if marks else line.format
        nothing_else = not _HOLE.sub("", marked[part]).strip()
        bare += [nothing_else or voice.channel == "sms"] * len(marks)
    text = joined(Parts(marked, script.steps), voice.channel, library.labels(locale).labels)
    everything = list(lines.values())
    return Recipe(
        script, locale, voice, filled,
        subject=pattern(marked.get("subject", ""), everything, [False] * len(bare)),
        text=pattern(text, everything, bare),
    )  # fmt: skip


class Book:
    """Settings, facts, forms and recipes of one merge. Safe between threads: entries are only ever added or let go."""

    def __init__(self, options: Options, layout: Layout, library: Library) -> None:
        self.options, self.layout, self.library = options, layout, library
        self._settings: dict[tuple[object, ...], tuple[Script, str, Voice] | Fault] = {}
        self._recipes: dict[tuple[str, str, Voice, frozenset[str]], Recipe | Fault] = {}
        self._facts: dict[tuple[str, int], dict[Any, Fact | Fault]] = {}
        self._texts: dict[tuple[Filler, int], dict[Any, str | Fault]] = {}

    def setting(self, cells: tuple[object, ...]) -> tuple[Script, str, Voice] | Fault:
        """Script, locale and voice for a row's own settings, in the order of `SETTINGS`; empty ones are as for all."""
        found = self._settings.get(cells)
        if found is None:
            found = _bounded(self._settings)[cells] = self._setting(cells)
        return found

    def _setting(self, cells: tuple[object, ...]) -> tuple[Script, str, Voice] | Fault:
        said: dict[str, Any] = {}
        for name, cell in zip(SETTINGS, cells, strict=True):
            value = cell.strip() if isinstance(cell, str) else cell
            said[name] = getattr(self.options, name) if value in (None, "") else value
        at = "script"
        try:
            if not isinstance(said["script"], str):
                return Fault("script", "is needed: which script to write")
            script = self.library.script(said["script"])
            at = "locale"
            if not isinstance(said["locale"], str):
                return Fault("locale", "is needed: which language to write in")
            locale = self.library.match(said["locale"])
            for at in ("channel", "formality", "tone"):
                voice_of(**{at: said[at]})
            at = "variation"
            voice = voice_of(said["channel"], said["formality"], said["tone"], _whole(said["variation"]))
        except UnknownError as error:
            return Fault(at, discreet(str(error), cells))
        return script, locale, voice

    def recipe(self, script: Script, locale: str, voice: Voice, filled: frozenset[str]) -> Recipe | Fault:
        """The recipe of a group; a fault where there is no letter for it or a slot it must or must not have."""
        key = (script.id, locale, voice, filled)
        found = self._recipes.get(key)
        if found is None:
            found = _bounded(self._recipes, 4_000)[key] = self._recipe(script, locale, voice, filled)
        return found

    def _recipe(self, script: Script, locale: str, voice: Voice, filled: frozenset[str]) -> Recipe | Fault:
        faults = [Fault(slot, f"{script.id} has no such slot") for slot in sorted(filled) if slot not in script.slots]
        for name, slot in script.slots.items():
            if slot.required and name not in filled:
                faults.append(Fault(name, f"is needed: {slot.note}"))
        if faults:
            return together(faults)
        try:
            return recipe(self.library, script, locale, voice, filled)
        except ClientscriptsError as error:
            return Fault("script", str(error).splitlines()[0])

    def fact(self, slot: Slot, cell: Any) -> Fact | Fault:
        """What a slot's cell (or cells, as a tuple, where it has fields) reads as."""
        known = self._facts.setdefault((slot.name, id(slot)), {})
        found = known.get(cell)
        if found is None:
            found = _bounded(known)[cell] = self._fact(slot, cell)
        return found

    def _fact(self, slot: Slot, cell: Any) -> Fact | Fault:
        given = self.given(slot, cell)
        values, problems = gathered({slot.name: slot}, given)
        if problems:
            return Fault(slot.name, problems[0].message)
        try:
            return read_one(slot, values[slot.name])
        except Unfit as error:
            return Fault(slot.name, discreet(str(error), given.values()))

    def given(self, slot: Slot, cell: Any) -> dict[str, Any]:
        """A slot's cells as `render` takes them: ``{"client": …, "client.gender": …}``."""
        fields = self.layout.slots[slot.name]
        cells = (cell,) if len(fields) == 1 else cell
        found = {}
        for (path, _), value in zip(fields, cells, strict=True):
            if isinstance(value, int) and not isinstance(value, bool) and slot.types == ("text",):
                value = str(value)  # a number as a name, as invoices have
            found[f"{slot.name}.{path}" if path else slot.name] = value
        return found

    def text(self, fill: Filler, slot: Slot, cell: Any) -> str | Fault:
        """What a fill writes for a slot's cell."""
        known = self._texts.setdefault((fill, id(slot)), {})
        found = known.get(cell)
        if found is None:
            fact = self.fact(slot, cell)
            found = _bounded(known)[cell] = fact if isinstance(fact, Fault) else _filled(fill, slot, fact)
        return found

    def voiced(self, script: Script, voice: Voice, choices: Mapping[str, Any]) -> Voice:
        """The voice with the values of a row's choice slots, in the catalog's order, as `render` has it."""
        values = []
        for name, slot in script.slots.items():
            if slot.types == ("choice",) and name in choices:
                fact = self.fact(slot, choices[name])
                if isinstance(fact, Fault):
                    return voice  # the fault is met again where all facts are read
                values.append(str(fact))
        return replace(voice, choices=tuple(values)) if values else voice


def _filled(fill: Filler, slot: Slot, fact: Fact) -> str | Fault:
    try:
        return fill({slot.name: fact})
    except ClientscriptsError:
        return Fault(slot.name, "has no form here that the language's rules are sure of")
    except Exception as error:  # one odd name must not cost a million messages: it is rejected, and said so
        return Fault(slot.name, f"a fault in clientscripts itself ({type(error).__name__})")


def together(faults: Sequence[Fault]) -> Fault:
    """Several faults of one row as one."""
    if len(faults) == 1:
        return faults[0]
    reasons = "; ".join(f"{fault.slot}: {fault.reason}" for fault in faults)
    return Fault("; ".join(dict.fromkeys(fault.slot for fault in faults)), reasons)


def discreet(message: str, cells: Any) -> str:
    """A message of an error without what stands in a row."""
    said = [str(cell).strip().casefold() for cell in cells if cell not in (None, "")]
    if any("“" in cell or "”" in cell for cell in said):
        return message.partition("“")[0] + "…" if "“" in message else message
    return re.sub(
        "“([^”]*)”", lambda quote: "“…”" if any(quote[1].casefold() in cell for cell in said) else quote[0], message
    )


def _whole(value: Any) -> Any:
    """A variation as a number, where it is one."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 7 else value


def _bounded(known: dict[Any, Any], most: int = KEPT) -> dict[Any, Any]:
    """The same dictionary with room in it."""
    if len(known) >= most:
        known.clear()
    return known
