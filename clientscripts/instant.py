"""The main job at once: a message with no facts, from words kept since an earlier run or since the wheel was built.

`python -m clientscripts render firing --lang bs` needs no parser, no catalog and no grammar when its words are
known; so nothing is imported here that Python has not loaded already, save two modules written in C. Whatever is
out of the ordinary (facts, packs, a profile, an unusual option) is left to the command line proper.

A kept file is trusted only if every source it was made of still has the same content.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib

from clientscripts import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

FORMAT = 3
HEADER = 4
_OPTIONS = {"--lang", "--reason", "--channel", "--formality", "--tone", "--variation"}
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
    return (
        inside
        if os.path.isfile(os.path.join(inside, "message.j2"))
        else os.path.join(os.path.dirname(_HERE), "templates")
    )


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


def sealed_cldr(value: Any, mark: tuple[int, int] | None) -> bytes:
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


def parsed(arguments: Sequence[str]) -> Mapping[str, Any] | None:
    """The options of a plain `render`, or None for anything else."""
    if len(arguments) < 2 or arguments[0] != "render":
        return None
    facts: dict[str, str] = {}
    found: dict[str, Any] = {
        "--channel": "email", "--formality": "formal", "--tone": "warm", "--variation": "0", "facts": facts,
    }  # fmt: skip
    words = iter(arguments[1:])
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--no-profile":
            found[word] = ""
        elif name in _OPTIONS:
            following = value if equals else next(words, None)
            if following is None:
                return None
            found[name] = following
        elif name == "--set":
            slot, equals, fact = (value if equals else next(words, "")).partition("=")
            if not equals or slot != slot.strip() or slot in facts:
                return None
            facts[slot] = fact
        elif word[:1] == "-" or "script" in found:
            return None
        else:
            found["script"] = word
    plain = "script" in found and "--lang" in found and found["--variation"].isdecimal()
    # A letter bears the day it is written on, which the command line proper knows.
    return found if plain and found["--channel"] != "letter" else None


def answer(arguments: Sequence[str]) -> str | None:
    """The message for a command line, or None where the command line proper is needed."""
    asked = parsed(arguments)
    if asked is None or os.environ.get("CLIENTSCRIPTS_PACKS"):
        return None
    if "--no-profile" not in asked and os.path.exists(profile_path()):
        return None
    situation, _, script = asked["script"].partition("/")
    name = f"{situation}/{script or asked.get('--reason') or 'unspecified'}"
    if "--reason" in asked and script not in ("", asked["--reason"]):
        return None
    safe = name.replace("/", "", 1) + asked["--lang"]
    if not safe.replace("-", "").isalnum():
        return None
    for folder in folders():
        found = kept(folder, name, asked["--lang"])
        if found is not None:
            return _with_facts(found, asked) if asked["facts"] else _without_facts(found, asked)
    return None


def _without_facts(found: Mapping[str, Any], asked: Mapping[str, Any]) -> str | None:
    """The words as they were kept."""
    turn = int(asked["--variation"]) % found["turns"]
    voice = found["voices"].get((asked["--formality"], asked["--tone"], asked["--channel"], turn))
    if voice is None:
        return None
    return _joined(dict(zip(found["parts"], [found["words"][index] for index in voice], strict=True)), found, asked)


def _with_facts(found: Mapping[str, Any], asked: Mapping[str, Any]) -> str | None:
    """The kept letter, written with facts: grammar is needed, but no parser and no catalog."""
    from clientscripts.channels import LENGTH_OF
    from clientscripts.errors import ClientscriptsError
    from clientscripts.facts import read
    from clientscripts.grammar import grammar
    from clientscripts.letters.cache import restored
    from clientscripts.letters.write import Writer
    from clientscripts.model import FORMALITIES, TONES, Voice

    channel = asked["--channel"]
    if asked["--formality"] not in FORMALITIES or asked["--tone"] not in TONES or channel not in LENGTH_OF:
        return None
    letter, slots = restored(found, asked["--lang"])
    try:
        facts = read(slots, asked["facts"])
    except ClientscriptsError:
        return None  # the command line proper says what is wrong
    choices = tuple(str(facts[name]) for name, slot in slots.items() if slot.choices and name in facts)
    variation = int(asked["--variation"])
    voice = Voice(asked["--formality"], asked["--tone"], channel, LENGTH_OF[channel], variation, choices)
    return _joined(Writer(letter, grammar(asked["--lang"])).write(voice, facts), found, asked)


def _joined(words: Mapping[str, str], found: Mapping[str, Any], asked: Mapping[str, Any]) -> str | None:
    """The text of the channel, or None where it needs a warning, which the command line proper gives."""
    from clientscripts.channels import Parts, excess, joined

    text = joined(Parts(words, found["steps"]), asked["--channel"], found["labels"])
    return None if excess(text, asked["--channel"]) else text
