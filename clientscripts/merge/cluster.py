"""Beyond one machine: Parquet parts read, merged and written by Dask workers, wherever they run.

Only file names travel. Every worker must see the input and the output folder under the same paths.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from clientscripts import __version__
from clientscripts.errors import MissingExtraError, Problem, TableError, UnknownError
from clientscripts.files import write_whole
from clientscripts.library import Library, default_library
from clientscripts.merge.delimited import line_of
from clientscripts.merge.engine import Progress, Summary, apart, arrow_version, fingerprint
from clientscripts.merge.job import PART, Job, has_arrow, sliced
from clientscripts.merge.layout import FAULT, Options
from clientscripts.merge.sources import SLICE, Source, source
from clientscripts.merge.work import Work, stamp


class Piece(Struct, frozen=True):
    """Some rows of one Parquet file: those from `start` on, `count` of them; `first` is the number of the first."""

    number: int
    path: str
    start: int
    count: int
    first: int


class Order(Struct, frozen=True):
    """What a worker has to know: options, the packs over the built-in one, and the folder to write to."""

    options: Options
    packs: tuple[str, ...]
    builtin: bool
    folder: str


def merge_on_cluster(
    clients: Path,
    out: Path,
    options: Options,
    *,
    library: Library | None = None,
    scheduler: str | None = None,
    workers: int | None = None,
    resume: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """As `merge_file`, on a Dask cluster: from Parquet (a file, or a folder of parts) to a folder of Parquet parts.

    Args:
        scheduler: the address of a scheduler that runs already; without it a cluster is started on this machine.
        workers: of the cluster on this machine; as many as there are cores without it.

    Raises:
        MissingExtraError: dask.distributed or pyarrow is not installed.
        UnknownError: the input or output is not Parquet, or a column, slot or script does not exist.
        TableError: as `merge_file`.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ModuleNotFoundError:
        raise MissingExtraError("--engine dask", "dask") from None
    if not has_arrow():
        raise MissingExtraError("--engine dask", "dask")
    library = library or default_library()
    clients, out = clients.resolve(), out.resolve()
    rejects = out.with_name(f"{out.name}.rejected.csv")
    parts = sorted(clients.glob("*.parquet")) if clients.is_dir() else [clients]
    if not parts or any(part.suffix != ".parquet" for part in parts) or out.suffix != ".parquet":
        raise UnknownError(
            "On a cluster clients are read from Parquet (a file or a folder of parts) and written to Parquet."
        )
    apart(clients, out, rejects)
    if out.is_file():
        raise TableError([Problem("is a file; a cluster writes a folder of parts", str(out))])
    reads = [source(part) for part in parts]
    for read in reads:
        if read.header != reads[0].header:
            raise TableError([Problem(f"has other columns than {parts[0].name}", str(read.path))])
    job = Job(reads[0], out, options, library)
    pieces = list(divided(reads))
    identity = {
        "the input": [stamp(part) for part in parts], "an option": [repr(options), "dask"],
        "the letters": fingerprint(library), "the version": [__version__, arrow_version()],
    }  # fmt: skip
    with Work(out, identity) as work:
        if not resume or work.resumed() is None:
            work.fresh()
        folder = work.path("messages")
        folder.mkdir(exist_ok=True)
        work.save({})
        builtin = library.packs[0].builtin
        packs = tuple(str(pack.root.resolve()) for pack in library.packs[builtin:])
        order = Order(options, packs, builtin, str(work.folder))
        waiting = [piece for piece in pieces if _told(work.folder, piece.number) is None]
        total = sum(piece.count for piece in pieces)
        done = total - sum(piece.count for piece in waiting)
        if waiting:
            with connected(scheduler, workers) as client:
                futures = client.map(write_part, waiting, order=order, pure=False, retries=2)
                for future in distributed.as_completed(futures):
                    done += future.result()
                    if progress:
                        progress(done, total)
        told = [_told(work.folder, piece.number) or {} for piece in pieces]
        rejected, warnings = (sum(each[what] for each in told) for what in ("rejected", "warnings"))
        with work.path("rejected.csv").open("wb") as stream:
            stream.write(line_of(("row", *FAULT)).encode())
            for piece in pieces:
                stream.write(work.path(f"rejected-{piece.number:05}.csv").read_bytes())
            stream.flush()
            os.fsync(stream.fileno())
        if not rejected:
            rejects.unlink(missing_ok=True)
        if out.is_dir():
            out.rmdir()  # empty: `apart` saw to that
        work.finish({**({"rejected.csv": rejects} if rejected else {}), "messages": out})
    return Summary(total, total - rejected, rejected, warnings, out, rejects if rejected else None, job.unused)


def divided(reads: list[Source]) -> Iterator[Piece]:
    """The rows of all files in pieces: the same however many workers there are."""
    number, first, size = 0, 1, SLICE * PART
    for read in reads:
        for start in range(0, read.total or 0, size):
            count = min(size, (read.total or 0) - start)
            yield Piece(number, str(read.path), start, count, first)
            number, first = number + 1, first + count


@contextlib.contextmanager
def connected(scheduler: str | None, workers: int | None) -> Iterator[Any]:
    """A client of that scheduler, or of a cluster on this machine that ends with it."""
    distributed: Any = importlib.import_module("distributed")
    if scheduler:
        try:
            client = distributed.Client(scheduler, timeout=10)
        except (OSError, ValueError):
            raise TableError([Problem("no Dask scheduler answers there", scheduler)]) from None
        with client:
            yield client
        return
    count = workers or os.cpu_count() or 1
    with (
        distributed.LocalCluster(
            n_workers=count, threads_per_worker=1, dashboard_address=":0", silence_logs=50
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def write_part(piece: Piece, order: Order) -> int:
    """On a worker: read a piece, write its part and its rejects, and say how many rows that was.

    A part counts only once its `.json` is there, which is written last: a worker that dies leaves nothing behind that
    could be taken for whole.
    """
    import pyarrow.parquet as pq

    from clientscripts.merge.sinks import ParquetSink

    job = _job(piece.path, order)
    folder = Path(order.folder)
    name = f"part-{piece.number:05}.parquet"
    unfinished = folder / f"{name}.{os.getpid()}"
    counts = {"messages": 0, "rejected": 0, "warnings": 0}
    lines = []
    with pq.ParquetWriter(unfinished, job.schema, **ParquetSink.OPTIONS) as writer:
        left = piece.count
        for first, batch in sliced(job.read.batches(job.plan.used), piece.start, SLICE):
            batch = batch.slice(0, left)
            left -= batch.num_rows
            result = job.columns(first - piece.start - 1 + piece.first, batch)
            writer.write_batch(result.messages, row_group_size=SLICE * PART)
            lines += [line_of(each) for each in result.rejected]
            counts["messages"] += result.written
            counts["rejected"] += len(result.rejected)
            counts["warnings"] += result.warnings
            if not left:
                break
    with unfinished.open("rb") as stream:
        os.fsync(stream.fileno())
    os.replace(unfinished, folder / "messages" / name)
    write_whole(folder / f"rejected-{piece.number:05}.csv", "".join(lines).encode())
    write_whole(folder / f"part-{piece.number:05}.json", json.dumps(counts).encode())
    return piece.count


@lru_cache(maxsize=4)
def _library(packs: tuple[str, ...], builtin: bool) -> Library:
    return Library(packs, builtin=builtin) if packs or not builtin else default_library()


def _job(path: str, order: Order) -> Job:
    return Job(source(Path(path)), Path("part.parquet"), order.options, _library(order.packs, order.builtin))


def _told(folder: Path, number: int) -> dict[str, int] | None:
    """What a worker said of a part it finished."""
    try:
        found: dict[str, int] = json.loads((folder / f"part-{number:05}.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found
