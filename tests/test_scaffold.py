"""What `new` writes renders at once, is all TODO, and never touches what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientscripts import Library, PackError, UnknownError
from clientscripts.catalog import read_situation
from clientscripts.documents import read
from clientscripts.grammar import grammar
from clientscripts.letters.source import units
from clientscripts.model import STEPS
from clientscripts.samples import sample_facts
from clientscripts.scaffold import (
    adapted,
    marked,
    marked_guide,
    marked_unit,
    new_locale,
    new_pack,
    new_script,
    new_situation,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    new_pack("mine", tmp_path / "mine")
    return tmp_path / "mine"


def test_a_pack(root: Path) -> None:
    assert Library([root]).packs[1].name == "mine"
    assert (root / "schemas" / "locale.json").is_file()


def test_a_situation_renders(root: Path) -> None:
    new_situation("price-rise", root, ["en", "bs"])
    library = Library([root])
    for locale in ("en", "bs"):
        found = library.render("price-rise", locale)
        assert tuple(found.steps) == STEPS
        assert all(text.startswith("TODO") for text in found.steps.values())
    assert library.render("price-rise", "en", tone="firm", formality="informal").steps["framing"] == (
        "TODO framing, informal firm."
    )


def test_a_script_of_ones_own_situation_and_of_a_built_in_one(root: Path) -> None:
    new_situation("price-rise", root, ["en"])
    catalog = root / "situations" / "price-rise.yaml"
    catalog.write_text(catalog.read_text("utf-8") + "# the end\n", encoding="utf-8")
    new_script("price-rise/raw-materials", root, Library([root]))
    new_script("price-rise/after-a-month", root, Library([root]), follow_up=True, after_days=30)
    new_script("firing/moved-away", root, Library([root]), ["en"])
    found = read_situation(read(catalog), "price-rise", {})
    assert list(found.scripts) == ["unspecified", "raw-materials", "after-a-month"]
    assert found.scripts["after-a-month"].after_days == 30
    assert "# the end" in catalog.read_text("utf-8")
    library = Library([root])
    assert library.render("firing/moved-away", "en").steps["framing"] == "TODO framing."
    assert library.render("firing/moved-away", "en").steps["apology"] == library.render("firing", "en").steps["apology"]
    assert library.render("price-rise/raw-materials", "en").steps["apology"] == "TODO apology."


def test_a_section_on_one_line_is_left_to_its_writer(root: Path) -> None:
    path = root / "situations" / "odd.yaml"
    path.parent.mkdir()
    path.write_text("note: x\nscripts: {unspecified: {}}\n", encoding="utf-8")
    with pytest.raises(PackError, match="is written on one line"):
        new_script("odd/other", root, Library([root]))
    assert path.read_text("utf-8") == "note: x\nscripts: {unspecified: {}}\n"


@pytest.mark.parametrize("tag", ["pl", "es", "he", "ar", "ja", "hy", "de-CH"])
def test_a_locale_renders_in_every_script_with_all_facts(tag: str, root: Path) -> None:
    """Whatever plural classes and filters a language has, what is copied can be read."""
    new_locale(tag, root, Library(), ["firing", "lost-deal/congratulation", "difficult-client/late-payment"])
    library = Library([root])
    for script in library.scripts:
        if (root / tag / f"{script.id}.j2").is_file():
            text = library.letter(script, tag)
            assert text.parts
            found = library.writer(script, tag)
            assert found is not None
            sent = library.render(script.id, tag, **dict(sample_facts(library, script, tag)))
            assert all("TODO" in step for step in sent.steps.values()), sent.text


def test_a_locale_asks_for_its_plural_classes(root: Path) -> None:
    made = new_locale("pl", root, Library(), ["firing/trivial-complaints"])
    text = (root / "pl" / "firing" / "trivial-complaints.j2").read_text("utf-8")
    assert (
        'by_count("TODO on this occasion (one)", "TODO on these occasions (few)", "TODO on these occasions (many)")'
    ) in text
    assert any("one, few, many" in line for line in made.next)  # CLDR, plurals.xml: pl, whole numbers
    assert any("There is no grammar for pl" in line for line in made.next)
    assert not (root / "pl" / "firing" / "abusive.j2").exists()


def test_the_direction_and_own_name_come_from_cldr(root: Path) -> None:
    new_locale("he", root, Library(), ["firing/unspecified"])
    entry = Library([root]).labels("he")
    assert (entry.name, entry.direction) == ("עברית", "rtl")


def test_every_sentence_of_a_copied_letter_is_marked() -> None:
    source = (Path(__file__).parent.parent / "templates/en/firing/unspecified.j2").read_text("utf-8")
    before, after = units(source), units(marked(source))
    assert [(unit.part, unit.key) for unit in after] == [(unit.part, unit.key) for unit in before]
    assert all("TODO" in unit.text for unit in after)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", "TODO One. TODO Two! TODO Three?"),
        ("{{ contact }} will answer.", "TODO {{ contact }} will answer."),
        ("{% if a %}Yes{% else %}No{% endif %}.", "{% if a %}TODO Yes{% else %}TODO No{% endif %}."),
        ("We stop{% if a %} at {{ a }}{% endif %}.", "TODO We stop{% if a %} at {{ a }}{% endif %}."),
        ('{{ c | agree("dear", "dear", "") }}', '{{ c | agree("TODO dear", "TODO dear", "") }}'),
    ],
)
def test_marking(text: str, expected: str) -> None:
    assert marked_unit(text) == expected


def test_filters_a_language_does_not_have_are_taken_out() -> None:
    generic = grammar("sv")
    assert adapted('{{ company | possessive("offer") }} {{ refund | money }}', generic) == (
        "{{ company }} {{ refund | money }}"
    )
    assert adapted("{{ service | indefinite | capitalised }}", generic) == "{{ service }}"


def test_a_guide_is_marked_line_by_line() -> None:
    text = "# Title\n\nText.\n\n| a | b |\n|---|---|\n- One.\n"
    assert marked_guide(text) == "# TODO Title\n\nTODO Text.\n\n| TODO a | b |\n|---|---|\n- TODO One.\n"


def test_what_is_there_is_never_touched(root: Path) -> None:
    path = root / "pl" / "letter.j2"
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    made = new_locale("pl", root, Library(), ["firing/unspecified"])
    assert path.read_text("utf-8") == "mine"
    assert path in made.kept


def test_names_that_are_none(root: Path) -> None:
    for name in ("Bad", "../x", "a b", "", "x/y"):
        with pytest.raises(UnknownError, match="is no name"):
            new_situation(name, root)
    for tag in ("English", "e", "../x", "pt_BR"):
        with pytest.raises(UnknownError, match="is no locale tag"):
            new_locale(tag, root, Library())
    with pytest.raises(UnknownError, match="write situation/script"):
        new_script("firing", root, Library())
    with pytest.raises(PackError, match="is no pack"):
        new_situation("x", root / "en")
