"""Tagalog words on the roots of Debian's myspell-tl, which lists roots and common forms but has no affixes.

The rules are those of the school grammars (Komisyon sa Wikang Filipino, *Manwal sa Masinop na Pagsulat*, 2014, on
affixes, reduplication and sound changes; Schachter & Otanes 1972, §5): prefixes, the infixes -um- and -in-, suffixes
with their h, reduplication of the first syllable, the linker, d/r and o/u, and nasal assimilation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

DICTIONARY = Path("/usr/share/hunspell/tl.dic")
MOST_AFFIXES = 5
SHORTEST_ROOT = 3
PREFIXES = (
    "pinakapag", "nakapagpa", "makapagpa", "pinagpa", "nakipag", "makipag", "pakikipag", "pagpapa", "mapagpa",
    "nakapag", "makapag", "pinaka", "pinag", "ipinag", "ipagpa", "ipinang", "ipang", "ipag", "ipaki", "ipina", "ipa",
    "ikina", "ikapag", "ika", "isina", "nagpa", "magpa", "nagka", "magka", "pagka", "pagpa", "kasing", "mapag",
    "naka", "maka", "paka", "paki", "maki", "naki", "taga", "tag", "mang", "nang", "pang", "mag", "nag", "pag",
    "kina", "sing", "ka", "ma", "na", "pa", "i",
)  # fmt: skip
# mang-, nang-, pang- before p b → m, before t d s → n, before k → ng with the consonant gone.
NASAL = (("mam", "pb"), ("nam", "pb"), ("pam", "pb"), ("man", "tds"), ("nan", "tds"), ("pan", "tds"),
         ("mang", "k"), ("nang", "k"), ("pang", "k"), ("panganga", "k"), ("mangunga", "k"))  # fmt: skip
SUFFIXES = ("hin", "han", "nin", "nan", "in", "an")
_VOWELS = "aeiou"


@lru_cache(maxsize=1)
def roots() -> frozenset[str]:
    """The words of the dictionary."""
    if not DICTIONARY.is_file():
        raise RuntimeError("apt-get install myspell-tl")
    lines = DICTIONARY.read_text("iso8859-1").split("\n")[1:]
    return frozenset(line.split("/")[0].strip().lower() for line in lines if line.strip())


def known(word: str) -> bool:
    """Whether a word, or every part of a hyphenated one, is a root with affixes."""
    word = word.lower().replace("’", "'")
    pieces = word.split("-")
    if len(pieces) > 1:
        return known(word.replace("-", "")) or all(_part(piece, first=not i) for i, piece in enumerate(pieces))
    return _known(word, MOST_AFFIXES)


def _part(piece: str, first: bool) -> bool:
    """A part before a hyphen may be a prefix with its repeated syllable (*ire-refund*)."""
    if _known(piece, MOST_AFFIXES) or (first and piece in PREFIXES):
        return True
    return first and any(piece.startswith(each) and len(piece) - len(each) in (2, 3) for each in PREFIXES)


@lru_cache(maxsize=100_000)
def _known(word: str, left: int) -> bool:
    if len(word) < SHORTEST_ROOT and left < MOST_AFFIXES:
        return False
    if word in roots():
        return True
    return left > 0 and any(_known(shorter, left - 1) for shorter in _without_affix(word))


def _without_affix(word: str) -> Iterator[str]:
    """The word with one affix less, in every way the rules allow."""
    if re.search(r"[aeiou]ng$", word):  # the linker
        yield word[:-2]
        yield word[:-1]
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            rest = word[len(prefix) :]
            yield rest
            if rest[0] == "r":  # d becomes r between vowels
                yield "d" + rest[1:]
    for prefix, gone in NASAL:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            for consonant in gone:
                yield consonant + word[len(prefix) :]
                yield word[len(prefix) - 1 :]
    for infix in ("um", "in"):
        if word[1:3] == infix and word[0] not in _VOWELS:
            yield word[0] + word[3:]
        elif word.startswith(infix):
            yield word[2:]
    if word.startswith("ni") and word[2:3] in tuple("lrwy"):  # ni- for -in- before l, r, w, y
        yield word[2:]
    syllable = re.match(r"([^aeiou]{0,2})([aeiou])", word)
    if syllable:  # the first syllable said twice; of a cluster only its first consonant may be repeated
        again = word[syllable.end() :]
        if again.startswith(syllable[0]) or (syllable[1] and again.startswith(syllable[1][0] + syllable[2])):
            yield again
        if syllable[1] == "d" and again.startswith("r" + syllable[2]):
            yield "d" + again[1:]
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            stem = word[: -len(suffix)]
            yield stem
            if stem[-1] == "r":
                yield stem[:-1] + "d"
            if found := re.search(r"u([^aeiou]*)$", stem):  # o of a last syllable becomes u before a suffix
                yield stem[: found.start()] + "o" + found[1]
            if found := re.search(r"i([^aeiou]*)$", stem):
                yield stem[: found.start()] + "e" + found[1]
