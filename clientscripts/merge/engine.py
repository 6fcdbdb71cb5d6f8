"""From file to file: nothing lost, whole or not at all, the same bytes whatever happens on the way."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientscripts import __version__
from clientscripts.errors import ChannelError, MissingExtraError, Problem, TableError, UnknownError, did_you_mean
from clientscripts.library import Library, default_library
from clientscripts.merge.delimited import line_of
from clientscripts.merge.layout import FAULT, WRITTEN, Layout, Options, layout
from clientscripts.merge.recipes import Book, Fault
from clientscripts.merge.rows import Rows
from clientscripts.merge.sinks import CsvSink, JsonLinesSink, MailSink, ParquetSink, Sink, TextSink, XlsxSink
from clientscripts.merge.sources import Source, source
from clientscripts.merge.work import Work, digest

if TYPE_CHECKING:
    import pyarrow as pa

WRITES = (".csv", ".jsonl", ".parquet", ".xlsx", ".eml")
ENGINES = ("auto", "columns", "rows", "dask")
SLICE = 16_384
"""Rows worked on at a time."""
PART = 8
"""Slices in a part: a row group of Parquet, and the places a stopped run can go on from."""


@dataclass(frozen=True)
class Summary:
    """What a merge did: ``rows == messages + rejected``, always."""

    rows: int
    messages: int
    rejected: int
    warnings: int
    out: Path
    rejects: Path | None
    unused: dict[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """What became of one slice."""

    messages: Any
    written: int
    rejected: Sequence[tuple[int, str, str]]
    warnings: int


Progress = Callable[[int, int | None], None]
"""Told now and then how many rows are done, of how many (None: not known)."""


def merge_file(
    clients: Path,
    out: Path,
    options: Options,
    *,
    library: Library | None = None,
    engine: str = "auto",
    workers: int | None = None,
    resume: bool = False,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    to: str | None = None,
    sender: str = "",
    progress: Progress | None = None,
) -> Summary:
    """Write a message for every row of a file.

    Args:
        clients: a CSV, Parquet or XLSX file.
        out: a `.csv`, `.jsonl`, `.parquet` or `.xlsx` file, or a folder `….eml`. Rows that cannot be written go to
            ``<out>.rejected.csv`` with row number, slot and reason.
        engine: columns (needs pyarrow), rows, or auto: columns where pyarrow is installed.
        workers: slices worked on at the same time; the result is the same for any number.
        resume: go on where an earlier run was stopped.
        to: for e-mails, the column with the recipient's address.
        sender: for e-mails, the sender's address.

    Raises:
        TableError: the input cannot be read, is the output, changed meanwhile, or another merge is writing here.
        UnknownError: a column, slot, script, locale, setting or kind of file that does not exist.
        MissingExtraError: a kind of file or engine that needs an extra.
        OSError: the disk is full, or a file cannot be written; `resume` goes on from there.
    """
    library = library or default_library()
    clients, out = clients.resolve(), out.resolve()
    rejects = out.with_name(f"{out.name}.rejected.csv")
    kind = out.suffix.lower()
    if kind not in WRITES:
        raise UnknownError(f"“{out.name}”: messages are written to {', '.join(WRITES)}.")
    apart(clients, out, rejects)
    columnar = engine == "columns" or (engine == "auto" and has_arrow())
    if kind == ".parquet" and not columnar:
        raise MissingExtraError("Writing Parquet", "bulk")
    read = source(clients, encoding, delimiter, sheet)
    plan = layout(options, read.header, library)
    before = os.stat(clients)
    job = Job(read, options, plan, library, columnar, kind, to, sender)
    identity = {
        "the input": digest(clients),
        "an option": [repr(options), kind, columnar, encoding, delimiter, sheet, to, sender],
        "the letters": fingerprint(library),
        "the version": [__version__, arrow_version() if columnar else ""],
    }
    with Work(out, identity) as work:
        state = work.resumed() if resume else None
        if state is None:
            work.fresh()
            state = {"rows": 0, "rejected": 0, "warnings": 0, "sink": None, "rejects": None}
        sink = job.sink(work.path("messages"), state["sink"], out)
        turned_down = TextSink(work.path("rejected.csv"), state["rejects"], line_of(("row", *FAULT)).encode())
        rows, rejected, warnings = state["rows"], state["rejected"], state["warnings"]
        for number, result in enumerate(job.results(rows, workers or min(4, os.cpu_count() or 1)), 1):
            sink.add(result.messages)
            turned_down.write("".join(map(line_of, result.rejected)).encode())
            rows += result.written + len(result.rejected)
            rejected += len(result.rejected)
            warnings += result.warnings
            if progress:
                progress(rows, read.total)
            if number % PART == 0:
                sink.part()
                if work.due() and (mark := sink.mark()) is not None:
                    counted = {"rows": rows, "rejected": rejected, "warnings": warnings}
                    work.save({**counted, "sink": mark, "rejects": turned_down.mark()})
        sink.close()
        turned_down.close()
        after = os.stat(clients)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise TableError([Problem("changed while it was being read: run the merge again", str(clients))])
        placed = {"rejected.csv": rejects} if rejected else {}
        if not rejected:
            rejects.unlink(missing_ok=True)
        work.finish({**placed, "messages": out})
    return Summary(rows, rows - rejected, rejected, warnings, out, rejects if rejected else None, dict(plan.unused))


@dataclass(frozen=True)
class Preview:
    """What a merge would do: its first messages (row number and text), and its first rejects."""

    summary: Summary
    messages: list[tuple[int, str]]
    rejected: list[tuple[int, str, str]]


def preview(
    clients: Path, out: Path, options: Options, *, show: int = 3, library: Library | None = None, engine: str = "auto",
    workers: int | None = None, encoding: str | None = None, delimiter: str | None = None, sheet: str | None = None,
    to: str | None = None, sender: str = "", progress: Progress | None = None,
) -> Preview:  # fmt: skip
    """Read and check every row, as `merge_file` would, and write nothing."""
    library = library or default_library()
    read = source(clients, encoding, delimiter, sheet)
    plan = layout(options, read.header, library)
    columnar = engine == "columns" or (engine == "auto" and has_arrow())
    job = Job(read, options, plan, library, columnar, out.suffix.lower(), to, sender)
    rows = rejected = warnings = 0
    messages: list[tuple[int, str]] = []
    turned_down: list[tuple[int, str, str]] = []
    for result in job.results(0, workers or min(4, os.cpu_count() or 1)):
        messages += job.shown(result, show - len(messages))
        turned_down += list(result.rejected)[: 20 - len(turned_down)]
        rows += result.written + len(result.rejected)
        rejected += len(result.rejected)
        warnings += result.warnings
        if progress:
            progress(rows, read.total)
    summary = Summary(rows, rows - rejected, rejected, warnings, out, None, dict(plan.unused))
    return Preview(summary, messages, turned_down)


class Job:
    """One merge: how slices become messages, and where they go."""

    def __init__(
        self, read: Source, options: Options, plan: Layout, library: Library, columnar: bool, kind: str,
        to: str | None, sender: str,
    ) -> None:  # fmt: skip
        self.read, self.options, self.plan, self.library = read, options, plan, library
        self.columnar = columnar and kind != ".eml"
        self.kind, self.sender = kind, sender
        if to is not None and to not in plan.header:
            raise UnknownError(f"There is no column “{to}”.{did_you_mean(to, plan.header)}")
        self.to = plan.header.index(to) if to is not None else None
        self.names = ("row", *options.keep, *WRITTEN)
        self.book = Book(options, plan, library)

    def sink(self, path: Path, mark: Any, shown: Path) -> Sink:
        """Where the messages go."""
        if self.kind == ".csv":
            return CsvSink(path, mark, self.names, self.columnar)
        if self.kind == ".jsonl":
            return JsonLinesSink(path, mark, self.names)
        if self.kind == ".xlsx":
            return XlsxSink(path, self.names, shown)
        if self.kind == ".eml":
            return MailSink(path)
        return ParquetSink(path, mark, self._schema(), SLICE * PART)

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

    def _schema(self) -> pa.Schema:
        import pyarrow as pa

        kept = list(self._merger().schema)[: len(self.options.keep)]
        texts = [pa.field(name, pa.string()) for name in WRITTEN]
        return pa.schema([pa.field("row", pa.int64()), *kept, *texts])

    def _merger(self) -> Any:
        from clientscripts.merge.table import Merger

        return Merger(self.read.schema(), self.options, self.library)

    def results(self, skip: int, workers: int) -> Iterator[Result]:
        """The results slice by slice, in order, from the row after `skip`."""
        if not self.columnar:
            yield from self._by_rows(skip)
            return
        merger = self._merger()
        rowwise = self.kind in (".jsonl", ".xlsx")

        def work(first: int, batch: pa.RecordBatch) -> Result:
            return self._columns(first, merger.merge(batch), rowwise)

        slices = sliced(self.read.batches(self.plan.used), skip)
        if workers == 1:
            yield from (work(first, batch) for first, batch in slices)
            return
        waiting: deque[Future[Result]] = deque()
        with ThreadPoolExecutor(workers) as pool:
            try:
                for first, batch in slices:
                    waiting.append(pool.submit(work, first, batch))
                    if len(waiting) > workers:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for each in waiting:
                    each.cancel()

    def _columns(self, first: int, found: pa.RecordBatch, rowwise: bool) -> Result:
        import pyarrow as pa
        import pyarrow.compute as pc

        numbers = pa.array(range(first, first + found.num_rows), pa.int64())
        slot, reason = found.column(found.num_columns - 2), found.column(found.num_columns - 1)
        rejected: list[tuple[int, str, str]] = []
        columns = [numbers, *found.columns[:-2]]
        if reason.null_count < len(reason):
            bad = reason.is_valid()
            faulty = (column.filter(bad).to_pylist() for column in (numbers, slot, reason))
            rejected = list(zip(*faulty, strict=True))
            good = pc.invert(bad)
            columns = [column.filter(good) for column in columns]
        warnings = len(columns[-1]) - columns[-1].null_count
        messages: Any = pa.record_batch(columns, schema=self._schema_of(columns))
        if rowwise:
            messages = list(zip(*(column.to_pylist() for column in columns), strict=True))
        return Result(messages, len(columns[0]), rejected, warnings)

    def _schema_of(self, columns: list[Any]) -> pa.Schema:
        import pyarrow as pa

        return pa.schema([(name, column.type) for name, column in zip(self.names, columns, strict=True)])

    def _by_rows(self, skip: int) -> Iterator[Result]:
        rows = Rows(self.book)
        number = 0
        for found in self.read.rows():
            if number + len(found) <= skip:
                number += len(found)
                continue
            chunk = found[max(0, skip - number) :]
            first = number + len(found) - len(chunk) + 1
            number += len(found)
            yield self._mails(rows, first, chunk) if self.kind == ".eml" else self._texts(rows, first, chunk)

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
                    messages.append((number, mail(found, str(row[self.to] or "") if self.to is not None else "", self.sender)))
                    continue
                except ChannelError as error:
                    problem = error.problems[0]
                    found = Fault(problem.where, problem.message)
            rejected.append((number, found.slot, found.reason))
        return Result(messages, len(messages), rejected, warnings)


def sliced(batches: Iterable[pa.RecordBatch], skip: int, size: int = SLICE) -> Iterator[tuple[int, pa.RecordBatch]]:
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


def apart(clients: Path, out: Path, rejects: Path) -> None:
    """Refuse to write over the input, or into a folder that holds something."""
    for target in (out, rejects):
        if target == clients or (target.exists() and clients.exists() and os.path.samefile(target, clients)):
            raise TableError([Problem("is the input: write somewhere else", str(target))])
    if not out.parent.is_dir():
        raise TableError([Problem("there is no such folder", str(out.parent))])
    if out.is_dir() and (out.suffix.lower() != ".eml" or any(out.iterdir())):
        raise TableError([Problem("is a folder with something in it: remove it, or write somewhere else", str(out))])


def fingerprint(library: Library) -> str:
    """A hash of every file of the packs in force."""
    import hashlib

    found = hashlib.sha256()
    for pack in library.packs:
        for path in sorted(pack.root.rglob("*")):
            if path.is_file() and not path.is_symlink():
                found.update(f"{path.relative_to(pack.root).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()


def has_arrow() -> bool:
    """Whether pyarrow is installed."""
    import importlib.util

    return importlib.util.find_spec("pyarrow") is not None


def arrow_version() -> str:
    """Its version."""
    import pyarrow as pa

    return str(pa.__version__)
