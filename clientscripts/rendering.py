"""script + facts + voice → Message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from clientscripts.channels import LENGTH_OF, Parts, excess, joined, longest_step
from clientscripts.errors import UnknownError, did_you_mean
from clientscripts.facts import read
from clientscripts.library import Library, default_library
from clientscripts.model import CHANNELS, FORMALITIES, TONES, Fact, Message, Receipt, Script, Voice

NO_CUES: Mapping[str, str] = MappingProxyType({})


def render(
    script: str,
    locale: str,
    *,
    reason: str | None = None,
    channel: str = "email",
    formality: str = "formal",
    tone: str = "warm",
    variation: int = 0,
    plain: bool = False,
    fallback: Sequence[str] = (),
    library: Library | None = None,
    **facts: object,
) -> Message:
    """The message for a script in a language, ready to be sent.

    Args:
        script: ``"firing"``, ``"firing/abusive"``, or a situation with `reason`.
        locale: a BCP 47 tag: ``"bs"``, ``"bs-Cyrl"``, ``"en-GB"``, ``"fil-PH"``.
        reason: the script's name where `script` is a situation alone.
        channel: email, letter, chat, sms or call.
        formality: formal or informal.
        tone: warm or firm.
        variation: which of several equal wordings; 0 is the first.
        plain: for an SMS, plain signs (and in Bosnian plain letters) where that makes it shorter to send.
        fallback: locales to write in, whole, where there is no such letter in `locale`; none without it.
        library: packs of one's own; the built-in one without it.
        **facts: values for the script's slots.

    Raises:
        UnknownError: no such script, locale, channel or voice.
        FactsError: facts that do not fit; every problem at once.
        PackError: a letter or catalog on disk is at fault.
    """
    library = library or default_library()
    found = library.script(script, reason)
    written_in = library.match_any(locale, fallback)
    voice = voice_of(channel, formality, tone, variation)
    return message(library, found, written_in, voice, read(found.slots, facts), plain=plain, fallback=fallback)


def voice_of(channel: str = "email", formality: str = "formal", tone: str = "warm", variation: int = 0) -> Voice:
    """A voice from words.

    Raises:
        UnknownError: one of them is none we know.
    """
    for what, word, known in (
        ("channel", channel, CHANNELS),
        ("formality", formality, FORMALITIES),
        ("tone", tone, TONES),
    ):
        if word not in known:
            raise UnknownError(f"There is no {what} “{word}”.{did_you_mean(str(word), known)}")
    if not isinstance(variation, int) or isinstance(variation, bool) or variation < 0:
        raise UnknownError(f"A variation is a whole number from 0, not “{variation}”.")
    return Voice(formality, tone, channel, LENGTH_OF[channel], variation)


def message(
    library: Library, script: Script, locale: str, voice: Voice, facts: Mapping[str, Fact], *, plain: bool = False,
    fallback: Sequence[str] = (),
) -> Message:  # fmt: skip
    """The message for facts that have been read already; its `locale` tells where a fallback was taken."""
    asked, locale = locale, library.home(script, locale, fallback)
    if chosen := tuple(str(facts[name]) for name in script.choice_slots if name in facts):
        voice = replace(voice, choices=chosen)
    writer = library.writer(script, locale)
    entry = library.labels(locale)
    labels = entry.labels

    def shown(given: Mapping[str, Fact]) -> tuple[Parts, str]:
        parts = Parts(writer.write(voice, given), script.steps)
        text = joined(parts, voice.channel, labels)
        if plain and voice.channel == "sms":
            from clientscripts.sms import plain as plainly

            text = plainly(text, locale)
        return parts, text

    parts, text = shown(facts)
    warnings: tuple[str, ...] = ()
    if locale != asked:
        warnings = (fallen_back(script, asked, locale),)
    if too_long := excess(text, voice.channel):
        # Name what takes most room: the slot whose absence shortens the text most, or else the longest step.
        shorter = {name: len(shown({k: v for k, v in facts.items() if k != name})[1]) for name in facts}
        slot = min(shorter, key=lambda name: shorter[name], default=None)
        place = f"“{slot}” takes most room" if slot else f"the longest step is “{longest_step(parts)}”"
        warnings += (f"{too_long}; {place}",)
    spoken = voice.channel == "call"
    return Message(
        script=script.id,
        locale=locale,
        channel=voice.channel,
        subject=parts["subject"],
        greeting=parts["greeting"],
        steps=MappingProxyType(parts.steps),
        closing=parts["closing"],
        text=text,
        receipt=Receipt(library.versions, writer.letter.digest, voice_word(voice)),
        head=parts["head"],
        cues=MappingProxyType({step: parts[f"cue_{step}"] for step in parts.steps}) if spoken else NO_CUES,
        objection=parts["objection"] if spoken else "",
        answer=parts["answer"] if spoken else "",
        warnings=warnings,
        direction=entry.direction,
    )


def fallen_back(script: Script, asked: str, locale: str) -> str:
    """The warning for a message that is written in another language than was asked for."""
    return f"there is no letter for {script.id} in {asked}: written in {locale}"


def voice_word(voice: Voice) -> str:
    """A voice in one word, for receipts: ``formal/warm/email/0``."""
    return "/".join((voice.formality, voice.tone, voice.channel, str(voice.variation), *voice.choices))
