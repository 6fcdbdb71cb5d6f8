"""What is kept between runs: where it lies, how it is sealed, and when it may be trusted.

A kept file carries the length and checksum of every source it was made of, the version of the package, and lies in a
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
    from collections.abc import Mapping
    from typing import Any

FORMAT = 3
HEADER = 4
_HERE = os.path.dirname(os.path.abspath(__file__))


def folders() -> tuple[str, ...]:
    """Where kept words may be: made with the wheel, or by an earlier run of this user's."""
    return os.path.join(_HERE, "kept", sys.implementation.cache_tag), user_folder()


def user_folder() -> str:
    """This user's own folder, by version and interpreter."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "clientscripts", f"{__version__}-{sys.implementation.cache_tag}")


def profile_path() -> str:
    """Where the profile of this user would be."""
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.environ.get("CLIENTSCRIPTS_PROFILE") or os.path.join(base, "clientscripts", "profile.yaml")


def templates() -> str:
    """The built-in pack: inside an installed package, or beside it in a checkout."""
    inside = os.path.join(_HERE, "templates")
    found = os.path.isfile(os.path.join(inside, "message.j2"))
    return inside if found else os.path.join(os.path.dirname(_HERE), "templates")


def sealed(value: Any) -> bytes:
    """A value as bytes with its checksum: `marshal` alone does not survive a damaged file."""
    data = marshal.dumps(value, 4)
    return zlib.crc32(data).to_bytes(HEADER, "little") + data


def unsealed(data: bytes) -> Any:
    """What was sealed, or None if it is damaged."""
    if len(data) <= HEADER or int.from_bytes(data[:HEADER], "little") != zlib.crc32(data[HEADER:]):
        return None
    try:
        return marshal.loads(data[HEADER:])
    except (ValueError, EOFError, TypeError):
        return None


def stamp(path: str) -> tuple[int, int] | None:
    """Length and checksum of a file, or None where there is none."""
    try:
        with open(path, "rb", buffering=0) as stream:
            data = stream.read()
    except OSError:
        return None
    return len(data), zlib.crc32(data)


def kept(folder: str, script: str, locale: str) -> Mapping[str, Any] | None:
    """The kept words of a script in a locale, if they are whole and their sources unchanged."""
    try:
        with open(os.path.join(folder, f"{script.replace('/', '.')}.{locale}"), "rb", buffering=0) as stream:
            found = unsealed(stream.read())
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or found.get("format") != FORMAT or found.get("version") != __version__:
        return None
    root = templates()
    if any(stamp(os.path.join(root, name)) != expected for name, expected in found["sources"]):
        return None
    return found


def kept_file(name: str, mark: tuple[int, int] | None) -> Any:
    """A kept value made of one source, or None if there is none or the source has changed."""
    for folder in folders():
        try:
            with open(os.path.join(folder, name), "rb", buffering=0) as stream:
                found = unsealed(stream.read())
        except OSError:
            continue
        if isinstance(found, dict) and found.get("version") == __version__ and found.get("mark") == mark is not None:
            return found["value"]
    return None


def sealed_value(value: Any, mark: tuple[int, int] | None) -> bytes:
    """A value for `kept_file`."""
    return sealed({"version": __version__, "mark": mark, "value": value})


def babel_stamp() -> tuple[int, int] | None:
    """Which Babel, and so which CLDR, is installed, without importing it: the stamp of the file with its version."""
    for folder in sys.path:
        found = stamp(os.path.join(folder, "babel", "__init__.py"))
        if found is not None:
            return found
    return None


def kept_cldr(name: str) -> Any:
    """A kept value made of CLDR."""
    return kept_file(name, babel_stamp())
