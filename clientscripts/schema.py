"""JSON Schema of the YAML files of a pack, made from the types they are read with.

YAML here has no numbers or dates of its own: `12:30` and `no` are words, and a catalog reads every scalar as text. An
editor sees numbers all the same where there are figures only, so the schemas take a number wherever they take text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from clientscripts import catalog
from clientscripts.errors import UnknownError, did_you_mean

DIALECT = "https://json-schema.org/draft/2020-12/schema"

KINDS: Mapping[str, Any] = MappingProxyType({
    "pack": catalog.PackEntry,
    "situation": catalog.SituationEntry,
    "slots": dict[catalog.SlotName, catalog.SlotEntry],
    "locale": catalog.LocaleEntry,
    "names": catalog.NamesEntry,
    "wording": catalog.WordingEntry,
})  # fmt: skip
"""kind of file → its type."""

TITLES: Mapping[str, str] = MappingProxyType({
    "pack": "pack.yaml: name and version of a pack of letters",
    "situation": "situations/<name>.yaml: the scripts and slots of a situation",
    "slots": "slots.yaml: the slots every script has",
    "locale": "<locale>/locale.yaml: what screens show in a language",
    "names": "<locale>/names.yaml: exact forms of names",
    "wording": "<locale>/wording.yaml: what the checker holds letters against",
})  # fmt: skip


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file.

    Raises:
        UnknownError: there is no such kind.
    """
    if kind not in KINDS:
        raise UnknownError(f"There is no kind of file “{kind}”.{did_you_mean(kind, KINDS)}")
    found = msgspec.json.schema(KINDS[kind], ref_template="#/$defs/{name}")
    whole = _widened(found)
    assert isinstance(whole, dict)
    if kind == "situation":  # a pack may add one script to a situation of another and say nothing else
        whole["$defs"]["SituationEntry"].pop("required", None)
    return {"$schema": DIALECT, "title": TITLES[kind], **whole}


def text_of(kind: str) -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


_EMPTY = MappingProxyType({
    "SituationEntry": ("note", "scripts", "slots", "follow_ups"),
    "NamesEntry": tuple(catalog.NamesEntry.__struct_fields__),
})  # fmt: skip
"""What may stand empty in a file: title of a type → keys."""


def _widened(node: Any) -> Any:
    """A schema that also takes what an editor's YAML makes of plain figures and of empty values."""
    if isinstance(node, list):
        return [_widened(each) for each in node]
    if not isinstance(node, dict):
        return node
    found = {key: _widened(value) if key != "default" else value for key, value in node.items()}
    if found.get("type") == "string" and re.search(found.get("pattern", ""), "12"):
        found["type"] = ["string", "integer" if "pattern" in found else "number"]
    elif "enum" in found:
        found["type"] = "string"
    title = found.get("title")  # of a type; a property may be called so, too
    for name in _EMPTY.get(title, ()) if isinstance(title, str) else ():
        found["properties"][name] = _or_null(found["properties"][name])
    if title == "SituationEntry":
        for name in ("scripts", "follow_ups"):
            section = found["properties"][name]["anyOf"][0]
            section["additionalProperties"] = _or_null(section["additionalProperties"])
    return found


def _or_null(node: Any) -> dict[str, Any]:
    return {"anyOf": [node, {"type": "null"}]}
