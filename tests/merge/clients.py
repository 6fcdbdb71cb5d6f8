"""Tables of clients for the tests of merging."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from pathlib import Path

HEADER = ["client", "client.gender", "last_day", "refund", "contract", "email", "language"]


def clients(count: int, seed: int = 7) -> list[list[str]]:
    """Rows of the same clients every time; every 50th has an amount that is none."""
    drawn = random.Random(seed)
    given, surnames = ["Amra", "Emir", "Lejla", "Adnan", "Anna"], ["Hadžić", "Hodžić", "Kovač", "Delić", "Puig"]
    return [
        [
            f"{drawn.choice(given)} {drawn.choice(surnames)}",
            drawn.choice(["female", "male", ""]),
            drawn.choice(["", f"2027-{drawn.randint(1, 12):02}-{drawn.randint(1, 28):02}"]),
            "lots" if number % 50 == 0 else f"{drawn.randint(1, 900)} EUR",
            f"{number}/2027",
            f"client{number}@example.com",
            drawn.choice(["bs", "ca", "en", "hy", "tl"]),
        ]
        for number in range(1, count + 1)
    ]


def write_csv(path: Path, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> Path:
    """The rows as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return path
