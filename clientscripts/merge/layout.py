"""Which column says what: settings and slots by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from clientscripts.errors import FactsError, UnknownError, did_you_mean, nearest
from clientscripts.facts import read
from clientscripts.library import Library
from clientscripts.model import Slot
from clientscripts.rendering import voice_of

SETTINGS = ("script", "locale", "channel", "formality", "tone", "variation")
WRITTEN = ("script", "locale", "channel", "subject", "text", "warning")
"""The columns a merge writes, after those that are kept."""
FAULT = ("slot", "reason")
"""The two columns that say what is wrong with a row that became no message."""


class Options(Struct, frozen=True):
    """What to write: settings for every row, and the columns that say more.

    Attributes:
        script: ``"firing"``, ``"firing/abusive"``; where a row names none itself.
        locale: a BCP 47 tag; where a row names none itself.
        columns: column → slot (``client``), field of a slot (``client.gender``), or setting (``locale``).
            ``""`` leaves a column out. Columns named like a slot need no entry.
        facts: facts for every row, as `render` takes them; a row's own cells come first.
        keep: columns to carry over into the result, as an address or a number to know the client by.
        plain: for SMS, plain signs where that makes them shorter to send.
    """

    script: str | None = None
    locale: str | None = None
    channel: str = "email"
    formality: str = "formal"
    tone: str = "warm"
    variation: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    plain: bool = False

    def __post_init__(self) -> None:
        voice_of(self.channel, self.formality, self.tone, self.variation)
        force_setattr(self, "keep", tuple(self.keep))


class Fixed:
    """The value of a slot where a row has none: what `render` would be given. Equal to itself only."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self.given = given


class Layout(Struct, frozen=True, dict=True):
    """The columns of one table, by what they feed.

    Attributes:
        settings: for each of `SETTINGS`, the position of its column, or None where it is the same for all.
        slots: slot → its fields (``""`` for the value itself) with the positions of their columns; those without
            any, which only `fixed` fills, last.
        fixed: slot → its value where a row has none.
        unused: the columns that feed nothing, with the nearest slot, if any is near.
    """

    header: tuple[str, ...]
    settings: tuple[int | None, ...]
    slots: Mapping[str, tuple[tuple[str, int], ...]]
    fixed: Mapping[str, Fixed]
    choices: frozenset[str]
    keep: tuple[int, ...]
    unused: Mapping[str, str | None]

    @cached_property
    def used(self) -> tuple[int, ...]:
        """The positions of all columns that matter, in order."""
        fields = (position for fields in self.slots.values() for _, position in fields)
        return tuple(sorted({*self.keep, *fields, *(each for each in self.settings if each is not None)}))


def layout(options: Options, header: Sequence[str], library: Library) -> Layout:
    """What the columns of a table feed.

    Raises:
        UnknownError: a column, slot or setting that does not exist; two columns for one slot; no script or no locale.
        FactsError: a fact for all rows that fits no script.
    """
    names = [name.strip() for name in header]
    _once(names)
    for column in (*options.columns, *options.keep):
        if column not in names:
            raise UnknownError(f"There is no column “{column}”.{did_you_mean(column, filter(None, names))}")
    for column in options.keep:
        if column in ("row", *WRITTEN, *FAULT):
            raise UnknownError(f"The column “{column}” cannot be kept: the result has one of that name.")
    declared = _slots(options, library)
    feeds: dict[str, int] = {}
    unused: dict[str, str | None] = {}
    for position, name in enumerate(names):
        target = options.columns.get(name)
        if target is None and name.partition(".")[0].lower() in declared:
            target = name.lower()  # a spreadsheet's “Client”
        if not target:
            if name and name not in options.keep and target is None:
                unused[name] = nearest(name, declared)
            continue
        target = target.removesuffix(".name")
        if target not in SETTINGS and target.partition(".")[0] not in declared:
            raise UnknownError(f"There is no slot “{target}” for a column to feed.{did_you_mean(target, declared)}")
        if target in feeds:
            raise UnknownError(f"Two columns feed “{target}”: “{names[feeds[target]]}” and “{name}”. Leave one out.")
        feeds[target] = position
    for needed in ("script", "locale"):
        if needed not in feeds and getattr(options, needed) is None:
            raise UnknownError(f"Say which {needed} to write in: one for all rows, or the column that names it.")
    fixed: dict[str, dict[str, object]] = {}
    for name, value in options.facts.items():
        slot = name.partition(".")[0]
        if slot not in declared:
            raise UnknownError(f"There is no slot “{slot}” for a fact.{did_you_mean(slot, declared)}")
        fixed.setdefault(slot, {})[name] = value
    for slot, given in fixed.items():
        _fits(declared[slot], given)
    slots: dict[str, list[tuple[str, int]]] = {}
    for target, position in feeds.items():
        if target not in SETTINGS:
            slot, _, path = target.partition(".")
            slots.setdefault(slot, []).append((path, position))
    return Layout(
        header=tuple(names),
        settings=tuple(feeds.get(name) for name in SETTINGS),
        slots={
            slot: tuple(sorted(slots.get(slot, ()))) for slot in (*sorted(slots), *sorted(fixed.keys() - slots.keys()))
        },
        fixed={slot: Fixed(given) for slot, given in fixed.items()},
        choices=frozenset(slot for slot in slots.keys() | fixed.keys() if any(each.choices for each in declared[slot])),
        keep=tuple(names.index(column) for column in options.keep),
        unused=unused,
    )


def _fits(slots: Sequence[Slot], given: Mapping[str, object]) -> None:
    """Refuse a fact for all rows that fits none of the scripts."""
    faults = []
    for slot in slots:
        try:
            read({slot.name: replace(slot, required=False)}, given)
        except FactsError as error:
            faults.append(error)
        else:
            return
    raise faults[0]


def _once(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name and name in seen:
            raise UnknownError(f"Two columns are called “{name}”.")
        seen.add(name)


def _slots(options: Options, library: Library) -> dict[str, list[Slot]]:
    """The slots a column may feed: the script's own, or every script's where rows choose."""
    if options.script is not None and "script" not in options.columns.values():
        scripts: Iterable[Mapping[str, Slot]] = [library.script(options.script).slots]
    else:
        scripts = [script.slots for script in library.scripts]
    found: dict[str, list[Slot]] = {}
    for slots in scripts:
        for name, slot in slots.items():
            found.setdefault(name, []).append(slot)
    return found
