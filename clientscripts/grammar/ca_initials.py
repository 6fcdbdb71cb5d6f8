"""Initials: read letter by letter (*l’FBI*) or as a word (*la NASA*).

Rules and examples: Optimot, fitxa 343/11 («Apostrofació davant de sigles i acrònims»); Universitat de Barcelona,
*Llibre d’estil*; Universitat Rovira i Virgili, *Praxi lingüística*; Diputació de Barcelona.
"""

from __future__ import annotations

import re

from clientscripts.grammar.ca_onset import (
    CONSONANT,
    LIQUID,
    UNKNOWN,
    VOWEL,
    VOWELS,
    WEAK,
    Onset,
    Sound,
    plain,
    stressed_first,
    words,
)

# The letters whose names begin with a vowel: a, e, o, efa, hac, ela, ema, ena, erra, essa, ics. Spelled initials are
# stressed on their last letter, so i and u are weak (*la ITV, la UPC*), as is *i grega*.
_NAMED: dict[str, Onset] = {**dict.fromkeys("AEOFHLMNRSX", "vowel"), **dict.fromkeys("IUY", "weak")}

_AS_WORDS = words(
    """
    FAD FAO FAQ FLA FOU LEADER LEC LED LOE LOMLOE LOU MEC MED MIR NAP NIE NIF NIT NOA RAC RACC RAE RAI RAM ROM SAC SAF
    SEM SEO SER SIDA SIM SOC
    """
)
_GLIDING = words("UOC UEFA IATA IEN")  # i, u before a vowel, read as consonants
_STRESSED = words("UCI UVI UTE USO UCA ISO IRA URSS ICO IVA")  # read as words, stress on i or u: *l’UCI*
_WEAK = words("IA IAE IEC IES IESE IEM UE UAB UAX UIB UIC UAC UEP IOC ICE")
_SPELLED = words("SGAE SA")  # spelled although they could be read
_CLUSTERED = words("FCAC FNEC SMEG SCATERM")  # read as words: *la FCAC, de FNEC* (UB)
_EITHER = words("MIT NEC RACE LOPD FNAC SOS RIP SAP SAU LAB MAC")

_READ: dict[str, Sound] = {
    **dict.fromkeys(_AS_WORDS | _GLIDING, CONSONANT),
    **dict.fromkeys(_STRESSED | _SPELLED, VOWEL),
    **dict.fromkeys(_WEAK, WEAK),
    **dict.fromkeys(_CLUSTERED, LIQUID),
    **dict.fromkeys(_EITHER, UNKNOWN),
    "MNAC": CONSONANT,
    "MNACTEC": CONSONANT,
}

_OPEN = "(?:[BCDFGHJKLMNPQRSTVWXZÇ]|[BCFGP][LR]|[DT]R|QU|GU|LL|NY|TX)"
_CORE = "[AEIOUÀÈÉÍÒÓÚÏÜY]{1,2}"
_SYLLABLES = re.compile(
    f"{_OPEN}?{_CORE}(?:[BCDFGLMNPRSTXZ]?{_OPEN}{_CORE})*(?:[BCDFGKLMNPRSTXZÇ]|[LMNR][SCTDPF]|[TC]S|S[CT]|T[XZ]|NY|LL)?"
)


def letter(name: str) -> Sound:
    """How the name of a capital letter begins, as part of initials."""
    return Sound(_NAMED.get(plain(name), "consonant"))


def initials(letters: str) -> Sound:
    """How a word in capitals begins."""
    if letters in _READ:
        return _READ[letters]
    first, named = plain(letters[0]), letter(letters[0])
    if first not in "FHILMNRSUXY":
        return named  # both readings begin alike: *el PIB, l’ONG, de BBVA*
    vowel = [plain(each).lower() in VOWELS for each in letters]
    if not any(vowel):
        return named.doubted("el", "la", "de") if first == "Y" else named
    if first in "IU":
        if vowel[1:2] == [True]:
            return named.doubted("el", "la", "de")  # *la UAB* spelled, *la UOC* read: only the ear tells
        if not any(vowel[1:]):
            return named
        return named.doubted("la") if stressed_first(letters.lower()) else named
    if first == "H":
        return named.doubted("el", "la", "de") if len(letters) > 3 and vowel[1] else named
    if first in "XY":
        return named.doubted("el", "la", "de")
    if vowel[1] or letters[:2] in ("FR", "FL", "LL", "NY"):
        readable = _SYLLABLES.fullmatch(letters) and len(letters) > 3
        return CONSONANT if readable else UNKNOWN
    if any(vowel[2:-1]) and len(letters) > (3 if first in "FS" else 4):
        return UNKNOWN  # *l’SGAE* but *la SCATERM*; *NVIDIA*
    return named
