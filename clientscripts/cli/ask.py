"""The facts of a script, asked for one by one in the language of the person at the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click
from msgspec.structs import replace

from clientscripts.cli.answers import earlier, remember
from clientscripts.cli.prompts import prompts
from clientscripts.errors import FactsError
from clientscripts.facts import Unfit, read_one
from clientscripts.library import Library
from clientscripts.model import GENDERS, Person, Script, Slot, Voice
from clientscripts.samples import sample_facts, used_slots

LETTER_ONLY = ("place", "date")
"""Slots that only the head of a letter shows."""

FORMS = {
    "money": "1250.50 EUR", "date": "2027-05-31", "percent": "12.5", "count": "3", "duration": "2 days",
    "list": "Delta; Nova", "link": "https://…",
}  # fmt: skip
"""How a value of a type is written, shown beside the question; the same in every language."""


def asked(
    library: Library, script: Script, locale: str, voice: Voice, given: Mapping[str, Any], reader: str
) -> dict[str, Any]:
    """The facts given, and answers for the slots that the letter uses and nobody has filled yet.

    An answer is checked as soon as it is given; a gender is asked for only where it changes the letter.
    What was answered to the same question the last time is offered.

    Args:
        reader: the locale of the questions.
    """
    labels, ask, before = library.labels(reader), prompts(), earlier()
    filled = {key.removesuffix(".name") for key in given}
    found: dict[str, Any] = dict(given)
    answers: dict[str, str] = {}
    click.echo(labels.labels.get("skip", "Enter leaves a field empty."), err=True)
    for name in used_slots(library, script, locale):
        slot = script.slots[name]
        if name in filled or (name in LETTER_ONLY and (voice.channel != "letter" or name == "date")):
            continue
        label = labels.slots[name].label if name in labels.slots else name.replace("_", " ").capitalize()
        answer = _one(ask, slot, label, before.get(name, ""), labels.labels)
        answers[name] = answer
        if not answer:
            continue
        found[name] = answer
        who = read_one(slot, answer)
        if (
            isinstance(who, Person)
            and f"{name}.gender" not in given
            and _gender_matters(library, script, locale, voice, name, who)
        ):
            words = labels.labels
            options = [("", words.get("unknown", "not known")), *((each, words.get(each, each)) for each in GENDERS)]
            again = before.get(f"{name}.gender", "") if before.get(name) == answer else ""
            gender = ask.choice(f"{label}: {words.get('gender', 'gender')}", options, again)
            answers[f"{name}.gender"] = gender
            if gender:
                found[f"{name}.gender"] = gender
    remember(answers)
    return found


def _one(ask: Any, slot: Slot, label: str, before: str, words: Mapping[str, str]) -> str:
    if slot.choices:
        options = [(choice, words.get(choice, choice)) for choice in slot.choices]
        if not slot.required:
            options.insert(0, ("", words.get("none", "—")))
        found: str = ask.choice(label, options, before if before in slot.choices else options[0][0])
        return found
    form = next((FORMS[kind] for kind in slot.types if kind in FORMS), "")
    question = f"{label} ({words.get('example', 'e.g.')} {form})" if form else label

    def check(answer: str) -> str:
        try:
            read_one(slot, answer.strip())
        except (Unfit, FactsError) as error:
            return str(error)
        return ""

    while True:
        answer: str = ask.text(question, before if before and not check(before) else "", check).strip()
        if answer or not slot.required:
            return answer
        click.echo(f"{label}: {slot.note}", err=True)


def _gender_matters(library: Library, script: Script, locale: str, voice: Voice, name: str, who: Person) -> bool:
    """Whether this letter says something else of a woman, of a man and of somebody whose gender is not known."""
    writer, facts = library.writer(script, locale), dict(sample_facts(library, script, locale))
    said = [writer.write(voice, {**facts, name: replace(who, gender=gender)}) for gender in (None, "female", "male")]
    return said[0] != said[1] or said[1] != said[2]
