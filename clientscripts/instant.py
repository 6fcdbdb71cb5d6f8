"""The main job at once, from what is kept: a letter's words where no slot is filled, its nodes where some are.

`python -m clientscripts render firing --lang bs` needs no parser, no catalog and no grammar when its words are known,
and no parser, catalog or Babel when facts are given. Whatever is out of the ordinary (packs, a profile, an unusual
option, a fact that does not fit, a message that needs a warning) is left to the command line proper.
"""

from __future__ import annotations

import os

from clientscripts.store import kept, profile_path, unchanged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_OPTIONS = {"--lang", "--reason", "--channel", "--formality", "--tone", "--variation"}


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
    kept_as = f"{name.replace('/', '.')}.{asked['--lang']}"
    return _with_facts(kept_as, asked) if asked["facts"] else _without_facts(kept_as, asked)


def _without_facts(kept_as: str, asked: Mapping[str, Any]) -> str | None:
    """The words as they were kept."""
    for found in kept(f"{kept_as}.words"):
        turn = int(asked["--variation"]) % found["turns"]
        voice = found["voices"].get((asked["--formality"], asked["--tone"], asked["--channel"], turn))
        if voice is not None and unchanged(found["sources"]):
            words = [found["words"][index] for index in voice]
            return _joined(dict(zip(found["parts"], words, strict=True)), found, asked)
    return None


def _with_facts(kept_as: str, asked: Mapping[str, Any]) -> str | None:
    """The kept letter, written with facts: grammar is needed, but no parser and no catalog."""
    for found in kept(kept_as):
        if unchanged(found["templates"]) and unchanged(found["catalog"]):
            return _written(found, asked)
    return None


def _written(found: Mapping[str, Any], asked: Mapping[str, Any]) -> str | None:
    from clientscripts.channels import LENGTH_OF
    from clientscripts.errors import ClientscriptsError
    from clientscripts.facts import read
    from clientscripts.grammar import grammar
    from clientscripts.letters.cache import restored, slots_of
    from clientscripts.letters.write import Writer
    from clientscripts.model import FORMALITIES, TONES, Voice

    channel = asked["--channel"]
    if asked["--formality"] not in FORMALITIES or asked["--tone"] not in TONES or channel not in LENGTH_OF:
        return None
    letter, slots = restored(found, found["script"], asked["--lang"]), slots_of(found)
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
