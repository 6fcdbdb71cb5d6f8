"""YAML from anybody, read without surprises: plain strings, positions for every error, bounded work.

PyYAML sets no limit on aliases or depth, and a hundred thousand brackets crash its C loader; so the text is scanned
first with a cheap guard, then composed, and every node keeps its line and column.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientscripts.errors import PackError, Problem
from clientscripts.store import TEMPLATES, keep_value, kept_value, stamp_of

if TYPE_CHECKING:
    from clientscripts.store import Stamp

MAX_BYTES = 1_000_000
MAX_DEPTH = 24
MAX_NODES = 60_000

Marks = Mapping[tuple[str | int, ...], tuple[int, int]]
"""path inside the document → (line, column) of the value there."""


class Document:
    """A YAML file as plain data (str, None, list, dict), and where each value stands.

    `stamp` is the length and checksum of the file that was read.
    """

    def __init__(self, path: str, data: Any, marks: Marks, stamp: Stamp = None) -> None:
        self.path, self.data, self.marks, self.stamp = path, data, marks, stamp

    def problem(self, message: str, *at: str | int) -> Problem:
        """A problem at a path inside the document, or at its nearest known parent."""
        keys: tuple[str | int, ...] = at
        while keys and keys not in self.marks:
            keys = keys[:-1]
        line, column = self.marks.get(keys, (1, 1))
        return Problem(message, self.path, line, column)


def read(path: Path, shown: str | None = None, kept_as: str = "") -> Document:
    """Read a YAML file.

    Args:
        shown: the name errors use.
        kept_as: a name to keep it under between runs, for files that are no one's private matter.

    Raises:
        PackError: unreadable, too large, too deep, aliases, tags, duplicate keys, or not YAML; with line and column.
    """
    shown = shown or str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise PackError([Problem(f"cannot be read: {error.strerror or error}", shown)]) from None
    if len(raw) > MAX_BYTES:
        raise PackError([Problem(f"is larger than {MAX_BYTES:,} bytes", shown)])
    stamp = stamp_of(raw)
    if kept_as and (known := kept_value(kept_as, stamp)) is not None:
        data, marks = known
        return Document(shown, data, marks, stamp)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError([Problem(f"is not UTF-8 (byte {error.start})", shown)]) from None
    found = parse(text, shown)
    if kept_as:
        keep_value(kept_as, stamp, (found.data, found.marks))
    return Document(shown, found.data, found.marks, stamp)


def parse(text: str, shown: str = "<text>") -> Document:
    """Parse YAML text; `shown` is the name errors use."""
    import yaml

    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # Brackets nest in the parser itself, before any event: count them on the text (quotes only make it stricter).
    if _flow_depth(text) > MAX_DEPTH:
        raise PackError([Problem(f"nests deeper than {MAX_DEPTH} levels", shown)])
    try:
        _guard(yaml, loader_class, text, shown)
        loader = loader_class(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "not YAML"
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise PackError([Problem(f"not YAML: {what}", shown, line, column)]) from None
    except yaml.YAMLError as error:
        raise PackError([Problem(f"not YAML: {str(error).splitlines()[0]}", shown)]) from None
    marks: dict[tuple[str | int, ...], tuple[int, int]] = {}
    problems: list[Problem] = []
    data = _plain(node, (), marks, problems, shown)
    if problems:
        raise PackError(problems)
    return Document(shown, data, marks)


def _flow_depth(text: str) -> int:
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth = max(0, depth - 1)
    return deepest


def _guard(yaml: Any, loader_class: Any, text: str, shown: str) -> None:
    """Walk the events without building anything; stop at the first that we do not take."""
    depth = 0

    def refuse(message: str, event: Any) -> None:
        mark = event.start_mark
        raise PackError([Problem(message, shown, mark.line + 1, mark.column + 1)])

    for count, event in enumerate(yaml.parse(text, Loader=loader_class)):
        if isinstance(event, yaml.AliasEvent):
            refuse("aliases (*name) are not used here: write the value out", event)
        if getattr(event, "anchor", None):
            refuse("anchors (&name) are not used here: write the value out", event)
        if getattr(event, "tag", None) not in (None, "!"):
            refuse(f"tags ({event.tag}) are not used here", event)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                refuse(f"nests deeper than {MAX_DEPTH} levels", event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
        if count > MAX_NODES:
            refuse(f"has more than {MAX_NODES:,} entries", event)


def _plain(node: Any, at: tuple[str | int, ...], marks: Any, problems: list[Problem], shown: str) -> Any:
    """A node as plain data. Scalars stay strings (`no`, `on` and `12:30` are words); an empty one is None."""
    if node is None:
        return None
    mark = node.start_mark
    marks[at] = (mark.line + 1, mark.column + 1)
    if node.id == "scalar":
        text = str(node.value)
        return None if text in ("", "~", "null") and not node.style else text
    if node.id == "sequence":
        return [_plain(child, (*at, i), marks, problems, shown) for i, child in enumerate(node.value)]
    found: dict[str, Any] = {}
    for key, value in node.value:
        if key.id != "scalar":
            problems.append(Problem("a key must be a word", shown, key.start_mark.line + 1, key.start_mark.column + 1))
            continue
        name = str(key.value)
        if name in found:
            problems.append(
                Problem(f"“{name}” stands here twice", shown, key.start_mark.line + 1, key.start_mark.column + 1)
            )
            continue
        found[name] = _plain(value, (*at, name), marks, problems, shown)
    return found


@lru_cache(maxsize=1)
def builtin_pack() -> Path:
    """The built-in pack: inside an installed package, or `templates/` beside it in a checkout."""
    folder = Path(TEMPLATES).resolve()
    if (folder / "message.j2").is_file():
        return folder
    raise PackError([Problem("the built-in letters are missing: reinstall clientscripts", str(folder))])


def builtin_names(language: str) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The built-in `names.yaml` of a language; empty where it has none."""
    path = builtin_pack() / language / "names.yaml"
    if not language or not path.is_file():
        return {}
    data = read(path, kept_as=f"{language}.names.yaml").data
    return data if isinstance(data, dict) else {}
