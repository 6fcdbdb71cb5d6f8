"""Beginnings: a pack, a situation, a script or a whole locale, written out with every sentence marked TODO.

What is written renders at once and is told apart by `check`, which finds every TODO that is left. A file that is there
already is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from clientscripts.catalog import LocaleEntry
from clientscripts.errors import PackError, Problem, UnknownError
from clientscripts.files import write_whole
from clientscripts.grammar import Form, Grammar, grammar
from clientscripts.letters.source import each_expression, each_string, pieces, units
from clientscripts.library import Library
from clientscripts.model import STEPS, Script
from clientscripts.packs import Pack
from clientscripts.schema import KINDS, text_of

TODO = "TODO "
SOURCE = "en"
"""The language a new locale begins with."""

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_EXTENDS = re.compile(r"""\{%-?\s*extends\s+["']([^"']+)["']""")
_AFTER_SENTENCE = re.compile(r"(?<=[.?!։…])(\s+)(?=\S)")


class Made(Struct):
    """What was written, what was there already, and what to do now."""

    written: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    next: list[str] = field(default_factory=list)

    def file(self, path: Path, text: str) -> None:
        """Write a file unless it is there."""
        if path.exists() or path.is_symlink():
            self.kept.append(path)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode("utf-8"))
        self.written.append(path)


def new_pack(name: str, folder: Path | None = None) -> Made:
    """A folder with `pack.yaml`, a README, and the schemas an editor checks its files with.

    Raises:
        UnknownError: no name for a pack.
    """
    _named(name)
    root, made = folder or Path(name), Made()
    head = "# yaml-language-server: $schema=schemas/pack.json\n"
    made.file(root / "pack.yaml", f"{head}name: {name}\nversion: 0.1.0\nnote: {TODO}what this pack is for.\n")
    for kind in KINDS:
        made.file(root / "schemas" / f"{kind}.json", text_of(kind))
    made.file(root / "README.md", _README.format(name=name))
    made.next = [
        f"clientscripts new locale es --in {root}        (a language)",
        f"clientscripts new situation NAME --in {root}   (a situation of your own)",
        f"clientscripts render firing --lang en --pack {root}",
    ]
    return made


_README = """\
# {name}

A pack of letters for clientscripts. Try it from beside this folder:

    clientscripts packs --pack {name}
    clientscripts check {name}

To change one block of a letter, write a file of the same name that extends itself, and only that block:

    {{# {name}/en/firing/unspecified.j2 #}}
    {{% extends "firing/unspecified.j2" %}}
    {{% block apology %}}We are sorry.{{% endblock %}}
"""


def new_situation(name: str, root: Path, locales: Iterable[str] = (SOURCE,)) -> Made:
    """A situation's catalog, and its default letter and guide in some languages.

    Raises:
        UnknownError: no name for a situation.
        PackError: `root` is no pack.
    """
    _named(name)
    _pack(root)
    made = Made()
    made.file(root / "situations" / f"{name}.yaml", _SITUATION.format(schema=_schema(root, "situation", 1)))
    for locale in map(tagged, locales):
        made.file(root / locale / name / "unspecified.j2", _letter("letter.j2", STEPS, "Every word of this is a TODO."))
        made.file(
            root / locale / name / "guide.md", f"# {TODO}{name}\n\n{TODO}why this happens, and how to go about it.\n"
        )
        entry = (
            f"situations:\n  {name}:\n    title: {TODO}{name}\n    scripts:\n      unspecified: {TODO}no reason given\n"
        )
        path = root / locale / "locale.yaml"
        if path.exists():
            made.next.append(f"add to {path}:\n{entry}")
        made.file(path, f"{_schema(root, 'locale', 1)}{entry}")
    made.next.append(f"clientscripts render {name} --lang {next(iter(locales), SOURCE)} --pack {root}")
    return made


_SITUATION = """\
{schema}note: TODO what has happened, in one or two sentences; nobody is accused.
slots: {{}}
scripts:
  unspecified:
    note: TODO the default. It reads well with no slot filled at all.
"""


def new_script(
    name: str, root: Path, library: Library, locales: Iterable[str] = (), *, follow_up: bool = False,
    after_days: int | None = None,
) -> Made:  # fmt: skip
    """A reason or a follow-up (``firing/moved-away``): its entry in the catalog, and a letter in some languages.

    Args:
        locales: every language the situation is written in, without any.

    Raises:
        UnknownError: no name for a script, or a situation that does not exist.
        PackError: `root` is no pack, or its catalog cannot be added to.
    """
    situation, slash, script = name.partition("/")
    if not slash:
        raise UnknownError(f"“{name}” names no script: write situation/script, as firing/moved-away.")
    _named(situation)
    _named(script)
    _pack(root)
    made = Made()
    known = library.situation(situation).scripts
    section = "follow_ups" if follow_up else "scripts"
    path = root / "situations" / f"{situation}.yaml"
    entry = f"  {script}:\n    note: {TODO}when this is sent.\n"
    if after_days is not None:
        entry += f"    after_days: {after_days}\n"
    if script in known:
        made.kept.append(path)
    elif path.exists():
        write_whole(path, _added(path, section, entry).encode("utf-8"))
        made.written.append(path)
    else:
        made.file(path, f"{_schema(root, 'situation', 1)}{section}:\n{entry}")
    written = [each for each in library.locales if library.find(each, f"{situation}/unspecified.j2")]
    for locale in tuple(map(tagged, locales)) or written:
        text = _letter(f"{situation}/unspecified.j2", ("framing",), f"{TODO}when this is sent.")
        made.file(root / locale / situation / f"{script}.j2", text)
    made.next = [f"clientscripts render {name} --lang {next(iter(locales), SOURCE)} --pack {root}"]
    return made


def _added(path: Path, section: str, entry: str) -> str:
    """A catalog's text with an entry more in one of its sections; comments and order stay."""
    text = path.read_text("utf-8")
    found = re.search(rf"^{section}:[ \t]*(?:#.*)?\n((?:[ \t]+.*\n|[ \t]*\n|[ \t]*#.*\n)*)", text + "\n", re.M)
    if found is None:
        if re.search(rf"^{section}:", text, re.M):
            raise PackError(
                [Problem(f"“{section}” is written on one line: add “{entry.split(':')[0].strip()}” by hand", str(path))]
            )
        return f"{text.rstrip()}\n{section}:\n{entry}"
    body = found[1].rstrip()
    at = found.start(1) + len(body)
    return f"{text[:at].rstrip()}\n{entry}{text[at:].lstrip(chr(10)) if text[at:].strip() else ''}"


def new_locale(tag: str, root: Path, library: Library, only: Iterable[str] = ()) -> Made:
    """English letters, labels and guides copied for a language, each sentence marked TODO.

    Filters the language has no grammar for are taken out, and where a wording depends on a number there is a place for
    each of its plural classes.

    Args:
        root: the pack to write into.
        library: where the English stands.
        only: situations (``firing``) or scripts (``firing/unspecified``); everything without any.

    Raises:
        UnknownError: no locale tag, or no such situation or script.
        PackError: `root` is no pack.
    """
    tagged(tag)
    _pack(root)
    scripts = list(_chosen(library, only))
    language = grammar(tag)
    made = Made()
    made.file(root / tag / "locale.yaml", _schema(root, "locale", 1) + _locale_yaml(tag, library, scripts))
    names = ["letter.j2", *(f"{script.id}.j2" for script in scripts)]
    names += dict.fromkeys(f"{script.situation}/guide.md" for script in scripts)
    for name in names:
        found = library.find(SOURCE, name)
        if found is not None:
            write = marked_guide if name.endswith(".md") else marked
            text = write(found.text) if name.endswith(".md") else marked(adapted(found.text, language))
            made.file(root / tag / name, text)
    first = f"{root / tag}"
    made.next = [
        f"write {first}/locale.yaml first (labels and samples), then {first}/letter.j2 (greeting, closing), then the",
        "unspecified.j2 of each situation: the other letters inherit from it. Take a TODO away when its line is done.",
        f"{tag} counts in these classes, in this order: {', '.join(language.plural_categories)}; so that many wordings",
        "stand in every by_count(…) and counted(…).",
    ]
    if type(language) is Grammar:
        made.next.append(
            f"There is no grammar for {tag} yet, so names and dates keep their base form: choose words around them."
        )
    made.next.append(f"clientscripts render {scripts[0].id} --lang {tag} --pack {root}")
    return made


def _chosen(library: Library, only: Iterable[str]) -> Iterator[Script]:
    """The scripts asked for, and those whose letters theirs inherit from."""
    wanted = set(only)
    for each in tuple(wanted):
        script = library.script(each)
        parent = library.find(SOURCE, f"{script.id}.j2") if "/" in each else None
        while parent is not None and (found := _EXTENDS.search(parent.text)) and found[1] != parent.name:
            parent = library.find(SOURCE, found[1])
            wanted.add(found[1].removesuffix(".j2"))
    for script in library.scripts:
        if library.written(script, SOURCE) and (not wanted or script.id in wanted or script.situation in wanted):
            yield script


# -- marking -------------------------------------------------------------------------------------------------------


def marked(source: str) -> str:
    """A template with TODO before every sentence."""
    done, at = [], 0
    for unit in units(source):
        done += [source[at : unit.start], marked_unit(unit.text)]
        at = unit.end
    return "".join([*done, source[at:]])


def marked_unit(text: str) -> str:
    """One wording with TODO before each of its sentences, in whichever branch a sentence begins."""
    done: list[str] = []
    begins, stack = True, [True]
    for is_tag, piece in pieces(text):
        if is_tag and piece.startswith("{%"):
            word = piece[2:].strip("-+ \t\n").split(" ")[0]
            if word == "if":
                stack.append(begins)
            elif word in ("elif", "else"):
                begins = stack[-1]
            elif word.startswith("endif") and len(stack) > 1:
                stack.pop()
            done.append(piece)
        elif is_tag:
            piece = each_string(piece, lambda words: _first(words) if any(map(str.isalpha, words)) else words)
            done.append((TODO if begins and not any(TODO in each for each in (piece,)) else "") + piece)
            begins = False
        elif any(map(str.isalpha, piece)):
            words = _AFTER_SENTENCE.sub(rf"\1{TODO}", piece)
            done.append(_first(words) if begins else words)
            begins = piece.rstrip()[-1:] in ".?!։…:"
        else:
            done.append(piece)
            begins = begins or piece.rstrip()[-1:] in tuple(".?!։…:")
    return "".join(done)


def _first(words: str) -> str:
    """TODO before the first word, after spaces and whatever mark the text opens with."""
    inner = words.lstrip()
    return words[: len(words) - len(inner)] + TODO + inner


def marked_guide(text: str) -> str:
    """A guide with TODO at the head of every line that says something."""
    return "".join(
        re.sub(r"^((?:#+ |- |\* |\d+\. |\| ?)?)(?=.*\w)", rf"\1{TODO}", line) if line.strip("|- \n") else line
        for line in text.splitlines(keepends=True)
    )


def adapted(source: str, language: Grammar) -> str:
    """A template of another language with the filters and plural classes of this one."""
    forms = type(language).forms()
    return each_expression(source, lambda tag: _adapted(tag, forms, language.plural_categories))


def _adapted(tag: str, forms: dict[str, Form] | Any, classes: tuple[str, ...]) -> str:
    slot, *filters = re.split(r"\s*\|\s*(?=[a-z_]+(?:\(|\s*(?:\||\}\})))", tag[2:-2].strip() + "}}")
    slot = slot.removesuffix("}}").strip()
    kept = []
    for each in filters:
        text = each.removesuffix("}}").strip()
        name = text.partition("(")[0].strip()
        if name not in forms:
            break  # what follows expects what this one gives
        if name in ("counted", "by_count"):
            text = _counted(name, text, classes)
        kept.append(text)
    return "{{ " + " | ".join([slot, *kept]) + " }}"


def _counted(name: str, text: str, classes: tuple[str, ...]) -> str:
    words = [first or second for first, second in re.findall(r'"([^"]*)"|\'([^\']*)\'', text)]
    if not words:
        return text
    last = len(classes) - 1
    several = len(classes) > 1
    shown = [
        (words[0] if position == 0 and several else words[-1]) + (f" ({each})" if several else "")
        for position, each in enumerate(classes)
    ]
    return f"{name}({', '.join(chr(34) + word + chr(34) for word in shown[: last + 1])})"


# -- the pieces ----------------------------------------------------------------------------------------------------


def _letter(parent: str, steps: Iterable[str], note: str) -> str:
    """A letter with a phrase for each step, in the voices a good one has."""
    lines = [f"{{# {note} #}}", f'{{% extends "{parent}" %}}', ""]
    if parent == "letter.j2":
        lines += ["{% block subject %}", f"{TODO}subject", "{% endblock %}", ""]
    for step in steps:
        voices = ["", "", "informal", "informal", "brief", "informal brief"]
        if step == "framing":
            voices += ["firm", "informal firm", "firm brief", "informal firm brief"]
        lines += [f"{{% block {step} %}}", "{% phrase %}"]
        for position, labels in enumerate(voices):
            lines += [f"{{% variant {labels} %}}".replace("  ", " ")] if position else []
            lines.append(f"{TODO}{step}{', ' + labels if labels else ''}.")
        lines += ["{% endphrase %}", "{% endblock %}", ""]
    return "\n".join(lines)


def _locale_yaml(tag: str, library: Library, scripts: list[Script]) -> str:
    import msgspec
    import yaml

    from clientscripts.locales import cldr

    english: LocaleEntry = library.labels(SOURCE)
    try:
        known = cldr(tag).babel
        name, direction = known.get_display_name() or tag, known.text_direction
    except UnknownError:
        name, direction = tag, "ltr"
    situations = list(dict.fromkeys(script.situation for script in scripts))
    used = {name for script in scripts for name in script.slots}
    data = msgspec.to_builtins(english)
    ids = {script.id for script in scripts}
    found: dict[str, Any] = {"name": name}
    if direction == "rtl":
        found["direction"] = direction
    found["labels"] = _todo(data["labels"])
    found["review"] = {each: {"state": "draft"} for each in situations}
    found["steps"] = _todo(data["steps"])
    found["situations"] = {
        each: {
            "title": TODO + entry["title"],
            "scripts": _todo({key: label for key, label in entry["scripts"].items() if f"{each}/{key}" in ids}),
        }
        for each in situations
        if (entry := data["situations"].get(each))
    }
    found["slots"] = {slot: _slot(label) for slot, label in data["slots"].items() if slot in used}
    if data["triage"] and "firing" in situations:
        found["triage"] = _todo(data["triage"])
    text: str = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=1000)
    return text


def _slot(label: dict[str, Any]) -> dict[str, Any]:
    """A slot's label and sample to be translated; names of people stay, to be replaced by ones of the language."""
    sample = label.get("sample")
    found = {"label": TODO + label["label"]}
    if sample is not None:
        found["sample"] = TODO + sample if isinstance(sample, str) else sample
    return found


def _todo(data: Any) -> Any:
    return {key: _todo(value) for key, value in data.items()} if isinstance(data, dict) else f"{TODO}{data}"


def _schema(root: Path, kind: str, depth: int) -> str:
    """The line that tells an editor which schema a file has, where the pack brings the schemas along."""
    if not (root / "schemas" / f"{kind}.json").is_file():
        return ""
    return f"# yaml-language-server: $schema={'../' * depth}schemas/{kind}.json\n"


def _pack(root: Path) -> Pack:
    if not (root / "pack.yaml").is_file():
        raise PackError([Problem("is no pack: make one first with “clientscripts new pack NAME”", str(root))])
    return Pack(root)


def _named(name: str) -> str:
    if not _NAME.fullmatch(name) or len(name) > 60:
        raise UnknownError(f"“{name[:80]}” is no name: small letters and figures joined by -, as late-delivery.")
    return name


def tagged(tag: str) -> str:
    """The tag itself.

    Raises:
        UnknownError: it is none.
    """
    if not _TAG.fullmatch(tag):
        raise UnknownError(f"“{tag[:80]}” is no locale tag: write it as es, he or pt-BR.")
    return tag
