"""Eastern Armenian in the reformed spelling.

There is no gender and nothing agrees; what counts is the ending of the last word, the article before vowels, the
singular after numbers, and the hyphen after figures, acronyms and names in other scripts. Source of the choices made
here: the style guide; of the declensions: see `hy_names`, `hy_nouns`, `hy_foreign`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar

from clientscripts.errors import GrammarError
from clientscripts.grammar import Grammar, Inflection, Kind, Names, form
from clientscripts.grammar import hy_foreign as foreign
from clientscripts.grammar import hy_names as people
from clientscripts.grammar import hy_nouns as nouns
from clientscripts.grammar.hy_sound import Declined, ends_in_vowel, hyphened, plural_case, with_article
from clientscripts.model import Duration, Gender, Money, Organisation, Percent, Person

NBSP = "\N{NO-BREAK SPACE}"
FIRM = "ընկերություն"
COLLEAGUE = "գործընկեր"
MONTHS = (
    "հունվար", "փետրվար", "մարտ", "ապրիլ", "մայիս", "հունիս",
    "հուլիս", "օգոստոս", "սեպտեմբեր", "հոկտեմբեր", "նոյեմբեր", "դեկտեմբեր",
)  # fmt: skip
UNITS = {"minute": "րոպե", "hour": "ժամ", "day": "օր", "week": "շաբաթ", "month": "ամիս", "year": "տարի"}
CURRENCIES = {
    "AMD": "դրամ", "EUR": "եվրո", "USD": "ԱՄՆ դոլար", "RUB": "ռուբլի", "GBP": "ֆունտ ստեռլինգ",
    "CHF": "շվեյցարական ֆրանկ", "GEL": "վրացական լարի", "CAD": "կանադական դոլար", "AUD": "ավստրալական դոլար",
    "AED": "ԱՄԷ դիրհամ", "BAM": "փոխարկելի մարկ", "PHP": "ֆիլիպինյան պեսո",
}  # fmt: skip
# Companies, non-profits, foundations: the name before them is quoted. ԱՁ, a sole trader, follows a person's name.
LEGAL_FORMS = frozenset(("ՍՊԸ", "ՓԲԸ", "ԲԲԸ", "ՊՓԲԸ", "ՊՈԱԿ", "ՀՈԱԿ", "ՀԿ"))
_PERSONAL: frozenset[str] = frozenset(("given", "surname", "full"))
_LOOK_UP: dict[str, tuple[str, ...]] = {
    "given": ("given",),
    "surname": ("surname", "given"),
    "full": ("full", "surname", "given"),
    "organisation": ("organisation",),
    "title": ("title", "noun", "surname", "given"),
    "noun": ("noun", "organisation"),
}
_KEPT = 8192


class Language(Grammar):
    """Eastern Armenian: case, article and number on the last word of a name or phrase."""

    language = "hy"
    cases = ("nominative", "definite", "genitive", "dative", "ablative", "instrumental", "locative", "plural")
    particles = Grammar.particles | people.PARTICLES
    quotes: ClassVar[tuple[str, str]] = ("«", "»")

    def __init__(self, locale: str, names: Names | None = None) -> None:
        super().__init__(locale, names)
        self._kept: dict[tuple[str, str, str, bool, str], Inflection] = {}

    # -- inflection ------------------------------------------------------------------------------------------

    def inflect(
        self,
        name: str,
        case: str,
        *,
        kind: Kind = "given",
        gender: Gender | None = None,
        plural: bool = False,
        before: str = "",
    ) -> Inflection:
        """`name` in `case`; `before` is the word that follows, for which the article -ը may turn to -ն.

        The case ``"plural"`` is the plural in its base form; with ``plural=True`` any other case is that of the
        plural. *definite* is the base form with the article, *dative* has it too (*ընկերությանը*, *Արամին*).
        Gender makes no difference.

        Raises:
            GrammarError: no such case or kind, or the locative of a person, for which one says *-ի մեջ*.
        """
        key = (name, case, kind, bool(plural), before)
        kept = self._kept.get(key)
        if kept is None:
            self.expect(case, kind)
            if case == "locative" and kind in _PERSONAL:
                raise GrammarError("People have no locative in Armenian: use the genitive with a postposition.")
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            kept = self._kept[key] = self._inflect(name.strip(), case, kind, bool(plural), before)
        return kept

    def _inflect(self, name: str, case: str, kind: Kind, plural: bool, before: str) -> Inflection:
        if not name:
            return Inflection("", sure=False)
        if case == "nominative" and not plural:
            return Inflection(name)
        if kind == "organisation":
            name = _with_quotes(name)
        number = "plural" if plural else case
        exact = self._exact(name, number, kind)
        declined = None if exact else self._declined(name, kind)
        text = exact or (declined.forms[number] if declined else name)
        sure = declined is None or number not in declined.doubtful
        if plural:
            text = plural_case(text, case)
        return Inflection(with_article(text, before), sure)

    def _exact(self, name: str, case: str, kind: Kind) -> str | None:
        """The form of the whole name, or else of its last word, in `names.yaml`; in capitals if the name is."""
        if kind in _PERSONAL and len(name) > 2 and name.isupper():
            found = self._exact(name.title(), case, kind)
            return found and people.upper(found)
        head, space, last = name.rpartition(" ")
        for place in _LOOK_UP[kind]:
            whole = self.known(place, name, case)
            if whole:
                return whole
            ending = self.known(place, last, case) if head else None
            if ending:
                return head + space + ending
        return None

    def _declined(self, name: str, kind: Kind) -> Declined:
        if kind == "organisation":
            return self._firm(name, FIRM)
        last = name.rpartition(" ")[2]
        if not foreign.is_armenian(last) or last.endswith(("»", ".", "․")):
            return foreign.decline(name)
        if kind in _PERSONAL:
            return people.decline(name)
        if kind == "title" and last != name and last[0].isupper():
            return people.decline(name)
        return _phrase(name)

    def _firm(self, name: str, noun: str) -> Declined:
        """A firm: its own last noun inflects, or its legal form, or the noun put after the quoted name."""
        last = name.rpartition(" ")[2]
        if not foreign.is_armenian(last):
            return foreign.decline(name)
        if foreign.is_acronym(last) and (len(last) <= 5 or last in (self.names.get("organisation") or {})):
            return foreign.decline(name)
        if last[-1] == "»" and name[0] != "«":
            return foreign.decline(name)
        if last[0].islower() and last[-1] != "»":
            phrase = _phrase(name)
            if not phrase.doubtful:
                return phrase
        return _apposed(name, noun)

    # -- names of people -------------------------------------------------------------------------------------

    def given_name(self, person: Person) -> str:
        """The name one would call a person by, also where the surname was put first (*Սարգսյան Աննա*)."""
        if not person.given and _surname_first(person.name):
            return person.name.split()[1]
        return person.given or _untitled(person.name).split()[0]

    def surname(self, person: Person) -> str:
        """The family name; of *Սարգսյան Աննա Արամի* it is the first word."""
        if not person.surname and not person.given and _surname_first(person.name):
            return person.name.split()[0]
        if not person.surname and not person.given and _untitled(person.name) != person.name:
            return super().surname(Person(_untitled(person.name)))
        return super().surname(person)

    @form("person")
    def formal(self, person: Person) -> str:
        """Title and surname in the base form: *պարոն Պետրոսյան*; without gender or title the full name."""
        return self.formal_name(person)

    @form("person")
    def familiar(self, person: Person) -> str:
        """The given name in the base form."""
        return self.familiar_name(person)

    def formal_name(self, person: Person) -> str:
        """*պարոն Պետրոսյան*, *տիկին Սարգսյան*, *դոկտոր Սարգսյան*; the full name where neither is known."""
        title = person.title or self.agree(person, "պարոն", "տիկին", "")
        if not title or (not person.title and _untitled(person.name) != person.name):
            return person.name
        return f"{title} {self.surname(person) or self.given_name(person)}"

    # -- cases as filters ------------------------------------------------------------------------------------

    @form("person", "organisation", "text", "str", "money", "date", "percent", "count", "duration")
    def definite(self, value: object, before: str = "", noun: str = "") -> str:
        """With the article: *Արամը, Աննան, «Արարատ» ընկերությունը*; `before` is the next word (``"է"``).

        `noun` stands after the quoted name where the name itself cannot be inflected.
        """
        return self._case(value, "definite", noun, before)

    @form("person", "organisation", "text", "str", "money", "date", "percent", "count", "duration")
    def genitive(self, value: object, noun: str = "") -> str:
        """*Արամի, Աննայի, «Արարատ» ընկերության*."""
        return self._case(value, "genitive", noun)

    @form("person", "organisation", "text", "str", "money", "date", "percent", "count", "duration")
    def dative(self, value: object, noun: str = "", before: str = "") -> str:
        """*Արամին, Աննային, «Արարատ» ընկերությանը*."""
        return self._case(value, "dative", noun, before)

    @form("person", "organisation", "text", "str", "money", "date", "percent", "count", "duration")
    def ablative(self, value: object, noun: str = "") -> str:
        """*Արամից, Աննայից, «Արարատ» ընկերությունից*; of a duration *in*: *3 օրից*."""
        return self._case(value, "ablative", noun)

    @form("person", "organisation", "text", "str", "money", "percent", "count", "duration")
    def instrumental(self, value: object, noun: str = "") -> str:
        """*Արամով, Աննայով, «Արարատ» ընկերությամբ*."""
        return self._case(value, "instrumental", noun)

    @form("organisation", "text", "str")
    def locative(self, value: object, noun: str = "") -> str:
        """*«Արարատ» ընկերությունում, Telegram-ում*."""
        return self._case(value, "locative", noun)

    @form("person", "organisation", "text", "str")
    def accusative(self, value: object, before: str = "", noun: str = "") -> str:
        """A definite direct object: the dative of a person (*Աննային*), the definite form of a thing."""
        return self._case(value, "dative" if isinstance(value, Person) else "definite", noun, before)

    @form("organisation", "text", "str")
    def named(self, value: Organisation | str, noun: str = FIRM) -> str:
        """The name in quotation marks with its noun: *«Արարատ» ընկերություն*."""
        return f"{self.quoted(value)} {noun}"

    def _case(self, value: object, case: str, noun: str = "", before: str = "") -> str:
        if isinstance(value, Person):
            return self._person(value, case, before)
        if isinstance(value, Organisation):
            return self._organisation(value, case, noun or FIRM, before)
        if isinstance(value, str):
            return self._text(value, case, noun, before)
        if isinstance(value, datetime.date):
            return with_article(hyphened(self._day(value), vowel=False)[case], before)
        if isinstance(value, Duration):
            return self._of(self.number(value.amount), UNITS[value.unit], case, before)
        if isinstance(value, Money):
            return self._of(self._amount(value), self._currency(value.currency), case, before)
        if isinstance(value, Percent):
            return with_article(hyphened(self.percent(value), vowel=False)[case], before)
        if isinstance(value, int | Decimal):
            return with_article(hyphened(self.number(value), vowel=False)[case], before)
        raise GrammarError(f"{type(value).__name__} has no case in Armenian.")

    def _person(self, person: Person, case: str, before: str) -> str:
        own = person.form(case)
        if own:
            return own
        found = self.inflect(person.name, case, kind="full", before=before)
        if found.sure:
            return found.text
        return f"{person.name} անունով {self.inflect(COLLEAGUE, case, kind='noun', before=before).text}"

    def _organisation(self, firm: Organisation, case: str, noun: str, before: str) -> str:
        own = firm.form(case)
        if own:
            return own
        found = self.inflect(firm.name, case, kind="organisation", before=before)
        if found.sure and noun == FIRM:
            return found.text
        return with_article(_apposed(firm.name, noun).forms[case], before)

    def _text(self, text: str, case: str, noun: str, before: str) -> str:
        last = text.strip().rpartition(" ")[2]
        personal = last[:1].isupper() and foreign.is_armenian(last) and not foreign.is_acronym(last)
        kind: Kind = "full" if personal and " " in text.strip() and case != "locative" else "noun"
        found = self.inflect(text, case, kind=kind, before=before)
        if found.sure:
            return found.text
        if noun:
            return with_article(_apposed(text, noun).forms[case], before)
        quoted = self.quoted(text)
        return with_article(hyphened(quoted, ends_in_vowel(quoted.rstrip("»")))[case], before)

    def _of(self, figures: str, noun: str, case: str, before: str) -> str:
        """An amount in a case: the noun stands in the singular and takes the ending."""
        if case == "ablative" and noun in UNITS.values():
            # *in three days* has the short ablative: 3 օրից, 2 տարուց; օրվանից says *since the day*
            ending = "տարուց" if noun == "տարի" else nouns.decline(noun).forms["instrumental"][:-2] + "ից"
        else:
            ending = self.inflect(noun, case, kind="noun", before=before).text
        return f"{figures}{NBSP}{ending}"

    # -- numbers ---------------------------------------------------------------------------------------------

    def plural(self, n: int | Decimal) -> str:
        """CLDR's category: ``"one"`` from 0 up to but not including 2."""
        return "one" if -2 < n < 2 else "other"

    @property
    def plural_categories(self) -> tuple[str, ...]:
        """*one, other*: they matter only where no number is written."""
        return ("one", "other")

    def noun_for(self, n: int | Decimal, noun: str, *forms: str) -> str:
        """The noun after a number is singular in its base form: *5 օր, 21 պատվեր*; given forms are taken as given."""
        return self.by_count(int(n), noun, *forms) if forms else noun

    def number(self, n: int | Decimal) -> str:
        """*12 500*, *2,5*: no-break space between groups, decimal comma, at most three decimals."""
        if isinstance(n, int):
            return f"{n:,}".replace(",", NBSP)
        whole, _, rest = f"{n:,.3f}".partition(".")
        rest = rest.rstrip("0")
        return whole.replace(",", NBSP) + ("," + rest if rest else "")

    @form("count")
    def ordinal(self, n: int) -> str:
        """*1-ին, 2-րդ, 21-րդ*."""
        return "1-ին" if n == 1 else f"{n}-րդ"

    def money(self, value: Money) -> str:
        """*1 250,50 եվրո*, *12 500 դրամ*: the currency as a word; luma are written only if there are any."""
        return f"{self._amount(value)}{NBSP}{self._currency(value.currency)}"

    def _amount(self, value: Money) -> str:
        if value.currency == "AMD" and value.amount == value.amount.to_integral_value():
            return self.number(int(value.amount))
        digits = 2
        if value.currency not in CURRENCIES:
            from babel.numbers import get_currency_precision

            digits = get_currency_precision(value.currency)
        return f"{value.amount:,.{digits}f}".replace(",", NBSP).replace(".", ",")

    def _currency(self, code: str) -> str:
        if code in CURRENCIES:
            return CURRENCIES[code]
        from babel.numbers import get_currency_name

        name: str = get_currency_name(code, locale=self.cldr.babel)
        return name

    def percent(self, value: Percent) -> str:
        """*10 %*, *12,5 %*."""
        return f"{self.number(value.value)}{NBSP}%"

    def duration(self, value: Duration) -> str:
        """*2 օր*."""
        return f"{self.number(value.amount)}{NBSP}{UNITS[value.unit]}"

    def within(self, value: Duration) -> str:
        """*2 օրվա ընթացքում*."""
        return self.genitive(value) + " ընթացքում"

    # -- dates -----------------------------------------------------------------------------------------------

    def _day(self, day: datetime.date) -> str:
        return f"{day.year} թ. {MONTHS[day.month - 1]}ի {day.day}"

    def date(self, day: datetime.date) -> str:
        """At the head of a letter: *1 մայիսի, 2027 թ.*"""
        return f"{day.day} {MONTHS[day.month - 1]}ի, {day.year} թ."

    def on_date(self, day: datetime.date) -> str:
        """*2027 թ. մայիսի 1-ին*."""
        return self._day(day) + "-ին"

    def until_date(self, day: datetime.date) -> str:
        """*մինչև 2027 թ. մայիսի 1-ը*."""
        return f"մինչև {self._day(day)}-ը"

    def from_date(self, day: datetime.date) -> str:
        """*2027 թ. մայիսի 1-ից*."""
        return self._day(day) + "-ից"

    def since_date(self, day: datetime.date) -> str:
        """*2019 թ. մայիսից*."""
        return self.month_year(day) + "ից"

    def month_year(self, day: datetime.date) -> str:
        """*2027 թ. մայիս*."""
        return f"{day.year} թ. {MONTHS[day.month - 1]}"

    # -- lists and text --------------------------------------------------------------------------------------

    def joined(self, items: Iterable[str], style: str) -> str:
        """*ա, բ և գ*; *ա, բ կամ գ*: no comma before the conjunction."""
        *head, last = [*items] or [""]
        return f"{', '.join(head)} {'կամ' if style == 'or' else 'և'} {last}" if head else last

    def quoted(self, text: str | Organisation) -> str:
        """*«Արարատ»*; what is quoted already stays."""
        name = (text.name if isinstance(text, Organisation) else text).strip()
        return name if name.startswith("«") and name.endswith("»") else f"«{name}»"

    def capitalised(self, text: str) -> str:
        """The first letter in upper case; the ligature և opens a sentence as Եվ."""
        return "Եվ" + text[1:] if text[:1] == "և" else super().capitalised(text)


def _phrase(text: str) -> Declined:
    """A phrase whose last word is a noun; a capital at its head stays."""
    head, space, last = text.rpartition(" ")
    if foreign.is_acronym(last):
        return foreign.decline(text)
    forms, doubtful = nouns.decline(last.lower())
    head += space
    if last[0].isupper():
        if last.endswith(("ում", "տեր", "տուն")):  # a town as well as an action: Բաթում, Բաթումի
            doubtful |= people.OBLIQUE
        return Declined({case: head + last[0] + found[1:] for case, found in forms.items()}, doubtful)
    return Declined({case: head + found for case, found in forms.items()}, doubtful)


def _apposed(name: str, noun: str) -> Declined:
    """*«Արարատ» ընկերություն*: the noun carries the ending, the name stays as it is, so this is right for any name."""
    name = name.strip()
    inner = "«" in name and not (name[0] == "«" and name[-1] == "»")
    quoted = name if inner else f"«{name.strip('«»')}»"
    forms = nouns.decline(noun).forms
    return Declined({case: f"{quoted} {found}" for case, found in forms.items()})


def _with_quotes(name: str) -> str:
    """*Արարատ ՍՊԸ* as it ought to be written: *«Արարատ» ՍՊԸ*; other names as they are."""
    head, _, form = name.rpartition(" ")
    return (
        f"«{head}» {form}" if head and form in LEGAL_FORMS and "«" not in head and foreign.is_armenian(head) else name
    )


def _surname_first(name: str) -> bool:
    words = name.split()
    return len(words) in (2, 3) and people.is_surname(words[0]) and not people.is_surname(words[-1])


def _untitled(name: str) -> str:
    """The name without a title written into it: *տիկին Սարգսյան*."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower().rstrip(".") in people.TITLES else name
