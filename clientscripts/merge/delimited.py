"""CSV in and out: encodings, delimiters, broken quotes, and cells that a spreadsheet would take for formulas.

Blocks without a quote (most, as spreadsheets quote only where they must) go to Arrow's parser; Arrow closes a forgotten
quote at the next one without a word, so all others are parsed strictly.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientscripts.errors import Problem, TableError, UnknownError

if TYPE_CHECKING:
    import pyarrow as pa

BLOCK = 1 << 20
SMALL_BLOCK = 1 << 14
MAX_RECORD = 1 << 24
DELIMITERS = ",;\t|"

_MARKS = (  # a file's first bytes (Unicode, chapter 23.8); the longer ones first
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip

FORMULA = re.compile("[=+\\-@\t\r＝＋－＠]")
"""What a cell begins with that a spreadsheet takes for a formula (OWASP, CSV injection)."""


class Csv(Struct, frozen=True):
    """A CSV file and how it is written.

    Attributes:
        skip: the bytes of the mark at its beginning.
        body: the number of the first line after the header, from 1.
    """

    path: Path
    encoding: str
    skip: int
    delimiter: str
    header: tuple[str, ...]
    body: int


def opened(path: Path, encoding: str | None = None, delimiter: str | None = None) -> Csv:
    """A CSV file with its encoding, delimiter and header.

    Raises:
        TableError: empty, no header, or in an encoding that cannot be told.
        UnknownError: there is no such encoding.
    """
    with path.open("rb") as stream:
        start = stream.read(SMALL_BLOCK)
    mark, found = next(((len(mark), name) for mark, name in _MARKS if start.startswith(mark)), (0, encoding or ""))
    if not found and b"\0" in start:
        raise _fault(path, "holds NUL bytes: if it is UTF-16 without a mark, say --encoding utf-16-le")
    try:
        found = codecs.lookup(found or "utf-8").name
    except LookupError:
        raise UnknownError(f"There is no encoding “{encoding}”. Known: utf-8, utf-16, cp1252, cp1250 …") from None
    found = {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}.get(found, found)
    shape = Csv(path, found, mark, delimiter or ",", (), 1)
    for block, first, _ in _blocks(shape, SMALL_BLOCK):
        text = _text(shape, block, first)
        top = text.lstrip("\r\n")
        if not top:
            continue
        if not delimiter:
            line = re.sub('"[^"]*"', "", re.split("[\r\n]", top, maxsplit=1)[0])
            shape = Csv(path, found, mark, max(DELIMITERS, key=line.count), (), 1)
        reader = csv.reader(io.StringIO(text, ""), delimiter=shape.delimiter, strict=True)
        try:
            header = next(row for row in reader if row)
        except csv.Error as error:
            raise _quote(path, 1, error) from None
        return Csv(path, found, mark, shape.delimiter, tuple(name.strip() for name in header), reader.line_num + 1)
    raise _fault(path, "is empty: the first line must name the columns")


def rows(shape: Csv) -> Iterator[list[list[str]]]:
    """The rows of a file in lists, as they are read.

    Raises:
        TableError: not in its encoding, a broken quote, or a row of another length than the header; with its line.
    """
    for block, first, found in _records(shape, SMALL_BLOCK):
        if found is None:
            found = _parsed(shape, block, first)
        if found:
            yield found


def batches(shape: Csv) -> Iterator[pa.RecordBatch]:
    """The rows of a file as Arrow batches of text.

    Raises:
        TableError: as `rows`.
    """
    import pyarrow as pa
    from pyarrow import csv as arrow

    names = [str(number) for number in range(len(shape.header))]
    schema = pa.schema([(name, pa.string()) for name in names])
    parse = arrow.ParseOptions(delimiter=shape.delimiter, quote_char=False, newlines_in_values=False)
    convert = arrow.ConvertOptions(column_types=schema, strings_can_be_null=False)
    for block, first, found in _records(shape, BLOCK):
        if found is None:
            read = arrow.ReadOptions(column_names=names, use_threads=False, block_size=max(len(block) + 1, 1024))
            try:
                yield from arrow.read_csv(pa.BufferReader(block), read, parse, convert).to_batches()
                continue
            except pa.ArrowInvalid:
                pass  # Arrow's message quotes the row: find the fault again, and say it without
            found = _parsed(shape, block, first)
        if found:
            yield pa.record_batch([pa.array(column, pa.string()) for column in zip(*found, strict=True)], names)


def _records(shape: Csv, size: int) -> Iterator[tuple[bytes, int, list[list[str]] | None]]:
    """Blocks of whole records after the header, the number of their first line, and their rows if that took parsing."""
    held, start = b"", shape.body
    for block, first, after in _blocks(shape, size):
        if first < shape.body:
            block = b"".join(block.splitlines(keepends=True)[shape.body - first :])
        held = held + block if held else block
        found = None
        if b'"' in held:
            try:
                found = _parsed(shape, held, start)
            except _UnfinishedError:  # perhaps a line break inside quotes: the record goes on in the next block
                if len(held) > MAX_RECORD:
                    raise
                continue
        if held:
            yield held, start, found
        start, held = after, b""
    if held:
        yield held, start, _parsed(shape, held, start)


class _UnfinishedError(TableError):
    """A quote is open at the end of a block."""


def _parsed(shape: Csv, block: bytes, first: int) -> list[list[str]]:
    """The rows of a block; empty lines are none."""
    text, width = _text(shape, block, first), len(shape.header)
    try:
        found = list(_reader(shape, text))
    except csv.Error:
        found = []
    if found and all(len(row) == width for row in found):
        return found
    return [row for row, _ in _looked_over(shape, text, first)]


def _looked_over(shape: Csv, text: str, first: int) -> Iterator[tuple[list[str], int]]:
    """Row by row, with the line each begins in, so that a fault can be found."""
    reader, width, begins = _reader(shape, text), len(shape.header), 0
    try:
        for row in reader:
            if len(row) == width:
                yield row, first + begins
            elif row:
                cells = f"{len(row)} cell{'s' * (len(row) != 1)}"
                raise _fault(shape.path, f"has {cells}, the header {width}: is a quote missing?", first + begins)
            begins = reader.line_num
    except csv.Error as error:
        fault = _quote(shape.path, first + begins, error)
        raise (_UnfinishedError(fault.problems) if "unexpected end" in str(error) else fault) from None


def _reader(shape: Csv, text: str) -> Any:
    return csv.reader(io.StringIO(text, ""), delimiter=shape.delimiter, strict=True)


def _count_lines(block: bytes) -> int:
    feeds, returns = block.count(b"\n"), block.count(b"\r")
    return feeds + returns - block.count(b"\r\n") if feeds and returns else feeds + returns


def _blocks(shape: Csv, size: int) -> Iterator[tuple[bytes, int, int]]:
    """The file as UTF-8 in blocks that end with a line, the number of their first line, and of the one after them."""
    rest, first = b"", 1
    for chunk in _chunks(shape, size):
        chunk = rest + chunk
        cut = max(chunk.rfind(b"\n"), chunk.rfind(b"\r", 0, -1)) + 1
        block, rest = chunk[:cut], chunk[cut:]
        if block:
            after = first + _count_lines(block)
            yield block, first, after
            first = after
        elif len(rest) > MAX_RECORD:
            raise _fault(shape.path, f"a line is longer than {MAX_RECORD:,} bytes", first)
    if rest:
        yield rest, first, first + 1


def _chunks(shape: Csv, size: int) -> Iterator[bytes]:
    with shape.path.open("rb") as stream:
        stream.seek(shape.skip)
        if shape.encoding == "utf-8":
            while chunk := stream.read(size):
                yield chunk
            return
        decoder = codecs.getincrementaldecoder(shape.encoding)()
        while True:
            at = stream.tell()
            chunk = stream.read(size)
            try:
                text = decoder.decode(chunk, not chunk)
            except UnicodeDecodeError as error:
                raise _fault(shape.path, f"is not {shape.encoding} (near byte {at + error.start})") from None
            if not chunk:
                return
            yield text.encode("utf-8", "surrogatepass")


def _text(shape: Csv, block: bytes, first: int) -> str:
    try:
        return block.decode("utf-8")
    except UnicodeDecodeError as error:
        line = first + _count_lines(block[: error.start])
        what = "is not UTF-8: save it as “CSV UTF-8”, or say --encoding cp1252 (Bosnian from Windows: cp1250)"
        raise _fault(shape.path, what, line) from None


def _fault(path: Path, message: str, line: int = 0) -> TableError:
    return TableError([Problem(message, str(path), line)])


def _quote(path: Path, line: int, error: csv.Error) -> TableError:
    if "field larger" in str(error) or "unexpected end" in str(error):
        return _fault(path, "a quote in the row that begins here is never closed", line)
    return _fault(path, "a quote in the row that begins here is not closed, or one inside a cell is not doubled", line)


def doubled(text: str) -> str:
    """A text as it stands inside the quotes of a cell."""
    return text.replace('"', '""')


def quoted(value: Any) -> str:
    """A cell as it stands in our CSV: always in quotes, with nothing a spreadsheet would calculate."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    text = str(value)
    if FORMULA.match(text):
        text = f"'{text}"
    return f'"{doubled(text)}"'


def line_of(cells: Sequence[Any]) -> str:
    """A line of our CSV."""
    return ",".join([quoted(cell) for cell in cells]) + "\r\n"


def cells(column: pa.Array) -> pa.Array:
    """A column as cells of our CSV: the very same as `quoted`, made by Arrow's kernels."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = column.type
    if pa.types.is_integer(kind):
        text = column.cast(pa.string())
    elif pa.types.is_string(kind):
        guarded = pc.match_substring_regex(column, f"^{FORMULA.pattern}")
        if pc.any(guarded).as_py():
            column = pc.if_else(guarded, pc.binary_join_element_wise("'", column, ""), column)
        if pc.any(pc.match_substring(column, '"')).as_py():
            column = pc.replace_substring(column, '"', '""')
        text = pc.binary_join_element_wise('"', column, '"', "")
    else:
        text = pa.array([None if value is None else quoted(value) for value in column.to_pylist()], pa.string())
    return pc.fill_null(text, "") if text.null_count else text


def encoded(batch: pa.RecordBatch) -> Any:
    """A batch as the bytes of our CSV: the very same as `line_of`."""
    import pyarrow.compute as pc

    pieces: list[Any] = []
    for column in batch.columns:
        pieces += [cells(column), ","]
    pieces[-1] = "\r\n"
    return content(pc.binary_join_element_wise(*pieces, ""))


def content(lines: pa.Array) -> Any:
    """The bytes of all texts of a column, one after the other."""
    _, offsets, data = lines.buffers()
    ends = memoryview(offsets).cast("i")
    return memoryview(data)[ends[lines.offset] : ends[lines.offset + len(lines)]] if data else b""
