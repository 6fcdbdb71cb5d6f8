"""Letters as a PO file and back.

Every wording is one message: its context is script, part and variant, its source the English (or another language),
its translation what the letter says now. Slots and tags stand in the text as they do in a template. A translation that
drops, adds or alters one is refused, with its line in the PO file; and nothing is written before everything fits.

The order of an import: read the file, hold each message against the letters as they are now, put the changed wordings
into the templates in memory, parse every letter that is touched, then write all files or none.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from clientscripts.errors import PackError, Problem, UnknownError
from clientscripts.exchange.units import SOURCE, SOURCES, Entry, entries, fingerprint, sources
from clientscripts.files import write_together
from clientscripts.grammar import grammar
from clientscripts.letters.nodes import Source
from clientscripts.letters.parse import parse_letter
from clientscripts.letters.source import TAG, broken, canonical, flowing, sentences, shape
from clientscripts.library import Library
from clientscripts.samples import sample
from clientscripts.scaffold import adapted

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

MAX_BYTES = 20_000_000
_ALL_TAGS = r'placeholders:r"\{\{.+?\}\}|\{%.+?%\}"'
"""Weblate's flag for texts whose tags are the same in both languages: all of them are placeholders."""


class Imported(Struct):
    """What an import did. `waiting` are letters not written yet because texts of theirs are missing."""

    changed: list[str] = field(default_factory=list)
    confirmed: int = 0
    unchanged: int = 0
    fuzzy: int = 0
    empty: int = 0
    waiting: dict[str, int] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)


# -- export --------------------------------------------------------------------------------------------------------


def export(library: Library, locale: str, *, source: str = SOURCE, only: Iterable[str] = ()) -> bytes:
    """The letters of the topmost pack in a locale as a PO file.

    Texts that still hold a TODO, and letters that are yet to be written, are empty. Fuzzy is what was translated or
    confirmed before the source changed.

    Raises:
        UnknownError: no such script, or a language translated into itself.
        PackError: a pack is at fault.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    if locale == source:
        raise UnknownError(f"“{locale}” is what the others are translated from: name another language.")
    top = library.packs[-1]
    catalog = Catalog(
        locale=locale.replace("-", "_"), project=top.name, version=top.version, fuzzy=False, charset="utf-8",
        header_comment=_HEADER.format(name=top.name, locale=locale, source=source),
    )  # fmt: skip
    for entry in entries(library, locale, source=source, only=only):
        _add(catalog, library, locale, entry)
    stream = io.BytesIO()
    write_po(stream, catalog, width=100)
    return stream.getvalue()


_HEADER = """\
# Letters of {name} in {locale}, beside their {source}.
# {{{{ … }}}} and {{% … %}} stand for what is filled in later: keep each as it is, wherever your sentence needs it.
# Words in quotes inside them are yours to translate."""


def _add(catalog: Catalog, library: Library, locale: str, entry: Entry) -> None:
    target = entry.target if entry.written else ""
    message = catalog.add(
        entry.source, target, context=entry.context, locations=[(_place(library, locale, entry), entry.unit.line)],
        auto_comments=_notes(library, locale, entry),
    )  # fmt: skip
    # Babel takes “50 % d…” for a Python format and “{x}” for a brace format; these are letters.
    message.flags.difference_update({"python-format", "python-brace-format"})
    if flag := _flag(entry):
        message.flags.add(flag)
    if target and entry.outdated:
        message.flags.add("fuzzy")


def _place(library: Library, locale: str, entry: Entry) -> str:
    return library.packs[-1].shown(f"{locale}/{entry.name}")


def _notes(library: Library, locale: str, entry: Entry) -> list[str]:
    """What a translator wants to know: when the letter is sent, and what each slot holds."""
    notes = []
    slots: Mapping[str, Any] = library.slots
    if entry.script != "letter":
        script = library.script(entry.script)
        slots = script.slots
        if script.note:
            notes.append(script.note)
    if not entry.twin:
        notes.append("The source language has no text of its own here; this is what the letter says now.")
    text = f"{entry.source} {entry.target or entry.unit.text}"
    for name in dict.fromkeys(word for tag in TAG.findall(text) for word in _words(tag)):
        if name in slots:
            given = _shown(sample(library, library.script(entry.script), locale, name)) if "/" in entry.script else ""
            notes.append(f"{name}: {slots[name].note}" + (f" For example: {given}" if given else ""))
    kept, original = shape(entry.target or entry.unit.text), shape(entry.source)
    if kept != original:
        notes.append(f"In this language: {' '.join(sorted(kept))}")
    return notes


def _words(tag: str) -> list[str]:
    return canonical(tag).replace("(", " ").replace("|", " ").split()


def _shown(value: Any) -> str:
    return str(value.get("name", "")) if isinstance(value, dict) else str(value or "")


def _flag(entry: Entry) -> str:
    """Weblate's `placeholders:` flag for the tags both languages share."""
    own, theirs = TAG.findall(entry.source), TAG.findall(entry.target or entry.unit.text)
    if Counter(own) == Counter(theirs):
        return _ALL_TAGS if own else ""
    shared = dict.fromkeys(tag for tag in own if tag in theirs)
    quoted = (tag.replace("\\", "\\\\").replace('"', '\\"') for tag in shared)
    return "placeholders:" + ":".join(f'"{tag}"' for tag in quoted) if shared else ""


# -- import --------------------------------------------------------------------------------------------------------


def read(data: bytes, shown: str, locale: str) -> Catalog:
    """A PO file for a locale.

    Raises:
        PackError: too large, not PO, or of another language.
    """
    from babel.messages.pofile import PoFileError, read_po

    if len(data) > MAX_BYTES:
        raise PackError([Problem(f"is larger than {MAX_BYTES:,} bytes", shown)])
    try:
        catalog = read_po(io.BytesIO(data), abort_invalid=True)
    except PoFileError as error:
        raise PackError([Problem(f"is no PO file: {str(error).split(' on ')[0]}", shown, error.lineno + 1)]) from None
    except UnicodeDecodeError as error:
        raise PackError([Problem(f"is not UTF-8 (byte {error.start})", shown)]) from None
    except (ValueError, LookupError, IndexError, AttributeError, RecursionError) as error:
        raise PackError([Problem(f"is no PO file: {error}", shown)]) from None
    said = str(catalog.locale_identifier or "").replace("_", "-")
    if said and said != locale:
        raise PackError([Problem(f"is for “{said}”, not for “{locale}”", shown)])
    return catalog


def _script(context: str) -> str:
    """The script a context is of: ``letter``, or situation and name."""
    first, _, rest = context.partition("/")
    return first if first == "letter" else f"{first}/{rest.partition('/')[0]}"


class _Change(Struct, frozen=True):
    entry: Entry
    text: str
    line: int


def take_in(
    library: Library, locale: str, data: bytes, shown: str, *, source: str = SOURCE, write: bool = True
) -> Imported:
    """Put the translations of a PO file into the letters of the topmost pack.

    What is empty or fuzzy is left as it is. A letter that is not written yet is written once all its texts are there.

    Args:
        data: the PO file.
        shown: its name, for errors.
        write: False to find out what would be done.

    Raises:
        PackError: every message that does not fit, with its line; nothing is written then.
        OSError: a file cannot be written; none is, then.
    """
    catalog = read(data, shown, locale)
    named = {script for message in catalog if (script := _script(message.context or ""))}
    present = [script for script in ("letter", *(each.id for each in library.scripts)) if script in named]
    known = {entry.context: entry for entry in entries(library, locale, source=source, only=present)} if present else {}
    done, problems, changes = Imported(), [], []
    records: dict[str, dict[str, str]] = {}
    missing: Counter[str] = Counter(entry.name for entry in known.values() if entry.new)
    for message in catalog:
        if not message.id:
            continue
        line = message.lineno or 0
        entry = known.get(message.context or "")
        if entry is None:
            what = f"there is no text “{(message.context or '')[:100]}” in {locale}: export again"
            problems.append(Problem(what, shown, line))
            continue
        if not isinstance(message.id, str) or not isinstance(message.string, str):
            problems.append(Problem(f"{entry.context}: a letter has no plural messages", shown, line))
            continue
        text = flowing(message.string.strip(), entry.lined)
        if not text or "fuzzy" in message.flags:
            done.empty += not text
            done.fuzzy += bool(text)
            continue
        missing[entry.name] -= entry.new
        original = flowing(message.id, entry.lined)
        if text == entry.target:
            done.unchanged += 1
            if not (entry.outdated and fingerprint(original) != entry.recorded):
                continue
            done.confirmed += 1  # the translator has taken the fuzzy mark away: it says what the source says now
        else:
            fault = _fault(entry, text, locale)
            if fault:
                problems.append(Problem(f"{entry.context}: {fault}", shown, line))
                continue
            changes.append(_Change(entry, text, line))
        records.setdefault(entry.script, {})[entry.key] = fingerprint(original)
    if problems:
        raise PackError(problems)
    done.waiting = {name.removesuffix(".j2"): count for name, count in sorted(missing.items()) if count > 0}
    waiting = {f"{name}.j2" for name in done.waiting}
    changes = [change for change in changes if change.entry.name not in waiting]
    for name in waiting:
        records.pop(name.removesuffix(".j2"), None)
    done.changed = [change.entry.context for change in changes]
    staged = _staged(library, locale, source, changes)
    _parse(library, locale, source, staged, changes, shown)
    top = library.packs[-1]
    files = {top.root / locale / name: text.encode("utf-8") for name, text in staged.items()}
    if any(records.values()):
        files[top.root / locale / SOURCES] = recorded(library, locale, records)
    done.files = list(files)
    if write:
        write_together(files)
    return done


def _fault(entry: Entry, text: str, locale: str) -> str:
    """What is wrong with a translation before it is read as a template; "" for nothing."""
    if mark := broken(text):
        return f"“{mark}” stands there alone, and would be read as the beginning or end of a slot"
    now = entry.target or flowing(entry.unit.text, entry.lined)
    allowed = [shape(now)]
    if entry.outdated or not entry.written:
        allowed.append(shape(adapted(entry.source, grammar(locale))))
    given = shape(text)
    if given in allowed:
        return ""
    dropped, added = allowed[0] - given, given - allowed[0]
    said = [f"leaves out {' '.join(sorted(dropped.elements()))}"] if dropped else []
    said += [f"adds {' '.join(sorted(added.elements()))}"] if added else []
    return " and ".join(said)


def _staged(library: Library, locale: str, source: str, changes: Iterable[_Change]) -> dict[str, str]:
    """The templates with the changes in them; nothing is on disk yet."""
    by_name: dict[str, list[_Change]] = {}
    for change in changes:
        by_name.setdefault(change.entry.name, []).append(change)
    found = {}
    for name, of_file in by_name.items():
        text = library.packs[-1].text(f"{locale}/{name}")
        if text is None:
            original = library.find(source, name)
            assert original is not None
            text = adapted(original.text, grammar(locale))
        for change in sorted(of_file, key=lambda each: -each.entry.unit.start):
            unit = change.entry.unit
            new = change.text if change.entry.lined else sentences(change.text)
            text = text[: unit.start] + new + text[unit.end :]
        found[name] = text
    return found


def _parse(
    library: Library, locale: str, source: str, staged: Mapping[str, str], changes: list[_Change], shown: str
) -> None:
    """Read every letter that is touched as it would be; a fault is told by the line of the PO file it comes from."""
    problems = _problems(library, locale, staged)
    if not problems:
        return
    told = [
        Problem(f"{change.entry.context}: {problem.message}", shown, change.line)
        for change in changes
        for problem in _problems(library, locale, _staged(library, locale, source, [change]))
        if change.entry.target  # alone, a change to a letter that is not there yet says nothing
    ]
    raise PackError(dict.fromkeys(told or problems))


def _problems(library: Library, locale: str, staged: Mapping[str, str]) -> list[Problem]:
    top = library.packs[-1]

    def find(name: str, below: int | None = None) -> Source | None:
        if name in staged and below is None:
            return Source(name, staged[name], top.shown(f"{locale}/{name}"), 1)
        return library.find(locale, name, below)

    forms = type(grammar(locale)).forms()
    problems: dict[Problem, None] = {}
    for script in library.scripts:
        own = f"{script.id}.j2"
        if find(own) is None or not (own in staged or _uses(library, locale, own, staged)):
            continue
        try:
            parse_letter(script, locale, find, forms)
        except PackError as error:
            problems.update(dict.fromkeys(error.problems))
    return list(problems)


def _uses(library: Library, locale: str, name: str, staged: Mapping[str, str]) -> bool:
    """Whether a letter inherits from one that changes: any in its situation may, and all may from letter.j2."""
    return "letter.j2" in staged or any(other.partition("/")[0] == name.partition("/")[0] for other in staged)


# -- what the source said ------------------------------------------------------------------------------------------


def recorded(library: Library, locale: str, records: Mapping[str, Mapping[str, str]]) -> bytes:
    """The `sources.yaml` of the topmost pack with records added; those of texts that are gone are dropped."""
    import yaml

    known = {script: dict(each) for script, each in sources(library, locale).items()}
    if len(library.packs) > 1:
        below = Library([pack.root for pack in library.packs[1:-1]], builtin=library.packs[0].builtin)
        for script, each in sources(below, locale).items():
            known[script] = {key: value for key, value in known[script].items() if each.get(key) != value}
    for script, added in records.items():
        known.setdefault(script, {}).update(added)
    ordered = {script: dict(sorted(each.items())) for script, each in sorted(known.items()) if each}
    head = (
        "# What the source said when each text was last translated or confirmed; kept by `clientscripts translate`.\n"
    )
    return (head + yaml.safe_dump(ordered, allow_unicode=True, sort_keys=False, width=1000)).encode("utf-8")


def confirm(library: Library, locale: str, *, source: str = SOURCE, only: Iterable[str] = ()) -> int:
    """Keep that the letters of the topmost pack say what the source says now; returns how many texts.

    Raises:
        UnknownError: no such script.
        OSError: `sources.yaml` cannot be written.
    """
    records: dict[str, dict[str, str]] = {}
    for entry in entries(library, locale, source=source, only=only):
        if entry.written and entry.twin:
            records.setdefault(entry.script, {})[entry.key] = fingerprint(entry.source)
    if records:
        path = library.packs[-1].root / locale / SOURCES
        write_together({path: recorded(library, locale, records)})
    return sum(map(len, records.values()))


class Status(Struct, frozen=True):
    """How far a language is: letters, texts, and the situations a native speaker has signed for."""

    locale: str
    letters: int
    of: int
    texts: int
    unwritten: int
    outdated: int
    confirmed: int
    reviewed: tuple[str, ...]


def status(library: Library, locale: str, *, source: str = SOURCE) -> Status:
    """How far a language is."""
    found = [] if locale == source else entries(library, locale, source=source, own=False)
    labels = library.labels(locale)
    return Status(
        locale=locale,
        letters=sum(library.written(script, locale) for script in library.scripts),
        of=sum(library.written(script, source) for script in library.scripts),
        texts=len(found),
        unwritten=sum(not entry.written for entry in found),
        outdated=sum(entry.outdated for entry in found),
        confirmed=sum(bool(entry.recorded) and not entry.outdated for entry in found),
        reviewed=tuple(name for name, entry in labels.review.items() if entry.state == "reviewed"),
    )
