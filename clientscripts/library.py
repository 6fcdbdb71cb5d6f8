"""All packs in force, layered: situations, locales and letters, read when asked for and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientscripts.catalog import LocaleEntry, merged_locale, read_locale, read_names, read_situation, read_slots
from clientscripts.channels import LENGTH_OF
from clientscripts.documents import builtin_pack
from clientscripts.errors import PackError, Problem, UnknownError, did_you_mean
from clientscripts.grammar import Grammar, grammar
from clientscripts.locales import folder_of, matched
from clientscripts.model import Message, Script, Situation, Slot
from clientscripts.packs import Pack
from clientscripts.store import stamp

if TYPE_CHECKING:
    from clientscripts.letters.nodes import Letter
    from clientscripts.letters.parse import Source
    from clientscripts.letters.write import Writer

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

    # -- situations and scripts ------------------------------------------------------------------------------

    @cached_property
    def situations(self) -> tuple[str, ...]:
        """The ids of all situations, from the file names."""
        return tuple(sorted({name for pack in self.packs for name in pack.situations}))

    @cached_property
    def slots(self) -> Mapping[str, Slot]:
        """The slots every script has."""
        found: dict[str, Slot] = {}
        for pack in self.packs:
            if pack.path("slots.yaml"):
                found.update(read_slots(pack.document("slots.yaml")))
        return found

    def situation(self, name: str) -> Situation:
        """A situation by id.

        Raises:
            UnknownError: there is none of that name.
            PackError: its catalog is at fault.
        """
        if name not in self._situations:
            if name not in self.situations:
                raise UnknownError(f"There is no situation “{name}”.{did_you_mean(name, self.situations)}")
            found: Situation | None = None
            for pack in self.packs:
                if name in pack.situations:
                    found = read_situation(pack.document(f"situations/{name}.yaml"), name, self.slots, found)
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
        if situation_name not in self.situations and not slash:  # somebody may have typed the reason alone
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
            found = self._locales[locale] = merged_locale([self._entry(each) for each in reversed(folders)])
        return found

    def _entry(self, folder: str) -> LocaleEntry:
        """The `locale.yaml` of one folder, of all packs."""
        found = self._entries.get(folder)
        if found is None:
            name = f"{folder}/locale.yaml"
            layers = [read_locale(pack.document(name)) for pack in self.packs if pack.path(name)]
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

    def find(self, locale: str, name: str, below: int | None = None) -> Source | None:
        """A template by name for a locale: the topmost pack's, or the next one below a layer."""
        from clientscripts.letters.parse import Source

        layer = 0
        for folder in self._same_language(self.folder(locale)):
            for pack in reversed(self.packs):
                layer += 1
                if below is not None and layer <= below:
                    continue
                text = pack.text(f"{folder}/{name}")
                if text is not None:
                    return Source(name, text, pack.shown(f"{folder}/{name}"), layer)
        for pack in reversed(self.packs):  # message.j2 belongs to no language
            layer += 1
            if (below is None or layer > below) and "/" not in name:
                text = pack.text(name)
                if text is not None:
                    return Source(name, text, pack.shown(name), layer)
        return None

    def letter(self, script: Script, locale: str) -> Letter:
        """The letter of a script in a locale.

        Raises:
            PackError: no letter here, or one that steps outside the letter language.
        """
        from clientscripts.letters.parse import parse_letter

        def find(name: str, below: int | None = None) -> Source | None:
            return self.find(locale, name, below)

        try:
            forms = type(self.grammar(locale)).forms()
            return parse_letter(script, locale, find, forms)
        except RecursionError:
            raise PackError([Problem("nests too deeply", f"{locale}/{script.id}.j2")]) from None

    def packs_of(self, script: Script, locale: str) -> tuple[str, ...]:
        """The packs whose templates make up a letter, topmost first."""
        found: dict[str, None] = {}
        for source in self.letter(script, locale).sources:
            for pack in self.packs:
                # message.j2 says which parts there are; no word of a letter comes from it.
                if source.startswith(pack.shown("_")[:-1]) and source != pack.shown("message.j2"):
                    found[pack.name] = None
        order = [pack.name for pack in reversed(self.packs)]
        return tuple(sorted(found, key=order.index))

    def writer(self, script: Script, locale: str) -> Writer:
        """What writes a script's letter in a locale; kept."""
        key = (script.situation, script.name, locale)
        found = self._writers.get(key)
        if found is None:
            from clientscripts.letters.write import Writer

            found = self._writers[key] = Writer(self.letter(script, locale), self.grammar(locale))
        return found

    def keep_words(self, script: Script, locale: str, folder: str | None = None) -> None:
        """Keep what a script says with no facts, so that the next start answers at once. Built-in letters only."""
        from clientscripts.letters.cache import keep, table

        if len(self.packs) != 1 or not self.packs[0].builtin or locale not in self.locales:
            return
        writer, words = self.writer(script, locale), self.labels(locale).labels
        sources = [source.removeprefix("templates/") for source in writer.letter.sources]
        sources += [f"{locale}/locale.yaml", f"situations/{script.situation}.yaml", "slots.yaml"]
        keep(table(writer, script, words, sources, LENGTH_OF), f"{script.id.replace('/', '.')}.{locale}", folder)

    def keep_cldr(self, locale: str, folder: str | None = None) -> None:
        """Keep what CLDR says of currencies, and the exact name forms of a language, for the same purpose."""
        from clientscripts.amounts import currencies, patterns
        from clientscripts.documents import builtin_names, builtin_pack
        from clientscripts.letters.cache import keep
        from clientscripts.locales import cldr
        from clientscripts.store import babel_stamp, sealed_value

        mark = babel_stamp()
        keep(sealed_value(dict(currencies()), mark), "currencies", folder)
        keep(sealed_value(patterns(cldr(locale).babel), mark), f"amounts.{locale}", folder)
        language = self.folder(locale)
        path = builtin_pack() / language / "names.yaml"
        if path.is_file():
            keep(sealed_value(builtin_names(language), stamp(str(path))), f"names.{language}", folder)

    def written(self, script: Script, locale: str) -> bool:
        """Whether there is a letter for a script in a locale."""
        return self.find(locale, f"{script.id}.j2") is not None

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
