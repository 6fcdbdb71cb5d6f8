"""How the names of people decline in Bosnian.

Sources: Jahić, Halilović, Palić, *Gramatika bosanskoga jezika* (Zenica 2000), declension of nouns; the vocative of
given names after R. Bulić (Preporod 2025) and A. Kalajdžija (Stav: *Tarik, Faruk* stay), of surnames after Kalajdžija
(Stav: *Deliću, Kapore, Kahrimane*, but *Vrdoljak, Zec, Golub, Kulovac, Kalajdžija*); foreign spellings after the rules of
pravopis.hr on *-i, -y, -io, -ie, -ia*, silent *-e* and the instrumental by sound (*Boscha, Boschem; Georgea, Georgeem*).

Every function returns the seven forms together with the cases in which they cannot be vouched for.
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
    is_title,
    masculine,
    title,
    title_gender,
    together,
    unchanging,
)
from clientscripts.model import Gender

WordOf = Callable[[str, str, Gender], Paradigm]
"""Declines one word of a name: the word, ``"given"`` or ``"surname"``, the gender."""

# A name spelled as no Bosnian word is: letters, double letters and digraphs of other languages.
_FOREIGN = re.compile(r"[^a-zčćđšž'’ -]|[qwxy]|(.)\1|ph|ck|sch|ch|th$|^th|gh|ae|ea[a-z]|ou|eau|ei[a-z]|ie[a-z]?$|ue|oo")
# Men's names whose last sound is written with a silent -e and is a soft consonant: *Georgeem*.
_SOFT_SILENT = re.compile(r"(ge|che|gne|ille|dge)$")
_SOFT_FOREIGN = re.compile(r"(sch|sh|tch|[^c]ch|tsch|dj)$")

# Fleeting a is a closed list (style guide): nominative → stem.
FLEETING = {
    "petar": "petr", "mitar": "mitr", "dimitar": "dimitr", "aleksandar": "aleksandr", "đurađ": "đurđ",
    "pavao": "pavl", "lovrijenac": "lovrijenc", "lovrenac": "lovrenc", "lovrinac": "lovrinc", "vinac": "vinc",
}  # fmt: skip
_FLEETING_SURNAMES = {
    **FLEETING, "vrabac": "vrapc", "kupac": "kupc", "sudac": "suc", "starac": "starc", "mudrac": "mudrc",
    "bjelac": "bjelc", "vranac": "vranc", "šarac": "šarc", "jarac": "jarc", "jastrebac": "jastrepc", "pijetao": "pijetl",
    "orao": "orl", "kotao": "kotl", "dabar": "dabr", "lovac": "lovc", "konjanik": "konjanik",
}  # fmt: skip

# Two-syllable names in -o. The pet forms follow *Mujo, Muje*; the others *Marko, Marka*. -ko needs no list.
_PET = frozenset(
    "mujo edo ivo suljo haso huso pero jozo mato mirso ado dado fahro hamo meho ramo avdo ibro zijo safo nedžo božo jovo "
    "đuro vlado dino ago ahmo aljo bajro bedro sejfo izo amo almo bećo bego braco buco cico dedo đemo enko "
    "esko fado fejzo feho ferdo fudo galo hado hajro haro hazo hero himzo ilijo ismo jasmo joso juso jusko kemo "
    "ljubo luto mašo memo mevlo miro mišo mido mimo mino muho mumo munjo muso mušo nano nermo neno nico nijo nino "
    "nizo nuro omo osmo pašo pejo pepo rado rajo rako raso rato rešo rifo rizo ruso rušo sado sabro safo sajo salko salo "
    "samo sandro sejo selmo senjo sero slavo slobo smajo smiljo stevo stipo stojo subo šabo šaćo šahbo šećo šefko šero "
    "tajo tomo tošo truso vaso vejso velo vehbo veso vido vinko vojo vuko zaho zaimo zajko zejno zeno zoro zulfo "
    "žiko živo mirzo nazo nedo nešo hilmo habo hanjo huho jašo jovo jaho kaso maho mašo rašo čedo "
    "ćamo ćiro đoko đulo đeno džafo džemo džano džeko mato anto luko ćazo mršo srđo hrvo brano fićo boro goro".split()
)
_FULL = frozenset(
    "bruno hugo otto oto leo teo tito marco paolo paulo pablo pedro diego franco carlo carlos luigio enzo renzo lorenzo "
    "guido matteo mateo romeo timo ugo elmo arno gino remo juan".split()
)

# Slavic men's names in -g and -k whose vocative is palatalised; all others stay (*Tarik, Faruk*).
_PALATALISED = {"predrag": "predraže", "miodrag": "miodraže", "vuk": "vuče", "novak": "novače"}

# Men's names in -e: *Hrvoje, Hrvoja*; *Ante, Ante, Anti*; the rest is for names.yaml or the user.
_E_LIKE_O = frozenset("hrvoje đorđe pavle blagoje radoje miloje vladoje dobroje".split())
_E_LIKE_A = frozenset("ante mate stipe jure frane šime tome zvone kreše".split())
_E_SILENT = frozenset(
    "mike george steve pierre luke jake dave bruce blake chase kyle wayne shane lance dale gene pete duke nate zane "
    "jude claude maurice patrice philippe christophe antoine etienne guillaume alexandre andre tyrone jerome dwayne "
    "lawrence clarence terrence vince clyde clive rene andre jorge enrique felipe jose josé andré rené "
    "vicente dante giuseppe michele davide daniele samuele raffaele".split()
)

# Women's pet forms in -e, which some decline (*Mare, Mari*) and which are spelled like foreign names that never do.
_UNSETTLED_WOMEN = frozenset("mare kate luce ane jele stane mande kaje bare tere ruže cvite ive mile".split())

_SURNAME_KEEPS = frozenset(
    "golub jež zec mačak vuk medvjed gavran slavuj labud orao vrabac vrebac".split()
)
"""Surnames that are names of animals are called in the nominative (Kalajdžija)."""


def foreign(name: str) -> bool:
    """Whether a name is spelled as no Bosnian word is."""
    return _FOREIGN.search(name.lower()) is not None


def syllables(word: str) -> int:
    """How many syllables a Bosnian word has; r between consonants makes one (*Srđo*)."""
    count = 0
    lower = word.lower()
    for i, letter in enumerate(lower):
        before = lower[i - 1] if i else ""
        after = lower[i + 1] if i + 1 < len(lower) else ""
        if letter in VOWELS or (letter == "r" and before not in VOWELS and after and after not in VOWELS):
            count += 1
    return count


# -- given names ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def given_male(name: str) -> Paradigm:
    """A man's given name."""
    lower = name.lower()
    if len(lower) < 2 or not lower[-1].isalpha():
        return unchanging(name).doubt()
    last = lower[-1]
    if last == "a":
        return _man_in_a(name, lower)
    if last == "o" and lower != "pavao":
        return _man_in_o(name, lower)
    if last == "e":
        return _man_in_e(name, lower)
    if last == "i":
        return _with_j(name)
    if last == "y":
        return _man_in_y(name, lower)
    if last == "u":
        return masculine(name, name, name, soft=False).doubt()
    if last not in "bcčćdđfghjklmnoprsštvzžwxq":
        return unchanging(name).doubt()
    return _man_in_consonant(name, lower)


def _man_in_consonant(name: str, lower: str) -> Paradigm:
    if lower in FLEETING:
        stem = name[0] + FLEETING[lower][1:]
        return masculine(name, stem, stem + "e")
    soft = lower.endswith(SOFT) and last_letter_is_native(lower)
    if lower in _PALATALISED:
        return masculine(name, name, name[0] + _PALATALISED[lower][1:])
    if lower.endswith(("noah", "jonah", "elijah", "micah", "isaiah", "josiah", "jeremiah")):  # pravopis.hr: Noah, Noe
        return masculine(name, name, name).doubt()
    if _SOFT_FOREIGN.search(lower):
        return masculine(name, name, name, soft=True).doubt("vocative")
    if lower[-1] in "kgqxw" or lower.endswith(("ck", "ch", "gh")):
        return masculine(name, name, name, soft=False)
    if lower.endswith("ić"):
        return masculine(name, name, name + "u")
    if lower.endswith("c"):
        return masculine(name, name, name).doubt("vocative", "instrumental")
    if lower.endswith(("ac", "ao")):
        return masculine(name, name, name).doubt()
    result = masculine(name, name, name + "e", soft=soft)
    if lower.endswith("j") or (lower.endswith(SOFT) and foreign(lower)):
        return result.doubt("vocative")  # Andreje and Andreju, Matej and Mateju: heard side by side
    if foreign(lower) and lower[-1] in "stzd" and lower[-2] in "aeiouy":
        return result.doubt("vocative")  # Louis, Jacques: whether the letter sounds cannot be seen
    return result


def last_letter_is_native(lower: str) -> bool:
    """Whether the final letter sounds as in Bosnian, so that softness can be read from it."""
    return not (lower.endswith("c") or lower.endswith("j") and foreign(lower))


def _man_in_a(name: str, lower: str) -> Paradigm:
    if lower.endswith("ia"):
        return _ia(name)
    vocative = name[:-1] + "e" if lower.endswith("ica") and syllables(name) > 2 else name
    return in_a(name, name[:-1], vocative)


def _man_in_o(name: str, lower: str) -> Paradigm:
    if lower.endswith(("gio", "cio", "chio")):  # Giorgio: the i is not heard
        return masculine(name, name[:-1], name, soft=False).doubt(*(() if lower == "giorgio" else ("genitive",) + _ALL))
    if lower.endswith("io"):
        return masculine(name, name[:-1] + "j", name, soft=True)
    pet = in_a(name, name[:-1], name)
    full = masculine(name, name[:-1], name, soft=False)
    if lower in _FULL or lower.endswith(("ko", "eo", "ao", "uo")) and lower not in _PET:
        return full
    if syllables(name) != 2:
        return full
    if lower in _PET:
        return pet
    return full.doubt() if foreign(lower) else pet.doubt()


_ALL = ("dative", "accusative", "instrumental", "locative")


def _man_in_e(name: str, lower: str) -> Paradigm:
    if lower in _E_LIKE_O or (lower.endswith("ije") and syllables(name) > 2):
        return masculine(name, name[:-1], name)
    if lower in _E_LIKE_A:
        return in_a(name, name[:-1], name)
    if lower.endswith(("ie", "ee")):
        return _with_j(name)
    sound = masculine(name, name, name, soft=bool(_SOFT_SILENT.search(lower)))
    return sound if lower in _E_SILENT else sound.doubt()


def _with_j(name: str) -> Paradigm:
    """*Toni, Tonija; Henry, Henryja; Charlie, Charlieja.*"""
    return masculine(name, name + "j", name, soft=True)


def _man_in_y(name: str, lower: str) -> Paradigm:
    if lower[-2] in "ao" or lower[-2:] in ("uy",):  # Ray, Roy: y sounds as j itself
        return masculine(name, name, name, soft=True)
    return _with_j(name)


def _ia(name: str) -> Paradigm:
    """*Maria, Marije, Mariji*: j is written wherever the ending changes."""
    stem = name[:-1]
    return in_a(name, stem + "j", name)


@lru_cache(maxsize=8192)
def given_female(name: str) -> Paradigm:
    """A woman's given name: those in -a decline, all others never change."""
    lower = name.lower()
    if lower.endswith("ia"):
        return _ia(name)
    if lower.endswith("a") and len(lower) > 1:
        vocative = name[:-1] + "e" if lower.endswith("ica") and syllables(name) > 2 else name
        return in_a(name, name[:-1], vocative)
    if lower.endswith("ah") and foreign(lower):  # Sarah, Hannah sound as in -a
        return unchanging(name)
    return unchanging(name).doubt() if lower in _UNSETTLED_WOMEN else unchanging(name)


# -- surnames -------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def surname_male(name: str) -> Paradigm:
    """A man's surname."""
    lower = name.lower()
    if len(lower) < 2 or not lower[-1].isalpha():
        return unchanging(name).doubt()
    if lower.endswith(("ski", "ški", "čki", "cki")) and len(lower) > 4:
        return adjective(name, "m")
    if lower.endswith(("skij", "sky")):
        return _with_j(name) if lower.endswith("y") else adjective(name[:-1], "m").doubt()
    if lower.endswith("ić"):
        return masculine(name, name, name + "u")
    last = lower[-1]
    if last == "a":
        return _ia(name) if lower.endswith("ia") else in_a(name, name[:-1], name)
    if last == "o" and lower not in _FLEETING_SURNAMES:
        return _surname_in_o(name, lower)
    if last == "e":
        return _man_in_e(name, lower)
    if last == "i":
        return _with_j(name) if not lower.endswith(("ći", "nji", "šnji", "ki", "gi", "ji")) else _with_j(name).doubt()
    if last == "y":
        return _man_in_y(name, lower)
    if last == "u" or last not in "bcčćdđfghjklmnoprsštvzžwxq":
        return masculine(name, name, name, soft=False).doubt()
    return _surname_in_consonant(name, lower)


def _surname_in_o(name: str, lower: str) -> Paradigm:
    if lower.endswith(("gio", "cio", "chio", "io")):
        return _man_in_o(name, lower)
    full = masculine(name, name[:-1], name, soft=False)
    if lower.endswith(("ko", "lo", "eo")) or syllables(name) > 2:
        return full
    return full.doubt("genitive", *_ALL)  # Gore or Gora: the accent decides


def _surname_in_consonant(name: str, lower: str) -> Paradigm:
    if lower in _FLEETING_SURNAMES:
        stem = name[0] + _FLEETING_SURNAMES[lower][1:]
        hard = lower.endswith(("tar", "dar", "bar", "ao"))
        vocative = name if lower.endswith("ac") or lower in _SURNAME_KEEPS else stem + "e"
        return masculine(name, stem, vocative, soft=not hard)
    if lower.endswith("ac") and syllables(name) > 1:
        return _surname_in_ac(name, lower)
    if lower.endswith("c"):
        return masculine(name, name, name, soft=True).doubt("instrumental", "vocative")
    if lower[-1] in "kghqxw":
        soft = bool(_SOFT_FOREIGN.search(lower))
        return masculine(name, name, name, soft=soft)
    soft = lower.endswith(SOFT) and last_letter_is_native(lower)
    vocative = name if lower in _SURNAME_KEEPS else name + ("u" if soft else "e")
    result = masculine(name, name, vocative, soft=soft)
    if lower.endswith(("ov", "ev")):
        return result.doubt("instrumental")  # Petrovom and Petrovim
    if foreign(lower) and lower[-1] in "stzdj":
        return result.doubt("vocative", *(("instrumental",) if lower[-1] in "zsj" else ()))
    if lower.endswith(("ar", "er", "or")) and not foreign(lower):
        return result
    return result


def _surname_in_ac(name: str, lower: str) -> Paradigm:
    stem = name[:-2] + "c"
    before = lower[-3]
    if before in "vnrm" or (before in "j" and lower[-4] in VOWELS):
        return masculine(name, stem, name, soft=True)
    return masculine(name, stem, name, soft=True).doubt()


@lru_cache(maxsize=8192)
def surname_female(name: str) -> Paradigm:
    """A woman's surname: only those in -a decline (*Begona, Begone*; *Petrovska, Petrovske, Petrovskoj*)."""
    lower = name.lower()
    if not lower.endswith("a") or len(lower) < 3:
        return unchanging(name)
    if lower.endswith(("ska", "ška", "čka", "cka")) and len(lower) > 5:
        return adjective(name, "f")
    if lower.endswith(("ova", "eva")) and len(lower) > 5:
        return adjective(name, "f").doubt("dative", "locative")
    if lower.endswith("ia"):
        return _ia(name)
    return in_a(name, name[:-1], name)


# -- whole names ----------------------------------------------------------------------------------------------------


def full(name: str, gender: Gender | None, particles: frozenset[str], word_of: WordOf) -> Paradigm:
    """A whole name, titles before it included; a title such as *gospođa* tells the gender.

    The first word after the titles is the given name, the last the surname; after a title a single word is a
    surname. `word_of` declines one word: `word_of_name`, or one that knows exact forms.
    """
    words = name.split()
    at = _titles(words)
    titles, rest = " ".join(words[:at]), words[at:]
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


def _titles(words: list[str]) -> int:
    """How many words at the start are titles or adjectives to them; the last word of a name never is one."""
    at = 0
    for i in range(len(words) - 1):
        if is_title(words[i]):
            at = i + 1
        elif not words[i][:1].islower():
            break
    return at


def word_of_name(word: str, kind: str, gender: Gender) -> Paradigm:
    """One word of a name, its hyphenated parts each by itself."""
    if "-" in word.strip("-"):
        return _hyphenated(word, kind, gender)
    if word.isupper() and len(word) > 2:
        low = word_of_name(word.capitalize(), kind, gender)
        return Paradigm(tuple(form.upper() for form in low.forms), low.doubtful)
    if kind == "surname":
        return surname_female(word) if gender == "female" else surname_male(word)
    return given_female(word) if gender == "female" else given_male(word)


def _hyphenated(word: str, kind: str, gender: Gender) -> Paradigm:
    parts = word.split("-")
    columns = [word_of_name(part, kind, gender) if part else unchanging(part) for part in parts]
    if parts[0].lower() == "hadži":
        return together([unchanging(parts[0]), *columns[1:]], "-")
    if gender == "female":
        return together(columns, "-")
    if kind == "given" and foreign(word):  # Jean-Pierrea: the first part stays
        return together([*(unchanging(part) for part in parts[:-1]), columns[-1]], "-").doubt()
    return together(columns, "-").doubt()
