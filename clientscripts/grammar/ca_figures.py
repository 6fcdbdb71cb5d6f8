"""Figures as they are read: *l’1, d’11.000, de 1.000* (mil), *l’XI Congrés* (onzè), *el I Congrés* (primer).

Rules: Optimot, fitxa 347/6 («Apostrofació davant de xifres»); Universitat de Barcelona, *Llibre d’estil*, «Xifres».
"""

from __future__ import annotations

import re

from clientscripts.grammar.ca_onset import CONSONANT, UNKNOWN, VOWEL, Sound

_FIGURE = re.compile(r"(\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)|\d+)(.*)", re.DOTALL)
_ORDINAL = re.compile(r"(?:[rntèéaºª]|er|ns|ts|es)(?!\w)")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})(?=[èa]?(?:\s|$))")


def begins_with_vowel(n: int) -> bool:
    """Whether a number read aloud begins with *u* or *onze*: 1, 11, 11.000, 1.000.000 (un milió), not 1.000 (mil)."""
    while n >= 1_000_000:
        n //= 10**12 if n >= 10**12 else 10**6
    return n // 1_000 == 11 if n >= 1_000 else n in (1, 11)


def figure(text: str) -> Sound:
    """How a text beginning with a digit is read."""
    found = _FIGURE.match(text)
    if found is None or len(found[1]) > 40:
        return UNKNOWN
    digits, rest = re.sub(r"\D", "", found[1]), found[2]
    if len(digits) > 1 and digits[0] == "0":
        return CONSONANT  # *zero*
    value = int(digits)
    if _ORDINAL.match(rest):
        return VOWEL if value == 11 else CONSONANT  # *1r* primer, *11a* onzena
    if not begins_with_vowel(value):
        return CONSONANT
    return VOWEL.doubted("el", "la", "de") if rest[:1].isalpha() else VOWEL  # *1Password* is English


def roman(text: str) -> Sound | None:
    """How a text beginning with a Roman ordinal up to 39 is read, None if it does not begin with one."""
    found = _ROMAN.match(text)
    numeral = found[0] if found else ""
    if not numeral or (len(numeral) == 1 and (numeral != "I" or len(text) == 1)):
        return None
    return VOWEL if numeral == "XI" else CONSONANT
