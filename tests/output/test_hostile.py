"""Whatever stands in a slot: it comes out literally or is refused, and everything around it stays as it was."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clientscripts import FactsError, Library
from clientscripts.errors import ChannelError
from clientscripts.facts import read
from clientscripts.model import Fact, Message, Script
from clientscripts.output.eml import to_eml, to_mailto
from clientscripts.rendering import message, voice_of
from clientscripts.samples import sample_facts
from tests.letters_of import LIBRARY, cases
from tests.output.messages import HOSTILE, REFUSED
from tests.output.test_html import Page
from tests.output.test_markdown import read as read_markdown
from tests.packs import letter, pack

CASES = [(locale, script) for locale, script in cases() if LIBRARY.written(script, locale)]
MARK = "Zyxw"
"""A word no letter has: what stands where the hostile text would."""


def texts(page: str) -> list[str]:
    return Page(page).texts


@cache
def samples(locale: str, script: str) -> Mapping[str, Fact]:
    return sample_facts(LIBRARY, LIBRARY.script(script), locale)


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, Script, str, dict[str, Fact], str, str]:
    """A script in a locale and channel, realistic facts, and one of its text slots with a hostile value."""
    locale, script = draw(st.sampled_from(CASES))
    facts = dict(samples(locale, script.id))
    slots = [name for name in facts if script.slots[name].types == ("text",)]
    slot = draw(st.sampled_from(slots or ["service"]))
    return (
        locale,
        script,
        draw(st.sampled_from(["email", "letter", "call"])),
        facts,
        slot,
        draw(st.sampled_from(HOSTILE)),
    )


def written(locale: str, script: Script, channel: str, facts: Mapping[str, Fact], slot: str, text: str) -> Message:
    given = {**facts, **read(script.slots, {slot: text})} if slot in script.slots else facts
    return message(LIBRARY, script, locale, voice_of(channel), given)


@settings(max_examples=100)
@given(calls())
def test_nothing_but_its_own_place_changes(call: tuple[str, Script, str, dict[str, Fact], str, str]) -> None:
    locale, script, channel, facts, slot, text = call
    hostile = written(locale, script, channel, facts, slot, text)
    calm = written(locale, script, channel, facts, slot, MARK)
    page, plain = Page(hostile.to_html()), Page(calm.to_html())
    assert page.tags == plain.tags
    places = "\n".join(plain.texts).count(MARK)
    assert "\n".join(page.texts).count(text) >= places
    # Every other slot's words are still there, as often as before.
    for part in ("greeting", "closing", "head"):
        if MARK not in getattr(calm, part):
            assert getattr(hostile, part) == getattr(calm, part)
    for step, said in calm.steps.items():
        if MARK not in said:
            assert hostile.steps[step] == said
    assert json.loads(json.dumps(hostile.to_dict()))["text"] == hostile.text
    shown = [said for _, said in read_markdown_lenient(hostile)]
    assert shown == page.texts
    check_mail(hostile, calm)


def read_markdown_lenient(sent: Message) -> list[tuple[str, str]]:
    """Blocks of the Markdown; the cues of a call are emphasised, everything else is plain text."""
    if sent.channel != "call":
        return read_markdown(sent.to_markdown(), MarkdownIt("commonmark"))
    found = []
    for token in MarkdownIt("commonmark").parse(sent.to_markdown()):
        if token.type == "inline":
            kinds = {child.type for child in token.children or ()}
            assert kinds <= {"text", "text_special", "hardbreak", "em_open", "em_close"}
            pieces = ["\n" if child.type == "hardbreak" else child.content for child in token.children or ()]
            found.append(("p", "".join(pieces)))
    return found


def check_mail(hostile: Message, calm: Message) -> None:
    if re.search(r"=\?.*\?=", hostile.subject):  # what would be read as an encoded word
        with pytest.raises(ChannelError, match="encoded word"):
            to_eml(hostile)
        return
    raw = to_eml(hostile, "Amra <amra@example.com>", "d@example.com")
    found, plain = (
        message_from_bytes(raw, policy=policy.default),
        message_from_bytes(to_eml(calm, "Amra <amra@example.com>", "d@example.com"), policy=policy.default),
    )
    assert isinstance(found, EmailMessage)
    assert isinstance(plain, EmailMessage)
    assert found.keys() == plain.keys()
    assert found["Subject"] == hostile.subject
    for name in ("To", "From", "Content-Language", "X-Unsent"):
        assert str(found[name]) == str(plain[name])
    assert [part.get_content_type() for part in found.walk()] == [part.get_content_type() for part in plain.walk()]
    link = to_mailto(hostile, "amra@example.com")
    assert link.startswith("mailto:amra@example.com?subject=")
    assert link.count("&") == link.count("?") == 1
    assert unquote(link.partition("&body=")[2]).replace("\r\n", "\n") == body(hostile)


def body(sent: Message) -> str:
    """The text under the subject: for a letter with its head, for a call as it is spoken."""
    if sent.channel == "call":
        return sent.text
    parts = [sent.head if sent.channel == "letter" else "", sent.greeting, *sent.steps.values(), sent.closing]
    return "\n\n".join(part for part in parts if part)


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize(
    "slot", ["service", "client", "company", "contact", "incidents", "refund", "last_day", "sender"]
)
def test_what_is_refused_is_refused_in_every_slot_at_once(slot: str, text: str) -> None:
    before = time.process_time()
    with pytest.raises(FactsError) as found:
        LIBRARY.render("firing", "en", **{slot: text})
    assert time.process_time() - before < 2
    assert str(found.value).startswith(f"{slot}: expected ")
    assert len(str(found.value)) < 400


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A pack of one letter with a text slot in every part."""
    parts = {
        part: f"{{% if name %}}{part}: {{{{ name }}}}!{{% endif %}}"
        for part in ("subject", "greeting", "framing", "closing")
    }
    return pack(tmp_path_factory.mktemp("pack"), letter(**parts))


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_text_is_literal_or_refused(small: Library, text: str) -> None:
    try:
        sent = small.render("test", "en", name=text)
    except FactsError:
        return
    if not text:  # an empty value is an empty slot
        return
    value = text.strip()
    assert sent.subject == f"subject: {value}!"
    assert sent.greeting == f"greeting: {value}!"
    assert sent.steps["framing"] == f"framing: {value}!"
    assert sent.steps["goodwill"] == "Goodwill"
    assert value in sent.text
    assert texts(sent.to_html())[1] == f"greeting: {value}!"
