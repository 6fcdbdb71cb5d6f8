"""Runs the rules over a library and puts their findings in order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

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


def check(library: Library, own: Iterable[str | Path] | None = None, only: Sequence[str] = ()) -> list[Finding]:
    """Every finding in the packs of a library, by place.

    Args:
        own: the folders of the packs under check; without it the topmost pack.
        only: ids of the rules to run; without it all.

    Raises:
        UnknownError: there is no such rule.
    """
    chosen = rules()
    for name in only:
        if name not in {rule.ID for rule in chosen}:
            raise UnknownError(f"There is no rule “{name}”.{did_you_mean(name, [rule.ID for rule in chosen])}")
    roots = {Path(each).resolve() for each in own} if own is not None else {library.packs[-1].root.resolve()}
    view = View(library, tuple(pack for pack in library.packs if pack.root.resolve() in roots))
    return findings_of(view, tuple(rule for rule in chosen if not only or rule.ID in only))


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


def open_pack(path: str | Path) -> Library:
    """The library to check a pack in: laid over the built-in one, unless it brings its own `message.j2`.

    Args:
        path: the folder of a pack, or anything inside it.

    Raises:
        PackError: no pack there.
    """
    place = Path(path).resolve()
    for folder in (place, *place.parents):
        if (folder / "pack.yaml").is_file():
            if folder == builtin_pack():
                return Library()
            shown = Path(path) if folder == place else folder
            return Library([shown], builtin=not (folder / "message.j2").is_file())
    raise PackError([Problem("is no pack, nor inside one: a pack has a pack.yaml", str(path))])
