"""What the rules about words share: every wording of a locale searched for the words of one list."""

from __future__ import annotations

from collections.abc import Iterator

from clientscripts.catalog import WordEntry
from clientscripts.check.finding import Finding
from clientscripts.check.passages import Passage
from clientscripts.check.view import View
from clientscripts.check.words import words_of
from clientscripts.letters.nodes import Fill
from clientscripts.letters.write import HOLE

SPOKEN_TO_THE_SENDER = ("cue_", "objection")
"""Parts the client never hears from us: notes for the speaker, and what the client may say."""


def ours(passage: Passage) -> bool:
    """Whether a passage is said to the client."""
    return not passage.part.startswith(SPOKEN_TO_THE_SENDER)


def constants(view: View, locale: str) -> Iterator[tuple[str | None, str, Fill]]:
    """The wordings that letters give to filters (``by_count("bavi", "bave")``), each with the formality it is for."""
    seen = set()
    for passage in view.passages(locale):
        for piece in passage.pieces:
            if isinstance(piece, Fill) and piece.filters and (passage.formality, id(piece)) not in seen:
                seen.add((passage.formality, id(piece)))
                for each in piece.filters:
                    for argument in each.arguments:
                        if isinstance(argument, str) and any(sign.isalpha() for sign in argument):
                            yield passage.formality, argument, piece


def listed(view: View, field: str, what: str) -> Iterator[Finding]:
    """Every place where a letter says words of a list; `what` says what they do, with the words for ``{}``."""
    for locale in view.locales:
        entries = [
            (each.find, each.say) if isinstance(each, WordEntry) else (each, "")
            for each in getattr(view.wording(locale), field)
        ]
        words = words_of(find for find, _ in entries)
        for passage in view.passages(locale) if words else ():
            if not ours(passage):
                continue
            for start, sentence in passage.sentences:
                for offset, said in words.found(sentence):
                    instead = next((say for find, say in entries if say and words_of([find]).found(said)), "")
                    message = what.format(f"“{said.replace(HOLE, '…')}”") + (f"; rather: {instead}" if instead else "")
                    yield view.in_passage(passage, start + offset, message)
