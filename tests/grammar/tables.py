"""Reads the tables of examples (`tests/grammar/<language>.tsv`) and runs one row against a grammar."""

from __future__ import annotations

import csv
import datetime
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from clientscripts.grammar import Grammar, Inflection, grammar
from clientscripts.model import Duration, Money, Organisation, Percent, Person

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    """One example: what is called on what, and what a grammar, dictionary or corpus says comes out."""

    language: str
    line: int
    group: str
    method: str
    value: str
    arguments: str
    expected: str
    source: str

    def __str__(self) -> str:
        return f"{self.language}.tsv:{self.line} {self.method} {self.value} {self.arguments}"


def rows(language: str, path: Path | None = None) -> list[Row]:
    """All rows of a language's table."""
    with (path or HERE / f"{language}.tsv").open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Row(
                language,
                line,
                row["class"],
                row["method"],
                row["value"],
                row["arguments"] or "",
                row["expected"],
                row["source"],
            )
            for line, row in enumerate(reader, start=2)
        ]


def value(language: Grammar, method: str, text: str) -> Any:
    """The typed value a form takes, from a cell."""
    if text.startswith("org:"):
        return Organisation(text[4:])
    accepts = language.forms()[method].accepts if method in language.forms() else ()
    if "person" in accepts and "/" in text:
        name, gender, title = (text + "//").split("/")[:3]
        return Person(name, title=title, gender=gender or None)  # type: ignore[arg-type]
    if "date" in accepts and text[:4].isdigit() and text[4:5] == "-":
        return datetime.date.fromisoformat(text)
    if "list" in accepts and " | " in text:
        return tuple(text.split(" | "))
    number, _, unit = text.partition(" ")
    if "money" in accepts and len(unit) == 3 and unit.isupper():
        return Money(Decimal(number), unit)
    if "duration" in accepts and unit:
        return Duration(int(number), unit)
    if "percent" in accepts and not unit:
        return Percent(Decimal(number))
    if {"count", "list"} & set(accepts) and text.replace(".", "", 1).isdigit():
        return Decimal(text) if "." in text else int(text)
    if accepts == ("person",):
        return Person(text)
    if accepts == ("list",):
        return (text,)
    return text


def run(row: Row, locale: str | None = None) -> str:
    """What the grammar says; a form that is not sure carries a leading ``?``."""
    language = grammar(locale or row.language)
    positional: list[str] = []
    keywords: dict[str, str] = {}
    for part in filter(None, row.arguments.split(";")):
        key, _, rest = part.partition("=")
        if key == "args":
            positional.extend(rest.split("|"))
        elif key == "locale":
            language = grammar(rest)
        else:
            keywords[key] = rest
    if row.method == "inflect":
        result: Any = language.inflect(row.value, keywords.pop("case"), **keywords)  # type: ignore[arg-type]
    else:
        result = getattr(language, row.method)(value(language, row.method, row.value), *positional, **keywords)
    if isinstance(result, Inflection):
        return result.text if result.sure else f"?{result.text}"
    return str(result)
