"""The typography of the style guides, on letters as they are sent."""

from __future__ import annotations

import random
import re

from clientscripts.check.view import wording_of
from clientscripts.check.words import sign_pattern
from clientscripts.check.writing import any_value
from clientscripts.library import default_library
from clientscripts.model import CHANNELS, FORMALITIES, TONES
from clientscripts.rendering import message, voice_of
from clientscripts.samples import used_slots
from tests.language.letters import place, texts

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
EVERYWHERE = (
    (re.compile(r"[^\S\n]{2,}|[^\S\n]+$", re.M), "a stray space"),
    (re.compile(r" [.,;:!?։](?![\w)])"), "a space before a mark"),
    (re.compile(r"(?<!\.)\.\.(?!\.)|,,|,\.|;\.|::|։։|,։"), "a doubled mark"),
    (re.compile(r"\(\s*\)|“\s*”|«\s*»|„\s*“|\{[{%]|[%}]\}|\bNone\b"), "a gap"),
)


def wrong(locale: str) -> list[str]:
    """Every place where a letter breaks its language's typography."""
    signs = [(sign_pattern(each.find), each.say) for each in wording_of(default_library(), locale).typography]
    found: dict[str, str] = {}
    for text in texts(locale):
        for number, line in enumerate(_ADDRESS.sub("x", text.body).split("\n")):
            for pattern, what in (*signs, *EVERYWHERE):
                if (match := pattern.search(line)) and line not in found:
                    around = line[max(0, match.start() - 20) : match.end() + 20]
                    found[line] = f"{place(text.path, text.line + number)}: {what}: “…{around}…”"
    return list(found.values())


def wrong_with_random_facts(locale: str, sets: int) -> list[str]:
    """What stands out in letters written with random facts, in a random voice each; one finding a script."""
    library = default_library()
    found = []
    for script in library.scripts:
        draw = random.Random(f"{locale} {script.id}")
        slots = [(name, script.slots[name]) for name in used_slots(library, script, locale)]
        for _ in range(sets):
            facts = {name: any_value(draw, slot) for name, slot in slots if draw.random() < 0.5}
            voice = voice_of(draw.choice(CHANNELS), draw.choice(FORMALITIES), draw.choice(TONES), draw.randrange(4))
            text = _ADDRESS.sub("x", message(library, script, locale, voice, facts).text)
            what = next(
                (f"{what}: {pattern.findall(text)}" for pattern, what in EVERYWHERE if pattern.search(text)), ""
            )
            if what:
                found.append(f"{locale} {script.id} {voice} {facts}: {what}\n{text}")
                break
    return found
