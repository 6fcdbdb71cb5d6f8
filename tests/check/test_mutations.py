"""Letters spoiled at random: what an editor would mind, `check` finds."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from clientscripts.check.engine import findings_of, rules
from clientscripts.check.view import View
from clientscripts.documents import builtin_pack
from clientscripts.library import Library
from tests.check.mutations import MUTATIONS, Spot

DRAWN = 102
NEEDED = 0.95
# These two need every message written, and find what no mutation here makes.
QUICK = tuple(rule for rule in rules() if rule.ID not in ("unwritable", "too-long"))


def found(library: Library, script: str, locale: str) -> Counter[tuple[str, str]]:
    """What the rules say of one letter, its twins in the other locales beside it."""
    view = View(library, library.packs, {script}, {locale})
    return Counter((finding.rule, finding.path) for finding in findings_of(view, QUICK))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spoiled") / "pack"
    shutil.copytree(builtin_pack(), folder)
    return folder


@pytest.mark.slow
def test_spoiled_letters_are_found(copy: Path) -> None:
    library = Library([copy], builtin=False)
    letters = sorted(path for path in copy.glob("*/*/*.j2"))
    draw = random.Random("an editor would mind")
    before: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    missed: list[str] = []
    made = 0
    while made < DRAWN:
        what = list(MUTATIONS)[made % len(MUTATIONS)]
        path = draw.choice(letters)
        locale, situation, name = path.relative_to(copy).parts
        script = f"{situation}/{name.removesuffix('.j2')}"
        text = path.read_text("utf-8")
        spoiled = MUTATIONS[what](draw, Spot(locale, script, text))
        if spoiled is None or spoiled == text:
            continue
        if (locale, script) not in before:
            before[locale, script] = found(library, script, locale)
        path.write_text(spoiled, "utf-8")
        try:
            if not found(library, script, locale) - before[locale, script]:
                missed.append(f"{what}: {locale}/{script}: {_difference(text, spoiled)}")
        finally:
            path.write_text(text, "utf-8")
        made += 1
    assert len(missed) <= DRAWN * (1 - NEEDED), "\n".join(missed)


def _difference(before: str, after: str) -> str:
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    return f"…{after[max(0, start - 30) : start + 50]}…".replace("\n", " ")
