"""On columns: rows grouped, each value worked out once, texts joined by Arrow's own kernels.

Only values are ever looked at in Python, each distinct one once; what the kernels leave empty (a fault, an odd value)
is written row by row by `rows.Rows`, which also says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from clientscripts.channels import CHAT_LIMIT, excess
from clientscripts.errors import MissingExtraError, UnknownError
from clientscripts.library import Library, default_library
from clientscripts.merge.delimited import cells, line_of
from clientscripts.merge.layout import FAULT, SETTINGS, WRITTEN, Options, layout
from clientscripts.merge.recipes import Book, Facts, Fault, Faulty, Hole, Pattern, Recipe
from clientscripts.merge.rows import Row, Rows
from clientscripts.merge.sources import SLICE
from clientscripts.sms import plain

try:
    import pyarrow as pa
    import pyarrow.compute as pc

    from clientscripts.merge.known import Known
except ModuleNotFoundError:
    raise MissingExtraError("Merging on columns (and Parquet)", "bulk") from None


def merge_table(table: pa.Table | pa.RecordBatch, *, library: Library | None = None, **options: Any) -> pa.Table:
    """Messages for a table of clients: as many rows, in the same order.

    Args:
        table: one row for each message. Columns named like a slot of the script fill it (``client``,
            ``client.gender``); `columns` maps others. Empty text and null mean that the slot is not filled.
        library: packs of one's own; the built-in one without it.
        **options: as `Options`: script, locale, channel, formality, tone, variation, columns, keep, plain.

    Returns:
        The kept columns, then ``script, locale, channel, subject, text, warning, slot, reason``. Where a row is at
        fault, `slot` and `reason` say why and the others are null; `warning` says where a text is too long for its
        channel.

    Raises:
        UnknownError: a column, slot, script, locale or setting that does not exist.
        MissingExtraError: pyarrow is not installed.
    """
    if isinstance(table, pa.RecordBatch):
        table = pa.Table.from_batches([table])
    merger = Merger(table.schema, Options(**options), library)
    return pa.Table.from_batches([merger.merge(batch) for batch in merger.slices(table)], merger.schema)


def merge_batches(
    batches: Iterable[pa.RecordBatch], *, library: Library | None = None, **options: Any
) -> Iterator[pa.RecordBatch]:
    """As `merge_table`, batch by batch: what Spark's `mapInArrow` takes."""
    merger: Merger | None = None
    for batch in batches:
        merger = merger or Merger(batch.schema, Options(**options), library)
        yield from map(merger.merge, merger.slices(pa.Table.from_batches([batch])))


class Merger:
    """Merges batches of one schema; what it learns from one it keeps for the next. Safe to share between threads."""

    def __init__(self, schema: pa.Schema, options: Options, library: Library | None = None) -> None:
        flat = flattened(schema.empty_table()).schema
        self.layout = layout(options, flat.names, library or default_library())
        self.book = Book(options, self.layout, library or default_library())
        kept = [flat.field(position).with_name(self.layout.header[position]) for position in self.layout.keep]
        self.schema = pa.schema([*kept, *(pa.field(name, pa.string()) for name in (*WRITTEN, *FAULT))])

    def slices(self, table: pa.Table) -> Iterator[pa.RecordBatch]:
        """A table in pieces of a size that is quick to work on."""
        for batch in flattened(table).to_batches(max_chunksize=SLICE):
            if batch.num_rows:
                yield batch

    def merge(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The results for one flat batch, row by row in order."""
        return self.grouped(batch).merged()

    def grouped(self, batch: pa.RecordBatch) -> Batch:
        """One flat batch with its rows in groups: to be had as columns, or as lines."""
        return Batch(self.book, batch, self.schema)


def flattened(table: pa.Table) -> pa.Table:
    """The table with the fields of structs as columns of their own: ``client.name``, ``client.gender``."""
    while any(pa.types.is_struct(kind) for kind in table.schema.types):
        table = table.flatten()
    return table


class Lines(Struct, frozen=True):
    """What became of a batch: the lines of the rows that are messages, in order, and the others' numbers and faults."""

    lines: pa.Array
    rejected: list[tuple[int, str, str]]
    warnings: int


class _Column(Struct, frozen=True):
    """A column by its distinct values: for each row the number of its value, null where it is empty.

    A value that no row has any more is None.
    """

    codes: pa.Array
    values: list[Any]


class _Group(Struct):
    """Rows of one recipe: where they stand once the rows are ordered by group."""

    start: int
    length: int
    recipe: Recipe | None


def encoded(column: pa.Array) -> _Column:
    """A column by its distinct values; the empty text and the empty list are as null."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_nested(kind):
        return _listed(column)
    if not (pa.types.is_string(kind) or pa.types.is_null(kind)) and (
        pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    ):
        column = column.cast(pa.string())
    try:
        found = column.dictionary_encode()
    except pa.ArrowNotImplementedError:
        raise UnknownError(f"A column of type {kind} cannot feed a slot: make it text.") from None
    values = found.dictionary.to_pylist()
    codes = found.indices
    return _emptied(codes, values, "")


def _listed(column: pa.Array) -> _Column:
    numbers: dict[Any, int] = {}
    codes: list[int | None] = []
    for value in column.to_pylist():
        codes.append(numbers.setdefault(tuple(value), len(numbers)) if value else None)
    return _Column(pa.array(codes, pa.int32()), list(numbers))


def crossed(columns: list[_Column]) -> _Column:
    """Several columns as one whose values are tuples, by their distinct combinations; null where all are empty."""
    if len(columns) == 1:
        return columns[0]
    found = _Column(columns[0].codes, [(value,) for value in columns[0].values])
    for column in columns[1:]:
        found = _paired(found, column)
    return _emptied(found.codes, found.values, (None,) * len(columns))


def _emptied(codes: pa.Array, values: list[Any], empty: object) -> _Column:
    """A column in which one of the values means that there is none."""
    if empty in values:
        code = values.index(empty)
        codes, values[code] = pc.if_else(pc.equal(codes, code), pa.scalar(None, codes.type), codes), None
    return _Column(codes, values)


def _paired(left: _Column, right: _Column) -> _Column:
    width = len(right.values) + 1
    found = pc.add(pc.multiply(_digit(left.codes), width), _digit(right.codes)).dictionary_encode()
    nothing = (None,) * len(left.values[0]) if left.values else (None,)
    lefts, rights = [nothing, *left.values], [(None,), *((value,) for value in right.values)]
    ones = pc.divide(found.dictionary, width)
    others = pc.subtract(found.dictionary, pc.multiply(ones, width))
    pairs = zip(ones.to_pylist(), others.to_pylist(), strict=True)
    return _Column(found.indices, [lefts[one] + rights[other] for one, other in pairs])


def _digit(codes: pa.Array) -> pa.Array:
    """Codes as numbers from 1; 0 for null."""
    return pc.fill_null(pc.add(codes.cast(pa.int64()), 1), 0)


def keyed(columns: list[tuple[pa.Array, int]]) -> pa.Array:
    """One number for each row: the same where all codes are the same. The last column is the highest digit."""
    key, factor = columns[0][0], columns[0][1]
    for digits, count in columns[1:]:
        if factor * count >= 2**62:
            found = key.dictionary_encode()
            key, factor = found.indices.cast(pa.int64()), len(found.dictionary)
        key = pc.add(key, pc.multiply(digits, factor))
        factor *= count
    return key


_TELLING = {"script": 1, "locale": 2}


def ranked(column: _Column) -> _Column:
    """The same column with its values in the order of the alphabet."""
    order = sorted(range(len(column.values)), key=lambda code: str(column.values[code]))
    ranks = [0] * len(order)
    for rank, code in enumerate(order):
        ranks[code] = rank
    return _Column(pa.array(ranks, pa.int32()).take(column.codes), [column.values[code] for code in order])


class Batch:
    """One batch on its way to messages."""

    def __init__(self, book: Book, batch: pa.RecordBatch, schema: pa.Schema) -> None:
        self.book, self.batch, self.schema = book, batch, schema
        its = book.layout
        self.slots = {
            slot: self._slot(slot, [position for _, position in fields]) for slot, fields in its.slots.items()
        }
        self.settings = {
            place: ranked(encoded(batch.column(position)))
            for place, position in enumerate(its.settings)
            if position is not None
        }
        self.order: pa.Array | None = None
        self.groups = self._groups()

    def _slot(self, slot: str, positions: list[int]) -> _Column:
        fixed = self.book.layout.fixed.get(slot)
        if not positions:
            return _Column(pa.repeat(pa.scalar(0, pa.int32()), self.batch.num_rows), [fixed])
        found = crossed([encoded(self.batch.column(position)) for position in positions])
        if fixed is None or not found.codes.null_count:
            return found
        return _Column(pc.fill_null(found.codes, len(found.values)), [*found.values, fixed])

    def _groups(self) -> list[_Group]:
        """The groups, in the order in which the rows are put."""
        rows = self.batch.num_rows
        parts: list[tuple[pa.Array, int]] = []
        for slot, column in self.slots.items():
            if slot in self.book.layout.choices:
                parts.append((_digit(column.codes), len(column.values) + 1))
            elif 0 < column.codes.null_count < rows:
                parts.append((column.codes.is_valid().cast(pa.int64()), 2))
        # Settings last, the most telling digits, in the order of the alphabet: rows of one locale stand together, and
        # in them those of one situation, which share their forms.
        for place in sorted(self.settings, key=lambda place: _TELLING.get(SETTINGS[place], 0)):
            parts.append((_digit(self.settings[place].codes), len(self.settings[place].values) + 1))
        if not parts:
            return [_Group(0, rows, self._recipe(0))]
        key = keyed(parts)
        sizes = sorted((each["values"], each["counts"]) for each in pc.value_counts(key).to_pylist())
        if len(sizes) == 1:
            return [_Group(0, rows, self._recipe(0))]
        self.order = pc.sort_indices(key).cast(pa.int64())
        groups, start = [], 0
        for _, length in sizes:
            groups.append(_Group(start, length, self._recipe(self.order[start].as_py())))
            start += length
        return groups

    def _recipe(self, row: int) -> Recipe | None:
        """The recipe of a row, and so of its group; None where it has a fault."""
        filled = {}
        for slot, column in self.slots.items():
            code = column.codes[row].as_py()
            if code is not None:
                filled[slot] = column.values[code]
        said: list[Any] = [None] * len(SETTINGS)
        for place, column in self.settings.items():
            code = column.codes[row].as_py()
            said[place] = None if code is None else column.values[code]
        found = self.book.recipe_of(tuple(said), filled)
        return None if isinstance(found, Fault) else found

    def merged(self) -> pa.RecordBatch:
        """The results in the order of the rows."""
        texts, subjects = self._written()
        names: dict[str, list[str | None]] = {"script": [], "locale": [], "channel": []}
        for group in self.groups:
            recipe = group.recipe
            names["script"].append(recipe.script.id if recipe else None)
            names["locale"].append(recipe.locale if recipe else None)
            names["channel"].append(recipe.voice.channel if recipe else None)
        columns = {name: self._spread(values) for name, values in names.items()}
        columns |= {"subject": subjects, "text": texts, "warning": self._warnings(texts)}
        if self.order is not None:
            back = pc.inverse_permutation(self.order)
            columns = {name: column.take(back) for name, column in columns.items()}
        rows = self.batch.num_rows
        columns |= {name: pa.nulls(rows, pa.string()) for name in FAULT}
        if columns["text"].null_count or columns["subject"].null_count:
            columns = self._mended(columns)
        kept = [self.batch.column(position) for position in self.book.layout.keep]
        return pa.record_batch([*kept, *(columns[name] for name in (*WRITTEN, *FAULT))], schema=self.schema)

    def _spread(self, values: list[str | None]) -> pa.Array:
        """One value for each group, as a column in the order of the groups."""
        ends = [group.start + group.length for group in self.groups]
        runs = pa.RunEndEncodedArray.from_arrays(pa.array(ends, pa.int32()), pa.array(values, pa.string()))
        return pc.run_end_decode(runs)

    @property
    def has_lines(self) -> bool:
        """Whether no text has to be looked at before it can be part of a line."""
        return all(group.recipe is None or group.recipe.line is not None for group in self.groups)

    def lined(self, numbers: pa.Array) -> Lines:
        """The results as lines of our CSV, in the order of the rows.

        Args:
            numbers: the number of each row.
        """
        forms = _Forms(self)
        head: list[Any] = [cells(numbers), ","]
        for position in self.book.layout.keep:
            head += [cells(self.batch.column(position)), ","]
        if self.order is not None:
            head = [each if isinstance(each, str) else each.take(self.order) for each in head]
        found = []
        for group in self.groups:
            if group.recipe is None or group.recipe.line is None:
                found.append(pa.nulls(group.length, pa.string()))
                continue
            start = [each if isinstance(each, str) else each.slice(group.start, group.length) for each in head]
            found.append(forms.joined(group.recipe.line, group, start))
        lines = joined(found)
        if self.order is not None:
            lines = lines.take(pc.inverse_permutation(self.order))
        rejected: list[tuple[int, str, str]] = []
        mended: list[str | None] = []
        warnings = 0
        if lines.null_count:
            gaps = lines.is_null()
            for number, result in zip(numbers.filter(gaps).to_pylist(), self._slowly(gaps), strict=True):
                if result[-1] is None:
                    mended.append(line_of((number, *result[:-2])))
                    warnings += result[-3] is not None
                else:
                    mended.append(None)
                    rejected.append((number, result[-2], result[-1]))
            lines = pc.replace_with_mask(lines, gaps, pa.array(mended, pa.string())).drop_null()
        return Lines(lines, rejected, warnings)

    def _written(self) -> tuple[pa.Array, pa.Array]:
        forms = _Forms(self)
        texts, subjects = [], []
        for group in self.groups:
            recipe = group.recipe
            if recipe is None:
                nothing = pa.nulls(group.length, pa.string())
                texts.append(nothing)
                subjects.append(nothing)
                continue
            text = forms.joined(recipe.text, group)
            if self.book.options.plain and recipe.voice.channel == "sms":
                text = pa.array([each and plain(each, recipe.locale) for each in text.to_pylist()], pa.string())
            texts.append(text)
            subjects.append(forms.joined(recipe.subject, group))
        return joined(texts), joined(subjects)

    def _warnings(self, texts: pa.Array) -> pa.Array:
        found = []
        for group in self.groups:
            channel = group.recipe.voice.channel if group.recipe else ""
            nothing = pa.nulls(group.length, pa.string())
            if channel in ("chat", "sms"):
                said = texts.slice(group.start, group.length)
                # An SMS of 134 characters fits four parts, whatever they are.
                most = CHAT_LIMIT if channel == "chat" else 134
                if (pc.max(pc.utf8_length(said)).as_py() or 0) > most:
                    nothing = pa.array(
                        [(each and excess(each, channel)) or None for each in said.to_pylist()], pa.string()
                    )
            found.append(nothing)
        return pa.concat_arrays(found)

    def _mended(self, columns: dict[str, pa.Array]) -> dict[str, pa.Array]:
        """What the kernels left empty, written row by row."""
        gaps = pc.or_(columns["text"].is_null(), columns["subject"].is_null())
        results = self._slowly(gaps)
        first = len(self.book.layout.keep)
        found = list(zip(*results, strict=True))[first:]
        return {
            name: pc.replace_with_mask(columns[name], gaps, pa.array(values, pa.string()))
            for name, values in zip((*WRITTEN, *FAULT), found, strict=True)
        }

    def _slowly(self, gaps: pa.Array) -> list[Row]:
        """The results of some rows, written one by one."""
        rows, at = Rows(self.book), pc.indices_nonzero(gaps)
        columns = [column.take(at).to_pylist() for column in self.batch.columns]
        return [
            rows.slowly([tuple(cell) if isinstance(cell, list) else cell for cell in row])
            for row in zip(*columns, strict=True)
        ]


def joined(pieces: list[pa.Array]) -> pa.Array:
    """Arrays one after the other."""
    return pieces[0] if len(pieces) == 1 else pa.concat_arrays(pieces)


class _Forms:
    """The columns of texts of one batch: each hole once for the rows of all groups that have it."""

    def __init__(self, batch: Batch) -> None:
        self.batch, self.book = batch, batch.book
        self._spans: dict[Hole, tuple[int, int]] = {}
        for group in batch.groups:
            if group.recipe is not None:
                line = group.recipe.line.holes if group.recipe.line else ()
                for hole in (*group.recipe.subject.holes, *group.recipe.text.holes, *line):
                    start, end = self._spans.get(hole, (group.start, 0))
                    self._spans[hole] = start, max(end, group.start + group.length)
        self._numbers: dict[str, tuple[Known, pa.Array]] = {}
        self._columns: dict[tuple[Hole, int], pa.Array] = {}
        self._sound: dict[int, tuple[pa.Array, bool]] = {}

    def joined(self, pattern: Pattern, group: _Group, head: Sequence[Any] = ()) -> pa.Array:
        """A pattern's texts for the rows of a group, after some columns and words.

        Null where one of the values cannot simply be put in.
        """
        assert group.recipe is not None
        pieces: list[Any] = [*head, pattern.literals[0]]
        for hole, literal in zip(pattern.holes, pattern.literals[1:], strict=True):
            column, start = self._column(group.recipe, hole)
            pieces.append(column.slice(group.start - start, group.length))
            if literal:
                pieces.append(literal)
        pieces += filter(None, (self._checked(slot, group) for slot in group.recipe.unwritten))
        if len(pieces) == 1:
            return pa.repeat(pattern.literals[0], group.length)
        return pc.binary_join_element_wise(*pieces, "", null_handling="emit_null")

    def _checked(self, slot: str, group: _Group) -> pa.Array | None:
        """A column of "" for a slot that is filled but not written: null where it has a fault; None if all are well."""
        assert group.recipe is not None
        facts = self.book.facts(group.recipe.script.slots[slot])
        found = self._sound.get(id(facts))
        if found is None:
            known, numbers = self._numbered(slot)
            texts = known.texts(
                id(facts), lambda cell: None if _or_none(facts.__getitem__, cell) is None else "", numbers
            )
            found = self._sound[id(facts)] = texts, texts.null_count == numbers.null_count
        texts, all_well = found
        return None if all_well else texts.slice(group.start, group.length)

    def _column(self, recipe: Recipe, hole: Hole) -> tuple[pa.Array, int]:
        start, end = self._spans[hole]
        kind = self.book.facts(recipe.script.slots[hole.slot])
        key = (hole, id(kind))
        found = self._columns.get(key)
        if found is None:
            texts = kind.texts(hole)

            known, numbers = self._numbered(hole.slot)
            write = partial(_or_none, texts.written)
            found = self._columns[key] = known.texts(key, write, numbers.slice(start, end - start))
        return found, start

    def _numbered(self, slot: str) -> tuple[Known, pa.Array]:
        """What is known of a slot's cells, and the number of the cell of each row, in the order of the groups."""
        found = self._numbers.get(slot)
        if found is None:
            column, known = self.batch.slots[slot], self.book.known(slot)
            numbers = known.numbered(column.values).take(column.codes)
            if self.batch.order is not None:
                numbers = numbers.take(self.batch.order)
            found = self._numbers[slot] = known, numbers
        return found


def _blank(facts: Facts, cell: Any) -> str | None:
    """No text, where a cell can be read."""
    return None if _or_none(facts.__getitem__, cell) is None else ""


def _or_none(look: Callable[[Any], Any], cell: Any) -> Any:
    try:
        return look(cell)
    except Faulty:
        return None
