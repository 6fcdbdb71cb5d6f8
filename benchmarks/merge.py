"""How fast a merge is, beside a plain loop, other engines, and merely copying the bytes; with memory.

Run: ``python -m benchmarks.merge [--rows 200000] [--rounds 3] [--names 2000] [--cpu]``

Every contender is a process of its own that does the whole job on the same clients, from file to file, start of
Python included; they take turns, and a row shows the median of the ratios of each round. The plain loop and its
kin are given a tenth of the rows, and their seconds are multiplied: so their start counts ten times, for less than
one hundredth of the whole. minijinja and mailmerge are left out where they are not installed.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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
SCRIPT, LOCALE = "firing/unspecified", "en"
LOOPS = 10
"""What part of the rows the slow contenders are given."""


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
        ("clients", rows, names, False), ("few", rows // LOOPS, names, False),
        ("unique", rows, 0, False), ("spread", rows, names, True),
    ):  # fmt: skip
        drawn = list(clients(count, pool, spread))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([HEADER, *drawn])
        columns = dict(zip(HEADER, map(list, zip(*drawn, strict=True)), strict=True))
        pq.write_table(pa.table(columns), folder / f"{name}.parquet", row_group_size=131_072)


# -- contenders: each a function of the folder, run in a process of its own ------------------------------------


def ours(folder: Path, name: str, kind: str, workers: int = 1, engine: str = "auto", own: bool = False) -> None:
    """A merge with `clientscripts`; `own`: each row names its script and locale."""
    from clientscripts.merge import Options, merge_file

    columns = {"script": "script", "language": "locale"} if own else {"script": "", "language": ""}
    options = Options(script=None if own else SCRIPT, locale=None if own else LOCALE, columns=columns)
    source = folder / f"{name}.{'parquet' if kind == 'parquet' else 'csv'}"
    merge_file(source, folder / f"ours-{name}.{kind}", options, workers=workers, engine=engine)


def copying(folder: Path, name: str) -> None:
    """Read the clients, read the messages, and write them again: the same bytes, and nothing rendered."""
    import os

    import pyarrow.parquet as pq

    from clientscripts.merge.sinks import ParquetSink

    for _ in pq.ParquetFile(folder / f"{name}.parquet").iter_batches(16_384, use_threads=False):
        pass
    messages = pq.ParquetFile(folder / f"ours-{name}.parquet")
    with pq.ParquetWriter(folder / "copy.parquet", messages.schema_arrow, **ParquetSink.OPTIONS) as writer:
        for batch in messages.iter_batches(16_384, use_threads=False):
            writer.write_batch(batch)
    with (folder / "copy.parquet").open("rb") as stream:
        os.fsync(stream.fileno())


def template() -> str:
    """Our own words as a Jinja template for clients with every slot filled."""
    from clientscripts.library import default_library
    from clientscripts.merge.recipes import recipe
    from clientscripts.rendering import voice_of

    library = default_library()
    found = recipe(library, library.script(SCRIPT), LOCALE, voice_of(), frozenset(("client", *HEADER[2:7]))).text
    filters = {"last_day": "day", "since": "day", "refund": "amount", "alternatives": "firms"}
    words = [found.literals[0]]
    for slot, literal in zip(found.slots, found.literals[1:], strict=True):
        words += [f"{{{{ {slot} | {filters[slot]} }}}}" if slot in filters else f"{{{{ {slot} }}}}", literal]
    return "".join(words)


def filters() -> Mapping[str, Any]:
    """What a plain script does with a date, an amount and a list: Babel, called as its manual shows."""
    import datetime

    from babel.dates import format_date
    from babel.lists import format_list
    from babel.numbers import format_currency

    def amount(value: str) -> str:
        number, currency = value.split()
        return format_currency(float(number), currency, locale=LOCALE)

    return {
        "day": lambda value: format_date(datetime.date.fromisoformat(value), "long", locale=LOCALE),
        "amount": amount,
        "firms": lambda value: format_list(value.split("; "), locale=LOCALE),
    }


def looped(folder: Path, render: Any) -> None:
    """The plain loop around some renderer: csv in, csv out."""
    with (
        (folder / "few.csv").open(encoding="utf-8", newline="") as source,
        (folder / "loop.csv").open("w", encoding="utf-8", newline="") as target,
    ):
        writer = csv.writer(target)
        writer.writerow(["id", "text"])
        for row in csv.DictReader(source):
            writer.writerow([row["id"], render(row)])


def jinja(folder: Path) -> None:
    """csv + Jinja + Babel."""
    from jinja2 import Environment

    environment = Environment()
    environment.filters.update(filters())
    compiled = environment.from_string((folder / "template.txt").read_text("utf-8"))
    looped(folder, lambda row: compiled.render(row))


def minijinja(folder: Path) -> None:
    """csv + minijinja + Babel."""
    found: Any = importlib.import_module("minijinja")
    environment = found.Environment(templates={"letter": (folder / "template.txt").read_text("utf-8")})
    for name, function in filters().items():
        environment.add_filter(name, function)
    looped(folder, lambda row: environment.render_template("letter", **row))


def mailmerge(folder: Path) -> None:
    """mailmerge's own loop: render a message for each row (no Babel, nothing sent, text kept)."""
    found: Any = importlib.import_module("mailmerge.template_message")
    path = folder / "mailmerge.txt"
    body = (folder / "template.txt").read_text("utf-8").partition("\n\n")[2]
    for name in filters():
        body = body.replace(f" | {name}", "")
    path.write_text(f"TO: x@example.com\nSUBJECT: Ending our work together\nFROM: y@example.com\n\n{body}", "utf-8")
    message = found.TemplateMessage(path)
    looped(folder, lambda row: message.render(row)[2].as_string())


CONTENDERS: dict[str, Any] = {
    "copy": lambda folder: copying(folder, "clients"),
    "copy-unique": lambda folder: copying(folder, "unique"),
    "parquet": lambda folder: ours(folder, "clients", "parquet"),
    "parquet-2": lambda folder: ours(folder, "clients", "parquet", workers=2),
    "parquet-unique": lambda folder: ours(folder, "unique", "parquet"),
    "groups": lambda folder: ours(folder, "spread", "parquet", own=True),
    "csv": lambda folder: ours(folder, "clients", "csv"),
    "rows": lambda folder: ours(folder, "clients", "csv", engine="rows"),
    "jinja": jinja,
    "minijinja": minijinja,
    "mailmerge": mailmerge,
}
SLOW = ("jinja", "minijinja", "mailmerge")
PAIRS = (
    ("merge, one core, Parquet", "parquet", "copying the bytes", "copy", "≥ 0.5"),
    ("the same, every name different", "parquet-unique", "copying the bytes", "copy-unique", ""),
    ("two workers", "parquet-2", "one worker", "parquet", "≥ 1.4"),
    ("150 (script, locale) groups", "groups", "one group", "parquet", "≥ 0.5"),
    ("merge, CSV", "csv", "csv + Jinja + Babel", "jinja", "≥ 25"),
    ("merge, CSV, without pyarrow", "rows", "csv + Jinja + Babel", "jinja", "≥ 8"),
    ("merge, CSV", "csv", "csv + minijinja + Babel", "minijinja", ""),
    ("merge, CSV", "csv", "mailmerge’s render loop", "mailmerge", ""),
)


def run(name: str, folder: Path, cpu: bool) -> tuple[float, float]:
    """Seconds and MiB of one contender; seconds of the processor where others use the machine, too."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.merge", "--contender", name, str(folder)]
    done = subprocess.run(command, capture_output=True, check=False)
    seconds, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{name}: {done.stderr.decode()}")
    if cpu:
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds * (LOOPS if name in SLOW else 1), float(done.stdout) / 1024


def peak() -> int:
    """The most memory this process ever had, in KiB; `ru_maxrss` would count what its parent had, too."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Print a row a pair: rows a second, the ratio of speeds, the ratio to reach, and memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--names", type=int, default=2_000)
    parser.add_argument("--cpu", action="store_true", help="count the processor's seconds, not the clock's")
    parser.add_argument("--only", default="", help="contenders, with commas between")
    parser.add_argument("--contender", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.contender:
        CONTENDERS[asked.contender[0]](Path(asked.contender[1]))
        print(peak())
        return
    folder = Path(tempfile.mkdtemp())
    try:
        prepare(folder, asked.rows, asked.names)
        (folder / "template.txt").write_text(template(), "utf-8")
        names = [name for name in CONTENDERS if name not in SLOW or name == "jinja" or importlib.util.find_spec(name)]
        if asked.only:
            names = asked.only.split(",")
        for name in ("parquet", "parquet-unique"):  # what is to be copied
            run(name, folder, asked.cpu)
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
        for _ in range(asked.rounds):
            for name in sorted(names, key=list(CONTENDERS).index):
                found[name].append(run(name, folder, asked.cpu))
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
