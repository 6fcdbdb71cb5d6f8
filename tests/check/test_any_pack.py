"""Packs from anybody: files spoiled at random, and expressions that would run for ever; test_pack_bombs.py has more."""

from __future__ import annotations

import contextlib
import random
import time
from pathlib import Path

import pytest

from clientscripts.check.view import wording_of
from clientscripts.check.words import MAX_COST, fault_of, sign_pattern
from clientscripts.errors import ClientscriptsError
from clientscripts.library import Library
from tests.packs import CATALOG, MESSAGE, letter, write

BASE = {
    "pack.yaml": "name: test\nversion: 1.0.0\n",
    "message.j2": MESSAGE,
    "slots.yaml": "extra: {type: text, note: n}\n",
    "situations/test.yaml": CATALOG,
    "en/locale.yaml": "name: English\n",
    "en/names.yaml": "given: {Ana: {genitive: Ane}}\n",
    "en/wording.yaml": "accusation: [your fault]\ntypography:\n- {find: ' ,', say: x}\n",
    "en/test/unspecified.j2": letter(),
}


def load(folder: Path) -> None:
    """Read everything in a pack."""
    library = Library([folder], builtin=False)
    _ = library.packs[-1].entry
    for locale in library.locales:
        library.labels(locale)
        library.grammar(locale)
        wording_of(library, locale)
        for script in library.scripts:
            if library.written(script, locale):
                library.writer(script, locale)


PIECES = [
    "{%", "%}", "{{", "}}", "{#", "#}", "{% block framing %}", "{% endblock %}", "{% if name %}", "{% endif %}",
    "{% phrase %}", "{% variant informal %}", "{% endphrase %}", "{{ super() }}", "{{ name }}", "| quoted",
    "-%}", "{%-",
    "{% extends 'a.j2' %}", "{% raw %}", "{% endraw %}", "[", "]", "{", "}", ": ", "- ", "&a ", "*a", "<<: ",
    "!!int ", "? ", "|\n", ">\n", "'", '"', "\\", "---\n", "...\n", "%YAML 1.2\n", "0x1f", "1e999", "~", "null",
    "\t", "\x00", "\ufeff", "\u2029", "\r\n", "é", "𝕏",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_spoiled_files(seed: int, tmp_path: Path) -> None:
    """Files cut, doubled and sprinkled at random are loaded or refused; nothing else ever comes out."""
    draw = random.Random(seed)
    for number in range(30):
        spoiled = dict(BASE)
        for _ in range(draw.randint(1, 4)):
            name = draw.choice(list(spoiled))
            text = spoiled[name]
            start = draw.randint(0, len(text))
            end = min(len(text), start + draw.choice([0, 0, 1, 5, 50]))
            new = draw.choice([*PIECES, text[start:end] * 2, draw.choice(PIECES) * draw.randint(1, 200)])
            spoiled[name] = text[:start] + new + text[end:]
        root = write(tmp_path / str(number), spoiled)
        began = time.process_time()
        with contextlib.suppress(ClientscriptsError):  # loaded or refused: anything else comes out and fails
            load(root)
        assert time.process_time() - began < 2


EVIL = [
    "(a+)+$",
    "(a|a)*b",
    "a*a*a*b",
    "(?:a?){20}",
    "(x)\\1",
    "a{1,1000}b{1,1000}",
    "(?i)a",
    "(?P<n>a)(?P=n)",
    "[",
    "a{2,1}",
    "(" * 60,
]


@pytest.mark.parametrize("text", EVIL)
def test_expressions_without_bound_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        sign_pattern(text)


@pytest.mark.parametrize("text", ["(a(b|c))", "… … …", "(a…b)", "x" * 3000, "(a"])
def test_word_entries_without_bound_are_refused(text: str) -> None:
    assert fault_of(text)


def test_bounded_expressions_are_quick() -> None:
    """The dearest expression that is taken, on the worst text it may see."""
    pattern = sign_pattern("[ab]{0,20}[ab]{0,20}[ab]{0,20}c")
    start = time.process_time()
    assert pattern.search("ab" * 2_500) is None
    assert MAX_COST >= 20**3
    assert time.process_time() - start < 5
