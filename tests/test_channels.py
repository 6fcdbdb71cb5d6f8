"""Channels: what each shows, and what it says when a message does not fit."""

from __future__ import annotations

import re

import pytest

from clientscripts import UnknownError, render
from clientscripts.channels import CHAT_LIMIT, Parts, excess, joined
from clientscripts.model import CHANNELS
from tests.letters_of import LOCALES, SCRIPTS

WORDS = {
    "head": "Town, May 1\n\nAnn", "subject": "End", "greeting": "Dear Ann,",
    "gratitude": "Thanks.", "framing": "It ends.",
    "closing": "Yours,\nBob", "cue_gratitude": "Pause.", "cue_framing": "", "objection": "Why?", "answer": "Ok.",
}  # fmt: skip
PARTS = Parts(WORDS, ("gratitude", "framing"))


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("email", "Subject: End\n\nDear Ann,\n\nThanks.\n\nIt ends.\n\nYours,\nBob"),
        ("letter", "Town, May 1\n\nAnn\n\nSubject: End\n\nDear Ann,\n\nThanks.\n\nIt ends.\n\nYours,\nBob"),
        ("chat", "Dear Ann,\n\nThanks. It ends.\n\nYours,\nBob"),
        ("sms", "Dear Ann, Thanks. It ends. Yours, Bob"),
        (
            "call",
            "Dear Ann,\n\n[Pause.]\nThanks.\n\nIt ends.\n\nYours,\nBob\n\nIf they object: Why?\n\nYour answer: Ok.",
        ),
    ],
)
def test_joined(channel: str, expected: str) -> None:
    assert joined(PARTS, channel, {}) == expected


def test_a_label_without_a_colon() -> None:
    assert joined(PARTS, "email", {"subject": "Թեմա՝ {}"}).startswith("Թեմա՝ End\n")


def test_excess() -> None:
    assert excess("x" * CHAT_LIMIT, "chat") == ""
    assert excess("x" * (CHAT_LIMIT + 1), "chat").startswith("601 characters, 1 more than")
    assert excess("x" * 459, "sms") == ""
    assert excess("x" * 460, "sms").startswith("4 SMS segments in GSM-7, more than the 3")
    assert excess("č" * 268, "sms") == ""
    assert excess("č" * 269, "sms").startswith("5 SMS segments in UCS-2, more than the 4")
    assert excess("x" * 10_000, "email") == ""


def test_the_slot_that_takes_most_room_is_named() -> None:
    found = render("firing", "en", channel="chat", incidents=["x" * 500], refund="1 EUR", alternatives="A; B")
    assert len(found.warnings) == 1
    assert "“incidents” takes most room" in found.warnings[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_chat_and_sms_fit_without_facts(locale: str) -> None:
    for script in SCRIPTS:
        for channel in ("chat", "sms"):
            for formality in ("formal", "informal"):
                for tone in ("warm", "firm"):
                    found = render(script.id, locale, channel=channel, formality=formality, tone=tone)
                    assert found.warnings == (), f"{script.id} {found.text}"


def test_plain_saves_segments() -> None:
    found = render("firing", "bs", channel="sms", plain=True)
    assert found.text.isascii()
    assert render("firing", "hy", channel="sms", plain=True).text == render("firing", "hy", channel="sms").text


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"channel": "fax"}, "There is no channel “fax”"),
        ({"formality": "casual"}, "There is no formality “casual”"),
        ({"tone": "warn"}, "Did you mean “warm”?"),
        ({"variation": -1}, "whole number from 0"),
        ({"variation": True}, "whole number from 0"),
    ],
)
def test_a_voice_that_does_not_exist(options: dict[str, object], says: str) -> None:
    with pytest.raises(UnknownError) as caught:
        render("firing", "en", **options)  # type: ignore[arg-type]
    assert says in str(caught.value)


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_message_in_cyrillic_is_in_cyrillic_throughout(channel: str) -> None:
    text = render("firing", "bs-Cyrl", channel=channel).text
    assert not re.findall("[A-Za-zčćžšđČĆŽŠĐ]", text)
