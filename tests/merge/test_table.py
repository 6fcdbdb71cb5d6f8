"""Every row of a merge is, byte for byte, what `render` gives for it; or it is rejected where `render` refuses."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientscripts.errors import ClientscriptsError, UnknownError
from clientscripts.library import Library
from clientscripts.merge import merge_batches, merge_rows, merge_table
from clientscripts.merge.table import _Column, crossed, encoded, keyed
from clientscripts.model import CHANNELS, FORMALITIES, TONES
from clientscripts.rendering import render
from tests.letters_of import LIBRARY, LOCALES, SCRIPTS
from tests.packs import CATALOG, letter, pack

WRITTEN = [script for script in SCRIPTS if all(LIBRARY.written(script, locale) for locale in LOCALES)] or [
    script for script in SCRIPTS if LIBRARY.written(script, "en")
]
GOOD: dict[str, list[str]] = {
    "person": ["Amra Hadžić", "Emir", "Maria dela Cruz", "Alex Morgan", "Արամ Պետրոսյան", "O’Neill 50% %s"],
    "organisation": ["Alfa d.o.o.", "IBM", "Acme Inc.", "«Արարատ»", "R&D {x}"],
    "text": ["7/2027", "web design", "50% off %d", "=1+1", 'say "hi"', " x"],
    "money": ["120 EUR", "1250.50 BAM", "0.80 GBP"],
    "date": ["2027-05-01", "2024-12-31"],
    "percent": ["10", "12.5 %"],
    "count": ["0", "1", "21"],
    "duration": ["2 days", "48 h", "P2W"],
    "list": ["Alfa d.o.o.; IBM", "Beta"],
    "link": ["https://example.com/a?b=%20c", "mailto:info@example.com"],
    "choice": [],
}
BAD: dict[str, list[str]] = {
    "person": ["a@b.example", "7"], "organisation": ["a\u202eb"], "text": ["two\nlines", "  "],
    "money": ["12 XXX", "lots"],
    "date": ["2027-02-30", "1.5.2027"], "percent": ["101"], "count": ["-1", "x"], "duration": ["2 fortnights"],
    "list": [";", "a;b;c;d;e;f;g"], "link": ["ftp://x"], "choice": ["no-such"],
}  # fmt: skip
SLOTS = sorted({name: slot for script in WRITTEN for name, slot in script.slots.items()}.items())
HEADER = ["script", "lang", "how", "you", "tone", "turn", "client.gender", *(name for name, _ in SLOTS)]
COLUMNS = {
    "script": "script",
    "lang": "locale",
    "how": "channel",
    "you": "formality",
    "tone": "tone",
    "turn": "variation",
}


@st.composite
def rows(draw: st.DrawFn) -> tuple[str, ...]:
    """A row that is right, more often than not."""
    script = draw(st.sampled_from(WRITTEN))
    wrong = draw(st.integers(0, 4)) == 0

    def either(good: list[str], *bad: str) -> str:
        return draw(st.sampled_from([*good, *bad] if wrong else good))

    found = {
        "script": either([script.id], "firng"),
        "lang": either([*LOCALES, "en-GB", "bs-Cyrl", "fil-PH"], "xx"),
        "how": either([*CHANNELS, ""], "pigeon"),
        "you": draw(st.sampled_from([*FORMALITIES, ""])),
        "tone": draw(st.sampled_from([*TONES, ""])),
        "turn": either(["", "0", "1", "2"], "-1"),
    }
    for name, _ in SLOTS:
        declared = script.slots.get(name)
        if declared is None:
            found[name] = either([""], "1") if draw(st.integers(0, 9)) == 0 else ""
        else:
            kind = draw(st.sampled_from(declared.types))
            good = [*declared.choices, *GOOD[kind]]
            found[name] = either(["", "", *good], *(BAD[kind] if draw(st.integers(0, 9)) == 0 else ()))
    named = bool(found["client"]) and found["client"] not in GOOD["organisation"]
    found["client.gender"] = either(["", "female", "male"] if named else [""], "x")
    return tuple(found[name] for name in HEADER)


def rendered(row: tuple[str, ...], library: Library) -> tuple[str, str] | None:
    """Subject and text by `render`, or None where it refuses."""
    said = dict(zip(HEADER, row, strict=True))
    options = {COLUMNS[name]: said.pop(name) for name in COLUMNS}
    facts: dict[str, Any] = {name: value for name, value in said.items() if value}
    chosen: dict[str, Any] = {name: value for name, value in options.items() if value}
    if "variation" in chosen:
        chosen["variation"] = int(chosen["variation"])
    try:
        found = render(chosen.pop("script"), chosen.pop("locale"), library=library, **chosen, **facts)
    except ClientscriptsError:
        return None
    return found.subject, found.text


@settings(max_examples=60)
@given(st.lists(rows(), min_size=1, max_size=40))
def test_every_row_is_what_render_gives(table: list[tuple[str, ...]]) -> None:
    columns = dict(zip(HEADER, map(list, zip(*table, strict=True)), strict=True))
    found = merge_table(pa.table(columns), columns=COLUMNS).to_pylist()
    expected = [rendered(row, LIBRARY) for row in table]
    assert [(row["subject"], row["text"]) if row["reason"] is None else None for row in found] == expected
    by_row = merge_rows(table, HEADER, columns=COLUMNS)
    assert [tuple(row.values()) for row in found] == list(by_row)
