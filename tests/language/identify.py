"""Is a letter in its own language? Bosnian, Croatian and Serbian count as one; sentences are asked, letters decide."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tests.language.letters import place, texts

if TYPE_CHECKING:
    from lingua import LanguageDetector

GROUPS = {
    "bs": ("BOSNIAN", "CROATIAN", "SERBIAN"), "ca": ("CATALAN",), "en": ("ENGLISH",), "hy": ("ARMENIAN",),
    "tl": ("TAGALOG",),
}  # fmt: skip
SURE = 0.9
"""A sentence is in another language if the detector gives that one this much; short ones tell nothing."""
SHORTEST = 40
_SENTENCE = re.compile(r"[^.!?։\n]+")
_FOREIGN = re.compile(r"(?:https?://|mailto:)\S+|„[^“]*“|«[^»]*»|“[^”]*”|\([^)]*\)")


@lru_cache(maxsize=1)
def detector() -> LanguageDetector:
    """The detector, knowing our languages only."""
    try:
        from lingua import Language, LanguageDetectorBuilder
    except ImportError:
        raise RuntimeError("pip install lingua-language-detector") from None
    languages = [getattr(Language, name) for names in GROUPS.values() for name in names]
    return LanguageDetectorBuilder.from_languages(*languages).build()


@lru_cache(maxsize=100_000)
def shares(sentence: str) -> dict[str, float]:
    """How much the detector gives each locale."""
    values: dict[str, float] = {
        each.language.name: each.value for each in detector().compute_language_confidence_values(sentence)
    }
    return {locale: sum(values.get(name, 0.0) for name in names) for locale, names in GROUPS.items()}


def strangers(locale: str) -> list[str]:
    """Letters in another language as a whole, and long sentences that surely are."""
    found: dict[str, str] = {}
    for text in texts(locale):
        body = _FOREIGN.sub(" ", text.body)
        if best(body) != locale:
            found.setdefault(body, f"{place(text.path, text.line)}: the letter reads as {best(body)}")
        for match in _SENTENCE.finditer(body):
            sentence = match[0].strip()
            if len(sentence) >= SHORTEST and sentence not in found:
                other: Any = max(shares(sentence).items(), key=lambda each: each[1])
                if other[0] != locale and other[1] >= SURE:
                    line = text.line + body.count("\n", 0, match.start())
                    found[sentence] = f"{place(text.path, line)}: “{sentence[:60]}” reads as {other[0]}"
    return list(found.values())


def best(body: str) -> str:
    """The locale a text most likely is in."""
    given = shares(body)
    return max(given, key=lambda locale: given[locale])
