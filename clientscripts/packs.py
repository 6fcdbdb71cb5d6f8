"""One pack: a folder of situations and locale folders, on disk or in an installed package, and nothing outside it.

A pack may come from anybody. Links, and files the pack would use whose names are odd, are refused: at its top when it
is opened, anywhere when all of it is listed or checked (every place at once), and on the way to each file that is used.
So one of three thousand situations is opened as fast as one of thirty. Nothing of a pack is ever run or imported.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from clientscripts.catalog import PackEntry, read_pack
from clientscripts.documents import Document, builtin_pack, read
from clientscripts.errors import PackError, Problem, did_you_mean

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "clientscripts.packs"
"""The entry point group in which an installed package names its packs."""

MAX_TEMPLATE_BYTES = 400_000
MAX_FILES = 50_000
MAX_FOLDERS_DEEP = 4
MAX_SHOWN = 20
_PIECE = r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}(?:\.[a-z0-9]{1,8})?"
_NAME = re.compile(rf"{_PIECE}(?:/{_PIECE})*")
_LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_USED = (".yaml", ".j2", ".md")
_ENTRY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*")


class Pack:
    """A folder with `pack.yaml`, `situations/` and locale folders.

    Args:
        where: the folder, or the name of an installed pack (see `installed`); a folder of that name comes first.

    Raises:
        PackError: no such pack, or a folder with links or odd names in it.
    """

    def __init__(self, where: Path | str) -> None:
        root, self.origin = located(where)
        self.given = root
        self._looked_over = False
        self.root = Path(os.path.abspath(root))  # the pack stays the same wherever the process moves to
        if not self.root.is_dir():
            raise PackError([Problem(_no_folder(self.root), str(root))])
        if not self.builtin:
            self._refuse(self._top())

    @cached_property
    def entry(self) -> PackEntry:
        """Its `pack.yaml`."""
        if self.path("pack.yaml") is None:
            raise PackError([Problem("a pack needs a pack.yaml with its name and version", str(self.given))])
        return read_pack(self.document("pack.yaml"))

    @property
    def name(self) -> str:
        """The pack's name."""
        return self.entry.name

    @property
    def version(self) -> str:
        """The pack's version."""
        return self.entry.version

    @cached_property
    def builtin(self) -> bool:
        """Whether this is the pack that comes with the package."""
        return self.root.resolve() == builtin_pack()

    @cached_property
    def keep(self) -> str:
        """What the names begin with under which its files are kept between runs."""
        return "" if self.builtin else f"{crc32(os.fsencode(self.root)):08x}."

    def shown(self, name: str) -> str:
        """The path of a file as errors show it."""
        return f"templates/{name}" if self.builtin else str(self.given / name)

    def path(self, name: str) -> Path | None:
        """The file of that name inside the pack, or None.

        Raises:
            PackError: an odd name, or a link on the way.
        """
        if not _NAME.fullmatch(name):
            raise PackError([Problem(_ODD, f"{self.given}/{name[:80]}")])
        path = self.root
        for piece in name.split("/"):
            path = path / piece
            if path.is_symlink():
                raise PackError([Problem(_LINK, self.shown(name))])
        return path if path.is_file() else None

    def document(self, name: str) -> Document:
        """A YAML file of the pack."""
        path = self.path(name)
        if path is None:
            raise PackError([Problem("is missing", self.shown(name))])
        return read(path, self.shown(name), f"{self.keep}{name.replace('/', '.')}")

    def read(self, name: str) -> bytes | None:
        """A text file of the pack as it lies there, or None where there is none."""
        path = self.path(name)
        if path is None:
            return None
        try:
            with path.open("rb") as stream:
                raw = stream.read(MAX_TEMPLATE_BYTES + 1)
        except OSError as error:
            raise PackError([Problem(f"cannot be read: {error.strerror or error}", self.shown(name))]) from None
        if len(raw) > MAX_TEMPLATE_BYTES:
            raise PackError([Problem(f"is larger than {MAX_TEMPLATE_BYTES:,} bytes", self.shown(name))])
        return raw

    def text(self, name: str) -> str | None:
        """A text file of the pack, or None where there is none."""
        raw = self.read(name)
        return None if raw is None else self.decoded(name, raw)

    def decoded(self, name: str, raw: bytes) -> str:
        """What a file says."""
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise PackError([Problem(f"is not UTF-8 (byte {error.start})", self.shown(name))]) from None

    def speaks_of(self, situation: str) -> bool:
        """Whether it has a catalog of that situation."""
        return re.fullmatch(_PIECE, situation) is not None and self.path(f"situations/{situation}.yaml") is not None

    @cached_property
    def situations(self) -> tuple[str, ...]:
        """The situations it speaks of, by file name.

        Raises:
            PackError: links or odd names anywhere in the pack.
        """
        self.look_over()
        folder = self.root / "situations"
        if not folder.is_dir() or folder.is_symlink():
            return ()
        return tuple(sorted(path.stem for path in folder.glob("*.yaml") if not path.name.startswith(".")))

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The locale folders: those whose name is a tag and that hold a `locale.yaml` or a letter."""
        return tuple(sorted(path.name for path in self.root.iterdir() if not path.is_symlink() and _is_locale(path)))

    def files(self, folder: str = "", ending: str = "") -> tuple[str, ...]:
        """The names of the files a pack uses below one of its folders, sorted: ``bs/firing/abusive.j2``.

        Raises:
            PackError: links or odd names anywhere in the pack.
        """
        self.look_over()
        start = self.root / folder if folder else self.root
        found = [path for path in start.rglob(f"*{ending}") if path.is_file() and path.suffix in _USED]
        names = (path.relative_to(self.root).as_posix() for path in found)
        return tuple(sorted(name for name in names if not any(piece.startswith(".") for piece in name.split("/"))))

    # -- what is refused -------------------------------------------------------------------------------------

    def look_over(self) -> None:
        """Look at everything the pack would use, once.

        Raises:
            PackError: links or odd names, every place at once, or far too many files.
        """
        if not self._looked_over and not self.builtin:
            self._refuse(self._entries())
        self._looked_over = True

    def _refuse(self, entries: Iterable[os.DirEntry[str]]) -> None:
        """Refuse links and odd names; what the pack would not use is left alone."""
        problems: list[Problem] = []
        for count, entry in enumerate(entries):
            where = str(self.given / os.path.relpath(entry.path, self.root))
            if count >= MAX_FILES:
                problems.append(Problem(f"holds more than {MAX_FILES:,} files", str(self.given)))
                break
            if entry.is_symlink():
                problems.append(Problem(_LINK, where))
            elif not _NAME.fullmatch(entry.name):
                problems.append(Problem(_ODD, where))
            if len(problems) >= MAX_SHOWN:
                break
        if problems:
            raise PackError(problems)

    def _top(self) -> list[os.DirEntry[str]]:
        """What stands at the top of the pack, if it would use it."""
        return [entry for entry in _entries(str(self.root)) if self._used_at_top(entry)]

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        """Everything a pack would use, files and folders."""
        stack = [(entry, 1) for entry in reversed(self._top())]
        while stack:
            entry, depth = stack.pop()
            folder = entry.is_dir(follow_symlinks=False)
            if folder or entry.is_symlink() or entry.name.endswith(_USED):
                yield entry
            if folder:
                if depth > MAX_FOLDERS_DEEP:
                    raise PackError([Problem(f"folders nest deeper than {MAX_FOLDERS_DEEP} levels", entry.path)])
                stack += [(each, depth + 1) for each in reversed(_entries(entry.path))]

    @staticmethod
    def _used_at_top(entry: os.DirEntry[str]) -> bool:
        """At the top stand the pack's own files, `situations` and locale folders; a `src` or a README is no concern."""
        if entry.name.endswith((".yaml", ".j2")):
            return True
        return entry.name == "situations" or _is_locale(Path(entry.path))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What stands in a folder, by name, save what is hidden."""
    try:
        with os.scandir(folder) as found:
            return sorted((each for each in found if not each.name.startswith(".")), key=lambda each: each.name)
    except OSError as error:
        raise PackError([Problem(f"cannot be read: {error.strerror or error}", folder)]) from None


def _is_locale(path: Path) -> bool:
    """Whether a folder holds letters: its name is a language tag, and a `locale.yaml` or a letter stands in it."""
    if not _LOCALE.fullmatch(path.name) or not path.is_dir():
        return False
    if (path / "locale.yaml").exists():
        return True
    with os.scandir(path) as entries:  # as far as the first letter, however many there are
        for entry in entries:
            below = os.listdir(entry.path) if entry.is_dir() else (entry.name,)
            if any(name.endswith(".j2") for name in below):
                return True
    return False


_ODD = "names in a pack are letters, figures, - and _ only"
_LINK = "links are not followed in a pack: put the file itself here"


def _no_folder(root: Path) -> str:
    """What is wrong with a place that is no folder."""
    if root.is_file():
        return "is a file: a pack is a folder (unpack an archive first)"
    names = installed_names()
    known = did_you_mean(root.name, names) if names else ""
    return f"there is no folder of that name with a pack in it, and no installed pack.{known}".replace("..", ".")


# -- packs in installed packages -------------------------------------------------------------------------------------


def installed_names() -> tuple[str, ...]:
    """The names of the packs that installed packages bring along."""
    return tuple(sorted(_entry_points()))


def installed(name: str) -> Path | None:
    """The folder of an installed pack, or None where no package brings one of that name.

    A package names its packs in the entry point group `clientscripts.packs`: ``team = "team_letters"`` for the
    package's own folder, ``team = "team_letters.pack"`` for a folder in it. The package is found, never imported.

    Raises:
        PackError: the entry point leads nowhere.
    """
    point = _entry_points().get(name)
    if point is None:
        return None
    where = f"{GROUP}: {name}"
    if not _ENTRY.fullmatch(point.value):
        raise PackError([Problem(f"“{point.value[:80]}” names no folder in a package", where)])
    from importlib.util import find_spec  # of a package at the top: looks for it without importing anything

    package, *inner = point.value.split(".")
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        root = Path(folder, *inner)
        if root.is_dir():
            return root
    raise PackError([Problem(f"the package “{package}” has no folder “{'/'.join(inner) or '.'}”", where)])


def _entry_points() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=GROUP)}


def located(where: Path | str) -> tuple[Path, str]:
    """The folder of a pack, and the name of the installed pack it is ("" for a plain folder)."""
    path = Path(where)
    if isinstance(where, str) and re.fullmatch(r"[a-z][a-z0-9-]*", where) and not path.exists():
        found = installed(where)
        if found is not None:
            return found, where
    return path, ""
