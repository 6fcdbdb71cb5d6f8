"""HTML pages: whatever stands in the text, the tags are ours; and pages kept as they were looked at in a browser."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientscripts.model import Message
from clientscripts.output.html import to_html
from clientscripts.rendering import message as render_message
from clientscripts.rendering import voice_of
from clientscripts.samples import sample_facts
from tests.letters_of import LIBRARY, LOCALES
from tests.output.messages import HOSTILE, message

GOLDEN = Path(__file__).parent.parent / "golden" / "html"


class Page(HTMLParser):
    """The tags with their attributes, and the text of each heading and paragraph."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.texts: list[str] = []
        self.title = ""
        self.inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))
        if tag == "br":
            self.texts[-1] += "\n"
            return
        self.inside = tag
        if tag in ("p", "h1"):
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in ("p", "h1"):
            self.texts[-1] += data
        elif self.inside == "title":
            self.title += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")


def dressed(text: str) -> Page:
    return Page(to_html(message(subject=text, greeting=text, steps={"framing": text}, closing=f"Regards,\n{text}")))


PLAIN = dressed("plain")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_text(text: str) -> None:
    page = dressed(text)
    assert page.tags == PLAIN.tags
    assert page.title == text
    assert page.texts == [text, text, text, f"Regards,\n{text}"]


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60).filter(str.strip))
def test_any_text_is_text(text: str) -> None:
    page = dressed(text)
    assert page.tags == PLAIN.tags
    assert page.texts[0] == text


def test_a_locale_cannot_close_its_attribute() -> None:
    page = Page(to_html(message(locale='"><script>')))
    assert page.tags[0][1][0] == ("lang", '"><script>')
    assert "script" not in [tag for tag, _ in page.tags]


def test_the_direction_is_the_languages() -> None:
    assert '<html lang="ar" dir="rtl">' in to_html(message(locale="ar", direction="rtl"))
    assert '<html lang="hy" dir="ltr">' in to_html(message(locale="hy"))


def sample(locale: str, channel: str) -> Message:
    script = LIBRARY.script("firing")
    return render_message(LIBRARY, script, locale, voice_of(channel), sample_facts(LIBRARY, script, locale))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("channel", ["email", "letter"])
def test_golden_page(locale: str, channel: str, update_golden: bool) -> None:
    """One script a locale, looked at in Chromium: light, dark and printed."""
    path, found = GOLDEN / f"{locale}-{channel}.html", to_html(sample(locale, channel))
    if update_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.read_text("utf-8") == found, f"{path.name} differs; if it is meant, run pytest --update-golden"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_says_what_the_text_says(locale: str) -> None:
    """The same words in the same order as the channel's text: nothing is lost on the way into HTML."""
    for channel in ("letter", "call", "chat", "sms"):
        sent = sample(locale, channel)
        shown = " ".join(" ".join(Page(to_html(sent)).texts).split())
        label = LIBRARY.labels(locale).labels["subject"]
        subject = label.replace("{}", sent.subject) if "{}" in label else f"{label}: {sent.subject}"
        assert shown == " ".join(sent.text.replace(subject, sent.subject, 1).split())
