"""The parts of a personal name as English and Filipino write it: title, given names, family name, *Jr.*

Family names of more than one word are kept whole: *dela Cruz*, *San Jose*, *Ortega y Gasset*.
"""

from __future__ import annotations

from functools import lru_cache

from clientscripts.grammar.words import words

PARTICLES = words("""
    da de del della dela delos delas der di do dos du la las le los van von al bin ibn el zu zum zur ter ten den
    san santa santo sta sto saint st
    """)
_CONNECTORS = frozenset(("y", "i", "e"))
# After a name, never before it: *Anna Reyes, PhD*.
_AFTER = words("""
    jr sr ii iii iv v esq phd md mba cpa llm ma ba bsc msc rn dds jd cfa obe mbe cbe kc qc
    """)


def bare(word: str) -> str:
    """A title or suffix in small letters without full stops."""
    return word.lower().replace(".", "").replace("’", "").replace("'", "")


def follows_name(title: str) -> bool:
    """Whether a "title" belongs after the name (*PhD*), so that it is no form of address."""
    return all(bare(word.strip(",")) in _AFTER for word in title.split())


@lru_cache(maxsize=4096)
def split(name: str, titles: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """A title typed into the name (one of `titles`, by `bare`), and the words of the name without *Jr.* or the like."""
    head, _, rest = name.partition(",")
    parts = (head if rest.strip() and follows_name(rest.replace(",", " ")) else name.replace(",", " ")).split()
    start, end = 0, len(parts)
    while start < end - 1 and bare(parts[start]) in titles:
        start += 1
    while end - start > 2 and bare(parts[end - 1]) in _AFTER:
        end -= 1
    return " ".join(parts[:start]), tuple(parts[start:end])


def given(parts: tuple[str, ...], surname: str = "") -> str:
    """The name a person goes by: the first that is no initial; *Ma. Teresa* stays together."""
    if surname and len(parts) > 1:
        parts = tuple(" ".join(parts).removesuffix(surname).split()) or parts
    if len(parts) > 1 and parts[0].lower() == "ma.":
        return " ".join(parts[:2]) if len(parts) > 2 or surname else parts[0]
    return next((word for word in parts if len(word.rstrip(".")) > 1), " ".join(parts))


def family(parts: tuple[str, ...], given_names: str = "") -> str:
    """The family name; "" for somebody known by one name only."""
    name = " ".join(parts)
    if given_names and name.startswith(given_names + " "):
        return name[len(given_names) :].strip()
    if len(parts) < 2:
        return ""
    start = len(parts) - 1
    while start > 1:
        before = bare(parts[start - 1])
        if before in _CONNECTORS and start > 2:  # Ortega y Gasset, Puig i Ferrer
            start -= 2
        elif before in PARTICLES:
            start -= 1
        else:
            break
    return " ".join(parts[start:])
