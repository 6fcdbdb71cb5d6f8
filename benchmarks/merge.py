"""How fast a merge is, beside a plain loop, other engines, and merely copying the bytes; with memory.

Run: ``python -m benchmarks.merge [--rows 200000] [--rounds 3] [--names 2000] [--cpu]``

Every contender is a process of its own that does the whole job on the same clients, from file to file, start of
Python included; they take turns, and a row shows the median of the ratios of each round. The plain loop writes our
very words (this is checked). minijinja and mailmerge are left out where they are not installed.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import itertools
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.contenders import CONTENDERS, LOCALE, SCRIPT

HEADER = (
    "client",
    "client.gender",
    "last_day",
    "refund",
    "contract",
    "since",
    "alternatives",
    "id",
    "script",
    "language",
)


# -- clients ---------------------------------------------------------------------------------------------------


def clients(count: int, names: int, spread: bool) -> Iterator[tuple[str, ...]]:
    """Clients by lot, the same every time; `names` of 0 makes every name different, `spread` 150 kinds of letter."""
    drawn = random.Random(7)
    parts = [
        "ha",
        "li",
        "lo",
        "mir",
        "za",
        "ra",
        "se",
        "na",
        "ed",
        "in",
        "ja",
        "kov",
        "del",
        "mu",
        "sa",
        "fa",
        "te",
        "bo",
    ]

    def word() -> str:
        return "".join(drawn.choice(parts) for _ in range(drawn.randint(2, 3))).capitalize()

    pool = [f"{word()} {word()}ić" for _ in range(names)]
    firms = [f"{word()} d.o.o." for _ in range(50)]
    kinds: list[tuple[str, str, frozenset[str]]] = [(SCRIPT, LOCALE, frozenset(HEADER))]
    if spread:
        from clientscripts.library import default_library

        library = default_library()
        every = ((script, locale) for script in library.scripts for locale in library.locales)
        written = [(script, locale) for script, locale in every if library.written(script, locale)]
        kinds = [(script.id, locale, frozenset(script.slots)) for script, locale in drawn.sample(written, k=150)]
    for number in range(count):
        row = (
            drawn.choice(pool) if pool else f"{word()} {word()}{number}ić",
            drawn.choice(("female", "male", "")),
            f"2027-{drawn.randint(1, 12):02}-{drawn.randint(1, 28):02}",
            f"{drawn.randint(1, 2000)} EUR",
            f"{drawn.randint(2015, 2026)}/{drawn.randint(1, 400):03}",
            f"{drawn.randint(2015, 2026)}-{drawn.randint(1, 12):02}-01",
            "; ".join(drawn.sample(firms, 2)),
            str(number),
        )
        script, locale, slots = drawn.choice(kinds)
        # A script that has no place for a fact is not given it.
        kept = (
            cell if name in slots or name[:6] in ("client", "id") else ""
            for name, cell in zip(HEADER, row, strict=False)
        )
        yield *kept, script, locale


def prepare(folder: Path, rows: int, names: int) -> None:
    """The clients in every form a contender wants."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    for name, count, pool, spread in (
        ("clients", rows, names, False),
        ("unique", rows, 0, False), ("spread", rows, names, True),
    ):  # fmt: skip
        drawn = list(clients(count, pool, spread))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([HEADER, *drawn])
        columns = dict(zip(HEADER, map(list, zip(*drawn, strict=True)), strict=True))
        pq.write_table(pa.table(columns), folder / f"{name}.parquet", row_group_size=131_072)


OTHERS = ("jinja", "minijinja", "mailmerge")
PAIRS = (
    ("merge, one core, Parquet", "parquet", "copying the bytes", "copy", "≥ 0.5"),
    ("the same, every name different", "parquet-unique", "copying the bytes", "copy-unique", ""),
    ("two workers", "parquet-2", "one worker", "parquet", "≥ 1.4"),
    ("150 (script, locale) groups", "groups", "one group", "parquet", "≥ 0.5"),
    ("merge, CSV, one worker", "csv", "csv + Jinja + Babel", "jinja", "≥ 25"),
    ("merge, CSV, two, as by default", "csv-2", "csv + Jinja + Babel", "jinja", "≥ 25"),
    ("merge, CSV, without pyarrow", "rows", "csv + Jinja + Babel", "jinja", "≥ 8"),
    ("merge, CSV, one worker", "csv", "csv + minijinja + Babel", "minijinja", ""),
    ("merge, CSV, one worker", "csv", "mailmerge’s render loop", "mailmerge", ""),
)


def same(folder: Path) -> None:
    """Refuse to compare loops that do not write the same."""
    with (
        (folder / "loop.csv").open(encoding="utf-8", newline="") as theirs,
        (folder / "ours-clients.csv").open(encoding="utf-8", newline="") as ours,
    ):
        for one, other in itertools.islice(zip(csv.DictReader(theirs), csv.DictReader(ours), strict=False), 1_000):
            assert one["text"] == other["text"], f"{one['text']}\n-- is not --\n{other['text']}"


def run(name: str, folder: Path, cpu: bool) -> tuple[float, float]:
    """Seconds and MiB of one contender; seconds of the processor where others use the machine, too."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.contenders", name, str(folder)]
    done = subprocess.run(command, capture_output=True, check=False)
    seconds, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{name}: {done.stderr.decode()}")
    if cpu:
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, float(done.stdout) / 1024


def main() -> None:
    """Print a row a pair: rows a second, the ratio of speeds, the ratio to reach, and memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--names", type=int, default=2_000)
    parser.add_argument("--cpu", action="store_true", help="count the processor's seconds, not the clock's")
    parser.add_argument("--only", default="", help="contenders, with commas between")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        prepare(folder, asked.rows, asked.names)
        names = [name for name in CONTENDERS if name not in OTHERS or name == "jinja" or importlib.util.find_spec(name)]
        if asked.only:
            names = asked.only.split(",")
        for name in ("parquet", "parquet-unique"):  # what is to be copied
            run(name, folder, asked.cpu)
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
        for _ in range(asked.rounds):
            for name in sorted(names, key=list(CONTENDERS).index):
                found[name].append(run(name, folder, asked.cpu))
                if name == "jinja" and found.get("csv"):
                    same(folder)
        clock = "processor" if asked.cpu else "clock"
        print(f"{asked.rows:,} rows, {asked.names:,} names, {asked.rounds} rounds, seconds by the {clock}")
        print(f"{'ours':<32}{'rows/s':>10}{'MiB':>6}  {'beside':<26}{'rows/s':>10}{'MiB':>6}{'ratio':>8}{'reach':>8}")
        for what, one, beside, other, reach in PAIRS:
            if one not in found or other not in found:
                continue
            ratio = statistics.median(b / a for (a, _), (b, _) in zip(found[one], found[other], strict=True))
            sides = []
            for name in (one, other):
                speed = asked.rows / statistics.median(seconds for seconds, _ in found[name])
                sides.append(f"{speed:>10,.0f}{max(memory for _, memory in found[name]):>6.0f}")
            print(f"{what:<32}{sides[0]}  {beside:<26}{sides[1]}{ratio:>8.2f}{reach:>8}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
