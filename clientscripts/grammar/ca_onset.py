"""How a Catalan word begins as it is spoken, and where its stress falls: what the apostrophe depends on."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from msgspec import Struct

Onset = Literal["vowel", "weak", "liquid", "consonant"]
"""What elides before it: vowel *el, la, de*; weak (unstressed i, u) *el, de*; liquid (s + consonant) *el*."""


class Sound(Struct, frozen=True):
    """The beginning of a text as spoken, and which of *el*, *la*, *de* nobody can be sure about before it."""

    onset: Onset
    doubtful: frozenset[str] = frozenset()

    def elides(self, word: str) -> bool:
        """Whether *el*, *la* or *de* loses its vowel here."""
        return word in _ELIDING[self.onset]

    def sure(self, word: str) -> bool:
        """Whether that is certain."""
        return word not in self.doubtful

    def doubted(self, *words: str) -> Sound:
        """The same with more doubt."""
        return Sound(self.onset, self.doubtful | frozenset(words))


_ELIDING: dict[Onset, tuple[str, ...]] = {
    "vowel": ("el", "la", "de"),
    "weak": ("el", "de"),
    "liquid": ("el",),
    "consonant": (),
}
VOWEL, WEAK, LIQUID, CONSONANT = Sound("vowel"), Sound("weak"), Sound("liquid"), Sound("consonant")
UNKNOWN = Sound("consonant", frozenset(("el", "la", "de")))
"""Heard either way: written out in full, as the longer spelling hurts less."""

VOWELS = frozenset("aeiou")


def words(text: str) -> frozenset[str]:
    """A set of words from a block of text."""
    return frozenset(text.split())


def plain(letter: str) -> str:
    """A letter without its accent or diaeresis."""
    return unicodedata.normalize("NFD", letter)[:1]


def nuclei(word: str) -> int:
    """How many syllables a lower-case word has.

    *i* and *u* make none of their own after a vowel (*ai, iu*, *idoia*), nor does the *u* of *qu, gu* before a vowel;
    *y* counts where no vowel follows (*Iryna*).
    """
    count, after_vowel = 0, False
    for index, letter in enumerate(word):
        follows = plain(word[index + 1 : index + 2])
        base = "i" if letter == "y" and follows not in VOWELS else plain(letter)
        silent = letter in "uü" and word[index - 1 : index] in ("q", "g") and follows in VOWELS
        glide = letter in "iuy" and after_vowel
        if base not in VOWELS or silent or glide:
            after_vowel = False
        else:
            count, after_vowel = count + 1, True
    return count


def stressed_first(word: str) -> bool:
    """Whether a lower-case word in Catalan spelling carries its stress on the first syllable.

    An accent says so; without one, words in a vowel, vowel + s, *-en*, *-in* are stressed on the last syllable but
    one, all others on the last (OIEC 3.1).
    """
    for index, letter in enumerate(word):
        if letter in "àèéíòóú":
            return not any(plain(earlier) in VOWELS for earlier in word[:index])
    count = nuclei(word)
    return count <= 1 or (count == 2 and _paroxytone(word))


def _paroxytone(word: str) -> bool:
    if word.endswith(("en", "in", "y")):
        return True
    body = word.removesuffix("s")
    if plain(body[-1:]) not in VOWELS:
        return False
    # A falling diphthong closes the word like a consonant: *hereu, servei*, but not the *-gui* of *segui*.
    return not re.search(r"(?:[aeio]|(?<![qg])u)[iu]$", body)
