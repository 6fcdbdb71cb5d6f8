"""What `benchmarks.merge` sets side by side: each is a function of the folder, run in a process of its own.

Run by the benchmark: ``python -m benchmarks.contenders NAME FOLDER``. Each imports what it needs and no more, so that
the seconds and the memory are its own; it prints the most memory it had, in KiB.
"""

from __future__ import annotations

import sys
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

SCRIPT, LOCALE = "firing/unspecified", "en"


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


TEMPLATE = """\
Subject: Ending our work together{% if contract %}: contract {{ contract }}{% endif %}

Dear {{ client | called(gender) }},

Thank you for the trust you have placed in us{% if since %} since {{ since | month }}{% endif %}.

After careful thought, we have decided to end our work together. What you need and what we offer no longer match.\
{% if contract and last_day %} Contract {{ contract }} ends on {{ last_day | day }}.\
{% elif last_day %} Our work for you ends on {{ last_day | day }}.\
{% elif contract %} This concerns contract {{ contract }}.{% endif %}

Your files and data remain yours, and we will answer any question about them.\
{% if refund %} We are refunding {{ refund | amount }}.{% endif %}

We know that this makes extra work for you, and we are sorry about that.

{% if alternatives %}For this kind of work, you could turn to {{ alternatives | firms }}. {% endif %}\
If anything is still open, call or write to us. We wish you every success with what comes next.

Kind regards,"""
"""Our letter as somebody would write it for Jinja; `same` holds it to our very words."""


def filters() -> Mapping[str, Any]:
    """What a plain script does with a name, a date, an amount and a list: Babel, called as its manual shows."""
    import datetime

    from babel.dates import format_date, format_skeleton
    from babel.lists import format_list
    from babel.numbers import format_currency

    def amount(value: str) -> str:
        number, currency = value.split()
        return format_currency(int(number), currency, locale=LOCALE).removesuffix(".00")

    def called(name: str, gender: str) -> str:
        title = {"female": "Ms", "male": "Mr"}.get(gender)
        return f"{title} {name.split()[-1]}" if title else name

    return {
        "called": called,
        "day": lambda value: format_date(datetime.date.fromisoformat(value), "long", locale=LOCALE),
        "month": lambda value: format_skeleton("yMMMM", datetime.date.fromisoformat(value), locale=LOCALE),
        "amount": amount,
        "firms": lambda value: format_list(value.split("; "), "or", locale=LOCALE).removesuffix("."),
    }


def looped(folder: Path, render: Any) -> None:
    """The plain loop around some renderer: csv in, csv out."""
    import csv

    with (
        (folder / "clients.csv").open(encoding="utf-8", newline="") as source,
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
    compiled = environment.from_string(TEMPLATE)
    looped(folder, lambda row: compiled.render(row, gender=row["client.gender"]))


def minijinja(folder: Path) -> None:
    """csv + minijinja + Babel."""
    import importlib

    found: Any = importlib.import_module("minijinja")
    environment = found.Environment(templates={"letter": TEMPLATE})
    for name, function in filters().items():
        environment.add_filter(name, function)
    looped(folder, lambda row: environment.render_template("letter", gender=row["client.gender"], **row))


def mailmerge(folder: Path) -> None:
    """mailmerge's own loop: render a message for each row (no Babel, nothing sent, text kept)."""
    import importlib
    import re

    found: Any = importlib.import_module("mailmerge.template_message")
    path = folder / "mailmerge.txt"
    body = re.sub(r" \| \w+(\(gender\))?", "", TEMPLATE.partition("\n\n")[2])
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
    "csv-2": lambda folder: ours(folder, "clients", "csv", workers=2),
    "rows": lambda folder: ours(folder, "clients", "csv", engine="rows"),
    "jinja": jinja,
    "minijinja": minijinja,
    "mailmerge": mailmerge,
}


def peak() -> int:
    """The most memory this process ever had, in KiB; `ru_maxrss` would count what its parent had, too."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    CONTENDERS[sys.argv[1]](Path(sys.argv[2]))
    print(peak())
