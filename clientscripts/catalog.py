"""Situations from YAML: the typed schema of what stands in `situations/*.yaml`, `slots.yaml` and `pack.yaml`.

msgspec stops at the first fault, so a file is converted piece by piece: everything wrong with it is said at once.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from clientscripts.documents import Document
from clientscripts.errors import PackError, Problem, did_you_mean
from clientscripts.model import STEPS, Script, Situation, Slot

SlotType = Literal[
    "person", "organisation", "text", "money", "date", "percent", "count", "duration", "list", "link", "choice"
]
Step = Literal["gratitude", "framing", "goodwill", "apology", "alternatives"]
Flag = Literal["yes", "no"]
Name = Annotated[str, Meta(pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
SlotName = Annotated[str, Meta(pattern="^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=60)]
Number = Annotated[str, Meta(pattern="^[0-9]{1,5}$")]


class SlotEntry(Struct, forbid_unknown_fields=True):
    """A slot: its type or types, a note for translators, and a sample that needs no translation."""

    type: SlotType | list[SlotType]
    note: str
    required: Flag = "no"
    choices: list[Name] = []
    most: Number | None = None
    sample: Any = None


class ScriptEntry(Struct, forbid_unknown_fields=True):
    """A reason or a follow-up. Only a follow-up may leave steps out, and never reorders them."""

    note: str = ""
    steps: list[Step] | None = None
    after_days: Number | None = None
    required: list[SlotName] = []


class TriageRule(Struct, forbid_unknown_fields=True):
    """A rule of the triage: it holds when all its conditions do; the first that holds decides."""

    outcome: Name
    ground: Name
    most_signs: Number | None = None
    sign: Name | None = None
    long_standing: Flag | None = None
    likely_to_change: Flag | None = None


class TriageEntry(Struct, forbid_unknown_fields=True):
    """The decision aid of a situation."""

    signs: list[Name]
    rules: list[TriageRule]
    next: dict[Name, str] = {}


class SituationEntry(Struct, forbid_unknown_fields=True):
    """A `situations/<name>.yaml`."""

    note: str
    scripts: dict[Name, ScriptEntry]
    slots: dict[SlotName, SlotEntry] = {}
    follow_ups: dict[Name, ScriptEntry] = {}
    triage: TriageEntry | None = None


class PackEntry(Struct, forbid_unknown_fields=True):
    """A `pack.yaml`."""

    name: Name
    version: Annotated[str, Meta(pattern=r"^[0-9]+(\.[0-9]+){0,3}([a-z0-9.+-]*)$", max_length=40)]
    note: str = ""


class ReviewEntry(Struct, forbid_unknown_fields=True):
    """Whether a native speaker has approved a situation's letters: `by` and `on` say who and when.

    `text` is the fingerprint of the words that were read; see `clientscripts.review`.
    """

    state: Literal["draft", "reviewed"] = "draft"
    by: str = ""
    on: Annotated[str, Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")] = ""
    text: Annotated[str, Meta(pattern="^([0-9a-f]{12})?$")] = ""


class SituationLabels(Struct, forbid_unknown_fields=True):
    """What screens call a situation and its scripts."""

    title: str
    scripts: dict[Name, str] = {}
    keywords: list[str] = []
    """Other words people use for the moment; `find` looks for them, nothing shows them."""


class SlotLabel(Struct, forbid_unknown_fields=True):
    """What screens call a slot, and a sample in the language."""

    label: str
    sample: Any = None


class TriageLabels(Struct, forbid_unknown_fields=True):
    """The triage in the language of the person who decides."""

    questions: dict[str, str] = {}
    outcomes: dict[str, str] = {}
    grounds: dict[str, str] = {}


class LocaleEntry(Struct, forbid_unknown_fields=True):
    """A `locale.yaml`: the language's own name, and everything screens show in it."""

    name: str = ""
    fallback: list[str] = []
    direction: Literal["ltr", "rtl"] = "ltr"
    labels: dict[str, str] = {}
    review: dict[Name, ReviewEntry] = {}
    steps: dict[Step, str] = {}
    situations: dict[Name, SituationLabels] = {}
    slots: dict[SlotName, SlotLabel] = {}
    triage: TriageLabels | None = None


class WordEntry(Struct, forbid_unknown_fields=True):
    """Words a letter should not use, and what to say instead. See `clientscripts.check.words` for how they are read."""

    find: str
    say: str = ""


class SignEntry(Struct, forbid_unknown_fields=True):
    """A fault of typography: a regular expression (bounded, see `clientscripts.check.words`), what is wrong, and
    what to put in its place where that is safe."""

    find: str
    say: str
    fix: str | None = None


class AddressEntry(Struct, forbid_unknown_fields=True):
    """The words that show a form of address: pronouns, possessives, endings and forms of verbs.

    `neutral` look like one of them and are not. `polite` are words of which every formal step needs one (*po*).
    """

    formal: list[str] = []
    informal: list[str] = []
    neutral: list[str] = []
    polite: list[str] = []


class WordingEntry(Struct, forbid_unknown_fields=True):
    """A `wording.yaml`: what `clientscripts check` holds the letters of a locale against."""

    address: AddressEntry = msgspec.field(default_factory=AddressEntry)
    accusation: list[str | WordEntry] = []
    absolutes: list[str | WordEntry] = []
    flattery: list[str | WordEntry] = []
    threats: list[str | WordEntry] = []
    calques: list[str | WordEntry] = []
    typography: list[SignEntry] = []
    ends: str = ""


Forms = dict[str, str]
"""Case → form; an entry with `gender` is for that gender only."""


class NamesEntry(Struct, forbid_unknown_fields=True):
    """A `names.yaml`: exact forms that no rule can know, by kind and name."""

    given: dict[str, Forms] = {}
    surname: dict[str, Forms] = {}
    full: dict[str, Forms] = {}
    organisation: dict[str, Forms] = {}
    title: dict[str, Forms] = {}
    noun: dict[str, Forms] = {}


Entry = TypeVar("Entry")
# msgspec learns a type when it first converts to it, and two threads that do so at once bring Python down.
_CONVERTING = threading.Lock()
_PATH = re.compile(r" - at `(?:key in )?\$([^`]*)`$")


def _convert(
    document: Document, data: Any, kind: type[Entry], at: tuple[str, ...], problems: list[Problem]
) -> Entry | None:
    try:
        with _CONVERTING:
            return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        message = str(error)
        path: tuple[str | int, ...] = at
        found = _PATH.search(message)
        if found:
            message = message[: found.start()]
            keys = [key for key in re.findall(r"[^.\[\]]+", found[1]) if key != "..."]
            path += tuple(int(key) if key.isdigit() else key for key in keys)
        unknown = re.search(r"unknown field `([^`]*)`", message)
        if unknown:
            known = did_you_mean(unknown[1], getattr(kind, "__struct_fields__", ()))
            message = f"there is no key “{unknown[1]}” here.{known}"
        problems.append(document.problem(message, *path))
        return None


def _section(document: Document, name: str, kind: type[Entry], problems: list[Problem]) -> dict[str, Entry]:
    """A mapping of named entries, each converted by itself so that each can fail by itself."""
    data = document.data.get(name)
    if data is None:
        return {}
    if not isinstance(data, dict):
        problems.append(document.problem(f"“{name}” holds named entries", name))
        return {}
    pattern = "[a-z][a-z0-9]*(_[a-z0-9]+)*" if kind is SlotEntry else "[a-z][a-z0-9]*(-[a-z0-9]+)*"
    found: dict[str, Entry] = {}
    for key, value in data.items():
        if not re.fullmatch(pattern, key) or len(key) > 60:
            joint = "_" if kind is SlotEntry else "-"
            what = f"“{key}”: names are small letters and figures joined by {joint}"
            problems.append(document.problem(what, name, key))
            continue
        entry = _convert(document, {} if value is None else value, kind, (name, key), problems)
        if entry is not None:
            found[key] = entry
    return found


def _mapping(document: Document) -> list[Problem]:
    if isinstance(document.data, dict):
        return []
    return [document.problem("holds no mapping: write “key: value” lines")]


def read_pack(document: Document) -> PackEntry:
    """A `pack.yaml`, typed.

    Raises:
        PackError: every fault with file, line and column.
    """
    problems = _mapping(document)
    entry = None if problems else _convert(document, document.data, PackEntry, (), problems)
    if entry is None:
        raise PackError(problems)
    return entry


def read_locale(document: Document) -> LocaleEntry:
    """A `locale.yaml`, typed; every fault at once."""
    problems = _mapping(document)
    parts: dict[str, Any] = {}
    for key, value in () if problems else document.data.items():
        if key not in LocaleEntry.__struct_fields__:
            known = did_you_mean(key, LocaleEntry.__struct_fields__)
            problems.append(document.problem(f"there is no key “{key}” here.{known}", key))
            continue
        entry = _convert(document, {key: value}, LocaleEntry, (), problems)
        if entry is not None:
            parts[key] = getattr(entry, key)
    if problems:
        raise PackError(problems)
    return LocaleEntry(**parts)


def read_names(document: Document) -> dict[str, dict[str, Forms]]:
    """A `names.yaml`: kind → name → case → form; every fault at once."""
    problems = [] if document.data is None else _mapping(document)
    found: dict[str, dict[str, Forms]] = {}
    for kind, names in () if problems or document.data is None else document.data.items():
        if kind not in NamesEntry.__struct_fields__:
            known = did_you_mean(kind, NamesEntry.__struct_fields__)
            problems.append(document.problem(f"there is no kind of name “{kind}”.{known}", kind))
        elif entries := _convert(document, {} if names is None else names, dict[str, Forms], (kind,), problems):
            found[kind] = entries
    if problems:
        raise PackError(problems)
    return found


def read_sources(document: Document) -> dict[str, dict[str, str]]:
    """A `sources.yaml`: script → part and variant → a hash of the text it was translated from."""
    problems: list[Problem] = []
    found = _convert(document, document.data or {}, dict[str, dict[str, str]], (), problems)
    if found is None:
        raise PackError(problems)
    return found


def merged_locale(layers: list[LocaleEntry]) -> LocaleEntry:
    """Later layers over earlier ones, key by key."""
    whole = LocaleEntry()
    for layer in layers:
        whole.name = layer.name or whole.name
        whole.fallback = layer.fallback or whole.fallback
        whole.direction = layer.direction if layer.direction != "ltr" else whole.direction
        whole.labels = {**whole.labels, **layer.labels}
        whole.review = {**whole.review, **layer.review}
        whole.steps = {**whole.steps, **layer.steps}
        whole.slots = {**whole.slots, **layer.slots}
        whole.triage = layer.triage or whole.triage
        for name, labels in layer.situations.items():
            before = whole.situations.get(name)
            scripts = {**(before.scripts if before else {}), **labels.scripts}
            keywords = [*(before.keywords if before else []), *labels.keywords]
            whole.situations = {**whole.situations, name: SituationLabels(labels.title, scripts, keywords)}
    return whole


def read_wording(document: Document) -> WordingEntry:
    """A `wording.yaml`, typed.

    Raises:
        PackError: every fault with file, line and column.
    """
    problems = _mapping(document)
    found = WordingEntry()
    for key, value in document.data.items() if not problems else ():
        kind = WordingEntry.__annotations__.get(key)
        if kind is None:
            known = did_you_mean(key, WordingEntry.__struct_fields__)
            problems.append(document.problem(f"there is no key “{key}” here.{known}", key))
        elif value is not None:
            part = _convert(document, {key: value}, WordingEntry, (), problems)
            if part is not None:
                setattr(found, key, getattr(part, key))
    if problems:
        raise PackError(problems)
    return found


def read_slots(document: Document) -> dict[str, Slot]:
    """A `slots.yaml`: the slots every script has."""
    problems = _mapping(document)
    slots: dict[str, Slot] = {}
    if not problems:
        whole = Document(document.path, {"slots": document.data}, {("slots", *k): v for k, v in document.marks.items()})
        slots = _slots(whole, problems)
    if problems:
        raise PackError(problems)
    return slots


def _slots(document: Document, problems: list[Problem]) -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    for name, entry in _section(document, "slots", SlotEntry, problems).items():
        types = (entry.type,) if isinstance(entry.type, str) else tuple(entry.type)
        if "choice" in types and not entry.choices:
            problems.append(document.problem("a choice needs its choices", "slots", name))
        if entry.choices and types != ("choice",):
            problems.append(document.problem("only a slot of type choice has choices", "slots", name, "choices"))
        if entry.most is not None and types != ("list",):
            problems.append(document.problem("only a slot of type list has a limit", "slots", name, "most"))
        slots[name] = Slot(
            name, types, entry.required == "yes", tuple(entry.choices), entry.note, entry.sample,
            int(entry.most) if entry.most else None,
        )  # fmt: skip
    return slots


def read_situation(
    document: Document, name: str, common: Mapping[str, Slot], base: Situation | None = None
) -> Situation:
    """A situation file, typed and checked; laid over `base`, the same situation of an earlier pack.

    Raises:
        PackError: every fault with file, line and column.
    """
    problems = _mapping(document)
    if problems:
        raise PackError(problems)
    data = document.data
    for key in data:
        if key not in SituationEntry.__struct_fields__:
            known = did_you_mean(key, SituationEntry.__struct_fields__)
            problems.append(document.problem(f"there is no key “{key}” here.{known}", key))
    if base is None:
        problems.extend(document.problem(f"“{key}” is missing") for key in ("note", "scripts") if not data.get(key))
    if data.get("note") is not None and not isinstance(data["note"], str):
        problems.append(document.problem("“note” is text", "note"))
    own_slots = _slots(document, problems)
    slots = {**common, **own_slots}
    scripts: dict[str, Script] = {}
    if base is not None:
        slots = {**common, **base.scripts["unspecified"].slots, **own_slots}
    for section, follow_up in (("scripts", False), ("follow_ups", True)):
        for key, entry in _section(document, section, ScriptEntry, problems).items():
            if key in scripts:
                problems.append(document.problem(f"“{key}” is a reason and a follow-up at once", section, key))
            steps = STEPS if entry.steps is None else tuple(entry.steps)
            if entry.steps is not None and not follow_up:
                problems.append(document.problem("a reason walks all five steps", section, key, "steps"))
            if not steps or list(steps) != sorted(set(steps), key=STEPS.index):
                what = f"steps keep their order: {', '.join(STEPS)}"
                problems.append(document.problem(what, section, key, "steps")._replace(code="step-order"))
            if entry.after_days is not None and not follow_up:
                problems.append(document.problem("only a follow-up has after_days", section, key, "after_days"))
            own = dict(slots)
            for wanted in entry.required:
                if wanted in own:
                    own[wanted] = replace(own[wanted], required=True)
                else:
                    what = f"there is no slot “{wanted}”.{did_you_mean(wanted, own)}"
                    problems.append(document.problem(what, section, key))
            scripts[key] = Script(
                name, key, steps, follow_up, int(entry.after_days) if entry.after_days else None,
                MappingProxyType(own), entry.note,
            )  # fmt: skip
    if base is not None:
        for key, script in base.scripts.items():
            scripts.setdefault(key, replace(script, slots=MappingProxyType({**script.slots, **own_slots})))
    triage = base.triage if base else None
    if data.get("triage") is not None:
        triage = _convert(document, data["triage"], TriageEntry, ("triage",), problems)
        for position, sign in enumerate(triage.signs if isinstance(triage, TriageEntry) else ()):
            if sign not in scripts:
                known = did_you_mean(sign, scripts)
                problems.append(document.problem(f"there is no script “{sign}”.{known}", "triage", "signs", position))
    if scripts and "unspecified" not in scripts:
        problems.append(document.problem("“unspecified” is missing: it is every situation's default", "scripts"))
    if problems:
        raise PackError(problems)
    note = data.get("note") or (base.note if base else "")
    return Situation(name, MappingProxyType(scripts), note, triage)
