"""Declension of the nouns that letters to clients use.

Most nouns follow the i-declension; the rest is here by ending or by name. A noun whose last syllable has ի or ու may
lose it (*հաշիվ, հաշվի*) or keep it (*տիպ, տիպի*): unless it is known, its oblique cases are doubtful.

Sources: the style guide; J. Dum-Tragut, *Armenian: Modern Eastern Armenian* (2009), § 2.1.2; the paradigms of the
Eastern Armenian National Corpus' dictionary (7 000 nouns in -ություն, 3 200 in -ում, 215 in -գիր, 46 in -թուղթ agree
with these endings).
"""

from __future__ import annotations

from functools import lru_cache

from clientscripts.grammar.hy_lexicon import (
    ER_TAILS,
    KEEPING,
    KEEPING_ENDINGS,
    LOANS,
    LOSING,
    LOSING_ER,
    NER_COMPOUNDS,
    NER_ENDINGS,
    NER_WORDS,
    NO_OWNERS,
    TAILS,
    TU_WORDS,
    U_ENDINGS,
    U_PEOPLE,
    U_WORDS,
    UM_WORDS,
)
from clientscripts.grammar.hy_sound import Declined, endings, syllables, u_endings

_OBLIQUE = frozenset(("genitive", "dative", "ablative", "instrumental", "locative"))

_TIME = {"օր": "օր", "ամիս": "ամս", "տարի": "տար", "ժամ": "ժամ", "շաբաթ": "շաբաթ", "գիշեր": "գիշեր"}
# A quick look before the small declensions are gone through one by one.
_SMALL = ("ընկեր", "տեր", "քույր", "կին", "այր", "մարդ", "ուն", "ջիկ", "սին")
_ALL_TAILS = tuple(tail for tail, _, _ in TAILS)


def _with(base: str, **forms: str) -> Declined:
    """A declension given form by form; what is not given follows the rule."""
    return Declined({**endings(base), **forms})


def _time(base: str, stem: str) -> Declined:
    """Words of time: *օր, օրվա, օրվան, օրվանից, օրով, օրում*."""
    return _with(
        base,
        genitive=stem + "վա",
        dative=stem + "վան",
        ablative=stem + "վանից",
        instrumental=stem + "ով",
        locative=stem + "ում",
    )


def _kin(base: str, stem: str, plural: str) -> Declined:
    """Wives, sisters, comrades and fathers: *գործընկեր, գործընկերոջ, գործընկերոջը, գործընկերոջից*."""
    return _with(
        base,
        genitive=stem,
        dative=stem + "ը",
        ablative=stem + "ից",
        instrumental=stem + "ով",
        locative=stem + "ում",
        plural=plural,
    )


def _an(base: str, genitive: str, stem: str, plural: str) -> Declined:
    """Words with a genitive in -ան: *անուն, անվան, անվանը, անունից, անունով*."""
    return _with(
        base,
        genitive=genitive,
        dative=genitive + "ը",
        ablative=stem + "ից",
        instrumental=stem + "ով",
        locative=stem + "ում",
        plural=plural,
    )


def _single(noun: str) -> Declined | None:
    """Words of the small declensions, whole or as the last part of a compound."""
    if noun in _TIME:
        return _time(noun, _TIME[noun])
    if not noun.endswith(_SMALL) and noun not in ("ամառ", "ձմեռ", "գարուն", "աշուն", "պարոն"):
        return None
    if noun.endswith("ընկեր"):
        return _kin(noun, noun + "ոջ", noun + "ներ")
    if noun in ("տեր", "տանտեր") or (noun.endswith(("ատեր", "ետեր", "ոտեր")) and noun not in NO_OWNERS):
        return _kin(noun, noun[:-2] + "իրոջ", noun + "եր")
    if noun.endswith("քույր"):
        return _kin(noun, noun[: -len("ույր")] + "րոջ", noun + "եր")
    if noun == "տիկին":
        return _kin(noun, "տիկնոջ", "տիկնայք")
    if noun == "կին":
        return _kin(noun, "կնոջ", "կանայք")
    for parent, oblique in (("մայր", "մոր"), ("եղբայր", "եղբոր"), ("հայր", "հոր")):
        if noun.endswith(parent):
            return _kin(noun, noun.removesuffix(parent) + oblique, noun + "եր")
    if noun.endswith("մարդ"):
        return _with(
            noun,
            genitive=noun + "ու",
            dative=noun + "ուն",
            ablative=noun + "ուց",
            plural=noun + "իկ",
        )
    if noun == "ամուսին":
        return _with(noun, genitive="ամուսնու", dative="ամուսնուն", ablative="ամուսնուց", instrumental="ամուսնով")
    if noun.endswith("անուն") and noun != "դերանուն":
        return _an(noun, noun[: -len("ուն")] + "վան", noun, noun + "ներ")
    if noun.endswith("տուն"):
        stem = noun[: -len("ուն")]
        return _with(
            noun,
            genitive=stem + "ան",
            dative=stem + "անը",
            ablative=stem + "նից",
            instrumental=stem + "նով",
            locative=stem + "անը",
            plural=stem + "ներ",
        )
    if noun in ("գարուն", "աշուն"):
        return _an(noun, noun[: -len("ուն")] + "նան", noun, noun + "ներ")
    if noun in ("ամառ", "ձմեռ"):
        return _an(noun, noun[:-2] + "ռան", noun, noun + "ներ")
    if noun == "աղջիկ":
        return _with(noun, genitive="աղջկա", dative="աղջկան", ablative="աղջկանից", instrumental="աղջկանով")
    if noun == "պարոն":
        return _with(noun, plural="պարոնայք")
    return None


@lru_cache(maxsize=2048)
def decline(noun: str) -> Declined:
    """All forms of a noun in small Armenian letters."""
    if noun.endswith("ություն"):
        stem = noun[: -len("ություն")] + "ությ"
        forms = _an(noun, stem + "ան", noun, noun + "ներ").forms
        return Declined({**forms, "instrumental": stem + "ամբ"})
    found = _single(noun) or _losing(noun)
    if found:
        return found
    if noun in KEEPING or noun in UM_WORDS or noun.endswith(KEEPING_ENDINGS):
        return _counted(noun, endings(noun))
    if noun.endswith("ում") and syllables(noun) > 1:
        # The instrumental in -մամբ is the written one (որոշմամբ); a locative in -ումում is avoided.
        stem = noun[: -len("ում")] + "մ"
        forms = _an(noun, stem + "ան", noun, noun + "ներ").forms
        return Declined({**forms, "instrumental": stem + "ամբ"}, frozenset(("locative",)))
    if noun.endswith(U_ENDINGS) or noun in U_WORDS:
        forms = u_endings(noun)
        if not noun.endswith(U_PEOPLE):  # a thing drops its ի: այգով, այգում
            forms |= {"instrumental": noun[:-1] + "ով", "locative": noun[:-1] + "ում"}
        return Declined(forms)
    return _regular(noun)


def _losing(noun: str) -> Declined | None:
    """Nouns that lose ի or ու before endings."""
    if noun in LOSING:
        return Declined(endings(noun, LOSING[noun], noun + "ներ"))
    if noun in LOSING_ER:
        return Declined(endings(noun, LOSING_ER[noun]))
    if not noun.endswith(_ALL_TAILS):
        return None
    for tail, stem, plural in TAILS:
        if noun.endswith(tail):
            head = noun.removesuffix(tail)
            return Declined(endings(noun, head + stem, head + plural))
    return None


def _counted(noun: str, forms: dict[str, str], doubtful: frozenset[str] = frozenset()) -> Declined:
    """Forms with the plural that the last part of the noun asks for."""
    if syllables(noun) == 1:
        return Declined(forms, doubtful)
    if noun.endswith(ER_TAILS) and not noun.endswith(NER_COMPOUNDS):
        return Declined(forms | {"plural": noun + "եր"}, doubtful)
    if noun in NER_WORDS or noun.endswith(NER_ENDINGS) or noun.endswith(NER_COMPOUNDS):
        return Declined(forms, doubtful)
    return Declined(forms, doubtful | {"plural"})


def _regular(noun: str) -> Declined:
    forms = endings(noun)
    if noun.endswith("ու"):
        return _counted(noun, forms, frozenset() if noun.endswith("ատու") or noun in TU_WORDS else _OBLIQUE)
    if noun.endswith("ի"):
        return Declined(u_endings(noun), _OBLIQUE)
    if noun.endswith(("ել", "ալ")) and noun not in LOANS:
        infinitive = u_endings(noun + "ի") | {"definite": noun + "ը", "instrumental": noun + "ով"}
        return Declined(infinitive, _OBLIQUE | {"plural"})
    if noun.endswith("ը"):
        return Declined(forms, _OBLIQUE)
    last = noun.replace("ու", "ւ").rstrip("բգդզթժլխծկհձղճմյնշչպջռսվտրցփքֆ")[-1:]
    return _counted(noun, forms, _OBLIQUE if last in ("ի", "ւ") else frozenset())
