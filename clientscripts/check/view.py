"""What rules look at: the letters of the packs under check, read once, with their sources, passages and wording."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Container, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from msgspec import Struct

from clientscripts.catalog import WordingEntry, read_wording
from clientscripts.check.finding import Finding, Fix
from clientscripts.check.passages import Choices, Passage, choices_of, passages
from clientscripts.errors import PackError, Problem, UnknownError
from clientscripts.letters.nodes import Letter, Place
from clientscripts.library import Library
from clientscripts.model import Script, Situation
from clientscripts.packs import Pack

REFERENCE = "en"
"""The locale whose letters lend the others their structure."""


class Sheet(Struct, frozen=True, dict=True):
    """One letter under check."""

    script: Script
    locale: str
    letter: Letter
    path: str

    @cached_property
    def choices(self) -> Mapping[str, Choices]:
        """What each part depends on."""
        return {part: choices_of(part, nodes) for part, nodes in self.letter.parts.items()}


class View:
    """A library as rules see it. `own` are the packs under check: what stands in others is nobody's fault here."""

    def __init__(
        self,
        library: Library,
        own: tuple[Pack, ...],
        scripts: Container[str] | None = None,
        locales: Container[str] | None = None,
    ) -> None:
        self.library, self.own = library, own
        self._scripts = scripts  # ids of the letters to look at; None for all
        self.faults: list[Problem] = []
        self._passages: dict[int, tuple[Passage, ...]] = {}
        self._sources: dict[str, tuple[str, ...]] = {}
        self.situations: dict[str, Situation] = {}
        for name in library.situations:
            try:
                self.situations[name] = library.situation(name)
            except PackError as error:
                self.faults.extend(error.problems)
        self.locales = tuple(
            locale for locale in library.locales
            if any(locale in pack.locales for pack in own) and self._labels_read(locale)
            and (locales is None or locale in locales)
        )  # fmt: skip
        self.sheets = tuple(self._read())

    def _labels_read(self, locale: str) -> bool:
        try:
            self.library.labels(locale)
            self.library.grammar(locale).forms()
            self.wording(locale)
            return True
        except PackError as error:
            self.faults.extend(error.problems)
        except UnknownError as error:
            self.faults.append(Problem(str(error), locale))
        return False

    def _read(self) -> Iterator[Sheet]:
        for situation in self.situations.values():
            for script in situation.scripts.values():
                for locale in self.library.locales if self._wanted(script) else ():
                    source = self._found(script, locale)
                    if source is None:
                        continue
                    try:
                        letter = self.library.letter(script, locale)
                    except PackError as error:
                        self.faults.extend(error.problems)
                        continue
                    if locale in self.locales or any(self.owns(each) for each in letter.sources):
                        yield Sheet(script, locale, letter, source)

    def _wanted(self, script: Script) -> bool:
        if self._scripts is not None:
            return script.id in self._scripts
        return self._touched is None or script.situation in self._touched

    @cached_property
    def _touched(self) -> set[str] | None:
        """The situations the packs under check say something of; None where it may be all of them."""
        found = {name for pack in self.own for name in pack.situations}
        for _, name in self.templates.values():
            situation, slash, _ = name.partition("/")
            if not slash:
                return None  # a letter.j2 is in every letter
            found.add(situation)
        return found

    def _found(self, script: Script, locale: str) -> str | None:
        """Where a script's own letter in a locale stands; letters lent by a fallback locale are checked there."""
        try:
            source = self.library.find(locale, f"{script.id}.j2")
        except PackError as error:
            self.faults.extend(error.problems)
            return None
        lent = source is not None and not any(
            source.shown == pack.shown(f"{locale}/{script.id}.j2") for pack in self.library.packs
        )
        return None if source is None or lent else source.shown

    # -- sources ---------------------------------------------------------------------------------------------

    @cached_property
    def roots(self) -> tuple[tuple[str, Pack], ...]:
        """How the paths of each pack begin, and the pack."""
        return tuple((pack.shown("x")[:-1], pack) for pack in self.library.packs)

    def owns(self, path: str) -> bool:
        """Whether a path, as errors show it, lies in a pack under check."""
        return any(path.startswith(start) for start, pack in self.roots if pack in self.own)

    def file(self, path: str) -> Path | None:
        """The file behind a path as errors show it."""
        for start, pack in self.roots:
            if path.startswith(start):
                return pack.root / path[len(start) :]
        return None

    def lines(self, path: str) -> tuple[str, ...]:
        """The lines of a file."""
        if path not in self._sources:
            file = self.file(path)
            try:
                text = file.read_text("utf-8-sig") if file else ""
            except (OSError, UnicodeDecodeError):
                text = ""
            self._sources[path] = tuple(text.replace("\r\n", "\n").split("\n"))
        return self._sources[path]

    @cached_property
    def templates(self) -> Mapping[str, tuple[str, str]]:
        """Every template under check: path → locale folder and name in it."""
        found = {}
        for pack in self.own:
            for locale in pack.locales:
                for file in sorted((pack.root / locale).rglob("*.j2")):
                    name = file.relative_to(pack.root / locale).as_posix()
                    if self._scripts is None or name.removesuffix(".j2") in self._scripts:
                        found[pack.shown(f"{locale}/{name}")] = (locale, name)
        return found

    # -- passages and wording --------------------------------------------------------------------------------

    def wording(self, locale: str) -> WordingEntry:
        """What the letters of a locale are held against."""
        return wording_of(self.library, locale)

    @lru_cache(maxsize=64)  # noqa: B019
    def passages(self, locale: str) -> tuple[Passage, ...]:
        """Every passage of the letters of a locale; what several letters share word for word comes once."""
        found: dict[tuple[str | None, str, str, str], Passage] = {}
        for sheet in self.sheets:
            if sheet.locale == locale:
                for passage in self.passages_of(sheet):
                    key = (passage.formality, passage.part, passage.voice.length, passage.text)
                    found.setdefault(key, passage)
        return tuple(found.values())

    def passages_of(self, sheet: Sheet) -> tuple[Passage, ...]:
        """Every passage of one letter."""
        if id(sheet) not in self._passages:
            self._passages[id(sheet)] = tuple(passages(sheet.script, sheet.letter, sheet.choices))
        return self._passages[id(sheet)]

    @cached_property
    def reference(self) -> tuple[Sheet, ...]:
        """The English letters, under check or not."""
        found = {sheet.script.id: sheet for sheet in self.sheets if sheet.locale == REFERENCE}
        for situation in self.situations.values() if REFERENCE in self.library.locales else ():
            for script in situation.scripts.values():
                with contextlib.suppress(PackError):  # a fault there is said where it stands
                    if script.id not in found and self._wanted(script) and self._found(script, REFERENCE):
                        letter = self.library.letter(script, REFERENCE)
                        found[script.id] = Sheet(script, REFERENCE, letter, letter.sources[0])
        return tuple(found.values())

    # -- findings --------------------------------------------------------------------------------------------

    def at(self, place: Place | None, message: str, quote: str = "", fallback: str = "") -> Finding:
        """A finding at a node; the column is that of `quote` in its line."""
        if place is None:
            return Finding(fallback, 1, 1, "", message)
        lines = self.lines(place.source)
        line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
        return Finding(place.source, place.line, max(0, line.find(quote)) + 1, "", message)

    def in_block(self, sheet: Sheet, part: str, message: str) -> Finding:
        """A finding at the block that a letter takes a part from."""
        for path in sheet.letter.sources:
            for number, line in enumerate(self.lines(path), start=1):
                if found := re.search(rf"\{{%-?\s*block\s+{part}\b", line):
                    return Finding(path, number, found.start() + 1, "", message)
        return Finding(sheet.path, 1, 1, "", message)

    def in_passage(self, passage: Passage, start: int, message: str, fix: Fix | None = None) -> Finding:
        """A finding at an offset of a passage's text."""
        place, words, offset = passage.at(start)
        if place is None:
            return Finding(passage.locale, 1, 1, "", message)
        lines = self.lines(place.source)
        line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
        begin = line.find(words) if words else line.find("{{")
        column = max(0, begin) + offset + 1
        if fix is not None and not line.startswith(fix.old, column - 1):
            fix = None  # the words are spread over several nodes: no safe way to mend them here
        return Finding(place.source, place.line, column, "", message, fix=fix)


@lru_cache(maxsize=64)
def wording_of(library: Library, locale: str) -> WordingEntry:
    """The words and signs of a locale: the lists of all packs, one after the other.

    Raises:
        PackError: a `wording.yaml` does not fit its schema.
    """
    whole = WordingEntry()
    name = f"{library.folder(locale)}/wording.yaml"
    for pack in library.packs:
        if pack.path(name) is None:
            continue
        layer = read_wording(pack.document(name))
        for field in ("accusation", "absolutes", "flattery", "threats", "calques", "typography"):
            setattr(whole, field, [*getattr(whole, field), *getattr(layer, field)])
        for field in ("formal", "informal", "neutral", "polite"):
            setattr(whole.address, field, [*getattr(whole.address, field), *getattr(layer.address, field)])
        whole.ends = layer.ends or whole.ends
    return whole
