"""The progress line, by hand."""

from __future__ import annotations

import io

import pytest

from clientscripts.merge.progress import Bar, line, time_of


@pytest.mark.parametrize(
    ("done", "total", "rate", "expected"),
    [
        (0, 200, 0.0, "[                    ]   0%  0 of 200 rows  0/s  ? left"),
        (50, 200, 10.0, "[#####               ]  25%  50 of 200 rows  10/s  0:00:15 left"),
        (90_000, 90_000, 31_000.0, "[####################] 100%  90,000 of 90,000 rows  31,000/s  0:00:00 left"),
        (1_500, None, 300.0, "1,500 rows  300/s"),
    ],
)  # fmt: skip
def test_line(done: int, total: int | None, rate: float, expected: str) -> None:
    assert line(done, total, rate) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, "0:00:00"), (59.6, "0:01:00"), (125, "0:02:05"), (7384, "2:03:04")]
)
def test_time(seconds: float, expected: str) -> None:
    assert time_of(seconds) == expected


def test_a_bar_leaves_nothing_behind() -> None:
    stream = io.StringIO()
    bar = Bar(stream)
    bar(10, 20)
    bar(11, 20)  # too soon to be drawn
    bar.wipe()
    assert stream.getvalue().count("of 20") == 1
    assert stream.getvalue().endswith("\r\x1b[K")
