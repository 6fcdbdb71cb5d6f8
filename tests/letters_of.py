"""Every script in every locale, for tests that go over all of them."""

from __future__ import annotations

from itertools import product

from clientscripts.library import default_library
from clientscripts.model import FORMALITIES, TONES, Script, Voice
from clientscripts.rendering import voice_of

LOCALES = ("bs", "ca", "en", "hy", "tl")
LIBRARY = default_library()
SCRIPTS = LIBRARY.scripts


def cases() -> list[tuple[str, Script]]:
    """Each locale with each script."""
    return [(locale, script) for locale in LOCALES for script in SCRIPTS]


def name(case: object) -> str:
    """How a test shows a script."""
    return case.id if isinstance(case, Script) else str(case)


def voices(*channels: str) -> list[Voice]:
    """Every formality and tone in these channels."""
    return [voice_of(channel, formality, tone) for formality, tone, channel in product(FORMALITIES, TONES, channels)]
