"""One pack on disk: a folder of situations and locale folders, and nothing outside it."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from clientscripts.catalog import PackEntry, read_pack
from clientscripts.documents import Document, builtin_pack, read
from clientscripts.errors import PackError, Problem

MAX_TEMPLATE_BYTES = 400_000
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[a-z0-9]+)?(?:/[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[a-z0-9]+)?)*")
_LOCALE = re.compile(r"[a-z]{2,8}(?:-[A-Za-z0-9]{2,8})*")


class Pack:
    """A folder with `pack.yaml`, `situations/` and locale folders. Links and names that lead outside are refused."""

    def __init__(self, root: Path | str) -> None:
        self.root = Path(root)
        if not self.root.is_dir():
            raise PackError([Problem("is no folder with a pack in it", str(self.root))])

    @cached_property
    def entry(self) -> PackEntry:
        """Its `pack.yaml`."""
        if self.path("pack.yaml") is None:
            raise PackError([Problem("a pack needs a pack.yaml with its name and version", str(self.root))])
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

    def shown(self, name: str) -> str:
        """The path of a file as errors show it."""
        return f"templates/{name}" if self.builtin else str(self.root / name)

    def path(self, name: str) -> Path | None:
        """The file of that name inside the pack, or None.

        Raises:
            PackError: an odd name, or a link on the way.
        """
        if not _NAME.fullmatch(name):
            raise PackError([Problem("names in a pack are letters, figures, - and _ only", f"{self.root}/{name[:80]}")])
        path = self.root
        for piece in name.split("/"):
            path = path / piece
            if path.is_symlink():
                raise PackError([Problem("links are not followed in a pack: put the file itself here", str(path))])
        return path if path.is_file() else None

    def document(self, name: str) -> Document:
        """A YAML file of the pack."""
        path = self.path(name)
        if path is None:
            raise PackError([Problem("is missing", self.shown(name))])
        return read(path, self.shown(name))

    def text(self, name: str) -> str | None:
        """A text file of the pack, or None where there is none."""
        path = self.path(name)
        if path is None:
            return None
        try:
            with path.open("rb") as stream:
                raw = stream.read(MAX_TEMPLATE_BYTES + 1)
            if len(raw) > MAX_TEMPLATE_BYTES:
                raise PackError([Problem(f"is larger than {MAX_TEMPLATE_BYTES:,} bytes", self.shown(name))])
            return raw.decode("utf-8-sig")
        except OSError as error:
            raise PackError([Problem(f"cannot be read: {error.strerror or error}", self.shown(name))]) from None
        except UnicodeDecodeError as error:
            raise PackError([Problem(f"is not UTF-8 (byte {error.start})", self.shown(name))]) from None

    @cached_property
    def situations(self) -> tuple[str, ...]:
        """The situations it speaks of, by file name."""
        folder = self.root / "situations"
        if not folder.is_dir() or folder.is_symlink():
            return ()
        return tuple(sorted(path.stem for path in folder.glob("*.yaml") if not path.name.startswith(".")))

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The locale folders: those whose name is a tag and that hold a `locale.yaml` or a letter."""
        found = []
        for path in sorted(self.root.iterdir()):
            named = path.is_dir() and not path.is_symlink() and _LOCALE.fullmatch(path.name)
            if named and ((path / "locale.yaml").is_file() or any(path.glob("**/*.j2"))):
                found.append(path.name)
        return tuple(found)
