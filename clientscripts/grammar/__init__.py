"""The contract every language fulfils, and what they share.

A language is a module here named by its tag (`bs`) with a class `Language(Grammar)`. Letters reach it through
*forms*: methods marked with `@form`, used in a template as filters (``{{ last_day | on_date }}``).

Order of every inflection: the user's own form, then `names.yaml`, then rule, then a fallback that is right anyway.
An inflection knows whether it is *sure*; a form the language does not have raises `GrammarError`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, ClassVar, Literal, TypeVar

from msgspec import Struct

from clientscripts.errors import GrammarError, did_you_mean
from clientscripts.locales import Cldr, cldr
from clientscripts.model import Duration, Gender, Link, Money, Organisation, Percent, Person

Kind = Literal["given", "surname", "full", "organisation", "title", "noun"]
KINDS: tuple[Kind, ...] = ("given", "surname", "full", "organisation", "title", "noun")

Names = Mapping[str, Mapping[str, Mapping[str, str]]]
"""kind → name → case → form: what stands in a locale's `names.yaml`."""


class Inflection(Struct, frozen=True):
    """A form, and whether the rules carry it. Letters never print a form that is not sure."""

    text: str
    sure: bool = True


class Form(Struct, frozen=True):
    """A filter of the letter language: its name, the slot types it accepts and the method behind it."""

    name: str
    accepts: tuple[str, ...]
    apply: Callable[..., str]


Method = TypeVar("Method", bound=Callable[..., str])


def form(*accepts: str) -> Callable[[Method], Method]:
    """Mark a method as a filter for slots of these types; ``"str"`` takes the text of an earlier filter."""

    def mark(method: Method) -> Method:
        method.accepts = accepts  # type: ignore[attr-defined]
        return method

    return mark


class Grammar:
    """What every language can do; the defaults serve a language nobody has written a grammar for."""

    language: ClassVar[str] = ""
    cases: ClassVar[tuple[str, ...]] = ("nominative",)
    particles: ClassVar[frozenset[str]] = frozenset({
        "da", "de", "del", "della", "der", "di", "do", "dos", "du", "la", "las", "le", "los", "van", "von", "y",
        "al", "bin", "ibn", "el", "zu", "zum", "zur", "ter", "ten", "den",
    })  # fmt: skip
    quotes: ClassVar[tuple[str, str]] = ("“", "”")

    def __init__(self, locale: str, names: Names | None = None) -> None:
        self.locale = locale
        self.cldr: Cldr = cldr(locale)
        self._names = names

    # -- inflection ------------------------------------------------------------------------------------------

    def inflect(self, name: str, case: str, *, kind: Kind = "given", gender: Gender | None = None) -> Inflection:
        """`name` in `case`.

        Raises:
            GrammarError: this language has no such case, or there is no such kind.
        """
        self.expect(case, kind)
        return Inflection(name, sure=case == "nominative")

    def expect(self, case: str, kind: str) -> None:
        """Refuse a case or kind that does not exist here."""
        if case not in self.cases:
            raise GrammarError(f"{self.language or self.locale} has no case “{case}”.{did_you_mean(case, self.cases)}")
        if kind not in KINDS:
            raise GrammarError(f"There is no kind of name “{kind}”.{did_you_mean(kind, KINDS)}")

    def known(self, kind: str, name: str, case: str) -> str | None:
        """The form `names.yaml` gives, if any."""
        return (self.names.get(kind) or {}).get(name, {}).get(case)

    @property
    def names(self) -> Names:
        """The exact forms no rule can know; read when first needed."""
        if self._names is None:
            from clientscripts.documents import builtin_names

            self._names = builtin_names(self.language)
        return self._names

    # -- names of people -------------------------------------------------------------------------------------

    def given_name(self, person: Person) -> str:
        """The name one would call a person by."""
        return person.given or person.name.split()[0]

    def surname(self, person: Person) -> str:
        """The family name, or "" for somebody known by one name only. Particles stay: *dela Cruz*."""
        if person.surname:
            return person.surname
        words = person.name.split()
        if person.given and person.name.startswith(person.given + " "):
            return person.name[len(person.given) :].strip()
        if len(words) < 2:
            return ""
        start = len(words) - 1
        while start > 1 and words[start - 1].lower() in self.particles:
            start -= 1
        return " ".join(words[start:])

    def formal_name(self, person: Person) -> str:
        """What follows *Dear* in a formal letter, title included: *Ms Reyes*, *gospodine Hodžiću*."""
        return person.name

    def familiar_name(self, person: Person) -> str:
        """What follows *Hi* in a friendly one: the given name as it is called."""
        return self.given_name(person)

    @form("person", "organisation")
    def addressed(self, who: Person | Organisation, male: str, female: str, unknown: str, organisation: str) -> str:
        """A formal greeting: the wording that fits, with ``{}`` where title and name stand.

        ``{{ client | addressed("Poštovani {}", "Poštovana {}", "Poštovani", "Poštovani") }}``
        """
        if isinstance(who, Organisation):
            return organisation.replace("{}", who.name)
        wording = self.agree(who, male, female, unknown)
        return wording.replace("{}", self.formal_name(who))

    @form("person", "organisation")
    def called(self, who: Person | Organisation, male: str, female: str, unknown: str, organisation: str) -> str:
        """A friendly greeting: as `addressed`, by given name."""
        if isinstance(who, Organisation):
            return organisation.replace("{}", who.name)
        wording = self.agree(who, male, female, unknown)
        return wording.replace("{}", self.familiar_name(who))

    @form("person", "organisation")
    def agree(self, who: Person | Organisation | Gender | None, male: str, female: str, unknown: str) -> str:
        """One of three wordings by gender; a firm, and whoever's gender was not given, takes the third."""
        gender = getattr(who, "gender", who)
        return female if gender == "female" else male if gender == "male" else unknown

    # -- numbers ---------------------------------------------------------------------------------------------

    def plural(self, n: int | Decimal) -> str:
        """The CLDR plural category of a number as it is written."""
        return self.cldr.plural(n)

    @form("count", "list")
    def by_count(self, value: int | Sequence[str], *wordings: str) -> str:
        """One of several wordings by the plural category of a number or of a list's length.

        The wordings stand in the order of `plural_categories`; a missing last one repeats.
        """
        n = value if isinstance(value, int) else len(value)
        position = self.plural_categories.index(self.plural(n))
        return wordings[min(position, len(wordings) - 1)]

    @property
    def plural_categories(self) -> tuple[str, ...]:
        """CLDR's categories in CLDR's order: ``("one", "few", "other")`` for Bosnian."""
        return self.cldr.plural_categories

    @form("count")
    def counted(self, n: int | Decimal, noun: str, *forms: str) -> str:
        """A number with its noun: ``counted(3, "faktura")`` → *3 fakture*.

        Given forms, they stand in the order of `plural_categories`, the first being `noun` itself.
        Without them the noun is looked up or declined by rule; the same with an adjective before it.

        Raises:
            GrammarError: a noun this language does not know, given without forms.
        """
        return f"{self.number(n)}\N{NO-BREAK SPACE}{self.noun_for(n, noun, *forms)}"

    def noun_for(self, n: int | Decimal, noun: str, *forms: str) -> str:
        """The noun alone, as it stands after the number."""
        if not forms:
            raise GrammarError(f"No plural of “{noun}” is known for {self.locale}: give its forms.")
        return self.by_count(int(n), noun, *forms)

    @form("count")
    def number(self, n: int | Decimal) -> str:
        """A number in figures, grouped as the language does."""
        return self.cldr.number(n)

    @form("money")
    def money(self, value: Money) -> str:
        """An amount as the language writes it in running text."""
        return self.cldr.money(value)

    @form("percent")
    def percent(self, value: Percent) -> str:
        """A share with its sign."""
        return self.cldr.percent(value)

    @form("duration")
    def duration(self, value: Duration) -> str:
        """A length of time in its base form: *2 days*."""
        return self.cldr.duration(value)

    @form("duration")
    def within(self, value: Duration) -> str:
        """*within 2 days*."""
        return self.duration(value)

    # -- dates -----------------------------------------------------------------------------------------------

    @form("date")
    def date(self, day: datetime.date) -> str:
        """A date by itself, as at the head of a letter."""
        return self.cldr.date(day)

    @form("date")
    def on_date(self, day: datetime.date) -> str:
        """*on May 1, 2027*, preposition or case ending included."""
        return self.date(day)

    @form("date")
    def until_date(self, day: datetime.date) -> str:
        """*until May 1, 2027*: up to and including that day."""
        return self.date(day)

    @form("date")
    def by_date(self, day: datetime.date) -> str:
        """*by May 1, 2027*: that day at the latest."""
        return self.until_date(day)

    @form("date")
    def from_date(self, day: datetime.date) -> str:
        """*from May 1, 2027*: starting that day, in the future."""
        return self.date(day)

    @form("date")
    def since_date(self, day: datetime.date) -> str:
        """*since May 2019*: how long something has lasted; month and year are enough."""
        return self.month_year(day)

    @form("date")
    def month_year(self, day: datetime.date) -> str:
        """*May 2027* by itself."""
        return self.cldr.month_year(day)

    # -- lists and text --------------------------------------------------------------------------------------

    @form("list")
    def all(self, items: Sequence[str]) -> str:
        """The items joined by *and*."""
        return self.joined(items, "standard")

    @form("list")
    def either(self, items: Sequence[str]) -> str:
        """The items joined by *or*."""
        return self.joined(items, "or")

    def joined(self, items: Iterable[str], style: str) -> str:
        """Items in a CLDR list pattern."""
        return self.cldr.joined(tuple(items), style)

    @form("text", "str", "organisation")
    def quoted(self, text: str | Organisation) -> str:
        """In the language's own quotation marks."""
        opening, closing = self.quotes
        return f"{opening}{text.name if isinstance(text, Organisation) else text}{closing}"

    @form("str", "text")
    def capitalised(self, text: str) -> str:
        """The first letter in upper case, for a value that opens a sentence."""
        return text[:1].upper() + text[1:]

    def plain(self, value: Any) -> str:
        """A value sent through no filter at all."""
        if isinstance(value, str):
            return value
        if isinstance(value, Person | Organisation):
            return value.name
        if isinstance(value, Link):
            return value.url
        if isinstance(value, Money):
            return self.money(value)
        if isinstance(value, Percent):
            return self.percent(value)
        if isinstance(value, Duration):
            return self.duration(value)
        if isinstance(value, datetime.date):
            return self.date(value)
        if isinstance(value, tuple):
            return self.all(value)
        return self.number(value)

    rewrites = False
    """Whether `finish` is for values too: a change of script (bs-Cyrl) is, typography is not."""

    def finish(self, text: str) -> str:
        """A last pass over the words of a template: typography, or another script."""
        return text

    # -- the letter language ---------------------------------------------------------------------------------

    @classmethod
    def forms(cls) -> Mapping[str, Form]:
        """Every filter of this language by name."""
        found: dict[str, Form] = {}
        for name in dir(cls):
            method = getattr(cls, name)
            if hasattr(method, "accepts"):
                found[name] = Form(name, method.accepts, method)
            else:  # an override inherits the mark of what it overrides
                for base in cls.__mro__[1:]:
                    marked = base.__dict__.get(name)
                    if marked is not None and hasattr(marked, "accepts"):
                        found[name] = Form(name, marked.accepts, method)
                        break
        return found


def grammar(locale: str, names: Names | None = None) -> Grammar:
    """The grammar for a locale (``bs``, ``en-GB``): its own module, or the generic one.

    `names` replaces the built-in `names.yaml`.
    """
    if names is None:
        return _builtin(locale)
    return _language(locale)(locale, names)


@lru_cache(maxsize=64)
def _builtin(locale: str) -> Grammar:
    return _language(locale)(locale)


@lru_cache(maxsize=64)
def _language(locale: str) -> type[Grammar]:
    import importlib
    import importlib.util

    language = locale.partition("-")[0].lower()
    name = f"{__name__}.{language}"
    if not language.isalpha() or importlib.util.find_spec(name) is None:
        return Grammar
    found: type[Grammar] = importlib.import_module(name).Language
    return found
