"""Names of every class in every script: only the places that grammar requires differ.

Two messages with the same slots filled share their lines; so what may differ are the fills, and there the name itself
must be: whole, or its stem with an ending.
"""

from __future__ import annotations

import re
import string
from itertools import product

import pytest

from clientscripts.facts import read
from clientscripts.model import Organisation, Person
from clientscripts.rendering import voice_of
from tests.letters_of import LIBRARY, LOCALES, SCRIPTS

ENDINGS = {
    "bs": [f"Mira{letter}" for letter in "abcčćdđefghijklmnoprsštuvzž"] + ["Ivica", "Luka", "Mario", "Petar"],
    "ca": [f"Mari{letter}" for letter in string.ascii_lowercase] + ["Núria", "Josep", "Hug", "Imma", "Íngrid"],
    "en": [f"Mari{letter}" for letter in string.ascii_lowercase] + ["James", "Alexis", "Chris"],
    "hy": [f"Ար{letter}" for letter in "աբգդեզիլխկհձմյնշոպջռսվտրցփքֆ"] + ["Դավիթ", "Զարուհի", "Սարգիս", "Աննա"],
    "tl": [f"Mari{letter}" for letter in string.ascii_lowercase] + ["Ñino", "Juan", "Isabel"],
}
SURNAMES = {"bs": "Hodžić", "ca": "Puig", "en": "Reyes", "hy": "Պետրոսյան", "tl": "Santos"}
FOREIGN = ["Nguyễn Văn", "Xavier O’Neill", "Li Wei", "Jean-Luc", "محمد علي", "Zoë", "Þór Æsir"]
FIRMS = ["IBM", "Acme", "«Alfa» d.o.o.", "“Omega”", "Eòlia, S.L.", "Ona", "3M", "Արարատ", "El Periódico", "A", "UPC"]
VOICES = [
    voice_of(channel, formality, "warm", variation)
    for channel, formality, variation in product(("email", "call"), ("formal", "informal"), (0, 1))
]


def names(locale: str) -> list[object]:
    """People by ending and gender, foreign names, and firms."""
    people = [
        {"name": f"{given} {SURNAMES[locale]}", **({"gender": gender} if gender else {})}
        for given in ENDINGS[locale]
        for gender in ("female", "male", None)
    ]
    foreign = [
        {"name": name, **({"gender": gender} if gender else {})} for name in FOREIGN for gender in ("female", None)
    ]
    return [*people, *foreign, *({"name": name, "kind": "organisation"} for name in FIRMS)]


def stem(word: str) -> str:
    """What an ending leaves of a word: its first letters, one or two fewer than it has."""
    return word[: max(2, len(word) - 2)] if len(word) > 3 else word[:2] if len(word) > 1 else word


@pytest.mark.parametrize("locale", LOCALES)
def test_a_name_stands_where_its_fill_is_and_nowhere_else(locale: str) -> None:
    seen: set[str] = set()  # most scripts share their greeting
    for script in SCRIPTS:
        writer = LIBRARY.writer(script, locale)
        for voice in VOICES:
            filled = frozenset({"client", "contact", "sender", "company"})
            base = {"contact": SURNAMES[locale], "sender": SURNAMES[locale], "company": "Acme"}
            for line in writer.lines(voice, filled).values():
                if "client" not in line.slots or line.format in seen:
                    continue
                seen.add(line.format)
                for name in names(locale):
                    facts = read(script.slots, {**base, "client": name})
                    who = facts["client"]
                    assert isinstance(who, Person | Organisation)
                    forms = [fill(facts) for fill in line.fills]
                    assert line.write(facts) == line.format % tuple(forms)
                    for slot, form in zip(line.slots, forms, strict=True):
                        if slot == "client":
                            check(locale, who, form)


def check(locale: str, who: Person | Organisation, form: str) -> None:
    """A form holds the name, inflected at its end, or is a turn without any name; never half of one."""
    assert "{" not in form
    assert form == form.strip() != ""
    words = who.name.split()
    named = [word for word in words if stem(word.strip("«»“”")).lower() in form.lower()]
    letters = re.sub(r"\W", "", form)
    nameless = not any(character.isupper() for character in form[1:]) or form in NAMELESS.get(locale, ())
    assert named or nameless, f"{who.name!r} → {form!r}"
    assert letters


NAMELESS: dict[str, tuple[str, ...]] = {"en": ("Hello",), "tl": (), "bs": (), "ca": (), "hy": ("Բարև Ձեզ",)}


@pytest.mark.parametrize("locale", LOCALES)
def test_gender_is_never_guessed(locale: str) -> None:
    """Two names with nothing said of gender are treated alike, whatever they end in."""
    script = LIBRARY.script("firing")
    line = LIBRARY.writer(script, locale).lines(voice_of(), frozenset({"client"}))["greeting"]
    shapes = set()
    for given in ENDINGS[locale]:
        name = f"{given} {SURNAMES[locale]}"
        text = line.write(read(script.slots, {"client": name}))
        shapes.add(text.replace(name, "·"))
    assert len(shapes) == 1, shapes
