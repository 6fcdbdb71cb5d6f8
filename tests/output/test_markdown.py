"""Markdown, read by an independent CommonMark parser (markdown-it-py): the text must come out as it went in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clientscripts.output.markdown import to_markdown
from tests.output.messages import HOSTILE, message

# CommonMark alone, and with what GitHub adds.
PARSERS = [MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"])]


def read(text: str, parser: Any) -> list[tuple[str, str]]:
    """Blocks as (tag, text); line breaks as they are. Anything but headings, paragraphs and text fails."""
    found: list[tuple[str, str]] = []
    tag = ""
    for token in parser.parse(text):
        assert token.type in ("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"), token
        if token.type.endswith("_open"):
            tag = token.tag
        elif token.type == "inline":
            pieces = []
            for child in token.children:
                assert child.type in ("text", "hardbreak", "text_special"), child
                pieces.append("\n" if child.type == "hardbreak" else child.content)
            found.append((tag, "".join(pieces)))
    return found


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_text(text: str, parser: Any) -> None:
    sent = message(subject=text, greeting=text, steps={"gratitude": text}, closing=f"Regards,\n{text}\n{text}")
    assert read(to_markdown(sent), parser) == [
        ("h1", text), ("p", text), ("p", text), ("p", f"Regards,\n{text}\n{text}"),
    ]  # fmt: skip


# What a slot takes: no controls, and trimmed (facts.clean); Markdown folds runs of spaces only at the ends of lines.
LINES = st.text(
    st.one_of(st.sampled_from("-+*_=#>`~[]()!<>&|\\1.) $:ab{}\"'^@"), st.characters(exclude_categories=["C", "Z"])),
    min_size=1, max_size=40,
).map(str.strip).filter(bool)  # fmt: skip


@given(LINES, st.lists(LINES, min_size=1, max_size=4))
def test_any_text_is_text(first: str, lines: list[str]) -> None:
    closing = "\n".join(lines)
    for parser in PARSERS:
        found = read(to_markdown(message(subject=first, greeting=first, steps={}, closing=closing)), parser)
        assert found == [("h1", first), ("p", first), ("p", closing)]


def test_a_call_shows_its_cues() -> None:
    sent = message(
        channel="call", cues={"gratitude": "Speak *slowly*."}, text="Hello.\n\n[Speak *slowly*.]\nThank you."
    )
    assert to_markdown(sent) == "Hello.\n\n*\\[Speak \\*slowly\\*.\\]*\n\nThank you.\n"
    assert "<em>[Speak *slowly*.]</em>" in PARSERS[0].render(to_markdown(sent))
