"""What the rules about words share: every wording of a locale searched for the words of one list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from clientscripts.catalog import WordEntry, WordingEntry
from clientscripts.check.finding import Finding
from clientscripts.check.passages import HOLE, Passage
from clientscripts.check.view import View
from clientscripts.check.words import words_pattern
from clientscripts.letters.nodes import Fill

SPOKEN_TO_THE_SENDER = ("cue_", "objection")
"""Parts the client never hears from us: notes for the speaker, and what the client may say."""


def ours(passage: Passage) -> bool:
    """Whether a passage is said to the client."""
    return not passage.part.startswith(SPOKEN_TO_THE_SENDER)


def constants(passage: Passage) -> Iterator[tuple[str, Fill]]:
    """The wordings a passage gives to its filters (``by_count("bavi", "bave")``)."""
    for piece in passage.pieces:
        if isinstance(piece, Fill):
            for each in piece.filters:
                for argument in each.arguments:
                    if isinstance(argument, str) and any(sign.isalpha() for sign in argument):
                        yield argument, piece


@lru_cache(maxsize=4096)
def _sound(words: str) -> bool:
    try:
        words_pattern([words])
    except ValueError:
        return False  # a finding of the rule `wording`
    return True


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """One expression for the words that can be read."""
    return words_pattern(each for each in words if _sound(each))


def entries(wording: WordingEntry, field: str) -> list[tuple[str, str]]:
    """A list's words with what to say instead."""
    found = [(each.find, each.say) if isinstance(each, WordEntry) else (each, "") for each in getattr(wording, field)]
    return [(find, say) for find, say in found if _sound(find)]


def listed(view: View, field: str, what: str) -> Iterator[Finding]:
    """Every place where a letter says words of a list; `what` says what they do, with the words for ``{}``."""
    for locale in view.locales:
        words = entries(view.wording(locale), field)
        pattern = words_pattern(find for find, _ in words)
        if pattern is None:
            continue
        for passage in view.passages(locale):
            if not ours(passage):
                continue
            for match in pattern.finditer(passage.text):
                said = match[0].replace(HOLE, "…")
                instead = next((say for find, say in words if say and _is(find, match[0])), "")
                message = what.format(f"“{said}”") + (f"; rather: {instead}" if instead else "")
                yield view.in_passage(passage, match.start(), message)


def _is(find: str, said: str) -> bool:
    pattern = words_pattern([find])
    return pattern is not None and pattern.fullmatch(said) is not None
