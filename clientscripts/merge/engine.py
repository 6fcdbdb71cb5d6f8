"""From file to file: nothing lost, whole or not at all, the same bytes whatever happens on the way."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

from msgspec import Struct, field

from clientscripts import __version__
from clientscripts.errors import Problem, TableError
from clientscripts.library import Library, default_library
from clientscripts.merge.delimited import line_of
from clientscripts.merge.job import PART, Job
from clientscripts.merge.layout import FAULT, Options
from clientscripts.merge.sinks import TextSink
from clientscripts.merge.sources import source
from clientscripts.merge.work import Work, stamp


class Summary(Struct, frozen=True):
    """What a merge did: ``rows == messages + rejected``, always."""

    rows: int
    messages: int
    rejected: int
    warnings: int
    out: Path
    rejects: Path | None
    unused: dict[str, str | None] = field(default_factory=dict)


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
    apart(clients, out, rejects)
    before = os.stat(clients)
    read = source(clients, encoding, delimiter, sheet)
    job = Job(read, out, options, library, engine, to, sender)
    total = read.total if read.total is not None or progress is None else lines(clients)
    identity = {
        "the input": stamp(clients),
        "an option": [repr(options), job.columnar, encoding, delimiter, sheet, to, sender],
        "the letters": fingerprint(library),
        "the version": [__version__, arrow_version() if job.columnar else ""],
    }
    with Work(out, identity) as work:
        state = work.resumed() if resume else None
        if state is None:
            work.fresh()
            state = {"rows": 0, "rejected": 0, "warnings": 0, "sink": None, "rejects": None}
        sink = job.sink(work.path("messages"), state["sink"], out)
        turned_down = TextSink(work.path("rejected.csv"), state["rejects"], line_of(("row", *FAULT)).encode())
        rows, rejected, warnings = state["rows"], state["rejected"], state["warnings"]
        try:
            for number, result in enumerate(job.results(rows, workers or default_workers()), 1):
                sink.add(result.messages)
                turned_down.write("".join(map(line_of, result.rejected)).encode())
                rows += result.written + len(result.rejected)
                rejected += len(result.rejected)
                warnings += result.warnings
                if number % PART == 0:
                    sink.part()
                    if work.due() and (mark := sink.mark()) is not None:
                        counted = {"rows": rows, "rejected": rejected, "warnings": warnings}
                        work.save({**counted, "sink": mark, "rejects": turned_down.mark()})
                if progress:
                    progress(rows, total)
                del result  # or it would wait for the next one to take its place
            sink.close()
            turned_down.close()
        finally:
            sink.release()
            turned_down.release()
        after = os.stat(clients)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise TableError([Problem("changed while it was being read: run the merge again", str(clients))])
        placed = {"rejected.csv": rejects} if rejected else {}
        if not rejected:
            rejects.unlink(missing_ok=True)
        work.finish({**placed, "messages": out})
    return Summary(rows, rows - rejected, rejected, warnings, out, rejects if rejected else None, job.unused)


class Preview(Struct, frozen=True):
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
    job = Job(read, out, options, library, engine, to, sender, shown=True)
    total = read.total if read.total is not None or progress is None else lines(clients)
    rows = rejected = warnings = 0
    messages: list[tuple[int, str]] = []
    turned_down: list[tuple[int, str, str]] = []
    for result in job.results(0, workers or default_workers()):
        messages += job.shown(result, show - len(messages))
        turned_down += list(result.rejected)[: 20 - len(turned_down)]
        rows += result.written + len(result.rejected)
        rejected += len(result.rejected)
        warnings += result.warnings
        if progress:
            progress(rows, total)
    summary = Summary(rows, rows - rejected, rejected, warnings, out, None, job.unused)
    return Preview(summary, messages, turned_down)


def default_workers() -> int:
    """Two where there are two cores: beyond that the one that writes is the slowest, and each takes its memory."""
    return min(2, os.cpu_count() or 1)


def lines(path: Path) -> int:
    """About how many rows a CSV file has: its lines but the first."""
    found = 0
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            found += block.count(b"\n")
    return max(found - 1, 0)


def apart(clients: Path, out: Path, rejects: Path) -> None:
    """Refuse to write over the input, or into a folder that holds something."""
    for target in (out, rejects):
        if target == clients or (target.exists() and clients.exists() and os.path.samefile(target, clients)):
            raise TableError([Problem("is the input: write somewhere else", str(target))])
    if not out.parent.is_dir():
        raise TableError([Problem("there is no such folder", str(out.parent))])
    if out.is_dir() and (out.suffix.lower() != ".eml" or any(out.iterdir())):
        raise TableError([Problem("is a folder with something in it: remove it, or write somewhere else", str(out))])


def fingerprint(library: Library) -> int:
    """A checksum of every file of the packs in force."""
    found: list[object] = []
    for pack in library.packs:
        paths = [path for path in sorted(pack.root.rglob("*")) if path.is_file() and not path.is_symlink()]
        found += [(path.relative_to(pack.root).as_posix(), *stamp(path)) for path in paths]
    return crc32(repr(found).encode())


def arrow_version() -> str:
    """Its version."""
    import pyarrow as pa

    return str(pa.__version__)
