"""Properties every built-in letter has, in every voice and with any facts."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientscripts.facts import read
from clientscripts.letters.nodes import Phrase, walk
from clientscripts.model import CHANNELS, STEPS, Fact, Script, Voice
from clientscripts.rendering import message, voice_of
from clientscripts.samples import used_slots
from tests.letters import reference
from tests.letters_of import LIBRARY, LOCALES, SCRIPTS, cases, name

CASES = cases()

PEOPLE = [
    {"name": "Amra Hadžić", "gender": "female"}, {"name": "Emir Hodžić", "gender": "male"}, "Alex Morgan",
    {"name": "Anna", "gender": "female"}, {"name": "Joan Puig Ferrer", "gender": "male"}, "Արամ Պետրոսյան",
    {"name": "Maria dela Cruz", "gender": "female", "title": "Dr."}, "王小明", "Jean-Luc O’Neill",
    {"name": "Զարուհի Սարգսյան", "gender": "female"}, {"name": "Đorđe Šćepanović", "gender": "male"},
]  # fmt: skip
FIRMS = ["Alfa d.o.o.", "Acme", "IBM", "El Periódico", "«Արարատ»", "Eòlia", "3M", "Hijos de Juan, S.L.", "Yahoo!"]
WORDS = ["7/2027", "web design", "kašnjenje isporuke", "l’entrega", "առաքում", "pagpapadala", "R&D {x}", "50% off"]
VALUES: dict[str, st.SearchStrategy[object]] = {
    "person": st.sampled_from(PEOPLE),
    "organisation": st.sampled_from(FIRMS),
    "text": st.sampled_from(WORDS),
    "money": st.sampled_from(["120 EUR", "1250.50 BAM", "1 USD", "12500 AMD", "1000000 EUR", "0.80 GBP", "5000 PHP"]),
    "date": st.dates().map(str),
    "percent": st.sampled_from(["10", "12.5", "100", "8"]),
    "count": st.integers(0, 130),
    "duration": st.sampled_from(["1 day", "2 days", "5 days", "21 days", "48 hours", "1 week", "3 months", "1 year"]),
    "list": st.lists(st.sampled_from(FIRMS), min_size=1, max_size=5, unique=True),
    "link": st.sampled_from(["https://example.com/a?b=c", "mailto:info@example.com"]),
}


@lru_cache(maxsize=512)
def slots(locale: str, script: Script) -> tuple[str, ...]:
    return used_slots(LIBRARY, script, locale)


def any_facts(draw: st.DrawFn, locale: str, script: Script) -> dict[str, Fact]:
    """Any subset of the slots a letter uses, with any of the values above."""
    given: dict[str, object] = {}
    for slot in slots(locale, script):
        if draw(st.booleans()):
            declared = script.slots[slot]
            if declared.choices:
                given[slot] = draw(st.sampled_from(declared.choices))
            else:
                given[slot] = draw(VALUES[draw(st.sampled_from(declared.types))])
    return read(script.slots, given)


def any_voice(draw: st.DrawFn) -> Voice:
    return voice_of(
        draw(st.sampled_from(CHANNELS)), draw(st.sampled_from(["formal", "informal"])),
        draw(st.sampled_from(["warm", "firm"])), draw(st.integers(0, 3)),
    )  # fmt: skip


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, Script, Voice, dict[str, Fact]]:
    locale, script = draw(st.sampled_from(CASES))
    return locale, script, any_voice(draw), any_facts(draw, locale, script)


STRAY = [
    ("a double space", re.compile(r"[^\S\n]{2,}")),
    ("white space at the end of a line", re.compile(r"[^\S\n]+$", re.M)),
    ("white space at the start of a line", re.compile(r"^[^\S\n]+", re.M)),
    ("a space before punctuation", re.compile(r" [.,;:!?։)](?![\w)])")),
    ("doubled punctuation", re.compile(r"(?<!\.)\.\.(?!\.)|,,|,\.|;\.|::|։։|,։")),
    ("an empty paragraph", re.compile(r"\n{3,}|\A\n|\n\Z")),
    ("None", re.compile(r"\bNone\b")),
    ("a brace", re.compile(r"\{[{%]|[%}]\}|\{\}")),
    ("an empty pair", re.compile(r"\(\s*\)|“\s*”|«\s*»|„\s*“")),
]


@settings(max_examples=300)
@given(calls())
def test_no_stray_marks(call: tuple[str, Script, Voice, dict[str, Fact]]) -> None:
    """Whatever is filled, nothing tells that something else is not."""
    locale, script, voice, facts = call
    found = message(LIBRARY, script, locale, voice, facts)
    parts = [found.subject, found.greeting, *found.steps.values(), found.closing, found.head]
    for text in [*parts, found.text]:
        for what, pattern in STRAY:
            assert not pattern.search(text), f"{what} in {script.id} {locale} {voice}: {text!r}"
    for step, text in found.steps.items():
        assert re.search(r"[.?!։»”“…)՞]\s*$|https?://\S+$|@\S+$", text), (
            f"{script.id} {locale} {step} ends oddly: {text!r}"
        )


@settings(max_examples=150)
@given(calls())
def test_real_jinja_says_the_same(call: tuple[str, Script, Voice, dict[str, Fact]]) -> None:
    """Nodes, choice of variants, inheritance and filters: held against real Jinja, word for word."""
    locale, script, voice, facts = call
    choices = tuple(str(facts[slot]) for slot, each in script.slots.items() if each.choices and slot in facts)
    voice = Voice(voice.formality, voice.tone, voice.channel, voice.length, voice.variation, choices)
    ours = LIBRARY.writer(script, locale).write(voice, facts)
    theirs = reference.write(LIBRARY, script, locale, LIBRARY.grammar(locale), voice, facts)
    assert ours == {part: text for part, text in theirs.items() if part in ours}


@pytest.mark.parametrize(("locale", "script"), CASES, ids=name)
def test_every_step_says_something_with_no_facts(locale: str, script: Script) -> None:
    for channel, tones in {
        "email": ("warm", "firm"),
        "chat": ("warm", "firm"),
        "sms": ("warm",),
        "call": ("warm",),
    }.items():
        for formality in ("formal", "informal"):
            for tone in tones:
                found = message(LIBRARY, script, locale, voice_of(channel, formality, tone), {})
                assert tuple(found.steps) == script.steps
                assert all(len(text) > 8 for text in found.steps.values()), found.text
                assert found.greeting or channel == "sms"  # an Armenian SMS has no opening formula
                assert found.subject


@pytest.mark.parametrize(("locale", "script"), CASES, ids=name)
def test_voices_differ_where_they_must(locale: str, script: Script) -> None:
    """Firm changes the framing of a reason; chat is shorter than mail; gratitude and apology have two wordings."""

    def steps(
        channel: str = "email", formality: str = "formal", tone: str = "warm", variation: int = 0
    ) -> dict[str, str]:
        return dict(message(LIBRARY, script, locale, voice_of(channel, formality, tone, variation), {}).steps)

    for formality in ("formal", "informal"):
        first = steps(formality=formality)
        if not script.follow_up:
            assert steps(formality=formality, tone="firm")["framing"] != first["framing"]
        other = steps(formality=formality, variation=1)
        for step in {"gratitude", "apology"} & set(script.steps):
            assert other[step] != first[step], f"{step} has one wording only"
        assert len("".join(steps("chat", formality).values())) < len("".join(first.values()))


@pytest.mark.parametrize("locale", LOCALES)
def test_each_reason_has_a_framing_of_its_own(locale: str) -> None:
    for situation in LIBRARY.situations:
        reasons = [script for script in SCRIPTS if script.situation == situation and not script.follow_up]
        framings = {message(LIBRARY, script, locale, voice_of(), {}).steps["framing"] for script in reasons}
        assert len(framings) == len(reasons)


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_locales_say_the_same_things(script: Script) -> None:
    """The same slots in every locale, and as many equal wordings of each step: a twin can be shown beside a message."""

    def turns(locale: str) -> dict[str, int]:
        letter = LIBRARY.letter(script, locale)
        return {
            step: max(
                (sum(not variant.labels for variant in node.variants) for node in walk(letter.parts[step])
                 if isinstance(node, Phrase)), default=1,
            )
            for step in script.steps
        }  # fmt: skip

    expected = set(slots("en", script))
    for locale in LOCALES:
        assert set(slots(locale, script)) == expected, locale
        assert turns(locale) == turns("en"), locale


def test_the_catalog_is_whole() -> None:
    """Counted in the content brief: 31 reasons and 9 follow-ups."""
    assert sum(not script.follow_up for script in SCRIPTS) == 31
    assert sum(script.follow_up for script in SCRIPTS) == 9
    assert all(script.steps == STEPS for script in SCRIPTS if not script.follow_up)
