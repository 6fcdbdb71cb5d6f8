"""How often each language's forms are right: accuracy by class, and the mean over classes (macro).

Run: ``python -m benchmarks.grammar`` for the tables of the tests, ``python -m benchmarks.grammar bs other.tsv`` for
rows kept apart, in the same columns.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path

from clientscripts.errors import ClientscriptsError
from tests.grammar.tables import HERE, Row, rows, run


def right(row: Row) -> bool:
    """Whether the form is the expected one; whether it calls itself sure does not matter here."""
    try:
        return run(row).removeprefix("?") == row.expected.removeprefix("?")
    except ClientscriptsError:
        return False


def sure_and_wrong(row: Row) -> bool:
    """A form that calls itself sure and is not the expected one: at most one in a thousand may be."""
    try:
        found = run(row)
    except ClientscriptsError:
        return False
    return not found.startswith("?") and found != row.expected.removeprefix("?")


def report(language: str, path: Path, details: bool) -> None:
    """Print one language: rows, macro accuracy, sure-and-wrong, and the wrong rows if asked for."""
    table = rows(language, path)
    classes: dict[str, list[bool]] = defaultdict(list)
    begin = time.perf_counter()
    for row in table:
        classes[row.group].append(right(row))
    elapsed = time.perf_counter() - begin
    macro = sum(sum(each) / len(each) for each in classes.values()) / len(classes)
    wrong = sum(sure_and_wrong(row) for row in table)
    print(
        f"{language}: {len(table):>5} rows, {len(classes):>3} classes, macro {macro:.4f}, "
        f"sure and wrong {wrong}, {elapsed / len(table) * 1e6:.0f} µs a row"
    )
    for name, each in sorted(classes.items()):
        if not all(each):
            print(f"    {name}: {sum(each)}/{len(each)}")
    for row in table if details else ():
        if not right(row):
            print(f"    {row}: {run(row)} ≠ {row.expected}")


def main(arguments: list[str]) -> None:
    """All built-in tables, or one language with a table of one's own."""
    if arguments:
        language, path = arguments[0], Path(arguments[1]) if len(arguments) > 1 else HERE / f"{arguments[0]}.tsv"
        report(language, path, details=True)
        return
    for table in sorted(HERE.glob("*.tsv")):
        report(table.stem, table, details=False)


if __name__ == "__main__":
    main(sys.argv[1:])
