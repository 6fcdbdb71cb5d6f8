"""The published schemas are current, take every built-in file, and refuse what the reader refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from clientscripts import PackError, UnknownError
from clientscripts.catalog import read_locale, read_names, read_pack, read_situation, read_slots, read_wording
from clientscripts.documents import parse, read
from clientscripts.schema import KINDS, schema, text_of

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "templates" / "schemas"
FILES = sorted(
    path for folder in (ROOT / "templates", ROOT / "examples" / "packs") for path in folder.rglob("*.yaml")
    if path.name != "sources.yaml"
)  # fmt: skip


def kind_of(path: Path) -> str:
    return "situation" if path.parent.name == "situations" else path.stem


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


class Editor(yaml.SafeLoader):
    """YAML 1.2's core schema, as yaml-language-server reads a file: figures are numbers, `no` is a word."""


Editor.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", [*"~nN", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})$"), _first)


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_current_and_a_schema(kind: str) -> None:
    """`clientscripts schema --out templates/schemas` writes them."""
    assert (SCHEMAS / f"{kind}.json").read_text("utf-8") == text_of(kind)
    jsonschema.Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_file_validates_as_we_and_as_an_editor_read_it(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(schema(kind_of(path)))
    validator.validate(read(path).data)
    validator.validate(yaml.load(path.read_text("utf-8"), Editor))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_file_tells_an_editor_its_schema(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found, f"{named(path)} begins with {first!r}"
    assert (path.parent / found[1]).resolve() == SCHEMAS / f"{kind_of(path)}.json"


READERS: dict[str, Any] = {
    "pack": read_pack,
    "slots": read_slots,
    "locale": read_locale,
    "names": read_names,
    "wording": read_wording,
    "situation": lambda document: read_situation(document, "x", {}),
}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("pack", "name: Bad Name\nversion: 1.0.0\n"),
        ("pack", "name: good\n"),
        ("pack", "name: good\nversion: 1.0.0\nautor: me\n"),
        ("situation", "note: x\nscripts:\n  unspecified: {steps: [framing, gratitud]}\n"),
        ("situation", "note: x\nscripts:\n  Unspecified: {}\n"),
        ("situation", "note: x\nscripts:\n  unspecified: {after_days: soon}\n"),
        ("situation", "note: x\nslots:\n  a: {type: colour, note: x}\nscripts: {unspecified: {}}\n"),
        ("slots", "a: {type: text}\n"),
        ("slots", "a-b: {type: text, note: x}\n"),
        ("locale", "direction: down\n"),
        ("locale", "review:\n  firing: {state: done}\n"),
        ("locale", "labels: [a]\n"),
        ("names", "given:\n  Ana: vocative\n"),
        ("names", "gven: {}\n"),
    ],
)
def test_schema_and_reader_refuse_the_same(kind: str, text: str) -> None:
    document = parse(text, "x.yaml")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document.data, schema(kind))
    with pytest.raises(PackError):
        READERS[kind](document)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("situation", "scripts:\n  moved-away:\n"),
        ("situation", "note:\nfollow_ups:\n  later: {steps: [framing], after_days: 3}\n"),
        ("pack", "name: good\nversion: 1.0\n"),
        ("names", "given:\n"),
    ],
)
def test_an_editor_takes_what_a_pack_may_leave_empty_or_write_in_figures(kind: str, text: str) -> None:
    jsonschema.validate(yaml.load(text, Editor), schema(kind))


def test_an_unknown_kind() -> None:
    with pytest.raises(UnknownError, match="Did you mean “locale”"):
        schema("locales")


def test_they_are_in_the_wheel() -> None:
    """templates/ goes into the wheel whole; see [tool.hatch.build.targets.wheel.force-include]."""
    assert {path.name for path in SCHEMAS.iterdir()} == {f"{kind}.json" for kind in KINDS}
    for path in SCHEMAS.iterdir():
        assert json.loads(path.read_text("utf-8"))["$schema"] == "https://json-schema.org/draft/2020-12/schema"
