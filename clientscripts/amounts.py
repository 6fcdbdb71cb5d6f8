"""Amounts without Babel's cost: each currency's pattern read once from what Babel itself writes, and kept.

A pattern is taken from Babel's text for one amount and held against its text for others; where they do not agree (an
unusual grouping, digits of another script), there is no pattern and every amount goes to Babel.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.core import Locale

Pattern = tuple[str, str, str, str, int]
"""Before, after, between groups of three, before the decimals, and how many decimals."""

_PROBE = Decimal("1234567.89")
_CHECKS = (0, 1, 50, 100, 99_999, 100_000, 9_876_540, 123_456_789_012)


def written(amount: Decimal, pattern: Pattern) -> str:
    """An amount in a pattern."""
    before, after, group, decimal, places = pattern
    whole, _, fraction = f"{amount:,.{places}f}".partition(".")
    return f"{before}{whole.replace(',', group)}{decimal if places else ''}{fraction}{after}"


def pattern_of(currency: str, locale: Locale) -> Pattern | None:
    """The pattern of a currency in a locale, or None where it has none that always holds."""
    from babel.numbers import format_currency

    places = places_of(currency)
    whole, _, fraction = f"{_PROBE:.{places}f}".partition(".")
    shape = rf"(\D*){whole[0]}(?P<group>\D*){whole[1:4]}(?P=group){whole[4:]}" + (
        rf"(\D+){fraction}" if fraction else "()"
    )
    found = re.fullmatch(shape + r"(\D*)", format_currency(_PROBE, currency, locale=locale), re.ASCII)
    if found is None:
        return None
    pattern = (found[1], found[4], found["group"], found[3], places)
    checks = [Decimal(amount).scaleb(-places) for amount in _CHECKS]
    same = all(written(amount, pattern) == format_currency(amount, currency, locale=locale) for amount in checks)
    return pattern if same else None


def places_of(currency: str) -> int:
    """How many decimals a currency has."""
    from babel.numbers import get_currency_precision

    return get_currency_precision(currency)


@lru_cache(maxsize=1)
def currencies() -> Mapping[str, int]:
    """The ISO 4217 codes in use today with their decimals, by CLDR: those some territory uses without an end."""
    from clientscripts.store import babel_stamp, keep_value, kept_cldr

    kept = kept_cldr("currencies")
    if kept is not None:
        return dict(kept)
    from babel.core import get_global

    codes = {
        code
        for entries in get_global("territory_currencies").values()
        for code, _, end, tender in entries
        if end is None and tender
    }
    found = {code: places_of(code) for code in sorted(codes)}
    keep_value("currencies", babel_stamp(), found)
    return found
