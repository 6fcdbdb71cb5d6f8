"""What the cells of a slot read as, as columns that grow with a merge: a cell is worked out once, then only looked up.

The lookup is one of Arrow's kernels. Cells have numbers that stay the same from batch to batch; when there are too
many, a new collection is begun and the old one is let go.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


class Known:
    """The cells of a slot by number, and columns of texts about them. Safe between threads."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self._cells: list[Any] = []
        self._columns: dict[Hashable, _Column] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._cells)

    def numbered(self, cells: list[Any]) -> pa.Array:
        """The number of each cell."""
        with self._lock:
            found = []
            for cell in cells:
                number = self._numbers.get(cell)
                if number is None:
                    number = self._numbers[cell] = len(self._cells)
                    self._cells.append(cell)
                found.append(number)
        return pa.array(found, pa.int32())

    def texts(self, what: Hashable, write: Callable[[Any], str | None], numbers: pa.Array) -> pa.Array:
        """What is written for cells, given by their numbers.

        Args:
            what: names the column.
            write: the text for a cell, None where there is none.
        """
        with self._lock:
            column = self._columns.setdefault(what, _Column())
            if column.written < len(self._cells):
                column.write(self._cells, write, numbers)
            texts = column.texts
        return texts.take(numbers)


class _Column:
    """The texts for cells by number, and which of them have been asked for."""

    def __init__(self) -> None:
        self.texts, self._known = pa.array([], pa.string()), pa.array([], pa.bool_())
        self._texts: list[str | None] = []
        self._asked: list[bool] = []
        self.written = 0

    def write(self, cells: list[Any], write: Callable[[Any], str | None], numbers: pa.Array) -> None:
        """Work out the texts of cells that nobody has asked for yet."""
        more = len(cells) - len(self._texts)
        if more:
            self._texts += [None] * more
            self._asked += [False] * more
            self._known = pa.concat_arrays([self._known, pa.repeat(pa.scalar(False), more)])
        fresh = pc.unique(numbers.filter(pc.invert(self._known.take(numbers)))).to_pylist()
        for number in fresh:
            self._texts[number] = write(cells[number])
            self._asked[number] = True
        if more or fresh:
            self.written += len(fresh)
            self.texts, self._known = pa.array(self._texts, pa.string()), pa.array(self._asked, pa.bool_())
