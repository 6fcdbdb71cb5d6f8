"""Catalan: the article and *de*, *a*, *per* before names, nouns, initials and figures; agreement, counts and dates.

Sources: Institut d’Estudis Catalans, *Ortografia catalana* (2017) and *Gramàtica essencial* (GEIEC); for numbers and
dates Optimot and the *Criteris lingüístics* of the Generalitat de Catalunya.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar

from clientscripts.errors import GrammarError
from clientscripts.grammar import Grammar, Inflection, Kind, form
from clientscripts.grammar.ca_onset import words
from clientscripts.grammar.ca_people import compound_given, first_surname, linked_surname, title_for, title_gender
from clientscripts.grammar.ca_places import institution, small_article
from clientscripts.grammar.ca_sound import sound
from clientscripts.grammar.ca_words import gender_of, in_words, plural_phrase
from clientscripts.model import Duration, Gender, Money, Organisation, Person

Value = Person | Organisation | datetime.date | Money | int | Decimal | str | tuple[str, ...]

_MONTHS = (
    "gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre", "novembre",
    "desembre",
)  # fmt: skip
_UNITS = {
    "minute": ("minut", "minuts"),
    "hour": ("hora", "hores"),
    "day": ("dia", "dies"),
    "week": ("setmana", "setmanes"),
    "month": ("mes", "mesos"),
    "year": ("any", "anys"),
}
_CURRENCIES: dict[str, Gender] = {
    "EUR": "male", "USD": "male", "CHF": "male", "JPY": "male", "GBP": "female", "SEK": "female", "NOK": "female",
    "DKK": "female", "CZK": "female", "INR": "female",
}  # fmt: skip
_SPACE = "\N{NO-BREAK SPACE}"

# An article of its own that contracts or, elided, stays: *el client* → *del client*, *l’hora* → *de l’hora*.
_OWN_ARTICLE = re.compile(r"(els?) (?=\S)|(?:l[ae]s?) (?=\S)|[lL][’'](?=\S)")
_CONTRACTED = {"de": "del", "a": "al", "per": "pel"}
# Feminine words that never elide *la* (OIEC 4.3): *la una* (the hour), *la ira, la host*.
_KEEP_LA = words("una ira host 1")
_DAY = re.compile(r"\d{1,2} (?:de |d[’'])(?:" + "|".join(_MONTHS) + r")\b")
_QUANTITY = re.compile(r"([\d.,]+)[\s\u00a0](?!mili|bili)(.+)")
# Words that stand where the article would.
_DETERMINERS = words(
    """
    un una uns unes aquest aquesta aquests aquestes aquell aquella aquells aquelles cada cap algun alguna alguns algunes
    qualsevol qualssevol cert certa certs certes molt molta molts moltes pocs poques
    """
)
_STRAIGHT = re.compile(r"(?<=\w)'(?=[\w«“\"])")


def _curled(text: str) -> str:
    """Straight apostrophes between letters as ’ (U+2019)."""
    return _STRAIGHT.sub("’", text) if "'" in text else text


class Language(Grammar):
    """Catalan, central standard."""

    language: ClassVar[str] = "ca"
    cases: ClassVar[tuple[str, ...]] = ("nominative", "de", "a", "per", "el", "en", "del", "al", "pel")
    quotes: ClassVar[tuple[str, str]] = ("«", "»")

    # -- inflection ------------------------------------------------------------------------------------------

    def inflect(
        self, name: str, case: str, *, kind: Kind = "given", gender: Gender | None = None, plural: bool = False
    ) -> Inflection:
        """`name` after a preposition or with its article.

        ``de``, ``a``, ``per``: the preposition, contracted with an article the name brings along (*el client* →
        *del client*; *El Periódico* keeps its own). ``el``: the article (el, la, l’, els, les). ``en``: the personal
        article (en, na, l’). ``del``, ``al``, ``pel``: preposition and article.

        A gender not given is looked up for nouns, titles and institutions. `plural` says that a noun is one.
        Where a form is not sure, *de* is written in full and the article left out; an organisation gets the noun
        *entitat* before it.

        Raises:
            GrammarError: no such case or kind.
        """
        return self._inflected(name, case, kind, gender, plural)

    @lru_cache(maxsize=8192)  # noqa: B019 - one grammar a locale lives as long as the process
    def _inflected(self, name: str, case: str, kind: Kind, gender: Gender | None, plural: bool) -> Inflection:
        self.expect(case, kind)
        if case == "nominative" or not name.strip():
            return Inflection(name, case == "nominative")
        name = _curled(name)
        if kind == "given" and not name[0].isupper() and name[0] not in '«“"':
            kind = "noun"  # *informe, 1 de maig*: nobody's name
        if kind == "title" and gender:
            name = title_for(name, gender)
        known = self.known(kind, name, case)
        if known is not None:
            return Inflection(known)
        if case in ("del", "al", "pel"):
            first, noun = ("per" if case == "pel" else case[:-1]), self._inflected(name, "el", kind, gender, plural)
            return Inflection(self._after(first, noun.text).text, noun.sure)
        if case in ("el", "en"):
            return self._with_article(name, case, kind, gender, plural)
        if kind == "organisation" and institution(name):
            name = self._with_article(name, "el", kind, gender, plural).text
        made = self._after(case, name, kind)
        if not made.sure and kind == "organisation":
            return Inflection(self._after(case, f"l’entitat {name}").text, sure=False)
        return made

    @staticmethod
    @lru_cache(maxsize=8192)
    def _after(preposition: str, text: str, kind: Kind = "noun") -> Inflection:
        """A preposition before `text`."""
        if kind != "organisation":
            text = small_article(text) or text
        own = _OWN_ARTICLE.match(text)
        if own and own[1]:
            return Inflection(_CONTRACTED[preposition] + text[2:])
        if preposition != "de":
            return Inflection(f"{preposition} {text}")
        if own:
            return Inflection(f"de {text}")
        heard = sound(text, kind)
        sure = heard.sure("de")
        return Inflection(f"d’{text}" if sure and heard.elides("de") else f"de {text}", sure)

    def _with_article(self, name: str, case: str, kind: Kind, gender: Gender | None, plural: bool) -> Inflection:
        """`name` with *el, la, l’, els, les* or with *en, na, l’*."""
        person = kind in ("given", "surname", "full")
        if not person:
            placed = small_article(name) if kind != "organisation" else None
            if placed or _OWN_ARTICLE.match(name) or re.match(r"(?:El|La|Els|Les) |L[’']", name):
                return Inflection(placed or name)
            if kind == "noun" and name.split(" ")[0] in _DETERMINERS and " " in name:
                return Inflection(name)
            found, many = self._gender(name, kind)
            gender, plural = gender or found, plural or many
            if kind == "organisation" and gender is None and name.split(" ")[0].rstrip(",").endswith("s"):
                return self._without_article(name, kind)  # *Hotels Catalonia*: may well be a plural
        if plural:
            if gender is None:
                return self._without_article(name, kind)
            return Inflection(f"{'les' if gender == 'female' else 'els'} {name}")
        heard = sound(name, kind)
        male = "l’" if heard.elides("el") else "en " if case == "en" else "el "
        female = "l’" if heard.elides("la") else "na " if case == "en" else "la "
        if kind == "noun" and name.split(" ")[0].lower() in _KEEP_LA:
            female = "la "
        if gender == "male" and heard.sure("el"):
            return Inflection(male + name)
        if gender == "female" and heard.sure("la"):
            return Inflection(female + name)
        if gender is None and male == female and heard.sure("el") and heard.sure("la"):
            return Inflection(male + name)
        return self._without_article(name, kind)

    @staticmethod
    def _without_article(name: str, kind: Kind) -> Inflection:
        return Inflection(f"l’entitat {name}" if kind == "organisation" else name, sure=False)

    @staticmethod
    def _gender(name: str, kind: Kind) -> tuple[Gender | None, bool]:
        """Gender and number of what is no person's name."""
        if kind == "title":
            return title_gender(name), False
        if kind == "organisation":
            return institution(name), False
        if name[:1].isdigit():
            counted = _QUANTITY.match(name)
            if _DAY.match(name) or counted is None or counted[2] == "%":
                return "male", False
            if counted[2] == "€":
                return "male", True
            return gender_of(counted[2])[0], counted[1] != "1"
        return gender_of(name)

    def _person(self, who: Person, case: str) -> str:
        """A person's form: the user's own, or that of the full name."""
        own = who.form(case)
        if own is not None:
            return own
        return self._inflected(who.name, case, "full" if " " in who.name else "given", who.gender, False).text

    def _organisation(self, who: Organisation, case: str) -> str:
        own = who.form(case)
        return own if own is not None else self._inflected(who.name, case, "organisation", None, False).text

    def _formed(self, value: Value, case: str, gender: Gender | None = None) -> str:
        """Any value of a slot after a preposition or with its article."""
        if isinstance(value, Person):
            return self._person(value, case)
        if isinstance(value, Organisation):
            return self._organisation(value, case)
        if isinstance(value, datetime.date):
            day = self._article_day(value)
            return day if case == "el" else self._after(case, day).text
        if isinstance(value, tuple):
            return self.all(tuple(self._inflected(item, case, "noun", gender, False).text for item in value))
        if isinstance(value, Money):
            text = self.money(value)
            if case != "el":
                return self._after(case, text).text
            of = _CURRENCIES.get(value.currency)
            return f"l’import de {text}" if of is None else f"{'les' if of == 'female' else 'els'} {text}"
        if isinstance(value, int | Decimal):
            text = self.number(value)
            if case != "el":
                return self._after(case, text).text
            return f"{'les' if gender == 'female' else 'els'} {text}" if abs(value) != 1 else f"l’{text}"
        return self._inflected(value, case, "noun", gender, False).text

    # -- prepositions and articles ---------------------------------------------------------------------------

    @form("person", "organisation", "text", "date", "money", "count", "list", "str")
    def de(self, value: Value) -> str:
        """*de* before a value: *d’Anna, d’Alfa, SL, de Huawei, d’11, de l’1 de maig de 2027*.

        After another filter it contracts: ``{{ sender | el | de }}`` → *del Joan*.
        """
        return self._formed(value, "de")

    @form("person", "organisation", "text", "date", "money", "count", "list", "str")
    def a(self, value: Value) -> str:
        """*a* before a value: *a Anna, al client, a l’1 de maig de 2027, al 5 de maig de 2027*."""
        return self._formed(value, "a")

    @form("person", "organisation", "text", "date", "money", "count", "list", "str")
    def per(self, value: Value) -> str:
        """*per* before a value: *per Anna, pel client, pel 5 de maig de 2027*."""
        return self._formed(value, "per")

    @form("person", "organisation", "text", "date", "money", "count", "list", "str")
    def el(self, value: Value, gender: str = "") -> str:
        """A value with its definite article: *el Joan Puig, l’Ajuntament de Girona, la factura, l’1 de maig de 2027*.

        `gender` (``female`` or ``male``) is that of a text or count which the language cannot know. A person of
        unknown gender keeps the bare name, which is right too; a firm becomes *l’entitat X*.
        """
        if gender not in ("", "female", "male"):
            raise GrammarError(f"el(): gender is “female” or “male”, not “{gender}”.")
        of: Gender | None = "female" if gender == "female" else "male" if gender == "male" else None
        return self._formed(value, "el", of)

    @form("person")
    def en(self, who: Person) -> str:
        """A person with the personal article: *en Joan Puig, na Maria, l’Anna*; bare if the gender is not known."""
        return self._person(who, "en")

    # -- names of people -------------------------------------------------------------------------------------

    def given_name(self, person: Person) -> str:
        """The name one is called by: *Anna*, *Josep Maria*, *Maria del Mar*."""
        if person.given:
            return person.given
        words = person.name.split()
        if person.surname and person.name.endswith(" " + person.surname):
            return person.name[: -len(person.surname)].strip()
        return compound_given(words) if len(words) > 2 else words[0]

    def surname(self, person: Person) -> str:
        """The first surname, by which Catalans are addressed, or "" where it cannot be told.

        Three words or more may hold a compound given name, so they are split only at *i* (*Anna Puig i Ferrer* →
        *Puig*) or where the user says what is what.
        """
        words = person.name.split()
        if person.surname:
            return first_surname(person.surname)
        if person.given and person.name.startswith(person.given + " "):
            return first_surname(person.name[len(person.given) :].strip())
        if len(words) == 2:
            return words[1]
        return linked_surname(words) or ""

    def formal_name(self, person: Person) -> str:
        """Title and first surname, or the full name if that cannot be told: *senyora Ferrer, doctor Puig*."""
        own = person.form("formal")
        if own is not None:
            return own
        name = self.surname(person) or person.name
        if not person.title and " " not in person.name and not person.surname:
            return person.name  # known by one name only: *Benvolguda Anna*
        title = title_for(person.title, person.gender) if person.title else ""
        if not title and person.gender:
            title = "senyora" if person.gender == "female" else "senyor"
        return f"{title} {name}" if title else person.name

    @form("person")
    def titled(self, who: Person) -> str:
        """A person in formal prose, article included: *la senyora Ferrer, el doctor Puig*; the full name if unsure."""
        name = self.formal_name(who)
        gender = who.gender or title_gender(who.title)
        if name == who.name or gender is None:
            return who.name
        return self._inflected(name, "el", "title", gender, False).text

    # -- numbers ---------------------------------------------------------------------------------------------

    def plural(self, n: int | Decimal) -> str:
        """CLDR: *one* is 1 alone, *many* whole millions, which take *de*."""
        if isinstance(n, Decimal):
            if n.as_tuple().exponent != 0:
                return "other"
            n = int(n)
        return "one" if abs(n) == 1 else "many" if n and n % 1_000_000 == 0 else "other"

    def counted(self, n: int | Decimal, noun: str, *forms: str) -> str:
        """A number with its noun: *3 factures pendents*, *1 milió d’euros*, *1,5 hores*.

        Forms, if given: one, (many,) other; whole millions take *de* by themselves unless *many* is given.

        Raises:
            GrammarError: a noun whose plural the rules do not settle, given without forms.
        """
        if isinstance(n, Decimal) and n == n.to_integral_value():
            n = int(n)
        between = " " if self.plural(n) == "many" else _SPACE
        return f"{self._written(n)}{between}{self.noun_for(n, noun, *forms)}"

    def _written(self, n: int | Decimal) -> str:
        """The number, whole millions with their noun: *2 milions*."""
        if self.plural(n) != "many":
            return self.number(n)
        size, one, more = (10**12, "bilió", "bilions") if n % 10**12 == 0 else (10**6, "milió", "milions")
        millions = int(n) // size
        return f"{self.number(millions)}{_SPACE}{one if abs(millions) == 1 else more}"

    def noun_for(self, n: int | Decimal, noun: str, *forms: str) -> str:
        """The noun after a number; after whole millions with *de*."""
        category = self.plural(n)
        if category == "one":
            return noun
        if category == "many" and len(forms) > 1:
            return forms[0]
        more = forms[-1] if forms else plural_phrase(noun)
        if more is None:
            raise GrammarError(f'The plural of “{noun}” is not certain: give it, counted("{noun}", "…").')
        return self._after("de", more).text if category == "many" else more

    @form("count")
    def in_words(self, n: int, noun: str, *forms: str) -> str:
        """A small number in words with its noun: *dues factures*, *un dia*; figures from 100 on.

        Raises:
            GrammarError: as `counted`; also where the noun's gender is not known and matters (1, 2, 21, 22 …).
        """
        words = in_words(n)
        if words is None:
            return self.counted(n, noun, *forms)
        if words != in_words(n, feminine=True):
            gender, _ = gender_of(noun)
            if gender is None:
                raise GrammarError(f"The gender of “{noun}” is not known here: use counted().")
            words = in_words(n, feminine=gender == "female")
        return f"{words} {self.noun_for(n, noun, *forms)}"

    def duration(self, value: Duration) -> str:
        """A length of time: *2 dies*, *1 setmana*."""
        one, more = _UNITS[value.unit]
        return self.counted(value.amount, one, more)

    def within(self, value: Duration) -> str:
        """*en un termini de 2 dies, d’1 dia, d’11 hores*."""
        return f"en un termini {self._after('de', self.duration(value)).text}"

    # -- dates -----------------------------------------------------------------------------------------------

    def date(self, day: datetime.date) -> str:
        """*1 d’abril de 2027*."""
        return f"{day.day} {self._of_month(day)} de {day.year}"

    @staticmethod
    def _of_month(day: datetime.date) -> str:
        month = _MONTHS[day.month - 1]
        return f"d’{month}" if month[0] in "ao" else f"de {month}"

    def _article_day(self, day: datetime.date) -> str:
        return f"{'l’' if day.day in (1, 11) else 'el '}{self.date(day)}"

    def on_date(self, day: datetime.date) -> str:
        """*l’1 de maig de 2027*, *el 2 de maig de 2027*."""
        return self._article_day(day)

    def until_date(self, day: datetime.date) -> str:
        """*fins a l’1 de maig de 2027*, *fins al 2 de maig de 2027*."""
        return f"fins {self._after('a', self._article_day(day)).text}"

    def by_date(self, day: datetime.date) -> str:
        """*com a molt tard l’1 de maig de 2027*."""
        return f"com a molt tard {self._article_day(day)}"

    def from_date(self, day: datetime.date) -> str:
        """*a partir de l’1 de maig de 2027*, *a partir del 2 de maig de 2027*."""
        return f"a partir {self._after('de', self._article_day(day)).text}"

    def since_date(self, day: datetime.date) -> str:
        """*des del maig de 2019*, *des de l’abril de 2019*."""
        month = _MONTHS[day.month - 1]
        return f"des {'de l’' if month[0] in 'ao' else 'del '}{self.month_year(day)}"

    def month_year(self, day: datetime.date) -> str:
        """*maig de 2027*."""
        return f"{_MONTHS[day.month - 1]} de {day.year}"

    # -- text ------------------------------------------------------------------------------------------------

    def quoted(self, text: str | Organisation) -> str:
        """In « »; quotes inside become “ ”."""
        inner = text.name if isinstance(text, Organisation) else text
        if inner.startswith("«") and inner.endswith("»") and inner.count("«") == 1:
            return inner
        return f"«{inner.replace('«', '“').replace('»', '”')}»"

    def joined(self, items: Iterable[str], style: str) -> str:
        """Items joined by commas and *i* or *o*."""
        *head, last = tuple(items) or ("",)
        if not head:
            return last
        return f"{', '.join(head)} {'o' if style == 'or' else 'i'} {last}"

    def finish(self, text: str) -> str:
        """Straight apostrophes between letters become ’ (U+2019), addresses left alone."""
        if "'" not in text:
            return text
        return " ".join(word if "://" in word or "@" in word else _curled(word) for word in text.split(" "))
