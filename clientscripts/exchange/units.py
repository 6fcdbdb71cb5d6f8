"""What there is to translate in a locale: every wording beside the one it says the same as in the source language.

The letters in force decide what stands beside what; the topmost pack is the one that is translated. What the source
said when a text was last translated or confirmed is kept in ``<locale>/sources.yaml``, one short hash a text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from clientscripts.catalog import read_sources
from clientscripts.grammar import grammar
from clientscripts.letters.source import Unit, flowing, units
from clientscripts.letters.write import LINED
from clientscripts.library import Library
from clientscripts.model import Script
from clientscripts.scaffold import TODO, adapted

SOURCE = "en"
SOURCES = "sources.yaml"
_MOST_PARENTS = 8
_EXTENDS = re.compile(r"""\{%-?\s*extends\s+["']([^"']+)["']""")
_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)")


class Entry(Struct, frozen=True):
    """One text to translate.

    `name` is its template inside the locale folder, `target` what that says now ("" for a letter there is none of
    yet), `twin` whether the source language has the same text; where it has not, `source` is the target itself.
    """

    script: str
    name: str
    unit: Unit
    source: str
    target: str
    twin: bool
    new: bool
    recorded: str

    @property
    def context(self) -> str:
        """``firing/abusive/framing/informal firm``: script, part and variant."""
        return f"{self.script}/{self.key}"

    @property
    def key(self) -> str:
        """Part and variant."""
        return f"{self.unit.part}/{self.unit.key}"

    @property
    def written(self) -> bool:
        """Whether somebody has written it: no TODO is left in it."""
        return bool(self.target) and TODO not in f"{self.target} "

    @property
    def outdated(self) -> bool:
        """Whether the source has changed since this was last translated or confirmed."""
        return bool(self.recorded) and self.recorded != fingerprint(self.source)

    @property
    def lined(self) -> bool:
        """Whether each line of it stays a line."""
        return self.unit.part in LINED


def fingerprint(source: str) -> str:
    """What `sources.yaml` keeps of a source text: eight hex digits."""
    return hashlib.sha256(source.encode("utf-8")).hexdigest()[:8]


def entries(
    library: Library, locale: str, *, source: str = SOURCE, only: Iterable[str] = (), own: bool = True
) -> list[Entry]:
    """Everything to translate into a locale, in the order of the catalog.

    Args:
        locale: a locale folder, whether it is there yet or not.
        only: situations or scripts.
        own: only what is in the topmost pack, or would be; otherwise whatever is in force.

    Raises:
        UnknownError: no such script.
        PackError: `sources.yaml` is at fault.
    """
    wanted = tuple(only)
    for each in wanted:
        if each != "letter":
            library.script(each)
    recorded = sources(library, locale)
    found: list[Entry] = []
    for name, script in _templates(library):
        if wanted and script not in wanted and script.partition("/")[0] not in wanted:
            continue
        text, new = _target(library, locale, name, source, own)
        if text is None:
            continue
        twins = _twins(library, source, name)
        known = recorded.get(script, {})
        for unit in units(text):
            said = flowing(unit.text, unit.part in LINED)
            twin = _twin(twins, unit)
            original = flowing(twin, unit.part in LINED) if twin is not None else said
            found.append(
                Entry(script, name, unit, original, "" if new else said, twin is not None, new,
                      known.get(f"{unit.part}/{unit.key}", ""))
            )  # fmt: skip
    return found


def sources(library: Library, locale: str) -> Mapping[str, Mapping[str, str]]:
    """script → part and variant → the hash of what the source said, of all packs."""
    found: dict[str, dict[str, str]] = {}
    for pack in library.packs:
        if pack.path(f"{locale}/{SOURCES}"):
            for script, known in read_sources(pack.document(f"{locale}/{SOURCES}")).items():
                found.setdefault(script, {}).update(known)
    return found


def _templates(library: Library) -> list[tuple[str, str]]:
    scripts: list[Script] = list(library.scripts)
    return [("letter.j2", "letter"), *((f"{script.id}.j2", script.id) for script in scripts)]


def _target(library: Library, locale: str, name: str, source: str, own: bool) -> tuple[str | None, bool]:
    """A template's text, and whether it is yet to be written."""
    top = library.packs[-1]
    text = top.text(f"{locale}/{name}")
    if text is not None:
        return text, False
    below = [each for each in library.packs[:-1] if each.path(f"{locale}/{name}")]
    if below:
        return (None, False) if own else (below[-1].text(f"{locale}/{name}"), False)
    original = library.find(source, name)
    if original is None or not own:
        return None, False
    return adapted(original.text, grammar(locale)), True


def _twins(library: Library, locale: str, name: str) -> dict[tuple[str, str], str]:
    """The wordings of a letter in the source language, those it inherits included."""
    found: dict[tuple[str, str], str] = {}
    claimed: set[str] = set()
    below: int | None = None
    for _ in range(_MOST_PARENTS):
        template = library.find(locale, name, below)
        if template is None:
            break
        for unit in units(template.text):
            if unit.part not in claimed:
                found[unit.part, unit.key] = unit.text
        claimed |= set(_BLOCK.findall(template.text))
        parent = _EXTENDS.search(template.text)
        if parent is None:
            break
        below = template.layer if parent[1] == name else None
        name = parent[1]
    return found


def _twin(twins: Mapping[tuple[str, str], str], unit: Unit) -> str | None:
    """The wording that says the same: the one of the same name, or else the one it is a shade of."""
    frame, colon, key = unit.key.rpartition(": ")
    prefix = f"{frame}: " if colon else ""
    labels = [label for label in key.split() if not label.isdecimal()]
    names = [unit.key]
    if labels not in (["default"], ["text"]):  # a language may need a wording of its own where another needs none
        names += [prefix + " ".join(label for label in labels if label != dropped) for dropped in labels]
    names += [f"{prefix}default", f"{prefix}text"]
    return next((twins[unit.part, each] for each in names if (unit.part, each) in twins), None)
