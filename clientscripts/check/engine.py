"""Runs the rules over a library and puts their findings in order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

from msgspec.structs import replace

from clientscripts.check import rules as room
from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.documents import builtin_pack
from clientscripts.errors import PackError, Problem, UnknownError, did_you_mean
from clientscripts.library import Library


class Rule(Protocol):
    """A module in `rules/`: its docstring is its page in docs/checks.md."""

    __name__: str
    __doc__: str | None
    ID: str
    SEVERITY: str

    def check(self, view: View) -> Iterator[Finding]:
        """Every finding of this rule; `rule` and `severity` are filled in by the engine."""


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules, by id."""
    found = [importlib.import_module(f"{room.__name__}.{each.name}") for each in pkgutil.iter_modules(room.__path__)]
    return tuple(sorted((cast(Rule, module) for module in found if hasattr(module, "ID")), key=lambda rule: rule.ID))


def check(library: Library, only: Sequence[str] = ()) -> list[Finding]:
    """Every finding in the topmost pack of a library, by place.

    Args:
        only: ids of the rules to run; without it all.

    Raises:
        UnknownError: there is no such rule.
    """
    return findings_of(view_of(library), chosen_rules(only))


def chosen_rules(only: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules with these ids; all of them where none is named.

    Raises:
        UnknownError: there is no such rule.
    """
    known = {rule.ID: rule for rule in rules()}
    for name in only:
        if name not in known:
            raise UnknownError(f"There is no rule “{name}”.{did_you_mean(name, known)}")
    return tuple(known[name] for name in dict.fromkeys(only)) or rules()


def view_of(library: Library) -> View:
    """A library seen by rules, its topmost pack under check."""
    return View(library, library.packs[-1:])


def findings_of(view: View, chosen: Sequence[Rule]) -> list[Finding]:
    """What these rules find, each fault once, by place."""
    found: dict[tuple[str, int, int, str, str], Finding] = {}
    for rule in chosen:
        for each in rule.check(view):
            finding = replace(each, rule=rule.ID, severity=rule.SEVERITY)
            if view.owns(finding.path) or view.file(finding.path) is None:
                key = (finding.path, finding.line, finding.column, finding.rule, finding.message)
                found.setdefault(key, finding)
    return sorted(found.values())


def open_packs(paths: Iterable[str | Path]) -> Iterator[Library]:
    """A library for each pack that is named, by its folder or by anything in it; without any the built-in one.

    A pack is laid over the built-in one, unless it brings its own `message.j2`.

    Raises:
        PackError: no pack there.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        place = Path(path).absolute()
        for folder in (place, *place.parents):
            if (folder / "pack.yaml").is_file():
                found.setdefault(folder.resolve(), Path(path) if folder == place else folder)
                break
        else:
            raise PackError([Problem("is no pack, nor inside one: a pack has a pack.yaml", str(path))])
    for folder, shown in found.items():
        yield open_pack(shown) if folder != builtin_pack() else Library()
    if not found:
        yield Library()


def open_pack(folder: str | Path) -> Library:
    """The library to check one pack in."""
    return Library([folder], builtin=not (Path(folder) / "message.j2").is_file())
