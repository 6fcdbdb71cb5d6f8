"""Where messages go: CSV, JSON Lines, Parquet, XLSX, a folder of e-mails; written in a work folder."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from clientscripts.errors import MissingExtraError, Problem, TableError
from clientscripts.merge import delimited

if TYPE_CHECKING:
    import pyarrow as pa

Rows = Sequence[Sequence[Any]]
Mark = Mapping[str, Any]


class Sink(Protocol):
    """Takes messages in order: bytes, rows or Arrow batches, as its kind of file is made of."""

    def add(self, messages: Any) -> None:
        """Write some more."""

    def part(self) -> None:
        """A part is full."""

    def mark(self) -> Mark | None:
        """Bring everything to disk, and say where to go on from; None where a stopped run begins anew."""

    def close(self) -> None:
        """Finish; everything is on disk."""

    def release(self) -> None:
        """Let go of files, finished or not."""


class TextSink:
    """Lines at the end of a file."""

    def __init__(self, path: Path, mark: Mark | None, head: bytes = b"") -> None:
        self._stream = path.open("r+b" if mark else "wb")
        if mark:
            self._stream.truncate(mark["bytes"])
            self._stream.seek(mark["bytes"])
        else:
            self._stream.write(head)

    def write(self, data: Any) -> None:
        """Some bytes."""
        self._stream.write(data)

    def part(self) -> None:
        """Nothing to do: any line is as good a place to go on from as another."""

    def mark(self) -> Mark:
        """The length of the file."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        return {"bytes": self._stream.tell()}

    def close(self) -> None:
        """To disk."""
        self.mark()
        self._stream.close()

    def release(self) -> None:
        """Let go of the file. What a full disk could not take is not saved either."""
        with contextlib.suppress(OSError):
            self._stream.close()


class CsvSink(TextSink):
    """RFC 4180, UTF-8; every text in quotes."""

    def __init__(self, path: Path, mark: Mark | None, names: Sequence[str]) -> None:
        super().__init__(path, mark, delimited.line_of(names).encode())

    def add(self, messages: Any) -> None:
        """The bytes of lines."""
        self.write(messages)


class JsonLinesSink(TextSink):
    """One JSON object a line, UTF-8."""

    def __init__(self, path: Path, mark: Mark | None, names: Sequence[str]) -> None:
        self._names = [json.dumps(name, ensure_ascii=False) for name in names]
        super().__init__(path, mark)

    def add(self, messages: Rows) -> None:
        """Rows."""
        encode = json.JSONEncoder(ensure_ascii=False, default=str).encode
        lines = (
            ", ".join([f"{name}: {encode(cell)}" for name, cell in zip(self._names, row, strict=True)])
            for row in messages
        )
        self.write("".join([f"{{{line}}}\n" for line in lines]).encode("utf-8", "replace"))


class ParquetSink:
    """One Parquet file, a row group for each slice.

    A stopped run goes on at its last whole part: each part is written by a writer of its own at the end of the
    file, its footer is cut off and kept, and the footers are joined into the one that stands at the end.
    """

    OPTIONS: Mapping[str, Any] = {
        "compression": "zstd", "compression_level": 1, "use_dictionary": ["script", "locale", "channel", "warning"],
        "write_statistics": ["row", "script", "locale", "channel"],
    }  # fmt: skip

    def __init__(self, path: Path, mark: Mark | None, schema: pa.Schema, rows: int) -> None:
        import pyarrow.parquet as pq

        self._pq, self._path, self._schema, self._rows = pq, path, schema, rows
        self._footer = path.with_name("footer")
        self._writer: Any = None
        self._metadata: Any = None
        path.touch()
        os.truncate(path, mark["bytes"] if mark else 0)
        if mark and mark["bytes"]:
            self._metadata = pq.read_metadata(self._footer)

    def add(self, messages: pa.RecordBatch) -> None:
        """A batch."""
        if self._writer is None:
            self._open()
        self._writer.write_batch(messages, row_group_size=self._rows)

    def _open(self) -> None:
        import pyarrow as pa

        self._stream = pa.OSFile(str(self._path), "ab")
        self._start = self._path.stat().st_size
        # A writer begins only where it is told that the file is empty; what it writes still goes to the end.
        os.lseek(self._stream.fileno(), 0, os.SEEK_SET)
        self._collected: list[Any] = []
        self._writer = self._pq.ParquetWriter(
            self._stream, self._schema, metadata_collector=self._collected, **self.OPTIONS
        )

    def part(self) -> None:
        """Close the part."""
        if self._writer is None:
            return
        self._writer.close()
        self._stream.close()
        self._writer = None
        with self._path.open("r+b") as stream:
            length = stream.seek(0, os.SEEK_END)
            stream.seek(length - 8)
            stream.truncate(length - 8 - int.from_bytes(stream.read(4), "little"))
        (found,) = self._collected
        if found.num_row_groups and found.row_group(0).column(0).data_page_offset < self._start:
            raise RuntimeError("Arrow counted the bytes of a part from its own beginning")
        if self._metadata is None:
            self._metadata = found
        else:
            self._metadata.append_row_groups(found)

    def mark(self) -> Mark:
        """The length of the file; the footer so far lies beside it."""
        with self._path.open("rb") as stream:
            os.fsync(stream.fileno())
        if self._metadata is not None:
            self._metadata.write_metadata_file(str(self._footer))
        return {"bytes": self._path.stat().st_size if self._metadata is not None else 0}

    def close(self) -> None:
        """The footer, and to disk."""
        self.part()
        if self._metadata is None:  # no message at all: a file with columns and no rows
            self._open()
            self.part()
        self._metadata.write_metadata_file(str(self._footer))
        with self._path.open("ab") as stream:
            stream.write(self._footer.read_bytes()[4:])
            stream.flush()
            os.fsync(stream.fileno())

    def release(self) -> None:
        """Let go of the file."""
        if self._writer is not None:
            with contextlib.suppress(OSError):
                self._writer.close()
            with contextlib.suppress(OSError):
                self._stream.close()


class XlsxSink:
    """A spreadsheet. It cannot be gone on with: a stopped run begins anew."""

    MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767

    def __init__(self, path: Path, names: Sequence[str], shown: Path) -> None:
        try:
            import xlsxwriter
        except ModuleNotFoundError:
            raise MissingExtraError("Writing XLSX", "xlsx") from None
        import datetime

        self._path, self._shown, self._row = path, shown, 0
        options = {
            "constant_memory": True,
            "tmpdir": str(path.parent),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"created": datetime.datetime(2000, 1, 1)})  # or no two runs give the same bytes
        self._sheet = self._book.add_worksheet("messages")
        self.add([names])

    def add(self, messages: Rows) -> None:
        """Rows."""
        if self._row + len(messages) > self.MOST_ROWS:
            raise TableError(
                [Problem(f"a sheet holds {self.MOST_ROWS - 1:,} messages: write CSV or Parquet", str(self._shown))]
            )
        for row in messages:
            for column, cell in enumerate(row):
                if isinstance(cell, int) and not isinstance(cell, bool):
                    self._sheet.write_number(self._row, column, cell)
                elif cell is not None:
                    text = str(cell)
                    if len(text) > self.MOST_CHARACTERS:
                        raise TableError(
                            [Problem(f"a cell holds {self.MOST_CHARACTERS:,} characters", str(self._shown))]
                        )
                    self._sheet.write_string(self._row, column, text)
            self._row += 1

    def part(self) -> None:
        """Nothing to do."""

    def mark(self) -> None:
        """It cannot be gone on with."""

    def close(self) -> None:
        """To disk."""
        self._book.close()
        with self._path.open("rb") as stream:
            os.fsync(stream.fileno())

    def release(self) -> None:
        """Let go of the sheet as it is on disk so far."""
        for sheet in self._book.worksheets():
            with contextlib.suppress(OSError, AttributeError):
                sheet.row_data_fh.close()
        self._book.fileclosed = True  # or the book warns that it was never closed


class MailSink:
    """A folder of `.eml` files, named by row: ``0000001.eml``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.mkdir(exist_ok=True)

    def add(self, messages: Sequence[tuple[int, bytes]]) -> None:
        """Row numbers with the bytes of their e-mails."""
        from clientscripts.files import write_whole

        for number, data in messages:
            write_whole(self._path / f"{number:07}.eml", data)

    def part(self) -> None:
        """Nothing to do."""

    def mark(self) -> Mark:
        """Every file is on disk already; those beyond are written again."""
        return {}

    def close(self) -> None:
        """Nothing to do."""

    def release(self) -> None:
        """Nothing to do."""
