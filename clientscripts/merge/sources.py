"""Where clients come from: CSV, Parquet, XLSX. All become Arrow batches, or (CSV, XLSX) rows."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientscripts.errors import MissingExtraError, Problem, TableError, UnknownError
from clientscripts.merge import delimited

if TYPE_CHECKING:
    import pyarrow as pa

SLICE = 16_384
"""Rows read at a time."""
READS = (".csv", ".tsv", ".txt", ".parquet", ".xlsx")


class Source(Struct, frozen=True):
    """A table of clients.

    Attributes:
        rows: the cells of the rows, a list of rows at a time.
        batches: the same as Arrow batches; needs pyarrow.
        total: how many rows there are, where the file says so.
    """

    path: Path
    header: Sequence[str]
    rows: Callable[[], Iterator[Sequence[Sequence[Any]]]]
    batches: Callable[[Sequence[int]], Iterator[pa.RecordBatch]]
    schema: Callable[[], pa.Schema]
    total: int | None = None


def source(path: Path, encoding: str | None = None, delimiter: str | None = None, sheet: str | None = None) -> Source:
    """Open a table.

    Raises:
        UnknownError: a kind of file that is not read here.
        MissingExtraError: Parquet or XLSX without their extras.
        TableError: it cannot be read.
    """
    kind = path.suffix.lower()
    if kind == ".parquet":
        return _parquet(path)
    if kind == ".xlsx":
        return _xlsx(path, sheet)
    if kind in READS:
        return _csv(path, encoding, "\t" if kind == ".tsv" and not delimiter else delimiter)
    raise UnknownError(f"“{path.name}”: clients are read from {', '.join(READS)}.")


def _csv(path: Path, encoding: str | None, delimiter: str | None) -> Source:
    shape = delimited.opened(path, encoding, delimiter)
    return Source(
        path, shape.header, lambda: delimited.rows(shape),
        lambda used: delimited.batches(shape), lambda: _texts(shape.header),
    )  # fmt: skip


def _texts(header: Sequence[str]) -> pa.Schema:
    import pyarrow as pa

    return pa.schema([(name, pa.string()) for name in header])


def _parquet(path: Path) -> Source:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise MissingExtraError("Reading Parquet", "bulk") from None
    from clientscripts.merge.table import flattened

    try:
        with pq.ParquetFile(path) as file:
            schema, total = flattened(file.schema_arrow.empty_table()).schema, file.metadata.num_rows
    except pa.ArrowException:
        raise TableError([Problem("is no Parquet file", str(path))]) from None

    def batches(used: Sequence[int]) -> Iterator[pa.RecordBatch]:
        wanted = {schema.names[position] for position in used}
        try:
            with pq.ParquetFile(path, pre_buffer=False) as file:  # or all that was read stays
                flat = {
                    field.name: set(flattened(pa.schema([field]).empty_table()).column_names)
                    for field in file.schema_arrow
                }
                needed = [name for name, its in flat.items() if its & wanted] or list(flat)[:1]
                for batch in file.iter_batches(SLICE, columns=needed, use_threads=False):
                    found = flattened(pa.Table.from_batches([batch]))
                    columns = [
                        found.column(field.name)
                        if field.name in found.column_names
                        else pa.nulls(batch.num_rows, field.type)
                        for field in schema
                    ]
                    yield from pa.table(columns, schema=schema).to_batches()
        except pa.ArrowException:
            raise TableError([Problem("is damaged: it cannot be read to its end", str(path))]) from None

    def rows() -> Iterator[Sequence[Sequence[Any]]]:
        for batch in batches(range(len(schema))):
            columns = [column.to_pylist() for column in batch.columns]
            yield [
                tuple([tuple(cell) or None if isinstance(cell, list) else cell for cell in row])
                for row in zip(*columns, strict=True)
            ]

    return Source(path, schema.names, rows, batches, lambda: schema, total)


def _xlsx(path: Path, sheet: str | None) -> Source:
    try:
        import python_calamine as calamine
    except ModuleNotFoundError:
        raise MissingExtraError("Reading XLSX", "xlsx") from None
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        name = sheet or book.sheet_names[0]
        if name not in book.sheet_names:
            raise UnknownError(f"There is no sheet “{name}”. Known: {', '.join(book.sheet_names)}.")
        cells = book.get_sheet_by_name(name).to_python(skip_empty_area=True)
    except (calamine.CalamineError, OSError):
        raise TableError([Problem("is no XLSX file, or is locked with a password", str(path))]) from None
    if not cells:
        raise TableError([Problem("is empty: the first row must name the columns", str(path))])
    header = [_cell(cell).strip() for cell in cells[0]]
    body = [[_cell(cell) for cell in row] for row in cells[1:]]
    body = [row for row in body if any(row)]

    def batches(used: Sequence[int]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for start in range(0, len(body), SLICE):
            columns = zip(*body[start : start + SLICE], strict=True)
            yield pa.record_batch([pa.array(column, pa.string()) for column in columns], schema=_texts(header))

    return Source(path, header, lambda: iter([body] if body else []), batches, lambda: _texts(header), len(body))


def _cell(value: Any) -> str:
    """A cell of a sheet as text: numbers without a needless decimal point, dates as ISO 8601."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)
