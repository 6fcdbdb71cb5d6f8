"""English: a/an by sound, possessives, plurals, dates and amounts.

`en` is international English with the dates and serial comma of the United States and titles without a full stop;
`en-US` writes the full stop (*Ms. Reyes*), every other region writes *1 May 2027* and no serial comma.

Sources: the Chicago Manual of Style (17th ed.) for en and en-US, New Hart's Rules for en-GB, and the house style guide
where they leave a choice (*James’s*, but *Acme Systems’*).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar

from clientscripts.errors import GrammarError
from clientscripts.grammar import Grammar, Inflection, Kind, Names, form, latin_names
from clientscripts.grammar.en_plural import IRREGULAR, UNCHANGED, UNCOUNTED, plural, plural_of_name
from clientscripts.grammar.en_sound import opens_with_vowel
from clientscripts.grammar.words import words
from clientscripts.model import Duration, Gender, Money, Organisation, Percent, Person

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NBSP = "\N{NO-BREAK SPACE}"

# Contractions and shortenings: a full stop in the United States, none elsewhere (New Hart's Rules 10.2).
_STOPPED = words("mr mrs ms mx messrs dr prof rev fr sr")
# Titles before a name; what is not here is taken as the user wrote it.
_TITLES = _STOPPED | words("""
    miss professor doctor sir dame lord lady father sister brother rabbi imam judge justice senator captain capt
    atty attorney engr engineer hon reverend madam ambassador president dean colonel col major maj general gen
    lieutenant lt sgt
    """)
# Said with the given name: *Dear Sir John*, *Dear Sister Anna*.
_WITH_GIVEN = words("sir dame sister brother")
_SIGNS = {"EUR": "€", "GBP": "£", "PHP": "₱", "INR": "₹", "JPY": "¥"}
_AMERICAN = ("en", "en-US")


class Language(Grammar):
    """English. The articles and possessives are right by sound, and unsure where the reading is unknown."""

    language: ClassVar[str] = "en"
    cases: ClassVar[tuple[str, ...]] = ("nominative", "indefinite", "genitive", "plural")
    particles: ClassVar[frozenset[str]] = latin_names.PARTICLES

    def __init__(self, locale: str, names: Names | None = None) -> None:
        super().__init__(locale, names)
        self.american = locale in _AMERICAN
        self.stopped = locale == "en-US"
        self.symbols = {**_SIGNS, "USD": "$"} if self.american else _SIGNS
        self._inflected = lru_cache(maxsize=8192)(self._inflect)
        self.own_figures = locale not in ("en-IN", "en-ZA")  # lakhs; spaces and a decimal comma: CLDR's work

    # -- inflection ------------------------------------------------------------------------------------------

    def inflect(self, name: str, case: str, *, kind: Kind = "given", gender: Gender | None = None) -> Inflection:
        """`name` with its article (``"indefinite"``), as a possessive (``"genitive"``) or in the plural.

        Raises:
            GrammarError: no such case or kind.
        """
        return self._inflected(name, case, kind)

    def _inflect(self, name: str, case: str, kind: Kind) -> Inflection:
        self.expect(case, kind)
        if case == "nominative" or not name.strip():
            return Inflection(name, bool(name.strip()))
        known = self.known(kind, name, case)
        if known is not None:
            return Inflection(known)
        if case == "indefinite":
            vowel, sure = opens_with_vowel(name, not self.american)
            return Inflection(f"{'an' if vowel else 'a'} {name}", sure)
        if case == "genitive":
            return _genitive(name, kind)
        if kind in ("given", "surname"):
            return Inflection(*plural_of_name(name))
        if kind in ("full", "organisation"):
            # Two firms or two people of one name: a letter has no use for it, and no rule would be certain.
            return Inflection(plural_of_name(name)[0], False)
        return Inflection(*plural(name))

    @form("text", "str", "organisation", "count")
    def indefinite(self, value: str | Organisation | int | Decimal, otherwise: str = "") -> str:
        """With *a* or *an*, by sound: ``{{ service | indefinite }}`` → *an SEO audit*.

        `otherwise` is a determiner to use where the sound cannot be known (``indefinite("the")``); without it the
        likelier article is written.
        """
        own = value.form("indefinite") if isinstance(value, Organisation) else None
        if own is not None:
            return own
        text = self.plain(value)
        found = self.inflect(text, "indefinite", kind="organisation" if isinstance(value, Organisation) else "noun")
        return found.text if found.sure or not otherwise else f"{otherwise} {text}"

    @form("person", "organisation", "text", "str", "list")
    def possessive(self, value: Person | Organisation | str | Sequence[str], noun: str = "") -> str:
        """*Anna’s*, *Acme Systems’*, *Anna and Ben’s*.

        Given what is owned, a name that takes no ending well is turned round:
        ``{{ company | possessive("offer") }}`` → *Acme’s offer*, *the offer from Acme Inc.*
        """
        own = value.form("genitive") if isinstance(value, Person | Organisation) else None
        if own is not None:
            return f"{own} {noun}".rstrip()
        text = self.plain(value)
        kind: Kind
        if isinstance(value, Organisation):
            kind = "organisation"
        elif isinstance(value, Person):
            kind = "full"
        else:
            kind = _kind_of(text)
        found = self.inflect(text, "genitive", kind=kind)
        if not noun:
            return found.text
        return f"{found.text} {noun}" if found.sure else f"the {noun} from {text}"

    @form("text", "str")
    def pluralised(self, noun: str) -> str:
        """The plural of a noun: *invoices*, *letters of intent*.

        Raises:
            GrammarError: a word that has no plural (*feedback*) or whose plural is not known.
        """
        return self._plural(noun)

    def _plural(self, noun: str) -> str:
        found = self.inflect(noun, "plural", kind="noun")
        if not found.sure:
            hint = f" Say what is counted: “pieces of {noun}”." if noun.lower() in UNCOUNTED else " Give its forms."
            raise GrammarError(f"No plural of “{noun}” is known for {self.locale}.{hint}")
        return found.text

    # -- names of people -------------------------------------------------------------------------------------

    def given_name(self, person: Person) -> str:
        """The first name that is neither a title nor an initial: *Robert* in *J. Robert Hale*."""
        return person.given or latin_names.given(latin_names.split(person.name, _TITLES)[1], person.surname)

    def surname(self, person: Person) -> str:
        """The family name without *Jr.* or letters after it; particles and *y* stay: *Ortega y Gasset*."""
        return person.surname or latin_names.family(latin_names.split(person.name, _TITLES)[1], person.given)

    def formal_name(self, person: Person) -> str:
        """What follows *Dear*: *Ms Reyes*, *Dr Reyes*, and the full name where the gender is not known."""
        own = person.form("addressed")
        if own is not None:
            return own
        typed, words = latin_names.split(person.name, _TITLES)
        title = person.title.strip() or typed
        if title and latin_names.follows_name(title):
            title = ""
        surname = self.surname(person)
        if title:
            if latin_names.bare(title.split()[0]) in _WITH_GIVEN:
                return f"{self.title(title)} {self.given_name(person)}"
            return f"{self.title(title)} {surname or ' '.join(words)}"
        if surname and person.gender:
            return f"{self.title('Ms' if person.gender == 'female' else 'Mr')} {surname}"
        return " ".join(words)

    def title(self, title: str) -> str:
        """A title as the region writes it: *Ms.* in the United States, *Ms* elsewhere."""
        return " ".join(_title(word, self.stopped) for word in title.split())

    @form("person")
    def formal(self, person: Person) -> str:
        """The name with its title, to go on with: ``{{ client | formal | possessive }}`` → *Ms Reyes’s*."""
        return self.formal_name(person)

    @form("person")
    def given(self, person: Person) -> str:
        """The given name, to go on with: ``{{ contact | given | possessive }}`` → *Anna’s*."""
        return self.given_name(person)

    # -- numbers ---------------------------------------------------------------------------------------------

    def plural(self, n: int | Decimal) -> str:
        """``"one"`` for exactly 1 as it is written: *1 hour*, but *1.0 hours*."""
        return "one" if str(n) in ("1", "-1") else "other"

    @property
    def plural_categories(self) -> tuple[str, ...]:
        return ("one", "other")

    def noun_for(self, n: int | Decimal, noun: str, *forms: str) -> str:
        """The noun after a number; an adjective may stand before it: *3 unpaid invoices*.

        Raises:
            GrammarError: a noun whose plural no rule gives, without forms.
        """
        if self.plural(n) == "one":
            return noun
        return forms[-1] if forms else self._plural(noun)

    def number(self, n: int | Decimal) -> str:
        """In figures, with a comma for thousands, as many decimals as were given: *1,250*, *1.0*."""
        return f"{n:,}" if self.own_figures else self.cldr.number(n)

    def money(self, value: Money) -> str:
        """The sign first, no space, no empty cents: *€1,250.50*, *£20*."""
        return _money(self, value)

    def percent(self, value: Percent) -> str:
        """*12.5%*."""
        return f"{self.number(value.value)}%"

    def duration(self, value: Duration) -> str:
        """*2 days*."""
        return f"{self.number(value.amount)}{_NBSP}{value.unit}{'' if value.amount == 1 else 's'}"

    def within(self, value: Duration) -> str:
        """*within 2 days*."""
        return f"within {self.duration(value)}"

    @form("duration")
    def attributive(self, value: Duration) -> str:
        """Before a noun, always singular: *a 5-day delay*, after `indefinite` too: *an 8-week pause*."""
        return f"{self.number(value.amount)}-{value.unit}"

    @form("duration")
    def duration_of(self, value: Duration, noun: str) -> str:
        """With what lasts so long: ``{{ notice | duration_of("notice") }}`` → *2 weeks’ notice*, *1 day’s notice*."""
        return f"{self.duration(value)}{'’s' if value.amount == 1 else '’'} {noun}"

    # -- dates -----------------------------------------------------------------------------------------------

    def date(self, day: datetime.date) -> str:
        """*May 1, 2027*, or *1 May 2027* outside the United States."""
        month = _MONTHS[day.month - 1]
        return f"{month} {day.day}, {day.year}" if self.american else f"{day.day} {month} {day.year}"

    def on_date(self, day: datetime.date) -> str:
        """*on May 1, 2027*."""
        return f"on {self.date(day)}"

    def until_date(self, day: datetime.date) -> str:
        """*until May 1, 2027*."""
        return f"until {self.date(day)}"

    def by_date(self, day: datetime.date) -> str:
        """*by May 1, 2027*."""
        return f"by {self.date(day)}"

    def from_date(self, day: datetime.date) -> str:
        """*from May 1, 2027*."""
        return f"from {self.date(day)}"

    def since_date(self, day: datetime.date) -> str:
        """*since May 2019*."""
        return f"since {self.month_year(day)}"

    def month_year(self, day: datetime.date) -> str:
        """*May 2027*, without a comma."""
        return f"{_MONTHS[day.month - 1]} {day.year}"

    @form("date")
    def weekday_date(self, day: datetime.date) -> str:
        """For a deadline: *Thursday, May 15, 2025*; *Thursday 15 May 2025*."""
        return f"{_WEEKDAYS[day.weekday()]}{',' if self.american else ''} {self.date(day)}"

    # -- lists -----------------------------------------------------------------------------------------------

    def joined(self, items: Sequence[str], style: str) -> str:  # type: ignore[override]
        """*A and B*; *A, B, and C* with the serial comma in the United States only."""
        *rest, last = items
        if not rest:
            return last
        word = "or" if style == "or" else "and"
        serial = "," if self.american and len(rest) > 1 else ""
        return f"{', '.join(rest)}{serial} {word} {last}"


def _kind_of(text: str) -> Kind:
    """What a bare text is, to go by its -s: *our clients’*; *Ms Reyes’s, Anna and James’s*; *Acme Systems’*."""
    parts = text.split()
    if not parts or parts[-1][0].islower():
        return "noun"
    person = len(parts) == 1 or "and" in parts or latin_names.bare(parts[0]) in _TITLES
    return "full" if person else "organisation"


@lru_cache(maxsize=256)
def _title(word: str, stopped: bool) -> str:
    bare = word.rstrip(".")
    if bare.lower() not in _STOPPED:
        return word
    bare = bare[:1].upper() + bare[1:]
    return f"{bare}." if stopped else bare


_CENTS = r"[.,]0+$"
_CODE_BEFORE = r"^(-?[A-Z]{3})(?=\d)"


@lru_cache(maxsize=4096)
def _money(language: Language, value: Money) -> str:
    sign = language.symbols.get(value.currency)
    if sign and language.own_figures and value.currency != "JPY" and value.amount >= 0:
        return f"{sign}{value.amount:,.2f}".removesuffix(".00")
    return re.sub(_CENTS, "", re.sub(_CODE_BEFORE, rf"\1{_NBSP}", language.cldr.money(value)))


# Nouns in -s that are one thing; whatever else ends in -s after another letter is a plural.
_ONE_IN_S = frozenset(word for word in IRREGULAR if word.endswith("s"))
_PLURAL_IN_US_IS = words("menus gurus emus skis taxis alibis bikinis rabbis")
_OWNS = r"[’']s$"


@lru_cache(maxsize=4096)
def _genitive(name: str, kind: str) -> Inflection:
    """The possessive. House style: *James’s*, but plurals and firms in -s take the apostrophe alone."""
    last = name[-1]
    if not last.isalnum():
        # Acme Inc., “Plan B”, Acme (UK): correct but clumsy, a letter turns it round.
        return Inflection(f"{name}’s", False)
    if re.search(_OWNS, name):  # McDonald’s is its own possessive
        return Inflection(name.replace("'", "’"), False)
    if last not in "sS":
        return Inflection(f"{name}’s")
    if kind == "organisation":
        # Initials in -S (AWS) are written both ways.
        return Inflection(f"{name}’", last == "s")
    if kind not in ("noun", "title"):
        return Inflection(f"{name}’s")
    word = name.lower().replace("-", " ").rpartition(" ")[2]
    if word in UNCHANGED or last == "S":
        return Inflection(f"{name}’" if last == "s" else f"{name}’s", False)
    singular = word in _ONE_IN_S or (word.endswith(("ss", "us", "is")) and word not in _PLURAL_IN_US_IS)
    return Inflection(f"{name}’s" if singular else f"{name}’")
