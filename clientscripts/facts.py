"""Text from a command line or values from Python → typed facts; every problem of a call in one error."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from clientscripts.amounts import currencies
from clientscripts.errors import FactsError, Problem, did_you_mean
from clientscripts.model import GENDERS, UNITS, Duration, Fact, Link, Money, Organisation, Percent, Person, Slot

MAX_NAME = 200
MAX_TEXT = 1_000
MAX_ITEMS = 50
MAX_URL = 2_000
_MARKS_IN_A_ROW = 8
_FIRST_MARK = "\u0300"
"""No character before it combines with the one it follows."""

# Controls, line and paragraph separators, lone surrogates, and the marks that turn the reading direction of what
# follows (a name written right to left does not need them).
_REFUSED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]")

# Legal forms that make a name a firm's, from the ISO 20275 list for the countries of the five languages.
_LEGAL_FORMS = re.compile(
    r"(?:^|[\s,])(?:d\.?\s?o\.?\s?o\.?|d\.?\s?d\.?|s\.?p\.?|S\.?\s?L\.?(?:\s?U\.?)?|S\.?\s?A\.?(?:\s?U\.?)?|S\.?C\.?C\.?L\.?|"
    r"Inc\.?|LLC|L\.L\.C\.|Ltd\.?|PLC|plc|LLP|GmbH|AG|Corp\.?|Co\.|B\.?V\.?|N\.?V\.?|S\.?r\.?l\.?|"
    r"ՍՊԸ|ՓԲԸ|ԲԲԸ|ԱՁ|OPC|Limited|Corporation|Company|Foundation)$"
)


class Unfit(ValueError):
    """A value does not fit its type; the message says what is expected."""


def clean(value: object, limit: int = MAX_TEXT) -> str:
    """One line of text, trimmed; whatever a person or thing may be called, in any script.

    Raises:
        Unfit: not text, empty, too long, or with characters that could change the text around it.
    """
    if not isinstance(value, str):
        raise Unfit("expected text")
    if len(value) > limit:
        raise Unfit(f"expected at most {limit:,} characters, got {len(value):,}")
    text = value.strip()
    if not text:
        raise Unfit("expected text, got only white space")
    if text.isprintable() and max(text) < _FIRST_MARK:  # most are; nothing that follows could be in it
        return text
    if _LINE_BREAK.search(text):
        raise Unfit("expected one line, got a line break")
    bad = _REFUSED.search(text)
    if bad:
        name = unicodedata.name(bad[0], "control character").lower()
        raise Unfit(f"expected plain text, got {name} (U+{ord(bad[0]):04X})")
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > _MARKS_IN_A_ROW:
            raise Unfit(f"expected text, got more than {_MARKS_IN_A_ROW} combining marks on one letter")
    return text


def _forms(value: Any) -> tuple[tuple[str, str], ...]:
    if value is None:
        return ()
    if isinstance(value, tuple):
        value = dict(value)
    if not isinstance(value, Mapping):
        raise Unfit("expected forms by case, as {vocative: Petre}")
    return tuple((clean(case, 40), clean(form, MAX_NAME)) for case, form in value.items())


def _only(value: Mapping[Any, Any], *known: str) -> None:
    for key in value:
        if key not in known:
            raise Unfit(f"has no field “{key}”.{did_you_mean(str(key), known)}")


def person(value: object) -> Person:
    """A person: a name, a `Person`, or a mapping with name, title, gender, given, surname and forms."""
    if isinstance(value, Person):
        value = {
            "name": value.name, "title": value.title, "gender": value.gender, "given": value.given,
            "surname": value.surname, "forms": value.forms,
        }  # fmt: skip
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, Mapping):
        raise Unfit("expected a person's name")
    _only(value, "name", "title", "gender", "given", "surname", "forms", "kind")
    if not value.get("name"):
        raise Unfit("expected a name beside the other fields")
    gender = value.get("gender") or None
    if gender is not None:
        gender = {"f": "female", "m": "male"}.get(str(gender).strip().lower(), str(gender).strip().lower())
        if gender not in GENDERS:
            raise Unfit(f"expected gender female or male, or none at all, got “{gender}”")
    name = clean(value["name"], MAX_NAME)
    if "@" in name or "://" in name or not any(character.isalpha() for character in name):
        raise Unfit("expected a person's name, not an address or a number")
    optional = {key: clean(value[key], MAX_NAME) for key in ("title", "given", "surname") if value.get(key)}
    return Person(name, gender=gender, forms=_forms(value.get("forms")), **optional)  # type: ignore[arg-type]


def organisation(value: object) -> Organisation:
    """A firm: a name, an `Organisation`, or a mapping with name and forms."""
    if isinstance(value, Organisation):
        return Organisation(clean(value.name, MAX_NAME), _forms(value.forms))
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, Mapping):
        raise Unfit("expected the name of a firm")
    _only(value, "name", "forms", "kind")
    return Organisation(clean(value.get("name"), MAX_NAME), _forms(value.get("forms")))


def is_organisation(value: object) -> bool:
    """Whether a value for a slot that takes either is a firm: said so, or its name ends in a legal form."""
    if isinstance(value, Organisation):
        return True
    if isinstance(value, Mapping):
        if "kind" in value:
            if value["kind"] not in ("person", "organisation"):
                raise Unfit(f"expected kind person or organisation, got “{value['kind']}”")
            return bool(value["kind"] == "organisation")
        if {"gender", "title", "given", "surname"} & set(value):
            return False
        value = value.get("name")
    return isinstance(value, str) and bool(_LEGAL_FORMS.search(value.strip()))


def _decimal(text: str, what: str) -> Decimal:
    text = text.strip()
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", text, re.ASCII) or len(text) > 20:
        raise Unfit(f"expected {what}")
    return Decimal(text)


def money(value: object) -> Money:
    """An amount: ``"120 EUR"``, ``(120, "EUR")`` or `Money`. Currency by ISO 4217, amount not negative."""
    what = "an amount as “1250.50 EUR”"
    if isinstance(value, Money):
        value = (value.amount, value.currency)
    if isinstance(value, str):
        match = re.fullmatch(r"\s*(?:(\S+)\s*([A-Za-z]{3})|([A-Za-z]{3})\s*(\S+))\s*", value)
        if not match:
            raise Unfit(f"expected {what}")
        value = (match[1] or match[4], match[2] or match[3])
    if not isinstance(value, tuple | list) or len(value) != 2 or not isinstance(value[1], str):
        raise Unfit(f"expected {what}")
    number, code = value[0], value[1].upper()
    if isinstance(number, bool) or not isinstance(number, int | float | Decimal | str):
        raise Unfit(f"expected {what}")
    try:
        amount = _decimal(number, what) if isinstance(number, str) else Decimal(str(number))
    except InvalidOperation:
        raise Unfit(f"expected {what}") from None
    if not amount.is_finite():
        raise Unfit(f"expected {what}, got no finite number")
    if code not in currencies():
        raise Unfit(f"expected a currency of ISO 4217, got “{code}”.{did_you_mean(code, ('EUR', 'USD', 'GBP'))}")
    if amount < 0 or amount >= 10**15:
        raise Unfit(f"expected {what}, from 0 to a thousand million million")
    places = currencies()[code]
    if amount != amount.quantize(Decimal(1).scaleb(-places)):
        raise Unfit(f"expected at most {places} decimals for {code}")
    return Money(amount, code)


def date(value: object) -> datetime.date:
    """A date: ISO 8601 (``2027-05-01``) or `datetime.date`."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    what = "a date as 2027-05-01"
    if not isinstance(value, str) or not re.fullmatch(r"\s*\d{4}-\d\d-\d\d\s*", value, re.ASCII):
        raise Unfit(f"expected {what}")
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError as error:
        raise Unfit(f"expected {what}: {error}") from None


def percent(value: object) -> Percent:
    """A share: ``10``, ``"12.5"``, ``"10 %"`` or `Percent`; above 0, at most 100."""
    what = "a percentage as 10 or 12.5"
    if isinstance(value, Percent):
        value = value.value
    if isinstance(value, str):
        number = _decimal(value.replace("%", "", 1), what)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        number = Decimal(str(value))
    else:
        raise Unfit(f"expected {what}")
    if not number.is_finite() or not 0 < number <= 100:
        raise Unfit(f"expected {what}, above 0 and at most 100")
    return Percent(number)


def count(value: object) -> int:
    """A whole number from 0."""
    what = "a whole number as 10"
    if isinstance(value, str) and re.fullmatch(r"\s*\d{1,12}\s*", value, re.ASCII):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**12:
        return value
    raise Unfit(f"expected {what}")


_UNIT_WORDS = {
    **{unit: unit for unit in UNITS}, **{f"{unit}s": unit for unit in UNITS},
    "min": "minute", "h": "hour", "d": "day", "w": "week", "y": "year",
}  # fmt: skip
_ISO_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def duration(value: object) -> Duration:
    """A length of time in one unit: ``"2 days"``, ``"48 h"``, ISO 8601 ``"P2D"``, `timedelta` or `Duration`."""
    what = "a length of time as “2 days” or “48 hours”"
    if isinstance(value, Duration):
        value = (value.amount, value.unit)
    if isinstance(value, datetime.timedelta):
        hours, rest = divmod(int(value.total_seconds()), 3600)
        if rest:
            raise Unfit(f"expected {what}, in whole hours")
        value = (hours // 24, "day") if hours % 24 == 0 else (hours, "hour")
    if isinstance(value, str):
        iso = re.fullmatch(r"P(?:(\d{1,6})([DWMY])|T(\d{1,6})([HM]))", value.strip(), re.ASCII)
        words = re.fullmatch(r"\s*(\d{1,6})\s*([A-Za-z]+)\s*", value, re.ASCII)
        if iso:
            value = (int(iso[1] or iso[3]), _ISO_UNITS.get(iso[2]) if iso[2] else {"H": "hour", "M": "minute"}[iso[4]])
        elif words:
            unit = words[2].lower()
            if unit not in _UNIT_WORDS:
                raise Unfit(f"expected {what}; no unit “{unit}”.{did_you_mean(unit, _UNIT_WORDS)}")
            value = (int(words[1]), _UNIT_WORDS[unit])
    if (
        isinstance(value, tuple | list) and len(value) == 2 and isinstance(value[0], int)
        and not isinstance(value[0], bool) and 0 < value[0] < 10**6 and value[1] in UNITS
    ):  # fmt: skip
        return Duration(value[0], value[1])
    raise Unfit(f"expected {what}")


def items(value: object) -> tuple[str, ...]:
    """A list of short texts: a sequence, or one text with semicolons between."""
    if isinstance(value, str):
        value = [part for part in value.split(";") if part.strip()]
    if not isinstance(value, Iterable) or isinstance(value, Mapping | bytes):
        raise Unfit("expected a list, as “Delta; Omega; Nova”")
    found: list[str] = []
    for item in value:
        if len(found) >= MAX_ITEMS:
            raise Unfit(f"expected at most {MAX_ITEMS} entries")
        found.append(clean(item.name if isinstance(item, Organisation) else item, MAX_TEXT))
    if not found:
        raise Unfit("expected at least one entry")
    return tuple(found)


def link(value: object) -> Link:
    """An http, https or mailto address."""
    what = "an address that begins with https://, http:// or mailto:"
    text = clean(value.url if isinstance(value, Link) else value, MAX_URL)
    if re.search(r"[\s<>\"{}|\\^`]", text):
        raise Unfit(f"expected {what}, without spaces or quotes")
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        raise Unfit(f"expected {what}") from None
    if parts.scheme.lower() == "mailto":
        if not re.fullmatch(r"[^@\s,;]+@[^@\s,;?]+", parts.path):
            raise Unfit("expected one address after mailto:")
    elif parts.scheme.lower() not in ("http", "https") or not host:
        raise Unfit(f"expected {what}")
    elif parts.username or parts.password:
        raise Unfit(f"expected {what}, without a user name in it")
    return Link(text)


_READERS: Mapping[str, Callable[[Any], Fact]] = {
    "person": person, "organisation": organisation, "money": money, "date": date, "percent": percent,
    "count": count, "duration": duration, "list": items, "link": link, "text": clean,
}  # fmt: skip


def read_one(slot: Slot, value: object) -> Fact:
    """The typed value of one slot.

    Raises:
        Unfit: the value does not fit; the message says what is expected.
    """
    if slot.types == ("choice",):
        text = clean(value, MAX_NAME)
        if text not in slot.choices:
            raise Unfit(f"expected one of {', '.join(slot.choices)}.{did_you_mean(text, slot.choices)}")
        return text
    if len(slot.types) > 1 and set(slot.types) == {"person", "organisation"}:
        return organisation(value) if is_organisation(value) else person(value)
    fact = _READERS[slot.types[0]](value)
    if slot.most is not None and isinstance(fact, tuple) and len(fact) > slot.most:
        raise Unfit(f"expected at most {slot.most} entries, got {len(fact)}")
    return fact


def _read_again(slot: Slot, value: object) -> Fact:
    """As `read_one`; what was read before is kept, as the same sender, firm and days come again and again."""
    kind = type(value)
    if (
        kind in _KEPT
        or (kind is Money and type(value.amount) is Decimal)  # type: ignore[attr-defined]
        or (kind is tuple and all(type(item) is str for item in value))  # type: ignore[attr-defined]
    ):
        return _read_kept(slot.types, slot.choices, slot.most, value)
    return read_one(slot, value)


# Values that equal one another only if they are the same: an amount of True would equal an amount of 1.
_KEPT = frozenset({str, Person, Organisation, Link, datetime.date})


@lru_cache(maxsize=4096)
def _read_kept(types: tuple[str, ...], choices: tuple[str, ...], most: int | None, value: object) -> Fact:
    return read_one(Slot("", types, choices=choices, most=most), value)


def gathered(slots: Mapping[str, Slot], given: Mapping[str, object]) -> tuple[dict[str, object], list[Problem]]:
    """The value of each filled slot, its fields put together but not read yet, and what is wrong with the names.

    None and the empty string mean that a slot is not filled. ``client.gender`` is the field `gender` of `client`.
    """
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for key, value in given.items():
        slot, _, rest = key.partition(".")
        if slot not in slots:
            problems.append(Problem(f"there is no such slot.{did_you_mean(slot, slots)}", key))
        elif value is None or (isinstance(value, str) and value == ""):
            continue
        elif not rest:
            if isinstance(values.get(slot), dict) and isinstance(value, str):
                values[slot].setdefault("name", value)  # type: ignore[attr-defined]
            else:
                values[slot] = value
        elif not {"person", "organisation"} & set(slots[slot].types):
            problems.append(Problem(f"“{slot}” has no fields, it is one {' or '.join(slots[slot].types)}", key))
        else:
            _set_field(values, slot, rest, value)
    return values, problems


def read(slots: Mapping[str, Slot], given: Mapping[str, object]) -> dict[str, Fact]:
    """The typed facts of a call; names and empty values as in `gathered`.

    Raises:
        FactsError: every problem at once, each with slot, value, what is expected, and the nearest slot.
    """
    values, problems = gathered(slots, given)
    facts: dict[str, Fact] = {}
    for slot, value in values.items():
        try:
            facts[slot] = _read_again(slots[slot], value)
        except Unfit as error:
            problems.append(Problem(f"{error} (got {shown(value)})", slot))
    for name, declared in slots.items():
        if declared.required and name not in values:
            problems.append(Problem(f"is needed: {declared.note}", name))
    if problems:
        raise FactsError(problems)
    return facts


def _set_field(values: dict[str, object], slot: str, path: str, value: object) -> None:
    current = values.get(slot)
    if isinstance(current, Mapping):
        fields = dict(current)
    elif isinstance(current, Person | Organisation):
        fields = {key: getattr(current, key) for key in current.__struct_fields__}
    else:
        fields = {"name": current} if current is not None else {}
    key, _, case = path.partition(".")
    if key == "forms" and case:
        forms = fields.get("forms")
        fields["forms"] = {**(dict(forms) if forms else {}), case: value}
    else:
        fields[path] = value
    values[slot] = fields


def shown(value: object) -> str:
    """A value as errors quote it: short, on one line, with nothing that could disturb a terminal."""
    text = (
        ascii(value)
        if not isinstance(value, str)
        else "".join(character if character.isprintable() else ascii(character)[1:-1] for character in value[:60])
    )
    text = text[:40] + "…" if len(text) > 40 else text
    return f"“{text}”"
