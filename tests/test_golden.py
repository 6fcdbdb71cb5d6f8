"""The letters as they are sent: one file a script and locale, a section a voice, with facts and with none.

`pytest --update-golden` rewrites them; read the diff before committing it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from clientscripts.model import Fact, Script, Voice
from clientscripts.rendering import message, voice_of
from clientscripts.samples import sample_facts
from tests.letters_of import LIBRARY, cases, name, voices

GOLDEN = Path(__file__).parent / "golden"


def sections(locale: str, script: Script) -> str:
    """The golden file's text."""
    facts: Mapping[str, Fact] = sample_facts(LIBRARY, script, locale)
    pieces: list[str] = []

    def add(voice: Voice, given: Mapping[str, Fact], what: str) -> None:
        title = f"{voice.channel}, {voice.formality}, {voice.tone}, variation {voice.variation}, {what}"
        pieces.append(f"=== {title}\n{message(LIBRARY, script, locale, voice, given).text}\n")

    for voice in voices("email"):
        add(voice, facts, "all facts")
        add(voice, {}, "no facts")
    for formality in ("formal", "informal"):
        add(voice_of("email", formality, variation=1), facts, "all facts")
        add(voice_of("letter", formality), facts, "all facts")
        add(voice_of("call", formality), facts, "all facts")
    for voice in voices("chat", "sms"):
        add(voice, {}, "no facts")
        if voice.channel == "chat":
            add(voice, facts, "all facts")
    for choice_slot in (slot for slot in script.slots.values() if slot.choices):
        for choice in choice_slot.choices:
            for formality in ("formal", "informal"):
                add(voice_of("email", formality), {**facts, choice_slot.name: choice}, f"{choice_slot.name} {choice}")
    return "\n".join(pieces)


@pytest.mark.parametrize(("locale", "script"), cases(), ids=name)
def test_golden(locale: str, script: Script, update_golden: bool) -> None:
    path = GOLDEN / locale / f"{script.id}.txt"
    found = sections(locale, script)
    if update_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.read_text("utf-8") == found, f"{path.name} differs; if the change is meant, run pytest --update-golden"


def test_no_golden_letter_is_left_over() -> None:
    known = {GOLDEN / locale / f"{script.id}.txt" for locale, script in cases()}
    assert set(GOLDEN.rglob("*.txt")) == known
