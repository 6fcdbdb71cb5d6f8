"""How the rows of a group are written, and what their values read as: worked out once, kept, and bounded.

A *group* is all rows with the same script, locale, voice and filled slots. For a group nothing is left to decide but
the values, so the whole text its channel shows is one pattern: words with holes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from clientscripts.channels import Parts, joined
from clientscripts.errors import ClientscriptsError, UnknownError
from clientscripts.facts import Unfit, gathered, read_one
from clientscripts.letters.write import Line
from clientscripts.library import Library
from clientscripts.merge.delimited import FORMULA, doubled, line_of
from clientscripts.merge.layout import SETTINGS, Fixed, Layout, Options
from clientscripts.model import Fact, Script, Slot, Voice
from clientscripts.rendering import voice_of

if TYPE_CHECKING:
    from clientscripts.merge.known import Known

Form = Callable[[Any], str]
"""What is written for a value."""


class Bounds(NamedTuple):
    """How many values of one slot, and texts of one hole, are kept: enough for what repeats, never all of a file."""

    values: int
    texts: int


COLUMNS = Bounds(50_000, 50_000)
ROWS = Bounds(500, 8_000)
"""Row by row, to stay small: a value is needed only until its texts are made."""

_HOLE = re.compile("\0([0-9]+)\0")


class Fault(Struct, frozen=True):
    """Why a row becomes no message: the slot or setting, and what is wrong, without what stands in the row."""

    slot: str
    reason: str


class Hole(Struct, frozen=True):
    """Where a value stands in a pattern, and what is written there.

    Attributes:
        delicate: whether a text that is empty, or that has white space at an edge, would change what stands around it
            (a part with nothing else in it; the one line of an SMS).
        quoted: whether it stands inside the quotes of a CSV cell.
        first: whether it is the first thing in such a cell, where it could begin a formula.
    """

    slot: str
    form: Form
    delicate: bool = False
    quoted: bool = False
    first: bool = False


class Pattern(Struct, frozen=True):
    """Words with holes: `literals` has one entry more than `holes`."""

    literals: tuple[str, ...]
    holes: tuple[Hole, ...]

    @property
    def format(self) -> str:
        """The pattern as a ``%``-format."""
        return "%s".join(literal.replace("%", "%%") for literal in self.literals)

    def quoted(self) -> Pattern:
        """The pattern as it stands inside the quotes of a CSV cell."""
        literals = [doubled(literal) for literal in self.literals]
        if FORMULA.match(literals[0]):
            literals[0] = f"'{literals[0]}"
        starts = not literals[0]
        holes = [replace(hole, quoted=True, first=starts and not number) for number, hole in enumerate(self.holes)]
        return Pattern(tuple(literals), tuple(holes))


class Recipe(Struct, frozen=True):
    """How every row of a group is written.

    Attributes:
        line: the cells from `script` on as the end of a line of our CSV; None where a text has to be looked at
            (its length, its signs) before it can be one.
    """

    script: Script
    locale: str
    voice: Voice
    filled: frozenset[str]
    subject: Pattern
    text: Pattern
    line: Pattern | None

    @property
    def unwritten(self) -> list[str]:
        """The slots that are filled and stand nowhere; their values are read all the same."""
        return sorted(self.filled - {hole.slot for hole in (*self.subject.holes, *self.text.holes)})


def pattern(text: str, holes: Sequence[Hole]) -> Pattern:
    r"""A marked text (``\0 3 \0`` for the fourth hole) as a pattern."""
    pieces = _HOLE.split(text)
    return Pattern(tuple(pieces[::2]), tuple(holes[int(number)] for number in pieces[1::2]))


def recipe(library: Library, script: Script, locale: str, voice: Voice, filled: frozenset[str]) -> Recipe:
    """The recipe of a group.

    The channel joins the parts as it does for one message, only with marks where the values will stand: so there is
    one place that knows how a channel joins, and a merge cannot depart from it.
    """
    lines: Mapping[str, Line] = library.writer(script, locale).lines(voice, filled)
    marked: dict[str, str] = {}
    holes: list[Hole] = []
    for part, line in lines.items():
        marks = tuple(f"\0{len(holes) + number}\0" for number in range(len(line.forms)))
        marked[part] = line.format % marks if marks else line.format
        delicate = voice.channel == "sms" or not _HOLE.sub("", marked[part]).strip()
        holes += [Hole(slot, form, delicate) for slot, form in zip(line.slots, line.forms, strict=True)]
    text = pattern(joined(Parts(marked, script.steps), voice.channel, library.labels(locale).labels), holes)
    subject = pattern(marked.get("subject", ""), [replace(hole, delicate=False) for hole in holes])
    whole = None
    if voice.channel not in ("chat", "sms"):
        whole = _line((script.id, locale, voice.channel), subject.quoted(), text.quoted())
    return Recipe(script, locale, voice, filled, subject, text, whole)


def _line(known: Sequence[str], subject: Pattern, text: Pattern) -> Pattern:
    """``"script","locale","channel","subject","text",`` and the end of the line; there is no warning."""
    start, end = line_of([*known, ""]).removesuffix('"\r\n'), '",\r\n'
    literals = [start + subject.literals[0], *subject.literals[1:]]
    literals[-1] += '","' + text.literals[0]
    literals += text.literals[1:]
    literals[-1] += end
    return Pattern(tuple(literals), (*subject.holes, *text.holes))


class Faulty(Exception):
    """A cell that is not simply a piece of text to put in: a fault, or (without one) a text to look at more closely."""

    def __init__(self, fault: Fault | None = None) -> None:
        self.fault = fault


class Facts(dict[Any, Fact]):
    """Filled cell → fact, for one slot. A cell is a tuple where the slot has fields.

    Raises:
        Faulty: when asked for a cell that does not fit.
    """

    def __init__(self, slot: Slot, fields: tuple[tuple[str, int], ...], bounds: Bounds) -> None:
        self.slot, self.bounds = slot, bounds
        self._names = tuple(f"{slot.name}.{path}" if path else slot.name for path, _ in fields)
        self._plain = self._names == (slot.name,)
        # A name in a column with simple fields in others, as most tables have it: ("name", "gender").
        paths = [path or "name" for path, _ in fields]
        simple = paths[:1] == ["name"] and all("." not in path for path in paths)
        self._paths = paths if simple and {"person", "organisation"} & set(slot.types) else []
        self._faults: dict[Any, Fault] = {}
        self._texts: dict[Hole, Texts] = {}

    def given(self, cell: Any) -> dict[str, Any]:
        """The cell as `render` takes it: ``{"client": …, "client.gender": …}``."""
        if isinstance(cell, Fixed):
            return dict(cell.given)
        values = cell if len(self._names) > 1 else (cell,)
        if self.slot.types == ("text",):  # a number as a name, as invoices have
            values = tuple(str(value) if type(value) is int else value for value in values)
        return dict(zip(self._names, values, strict=True))

    def __missing__(self, cell: Any) -> Fact:
        fault = self._faults.get(cell)
        if fault is None:
            fact = self._read(cell)
            if not isinstance(fact, Fault):
                bounded(self, self.bounds.values)[cell] = fact
                return fact
            fault = bounded(self._faults, self.bounds.values)[cell] = fact
        raise Faulty(fault)

    def _read(self, cell: Any) -> Fact | Fault:
        try:
            if self._plain and type(cell) is str:  # by far the most: nothing to put together
                return read_one(self.slot, cell)
            if self._paths and type(cell) is tuple and type(cell[0]) is str and cell[0]:
                pairs = zip(self._paths, cell, strict=True)
                return read_one(self.slot, {path: value for path, value in pairs if value is not None and value != ""})
            values, problems = gathered({self.slot.name: self.slot}, self.given(cell))
            if problems:
                return Fault(self.slot.name, problems[0].message)
            return read_one(self.slot, values[self.slot.name])
        except Unfit as error:
            return Fault(self.slot.name, discreet(str(error), self.given(cell).values()))

    def texts(self, hole: Hole) -> Texts:
        """What is written in a hole for these cells."""
        return self._texts.setdefault(hole, Texts(self, hole))


class Texts(dict[Any, str]):
    """Filled cell → what is written for it in a hole.

    Raises:
        Faulty: when asked for a cell with a fault, or for a text that is too odd for its place.
    """

    def __init__(self, facts: Facts, hole: Hole) -> None:
        self._facts, self._hole = facts, hole

    def __missing__(self, cell: Any) -> str:
        text = bounded(self, self._facts.bounds.texts)[cell] = self.written(cell)
        return text

    def written(self, cell: Any) -> str:
        """The text for a cell, worked out anew.

        Raises:
            Faulty: as above.
        """
        slot, hole = self._facts.slot.name, self._hole
        fact = self._facts[cell]
        try:
            text = hole.form(fact)
        except ClientscriptsError:
            raise Faulty(Fault(slot, "has no form here that the language's rules are sure of")) from None
        except Exception as error:  # one odd name must not cost a million messages: it is rejected, and said so
            raise Faulty(Fault(slot, f"a fault in clientscripts itself ({type(error).__name__})")) from None
        if hole.delicate and (not text or text != text.strip() or "\n" in text):
            raise Faulty
        if hole.quoted:
            if hole.first and (not text or FORMULA.match(text)):
                raise Faulty
            text = doubled(text)
        return text


class Book:
    """Settings, facts, forms and recipes of one merge. Safe between threads: entries are only ever added or let go."""

    def __init__(self, options: Options, layout: Layout, library: Library, bounds: Bounds = COLUMNS) -> None:
        self.options, self.layout, self.library, self._bounds = options, layout, library, bounds
        self._settings: dict[tuple[object, ...], tuple[Script, str, Voice] | Fault] = {}
        self._recipes: dict[tuple[str, str, Voice, frozenset[str]], Recipe | Fault] = {}
        self._facts: dict[int, Facts] = {}
        self._kinds: dict[tuple[object, ...], Facts] = {}
        self._known: dict[str, Known] = {}

    def setting(self, cells: tuple[object, ...]) -> tuple[Script, str, Voice] | Fault:
        """Script, locale and voice for a row's own settings, in the order of `SETTINGS`; empty ones are as for all."""
        found = self._settings.get(cells)
        if found is None:
            found = bounded(self._settings, 4_000)[cells] = self._setting(cells)
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
            found = bounded(self._recipes, 4_000)[key] = self._recipe(script, locale, voice, filled)
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

    def facts(self, slot: Slot) -> Facts:
        """The facts of a slot; scripts that declare it alike share what is known of them."""
        found = self._facts.get(id(slot))
        if found is None:
            kind = (slot.name, slot.types, slot.choices, slot.most)
            found = self._kinds.setdefault(kind, Facts(slot, self.layout.slots[slot.name], self._bounds))
            self._facts[id(slot)] = found  # the library keeps the slot, and so its id, as long as we live
        return found

    def known(self, slot: str) -> Known:
        """What is known of the cells of a slot, for columns; begun anew where it has grown too large."""
        from clientscripts.merge.known import Known

        found = self._known.get(slot)
        if found is None or len(found) > self._bounds.texts:
            found = self._known[slot] = Known()
        return found

    def recipe_of(self, settings: tuple[object, ...], cells: Mapping[str, Any]) -> Recipe | Fault:
        """The recipe for a row's settings and filled cells."""
        found = self.setting(settings)
        if isinstance(found, Fault):
            return found
        script, locale, voice = found
        # A fact for all rows is for those whose script has a place for it.
        filled = frozenset(slot for slot, cell in cells.items() if slot in script.slots or not isinstance(cell, Fixed))
        return self.recipe(script, locale, self.voiced(script, voice, cells), filled)

    def voiced(self, script: Script, voice: Voice, choices: Mapping[str, Any]) -> Voice:
        """The voice with the values of a row's choice slots, in the catalog's order, as `render` has it."""
        values = []
        for name, slot in script.slots.items():
            if slot.types == ("choice",) and name in choices:
                try:
                    values.append(str(self.facts(slot)[choices[name]]))
                except Faulty:
                    return voice  # the fault is met again where all facts are read
        return replace(voice, choices=tuple(values)) if values else voice


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


def bounded(known: dict[Any, Any], most: int) -> dict[Any, Any]:
    """The same dictionary with room in it."""
    if len(known) >= most:
        known.clear()
    return known
