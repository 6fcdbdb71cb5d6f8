"""Row by row: for CSV without pyarrow, for what columns leave over, and the measure both are held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import getitem, itemgetter
from typing import Any

from msgspec.structs import replace

from clientscripts.channels import excess
from clientscripts.errors import ClientscriptsError
from clientscripts.library import Library, default_library
from clientscripts.merge.delimited import quoted
from clientscripts.merge.layout import SETTINGS, Fixed, Layout, Options, layout
from clientscripts.merge.recipes import (
    ROWS,
    Book,
    Facts,
    Fault,
    Faulty,
    Pattern,
    Recipe,
    Texts,
    bounded,
    together,
)
from clientscripts.model import Fact, Message
from clientscripts.rendering import message
from clientscripts.sms import plain

Row = tuple[Any, ...]
"""The kept cells, then `layout.WRITTEN`, then `layout.FAULT` (both None where there is a message)."""


def merge_rows(
    rows: Iterable[Sequence[Any]], header: Sequence[str], *, library: Library | None = None, **options: Any
) -> Iterator[Row]:
    """Messages row by row, in order: one result for each row that comes in.

    Args:
        rows: the cells of each row, in the order of `header`.
        header: the names of the columns.
        library: packs of one's own; the built-in one without it.
        **options: as `Options`.

    Raises:
        UnknownError: a column, slot or setting that does not exist.
    """
    library, chosen = library or default_library(), Options(**options)
    return map(Rows(Book(chosen, layout(chosen, header, library), library, ROWS)).one, rows)


class Rows:
    """Writes rows one by one."""

    def __init__(self, book: Book) -> None:
        self.book = book
        its = book.layout
        self._cells = cells_of(its)
        self._kept = picked(its.keep)
        self._settings = [(place, number) for place, number in enumerate(its.settings) if number is not None]
        # What tells a row's group: which cells are empty, its settings and its choices.
        fields = {slot: [position for _, position in each] for slot, each in its.slots.items()}
        self._facts_of = picked([position for positions in fields.values() for position in positions])
        telling = {number for _, number in self._settings}.union(*(fields[slot] for slot in its.choices))
        self._telling = picked(sorted(telling))
        # A slot with fields is one cell more, at the end of the row.
        self._joint = [picked(positions) for positions in fields.values() if len(positions) > 1]
        joints = iter(range(-len(self._joint), 0))
        self._places = {
            slot: next(joints) if len(positions) > 1 else positions[0] if positions else None
            for slot, positions in fields.items()
        }
        self._groups: dict[object, _Group | None] = {}

    def one(self, row: Sequence[Any]) -> Row:
        """The result of one row."""
        group, wide = self._found(row)
        if group is not None:
            try:
                text, subject = written(group.text, wide), written(group.subject, wide)
                group.read(wide)
            except Faulty:
                pass
            else:
                if group.plain:
                    text = plain(text, group.locale)
                warning = (excess(text, group.channel) if group.short else "") or None
                known = (group.script, group.locale, group.channel)
                return *self._kept(row), *known, subject, text, warning, None, None
        return self.slowly(row)

    def line(self, number: int, row: Sequence[Any]) -> str | Row:
        """The line of our CSV for a row with its number, or its result where that is quicker to make."""
        group, wide = self._found(row)
        if group is not None and group.line is not None:
            words, texts, cells = group.line
            start = ",".join([str(number), *map(quoted, self._kept(row)), ""])
            try:
                line = words % (start, *map(getitem, texts, cells(wide)))
                group.read(wide)
            except Faulty:
                pass
            else:
                return line
        return self.one(row)

    def _found(self, row: Sequence[Any]) -> tuple[_Group | None, Sequence[Any]]:
        """The group of a row, and the row with its joint cells."""
        empty = tuple(map(_EMPTY.__contains__, self._facts_of(row)))
        key = (empty, self._telling(row))
        wide = [*row, *[joint(row) for joint in self._joint]] if self._joint else row
        try:
            return self._groups[key], wide
        except KeyError:
            group = bounded(self._groups, 4_000)[key] = self._group(row)
            return group, wide

    def slowly(self, row: Sequence[Any]) -> Row:
        """The result of a row as `render` gives it, or every fault of it."""
        found = self.message(row)
        if isinstance(found, Fault):
            return *self._kept(row), None, None, None, None, None, None, found.slot, found.reason
        warning = excess(found.text, found.channel) or None
        return (
            *self._kept(row), found.script, found.locale, found.channel, found.subject, found.text, warning, None, None
        )  # fmt: skip

    def message(self, row: Sequence[Any]) -> Message | Fault:
        """The message of a row, or every fault of it in one."""
        recipe = self._recipe(row)
        if isinstance(recipe, Fault):
            return recipe
        facts = self._facts(row, recipe)
        if isinstance(facts, Fault):
            return facts
        book, voice = self.book, recipe.voice
        try:
            return message(book.library, recipe.script, recipe.locale, voice, facts, plain=book.options.plain)
        except ClientscriptsError:
            return Fault("script", "cannot be written with these facts")

    def _filled(self, cells: Sequence[Any]) -> dict[str, Any]:
        slots = zip(self.book.layout.slots, cells, strict=True)
        return {slot: cell for slot, cell in slots if cell is not None and cell != ""}

    def _recipe(self, row: Sequence[Any]) -> Recipe | Fault:
        cells = self._filled(self._cells(row))
        said: list[Any] = [None] * len(SETTINGS)
        for place, number in self._settings:
            said[place] = row[number]
        return self.book.recipe_of(tuple(said), cells)

    def _facts(self, row: Sequence[Any], recipe: Recipe) -> Mapping[str, Fact] | Fault:
        facts: dict[str, Fact] = {}
        faults: list[Fault] = []
        for slot, cell in self._filled(self._cells(row)).items():
            if slot not in recipe.filled:
                continue
            known = self.book.facts(recipe.script.slots[slot])
            try:
                facts[slot] = known[cell]
                for hole in (*recipe.subject.holes, *recipe.text.holes):
                    if hole.slot == slot:
                        known.texts(replace(hole, delicate=False))[cell]
            except Faulty as faulty:
                if faulty.fault is not None:  # always, as no place is delicate here
                    faults.append(faulty.fault)
        return together(faults) if faults else facts

    def _group(self, row: Sequence[Any]) -> _Group | None:
        recipe = self._recipe(row)
        if isinstance(recipe, Fault):
            return None
        try:
            return _Group(self.book, recipe, self._places, dict(zip(self._places, self._cells(row), strict=True)))
        except Faulty:  # of a fact for all rows
            return None


_EMPTY = (None, "")

Cells = Callable[[Sequence[Any]], tuple[Any, ...]]
Format = tuple[str, tuple[Texts, ...], Cells]
"""A ``%``-format, for each hole what is known of its cells, and which cells of a row they are."""


def written(format: Format, wide: Sequence[Any]) -> str:
    """The text for a row.

    Raises:
        Faulty: one of its cells cannot simply be put in.
    """
    words, texts, cells = format
    return words % tuple(map(getitem, texts, cells(wide)))


class _Group:
    """A recipe ready for rows; facts that are the same for all rows are part of the words.

    Raises:
        Faulty: one of those cannot simply be put in.
    """

    def __init__(self, book: Book, recipe: Recipe, places: Mapping[str, int | None], cells: Mapping[str, Any]) -> None:
        slots = recipe.script.slots
        fixed = {slot: cell for slot, cell in cells.items() if isinstance(cell, Fixed)}

        def format(pattern: Pattern) -> Format:
            words, known, found = [pattern.literals[0].replace("%", "%%")], [], []
            for hole, literal in zip(pattern.holes, pattern.literals[1:], strict=True):
                texts = book.facts(slots[hole.slot]).texts(hole)
                place = places[hole.slot]
                if hole.slot in fixed or place is None:
                    words.append(texts[fixed[hole.slot]].replace("%", "%%"))
                else:
                    words.append("%s")
                    known.append(texts)
                    found.append(place)
                words.append(literal.replace("%", "%%"))
            return "".join(words), tuple(known), picked(found)

        self.script, self.locale, self.channel = recipe.script.id, recipe.locale, recipe.voice.channel
        self.subject, self.text = format(recipe.subject), format(recipe.text)
        self.plain = book.options.plain and self.channel == "sms"
        self.short = self.channel in ("chat", "sms")
        self.line: Format | None = None
        if recipe.line:
            words, texts, numbers = format(recipe.line)
            self.line = f"%s{words}", texts, numbers  # the row's number and what is kept of it come first
        self._unwritten: list[tuple[Facts, int]] = []
        for slot in recipe.unwritten:
            facts, place = book.facts(slots[slot]), places[slot]
            if slot in fixed or place is None:
                facts[fixed[slot]]
            else:
                self._unwritten.append((facts, place))

    def read(self, wide: Sequence[Any]) -> None:
        """Read what is filled but stands nowhere.

        Raises:
            Faulty: one of these cells has a fault.
        """
        for facts, place in self._unwritten:
            facts[wide[place]]


def picked(positions: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """A function from a row to the tuple of its cells at these positions."""
    if len(positions) == 1:
        (only,) = positions
        return lambda row: (row[only],)
    return itemgetter(*positions) if positions else lambda row: ()


def cells_of(layout: Layout) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """A function from a row to its cells, slot by slot: a tuple where a slot has fields, None where all are empty."""
    fields = list(layout.slots.values())
    fixed = tuple(layout.fixed.get(slot) for slot in layout.slots)
    alone = tuple(value for value, each in zip(fixed, fields, strict=True) if not each)
    simple = all(len(each) <= 1 for each in fields) and len(alone) == len(layout.fixed)
    if simple:
        pick = picked([each[0][1] for each in fields if each])
        return (lambda row: (*pick(row), *alone)) if alone else pick

    def cells(row: Sequence[Any]) -> tuple[Any, ...]:
        found = []
        for each, otherwise in zip(fields, fixed, strict=True):
            cell = row[each[0][1]] if len(each) == 1 else several(tuple([row[position] for _, position in each]))
            found.append(otherwise if otherwise is not None and (cell is None or cell == "") else cell)
        return tuple(found)

    return cells


def several(cells: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """The fields of a slot as one cell."""
    return cells if any(cell is not None and cell != "" for cell in cells) else None
