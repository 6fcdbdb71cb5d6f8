"""Row by row: for CSV without pyarrow, for what columns leave over, and the measure both are held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from clientscripts.channels import excess
from clientscripts.errors import ClientscriptsError
from clientscripts.library import Library, default_library
from clientscripts.merge.layout import SETTINGS, Layout, Options, layout
from clientscripts.merge.recipes import ROWS_KEPT, Book, Fault, Faulty, Pattern, Recipe, together
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
    return map(Rows(Book(chosen, layout(chosen, header, library), library, ROWS_KEPT)).one, rows)


class Rows:
    """Writes rows one by one."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._cells = cells_of(book.layout)
        self._kept = picked(book.layout.keep)
        self._settings = [(place, number) for place, number in enumerate(book.layout.settings) if number is not None]
        self._choices = [n for n, slot in enumerate(book.layout.slots) if slot in book.layout.choices]
        self._groups: dict[object, _Group | None] = {}

    def one(self, row: Sequence[Any]) -> Row:
        """The result of one row."""
        cells = self._cells(row)
        key = (
            tuple([row[number] for _, number in self._settings]),
            tuple([cell is not None and cell != "" for cell in cells]),
            tuple([cells[number] for number in self._choices]),
        )
        try:
            group = self._groups[key]
        except KeyError:
            if len(self._groups) > 4_000:
                self._groups.clear()
            group = self._groups[key] = self._group(row, cells)
        if group is not None:
            try:
                for number, facts in group.unused:
                    facts[cells[number]]
                text = group.text % tuple([known[cells[number]] for number, known in group.text_holes])
                subject = group.subject % tuple([known[cells[number]] for number, known in group.subject_holes])
            except Faulty:
                pass
            else:
                if group.plain:
                    text = plain(text, group.locale)
                warning = excess(text, group.channel) if group.short else ""
                return (
                    *self._kept(row),
                    group.script,
                    group.locale,
                    group.channel,
                    subject,
                    text,
                    warning or None,
                    None,
                    None,
                )
        return self.slowly(row)

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
                for pattern in (recipe.subject, recipe.text):
                    for fill, its in zip(pattern.fills, pattern.slots, strict=True):
                        if its == slot:
                            known.texts(fill, False)[cell]
            except Faulty as faulty:
                if faulty.fault is not None:  # always, as no place is delicate here
                    faults.append(faulty.fault)
        return together(faults) if faults else facts

    def _group(self, row: Sequence[Any], cells: Sequence[Any]) -> _Group | None:
        recipe = self._recipe(row)
        return None if isinstance(recipe, Fault) else _Group(self.book, recipe)


class _Group:
    """A recipe ready for rows: for each hole, the number of its cell and what is known of it."""

    def __init__(self, book: Book, recipe: Recipe) -> None:
        numbers = {slot: number for number, slot in enumerate(book.layout.slots)}
        slots = recipe.script.slots

        def holes(pattern: Pattern) -> list[tuple[int, Any]]:
            each = zip(pattern.slots, pattern.fills, pattern.delicate, strict=True)
            return [(numbers[slot], book.facts(slots[slot]).texts(fill, delicate)) for slot, fill, delicate in each]

        self.script, self.locale, self.channel = recipe.script.id, recipe.locale, recipe.voice.channel
        self.subject, self.subject_holes = recipe.subject.format, holes(recipe.subject)
        self.text, self.text_holes = recipe.text.format, holes(recipe.text)
        used = {*recipe.subject.slots, *recipe.text.slots}
        self.unused = [(numbers[slot], book.facts(slots[slot])) for slot in sorted(recipe.filled - used)]
        self.plain = book.options.plain and self.channel == "sms"
        self.short = self.channel in ("chat", "sms")


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
