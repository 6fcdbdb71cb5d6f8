"""Every letter in every voice, written with no facts, with realistic ones and with random ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import Any

from msgspec import Struct

from clientscripts.channels import LENGTH_OF, Parts, joined
from clientscripts.check.passages import signature
from clientscripts.check.view import Sheet, View
from clientscripts.errors import ClientscriptsError
from clientscripts.facts import read, read_one
from clientscripts.letters.nodes import Nodes
from clientscripts.letters.write import LINED, Line, line, settled
from clientscripts.model import FORMALITIES, TONES, Fact, Slot, Voice
from clientscripts.samples import sample

RANDOM = 2
"""How many random sets of facts each letter is written with, beside none and the samples."""

VALUES: Mapping[str, tuple[Any, ...]] = {
    "person": (
        {"name": "Amra Hadžić", "gender": "female"}, {"name": "Joan Puig Ferrer", "gender": "male"}, "Alex Morgan",
        {"name": "Maria dela Cruz", "gender": "female", "title": "Dr."}, "Արամ Պետրոսյան", "Jean-Luc O’Neill", "王小明",
    ),
    "organisation": ("Alfa d.o.o.", "IBM", "El Periódico", "«Արարատ»", "3M", "Hijos de Juan, S.L.", "Yahoo!"),
    "text": ("7/2027", "web design", "R&D {x}", "50% off", "l’entrega"),
    "money": ("120 EUR", "1250.50 BAM", "1 USD", "12500 AMD", "1000000 EUR", "0.80 GBP"),
    "date": ("2027-01-01", "2027-05-11", "2028-02-29", "2027-12-31"),
    "percent": ("10", "12.5", "100"),
    "count": ("0", "1", "2", "5", "11", "21", "100"),
    "duration": ("1 day", "2 days", "21 days", "48 hours", "3 months", "1 year"),
    "list": ("Alfa d.o.o.", "Delta; Nova", "Eòlia; IBM; 3M; Acme; Yahoo!"),
    "link": ("https://example.com/a?b=c", "mailto:info@example.com"),
}  # fmt: skip
"""Values that have tripped letters up: dots, figures, acronyms, foreign names, first of the month, one and many."""


class Written(Struct, frozen=True):
    """A letter as it would be sent, and what it was written with: ``no facts``, ``samples`` or ``random facts``."""

    sheet: Sheet
    voice: Voice
    facts: str
    text: str
    parts: Parts


class Failed(Struct, frozen=True):
    """A letter that could not be written."""

    sheet: Sheet
    part: str
    error: str


@lru_cache(maxsize=4)
def written(view: View) -> tuple[Written | Failed, ...]:
    """Everything that can be sent; the same text in several voices comes once a channel."""
    return tuple(each for sheet in view.sheets for each in _written(view, sheet))


def _written(view: View, sheet: Sheet) -> Iterator[Written | Failed]:
    library = view.library
    labels, grammar = library.labels(sheet.locale).labels, library.grammar(sheet.locale)
    count = max(each.turns for each in sheet.choices.values())  # as many as show every wording of every part
    voices: dict[tuple[str, ...], list[tuple[Voice, Words]]] = {}
    lines: dict[tuple[str, frozenset[str], tuple[int, ...]], Line] = {}
    for what, facts in _fact_sets(view, sheet):
        if isinstance(facts, str):
            yield Failed(sheet, "", f"{what}: {facts}")
            continue
        chosen = tuple(str(facts[n]) for n, slot in sheet.script.slots.items() if slot.choices and n in facts)
        filled = {part: frozenset(each.slots).intersection(facts) for part, each in sheet.choices.items()}
        said: dict[tuple[str, frozenset[str], tuple[int, ...]], str] = {}
        failed: set[str] = set()
        seen: set[tuple[str, str]] = set()
        if chosen not in voices:
            voices[chosen] = list(_voices(sheet, count, chosen))
        for voice, words in voices[chosen]:
            parts: dict[str, str] = {}
            for part, (nodes, mark) in words.items():
                key = (part, filled[part], mark)
                if key not in said:
                    if key not in lines:
                        lines[key] = line(nodes, voice, filled[part], grammar, part in LINED)
                    try:
                        said[key] = lines[key].write(facts)
                    except (ClientscriptsError, LookupError, ValueError, TypeError, ArithmeticError) as error:
                        said[key] = ""
                        if part not in failed:
                            failed.add(part)
                            yield Failed(sheet, part, f"{what}: {error}")
                parts[part] = said[key]
            whole = Parts(parts, sheet.script.steps)
            text = joined(whole, voice.channel, labels)
            if (voice.channel, text) not in seen:
                seen.add((voice.channel, text))
                yield Written(sheet, voice, what, text, whole)


Words = dict[str, tuple[Nodes, tuple[int, ...]]]
"""part → its words with every phrase decided, and what tells them apart from other words of that part."""


def _voices(sheet: Sheet, count: int, chosen: tuple[str, ...]) -> Iterator[tuple[Voice, Words]]:
    """Every voice with the words of every part."""
    kept: dict[tuple[str, tuple[Any, ...]], tuple[Nodes, tuple[int, ...]]] = {}
    for formality, tone, channel, turn in product(FORMALITIES, TONES, LENGTH_OF, range(count)):
        voice = Voice(formality, tone, channel, LENGTH_OF[channel], turn, chosen)
        words: Words = {}
        for part, nodes in sheet.letter.parts.items():
            key = (part, sheet.choices[part].key(voice))
            if key not in kept:
                decided = settled(nodes, voice)
                kept[key] = (decided, signature(decided))
            words[part] = kept[key]
        yield voice, words


def _fact_sets(view: View, sheet: Sheet) -> Iterator[tuple[str, dict[str, Fact] | str]]:
    """Each set with its name; a text in place of facts says why a sample does not fit."""
    yield "no facts", {}
    used = {slot for each in sheet.choices.values() for slot in each.slots}
    slots = {name: slot for name, slot in sheet.script.slots.items() if name in used or slot.choices}
    samples = {name: sample(view.library, sheet.script, sheet.locale, name) for name in slots}
    try:
        facts = read(sheet.script.slots, samples)
    except ClientscriptsError as error:
        yield "samples", str(error).replace("\n", "; ")
        facts = {}
    if facts:
        yield "samples", facts
    for turn in range(RANDOM):
        draw = random.Random(f"{sheet.script.id} {turn}")  # the same facts in every run and locale
        yield (
            "random facts",
            {name: any_value(draw, slot) for name, slot in sorted(slots.items()) if draw.random() < 0.6},
        )


def any_value(draw: random.Random, slot: Slot) -> Fact:
    """A value for a slot out of `VALUES`."""
    if slot.choices:
        return draw.choice(slot.choices)
    return read_one(slot, draw.choice(VALUES[draw.choice(slot.types)]))
