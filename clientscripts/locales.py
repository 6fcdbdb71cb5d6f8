"""Locale tags and CLDR: how a language writes numbers, amounts, dates and lists.

Tags stay ours (`tl`, not Babel's `fil_PH`). Everything CLDR knows comes through Babel, one `Cldr` a locale.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from clientscripts.amounts import Pattern, pattern_of, written
from clientscripts.errors import UnknownError, did_you_mean
from clientscripts.store import babel_stamp, keep_value, kept_cldr

if TYPE_CHECKING:
    from babel.core import Locale

    from clientscripts.model import Duration, Money, Percent

MOST = Decimal(10) ** 15
"""Beyond this an amount is nobody's, and goes to Babel."""

# CLDR's order of plural categories, the order in which letters give the forms of a noun.
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_CATEGORY_PROBES = (*range(0, 130), 1000, 1_000_000)


class Cldr:
    """CLDR data of one locale. Values are kept: a letter asks for the same few again and again."""

    def __init__(self, locale: str) -> None:
        self.tag = locale

    @cached_property
    def babel(self) -> Locale:
        """Babel's locale; resolved once, as `Locale.parse` costs far more than a formatted value."""
        from babel.core import Locale, UnknownLocaleError

        try:
            return Locale.parse(self.tag, sep="-")
        except (UnknownLocaleError, ValueError):
            language = self.tag.partition("-")[0]
            try:
                return Locale.parse(language)
            except (UnknownLocaleError, ValueError):
                raise UnknownError(f"CLDR knows no locale “{self.tag}”.") from None

    def plural(self, n: int | Decimal) -> str:
        """The plural category of a number, ``"other"`` where the language has just one."""
        category: str = self.babel.plural_form(n)
        return category

    @cached_property
    def plural_categories(self) -> tuple[str, ...]:
        """The categories whole numbers fall into, in CLDR's order."""
        seen = {self.plural(n) for n in _CATEGORY_PROBES}
        return tuple(category for category in _CATEGORIES if category in seen)

    @lru_cache(maxsize=1024)  # noqa: B019 - one Cldr a locale lives as long as the process
    def number(self, n: int | Decimal) -> str:
        """A number in figures."""
        from babel.numbers import format_decimal

        return format_decimal(n, locale=self.babel)

    def money(self, value: Money) -> str:
        """An amount with the currency's sign where CLDR puts it."""
        if value.currency not in self._patterns:
            self.learn(value.currency)
        pattern = self._patterns[value.currency]
        if pattern is not None and value.amount < MOST:
            return written(value.amount, pattern)
        from babel.numbers import format_currency

        return format_currency(value.amount, value.currency, locale=self.babel)

    def learn(self, *codes: str) -> None:
        """Read the patterns of currencies off Babel, and keep them between runs."""
        self._patterns.update({code: pattern_of(code, self.babel) for code in codes})
        keep_value(f"amounts.{self.tag}", babel_stamp(), dict(self._patterns))

    @cached_property
    def _patterns(self) -> dict[str, Pattern | None]:
        return dict(kept_cldr(f"amounts.{self.tag}") or {})

    @lru_cache(maxsize=1024)  # noqa: B019
    def percent(self, value: Percent) -> str:
        """A share with its sign, as many decimals as were given."""
        from babel.numbers import format_percent

        return format_percent(value.value / 100, locale=self.babel, decimal_quantization=False)

    @lru_cache(maxsize=1024)  # noqa: B019
    def duration(self, value: Duration) -> str:
        """A length of time in words: *2 days*."""
        from babel.units import format_unit

        return format_unit(value.amount, f"duration-{value.unit}", locale=self.babel)

    @lru_cache(maxsize=1024)  # noqa: B019
    def date(self, day: datetime.date, pattern: str = "long") -> str:
        """A date in one of CLDR's lengths or in a pattern of CLDR's letters (``d MMMM``)."""
        from babel.dates import format_date

        return format_date(day, pattern, locale=self.babel)

    @lru_cache(maxsize=1024)  # noqa: B019
    def month_year(self, day: datetime.date) -> str:
        """Month and year: *May 2027*."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", day, locale=self.babel)

    @lru_cache(maxsize=1024)  # noqa: B019
    def joined(self, items: tuple[str, ...], style: str = "standard") -> str:
        """A list joined by *and* (``"standard"``) or *or* (``"or"``)."""
        from babel.lists import format_list

        return format_list(items, style="or" if style == "or" else "standard", locale=self.babel)


@lru_cache(maxsize=256)
def cldr(locale: str) -> Cldr:
    """The CLDR data for a tag."""
    return Cldr(locale)


# Languages whose CLDR code is another than ours.
_SAME = {"fil": "tl"}


def matched(tag: str, known: Iterable[str]) -> str:
    """The full tag to write in: a folder name in `known`, with the region or script that was asked for.

    ``fil-PH`` → ``tl``, ``ca_ES`` → ``ca``, ``bs-Cyrl`` and ``en-GB`` stay as they are.

    Raises:
        UnknownError: no folder fits; nothing ever becomes English in silence.
    """
    known = tuple(known)
    if tag in known:
        return tag
    from langcodes import Language
    from langcodes.tag_parser import LanguageTagError

    try:
        asked = Language.get(tag.replace("_", "-").partition(".")[0], normalize=True)
    except (LanguageTagError, ValueError, AttributeError):
        raise UnknownError(f"“{tag}” is not a locale tag.{did_you_mean(tag, known)}") from None
    language = _SAME.get(asked.language or "", asked.language or "")
    # The most specific folder first: bs-Cyrl-BA → bs-Cyrl → bs.
    for candidate in (
        "-".join(filter(None, (language, asked.script, asked.territory))),
        "-".join(filter(None, (language, asked.script))),
        "-".join(filter(None, (language, asked.territory))),
        language,
    ):
        if candidate in known:
            return _with_subtags(candidate, language, asked.script, asked.territory)
    raise UnknownError(f"No letters in “{tag}”.{did_you_mean(tag, known)}")


# Regions and scripts that change how a message of ours is written; others say nothing the letters use.
_TELLING = {"en": {"GB", "US", "IE", "AU", "NZ", "ZA", "IN"}}
_SCRIPTS = {"bs": {"Cyrl"}}


def _with_subtags(folder: str, language: str, script: str | None, territory: str | None) -> str:
    if folder != language:
        return folder
    if script and script in _SCRIPTS.get(language, ()):
        return f"{folder}-{script}"
    if territory and territory in _TELLING.get(language, ()):
        return f"{folder}-{territory}"
    return folder


def folder_of(locale: str, known: Iterable[str]) -> str:
    """The locale folder that holds the letters for a full tag: ``en-GB`` → ``en``."""
    known = tuple(known)
    while locale not in known and "-" in locale:
        locale = locale.rpartition("-")[0]
    return locale
