"""Bosnian titles: what stands before a name, in every case, for men and women.

Source: Jahić, Halilović, Palić, *Gramatika bosanskoga jezika* (2000), on the vocative and on feminine derivatives; the
style guide asks for the feminine where the person is a woman (*direktorica*).
"""

from __future__ import annotations

from functools import lru_cache

from clientscripts.grammar.bs_nouns import Paradigm, adjective, declined, is_noun, noun, together, unchanging, words
from clientscripts.model import Gender

# A man's title and a woman's.
_PAIRS = """
gospodin gospođa kolega kolegica direktor direktorica profesor profesorica doktor doktorica predsjednik predsjednica
inženjer inženjerka menadžer menadžerica savjetnik savjetnica advokat advokatica sekretar sekretarka ministar ministrica
načelnik načelnica ambasador ambasadorica šef šefica vlasnik vlasnica urednik urednica nastavnik nastavnica
učitelj učiteljica upravitelj upraviteljica voditelj voditeljica rukovoditelj rukovoditeljica
rukovodilac rukovoditeljica koordinator koordinatorica magistar magistrica docent docentica konsultant konsultantica
asistent asistentica odvjetnik odvjetnica dekan dekanica rektor rektorica novinar novinarka arhitekt arhitektica
ljekar ljekarka referent referentica službenik službenica agent agentica trener trenerica revizor revizorica
notar notarka gradonačelnik gradonačelnica premijer premijerka zastupnik zastupnica zamjenik zamjenica
potpredsjednik potpredsjednica klijent klijentica saradnik saradnica partner partnerica tužilac tužiteljica
pravnik pravnica ekonomist ekonomistica knjigovođa knjigovotkinja predstavnik predstavnica stručnjak stručnjakinja
""".split()  # noqa: SIM905 - pairs read better side by side
_FEMININE_OF = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_MALE = words("gospodin kolega")
_FEMALE = frozenset(_FEMININE_OF.values()) | words(
    "gospođica gđa gđica sekretarica doktorka dekanesa sutkinja sudinica"
)
_ANY = (frozenset(_FEMININE_OF) - _MALE) | words(
    "sudija hadžija efendija hafiz muftija imam akademik majstor poslovođa"
)
_INVARIABLE = words("mag doc ing dipl prof mr dr sc hadži gosp g gđ ef akad spec ba med vet stom iur oec")


def title_gender(title: str) -> Gender | None:
    """``"female"`` or ``"male"`` where the title itself says so; *direktor* alone does not."""
    for word in title.lower().split():
        if word in _FEMALE:
            return "female"
        if word in _MALE or word in ("g.", "gosp."):
            return "male"
    return None


def is_title(word: str) -> bool:
    """Whether this word stands before a name as a title."""
    lower = word.lower()
    if lower.rstrip(".") in _INVARIABLE:
        return lower.endswith(".") or lower in ("dr", "mr", "prof", "gđ")
    return lower in _FEMALE or lower in _MALE or lower in _ANY


def for_gender(title: str, gender: Gender | None) -> str:
    """The title as a woman bears it: *direktor* → *direktorica*, *generalni direktor* → *generalna direktorica*."""
    if gender != "female":
        return title
    parts = title.split()
    heads = [i for i, word in enumerate(parts) if word.lower() in _FEMININE_OF and word.lower() not in _MALE]
    for i in heads:
        feminine = _FEMININE_OF[parts[i].lower()]
        parts[i] = parts[i][0] + feminine[1:]
    before = range(heads[0]) if heads else range(0)
    for i in before:
        if parts[i].endswith("i") and not is_title(parts[i]):
            parts[i] = parts[i][:-1] + "a"
    return " ".join(parts)


@lru_cache(maxsize=512)
def title(text: str) -> Paradigm:
    """The cases of a title: *generalna direktorica, generalne direktorice*; *dr.* and what follows the noun stay."""
    parts = text.split()
    if not parts:
        return unchanging(text)
    known = [i for i, word in enumerate(parts) if _head(word)]
    head = known[-1] if known else len(parts) - 1
    feminine = parts[head].lower() in _FEMALE
    columns = [_word(word, feminine=feminine, head=i == head) for i, word in enumerate(parts[: head + 1])]
    return together([*columns, *(unchanging(word) for word in parts[head + 1 :])], " ")


def _head(word: str) -> bool:
    lower = word.lower()
    return lower in _FEMALE or lower in _MALE or lower in _ANY


def _word(word: str, *, feminine: bool, head: bool) -> Paradigm:
    lower = word.lower()
    if lower.endswith(".") or lower in _INVARIABLE:
        return unchanging(word)
    if lower in _FEMALE:
        return declined(word, "f", keeps_k=True)
    if lower in _MALE or lower in _ANY:
        return declined(word, "m")
    if is_noun(word):
        return noun(word).singular
    if not head and lower.endswith("a" if feminine else "i"):
        return adjective(word, "f" if feminine else "m")
    return declined(word, "f" if lower.endswith("a") else "m", keeps_k=True).doubt()
