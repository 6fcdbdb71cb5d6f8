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
from clientscripts.merge.table import crossed, encoded, keyed
from clientscripts.model import CHANNELS, FORMALITIES, TONES
from clientscripts.rendering import render
from tests.letters_of import LIBRARY, LOCALES, SCRIPTS
from tests.packs import letter, pack

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


@settings(max_examples=30)
@given(st.lists(rows(), min_size=1, max_size=30))
def test_every_row_is_what_render_gives(table: list[tuple[str, ...]]) -> None:
    columns = dict(zip(HEADER, map(list, zip(*table, strict=True)), strict=True))
    found = merge_table(pa.table(columns), columns=COLUMNS).to_pylist()
    expected = [rendered(row, LIBRARY) for row in table]
    assert [(row["subject"], row["text"]) if row["reason"] is None else None for row in found] == expected
    by_row = merge_rows(table, HEADER, columns=COLUMNS)
    assert [tuple(row.values()) for row in found] == list(by_row)


TYPED = """\
note: A test situation.
slots:
  who: {type: [person, organisation], note: Who.}
  day: {type: date, note: A day.}
  share: {type: percent, note: A share.}
  number: {type: count, note: A number.}
  name: {type: text, note: A name.}
  firms: {type: list, note: Firms.}
  event: {type: choice, choices: [award, new-site], note: An event.}
  needed: {type: text, note: Must be there., required: yes}
scripts:
  unspecified: {}
"""
BODY = (
    "{{ needed }}{% if who %} {{ who }}{% endif %}"
    "{% if day %}, {{ day | date }}{% endif %}{% if name %}, {{ name }}{% endif %}"
    "{% if number %}, {{ number | counted('tree') }}{% endif %}{% if firms %}, {{ firms | all }}{% endif %}"
    "{% phrase %}.{% variant award %}!{% endphrase %}"
)


def test_typed_columns(tmp_path: Path) -> None:
    """Dates, numbers, lists, structs, dictionaries and nulls as Arrow has them."""
    library = pack(tmp_path, letter(framing=BODY), TYPED)
    table = pa.table(
        {
            "who": pa.array([{"name": "Ana Puig", "gender": "female"}, None, {"name": "Acme Inc.", "gender": None}]),
            "day": pa.array([datetime.date(2027, 5, 1), None, datetime.date(2024, 2, 29)]),
            "share": pa.array([Decimal("12.5"), None, Decimal("7.0")]),
            "number": pa.array([1, 0, None], pa.int16()),
            "name": pa.array([2027, None, 14], pa.int64()),
            "firms": pa.array([["Delta; Co", "Nova"], [], None]),
            "event": pa.array(["award", "", "new-site"]).dictionary_encode(),
            "needed": pa.array(["x", "y", "z"], pa.large_string()),
        }
    )
    found = merge_table(table, script="test", locale="en", library=library).column("text").to_pylist()
    given: list[dict[str, Any]] = [
        {"who": {"name": "Ana Puig", "gender": "female"}, "day": datetime.date(2027, 5, 1), "share": Decimal("12.5"),
         "number": 1, "name": "2027", "firms": ["Delta; Co", "Nova"], "event": "award", "needed": "x"},
        {"number": 0, "needed": "y"},
        {"who": "Acme Inc.", "day": datetime.date(2024, 2, 29), "share": Decimal(7), "name": "14", "event": "new-site",
         "needed": "z"},
    ]  # fmt: skip
    assert found == [render("test", "en", library=library, **facts).text for facts in given]
    assert "x Ana Puig, May 1, 2027, 2027, 1\N{NO-BREAK SPACE}tree, Delta; Co and Nova!" in found[0]


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_part_that_comes_out_empty_leaves_no_gap(channel: str, tmp_path: Path) -> None:
    """A form may be the empty text: the part is then left out, as `render` does."""
    greeting = '{% if number %}{{ number | by_count("", "Hello") }}{% endif %}'
    library = pack(tmp_path, letter(greeting=greeting, closing="{{ needed }}"), TYPED)
    table = pa.table({"number": ["1", "2", ""], "needed": ["x", "y", "z"]})
    options: dict[str, Any] = {"script": "test", "locale": "en", "library": library, "channel": channel}
    found = merge_table(table, **options).column("text").to_pylist()
    assert found == [
        render("test", "en", channel=channel, number="1", needed="x", library=library).text,
        render("test", "en", channel=channel, number="2", needed="y", library=library).text,
        render("test", "en", channel=channel, needed="z", library=library).text,
    ]
    assert ["Hello" in text for text in found] == [False, True, False]


def test_faults_name_slot_and_reason_and_nothing_of_the_client() -> None:
    rows = [
        ["Zyx Qwv", "fem“Zyx”", "2027-05-01", "1 EUR"],
        ["zyx@qwv.example", "", "1.5.2027", "12 Zyx"],
        ["", "female", "", ""],
        ["Zyx", "zyx", "", "1 QWV"],
    ]
    columns = dict(
        zip(["client", "client.gender", "last_day", "refund"], map(list, zip(*rows, strict=True)), strict=True)
    )
    found = merge_table(pa.table(columns), script="firing", locale="en").select(["slot", "reason"]).to_pylist()
    assert [row["slot"] for row in found] == ["client", "client; last_day; refund", "client", "client; refund"]
    for row in found:
        assert not any(word in row["reason"].lower() for word in ("zyx", "qwv"))
    assert found[2]["reason"] == "expected a name beside the other fields"
    assert "expected a date as 2027-05-01" in found[1]["reason"]
    assert "expected a currency of ISO 4217, got “…”" in found[3]["reason"]


def test_a_form_that_breaks_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    from clientscripts.grammar import en

    known = en.Language.formal_name

    def formal_name(self: Any, person: Any) -> str:
        if person.name == "Odd One":
            raise IndexError("Odd One")
        return known(self, person)

    monkeypatch.setattr(en.Language, "formal_name", formal_name)
    table = pa.table({"client": ["Ana Puig", "Odd One"], "client.gender": ["female", "male"]})
    found = merge_table(table, script="firing", locale="en", library=Library()).to_pylist()
    assert found[0]["text"] is not None
    assert (found[1]["slot"], found[1]["reason"]) == ("client", "a fault in clientscripts itself (IndexError)")


def test_too_long_for_the_channel_is_a_warning() -> None:
    table = pa.table({"service": ["x" * 900, "web"], "how": ["chat", "chat"]})
    found = merge_table(table, script="firing", locale="en", columns={"how": "channel"}).to_pylist()
    assert "more than a chat message should have (600)" in found[0]["warning"]
    assert len(found[0]["text"]) > 600
    assert found[1]["warning"] is None


def test_batches_and_kept_columns() -> None:
    """What goes through Spark: a stream of batches, some of them empty."""
    table = pa.table({"client": ["Ana", "Pau", "Eva"], "id": pa.array([7, 8, 9], pa.int32())})
    batches = [
        table.slice(0, 0).combine_chunks().to_batches() or [],
        *(table.slice(n, 1).to_batches() for n in range(3)),
    ]
    flat = [batch for group in batches for batch in group]
    options: dict[str, Any] = {"script": "firing", "locale": "en", "keep": ["id"]}
    found = pa.Table.from_batches(list(merge_batches(flat, **options)))
    assert found.equals(pa.Table.from_batches(merge_table(table, **options).combine_chunks().to_batches()))
    assert found.column("id").to_pylist() == [7, 8, 9]
    assert found.column("id").type == pa.int32()


def test_a_column_that_cannot_feed_a_slot() -> None:
    with pytest.raises(UnknownError, match="cannot be kept"):
        merge_table(pa.table({"text": ["x"]}), script="firing", locale="en", keep=["text"])


@given(
    st.lists(
        st.tuples(*[st.one_of(st.none(), st.sampled_from(["", "a", "b", "ç"]))] * 3), min_size=1, max_size=30
    )
)  # fmt: skip
def test_crossed_columns_are_the_rows_again(table: list[tuple[str | None, ...]]) -> None:
    columns = [encoded(pa.array(column, pa.string())) for column in zip(*table, strict=True)]
    found = crossed(columns)
    cells = [None if code is None else found.values[code] for code in found.codes.to_pylist()]
    assert cells == [tuple(cell or None for cell in row) if any(row) else None for row in table]


def test_keys_stay_apart_where_digits_run_out() -> None:
    """Five columns of 20,000 values each are more combinations than 64 bits hold."""
    codes = [pa.array([0, 1, 0, 19_999], pa.int64())] * 4 + [pa.array([0, 0, 1, 19_999], pa.int64())]
    found = keyed([(column, 20_000) for column in codes]).to_pylist()
    assert len(set(found)) == 4
