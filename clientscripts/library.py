"""All packs in force, layered: situations, locales and letters, read when asked for and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from msgspec.structs import replace

from clientscripts.catalog import LocaleEntry, merged_locale, read_locale, read_names, read_situation, read_slots
from clientscripts.documents import Document, builtin_pack
from clientscripts.errors import PackError, Problem, UnknownError, did_you_mean
from clientscripts.grammar import Grammar, grammar
from clientscripts.letters.nodes import Letter, Source
from clientscripts.locales import folder_of, matched
from clientscripts.model import Message, Script, Situation, Slot, Voice
from clientscripts.packs import Pack
from clientscripts.store import keep, kept, stamp_now, stamp_of

if TYPE_CHECKING:
    from clientscripts.letters.write import Writer
    from clientscripts.store import Sources, Stamp

    Looked = tuple[Pack, str, Stamp]

DEFAULT = "unspecified"


class Library:
    """The built-in pack with `packs` laid over it, later over earlier: folders, or names of installed packs.

    Raises:
        PackError: a pack that is none, or two of one name.

    Safe to share between threads: what is read is kept, and reading the same thing twice gives the same thing.
    """

    def __init__(self, packs: Iterable[Path | str] = (), *, builtin: bool = True) -> None:
        places = [*([builtin_pack()] if builtin else []), *packs]
        found: dict[Path, Pack] = {}
        for pack in map(Pack, places):
            found.setdefault(pack.root, pack)  # named twice, it is in force once, where it was named first
        self.packs: tuple[Pack, ...] = tuple(found.values())
        if len(self.packs) > 1:
            _distinct(self.packs)
        self._situations: dict[str, Situation] = {}
        self._locales: dict[str, LocaleEntry] = {}
        self._entries: dict[str, LocaleEntry] = {}
        self._writers: dict[tuple[str, str, str], Writer] = {}
        self._stamps: dict[str, Stamp] = {}
        self._read: dict[str, Stamp] = {}

    # -- situations and scripts ------------------------------------------------------------------------------

    @cached_property
    def situations(self) -> tuple[str, ...]:
        """The ids of all situations, from the file names."""
        return tuple(sorted({name for pack in self.packs for name in pack.situations}))

    def _document(self, pack: Pack, name: str) -> Document:
        """A YAML file of a pack; the stamp of what was read is remembered."""
        found = pack.document(name)
        self._read[name] = found.stamp
        return found

    def _speaks_of(self, name: str) -> bool:
        """Whether a pack in force has that situation; all of them are listed only where one is looked for in vain."""
        return name in self._situations or any(pack.speaks_of(name) for pack in self.packs)

    @cached_property
    def slots(self) -> Mapping[str, Slot]:
        """The slots every script has."""
        found: dict[str, Slot] = {}
        for pack in self.packs:
            if pack.path("slots.yaml"):
                found.update(read_slots(self._document(pack, "slots.yaml")))
        return found

    def situation(self, name: str) -> Situation:
        """A situation by id.

        Raises:
            UnknownError: there is none of that name.
            PackError: its catalog is at fault.
        """
        if name not in self._situations:
            if not self._speaks_of(name):
                raise UnknownError(f"There is no situation “{name}”.{did_you_mean(name, self.situations)}")
            found: Situation | None = None
            for pack in self.packs:
                if pack.speaks_of(name):
                    found = read_situation(self._document(pack, f"situations/{name}.yaml"), name, self.slots, found)
            assert found is not None
            self._situations[name] = found
        return self._situations[name]

    def script(self, name: str, reason: str | None = None) -> Script:
        """A script by ``situation/script``, or by situation alone for its default, or by situation and `reason`.

        Raises:
            UnknownError: there is none of that name; the message names the nearest.
        """
        situation_name, slash, script_name = name.partition("/")
        if reason is not None and slash and reason != script_name:
            raise UnknownError(f"“{name}” already names a script: leave out the reason “{reason}”.")
        if not slash and not self._speaks_of(situation_name):  # somebody may have typed the reason alone
            homes = [each for each in self.situations if situation_name in self.situation(each).scripts]
            if homes:
                options = " or ".join(f"“{home}/{situation_name}”" for home in homes)
                raise UnknownError(f"There is no situation “{name}”. Did you mean {options}?")
        scripts = self.situation(situation_name).scripts
        wanted = (script_name if slash else reason) or DEFAULT
        if wanted not in scripts:
            raise UnknownError(f"“{situation_name}” has no script “{wanted}”.{did_you_mean(wanted, scripts)}")
        return scripts[wanted]

    @property
    def scripts(self) -> tuple[Script, ...]:
        """Every script of every situation."""
        return tuple(script for name in self.situations for script in self.situation(name).scripts.values())

    # -- locales ---------------------------------------------------------------------------------------------

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The locale folders of all packs."""
        return tuple(sorted({name for pack in self.packs for name in pack.locales}))

    def match(self, tag: str) -> str:
        """The locale to write in for a tag as anybody may give it: ``fil-PH`` → ``tl``.

        Raises:
            UnknownError: no letters in that language.
        """
        return matched(tag, self.locales)

    def match_any(self, tag: str, others: Iterable[str] = ()) -> str:
        """As `match`; where there are no letters in that language at all, the first of `others` there are some in.

        Raises:
            UnknownError: none of them.
        """
        try:
            return self.match(tag)
        except UnknownError:
            for other in others:
                return self.match(other)
            raise

    def folder(self, locale: str) -> str:
        """The folder a locale's letters live in: ``en-GB`` → ``en``."""
        return folder_of(locale, self.locales)

    def labels(self, locale: str) -> LocaleEntry:
        """What screens show in a language, and its review state; layered like everything else."""
        found = self._locales.get(locale)
        if found is None:
            folders = self._same_language(self.folder(locale))
            found = merged_locale([self._entry(each) for each in reversed(folders)])
            language = self.grammar(locale)
            if language.rewrites:  # what stands in a message beside the letter is in its script, too
                found.labels = {name: language.finish(text) for name, text in found.labels.items()}
            self._locales[locale] = found
        return found

    def _entry(self, folder: str) -> LocaleEntry:
        """The `locale.yaml` of one folder, of all packs."""
        found = self._entries.get(folder)
        if found is None:
            name = f"{folder}/locale.yaml"
            layers = [read_locale(self._document(pack, name)) for pack in self.packs if pack.path(name)]
            found = self._entries[folder] = merged_locale(layers)
        return found

    def grammar(self, locale: str) -> Grammar:
        """The grammar of a locale with the name forms of all packs."""
        name = f"{self.folder(locale)}/names.yaml"
        layers = [pack for pack in self.packs if not pack.builtin and pack.path(name)]
        if not layers:
            return grammar(locale)
        key = (locale, tuple(pack.root for pack in layers))
        if key not in self._grammars:
            names: dict[str, dict[str, Any]] = {kind: dict(each) for kind, each in grammar(locale).names.items()}
            for pack in layers:
                for kind, entries in read_names(pack.document(name)).items():
                    names.setdefault(kind, {}).update(entries)
            self._grammars[key] = grammar(locale, names)
        return self._grammars[key]

    @cached_property
    def _grammars(self) -> dict[Any, Grammar]:
        return {}

    # -- letters ---------------------------------------------------------------------------------------------

    def fallbacks(self, locale: str) -> tuple[str, ...]:
        """The folders a locale's letters may come from: its own, then those its `locale.yaml` allows."""
        found = [self.folder(locale)]
        for name in found:
            found.extend(each for each in self._entry(name).fallback if each in self.locales and each not in found)
        return tuple(found)

    def _same_language(self, locale: str) -> tuple[str, ...]:
        """The fallbacks in the locale's own language, whose files may stand in for single ones of its own."""
        language = locale.partition("-")[0]
        return tuple(each for each in self.fallbacks(locale) if each.partition("-")[0] == language)

    def home(self, script: Script, locale: str, allowed: Iterable[str] = ()) -> str:
        """The locale a script is written in for somebody who asks for `locale`.

        It is `locale` itself, unless there is no such letter in it and `locale.yaml`, or the caller by `allowed`,
        names another language that has one: then the whole message is written in that, grammar and all.
        """
        if (script.situation, script.name, locale) in self._writers or self.written(script, locale):
            return locale
        for other in (*self.fallbacks(locale), *(self.match(each) for each in allowed)):
            if self.written(script, other):
                return other
        return locale

    def _places(self, locale: str, name: str) -> Iterator[tuple[int, Pack, str]]:
        """Where a template may be, topmost first: the layer, the pack, and the file in it."""
        folders = self._same_language(self.folder(locale))
        places = [(pack, f"{folder}/{name}") for folder in folders for pack in self._down]
        if "/" not in name:  # message.j2 belongs to no language
            places += [(pack, name) for pack in self._down]
        for layer, (pack, file) in enumerate(places, 1):
            yield layer, pack, file

    @cached_property
    def _down(self) -> tuple[Pack, ...]:
        """The packs, topmost first."""
        return self.packs[::-1]

    def find(
        self, locale: str, name: str, below: int | None = None, looked: list[Looked] | None = None
    ) -> Source | None:
        """A template by name for a locale: the topmost pack's, or the next one below a layer.

        Every place it had to look at is added to `looked`, with the stamp of what was read there.
        """
        for layer, pack, file in self._places(locale, name):
            if below is None or layer > below:
                raw = pack.read(file)
                if looked is not None:
                    looked.append((pack, file, None if raw is None else stamp_of(raw)))
                if raw is not None:
                    return Source(name, pack.decoded(file, raw), pack.shown(file), layer)
        return None

    def written(self, script: Script, locale: str) -> bool:
        """Whether there is a letter for a script in a locale."""
        return any(pack.path(file) for _, pack, file in self._places(locale, f"{script.id}.j2"))

    def letter(self, script: Script, locale: str, looked: list[Looked] | None = None) -> Letter:
        """The letter of a script in a locale, with the places of its nodes.

        Raises:
            PackError: no letter here, or one that steps outside the letter language.
        """
        from clientscripts.letters.parse import parse_letter

        def find(name: str, below: int | None = None) -> Source | None:
            return self.find(locale, name, below, looked)

        try:
            forms = type(self.grammar(locale)).forms()
            return parse_letter(script, locale, find, forms)
        except RecursionError:
            raise PackError([Problem("nests too deeply", f"{locale}/{script.id}.j2")]) from None

    def packs_of(self, script: Script, locale: str) -> tuple[str, ...]:
        """The packs whose templates make up a letter, topmost first."""
        found: dict[str, None] = {}
        for source in self.writer(script, locale).letter.sources:
            for pack in self.packs:
                # message.j2 says which parts there are; no word of a letter comes from it.
                if source.startswith(pack.shown("_")[:-1]) and source != pack.shown("message.j2"):
                    found[pack.name] = None
        order = [pack.name for pack in self._down]
        return tuple(sorted(found, key=order.index))

    def writer(self, script: Script, locale: str) -> Writer:
        """What writes a script's letter in a locale; the letter is kept, in this process and between runs.

        Raises:
            PackError: as `letter`.
        """
        key = (script.situation, script.name, locale)
        found = self._writers.get(key)
        if found is None:
            from clientscripts.letters.write import Writer

            letter = self._kept_letter(script, locale) or self._keep_letter(script, locale)
            found = self._writers[key] = Writer(letter, self.grammar(locale))
        return found

    # -- between runs ----------------------------------------------------------------------------------------

    @cached_property
    def builtin_only(self) -> bool:
        """Whether only the built-in pack is in force."""
        return len(self.packs) == 1 and self.packs[0].builtin

    def _keep_name(self, script: Script, locale: str) -> str:
        """What a letter is kept as: ``firing.abusive.bs``."""
        prefix = "" if self.builtin_only else f"{crc32(repr(self._roots).encode()):08x}."
        return f"{prefix}{script.situation}.{script.name}.{locale}"

    @cached_property
    def _roots(self) -> tuple[str, ...]:
        return () if self.builtin_only else tuple(str(pack.root) for pack in self.packs)

    def _kept_letter(self, script: Script, locale: str) -> Letter | None:
        """The letter as an earlier run kept it: from these packs, and from files that are still the same."""
        same = {"packs": self._roots, "steps": script.steps, "folders": self._same_language(self.folder(locale))}
        for found in kept(self._keep_name(script, locale)):
            if all(found[what] == value for what, value in same.items()) and self._unchanged(found["templates"]):
                from clientscripts.letters.cache import restored

                sources = tuple(self.packs[number].shown(file) for number, file in found["sources"])
                return restored(found, script.id, locale, sources)
        return None

    def _keep_letter(self, script: Script, locale: str) -> Letter:
        """The letter as it is parsed, and kept for the next run."""
        from clientscripts.letters.cache import declared, entry

        looked: list[Looked] = []
        letter = self.letter(script, locale, looked)
        found = entry(letter) | {
            "packs": self._roots,
            "steps": script.steps,
            "folders": self._same_language(self.folder(locale)),
            "templates": [(file if pack.builtin else str(pack.root / file), mark) for pack, file, mark in looked],
            "sources": [(self.packs.index(pack), file) for pack, file, mark in looked if mark],
        }
        if self.builtin_only:  # what `clientscripts.instant` needs beside it
            labels = self.labels(locale).labels
            catalog = (f"{self.folder(locale)}/locale.yaml", f"situations/{script.situation}.yaml", "slots.yaml")
            # As they were when they were read, which may be long ago.
            found |= declared(script, labels) | {"catalog": [(name, self._read.get(name)) for name in catalog]}
        keep(self._keep_name(script, locale), found)
        return letter

    def _unchanged(self, sources: Sources) -> bool:
        """Whether files are as they were when this library first looked at them."""
        for name, mark in sources:
            if name not in self._stamps:
                self._stamps[name] = stamp_now(name)
            if self._stamps[name] != mark:
                return False
        return True

    def keep_words(self, script: Script, locale: str, voice: Voice | None = None) -> None:
        """Keep what a script says with no facts, in one voice or in all, so that the next start answers at once.

        Only for built-in letters with nothing laid over them.
        """
        if not self.builtin_only or locale not in self.locales:
            return
        from clientscripts.channels import LENGTH_OF
        from clientscripts.letters.cache import said, turns, voices

        writer, name = self.writer(script, locale), self._keep_name(script, locale)
        letter = next((found for found in kept(name) if found["digest"] == writer.letter.digest), None)
        if letter is None:  # nothing can be kept here
            return
        sources, count = [*letter["templates"], *letter["catalog"]], turns(writer.letter)
        before = next((found for found in kept(f"{name}.words") if found["sources"] == sources), None)
        wanted = voices(LENGTH_OF, count) if voice is None else [replace(voice, variation=voice.variation % count)]
        found = said(writer, wanted, before) | {"steps": script.steps, "labels": letter["labels"], "sources": sources}
        keep(f"{name}.words", found)

    @cached_property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """The packs in force with their versions, for receipts."""
        return tuple((pack.name, pack.version) for pack in self.packs)

    def render(self, script: str, locale: str, **options: Any) -> Message:
        """As `clientscripts.render`, from this library."""
        from clientscripts.rendering import render

        return render(script, locale, library=self, **options)


def _distinct(packs: Iterable[Pack]) -> None:
    """A receipt tells packs apart by their names."""
    seen: dict[str, Pack] = {}
    for pack in packs:
        other = seen.setdefault(pack.name, pack)
        if other is not pack:
            raise PackError(
                [Problem(f"is called “{pack.name}” like {other.shown('pack.yaml')}", pack.shown("pack.yaml"))]
            )


@lru_cache(maxsize=1)
def default_library() -> Library:
    """The library of the built-in pack alone."""
    return Library()
