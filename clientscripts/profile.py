"""What hardly ever changes for one sender, kept in a file: who signs, for which firm, in which language and form.

`render` uses it where the call itself says nothing. Everything in it is checked like the facts of a call.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from clientscripts.documents import Document
from clientscripts.documents import read as read_document
from clientscripts.errors import FactsError, PackError, Problem, ProfileError, UnknownError, did_you_mean
from clientscripts.facts import Unfit, read, read_one, shown
from clientscripts.files import write_whole
from clientscripts.library import Library, default_library
from clientscripts.model import FORMALITIES, Fact, Organisation, Person, Script
from clientscripts.store import profile_path

SLOTS = ("sender", "company", "contact")
"""The slots a profile fills."""

KEYS = (*SLOTS, "locale", "formality", "packs")


class Profile(Struct, frozen=True):
    """What is kept. `facts` are typed; `locale` and `formality` are "" where none is kept.

    `packs` are folders, absolute or beginning with ``~``, and names of installed packs.
    """

    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    locale: str = ""
    formality: str = ""
    packs: tuple[str, ...] = ()

    def facts_for(self, script: Script) -> dict[str, object]:
        """The facts a script has slots for."""
        return {name: fact for name, fact in self.facts.items() if name in script.slots}

    def to_dict(self) -> dict[str, Any]:
        """As plain data, in the order of `KEYS`; what is not kept is left out."""
        found: dict[str, Any] = {name: _plain(self.facts[name]) for name in SLOTS if name in self.facts}
        words = {"locale": self.locale, "formality": self.formality, "packs": list(self.packs)}
        return {**found, **{key: word for key, word in words.items() if word}}


def read_profile(path: Path | None = None, *, library: Library | None = None) -> Profile:
    """The profile in a file; an empty one where there is no file.

    Args:
        path: ``$CLIENTSCRIPTS_PROFILE``, or ``clientscripts/profile.yaml`` in ``$XDG_CONFIG_HOME`` or ``~/.config``.

    Raises:
        ProfileError: every fault with file and line.
    """
    document = _document(path or Path(profile_path()))
    return _typed(document, library or _library(_packs(document))) if document else Profile()


def packs_of(path: Path | None = None) -> tuple[str, ...]:
    """The packs a profile names: all that has to be known of it before there is a library to read it with.

    Raises:
        ProfileError: the file cannot be read, or says it wrongly.
    """
    document = _document(path or Path(profile_path()))
    return _packs(document) if document else ()


def _document(path: Path) -> Document | None:
    if not path.exists():
        return None
    try:
        return read_document(path)
    except PackError as error:
        raise ProfileError(error.problems) from None


def _packs(document: Document) -> tuple[str, ...]:
    found = document.data.get("packs") if isinstance(document.data, dict) else None
    if found in (None, ""):
        return ()
    if not isinstance(found, list) or not all(isinstance(each, str) and each for each in found):
        raise ProfileError([document.problem("packs: expected a list of folders or names of installed packs", "packs")])
    return tuple(str(Path(each).expanduser()) if each.startswith("~") else each for each in found)


def _library(packs: tuple[str, ...]) -> Library:
    try:
        return Library(packs) if packs else default_library()
    except PackError:  # a pack that has gone must not keep anybody from mending the profile
        return default_library()


def _typed(document: Document, library: Library) -> Profile:
    data = {} if document.data is None else document.data
    if not isinstance(data, dict):
        raise ProfileError([document.problem("holds no profile: write “sender: Amra Hadžić” lines")])
    facts: dict[str, Fact] = {}
    words: dict[str, str] = {}
    problems: list[Problem] = []
    for key, value in data.items():
        if value in (None, "") or key == "packs":
            continue
        try:
            if key in SLOTS:
                facts[key] = read_one(library.slots[key], value)
            elif key in KEYS:
                words[key] = _word(key, value, library)
            else:
                raise Unfit(f"a profile keeps no “{key}”.{did_you_mean(key, KEYS)}")
        except (Unfit, UnknownError) as error:
            problems.append(document.problem(f"{key}: {error}" if key in KEYS else str(error), key))
    if problems:
        raise ProfileError(problems)
    return Profile(MappingProxyType(facts), words.get("locale", ""), words.get("formality", ""), _packs(document))


def _word(key: str, value: object, library: Library) -> str:
    if not isinstance(value, str):
        raise Unfit("expected one word")
    if key == "locale":
        return library.match(value.strip())
    if value.strip() not in FORMALITIES:
        raise Unfit(f"expected {' or '.join(FORMALITIES)}, got {shown(value)}")
    return value.strip()


def changed(profile: Profile, changes: Mapping[str, str], *, library: Library | None = None) -> Profile:
    """The profile with changes: ``{"sender": "Amra Hadžić", "sender.gender": "female", "locale": "bs"}``.

    A new value takes the place of the old one with all its fields; an empty value takes a key or field away.

    Raises:
        FactsError: every fault at once, each with its key.
        PackError: a pack that is none.
    """
    given: dict[str, Any] = profile.to_dict()
    wanted = changes.get("packs", "; ".join(given.pop("packs", ())))
    packs = tuple(_absolute(each.strip()) for each in wanted.split(";") if each.strip())
    if packs != profile.packs:
        Library(packs)  # says what is wrong with one before it is kept
    library = library or _library(packs)
    problems: list[Problem] = []
    for key, value in changes.items():
        name, _, inner = key.partition(".")
        if name not in KEYS or (inner and name not in SLOTS):
            problems.append(Problem(f"a profile keeps no “{key}”.{did_you_mean(key, KEYS)}", key))
        elif name == "packs":
            continue
        elif not inner:
            given[name] = value
        else:
            _set_field(given, name, inner, value)
    words: dict[str, str] = {}
    for key in ("locale", "formality"):
        try:
            value = given.pop(key, "")
            words[key] = _word(key, value, library) if value else ""
        except (Unfit, UnknownError) as error:
            problems.append(Problem(str(error), key))
    facts: Mapping[str, Fact] = {}
    try:
        facts = read({name: library.slots[name] for name in SLOTS}, given)
    except FactsError as error:
        problems.extend(error.problems)
    if problems:
        raise FactsError(problems)
    return Profile(MappingProxyType(dict(facts)), words["locale"], words["formality"], packs)


def _absolute(place: str) -> str:
    """A folder by its whole path, as a profile is read from anywhere; the name of an installed pack as it is."""
    path = Path(place).expanduser()
    return str(path.absolute()) if path.exists() else place


def _set_field(given: dict[str, Any], name: str, path: str, value: str) -> None:
    """One field of a person or firm; an empty value takes it away."""
    entry = given.get(name) or {}
    given[name] = entry = dict(entry) if isinstance(entry, dict) else {"name": entry}
    *outer, last = path.split(".", 1)
    fields = entry
    if outer:
        fields = entry[outer[0]] = dict(entry.get(outer[0]) or {})
    if value:
        fields[last] = value
    else:
        fields.pop(last, None)
    if outer and not fields:
        del entry[outer[0]]
    if not entry:
        del given[name]


def write_profile(profile: Profile, path: Path | None = None) -> Path:
    """Keep a profile; returns where. Nobody but its owner can read it.

    Raises:
        OSError: the file cannot be written.
    """
    import yaml

    path = path or Path(profile_path())
    text = yaml.safe_dump(profile.to_dict(), allow_unicode=True, sort_keys=False) if profile.to_dict() else ""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, text.encode("utf-8"))
    path.chmod(0o600)
    return path


def _plain(fact: Fact) -> Any:
    """A person or firm as a user would write it: a name alone, or a mapping of what is filled."""
    if isinstance(fact, Person):
        fields: dict[str, Any] = {
            key: value for key in ("name", "title", "gender", "given", "surname") if (value := getattr(fact, key))
        }
    elif isinstance(fact, Organisation):
        fields = {"name": fact.name}
    else:  # no slot of a profile has another type
        raise TypeError(f"a profile keeps people and firms, not {type(fact).__name__}")
    if fact.forms:
        fields["forms"] = dict(fact.forms)
    return fields if len(fields) > 1 else fact.name
