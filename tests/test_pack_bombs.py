"""Whatever stands in a pack, it is loaded or refused with a clear error, in under two seconds and 512 MB."""

from __future__ import annotations

import os
import resource
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientscripts import ClientscriptsError, Library
from tests.packs import letter, overlay

pytestmark = pytest.mark.slow


SECONDS, MEGABYTES = 2, 512

REFUSED, LOADED, BROKEN = 3, 0, 4


def load(root: Path) -> tuple[int, str]:
    """Load a pack in a process of its own that may use so much processor time and memory, and no more."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code, said = BROKEN, ""
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            # Beyond what the forked test run has mapped already.
            mapped = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            most = mapped + (MEGABYTES << 20)
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
            library = Library([root])
            library.render("firing", "en", client="Ann Lee")
            for name in library.situations:
                library.situation(name)
            code = LOADED
        except ClientscriptsError as error:
            code, said = REFUSED, str(error)
        except BaseException as error:
            said = repr(error)[:500]
        finally:
            os.write(writing, said.encode()[:8_000])
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        said = stream.read().decode("utf-8", "replace")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def laughs(depth: int = 12) -> str:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, depth)]
    return "\n".join(lines)


BLOCK = '{%% extends "firing/unspecified.j2" %%}{%% block apology %%}%s{%% endblock %%}'
UNSPECIFIED = "en/firing/unspecified.j2"
BOMBS: dict[str, tuple[dict[str, str], str]] = {
    "aliases": ({"situations/firing.yaml": laughs()}, "are not used here"),
    "merge keys": ({"en/locale.yaml": "a: &a {x: y}\nb:\n  <<: *a\n"}, "are not used here"),
    "brackets in YAML": ({"situations/x.yaml": "[" * 100_000}, "nests deeper than"),
    "indents in YAML": ({"en/locale.yaml": "\n".join(" " * n + "a:" for n in range(900))}, "nests deeper than"),
    "a tag that builds something": ({"en/locale.yaml": "name: !!python/object/apply:os.system [id]\n"}, "tags"),
    "names.yaml of another shape": ({"en/names.yaml": "given: " + "[" * 2_000}, "nests deeper than"),
    "a huge YAML file": ({"en/locale.yaml": "name: " + "x" * 2_000_000}, "is larger than"),
    "many keys": ({"en/locale.yaml": "labels:\n" + "".join(f" k{n}: v\n" for n in range(61_000))}, "has more than"),
    "brackets in a template": ({UNSPECIFIED: BLOCK % ("{{ " + "(" * 50_000 + " }}")}, "nests too deeply"),
    "nots in a template": ({UNSPECIFIED: BLOCK % ("{% if " + "not " * 20_000 + "client %}x{% endif %}")}, "nests"),
    "a giant constant": (
        {UNSPECIFIED: BLOCK % "{% if client %}{{ client | agree('x' * 10**9, 'b', 'c') }}{% endif %}"}, "arithmetic"),
    "a giant power": ({UNSPECIFIED: BLOCK % "{{ 9**9**9**9 }}"}, "arithmetic"),
    "a giant number": ({UNSPECIFIED: BLOCK % ("{{ " + "9" * 50_000 + " }}")}, UNSPECIFIED),
    "a giant list": ({UNSPECIFIED: BLOCK % ("{{ [" + "1," * 30_000 + "] }}")}, "a list"),
    "deep ifs": ({UNSPECIFIED: BLOCK % ("{% if client %}" * 3_000 + "{% endif %}" * 3_000)}, "nests"),
    "a chain of elifs": (
        {UNSPECIFIED: BLOCK % ("{% if client %}a" + "{% elif sender %}b" * 3_000 + "{% endif %}")}, "nests"),
    "a letter that extends itself at last": (
        {"en/firing/a.j2": '{% extends "firing/b.j2" %}', "en/firing/b.j2": '{% extends "firing/a.j2" %}',
         UNSPECIFIED: '{% extends "firing/a.j2" %}'}, "extends this template again"),
    "a long chain": (
        {**{f"en/firing/c{n}.j2": f'{{% extends "firing/c{n + 1}.j2" %}}' for n in range(60)},
         UNSPECIFIED: '{% extends "firing/c0.j2" %}'}, "templates extend one another"),
    "an extends that is no name": ({UNSPECIFIED: "{% extends 'x' * 10**9 %}"}, "extends takes a name in quotes"),
    "super upon super": ({UNSPECIFIED: BLOCK % ("{{ super() }}" * 7_000)}, "is made of more than 5,000 pieces"),
    "super of super of super": (
        {**{f"en/firing/s{n}.j2": f'{{% extends "firing/s{n + 1}.j2" %}}{{% block apology %}}{"{{ super() }}" * 30}'
            "{% endblock %}" for n in range(4)},
         "en/firing/s4.j2": '{% extends "letter.j2" %}' + letter().partition("\n")[2],
         UNSPECIFIED: '{% extends "firing/s0.j2" %}'}, "is made of more than 5,000 pieces"),
    "unclosed comments": ({UNSPECIFIED: "{#" * 45_000}, "omment"),
    "unclosed tags": ({UNSPECIFIED: "{% " * 30_000}, UNSPECIFIED),
    "open braces": ({UNSPECIFIED: "{{" * 45_000}, UNSPECIFIED),
    "raw blocks": ({UNSPECIFIED: "{% raw %}" * 10_000}, UNSPECIFIED),
    "spaces": ({UNSPECIFIED: BLOCK % ("a" + " " * 90_000 + "b")}, ""),
    "blank lines": ({UNSPECIFIED: BLOCK % ("a" + " \n" * 45_000 + "b")}, ""),
    "a huge template": ({UNSPECIFIED: BLOCK % ("x" * 500_000)}, "is larger than"),
    "no UTF-8 in a comment": ({UNSPECIFIED: "{# \udcff #}"}, "is not UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(name: str, tmp_path: Path) -> None:
    files, says = BOMBS[name]
    root = tmp_path / "pack"
    overlay(root, {})
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(text.encode("utf-8", "surrogateescape"))
    code, said = load(root)
    assert code == (REFUSED if says else LOADED), said
    assert says in said
    assert len(said) < 3_000


def refusal(root: Path) -> str | None:
    """Why a pack is refused; None where it is not. Any other error is a failure."""
    try:
        Library([root]).render("firing", "en", client="Ann Lee")
    except ClientscriptsError as error:
        return str(error)
    return None


KEYS = st.sampled_from(
    ["name", "version", "note", "scripts", "slots", "labels", "type", "sample", "steps", "given", "x-1"]
)
VALUES = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["yes", "12:30", "~", "text", "1.0", "firing"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
FILES = st.sampled_from(["pack.yaml", "slots.yaml", "situations/firing.yaml", "en/locale.yaml", "en/names.yaml"])
SNIPPETS = st.lists(
    st.sampled_from([
        "{%", "%}", "{{", "}}", "{#", "#}", "{% block apology %}", "{% endblock %}", "{% phrase %}",
        "{% variant firm %}",
        "{% endphrase %}", "{% if client %}", "{% else %}", "{% endif %}", "{{ client }}", "{{ refund | money }}",
        "{{ super() }}", '{% extends "letter.j2" %}', "sorry. ", "\n\n", "|", '"', "'", "(", "\0", "\u2029", "é",
    ]), max_size=14,
).map("".join)  # fmt: skip


@settings(max_examples=60)
@given(FILES, VALUES)
def test_any_yaml_is_loaded_or_refused(name: str, value: object) -> None:
    import yaml

    with tempfile.TemporaryDirectory() as folder:
        root = overlay(Path(folder), {"en/firing/abusive.j2": letter()})
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
        said = refusal(root)
    assert said is None or said


@settings(max_examples=60)
@given(SNIPPETS)
def test_any_template_is_loaded_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = overlay(Path(folder), {"en/firing/unspecified.j2": text})
        said = refusal(root)
    assert said is None or "unspecified.j2" in said
