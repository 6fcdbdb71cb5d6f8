"""How far a long job is, on one line of a terminal: rows, rate, time left."""

from __future__ import annotations

import time
from typing import TextIO


class Bar:
    """A progress line that is drawn a few times a second, and wiped when done."""

    EVERY = 0.2

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._begun = time.monotonic()
        self._first: int | None = None
        self._drawn = 0.0

    def __call__(self, done: int, total: int | None) -> None:
        now = time.monotonic()
        if self._first is None:  # a run that was gone on with did not do the rows before
            self._first, self._begun = done, self._begun
        if now - self._drawn >= self.EVERY:
            self._drawn = now
            self._stream.write(f"\r\x1b[K{line(done, total, (done - self._first) / max(now - self._begun, 1e-9))}")
            self._stream.flush()

    def wipe(self) -> None:
        """Leave the line as if nothing had been there."""
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def line(done: int, total: int | None, rate: float) -> str:
    """``[#####     ]  50 %  120,000 of 240,000 rows  310,000/s  0:00:02 left``, as far as it is known."""
    if not total:
        return f"{done:,} rows  {rate:,.0f}/s"
    share = min(done / total, 1.0)
    left = time_of((total - done) / rate) if rate else "?"
    return f"[{'#' * int(share * 20):<20}] {share:4.0%}  {done:,} of {total:,} rows  {rate:,.0f}/s  {left} left"


def time_of(seconds: float) -> str:
    """Hours, minutes and seconds: ``0:02:05``."""
    minutes, rest = divmod(int(seconds + 0.5), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
