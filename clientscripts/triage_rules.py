"""Should we let this client go? The rules stand in the catalog as data; this only walks them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from clientscripts.catalog import TriageEntry, TriageRule
from clientscripts.errors import UnknownError, did_you_mean
from clientscripts.library import Library, default_library


class Outcome(Struct, frozen=True):
    """What to do, on what grounds, and the script of the next message ("" where none is called for)."""

    outcome: str
    ground: str
    next: str


class Advice(Struct, frozen=True):
    """An outcome in the reader's language."""

    outcome: str
    title: str
    ground: str
    next: str
    locale: str


def decide(
    entry: TriageEntry, signs: Iterable[str], *, long_standing: bool = False, likely_to_change: bool = False
) -> Outcome:
    """The first rule whose conditions all hold decides.

    Args:
        entry: the triage of a situation's catalog.
        signs: which of its signs hold.
        long_standing: a client of long standing, or a friend, who only lately stopped fitting.
        likely_to_change: things are likely to get better.

    Raises:
        UnknownError: a sign the catalog does not list.
    """
    held = list(dict.fromkeys(signs))
    for sign in held:
        if sign not in entry.signs:
            raise UnknownError(f"There is no sign “{sign}”.{did_you_mean(sign, entry.signs)}")
    held.sort(key=entry.signs.index)

    def holds(rule: TriageRule) -> bool:
        return (
            (rule.most_signs is None or len(held) <= int(rule.most_signs))
            and (rule.sign is None or rule.sign in held)
            and (rule.long_standing is None or (rule.long_standing == "yes") == long_standing)
            and (rule.likely_to_change is None or (rule.likely_to_change == "yes") == likely_to_change)
        )

    for rule in entry.rules:
        if holds(rule):
            following = entry.next.get(rule.outcome, "")
            return Outcome(rule.outcome, rule.ground, following.replace("{sign}", held[0] if held else "unspecified"))
    raise UnknownError("No rule of the triage holds: its last rule should have no conditions.")


def triage(
    signs: Iterable[str] = (), *, long_standing: bool = False, likely_to_change: bool = False,
    locale: str = "en", situation: str = "firing", library: Library | None = None,
) -> Advice:  # fmt: skip
    """Whether to let a client go, with the grounds in the reader's language and the script of the next message.

    Raises:
        UnknownError: no such sign, situation or locale.
    """
    library = library or default_library()
    entry = entry_of(library, situation)
    found = decide(entry, signs, long_standing=long_standing, likely_to_change=likely_to_change)
    tag = library.match(locale)
    words = library.labels(tag).triage
    return Advice(
        found.outcome,
        words.outcomes.get(found.outcome, found.outcome) if words else found.outcome,
        words.grounds.get(found.ground, found.ground) if words else found.ground,
        found.next,
        tag,
    )


def entry_of(library: Library, situation: str = "firing") -> TriageEntry:
    """The triage a situation's catalog holds."""
    entry = library.situation(situation).triage
    if not isinstance(entry, TriageEntry):
        raise UnknownError(f"“{situation}” has no triage.")
    return entry
