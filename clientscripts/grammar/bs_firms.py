"""How names of organisations and acronyms decline in Bosnian.

Sources: Halilović, *Pravopis bosanskoga jezika* (2017), on acronyms: a hyphen before the ending (*BMW-a, BMW-om*);
pravopis.hr on names in foreign spelling (*Googlea, Googleom*). A firm is no living being: accusative as nominative.

What cannot be read off the name stays as it is and is not sure; letters put *firma* before it and decline that.
"""

from __future__ import annotations

from functools import lru_cache

from clientscripts.grammar.bs_names import SOFT_FOREIGN, foreign
from clientscripts.grammar.bs_nouns import (
    SOFT,
    VOWELS,
    Paradigm,
    adjective,
    declined,
    in_a,
    masculine,
    together,
    unchanging,
    words,
)

# Nouns that carry the full name of an organisation and decline in it: *Općine Centar, Raiffeisen banke*.
_HEADS = {
    "f": words(
        "općina opština banka agencija fondacija škola gimnazija apoteka ambulanta bolnica klinika poliklinika "
        "biblioteka akademija komora zajednica zadruga služba uprava direkcija pekara tvornica fabrika pivovara "
        "pivara mljekara štamparija knjižara kompanija firma grupa kuća radionica kancelarija elektroprivreda "
        "željezara rafinerija toplana cementara televizija pošta ljekarna ustanova organizacija asocijacija mreža"
    ),
    "n": words(
        "udruženje društvo ministarstvo preduzeće poduzeće vijeće pozorište kazalište sveučilište osiguranje "
        "predstavništvo povjerenstvo tužilaštvo pravobranilaštvo"
    ),
    "i": words(
        "univerzitet fakultet institut zavod ured fond savez klub hotel restoran studio grad kanton sud muzej centar "
        "dom vrtić servis salon obrt tim odbor aerodrom holding konzorcij inspektorat sindikat"
    ),
}
_GENDER = {noun: gender for gender, nouns in _HEADS.items() for noun in nouns}
_ADJECTIVES = words(
    "centralna narodna osnovna srednja privredna privatna javna opća razvojna glavna međunarodna porezna "
    "javno federalno kantonalno dioničko humanitarno kulturno narodno centralni "
    "federalni kantonalni opći vrhovni ustavni zavičajni razvojni poslovni tržni glavni narodni kulturni "
    "federalna kantonalna državna državni državno"
)
_ADJECTIVAL = tuple(root + ending for root in ("sk", "šk", "čk", "ćk") for ending in "iao")

# Acronyms read as words in -a, feminine: *FIFA-e*.
_FEMININE = words("FIFA UEFA NASA FIBA INA SIPA IKEA UNRWA")
_IN_E = words("google apple oracle adobe skype youtube")


@lru_cache(maxsize=4096)
def organisation(name: str) -> Paradigm:
    """The name of an organisation; not sure wherever only apposition is safe (*firme Alfa d.o.o.*)."""
    parts = name.split()
    if len(parts) > 1:
        return _phrase(parts) or unchanging(name).doubt()
    if name.isalpha() and name.isupper() and 2 <= len(name) <= 7:
        return acronym(name)
    if not name.isalpha() or not name[0].isupper() or not name[1:].islower() or len(name) < 3:
        return unchanging(name).doubt()
    return _single(name)


def declines_itself(name: str) -> bool:
    """Whether the name holds the noun that declines, so that no *firma* is put before it."""
    parts = name.split()
    return len(parts) > 1 and _phrase(parts) is not None


def _phrase(parts: list[str]) -> Paradigm | None:
    at = 0
    while at < len(parts) - 1 and _is_adjective(parts[at]):
        at += 1
    gender = _GENDER.get(parts[at].lower())
    before = [adjective(word, gender or "") for word in parts[:at]]
    if gender is None:  # Raiffeisen banka: the noun stands last, in lower case
        gender, at = _GENDER.get(parts[-1]), len(parts) - 1
        if gender is None or any(_is_adjective(word) for word in parts[:-1]):
            return None
        before = [unchanging(word) for word in parts[:-1]]
    after = [unchanging(word) for word in parts[at + 1 :]]
    return together([*before, declined(parts[at], gender), *after], " ")


def _is_adjective(word: str) -> bool:
    lower = word.lower()
    return lower in _ADJECTIVES or lower.endswith(_ADJECTIVAL)


def acronym(name: str) -> Paradigm:
    """An acronym: *BMW-a, BMW-u, BMW, BMW, BMW-om, BMW-u*.

    One in a consonant takes the same endings read as letters or as a word; so does one in -O. In -I a j is heard
    (*FBI-ja*). Others depend on the reading and are not sure.
    """
    if name in _FEMININE:
        return Paradigm((name, f"{name}-e", f"{name}-i", f"{name}-u", name, f"{name}-om", f"{name}-i"))
    if name[-1] in "AEUČĆĐŠŽJ":
        return unchanging(name).doubt()
    stem, instrumental = (f"{name}-j", "em") if name[-1] == "I" else (f"{name}-", "om")
    return Paradigm((name, f"{stem}a", f"{stem}u", name, name, stem + instrumental, f"{stem}u"))


def _single(name: str) -> Paradigm:
    lower = name.lower()
    last = lower[-1]
    if last == "a":
        found = in_a(name, name[:-1] + ("j" if lower.endswith("ia") else ""), name)
        return found.doubt("dative", "locative") if lower[-2] in "kgh" else found
    if last == "o":
        if lower.endswith("io"):
            return masculine(name, name[:-1] + "j", name, soft=True, animate=False)
        return masculine(name, name[:-1], name, soft=False, animate=False)
    if last == "e":
        found = masculine(name, name, name, soft=False, animate=False)
        return found if lower in _IN_E else found.doubt()
    if last == "i" or (last == "y" and lower[-2] not in VOWELS):
        return masculine(name, name + "j", name, soft=True, animate=False)
    if last in "uy" or last not in "bcčćdđfghjklmnprsštvzžwxq" or lower.endswith(("ac", "ao", "ec")):
        return unchanging(name).doubt()
    soft = lower.endswith((*SOFT_FOREIGN, *SOFT))
    found = masculine(name, name, name, soft=soft, animate=False)
    return found.doubt("instrumental") if last in "cxzj" and (foreign(lower) or last == "c") else found
