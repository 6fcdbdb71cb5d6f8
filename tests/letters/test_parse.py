"""The letter language: what it takes, and that it refuses everything else with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientscripts import Library, PackError
from clientscripts.letters.nodes import Both, Either, Fill, Filled, Filter, Text, Without, sure_of
from tests.packs import letter, pack, write

REFUSED = {
    "a loop": ("{% for x in firms %}{{ x }}{% endfor %}", "a loop is not part"),
    "a macro": ("{% macro m() %}{% endmacro %}", "a macro is not part"),
    "set": ("{% set x = 1 %}", "set is not part"),
    "include": ("{% include 'x' %}", "include is not part"),
    "import": ("{% import 'x' as y %}", "import is not part"),
    "from import": ("{% from 'x' import y %}", "import is not part"),
    "a call": ("{{ name() }}", "a call is not part"),
    "a call of range": ("{{ range(10) }}", "a call is not part"),
    "an attribute": ("{{ name.upper }}", "an attribute is not part"),
    "a subscript": ("{{ name[0] }}", "a subscript is not part"),
    "a comparison": ("{{ name == 'x' }}", "a comparison is not part"),
    "a comparison in if": ("{% if name == 'x' %}y{% endif %}", "a comparison is not part"),
    "a test in if": ("{% if name is defined %}y{% endif %}", "a test is not part"),
    "arithmetic": ("{{ 2 + 2 }}", "arithmetic is not part"),
    "a power that would fill memory": ("{{ 'x' * 10**9 }}", "arithmetic is not part"),
    "a constant": ("{{ 'x' }}", "a constant is not part"),
    "a constant through a filter": ("{{ 'x' | quoted }}", "a constant sent through a filter is not part"),
    "an inline if": ("{{ name if name else 'x' }}", "an inline if is not part"),
    "a concatenation": ("{{ name ~ name }}", "~ is not part"),
    "a list": ("{{ [name] }}", "a list is not part"),
    "a filter block": ("{% filter quoted %}x{% endfilter %}", "a filter block is not part"),
    "with": ("{% with %}x{% endwith %}", "with is not part"),
    "a block inside a block": ("{% block inner %}x{% endblock %}", "a block inside a block is not part"),
    "an unguarded slot": ("{{ name }}", "“name” may be empty: put it inside {% if name %}"),
    "a slot guarded by another": ("{% if day %}{{ name }}{% endif %}", "“name” may be empty"),
    "a slot guarded by or": ("{% if day or name %}{{ name }}{% endif %}", "“name” may be empty"),
    "a slot in the wrong branch": ("{% if name %}x{% else %}{{ name }}{% endif %}", "“name” may be empty"),
    "an undeclared slot": ("{{ nmae }}", "declares no slot “nmae”. Did you mean “name”?"),
    "an undeclared slot in if": ("{% if nmae %}x{% endif %}", "declares no slot “nmae”"),
    "an unknown filter": ("{% if day %}{{ day | on_dat }}{% endif %}", "no filter “on_dat” in this language. Did"),
    "a filter of another type": ("{% if name %}{{ name | on_date }}{% endif %}", "takes date; “name” may be text"),
    "too many arguments": ("{% if day %}{{ day | on_date('x') }}{% endif %}", "too many positional arguments"),
    "too few arguments": ("{% if firms %}{{ firms | either | quoted('x') }}{% endif %}", "too many positional"),
    "a slot as argument": ("{% if day and name %}{{ day | on_date(name) }}{% endif %}", "takes constants"),
    "a keyword argument": ("{% if day %}{{ day | on_date(x=1) }}{% endif %}", "constants in order"),
    "an unknown label": ("{% phrase %}a{% variant infromal %}b{% endphrase %}", "no label “infromal”. Did"),
    "a label of no choice": ("{% phrase %}a{% variant prize %}b{% endphrase %}", "no label “prize”"),
    "a first wording with labels": ("{% phrase informal %}a{% endphrase %}", "phrase takes no labels"),
    "a variant alone": ("{% variant informal %}a", "unknown tag"),
    "super above nothing": ("{{ super(1) }}", "super() takes nothing"),
    "a computed extends": ("{% extends name %}", "extends inside a block is not part"),
    "an unclosed tag": ("{% if name %}x", "The innermost block that needs to be closed is 'if'"),
    "a computed label": ("{% phrase %}a{% variant 'informal' %}b{% endphrase %}", "variant takes labels"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refuses_with_file_and_line(case: str, tmp_path: Path) -> None:
    body, says = REFUSED[case]
    library = pack(tmp_path, letter(framing=f"\n\n{body}\n"))
    with pytest.raises(PackError) as caught:
        library.letter(library.script("test"), "en")
    message = str(caught.value)
    assert says in message
    assert "en/test/unspecified.j2" in message
    problem = caught.value.problems[0]
    # {% extends %} is line 1, subject to gratitude 2 to 4, the framing block opens on 5: the body stands on 7.
    assert problem.line >= 7


def test_refuses_before_anything_is_evaluated(tmp_path: Path) -> None:
    """Jinja folds constants while compiling; this one would take a gigabyte, and must never be compiled."""
    library = pack(tmp_path, letter(framing="{{ ('x' * 10**9) | quoted }}"))
    with pytest.raises(PackError, match="is not part of the letter language"):
        library.letter(library.script("test"), "en")


def test_all_faults_of_a_letter_at_once(tmp_path: Path) -> None:
    library = pack(tmp_path, letter(framing="{{ name }}", goodwill="{{ 1 + 1 }}", apology="{{ x }}"))
    with pytest.raises(PackError) as caught:
        library.letter(library.script("test"), "en")
    assert len(caught.value.problems) == 3


def test_missing_part(tmp_path: Path) -> None:
    template = letter().replace("{% block apology %}Apology{% endblock %}\n", "")
    library = pack(tmp_path, template)
    with pytest.raises(PackError, match="the part “apology” is missing"):
        library.letter(library.script("test"), "en")


def test_unknown_part(tmp_path: Path) -> None:
    library = pack(tmp_path, letter() + "{% block appology %}x{% endblock %}")
    with pytest.raises(PackError, match=r"no part “appology”\. Did you mean “apology”"):
        library.letter(library.script("test"), "en")


def test_text_outside_blocks(tmp_path: Path) -> None:
    library = pack(tmp_path, letter() + "\nlost words\n")
    with pytest.raises(PackError, match="“lost words” stands outside a block") as caught:
        library.letter(library.script("test"), "en")
    assert caught.value.problems[0].line == 11


@pytest.mark.parametrize(
    ("parent", "says"),
    [
        ("nowhere.j2", "extends “nowhere.j2”, which does not exist"),
        ("test/unspecified.j2", "which does not exist"),  # itself, and no pack below
        ("../../secret.j2", "names in a pack"),
    ],
)
def test_extends(parent: str, says: str, tmp_path: Path) -> None:
    library = pack(tmp_path, letter().replace("message.j2", parent))
    with pytest.raises(PackError, match=says):
        library.letter(library.script("test"), "en")


def test_extends_in_a_circle(tmp_path: Path) -> None:
    library = pack(tmp_path, letter().replace("message.j2", "a.j2"), **{
        "en/a.j2": '{% extends "b.j2" %}', "en/b.j2": '{% extends "a.j2" %}',
    })  # fmt: skip
    with pytest.raises(PackError, match="which extends this template again"):
        library.letter(library.script("test"), "en")


def test_computed_extends(tmp_path: Path) -> None:
    library = pack(tmp_path, letter().replace('"message.j2"', '"message" ~ ".j2"'))
    with pytest.raises(PackError, match=r"unspecified.j2:1: extends takes a name in quotes"):
        library.letter(library.script("test"), "en")


def test_nodes(tmp_path: Path) -> None:
    body = "Hello{% if name and not day %} {{ name | quoted | capitalised }}{% endif %}."
    library = pack(tmp_path, letter(framing=body))
    text, when, end = library.letter(library.script("test"), "en").parts["framing"]
    assert (text, end) == (Text("Hello"), Text("."))
    assert when.condition == Both(Filled("name"), Without(Filled("day")))  # type: ignore[union-attr]
    assert when.then == (Text(" "), Fill("name", (Filter("quoted"), Filter("capitalised"))))  # type: ignore[union-attr]
    assert when.otherwise == ()  # type: ignore[union-attr]


def test_elif_knows_what_is_filled(tmp_path: Path) -> None:
    body = "{% if not name %}a{% elif day %}{{ name }}{{ day }}{% else %}{{ name }}{% endif %}"
    library = pack(tmp_path, letter(framing=body))
    assert library.letter(library.script("test"), "en")


def test_super_splices_the_parents_words(tmp_path: Path) -> None:
    catalog = "note: x\nscripts:\n  unspecified: {}\n  other: {}\n"
    library = pack(tmp_path, letter(framing="Above."), catalog, **{
        "en/test/other.j2": '{% extends "test/unspecified.j2" %}{% block framing %}{{ super() }} Below.{% endblock %}',
    })  # fmt: skip
    assert library.render("test/other", "en").steps["framing"] == "Above. Below."


def test_a_pack_overrides_one_block_of_one_letter(tmp_path: Path) -> None:
    base = pack(tmp_path / "base", letter(framing="Above."))
    write(
        tmp_path / "over",
        {
            "pack.yaml": "name: over\nversion: 1.0.0\n",
            "en/test/unspecified.j2": '{% extends "test/unspecified.j2" %}'
            "{% block framing %}{{ super() }} And ours.{% endblock %}",
        },
    )
    library = Library([base.packs[0].root, tmp_path / "over"], builtin=False)
    found = library.render("test", "en")
    assert found.steps["framing"] == "Above. And ours."
    assert found.steps["apology"] == "Apology"


def test_what_a_condition_makes_sure() -> None:
    a, b = Filled("a"), Filled("b")
    assert sure_of(Both(a, b), True) == {"a", "b"}
    assert sure_of(Either(a, b), True) == set()
    assert sure_of(Either(a, Both(a, b)), True) == {"a"}
    assert sure_of(Without(Either(Without(a), Without(b))), True) == {"a", "b"}
    assert sure_of(Either(Without(a), b), False) == {"a"}


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    deep = "{% if name %}" * 60 + "x" + "{% endif %}" * 60
    library = pack(tmp_path, letter(framing=deep))
    with pytest.raises(PackError, match="nests"):
        library.letter(library.script("test"), "en")


@pytest.mark.parametrize("source", ["{{ " + "(" * 50_000, "{% if " + "not " * 50_000 + "name %}x{% endif %}"])
def test_absurd_expressions_are_refused(source: str, tmp_path: Path) -> None:
    library = pack(tmp_path, letter(framing=source))
    with pytest.raises(PackError):
        library.letter(library.script("test"), "en")


def test_control_characters_are_refused_with_their_line(tmp_path: Path) -> None:
    library = pack(tmp_path, letter(framing="\na\x00b"))
    with pytest.raises(PackError, match=r"unspecified.j2:6: has a control character \(U\+0000\)"):
        library.letter(library.script("test"), "en")
