"""The packs in examples/: three languages and a team's voice, with no line of code for any of them."""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner

from clientscripts import Library
from clientscripts.cli.check import command
from clientscripts.grammar import Grammar
from clientscripts.letters.nodes import Phrase, walk
from clientscripts.model import CHANNELS, FORMALITIES, TONES, Script
from clientscripts.output.formats import FORMATS, written
from clientscripts.rendering import message, voice_of
from clientscripts.samples import sample_facts, used_slots
from tests.test_letters import STRAY

pytestmark = pytest.mark.slow


PACKS = Path(__file__).parent.parent / "examples" / "packs"
LIBRARY = Library([PACKS / "es", PACKS / "he", PACKS / "team"])
CASES = [(tag, script) for tag in ("es", "he") for script in LIBRARY.scripts if LIBRARY.written(script, tag)]
IDS = [f"{tag}-{script.id}" for tag, script in CASES]


def test_what_is_there() -> None:
    firing = LIBRARY.situation("firing").scripts.values()
    assert [script.id for tag, script in CASES if tag == "es"] == [script.id for script in firing]
    assert [script.id for tag, script in CASES if tag == "he"] == ["firing/unspecified"]
    for tag in ("es", "he"):
        assert type(LIBRARY.grammar(tag)) is Grammar  # the generic one: nobody wrote code for them


@pytest.mark.parametrize(("tag", "script"), CASES, ids=IDS)
def test_every_voice_in_every_channel_and_format(tag: str, script: Script) -> None:
    for channel, formality, tone, variation in product(CHANNELS, FORMALITIES, TONES, (0, 1)):
        voice = voice_of(channel, formality, tone, variation)
        for facts in ({}, sample_facts(LIBRARY, script, tag)):
            found = message(LIBRARY, script, tag, voice, facts)
            assert tuple(found.steps) == script.steps
            for what, pattern in STRAY:
                assert not pattern.search(found.text), f"{what}: {found.text}"
            assert "TODO" not in found.text
        if channel == "letter":
            for form in FORMATS:
                assert written(found, form, to="ana@example.com" if form in ("eml", "mailto") else "")


@pytest.mark.parametrize(("tag", "script"), CASES, ids=IDS)
def test_voices_differ_and_say_what_the_english_says(tag: str, script: Script) -> None:
    def steps(
        channel: str = "email", formality: str = "formal", tone: str = "warm", variation: int = 0
    ) -> dict[str, str]:
        return dict(message(LIBRARY, script, tag, voice_of(channel, formality, tone, variation), {}).steps)

    for formality in FORMALITIES:
        first, other = steps(formality=formality), steps(formality=formality, variation=1)
        assert steps(formality=formality, tone="firm")["framing"] != first["framing"]
        assert other["gratitude"] != first["gratitude"]
        assert other["apology"] != first["apology"]
        assert len("".join(steps("chat", formality).values())) < len("".join(first.values()))
    assert set(used_slots(LIBRARY, script, tag)) == set(used_slots(LIBRARY, script, "en"))

    def turns(locale: str) -> dict[str, int]:
        letter = LIBRARY.letter(script, locale)
        return {
            step: max(
                (sum(not variant.labels for variant in node.variants) for node in walk(letter.parts[step])
                 if isinstance(node, Phrase)), default=1,
            )
            for step in script.steps
        }  # fmt: skip

    assert turns(tag) == turns("en")


# The forms of address of the Nueva gramática de la lengua española, 16.15: tú with te, ti, tu, tuyo, contigo and verbs
# in -s; usted with le, se, su, suyo. Words of the letters that merely look like them stand in no list.
TU = re.compile(
    r"\b(tú|te|ti|tus?|tuy[oa]s?|contigo|vosotros|ayudarte|dirigirte|darte|puedes|tienes|recibirás|quedes|quedaras"
    r"|necesitas|esperas|esperabas|buscas|has|llámanos|escríbenos|pregunta a|envíalo|escríbelo)\b", re.I,
)  # fmt: skip
USTED = re.compile(
    r"\b(usted(es)?|le|sus?|suy[oa]s?|ayudarle|dirigirse|llámenos|escríbanos|pregunte|envíelo|escríbalo|recibirá"
    r"|reciba|tenga)\b", re.I,
)  # fmt: skip


@pytest.mark.parametrize("script", [script for tag, script in CASES if tag == "es"], ids=lambda script: script.name)
def test_spanish_never_mixes_tu_and_usted(script: Script) -> None:
    for facts in ({}, sample_facts(LIBRARY, script, "es")):
        for channel, tone, variation in product(CHANNELS, TONES, (0, 1)):
            formal = message(LIBRARY, script, "es", voice_of(channel, "formal", tone, variation), facts)
            assert not TU.search(formal.body), formal.body
            informal = message(LIBRARY, script, "es", voice_of(channel, "informal", tone, variation), facts)
            body = informal.body.replace("Le ponemos fin", "").replace("le ponemos fin", "")  # le: the work
            assert not USTED.search(body), body


def test_spanish_dates_and_lists_as_the_academy_writes_them() -> None:
    """Ortografía de la lengua española (2010), 8.4.4: *31 de mayo de 2027*; no comma before *o*."""
    found = LIBRARY.render(
        "firing", "es", last_day="2027-05-31", since="2022-03-01", alternatives="Alfa; Beta; Gama",
        client={"name": "Lucía Ferrer", "gender": "female"},
    )  # fmt: skip
    assert found.greeting == "Estimada Lucía Ferrer:"
    assert "termina el 31 de mayo de 2027." in found.text
    assert "desde marzo de 2022." in found.text
    assert "Alfa, Beta o Gama." in found.text


def test_hebrew_is_written_from_right_to_left_because_its_locale_says_so() -> None:
    found = LIBRARY.render("firing", "he", client="Ann Lee", last_day="2027-05-31")
    assert found.direction == "rtl"
    assert '<html lang="he" dir="rtl">' in found.to_html()
    assert 'dir="ltr"' in LIBRARY.render("firing", "en").to_html()
    assert "ב-31 במאי 2027" in found.text  # CLDR he, dates: d בMMMM y
    strong = [char for char in found.steps["framing"] if unicodedata.bidirectional(char) in ("R", "L")]
    assert strong
    assert {unicodedata.bidirectional(char) for char in strong} == {"R"}


@pytest.mark.parametrize("name", ["es", "he", "team"])
def test_the_checker_has_nothing_to_say(name: str) -> None:
    done = CliRunner().invoke(command, [str(PACKS / name), "--strict"])
    assert done.exit_code == 0, done.output


def test_the_team_pack_changes_one_block() -> None:
    voice = voice_of()
    script = LIBRARY.script("firing")
    plain, team = (message(library, script, "en", voice, {}) for library in (Library(), LIBRARY))
    assert [step for step in script.steps if plain.steps[step] != team.steps[step]] == ["goodwill"]
