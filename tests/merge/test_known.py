"""Columns that grow: each cell is worked out once, by whichever thread asks first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

pa = pytest.importorskip("pyarrow")

from clientscripts.library import default_library  # noqa: E402
from clientscripts.merge.known import Known  # noqa: E402
from clientscripts.merge.layout import Options, layout  # noqa: E402
from clientscripts.merge.recipes import Book, Bounds  # noqa: E402


def test_numbers_stay_and_texts_are_worked_out_once() -> None:
    known, asked = Known(), []

    def upper(cell: str) -> str | None:
        asked.append(cell)
        return None if cell == "bad" else cell.upper()

    first = known.numbered(["a", "bad", "b"])
    assert known.texts("upper", upper, first.take(pa.array([2, 0, 1, None, 0]))).to_pylist() == [
        "B", "A", None, None, "A",
    ]  # fmt: skip
    second = known.numbered(["c", "a", "bad"])
    assert second.to_pylist()[1:] == first.to_pylist()[:2]
    assert known.texts("upper", upper, second).to_pylist() == ["C", "A", None]
    assert sorted(asked) == ["a", "b", "bad", "c"]


def test_what_nobody_asks_for_is_not_worked_out() -> None:
    known, asked = Known(), []

    def same(cell: str) -> str:
        asked.append(cell)
        return cell

    numbers = known.numbered(["a", "b", "c"])
    known.texts("same", same, numbers.slice(1, 1))
    assert asked == ["b"]
    assert known.texts("same", same, numbers).to_pylist() == ["a", "b", "c"]
    assert sorted(asked) == ["a", "b", "c"]


def test_columns_are_apart() -> None:
    known = Known()
    numbers = known.numbered(["a", "b"])
    assert known.texts("upper", str.upper, numbers).to_pylist() == ["A", "B"]
    assert known.texts("twice", lambda cell: cell * 2, numbers).to_pylist() == ["aa", "bb"]


def test_threads_see_the_same() -> None:
    known = Known()

    def one(start: int) -> bool:
        cells = [f"{number % 97}" for number in range(start, start + 60)]
        numbers = known.numbered(cells)
        texts: list[str] = known.texts("text", lambda cell: f"<{cell}>", numbers).to_pylist()
        return texts == [f"<{cell}>" for cell in cells]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(one, range(0, 4_000, 7)))
    assert len(known) == 97


def test_a_collection_that_is_full_is_let_go() -> None:
    options = Options(script="firing", locale="en")
    book = Book(options, layout(options, ["client"], default_library()), default_library(), Bounds(10, 3))
    first = book.known("client")
    first.numbered(["a", "b", "c"])
    assert book.known("client") is first
    first.numbered(["d"])
    assert book.known("client") is not first
