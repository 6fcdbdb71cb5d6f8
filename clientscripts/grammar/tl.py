"""Filipino: markers of persons and things, linkers, small words, dates and numbers.

Nothing in Filipino is declined: a name keeps its form and a marker before it shows its part in the sentence. The three
cases are named by the marker of things: ``"ang"`` (si, sina), ``"ng"`` (ni, nina) and ``"sa"`` (kay, kina).

Sources: Schachter and Otanes, *Tagalog Reference Grammar* (1972), §3.4–3.8; KWF, *Ortograpiyang Pambansa* (2014) and
*Patnubay sa Korespondensiya Opisyal* (2015) for letters; the house style guide where they leave a choice.
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
from clientscripts.grammar.tl_po import with_po
from clientscripts.grammar.tl_words import echoed, linked, numeral
from clientscripts.model import Duration, Gender, Money, Organisation, Percent, Person

_MONTHS = (
    "Enero", "Pebrero", "Marso", "Abril", "Mayo", "Hunyo",
    "Hulyo", "Agosto", "Setyembre", "Oktubre", "Nobyembre", "Disyembre",
)  # fmt: skip
_WEEKDAYS = ("Lunes", "Martes", "Miyerkoles", "Huwebes", "Biyernes", "Sabado", "Linggo")
_UNITS = {"minute": "minuto", "hour": "oras", "day": "araw", "week": "linggo", "month": "buwan", "year": "taon"}
_NBSP = "\N{NO-BREAK SPACE}"
_SIGNS = {"PHP": "₱", "EUR": "€", "USD": "$", "GBP": "£"}

_MARKERS = {"ang": ("si", "sina"), "ng": ("ni", "nina"), "sa": ("kay", "kina")}
_HAS_MARKER = r"(?i)(?:si|sina|ni|nina|kay|kina|ang|ng|sa|mga)\s"
_SEVERAL = r"\s(?:at|and|&|o)\s"

# Titles as they stand before a family name. English ones that say the same become Filipino.
_TITLES = {
    "g": "G.", "gng": "Gng.", "bb": "Bb.", "mr": "G.", "mrs": "Gng.", "miss": "Bb.", "ms": "Ms.",
    "ginoo": "Ginoong", "ginoong": "Ginoong", "ginang": "Ginang", "binibini": "Binibining", "binibining": "Binibining",
    "dr": "Dr.", "dra": "Dra.", "atty": "Atty.", "engr": "Engr.", "inh": "Inh.", "arch": "Arch.", "ar": "Ar.",
    "prof": "Prof.", "propesor": "Propesor", "doktor": "Doktor", "doktora": "Doktora", "rev": "Rev.", "fr": "Fr.",
    "padre": "Padre", "hon": "Hon.", "kgg": "Kgg.", "kap": "Kap.", "sen": "Sen.", "cong": "Cong.", "gob": "Gob.",
    "sir": "Sir", "maam": "Ma’am", "direktor": "Direktor", "pangulo": "Pangulong", "pangulong": "Pangulong",
}  # fmt: skip
_TITLE_WORDS = frozenset(_TITLES)
_WITH_GIVEN = frozenset(("sir", "maam", "padre"))


Named = Person | Organisation | str | Sequence[str]


class Language(Grammar):
    """Filipino (Tagalog): markers, linkers and the place of the polite particle."""

    language: ClassVar[str] = "tl"
    cases: ClassVar[tuple[str, ...]] = ("nominative", "ang", "ng", "sa")
    particles: ClassVar[frozenset[str]] = latin_names.PARTICLES

    def __init__(self, locale: str, names: Names | None = None) -> None:
        super().__init__(locale, names)
        self._inflected = lru_cache(maxsize=8192)(self._inflect)

    # -- inflection ------------------------------------------------------------------------------------------

    def inflect(self, name: str, case: str, *, kind: Kind = "given", gender: Gender | None = None) -> Inflection:
        """`name` with its marker: *si Maria*, *nina Maria at Juan*, *sa Acme*, *ng kontrata*.

        People (``"given"``, ``"surname"``, ``"full"``, ``"title"``) take si/ni/kay, everything else ang/ng/sa.
        A name that carries a marker already is not sure.

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
        return _marked(name, case, kind not in ("organisation", "noun"))

    def _with_marker(self, value: Named, case: str, people: bool) -> str:
        one, _ = _MARKERS[case]
        if isinstance(value, Person | Organisation):
            own = value.form(case) or value.form(one)
            if own is not None:
                return own
            return self.inflect(value.name, case, kind="full" if isinstance(value, Person) else "organisation").text
        if isinstance(value, str):
            return self.inflect(value, case, kind="full" if people else "noun").text
        names = self.joined(value, "standard")
        if not people:
            return f"{case} {names}"
        return f"{_MARKERS[case][len(value) > 1]} {names}"

    @form("organisation", "person", "text", "str", "list")
    def ang(self, value: Named) -> str:
        """The subject: *ang Acme*, *ang kontrata*, *ang Acme at Globe*; a person takes *si*."""
        return self._with_marker(value, "ang", False)

    @form("organisation", "person", "text", "str", "list")
    def ng(self, value: Named) -> str:
        """Owner, actor or object: *ng Acme*, after `money` *ng ₱500.00*; a person takes *ni*."""
        return self._with_marker(value, "ng", False)

    @form("organisation", "person", "text", "str", "list")
    def sa(self, value: Named) -> str:
        """Place, goal, receiver: *sa Acme*; a person takes *kay*. After *para* and *tungkol* as well."""
        return self._with_marker(value, "sa", False)

    @form("person", "organisation", "str", "text", "list")
    def si(self, value: Named) -> str:
        """The subject, a person: *si Maria*, *sina Maria at Juan*, after `formal` *si G. Santos*; a firm: *ang*."""
        return self._with_marker(value, "ang", True)

    @form("person", "organisation", "str", "text", "list")
    def ni(self, value: Named) -> str:
        """Owner or actor, a person: *ni Maria*, *nina Maria at Juan*; a firm takes *ng*."""
        return self._with_marker(value, "ng", True)

    @form("person", "organisation", "str", "text", "list")
    def kay(self, value: Named) -> str:
        """Receiver, a person: *kay Maria*, *kina Maria at Juan*; a firm takes *sa*."""
        return self._with_marker(value, "sa", True)

    # -- words and their neighbours --------------------------------------------------------------------------

    @form("text", "str")
    def linked(self, text: str) -> str:
        """With its linker: *bagong*, *aming*, *mahal na*. A foreign or unknown ending takes a separate *na*."""
        return linked(text)[0]

    @form("text", "str", "person", "organisation")
    def din(self, value: str | Person | Organisation) -> str:
        """With *din* or *rin* ("too") by the sound before it: *kami rin*, *bukas din*."""
        return echoed(self.plain(value), "rin", "din")[0]

    @form("text", "str", "person", "organisation")
    def daw(self, value: str | Person | Organisation) -> str:
        """With *daw* or *raw* ("they say"): *siya raw*, *bukas daw*."""
        return echoed(self.plain(value), "raw", "daw")[0]

    @form("text", "str")
    def with_po(self, clause: str) -> str:
        """A clause with *po* in second place: *Natanggap na po namin*, *Nais ko pong ipaalam*."""
        return with_po(clause)

    # -- names of people -------------------------------------------------------------------------------------

    def given_name(self, person: Person) -> str:
        """The given name, without a title or initials: *Maria*, *Ma. Teresa*."""
        return person.given or latin_names.given(latin_names.split(person.name, _TITLE_WORDS)[1], person.surname)

    def surname(self, person: Person) -> str:
        """The family name, whole: *dela Cruz*, *San Jose*."""
        return person.surname or latin_names.family(latin_names.split(person.name, _TITLE_WORDS)[1], person.given)

    def formal_name(self, person: Person) -> str:
        """*G. Santos* for a man, the person's own title before all; a woman without one is called by her full name.

        *Gng.* and *Bb.* tell whether she is married, which nobody said.
        """
        own = person.form("addressed")
        if own is not None:
            return own
        typed, words = latin_names.split(person.name, _TITLE_WORDS)
        title = person.title.strip() or typed
        if title and latin_names.follows_name(title):
            title = ""
        surname = self.surname(person)
        if not title:
            return f"G. {surname}" if person.gender == "male" and surname else " ".join(words)
        if latin_names.bare(title) in _WITH_GIVEN:
            surname = self.given_name(person)
        shown = " ".join(_TITLES.get(latin_names.bare(word), word) for word in title.split())
        return f"{shown} {surname or ' '.join(words)}"

    @form("person")
    def formal(self, person: Person) -> str:
        """The name with its title, to go on with: ``{{ contact | formal | kay }}`` → *kay Dr. Cruz*."""
        return self.formal_name(person)

    @form("person")
    def given(self, person: Person) -> str:
        """The given name, to go on with: ``{{ contact | given | ni }}`` → *ni Maria*."""
        return self.given_name(person)

    # -- numbers ---------------------------------------------------------------------------------------------

    def plural(self, n: int | Decimal) -> str:
        """``"one"`` for 1, ``"other"`` for the rest: whether *mga* is called for.

        CLDR's categories look at the last digit (4, 6 and 9 against the others), which matters to no word letters use.
        """
        return "one" if n == 1 else "other"

    @property
    def plural_categories(self) -> tuple[str, ...]:
        return ("one", "other")

    def noun_for(self, n: int | Decimal, noun: str, *forms: str) -> str:
        """The noun, which never changes after a number and never takes *mga* there."""
        return (self.by_count(int(n), noun, *forms) if forms else noun).removeprefix("mga ")

    def number(self, n: int | Decimal) -> str:
        """In figures, a comma for thousands: *1,250*."""
        return f"{n:,}"

    @form("count")
    def in_words(self, n: int, noun: str = "") -> str:
        """A number from 1 to 100 in words, linked to its noun: *tatlo*, *dalawang araw*, *apat na taon*.

        Raises:
            GrammarError: a number that is better written in figures.
        """
        if not (isinstance(n, int) and 1 <= n <= 100):
            raise GrammarError(f"{n} is not written in words in {self.locale}: use `counted`.")
        words = numeral(n)
        return f"{linked(words)[0]} {noun.removeprefix('mga ')}" if noun else words

    def money(self, value: Money) -> str:
        """The sign first, without a space: *₱1,250.50*."""
        sign = _SIGNS.get(value.currency)
        if sign and value.amount >= 0:
            return f"{sign}{value.amount:,.2f}"
        return re.sub(r"^(-?[A-Z]{3})(?=\d)", rf"\1{_NBSP}", self.cldr.money(value))

    def percent(self, value: Percent) -> str:
        """*12.5%*."""
        return f"{self.number(value.value)}%"

    def duration(self, value: Duration) -> str:
        """*2 araw*."""
        return f"{self.number(value.amount)}{_NBSP}{_UNITS[value.unit]}"

    def within(self, value: Duration) -> str:
        """*sa loob ng 2 araw*."""
        return f"sa loob ng {self.duration(value)}"

    # -- dates -----------------------------------------------------------------------------------------------

    def date(self, day: datetime.date) -> str:
        """*ika-1 ng Mayo 2027*."""
        return f"ika-{day.day} ng {self.month_year(day)}"

    def on_date(self, day: datetime.date) -> str:
        """A day to come: *sa ika-1 ng Mayo 2027*."""
        return f"sa {self.date(day)}"

    @form("date")
    def past_date(self, day: datetime.date) -> str:
        """A day gone by: *noong ika-1 ng Mayo 2027*."""
        return f"noong {self.date(day)}"

    def until_date(self, day: datetime.date) -> str:
        """*hanggang ika-31 ng Mayo 2027*."""
        return f"hanggang {self.date(day)}"

    def by_date(self, day: datetime.date) -> str:
        """That day at the latest: *sa o bago ang ika-31 ng Mayo 2027*."""
        return f"sa o bago ang {self.date(day)}"

    def from_date(self, day: datetime.date) -> str:
        """*simula ika-1 ng Hunyo 2027*."""
        return f"simula {self.date(day)}"

    def since_date(self, day: datetime.date) -> str:
        """*mula noong Mayo 2019*."""
        return f"mula noong {self.month_year(day)}"

    def month_year(self, day: datetime.date) -> str:
        """*Mayo 2027*."""
        return f"{_MONTHS[day.month - 1]} {day.year}"

    @form("date")
    def weekday_date(self, day: datetime.date) -> str:
        """With the day of the week: *Sabado, ika-1 ng Mayo 2027*."""
        return f"{_WEEKDAYS[day.weekday()]}, {self.date(day)}"

    # -- lists -----------------------------------------------------------------------------------------------

    def joined(self, items: Sequence[str], style: str) -> str:  # type: ignore[override]
        """*A at B*; *A, B, at C*; with *o* for a choice."""
        *rest, last = items
        if not rest:
            return last
        word = "o" if style == "or" else "at"
        return f"{', '.join(rest)}{',' if len(rest) > 1 else ''} {word} {last}"


@lru_cache(maxsize=4096)
def _marked(name: str, case: str, person: bool) -> Inflection:
    if re.match(_HAS_MARKER, name) and not (name.lower().startswith("mga ") and not person):
        # "ang kliyente", or a firm called "Ang Tahanan": whoever wrote it decides.
        return Inflection(name if not person else f"{_MARKERS[case][0]} {name}", False)
    if not person:
        return Inflection(f"{case} {name}")
    several = bool(re.search(_SEVERAL, name))
    return Inflection(f"{_MARKERS[case][several]} {name}")
