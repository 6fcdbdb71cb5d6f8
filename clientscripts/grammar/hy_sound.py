"""What Armenian spelling says about sound, and the endings that follow from it.

Sources: the style guide (article, endings of names); J. Dum-Tragut, *Armenian: Modern Eastern Armenian* (2009),
§ 2.1 (declensions) and § 2.1.5 (article); the UD treebanks ArmTDP and BSUT for endings written with a hyphen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

VOWELS = "աեէըիոօ"
_SYLLABIC = VOWELS + "և"
_CONSONANTS = "բգդզթժլխծկհձղճմյնշչպջռսվտրցփքֆւ"
_MARKS = str.maketrans("", "", "՛՜՞«»“”\"'’(")


class Declined(NamedTuple):
    """The forms of one word by case, and the cases in which the rule does not carry."""

    forms: Mapping[str, str]
    doubtful: frozenset[str] = frozenset()


def words(text: str) -> frozenset[str]:
    """A set of words written as one line."""
    return frozenset(text.split())


# Always with -ն: the auxiliary, ու and էլ; ով is read ov, unlike other words in ո-.
_WITH_N = words("եմ ես է ենք եք են էի էիր էր էինք էիք էին ու էլ ով ովքեր")


def ends_in_vowel(word: str) -> bool:
    """Whether an Armenian word ends in a vowel as it is read; ւ ends a word only in ու."""
    last = word[-1:].lower()
    return (last != "" and last in VOWELS) or word[-2:].lower() == "ու"


def takes_n(following: str) -> bool:
    """Whether -ն rather than -ը stands before this word.

    Always before the auxiliary, *ու* and *էլ*; preferred before other vowels; never before *և*, or ե- and ո- read
    *ye-* and *vo-*.
    """
    word = following.strip().translate(_MARKS).lower()
    word = word.split(maxsplit=1)[0] if word else ""
    if word.rstrip(",։.") in _WITH_N or word.startswith("ու"):
        return True
    # 8 and 9 are read ութ, ինը (80 ութսուն, 90 իննսուն), every other figure begins with a consonant or ye-.
    return word[:1] in ("ա", "է", "ը", "ի", "օ", "8", "9", "a", "i", "o")


def with_article(form: str, before: str) -> str:
    """A form with the article -ը, which turns to -ն before certain words; other forms stay."""
    return form[:-1] + "ն" if before and form.endswith("ը") and takes_n(before) else form


def syllables(word: str) -> int:
    """How many syllables a word is read with; the unwritten ը of an opening cluster counts (*խնդիր* has two)."""
    word = word.lower().replace("ու", "օ")
    vowels = sum(map(word.count, _SYLLABIC))
    opening = word[: len(word) - len(word.lstrip(_CONSONANTS))]
    return max(1, vowels + (len(opening) > 1 and opening[1] != "յ" and vowels > 0))


def endings(base: str, oblique: str | None = None, plural: str | None = None) -> dict[str, str]:
    """The i-declension, to which all but a few dozen words belong.

    `oblique` is the stem before the endings where it has lost a vowel (*հաշիվ, հաշվ-*); a glide stands after ա, ո.
    """
    stem = base if oblique is None else oblique
    if stem[-1].lower() in "աոօ":
        stem += "յ"
    if plural is None:
        plural = (base if oblique is None else oblique) + "եր" if syllables(base) == 1 else base + "ներ"
    return {
        "definite": base + ("ն" if ends_in_vowel(base) else "ը"),
        "genitive": stem + "ի",
        "dative": stem + "ին",
        "ablative": stem + "ից",
        "instrumental": stem + "ով",
        "locative": stem + "ում",
        "plural": plural,
    }


def u_endings(base: str) -> dict[str, str]:
    """The u-declension of words in -ի: *Զարուհի, Զարուհու, Զարուհուն, Զարուհուց, Զարուհիով*."""
    stem = base[:-1]
    return {
        "definite": base + "ն",
        "genitive": stem + "ու",
        "dative": stem + "ուն",
        "ablative": stem + "ուց",
        "instrumental": base + "ով",
        "locative": base + "ում",
        "plural": base + "ներ",
    }


def hyphened(base: str, vowel: bool, one_syllable: bool = False) -> dict[str, str]:
    """Endings after a hyphen: figures, acronyms, quoted and Latin names. No glide: *ՆԱՏՕ-ի, Cisco-ի*."""
    return {
        "definite": base + ("-ն" if vowel else "-ը"),
        "genitive": base + "-ի",
        "dative": base + "-ին",
        "ablative": base + "-ից",
        "instrumental": base + "-ով",
        "locative": base + "-ում",
        "plural": base + ("-եր" if one_syllable else "-ներ"),
    }


# Old plurals and their stem: մարդիկ, մարդկանց (also as a dative), մարդկանցից.
_OLD_PLURALS = {"մարդիկ": "մարդկանց", "կանայք": "կանանց", "տիկնայք": "տիկնանց", "պարոնայք": "պարոնանց"}


def plural_case(plural: str, case: str) -> str:
    """A case of a plural: *հաշիվներ, հաշիվների*; *մարդիկ, մարդկանց*."""
    if case in ("nominative", "plural"):
        return plural
    for old, stem in _OLD_PLURALS.items():
        if plural.endswith(old):
            stem = plural.removesuffix(old) + stem
            return stem if case in ("genitive", "dative") else endings(plural if case == "definite" else stem)[case]
    return endings(plural)[case]
