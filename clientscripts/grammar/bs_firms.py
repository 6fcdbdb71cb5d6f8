"""How names of firms and acronyms decline in Bosnian.

Sources: Halilović, *Pravopis bosanskoga jezika* (2017), on acronyms: a hyphen before the ending (*BMW-a, BMW-om*);
pravopis.hr on names in foreign spelling (*Googlea, Googleom*). Inanimate: the accusative is the nominative.

What cannot be read off the name stays as it is and is not sure; letters then put *firma* before it and decline that.
"""

from __future__ import annotations

import re
from functools import lru_cache

from clientscripts.grammar.bs_names import _SOFT_FOREIGN, _SOFT_SILENT, foreign
from clientscripts.grammar.bs_nouns import SOFT, VOWELS, Paradigm, adjective, declined, in_a, masculine, unchanging

# Nouns that begin the full names of organisations and decline there: *Općine Centar, Ministarstva finansija*.
_HEADS = {
    "općina": "f", "opština": "f", "banka": "f", "agencija": "f", "fondacija": "f", "škola": "f", "gimnazija": "f",
    "apoteka": "f", "ambulanta": "f", "bolnica": "f", "klinika": "f", "poliklinika": "f", "biblioteka": "f",
    "akademija": "f", "komora": "f", "zajednica": "f", "zadruga": "f", "služba": "f", "uprava": "f", "direkcija": "f",
    "pekara": "f", "tvornica": "f", "fabrika": "f", "pivovara": "f", "mljekara": "f", "štamparija": "f", "knjižara": "f",
    "advokatska": "", "kompanija": "f", "firma": "f", "grupa": "f", "kuća": "f", "radionica": "f", "kancelarija": "f",
    "udruženje": "n", "društvo": "n", "ministarstvo": "n", "preduzeće": "n", "poduzeće": "n", "vijeće": "n",
    "pozorište": "n", "kazalište": "n", "sveučilište": "n", "javno": "",
    "univerzitet": "i", "fakultet": "i", "institut": "i", "zavod": "i", "ured": "i", "fond": "i", "savez": "i",
    "klub": "i", "hotel": "i", "restoran": "i", "studio": "i", "grad": "i", "kanton": "i", "sud": "i", "muzej": "i",
    "centar": "i", "dom": "i", "vrtić": "i", "servis": "i", "salon": "i", "obrt": "i", "tim": "i", "odbor": "i",
}  # fmt: skip
_HEAD_ADJECTIVES = frozenset(
    "centralna narodna osnovna srednja privredna privatna javna gradska opća kantonalna federalna državna islamska "
    "vanjskotrgovinska advokatska turistička razvojna glavna međunarodna porezna izdavačka građevinska "
    "javno federalno kantonalno dioničko humanitarno sportsko kulturno narodno "
    "federalni kantonalni opći vrhovni ustavni općinski državni zavičajni zemaljski fudbalski kulturni klinički "
    "razvojni studentski poslovni tržni medicinski sportski nogometni".split()
)
# Acronyms read as words in -a, feminine: *FIFA-e*; and those in a vowel read letter by letter that take no ending.
_FEMININE = frozenset("FIFA UEFA NASA FIBA INA SIPA UNRA OBSA EUFA FEMA JAMA".split())
_UNSETTLED = frozenset("EU SDA SNSDA DNA RNA USA".split())
_ACRONYM = re.compile(r"^[A-ZČĆĐŠŽ]{2,7}$")
_LEGAL = re.compile(r"\b(d\.?\s?o\.?\s?o\.?|d\.?\s?d\.?|s\.?\s?p\.?|j\.?\s?p\.?|Ltd|LLC|GmbH|Inc|Corp|AG|SA|AD|DD|DOO)\b", re.I)


@lru_cache(maxsize=4096)
def organisation(name: str) -> Paradigm:
    """A firm's name; not sure wherever only apposition is safe (*firme Alfa d.o.o.*)."""
    words = name.split()
    if len(words) > 1:
        return _full_name(words) or unchanging(name).doubt()
    if not words or _LEGAL.search(name):
        return unchanging(name).doubt()
    if _ACRONYM.match(name):
        return acronym(name)
    if not name.isalpha() or not name[0].isupper() or not name[1:].islower():
        return unchanging(name).doubt()
    return _single(name)


def _full_name(words: list[str]) -> Paradigm | None:
    at = 0
    while at < len(words) - 1 and words[at].lower() in _HEAD_ADJECTIVES:
        at += 1
    gender = _HEADS.get(words[at].lower())
    if not gender:
        return None
    head = declined(words[at], gender)
    columns = [adjective(word, gender) for word in words[:at]] + [head]
    rest = "".join(f" {word}" for word in words[at + 1 :])
    forms = (" ".join(column.forms[i] for column in columns) + rest for i in range(len(head.forms)))
    return Paradigm(tuple(forms))


def acronym(name: str) -> Paradigm:
    """An acronym: *BMW-a, BMW-u, BMW, BMW, BMW-om, BMW-u*."""
    last = name[-1]
    if name in _FEMININE:
        return Paradigm((name, f"{name}-e", f"{name}-i", f"{name}-u", name, f"{name}-om", f"{name}-i"))
    if name in _UNSETTLED or last in "AUEČĆŽŠ" or (last == "J"):
        return unchanging(name).doubt()
    joint, instrumental = ("-j", "em") if last == "I" else ("-", "om")  # FBI-ja, FBI-jem
    genitive, dative = f"{name}{joint}a", f"{name}{joint}u"
    return Paradigm((name, genitive, dative, name, name, f"{name}{joint}{instrumental}", dative))


def _single(name: str) -> Paradigm:
    lower = name.lower()
    last = lower[-1]
    if last == "a":
        if lower.endswith("ia"):
            return in_a(name, name[:-1] + "j", name)
        result = in_a(name, name[:-1], name)
        return result.doubt("dative", "locative") if lower[-2] in "kgh" else result
    if last == "o":
        if lower.endswith("io"):
            return masculine(name, name[:-1] + "j", name, soft=True, animate=False)
        return masculine(name, name[:-1], name, soft=False, animate=False)
    if last == "e":
        soft = bool(_SOFT_SILENT.search(lower))
        result = masculine(name, name, name, soft=soft, animate=False)
        return result if lower in _KNOWN_IN_E else result.doubt()
    if last == "i" or (last == "y" and lower[-2] not in VOWELS):
        return masculine(name, name + "j", name, soft=True, animate=False)
    if last in "uy" or lower.endswith("ac"):
        return unchanging(name).doubt()
    soft = bool(_SOFT_FOREIGN.search(lower)) or (lower.endswith(SOFT) and not foreign(lower) and last != "c")
    result = masculine(name, name, name, soft=soft, animate=False)
    return result.doubt("instrumental") if last in "cxz" or (soft and foreign(lower)) else result


_KNOWN_IN_E = frozenset("google apple oracle adobe skype youtube porsche".split())
