"""Declension of people's names in Armenian letters: only the last word takes the ending.

Sources: the style guide; Dum-Tragut 2009, § 2.1.2; which names follow the u-declension or lose a vowel also from the
dictionary of the Eastern Armenian National Corpus (its paradigms N12, N14, N23).
"""

from __future__ import annotations

from clientscripts.grammar.hy_sound import Declined, endings, u_endings, words

# Titles that stand before a name and never change there.
TITLES = words("պարոն տիկին օրիորդ պրն տկն օր")
PARTICLES = words("տեր մելիք դե դա դել դի դը լա լը վան ֆոն ալ էլ բեն իբն")

OBLIQUE = frozenset(("genitive", "dative", "ablative", "instrumental"))
# -ացի, -եցի name where somebody is from; -սկի is Slavic, -շվիլի Georgian; all of them go like քաղաքացի.
_U_SURNAMES = ("ացի", "եցի", "սկի", "ցկի", "շվիլի")
# Princely houses; other surnames in -ունի are mostly Italian and regular (Բրունի, Բրունիի).
_HOUSES = words(
    "Արծրունի Արշակունի Բագրատունի Ռշտունի Գնունի Սյունի Խորխոռունի Պահլավունի Երվանդունի "
    "Մանդակունի Ապահունի Դիմաքսյունի Հայկազունի"
)


def is_surname(word: str) -> bool:
    """Whether a word has the shape of an Armenian surname; enough to see that a surname was put first."""
    return word.endswith(("յան", "յանց", "յանը")) and len(word) > 5 and word not in ("Դեմյան", "Լուկյան", "Կասյան")


def upper(text: str) -> str:
    """Capitals; the ligature և becomes ԵՎ, where Unicode has the old spelling ԵՒ."""
    return text.replace("և", "եվ").upper()


def decline(name: str) -> Declined:
    """All forms of a name in Armenian letters; the words before the last stay as they are."""
    if name.isupper() and len(name) > 2:
        forms, doubtful = decline(name.title())
        return Declined({case: upper(form) for case, form in forms.items()}, doubtful)
    last = name.rpartition(" ")[2].rpartition("-")[2]
    if last.endswith("ուհի") or (last.endswith(_U_SURNAMES) and len(last) > 5) or last in _HOUSES:
        return Declined(u_endings(name))
    if last.endswith("ու"):  # few and foreign; the article is certain, the rest is written in more than one way
        return Declined(endings(name), OBLIQUE)
    if last.endswith(("ունի", "ելի")) and len(last) > 6:
        return Declined(endings(name), OBLIQUE)
    if last.endswith("ը"):
        return Declined(endings(name), OBLIQUE | {"definite"})
    return Declined(endings(name))
