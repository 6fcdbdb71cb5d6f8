"""How the names of people decline in Bosnian.

Sources: Jahić, Halilović, Palić, *Gramatika bosanskoga jezika* (Zenica 2000), declension of nouns. Vocative of given
names: R. Bulić (Preporod, 2025: *Durmiše, Hamiću*; names in a vowel stay), A. Kalajdžija (Stav: *Amere*, but *Tarik,
Faruk*); of surnames: Kalajdžija (Stav: *Deliću, Kapore, Kahrimane*, but *Vrdoljak, Zec, Golub, Kulovac, Kalajdžija*).
Foreign spellings: pravopis.hr (*Georgea, Georgeem; Bosch, Boscha, Boschem; Giorgio, Giorgia; Maria, Marije; Toni,
Tonija*). Women's surnames: only those in *-a* decline.

Every function returns the seven forms together with the cases in which they cannot be vouched for: what the accent or
the sound of a foreign spelling decides cannot be read off the letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from clientscripts.grammar.bs_nouns import (
    SOFT,
    VOWELS,
    Paradigm,
    adjective,
    in_a,
    masculine,
    together,
    unchanging,
    words,
)
from clientscripts.grammar.bs_titles import is_title, title, title_gender
from clientscripts.model import Gender

WordOf = Callable[[str, str, Gender], Paradigm]
"""Declines one word of a name: the word, ``"given"`` or ``"surname"``, the gender."""

_OBLIQUE = ("genitive", "dative", "accusative", "instrumental", "locative")
_CONSONANTS = frozenset("bcčćdđfghjklmnprsštvzžwxq")

# A name spelled as no Bosnian word is: letters, double letters and digraphs of other languages. (`re` keeps the pattern
# compiled once it is first needed.)
_FOREIGN = (
    r"[^a-zčćđšž'’-]|[qwxy]|(.)\1|ph|ck$|sch|tch|ch|th$|^th|gh|ohn|[^aeiou]son$|eau|oux?$|stein$|heim$|eu[rx]|[tn]z$|^[js]ean$"
    r"|ae[a-km-z]|ie$|ue$|sh$"
)
# Written consonants that sound soft (*Bosch, Boschem; Josh; George, Georgeem*).
SOFT_FOREIGN = ("sch", "sh", "tch")
_SOFT_SILENT = ("ge", "gne", "ille", "che")

FLEETING = {
    "petar": "petr", "mitar": "mitr", "dimitar": "dimitr", "aleksandar": "aleksandr", "đurađ": "đurđ",
    "pavao": "pavl", "juraj": "jurj", "lovrijenac": "lovrijenc", "lovrenac": "lovrenc",
}  # fmt: skip
"""Names whose a is not in the stem: a closed list (*Omar, Lazar, Goran* keep theirs)."""

_FLEETING_SURNAMES = {
    **FLEETING, "vrabac": "vrapc", "kupac": "kupc", "starac": "starc", "mudrac": "mudrc", "bjelac": "bjelc",
    "vranac": "vranc", "šarac": "šarc", "jarac": "jarc", "orao": "orl", "kotao": "kotl", "dabar": "dabr",
    "lovac": "lovc", "škorac": "škorc", "tomac": "tomc", "bosanac": "bosanc", "crnogorac": "crnogorc",
    "zubac": "zupc", "golac": "golc", "vrebac": "vrepc",
}  # fmt: skip

# Two-syllable names in -o that decline as *Mujo, Muje*; those in -ko as *Marko, Marka*.
_PET = words(
    "franjo drago šemso mujo edo ivo suljo haso huso pero jozo mato mirso ado dado fahro hamo meho ramo avdo ibro "
    "zijo safo nedžo božo jovo đuro vlado dino ago ahmo aljo bajro bedro sejfo izo almo bećo bego dedo fejzo feho "
    "ferdo hajro hazo himzo ilijo ismo joso juso kemo ljubo mašo memo mevlo miro mišo mido mimo mino muho mumo "
    "munjo muso mušo nermo neno nijo nino nuro omo osmo pašo pejo pepo rado rajo raso rešo rifo rizo rušo sado "
    "sabro sajo salo sejo selmo slavo slobo smajo stevo stipo stojo šaćo šahbo šećo šero tajo tomo tošo vaso "
    "vejso vehbo veso vido vojo zaho zaimo zejno zulfo živo nazo nedo nešo hilmo habo jašo jaho maho rašo čedo "
    "ćamo ćiro đulo đeno džafo džemo džano anto mršo srđo brano fićo boro vlaho vito lino bono bobo gojo gavro "
    "grgo jakšo kosto krsto luko mijo obro pavo pešo puro rusto simo spaso stano tripo tino uzo vaho zuro žujo "
    "braco ćazo hrvo"
)
# Two-syllable names from elsewhere: *Marco, Marca*.
_FULL = words("karlo marco pablo pedro carlo paolo paulo pietro franco lorenzo guido diego jorgo sancho rodrigo")

# Slavic names in -g and -k with a palatalised vocative; all others in -k, -g stay (*Tarik, Faruk*).
_PALATALISED = {"predrag": "predraže", "miodrag": "miodraže", "vuk": "vuče", "novak": "novače"}

# Men's names in -e: *Hrvoje, Hrvoja*; *Ante, Ante, Anti*; and foreign ones to which the ending is added (*Mikea*).
_E_AS_MARKO = words("hrvoje đorđe pavle blagoje radoje miloje dobroje")
_E_AS_MIRZA = words("duje lovre ante mate stipe jure frane šime tome zvone kreše")
_E_ADDED = words(
    "mike george steve pierre luke jake dave bruce blake chase kyle wayne shane lance dale gene pete duke nate "
    "zane jude claude maurice patrice philippe christophe antoine etienne étienne guillaume alexandre tyrone "
    "jerome dwayne lawrence clarence terrence vince clyde clive rene rené andre andré jorge enrique felipe jose "
    "josé vicente dante giuseppe michele davide daniele samuele raffaele joe goethe poe wilde shakespeare nobile"
)

# Women's pet forms in -e, which some decline (*Mare, Mari*), spelled like foreign names that never change.
_UNSETTLED_WOMEN = words("mare kate luce ane jele stane mande kaje bare tere ruže cvite ive mile")

# The h is not heard: by sound *Noe*, by letters *Noaha*.
_BIBLICAL = words("noah jonah elijah micah isaiah josiah jeremiah")

# Surnames that are names of animals are called in the nominative (Kalajdžija).
_ANIMALS = words("golub jež zec mačak vuk medvjed gavran slavuj labud orao vrabac zekan šaran sokol tić ždral soko lav")


def foreign(name: str) -> bool:
    """Whether a name is spelled as no Bosnian word is."""
    return re.search(_FOREIGN, name.lower()) is not None


def syllables(word: str) -> int:
    """How many syllables a Bosnian word has; r between consonants makes one (*Srđo*)."""
    lower = f" {word.lower()} "
    return sum(
        letter in VOWELS or (letter == "r" and before not in VOWELS and after not in VOWELS and after != " ")
        for before, letter, after in zip(lower, lower[1:], lower[2:], strict=False)
    )


# -- men ------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def given_male(name: str) -> Paradigm:
    """A man's given name."""
    lower = name.lower()
    if lower in FLEETING:
        stem = name[0] + FLEETING[lower][1:]
        vocative = stem[:-1] + "če" if lower.endswith("ac") else stem + "e"
        found = masculine(name, stem, vocative)
        return found.doubt("vocative") if lower == "juraj" else found
    if lower[-1] == "a":
        return _man_in_a(name, name[:-1] + "e" if lower.endswith("ica") and syllables(name) > 2 else name)
    if lower[-1] in _CONSONANTS and len(lower) > 2:
        return _given_in_consonant(name, lower)
    return _man_in_vowel(name, lower)


def _given_in_consonant(name: str, lower: str) -> Paradigm:
    soft = _soft(lower)
    if lower in _PALATALISED:
        return masculine(name, name, name[0] + _PALATALISED[lower][1:])
    if lower.endswith(("ac", "ec")):
        return masculine(name, name, name).doubt()
    if lower[-1] in "kg" or lower.endswith(("ch", "gh")):
        found = masculine(name, name, name, soft=soft)
        return found.doubt("vocative") if lower.endswith("beg") else found  # Mustajbeže is heard too
    if lower.endswith("ić"):
        return masculine(name, name, name + "u")
    found = masculine(name, name, name + "e", soft=soft)
    if lower in _BIBLICAL:
        return found.doubt()
    if lower.endswith("c"):
        return found.doubt("vocative", "instrumental")
    if lower[-1] in "jčćđž" or lower.endswith(("lj", "nj")):  # Andreje or Andreju
        return found.doubt("vocative")
    if lower.endswith(("tz", "nz")):  # Fritz sounds as in -c
        return found.doubt("vocative", "instrumental")
    return found.doubt("vocative") if foreign(lower) else found


@lru_cache(maxsize=8192)
def surname_male(name: str) -> Paradigm:
    """A man's surname."""
    lower = name.lower()
    if lower in _FLEETING_SURNAMES:
        stem = name[0] + _FLEETING_SURNAMES[lower][1:]
        stays = lower.endswith("ac") or lower in _ANIMALS
        return masculine(name, stem, name if stays else stem + "e")
    if lower.endswith(("ski", "ški", "čki", "cki", "ćki")) and len(lower) > 4:
        return adjective(name, "m")
    if lower[-1] == "a":
        return _man_in_a(name, name)
    if lower[-1] in _CONSONANTS and len(lower) > 2:
        return _surname_in_consonant(name, lower)
    found = _man_in_vowel(name, lower)
    if lower.endswith(("sky", "skyi", "skij", "ći", "nji", "ji")):
        return found.doubt()
    return found


def _surname_in_consonant(name: str, lower: str) -> Paradigm:
    if lower.endswith("ić"):
        return masculine(name, name, name + "u")
    if lower.endswith("ac") and syllables(name) > 1:
        fleeting = masculine(name, name[:-2] + "c", name)
        return fleeting if lower[-3] in "vnr" or lower[-4:-2] in ("im", "aj", "oj") else fleeting.doubt()
    if (lower.endswith(("ec", "ek", "anj", "alj", "ao")) and syllables(name) > 1) or lower.endswith("skij"):
        return masculine(name, name, name).doubt()
    soft = _soft(lower)
    if lower[-1] in "kghqxw" or lower in _ANIMALS:
        found = masculine(name, name, name, soft=soft)
    else:
        found = masculine(name, name, name + ("u" if soft else "e"), soft=soft)
    if lower[-1] in "cx" or lower.endswith(("ov", "ev", "eš", "ež", "eč", "ej")):  # Petrovom and Petrovim
        found = found.doubt("instrumental")
    unsettled = lower.endswith(("c", "š", "ž", "j", "đ", "ar", "ov", "ev")) and not lower.endswith(("lj", "nj"))
    if unsettled and found.case("vocative") != name:  # Šumare and Šumaru
        found = found.doubt("vocative")
    if foreign(lower):
        found = found.doubt("vocative", *(("instrumental",) if lower[-1] in "jz" else ()))
    return found


def _soft(lower: str) -> bool:
    """Whether the last consonant sounds soft, so that the instrumental is in *-em*."""
    if lower.endswith(SOFT_FOREIGN):
        return True
    return lower.endswith(SOFT) and not (lower.endswith("c") and foreign(lower))


def _man_in_a(name: str, vocative: str) -> Paradigm:
    return _in_ia(name) if name.lower().endswith(("ia", "ía")) else in_a(name, name[:-1], vocative)


def _man_in_vowel(name: str, lower: str) -> Paradigm:
    """Names in a vowel other than -a; called in the nominative."""
    last = lower[-1]
    if len(lower) < 3 or last not in "oeiy":
        if last in "uéèóáíúüö":
            return masculine(name, name, name, soft=False).doubt(*(() if lower in _E_ADDED else _OBLIQUE))
        return unchanging(name).doubt()
    if last == "o":
        return _man_in_o(name, lower)
    if last == "e":
        return _man_in_e(name, lower)
    if last == "y" and lower[-2] in "aou":  # Ray, Roy: y sounds as j
        return masculine(name, name, name, soft=True)
    return _with_j(name)


def _man_in_o(name: str, lower: str) -> Paradigm:
    full = masculine(name, name[:-1], name, soft=False)
    if lower.endswith(("gio", "cio", "glio")):  # Giorgio: the i is not heard; Sergio may be either
        return full if lower == "giorgio" else full.doubt(*_OBLIQUE)
    if lower.endswith("io"):
        return masculine(name, name[:-1] + "j", name, soft=True)
    if lower in _FULL or lower.endswith(("eo", "uo")) or syllables(name) > 2:
        return full
    if lower.endswith("ko"):
        return full.doubt(*_OBLIQUE) if lower[-3] in VOWELS and syllables(name) == 2 and lower not in _KO else full
    if lower in _PET:
        return in_a(name, name[:-1], name)
    return full.doubt(*_OBLIQUE) if foreign(lower) else in_a(name, name[:-1], name).doubt(*_OBLIQUE)


# Names in a vowel and -ko that are settled; *Zuko, Juko* are heard both ways.
_KO = words("đoko miko niko")


def _man_in_e(name: str, lower: str) -> Paradigm:
    if lower in _E_AS_MARKO or (lower.endswith(("ije", "oje")) and syllables(name) > 2):
        return masculine(name, name[:-1], name)
    if lower in _E_AS_MIRZA:
        return in_a(name, name[:-1], name)
    if lower.endswith(("ie", "ee")):
        return _with_j(name)
    added = masculine(name, name, name, soft=lower.endswith(_SOFT_SILENT))
    return added if lower in _E_ADDED else added.doubt(*_OBLIQUE)


def _with_j(name: str) -> Paradigm:
    """*Toni, Tonija; Henry, Henryja; Charlie, Charlieja*."""
    return masculine(name, name + "j", name, soft=True)


def _in_ia(name: str) -> Paradigm:
    """*Maria, Marije, Mariji*: j is written wherever the ending changes."""
    return in_a(name, name[:-1] + "j", name)


# -- women ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def given_female(name: str) -> Paradigm:
    """A woman's given name: those in -a decline, all others never change."""
    lower = name.lower()
    if lower.endswith(("ia", "ía")):
        return _in_ia(name)
    if lower.endswith("a") and len(lower) > 2:
        return in_a(name, name[:-1], name[:-1] + "e" if lower.endswith("ica") and syllables(name) > 2 else name)
    if lower in _UNSETTLED_WOMEN or (lower.endswith("ah") and foreign(lower)):  # Hannah: by sound Hanne
        return unchanging(name).doubt(*_OBLIQUE)
    return unchanging(name)


@lru_cache(maxsize=8192)
def surname_female(name: str) -> Paradigm:
    """A woman's surname: only those in -a decline (*Begona, Begone; Petrovska, Petrovske, Petrovskoj*)."""
    lower = name.lower()
    if not lower.endswith("a") or len(lower) < 3:
        return unchanging(name)
    if lower.endswith(("ska", "ška", "čka", "cka")) and len(lower) > 5:
        return adjective(name, "f")
    if lower.endswith(("ova", "eva")) and len(lower) > 5:  # Petrovoj, but the noun Sova has Sovi
        return adjective(name, "f").doubt("dative", "locative")
    return _in_ia(name) if lower.endswith(("ia", "ía")) else in_a(name, name[:-1], name)


# -- whole names ----------------------------------------------------------------------------------------------------


def full(name: str, gender: Gender | None, particles: frozenset[str], word_of: WordOf) -> Paradigm:
    """A whole name, titles before it included; a title such as *gospođa* tells the gender.

    The first word after the titles is the given name, the last the surname; after a title a single word is a
    surname. `word_of` declines one word: `word_of_name`, or one that knows exact forms.
    """
    parts = name.split()
    at = _titles(parts)
    titles, rest = " ".join(parts[:at]), parts[at:]
    gender = gender or title_gender(titles)
    if gender is None:
        return unchanging(name).doubt()
    columns = [title(titles)] if titles else []
    for i, word in enumerate(rest):
        last = i == len(rest) - 1
        if (word.lower() in particles and not last) or word.endswith(".") or word.lower() == "hadži":
            columns.append(unchanging(word))
            continue
        surname = (last and (i > 0 or bool(titles))) or (i > 0 and word.lower().endswith(("ić", "ski", "ska")))
        columns.append(word_of(word, "surname" if surname else "given", gender))
    return together(columns, " ")


def _titles(parts: list[str]) -> int:
    """How many words at the start are titles or adjectives to them; the last word of a name never is one."""
    at = 0
    for i in range(len(parts) - 1):
        if is_title(parts[i]):
            at = i + 1
        elif not parts[i][:1].islower():
            break
    return at


def word_of_name(word: str, kind: str, gender: Gender) -> Paradigm:
    """One word of a name (`kind` is ``"given"`` or ``"surname"``), its hyphenated parts each by itself."""
    if not word[-1:].isalpha():
        return unchanging(word).doubt()
    if "-" in word:
        return _hyphenated(word, kind, gender)
    if word.isupper() and len(word) > 2:
        low = word_of_name(word.capitalize(), kind, gender)
        return Paradigm(tuple(form.upper() for form in low.forms), low.doubtful)
    if kind == "surname":
        return surname_female(word) if gender == "female" else surname_male(word)
    return given_female(word) if gender == "female" else given_male(word)


_HONORIFICS = words("beg aga paša efendija")


def _hyphenated(word: str, kind: str, gender: Gender) -> Paradigm:
    parts = word.split("-")
    columns = [word_of_name(part, kind, gender) for part in parts if part]
    if len(columns) < len(parts):
        return unchanging(word).doubt()
    if parts[0].lower() == "hadži":
        return together([unchanging(parts[0]), *columns[1:]], "-")
    if parts[-1] in _HONORIFICS:
        return together([*(unchanging(part) for part in parts[:-1]), columns[-1]], "-")
    if gender == "female":
        ambiguous = kind == "surname" and any(part.endswith("a") for part in parts)
        return together(columns, "-").doubt() if ambiguous else together(columns, "-")
    if kind == "given" and foreign(word):  # Jean-Pierre, Jean-Pierrea
        return together([*(unchanging(part) for part in parts[:-1]), columns[-1]], "-").doubt()
    return together(columns, "-").doubt()
