"""Bosnian (``bs``, and in Cyrillic ``bs-Cyrl``).

The declension of names is in `bs_names`, of firms in `bs_firms`, of titles and counted nouns in `bs_nouns`, the other
script in `bs_cyrillic`. Here they become the forms letters use. A filter of ``bs-Cyrl`` writes Latin too; `finish`
turns the whole text at the end, so that a value and the words around it are read together.

Case filters (`genitive` … `locative`) of a person print the whole name declined (*Amre Hodžić, Emira Hodžića*). Where
the rules do not carry they decline a noun before the unchanged name: *gospodina Li Wei*, *gospođe Mare Kurt*, and
*osobe Alex Morgan* when the gender was not given. Those of a firm always do (*firme Alfa d.o.o.*), unless the name
holds such a noun itself (*Općine Centar, Raiffeisen banke*).
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar

from clientscripts.grammar import Grammar, Inflection, Kind, Names, form
from clientscripts.grammar import bs_nouns as nouns
from clientscripts.grammar import bs_titles as titles
from clientscripts.grammar.bs_firms import declines_itself
from clientscripts.grammar.bs_firms import organisation as decline_organisation
from clientscripts.grammar.bs_names import full, word_of_name
from clientscripts.grammar.bs_nouns import BRAND_CLOSES, BRAND_OPENS, CASES, Paradigm, together, unchanging
from clientscripts.locales import Cldr, cldr
from clientscripts.model import Duration, Gender, Money, Organisation, Percent, Person

NBSP = "\N{NO-BREAK SPACE}"

MONTHS = (
    "januar", "februar", "mart", "april", "maj", "juni", "juli", "august", "septembar", "oktobar", "novembar",
    "decembar",
)  # fmt: skip
MONTHS_GENITIVE = (
    "januara", "februara", "marta", "aprila", "maja", "juna", "jula", "augusta", "septembra", "oktobra", "novembra",
    "decembra",
)  # fmt: skip
_CATEGORIES = ("one", "few", "other")
_UNITS = {"minute": "minuta", "hour": "sat", "day": "dan", "week": "sedmica", "month": "mjesec", "year": "godina"}

# *sa* before s, š, z, ž and before clusters that begin with such a sound (*ps, ks, x*), and in *sa mnom*.
_SA = r"(?i)[\W_\ue000]*(?:[sšzžсшзж]|p[sš]|п[сш]|ks|кс|x|mnom\b|[67]|1[67]\b|100\b)"

_SIR = {"male": "gospodin", "female": "gospođa"}

_PERSON = dict(zip(CASES, nouns.declined("osoba", "f").forms, strict=True))
_FIRM = {
    "nominative": "firma", "genitive": "firme", "dative": "firmi", "accusative": "firmu", "vocative": "firma",
    "instrumental": "firmom", "locative": "firmi",
}  # fmt: skip
_FIRMS = {
    "nominative": "firme", "genitive": "firmi", "dative": "firmama", "accusative": "firme", "vocative": "firme",
    "instrumental": "firmama", "locative": "firmama",
}  # fmt: skip


class Language(Grammar):
    """Bosnian. Sources: Jahić, Halilović, Palić, *Gramatika bosanskoga jezika* (2000); the house style guide."""

    language: ClassVar[str] = "bs"
    cases: ClassVar[tuple[str, ...]] = CASES
    quotes: ClassVar[tuple[str, str]] = ("„", "“")

    def __init__(self, locale: str, names: Names | None = None) -> None:
        super().__init__(locale, names)
        self.rewrites = self.cyrillic = "cyrl" in locale.lower()
        if self.cyrillic:  # figures, signs and units are made in Latin and turned by `finish`
            self.cldr: Cldr = cldr("bs")

    # -- inflection ------------------------------------------------------------------------------------------

    def inflect(self, name: str, case: str, *, kind: Kind = "given", gender: Gender | None = None) -> Inflection:
        """`name` in `case`; a name in Cyrillic comes back in Cyrillic.

        Raises:
            GrammarError: no such case or kind.
        """
        self.expect(case, kind)
        if case == "nominative":
            return Inflection(name)
        return self._inflected(name, case, kind, gender)

    @lru_cache(maxsize=8192)  # noqa: B019 - one grammar a locale lives as long as the process
    def _inflected(self, name: str, case: str, kind: Kind, gender: Gender | None) -> Inflection:
        exact = self._exact(kind, name, gender).get(case)
        if exact is not None:
            return Inflection(exact)
        text = name.strip()
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
            if max(text) >= "Ѐ" and any("Ѐ" <= letter <= "ӿ" for letter in text):
                return self._in_cyrillic(text, case, kind, gender)
        paradigm = self._paradigm(text, kind, gender)
        return Inflection(paradigm.case(case), case not in paradigm.doubtful)

    def _in_cyrillic(self, name: str, case: str, kind: Kind, gender: Gender | None) -> Inflection:
        from clientscripts.grammar.bs_cyrillic import to_cyrillic, to_latin  # only this script pays for it

        latin = self._inflected(to_latin(name), case, kind, gender)
        return Inflection(to_cyrillic(latin.text), latin.sure)

    @lru_cache(maxsize=8192)  # noqa: B019 - the other cases of a name come with the first
    def _paradigm(self, name: str, kind: Kind, gender: Gender | None) -> Paradigm:
        if not name:
            return unchanging(name).doubt()
        if kind == "title":
            return titles.title(name)
        if kind == "organisation":
            return decline_organisation(name)
        if kind == "noun":
            return _common_noun(name, gender)
        if kind == "full":
            return full(name, gender, self.particles, self._word)
        if gender is None:
            return unchanging(name).doubt()
        parts = name.split()
        stays = [word.lower() in self.particles and word is not parts[-1] for word in parts]
        columns = [
            unchanging(word) if stay else self._word(word, kind, gender)
            for word, stay in zip(parts, stays, strict=True)
        ]
        return together(columns, " ")

    def _word(self, word: str, kind: str, gender: Gender) -> Paradigm:
        """One word of a name, from `names.yaml` where it stands there."""
        rule = word_of_name(word, kind, gender)
        entry = self._exact(kind, word, gender)
        if not entry:
            return rule
        forms = tuple(entry.get(case, form) for case, form in zip(CASES, rule.forms, strict=True))
        return Paradigm(forms, rule.doubtful - frozenset(entry))

    def _exact(self, kind: str, name: str, gender: Gender | None) -> Mapping[str, str]:
        """The entry of `names.yaml`: case → form. One with ``gender: male`` is for men only."""
        entry = (self.names.get(kind) or {}).get(name) or {}
        return entry if entry.get("gender") in (None, gender) else {}

    # -- people and firms in a case --------------------------------------------------------------------------

    def _in(self, who: Person | Organisation | Sequence[str], case: str, style: str = "standard") -> str:
        if isinstance(who, Person):
            return self._person_in(who, case)
        if isinstance(who, Organisation):
            own = who.form(case)
            return self._firm_in(who.name, case) if own is None else self._kept(own)
        items = tuple(who)
        if len(items) == 1:
            return self._firm_in(items[0], case)
        names = [self._kept(item) for item in items]
        return f"{_FIRMS[case]} {self.joined(names, 'or' if style in ('or', 'either') else 'standard')}"

    def _person_in(self, person: Person, case: str) -> str:
        own = person.form(case)
        if own is not None:
            return own
        gender = self.gender(person)
        found = self.inflect(person.name, case, kind="full", gender=gender)
        if found.sure:
            return found.text
        if case == "vocative":
            return person.name
        if gender is None:
            return f"{_PERSON[case]} {person.name}"
        return f"{titles.title(_SIR[gender]).case(case)} {person.name}"

    def _firm_in(self, name: str, case: str) -> str:
        if case in ("nominative", "vocative"):
            return self._kept(name)
        if declines_itself(name):
            return self._kept(self.inflect(name, case, kind="organisation").text)
        return f"{_FIRM[case]} {self._kept(name)}"

    def _kept(self, name: str) -> str:
        """A firm's name, marked to keep its script where `finish` will change the text's."""
        return f"{BRAND_OPENS}{name}{BRAND_CLOSES}" if self.cyrillic else name

    @form("person", "organisation", "list")
    def genitive(self, who: Person | Organisation | Sequence[str], style: str = "standard") -> str:
        """*Emira Hodžića, Amre Hodžić; firme Alfa; firmi Alfa i Beta* (``"or"``: *Alfa ili Beta*)."""
        return self._in(who, "genitive", style)

    @form("person", "organisation", "list")
    def dative(self, who: Person | Organisation | Sequence[str], style: str = "standard") -> str:
        """*Emiru Hodžiću, Amri Hodžić; firmi Alfa; firmama Alfa i Beta*."""
        return self._in(who, "dative", style)

    @form("person", "organisation", "list")
    def accusative(self, who: Person | Organisation | Sequence[str], style: str = "standard") -> str:
        """*Emira Hodžića, Amru Hodžić; firmu Alfa; firme Alfa i Beta*."""
        return self._in(who, "accusative", style)

    @form("person", "organisation")
    def vocative(self, who: Person | Organisation) -> str:
        """*Emire Hodžiću, Amra Hodžić; Alfa*."""
        return self._in(who, "vocative")

    @form("person", "organisation", "list")
    def instrumental(self, who: Person | Organisation | Sequence[str], style: str = "standard") -> str:
        """*Emirom Hodžićem, Amrom Hodžić; firmom Alfa; firmama Alfa i Beta*; without *s*."""
        return self._in(who, "instrumental", style)

    @form("person", "organisation", "list")
    def locative(self, who: Person | Organisation | Sequence[str], style: str = "standard") -> str:
        """*Emiru Hodžiću, Amri Hodžić; firmi Alfa; firmama Alfa i Beta*."""
        return self._in(who, "locative", style)

    @form("person", "organisation", "list", "str", "text")
    def with_instrumental(self, who: Person | Organisation | Sequence[str] | str, style: str = "standard") -> str:
        """*s Amrom Hodžić, sa Senadom Kurtom, s firmom Alfa*; text is taken to be in the instrumental already."""
        text = who if isinstance(who, str) else self._in(who, "instrumental", style)
        return f"{'sa' if re.match(_SA, text) else 's'} {text}"

    # -- addressing somebody ---------------------------------------------------------------------------------

    def gender(self, person: Person) -> Gender | None:
        """The gender the user gave, or that a title such as *gospođa* or *direktorica* states."""
        return person.gender or titles.title_gender(person.title)

    def agree(self, who: Person | Organisation | Gender | None, male: str, female: str, unknown: str) -> str:
        """One of three wordings by gender. With *Vi* verbs and participles are plural masculine to anybody."""
        return super().agree(self.gender(who) if isinstance(who, Person) else who, male, female, unknown)

    def formal_name(self, person: Person) -> str:
        """Title and surname as one is addressed: *gospodine Hodžiću, direktorice Hodžić, dr. Hodžiću*."""
        gender = self.gender(person)
        if gender is None:
            return f"{person.title} {person.name}".strip()
        title = titles.for_gender(person.title, gender) or _SIR[gender]
        called = titles.title(title)
        first = title if "vocative" in called.doubtful else called.case("vocative")
        return f"{first} {self._surname_called(person, gender)}"

    @form("person", "organisation")
    def formally(self, who: Person | Organisation, case: str) -> str:
        """Title and surname inside a sentence: ``formally("dative")`` → *gospodinu Hodžiću, gospođi Hodžić*.

        Where the gender is not known, or somebody has one name only, the whole name.
        """
        self.expect(case, "full")
        if isinstance(who, Organisation):
            return self._in(who, case)
        gender, surname = self.gender(who), self.surname(who)
        if gender is None or not surname or who.form(case):
            return self._person_in(who, case)
        title = titles.title(titles.for_gender(who.title, gender) or _SIR[gender]).case(case)
        found = self.inflect(surname, case, kind="surname", gender=gender)
        return f"{title} {found.text if found.sure else surname}"

    def _surname_called(self, person: Person, gender: Gender) -> str:
        surname, given = self.surname(person), self.given_name(person)
        own = person.form("vocative")
        if own:
            last = own.split()[-1]
            if not surname or " " in own or _common(last, surname) > _common(last, given):
                return last
        if surname:
            found = self.inflect(surname, "vocative", kind="surname", gender=gender)
            return found.text if found.sure else surname
        found = self.inflect(given, "vocative", kind="given", gender=gender)
        return found.text if found.sure else given

    def familiar_name(self, person: Person) -> str:
        """The given name as one is called: *Emire, Amra, Milice*."""
        given = self.given_name(person)
        own = person.form("vocative")
        if own:
            first = own.split()[0]
            if " " in own or _common(first, given) >= _common(first, self.surname(person)):
                return first
        found = self.inflect(given, "vocative", kind="given", gender=self.gender(person))
        return found.text if found.sure else given

    def addressed(self, who: Person | Organisation, male: str, female: str, unknown: str, organisation: str) -> str:
        """``addressed("Poštovani {}", "Poštovana {}", "Poštovani", "Poštovani")`` → *Poštovani gospodine Hodžiću*."""
        if isinstance(who, Organisation):
            return organisation.replace("{}", self._kept(who.name))
        return super().addressed(who, male, female, unknown, organisation)

    def called(self, who: Person | Organisation, male: str, female: str, unknown: str, organisation: str) -> str:
        """``called("Dragi {}", "Draga {}", "Pozdrav, {}", "Poštovani")`` → *Dragi Emire*."""
        if isinstance(who, Organisation):
            return organisation.replace("{}", self._kept(who.name))
        return super().called(who, male, female, unknown, organisation)

    # -- numbers ---------------------------------------------------------------------------------------------

    @lru_cache(maxsize=4096)  # noqa: B019
    def plural(self, n: int | Decimal) -> str:
        """*one* for 1, 21, 101, *few* for 2 to 4, 22, *other* for 0, 5 to 20, 111; by its decimals if any."""
        if isinstance(n, Decimal) and n != n.to_integral_value():
            digits = int(str(abs(n)).partition(".")[2] or "0")
        else:
            digits = abs(int(n))
        last, teen = digits % 10, 10 < digits % 100 < 15
        return "one" if last == 1 and not teen else "few" if last in (2, 3, 4) and not teen else "other"

    @property
    def plural_categories(self) -> tuple[str, ...]:
        """After 1, after 2, after 5."""
        return _CATEGORIES

    def noun_for(self, n: int | Decimal, noun: str, *forms: str) -> str:
        """The noun after a number, with its adjective: *neplaćene fakture* after 3.

        Raises:
            GrammarError: an unknown noun given without its forms.
        """
        wordings = (noun, *forms) if forms else nouns.counted(noun)[:3]
        return wordings[min(_CATEGORIES.index(self.plural(n)), len(wordings) - 1)]

    @form("count")
    def counted_genitive(self, n: int | Decimal, noun: str) -> str:
        """After *od, do, nakon, poslije, zbog*: *1 godine, 3 godine, 5 godina*."""
        forms = nouns.counted(noun)
        return f"{self.number(n)}{NBSP}{forms.genitive if self.plural(n) == 'one' else self.noun_for(n, noun)}"

    @form("count")
    def counted_accusative(self, n: int | Decimal, noun: str) -> str:
        """After *za, na, kroz* or as an object: *1 fakturu, 3 fakture, 5 faktura*."""
        forms = nouns.counted(noun)
        return f"{self.number(n)}{NBSP}{forms.accusative if self.plural(n) == 'one' else self.noun_for(n, noun)}"

    def money(self, value: Money) -> str:
        """*1.250,00 KM*."""
        return self.cldr.money(value).replace(" ", NBSP)

    def percent(self, value: Percent) -> str:
        """*12,5 %*, with a no-break space."""
        return f"{self.number(value.value)}{NBSP}%"

    def duration(self, value: Duration) -> str:
        """*2 dana*."""
        return self.counted(value.amount, _UNITS[value.unit])

    def within(self, value: Duration) -> str:
        """*u roku od 2 dana, u roku od 1 sata*."""
        return f"u roku od {self.counted_genitive(value.amount, _UNITS[value.unit])}"

    # -- dates -----------------------------------------------------------------------------------------------

    def date(self, day: datetime.date) -> str:
        """*1. maja 2027.*, as at the head of a letter."""
        return f"{day.day}. {MONTHS_GENITIVE[day.month - 1]} {day.year}."

    @form("date")
    def short_date(self, day: datetime.date) -> str:
        """*1. 5. 2027.*, for a table or an SMS."""
        return f"{day.day}. {day.month}. {day.year}."

    def on_date(self, day: datetime.date) -> str:
        """*1. maja 2027. godine*: the genitive alone says *on*."""
        return f"{self.date(day)} godine"

    def until_date(self, day: datetime.date) -> str:
        """*do 1. maja 2027. godine*."""
        return f"do {self.on_date(day)}"

    def by_date(self, day: datetime.date) -> str:
        """*do 1. maja 2027. godine*; *najkasnije* is the letter's to add."""
        return f"do {self.on_date(day)}"

    def from_date(self, day: datetime.date) -> str:
        """*od 1. maja 2027. godine*."""
        return f"od {self.on_date(day)}"

    def since_date(self, day: datetime.date) -> str:
        """*od maja 2019.*"""
        return f"od {MONTHS_GENITIVE[day.month - 1]} {day.year}."

    def month_year(self, day: datetime.date) -> str:
        """*maj 2019.*"""
        return f"{MONTHS[day.month - 1]} {day.year}."

    # -- lists, text, script ---------------------------------------------------------------------------------

    def joined(self, items: Sequence[str], style: str) -> str:  # type: ignore[override]
        """*A, B i C*; *A, B ili C*."""
        items = tuple(items)
        word = "ili" if style == "or" else "i"
        if len(items) < 2:
            return items[0] if items else ""
        return f"{', '.join(items[:-1])} {word} {items[-1]}"

    def quoted(self, text: str | Organisation) -> str:
        """*„Alfa“*."""
        opening, closing = self.quotes
        return f"{opening}{self._kept(text.name) if isinstance(text, Organisation) else text}{closing}"

    def capitalised(self, text: str) -> str:
        """The first letter in upper case; a marked brand stays as it is."""
        return text if text.startswith(BRAND_OPENS) else super().capitalised(text)

    def plain(self, value: object) -> str:
        """A value sent through no filter."""
        if isinstance(value, Organisation):
            return self._kept(value.name)
        return super().plain(value)

    def finish(self, text: str) -> str:
        """In ``bs-Cyrl`` the whole text in Cyrillic, but for brands, addresses and foreign words."""
        if not self.cyrillic:
            return text
        from clientscripts.grammar.bs_cyrillic import to_cyrillic  # only this script pays for it

        return to_cyrillic(text)


def _common(one: str, other: str) -> int:
    """How many first letters two words share."""
    n = 0
    for a, b in zip(one.lower(), other.lower(), strict=False):
        if a != b:
            break
        n += 1
    return n


def _common_noun(name: str, gender: Gender | None) -> Paradigm:
    """A noun or a phrase with one; for a noun outside the table only its ending speaks."""
    known = nouns.phrase(name)
    if known is not None:
        return known
    if " " in name:
        return unchanging(name).doubt()
    if titles.is_title(name):
        return titles.title(name)
    if name.endswith("a"):
        return nouns.declined(name, "f").doubt()
    kind = "n" if name[-1] in "oe" else "f" if gender == "female" else "m" if gender == "male" else "i"
    return nouns.declined(name, kind).doubt()
