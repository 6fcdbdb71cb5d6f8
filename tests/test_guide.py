"""Guides: one for every situation and locale, of the length and shape the brief asks for."""

from __future__ import annotations

import re

import pytest

from clientscripts import UnknownError, guide
from tests.letters_of import LIBRARY, LOCALES


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("situation", LIBRARY.situations)
def test_a_page_of_150_to_300_words(locale: str, situation: str) -> None:
    text = guide(situation, locale)
    assert text.startswith("# ")
    assert 150 <= len(re.findall(r"[^\W\d_][\w’'՛՞-]*", text)) <= 330  # headings and table marks included
    steps = LIBRARY.labels(locale).steps
    assert len(steps) == 5


def test_no_guide() -> None:
    with pytest.raises(UnknownError, match="no situation “frng”"):
        guide("frng", "en")
