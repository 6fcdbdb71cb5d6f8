"""One merge: how slices of rows become messages and rejects, and which sink they go to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientscripts.errors import ChannelError, MissingExtraError, UnknownError, did_you_mean
from clientscripts.library import Library
from clientscripts.merge.delimited import content, encoded, line_of
from clientscripts.merge.layout import WRITTEN, Options, layout
from clientscripts.merge.recipes import ROWS, Book, Fault
from clientscripts.merge.rows import Rows
from clientscripts.merge.sinks import CsvSink, JsonLinesSink, MailSink, ParquetSink, Sink, XlsxSink
from clientscripts.merge.sources import SLICE, Source

if TYPE_CHECKING:
    import pyarrow as pa

    from clientscripts.merge.table import Merger

WRITES = (".csv", ".jsonl", ".parquet", ".xlsx", ".eml")
PART = 8
"""Slices in a part: a row group of Parquet, and the places a stopped run can go on from."""


class Result(Struct, frozen=True):
    """What became of one slice."""

    messages: Any
    written: int
    rejected: Sequence[tuple[int, str, str]]
    warnings: int


class Job:
    """One merge.

    Args:
        read: the clients.
        out: what kind of file the messages go to, by its name.
        engine: columns, rows, or auto: columns where pyarrow is installed.
        to: for e-mails, the column with the recipient's address.
        sender: for e-mails, the sender's address.
        shown: the messages are to be looked at, so they stay apart from one another.

    Raises:
        UnknownError: a column, slot, script, setting or kind of file that does not exist.
        MissingExtraError: what is asked for needs pyarrow.
    """

    def __init__(
        self, read: Source, out: Path, options: Options, library: Library, engine: str = "auto",
        to: str | None = None, sender: str = "", shown: bool = False,
    ) -> None:  # fmt: skip
        self.read, self.options, self.library, self.sender = read, options, library, sender
        self.kind = out.suffix.lower()
        if self.kind not in WRITES:
            raise UnknownError(f"“{out.name}”: messages are written to {', '.join(WRITES)}.")
        self.plan = layout(options, read.header, library)
        arrow = has_arrow()
        if not arrow and (engine == "columns" or self.kind == ".parquet"):
            raise MissingExtraError("Merging on columns (and Parquet)", "bulk")
        if engine == "rows" and self.kind == ".parquet":
            raise UnknownError("Parquet is written by columns: leave out --engine rows.")
        # E-mails are made one by one, whatever else is.
        self.columnar = arrow and engine != "rows" and self.kind != ".eml"
        self.lined = self.kind == ".csv" and not shown
        self.to = None
        if to is not None:
            if to not in self.plan.header:
                raise UnknownError(f"There is no column “{to}”.{did_you_mean(to, self.plan.header)}")
            self.to = self.plan.header.index(to)
        self.unused = {name: slot for name, slot in self.plan.unused.items() if name != to}
        self.names = ("row", *options.keep, *WRITTEN)

    def sink(self, path: Path, mark: Any, shown: Path) -> Sink:
        """Where the messages go."""
        if self.kind == ".csv":
            return CsvSink(path, mark, self.names)
        if self.kind == ".jsonl":
            return JsonLinesSink(path, mark, self.names)
        if self.kind == ".xlsx":
            return XlsxSink(path, self.names, shown)
        if self.kind == ".eml":
            return MailSink(path)
        return ParquetSink(path, mark, self.schema, SLICE * PART)

    def shown(self, result: Result, most: int) -> list[tuple[int, str]]:
        """The first messages of a slice: row number and text."""
        if most <= 0 or not result.written:
            return []
        if self.kind == ".eml":
            return [(number, data.decode("ascii", "replace")) for number, data in result.messages[:most]]
        place = self.names.index("text")
        if isinstance(result.messages, list):
            return [(row[0], row[place]) for row in result.messages[:most]]
        first = result.messages.slice(0, most)
        return list(zip(first.column(0).to_pylist(), first.column(place).to_pylist(), strict=True))

    @cached_property
    def schema(self) -> pa.Schema:
        """The columns of what is written."""
        import pyarrow as pa

        kept = list(self.merger.schema)[: len(self.options.keep)]
        texts = [pa.field(name, pa.string()) for name in WRITTEN]
        return pa.schema([pa.field("row", pa.int64()), *kept, *texts])

    @cached_property
    def merger(self) -> Merger:
        """What merges slices."""
        from clientscripts.merge.table import Merger

        return Merger(self.read.schema(), self.options, self.library)

    def results(self, skip: int, workers: int) -> Iterator[Result]:
        """The results slice by slice, in order, from the row after `skip`."""
        if not self.columnar:
            yield from self._by_rows(skip)
            return
        slices = sliced(self.read.batches(self.plan.used), skip, SLICE)
        if workers == 1:
            yield from (self.columns(first, batch) for first, batch in slices)
            return
        yield from self._at_once(slices, skip + 1, workers)

    def _at_once(self, slices: Iterator[tuple[int, pa.RecordBatch]], first: int, workers: int) -> Iterator[Result]:
        """The results in order while others are worked on; reading is the workers' part, too."""
        from concurrent.futures import ThreadPoolExecutor
        from threading import Lock

        reading = Lock()

        def work() -> tuple[int, Result] | None:
            with reading:
                taken = next(slices, None)
            return taken and (taken[0], self.columns(*taken))

        early: dict[int, Result] = {}
        with ThreadPoolExecutor(workers) as pool:
            waiting = deque(pool.submit(work) for _ in range(workers))
            try:
                while waiting:
                    found = waiting.popleft().result()
                    if found is None:  # the end of the file
                        continue
                    waiting.append(pool.submit(work))
                    early[found[0]], found = found[1], None  # a result is large: nothing holds it once it is written
                    while first in early:
                        yield early.pop(first)
                        first += SLICE
            finally:
                for each in waiting:
                    each.cancel()

    def columns(self, first: int, batch: pa.RecordBatch) -> Result:
        """The result of one slice whose first row has that number."""
        import pyarrow as pa
        import pyarrow.compute as pc

        numbers = pc.add(self._numbers.slice(0, batch.num_rows), first)
        grouped = self.merger.grouped(batch)
        if self.lined and grouped.has_lines:
            done = grouped.lined(numbers)
            return Result(content(done.lines), len(done.lines), done.rejected, done.warnings)
        found = grouped.merged()
        columns: list[pa.Array] = [numbers, *found.columns[:-2]]
        slot, reason = found.columns[-2:]
        rejected: list[tuple[int, str, str]] = []
        if reason.null_count < len(reason):
            bad = reason.is_valid()
            rejected = list(zip(*(column.filter(bad).to_pylist() for column in (numbers, slot, reason)), strict=True))
            good = pc.invert(bad)
            columns = [column.filter(good) for column in columns]
        warnings = len(columns[-1]) - columns[-1].null_count
        messages: Any = pa.record_batch(columns, schema=self.schema)
        if self.lined:
            messages = encoded(messages)
        elif self.kind in (".jsonl", ".xlsx"):
            messages = list(zip(*(column.to_pylist() for column in columns), strict=True))
        return Result(messages, len(columns[0]), rejected, warnings)

    @cached_property
    def _numbers(self) -> pa.Array:
        import pyarrow as pa

        return pa.array(range(SLICE), pa.int64())

    def _by_rows(self, skip: int) -> Iterator[Result]:
        rows = Rows(Book(self.options, self.plan, self.library, ROWS))
        number = 0
        for found in self.read.rows():
            if number + len(found) <= skip:
                number += len(found)
                continue
            chunk = found[max(0, skip - number) :]
            first = number + len(found) - len(chunk) + 1
            number += len(found)
            if self.kind == ".eml":
                yield self._mails(rows, first, chunk)
            elif self.lined:
                yield self._lines(rows, first, chunk)
            else:
                yield self._texts(rows, first, chunk)

    @staticmethod
    def _lines(rows: Rows, first: int, chunk: Iterable[Sequence[Any]]) -> Result:
        lines, rejected, warnings = [], [], 0
        for number, row in enumerate(chunk, first):
            found = rows.line(number, row)
            if not isinstance(found, str):
                if found[-1] is not None:
                    rejected.append((number, found[-2], found[-1]))
                    continue
                warnings += found[-3] is not None
                found = line_of((number, *found[:-2]))
            lines.append(found)
        return Result("".join(lines).encode(), len(lines), rejected, warnings)

    @staticmethod
    def _texts(rows: Rows, first: int, chunk: Iterable[Sequence[Any]]) -> Result:
        messages, rejected, warnings = [], [], 0
        for number, row in enumerate(map(rows.one, chunk), first):
            if row[-1] is None:
                messages.append((number, *row[:-2]))
                warnings += row[-3] is not None
            else:
                rejected.append((number, row[-2], row[-1]))
        return Result(messages, len(messages), rejected, warnings)

    def _mails(self, rows: Rows, first: int, chunk: Iterable[Sequence[Any]]) -> Result:
        from clientscripts.merge.mail import mail

        messages, rejected, warnings = [], [], 0
        for number, row in enumerate(chunk, first):
            found = rows.message(row)
            if not isinstance(found, Fault):
                warnings += bool(found.warnings)
                try:
                    messages.append(
                        (number, mail(found, str(row[self.to] or "") if self.to is not None else "", self.sender))
                    )
                    continue
                except ChannelError as error:
                    problem = error.problems[0]
                    found = Fault(problem.where, problem.message)
            rejected.append((number, found.slot, found.reason))
        return Result(messages, len(messages), rejected, warnings)


def sliced(batches: Iterable[pa.RecordBatch], skip: int, size: int) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Batches of one size, each with the number of its first row, after `skip` rows: however the file is divided."""
    import pyarrow as pa

    held: list[pa.RecordBatch] = []
    count, first = 0, skip + 1
    for batch in batches:
        if skip >= batch.num_rows:
            skip -= batch.num_rows
            continue
        batch, skip = batch.slice(skip), 0
        while batch.num_rows:
            taken = batch.slice(0, size - count)
            held.append(taken)
            count += taken.num_rows
            batch = batch.slice(taken.num_rows)
            if count == size:
                yield first, pa.concat_batches(held)
                first, held, count = first + size, [], 0
    if held:
        yield first, pa.concat_batches(held)


def has_arrow() -> bool:
    """Whether pyarrow is installed."""
    import importlib.util

    return importlib.util.find_spec("pyarrow") is not None
