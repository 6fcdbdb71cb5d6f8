"""Facts: text and Python values become typed, and everything wrong is said at once."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientscripts.errors import FactsError
from clientscripts.facts import read
from clientscripts.model import Duration, Link, Money, Organisation, Percent, Person, Slot

SLOTS = {
    name: Slot(name, types, choices=("award", "anniversary") if types == ("choice",) else (), most=most)
    for name, types, most in [
        ("client", ("person", "organisation"), None), ("sender", ("person",), None),
        ("company", ("organisation",), None), ("refund", ("money",), None), ("day", ("date",), None),
        ("share", ("percent",), None), ("years", ("count",), None), ("within", ("duration",), None),
        ("firms", ("list",), 5), ("survey", ("link",), None), ("note", ("text",), None),
        ("event", ("choice",), None),
    ]
}  # fmt: skip


@pytest.mark.parametrize(
    ("slot", "value", "expected"),
    [
        ("client", "Amra Hadžić", Person("Amra Hadžić")),
        ("client", {"name": "Amra Hadžić", "gender": "female"}, Person("Amra Hadžić", gender="female")),
        ("client", {"name": "Amra", "gender": "F", "title": "dr."}, Person("Amra", title="dr.", gender="female")),
        ("client", "Alfa d.o.o.", Organisation("Alfa d.o.o.")),
        ("client", "Acme Inc.", Organisation("Acme Inc.")),
        ("client", "Puig, S.L.", Organisation("Puig, S.L.")),
        ("client", "«Արարատ» ՍՊԸ", Organisation("«Արարատ» ՍՊԸ")),
        ("client", {"name": "Acme", "kind": "organisation"}, Organisation("Acme")),
        ("client", Organisation("Acme"), Organisation("Acme")),
        ("client", Person("Ana", forms=(("vocative", "Ana"),)), Person("Ana", forms=(("vocative", "Ana"),))),
        ("company", "Acme", Organisation("Acme")),
        ("refund", "120 EUR", Money(Decimal(120), "EUR")),
        ("refund", "EUR 1250.50", Money(Decimal("1250.50"), "EUR")),
        ("refund", "120eur", Money(Decimal(120), "EUR")),
        ("refund", (120, "EUR"), Money(Decimal(120), "EUR")),
        ("refund", (Decimal("0.10"), "USD"), Money(Decimal("0.10"), "USD")),
        ("refund", (0.1, "USD"), Money(Decimal("0.1"), "USD")),
        ("refund", "5000 JPY", Money(Decimal(5000), "JPY")),
        ("refund", "99.50 BAM", Money(Decimal("99.50"), "BAM")),
        ("refund", "12500 AMD", Money(Decimal(12500), "AMD")),
        ("day", "2027-05-01", datetime.date(2027, 5, 1)),
        ("day", datetime.date(2027, 5, 1), datetime.date(2027, 5, 1)),
        ("day", datetime.datetime(2027, 5, 1, 10), datetime.date(2027, 5, 1)),
        ("share", "12.5", Percent(Decimal("12.5"))),
        ("share", "10 %", Percent(Decimal(10))),
        ("share", 10, Percent(Decimal(10))),
        ("years", "10", 10),
        ("years", 0, 0),
        ("within", "2 days", Duration(2, "day")),
        ("within", "48 h", Duration(48, "hour")),
        ("within", "P2W", Duration(2, "week")),
        ("within", "PT48H", Duration(48, "hour")),
        ("within", datetime.timedelta(days=2), Duration(2, "day")),
        ("within", datetime.timedelta(hours=5), Duration(5, "hour")),
        ("firms", "Delta; Omega ;Nova", ("Delta", "Omega", "Nova")),
        ("firms", ["Delta", Organisation("Omega")], ("Delta", "Omega")),
        ("survey", "https://example.com/a?b=c", Link("https://example.com/a?b=c")),
        ("survey", "mailto:a@example.com", Link("mailto:a@example.com")),
        ("note", "  a {{ b }} <c> ", "a {{ b }} <c>"),
        ("event", "award", "award"),
    ],
)
def test_reads(slot: str, value: object, expected: object) -> None:
    assert read(SLOTS, {slot: value}) == {slot: expected}


@pytest.mark.parametrize(
    ("slot", "value", "says"),
    [
        ("refund", "lots", "expected an amount as “1250.50 EUR”"),
        ("refund", "120", "expected an amount"),
        ("refund", "1.250,50 EUR", "expected an amount"),
        ("refund", "120 XYZ", "expected a currency of ISO 4217, got “XYZ”"),
        ("refund", "120 DEM", "expected a currency of ISO 4217, got “DEM”"),  # withdrawn in 2002
        ("refund", "-5 EUR", "from 0"),
        ("refund", "1.005 EUR", "at most 2 decimals for EUR"),
        ("refund", "1.5 JPY", "at most 0 decimals for JPY"),
        ("refund", (float("nan"), "EUR"), "no finite number"),
        ("refund", (float("inf"), "EUR"), "no finite number"),
        ("refund", (True, "EUR"), "expected an amount"),
        ("refund", Money(Decimal("NaN"), "EUR"), "no finite number"),
        ("refund", "٣ EUR", "expected an amount"),
        ("day", "1.5.2027", "expected a date as 2027-05-01"),
        ("day", "2027-02-30", "day is out of range"),
        ("day", 20270501, "expected a date"),
        ("share", "0", "above 0 and at most 100"),
        ("share", "101", "above 0 and at most 100"),
        ("share", True, "expected a percentage"),
        ("years", "ten", "expected a whole number"),
        ("years", -1, "expected a whole number"),
        ("years", True, "expected a whole number"),
        ("within", "2 dys", "no unit “dys”. Did you mean “days”?"),
        ("within", "0 days", "expected a length of time"),
        ("firms", "", None),
        ("firms", ";", "at least one entry"),
        ("firms", "a;b;c;d;e;f", "at most 5 entries, got 6"),
        ("firms", [1], "expected text"),
        ("survey", "javascript:alert(1)", "expected an address that begins with https://"),
        ("survey", "ftp://x", "expected an address"),
        ("survey", "https://", "expected an address"),
        ("survey", "https://user:pw@example.com", "without a user name"),
        ("survey", "https://exa mple.com", "without spaces"),
        ("survey", "mailto:a@b.c,d@e.f", "one address after mailto:"),
        ("survey", "http://[::1", "expected an address"),
        ("note", "a\nb", "expected one line, got a line break"),
        ("note", "a\r\nBcc: x", "expected one line"),
        ("note", "a\x00b", "U+0000"),
        ("note", "a\x1b[31mb", "U+001B"),
        ("note", "a\u202eb", "right-to-left override"),
        ("note", "a\ud800b", "U+D800"),
        ("note", "x" * 1001, "at most 1,000 characters"),
        ("note", "e" + "\u0301" * 400, "combining marks"),
        ("note", "   ", "only white space"),
        ("note", 5, "expected text"),
        ("client", "x" * 201, "at most 200"),
        ("client", "amra@example.com", "not an address"),
        ("client", {"name": "A", "gender": "unknown"}, "gender female or male, or none at all"),
        ("client", {"name": "A", "gendr": "female"}, "no field “gendr”. Did you mean “gender”?"),
        ("client", {"gender": "female"}, "expected a name"),
        ("client", {"name": "A", "kind": "firm"}, "kind person or organisation"),
        ("event", "awrd", "expected one of award, anniversary. Did you mean “award”?"),
    ],
)
def test_refuses(slot: str, value: object, says: str | None) -> None:
    if says is None:
        assert read(SLOTS, {slot: value}) == {}
        return
    with pytest.raises(FactsError) as caught:
        read(SLOTS, {slot: value})
    assert says in str(caught.value)
    assert str(caught.value).startswith(f"{slot}: ")


def test_every_problem_in_one_error() -> None:
    with pytest.raises(FactsError) as caught:
        read(SLOTS, {"refnud": "1 EUR", "refund": "lots", "day": "soon", "note": "fine"})
    assert [problem.where for problem in caught.value.problems] == ["refnud", "refund", "day"]
    assert "Did you mean “refund”?" in caught.value.problems[0].message


def test_fields_of_a_slot() -> None:
    given = {"client.gender": "female", "client": "Amra Hadžić", "client.forms.vocative": "Amro"}
    expected = Person("Amra Hadžić", gender="female", forms=(("vocative", "Amro"),))
    assert read(SLOTS, given)["client"] == expected
    assert read(SLOTS, dict(reversed(given.items())))["client"] == expected


def test_fields_of_a_slot_without_fields() -> None:
    with pytest.raises(FactsError, match="“refund” has no fields"):
        read(SLOTS, {"refund.currency": "EUR"})


def test_a_required_slot() -> None:
    with pytest.raises(FactsError, match="name: is needed: Your name"):
        read({"name": Slot("name", ("text",), required=True, note="Your name")}, {})


def test_nothing_is_nothing() -> None:
    assert read(SLOTS, {"note": None, "refund": ""}) == {}


def test_errors_never_disturb_a_terminal() -> None:
    with pytest.raises(FactsError) as caught:
        read(SLOTS, {"refund": "\x1b]0;owned\x07"})
    assert "\x1b" not in str(caught.value)
    assert "\x07" not in str(caught.value)


@given(st.text(min_size=1, max_size=60))
def test_any_text_comes_out_as_it_is_or_is_refused(text: str) -> None:
    try:
        found = read(SLOTS, {"note": text})
    except FactsError:
        return
    assert found.get("note", "") == text.strip()


@pytest.mark.parametrize(
    "name",
    [
        "Զարուհի Սարգսյան",
        "María José",
        "O’Neill",
        "Nguyễn Văn Ánh",
        "محمد علي",
        "王小明",
        "Jürgen-Öz",
        "{{ Bobby }}",
        "X Æ A-12",
        "Đorđe",
    ],
)
def test_whatever_a_person_may_be_called(name: str) -> None:
    assert read(SLOTS, {"sender": name}) == {"sender": Person(name)}
