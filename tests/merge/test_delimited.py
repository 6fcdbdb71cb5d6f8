"""CSV: what stands in the file is what is read, or the line that is wrong is named; never a changed letter."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientscripts.errors import TableError, UnknownError
from clientscripts.merge import delimited
from clientscripts.merge.delimited import batches, encoded, line_of, opened, quoted, rows

NAMES = ["Šćepanović", "Çelik", "Ñandú", "L’Hospitalet"]  # all of them in cp1252 but ć and č


def both(path: Path, encoding: str | None = None, delimiter: str | None = None) -> list[list[str]]:
    """The rows as both readers give them."""
    shape = opened(path, encoding, delimiter)
    by_row = [row for block in rows(shape) for row in block]
    by_column = [
        list(row) for batch in batches(shape) for row in zip(*(c.to_pylist() for c in batch.columns), strict=True)
    ]
    assert by_row == by_column
    return by_row


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("utf-32", None), ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"), ("utf-16-le", "utf-16-le"), ("utf-16-le", "utf-16"), ("utf-16-be", "utf-16-be"),
        ("cp1250", "cp1250"), ("cp1252", "cp1252"), ("iso8859-15", "latin9"), ("utf-16", "cp1252"),
    ],
)  # fmt: skip
def test_encodings_that_are_told_or_can_be_seen(encoding: str, told: str | None, tmp_path: Path) -> None:
    """A mark at the beginning is certain, and outweighs what was said."""
    name = {"cp1250": "Šćepanović", "cp1252": "Çelik Ñandú", "iso8859-15": "Çelik €"}.get(encoding, " ".join(NAMES))
    path = tmp_path / "in.csv"
    path.write_bytes(f"client,city\r\n{name},«Sarajevo»\r\n".encode(encoding))
    assert both(path, told) == [[name, "«Sarajevo»"]]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("client\nAna\nÇelik\n".encode("cp1252"), r"in\.csv:3: is not UTF-8.*--encoding cp1252"),
        ("client\nŠćepanović\n".encode("cp1250"), r"in\.csv:2: is not UTF-8.*cp1250"),
        ("client\nAna\n".encode("utf-16-le"), "NUL.*utf-16-le"),
        (b"", "is empty"),
        (b"\n\n", "is empty"),
    ],
)
def test_encodings_that_cannot_be_told_are_refused(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(data)
    with pytest.raises(TableError, match=says):
        both(path)


def test_an_encoding_that_does_not_exist(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("client\n")
    with pytest.raises(UnknownError, match="no encoding “utf-9”"):
        opened(tmp_path / "in.csv", "utf-9")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('client,city\nAna,"Vic\n', 2, "never closed"),
        ('client,city\nAna,Vic\nEva,"Reus\nPau,Olot\n', 3, "never closed"),
        ('client,city\nAna,"Vic\nEva,Reus\nPau,"Olot"\n', 2, "not closed"),
        ('client,city\n"Ana "Anka" B",Vic\n', 2, "not doubled"),
        ('client,city\nAna,"a\nb"\nEva\n', 4, "has 1 cell, the header 2"),
        ("client,city\n\nAna,Vic\nEva,Reus,x\n", 4, "has 3 cells, the header 2"),
        ('client,city\r\n"a\r\nb",Vic\r\nEva,"Reus\r\n', 4, "never closed"),
    ],
)
def test_broken_lines_are_named(text: str, line: int, says: str, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(text.encode())
    for read in (rows, batches):
        with pytest.raises(TableError, match=says) as caught:
            list(read(opened(path)))
        assert caught.value.problems[0].line == line
        assert not {"Ana", "Eva", "Pau"} & set(str(caught.value).replace(",", " ").split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("client,city\nAna,Vic\n", [["Ana", "Vic"]]),
        ("client;city\nAna;Vic, nord\n", [["Ana", "Vic, nord"]]),
        ("client\tcity\nAna\tVic\n", [["Ana", "Vic"]]),
        ('"client, name";city\nAna;Vic\n', [["Ana", "Vic"]]),
        ("client,city\r\rAna,Vic\r", [["Ana", "Vic"]]),
        ('client,city\r\n\r\nAna,"Vic\r\nsud"\r\n', [["Ana", "Vic\r\nsud"]]),
        ('"cli\nent",city\nAna,\n', [["Ana", ""]]),
        ('client,city\n"A ""B"" C",Vic', [['A "B" C', "Vic"]]),
        ("client,city\nA 'B\" C,Vic", [["A 'B\" C", "Vic"]]),
        ("client\nAna\n\n", [["Ana"]]),
    ],
)
def test_delimiters_quotes_and_line_ends(text: str, expected: list[list[str]], tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(text.encode())
    assert both(path) == expected


@given(
    st.lists(
        st.tuples(*[st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)] * 3),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from([16, 64, 4096]),
)
def test_whatever_csv_writes_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, table: list[tuple[str, ...]], block: int
) -> None:
    """However blocks fall: in the middle of a line, of a quoted line break, of a letter."""
    path = tmp_path_factory.mktemp("csv") / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("a", "b", "c"), *table])
    sizes = delimited.BLOCK, delimited.SMALL_BLOCK
    try:
        shape = opened(path)
        delimited.BLOCK = delimited.SMALL_BLOCK = block
        found = [row for part in rows(shape) for row in part]
        columns = [
            list(row) for part in batches(shape) for row in zip(*(c.to_pylist() for c in part.columns), strict=True)
        ]
    finally:
        delimited.BLOCK, delimited.SMALL_BLOCK = sizes
    assert found == [list(row) for row in table]
    assert columns == found


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_cell_becomes_a_formula(start: str) -> None:
    """The signs of OWASP's page on CSV injection; the apostrophe is what it advises."""
    cell = f'{start}HYPERLINK("http://x")'
    (found,) = next(csv.reader(io.StringIO(quoted(cell), "")))
    assert found == f"'{cell}"


CELLS = st.one_of(st.none(), st.text(max_size=20), st.sampled_from(["=1", "-1", 'a "b"', "a\r\nb", "", "＝1"]))


@given(st.lists(st.tuples(st.integers(), CELLS, CELLS), min_size=1, max_size=20), st.integers(0, 3))
def test_kernels_quote_as_rows_do(table: list[tuple[object, ...]], offset: int) -> None:
    table = [(int(str(number)[-9:]), *cells) for number, *cells in table]
    batch = pa.record_batch([pa.array(column) for column in zip(*table, strict=True)], ["n", "a", "b"])
    strings = [batch.column(0).cast(pa.int64()), *(batch.column(n).cast(pa.string()) for n in (1, 2))]
    batch = pa.record_batch(strings, ["n", "a", "b"]).slice(offset)
    assert bytes(encoded(batch)).decode() == "".join(map(line_of, table[offset:]))
