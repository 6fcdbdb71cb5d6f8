"""Filipino words that change with their neighbours: linkers, *din/rin*, *daw/raw*, and numerals.

Sources: Komisyon sa Wikang Filipino (KWF), *Ortograpiyang Pambansa* (2014), §8 for D and R; Schachter and Otanes,
*Tagalog Reference Grammar* (1972), for linkers and numerals.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from clientscripts.grammar.words import words

# English words of everyday business Filipino whose written -e is silent: they end in a consonant.
_SILENT_E = words("""
    invoice update upgrade website database software hardware service office deadline online offline template
    message schedule advice page voice price sale phase role rule source resource interface feature issue venue
    phone file profile mobile invite quote note site mode time guideline insurance finance balance maintenance
    performance conference license purchase release response warehouse college change charge exchange storage
    average image language type home name frame theme scheme scale module article title table store score share
    fare figure signature structure future lecture brochure audience experience notice device practice archive
    live franchise enterprise expertise merchandise clause excuse estimate certificate candidate corporate rate
    date estate route minute institute headline outline pipeline package compliance allowance clearance stage
    milestone workplace marketplace showcase
    """)
# In -e too, but said as written: Spanish loans and native words.
_SPOKEN_E = (
    r"k|ae$|nte$|rte$|[bdtg]re$|iye|uwe|ty|dy|sy|ny|ts"
    r"|^(?:dose|trese|onse|grande|posible|responsable|doble|lalake|bale|ate|siyete)$"
)
# Letters and clusters native spelling does not have: the word is foreign, and its last sound a matter of luck.
_FOREIGN = r"[cfjqvxzñ]|[aeo]e$|ea|ee|oo|ou|au|ph|th|sh|ght|ck|ss|tt|ll|pp|ff|tion$|sion$"
# Capitalised words that are no inserted names.
_OWN_CAPITALS = words("""
    enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre linggo lunes martes
    miyerkoles huwebes biyernes sabado pasko pilipino filipino pilipinas maynila
    """)
_VOWELS = frozenset("aeiou")
_SOFT = r"r(?:a|i|aw|ay)$"
# Letters whose (English) names end in the same kind of sound as the letter itself.
_SAME_EITHER_WAY = frozenset("aeioufhlmnrsx")


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    kept = word.lower().replace("ñ", "\0")
    return "".join(c for c in unicodedata.normalize("NFD", kept) if not unicodedata.combining(c)).replace("\0", "ñ")


def last_word(text: str) -> str:
    """The last word of a text, "" where it does not end in a letter."""
    at = len(text)
    while at and text[at - 1].isalpha():
        at -= 1
    return text[at:]


def ending(word: str) -> tuple[str, bool]:
    """The last sound of a word, by letter: a vowel, ``"n"``, another consonant; and whether the spelling tells it."""
    low = _plain(word)
    if not low:
        return "", False
    last = low[-1]
    if len(word) > 1 and word.isupper():  # initials: spelt or said
        return last, last in _SAME_EITHER_WAY
    if last == "e":
        if low in _SILENT_E:
            return low[-2] if low[-2] not in _VOWELS else "s", True
        return "e", bool(re.search(_SPOKEN_E, low)) and not re.search(r"[cfjqvxz]", low)
    if last in _VOWELS or last in "wy":
        return last, True
    return last, not low.endswith(("ough", "eaux", "eigh"))


@lru_cache(maxsize=4096)
def linked(text: str) -> tuple[str, bool]:
    """A word with its linker, ready for the next one: *bagong*, *aming*, *mahal na*; figures take none.

    The second value tells whether the linker is certain. Where it is not, a separate *na* is written: nothing is ever
    glued to a foreign name.
    """
    if text[-1:].isdigit() or text[-1:] == "%":
        return text, True
    word = last_word(text)
    sound, sure = ending(word)
    name = word[:1].isupper() and word.lower() not in _OWN_CAPITALS
    if not sure or (name and word.isupper()):
        return f"{text} na", False
    foreign = bool(re.search(_FOREIGN, _plain(word))) or name
    if word[-1].lower() == "e" and sound != "e":
        return f"{text} na", True
    if sound in _VOWELS:
        return (f"{text} na", False) if foreign and name else (f"{text}ng", True)
    if sound == "n":
        return (f"{text} na", False) if foreign else (f"{text}g", True)
    return f"{text} na", True


@lru_cache(maxsize=4096)
def echoed(text: str, soft: str, hard: str) -> tuple[str, bool]:
    """A text with *rin/din* or *raw/daw* (`soft`, `hard`), and whether the sound before is certain.

    The r-form after a vowel, w and y; but the d-form after -ra, -ri, -raw, -ray (KWF §8.1: *maaari din*).
    """
    word = last_word(text)
    sound, sure = ending(word)
    r_form = (sound in _VOWELS or sound in ("w", "y")) and not re.search(_SOFT, _plain(word))
    return f"{text} {soft if r_form else hard}", sure


_ONES = ("", "isa", "dalawa", "tatlo", "apat", "lima", "anim", "pito", "walo", "siyam")
_TEENS = (
    "sampu", "labing-isa", "labindalawa", "labintatlo", "labing-apat",
    "labinlima", "labing-anim", "labimpito", "labingwalo", "labinsiyam",
)  # fmt: skip
_TENS = ("", "", "dalawampu", "tatlumpu", "apatnapu", "limampu", "animnapu", "pitumpu", "walumpu", "siyamnapu")


@lru_cache(maxsize=256)
def numeral(n: int) -> str:
    """A whole number from 1 to 100 in words: *dalawampu’t isa*.

    Raises:
        ValueError: out of that range; figures read better there.
    """
    if n == 100:
        return "sandaan"
    if not 1 <= n < 100:
        raise ValueError(f"{n} is written in figures.")
    tens, ones = divmod(n, 10)
    if tens == 1:
        return _TEENS[ones]
    if not tens:
        return _ONES[ones]
    return f"{_TENS[tens]}’t {_ONES[ones]}" if ones else _TENS[tens]
