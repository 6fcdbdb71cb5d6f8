"""What is kept between runs: where it lies, how it is sealed, and when it may be trusted.

A kept file carries the length and checksum of every source it was made of, the edition of the package, and lies in a
folder of its own for each interpreter; whatever does not agree is as good as not there. Only plain data is kept, and
nothing is imported here that Python has not loaded already, save two modules written in C.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib

from clientscripts import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    Stamp = tuple[int, int] | None
    Sources = list[tuple[str, Stamp]]

FORMAT = 4
HEADER = 4
_HERE = os.path.dirname(os.path.realpath(__file__))


def _templates() -> str:
    inside = os.path.join(_HERE, "templates")
    found = os.path.isfile(os.path.join(inside, "message.j2"))
    return inside if found else os.path.join(os.path.dirname(_HERE), "templates")


TEMPLATES = _templates()
"""The built-in pack: inside an installed package, or beside it in a checkout."""


def _edition() -> str:
    if TEMPLATES.startswith(_HERE):
        return __version__
    # In a checkout the code changes while the version does not, and what it made before is worth nothing then.
    folders = (_HERE, os.path.join(_HERE, "grammar"), os.path.join(_HERE, "letters"))
    times = (entry.stat().st_mtime_ns for folder in folders for entry in os.scandir(folder) if entry.name[-3:] == ".py")
    return f"{__version__}+{max(times)}"


EDITION = _edition()
"""The version of the code that kept something; only the very same trusts it."""


def folders() -> tuple[str, ...]:
    """Where kept things may be: made with the wheel, or by an earlier run of this user's."""
    return os.path.join(_HERE, "kept", sys.implementation.cache_tag), user_folder()


def user_folder() -> str:
    """This user's own folder, by version and interpreter."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "clientscripts", f"{__version__}-{sys.implementation.cache_tag}")


def profile_path() -> str:
    """Where the profile of this user would be."""
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.environ.get("CLIENTSCRIPTS_PROFILE") or os.path.join(base, "clientscripts", "profile.yaml")


def sealed(value: Any) -> bytes:
    """A value as bytes with its checksum: `marshal` alone does not survive a damaged file."""
    data = marshal.dumps({"format": FORMAT, "edition": EDITION, "value": value}, 4)
    return zlib.crc32(data).to_bytes(HEADER, "little") + data


def unsealed(data: bytes) -> Any:
    """What was sealed; None if it is damaged, or of another edition."""
    if len(data) <= HEADER or int.from_bytes(data[:HEADER], "little") != zlib.crc32(data[HEADER:]):
        return None
    try:
        found = marshal.loads(data[HEADER:])
    except (ValueError, EOFError, TypeError):
        return None
    if not isinstance(found, dict) or found.get("format") != FORMAT or found.get("edition") != EDITION:
        return None
    return found["value"]


def kept(name: str) -> Iterator[Mapping[str, Any]]:
    """What is kept under a name, whole and of this edition, wherever it lies; whether it holds is for others to say."""
    for folder in folders():
        try:
            with open(os.path.join(folder, name), "rb", buffering=0) as stream:
                found = unsealed(stream.read())
        except (OSError, ValueError):
            continue
        if found is not None:
            yield found


def keep(name: str, value: Mapping[str, Any]) -> None:
    """Keep a value under a name; a folder that cannot be written is no reason to fail."""
    from contextlib import suppress
    from pathlib import Path

    from clientscripts.files import write_whole

    folder = Path(user_folder())
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(folder / name, sealed(value), lasting=False)


def stamp(path: str) -> Stamp:
    """Length and checksum of a file, or None where there is none."""
    try:
        with open(path, "rb", buffering=0) as stream:
            data = stream.read()
    except OSError:
        return None
    return stamp_of(data)


def stamp_of(data: bytes) -> tuple[int, int]:
    """Length and checksum."""
    return len(data), zlib.crc32(data)


def stamp_now(source: str) -> Stamp:
    """The stamp of a source: a path, or a name inside the built-in pack. One that is not there may not come either."""
    return stamp(os.path.join(TEMPLATES, source))


def unchanged(sources: Sources) -> bool:
    """Whether sources are as they were."""
    return all(stamp_now(name) == mark for name, mark in sources)


def kept_value(name: str, mark: object) -> Any:
    """A kept value that holds as long as `mark` is the same, or None."""
    if mark is not None:
        for found in kept(name):
            if found.get("mark") == mark:
                return found["value"]
    return None


def keep_value(name: str, mark: object, value: Any) -> None:
    """Keep a value for `kept_value`."""
    keep(name, {"mark": mark, "value": value})


def babel_stamp() -> Stamp:
    """Which Babel, and so which CLDR, is installed, without importing it: the stamp of the file with its version.

    It is looked up once: what this process learns of CLDR is the Babel's that was there then.
    """
    if not _BABEL:
        paths = (os.path.join(folder, "babel", "__init__.py") for folder in sys.path)
        _BABEL.append(next((found for found in map(stamp, paths) if found is not None), None))
    return _BABEL[0]


_BABEL: list[Stamp] = []


def kept_cldr(name: str) -> Any:
    """A kept value made of CLDR."""
    return kept_value(name, babel_stamp())
