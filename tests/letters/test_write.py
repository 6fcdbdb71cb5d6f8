"""Writing: which variant wins, and how white space and full stops are tidied."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientscripts.letters.write import tidy
from tests.packs import CATALOG, letter, pack

P = "\u2029"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("  a \n b\t c  ", "a b c"),
        (f"a\n{P}\nb", "a\n\nb"),
        (f"{P}\n a {P}\n{P} b {P}", "a\n\nb"),
        ("a .", "a."),
        ("a , b ; c : d ! e ?", "a, b; c: d! e?"),
        ("բան ։", "բան։"),
        ("a\N{NO-BREAK SPACE}b", "a\N{NO-BREAK SPACE}b"),
        ("(a )", "(a)"),
    ],
)
def test_tidy(source: str, expected: str) -> None:
    assert tidy(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [("Yours,\n\n Ann \n Acme", "Yours,\nAnn\nAcme"), (f"Town\n{P}\nAnn\nAcme", "Town\n\nAnn\nAcme")],
)
def test_tidy_keeps_lines_where_lines_matter(source: str, expected: str) -> None:
    assert tidy(source, lined=True) == expected


PHRASE = (
    "{% phrase %}plain{% variant %}plain two{% variant informal %}informal{% variant firm %}firm"
    "{% variant brief %}brief{% variant sms %}sms{% variant informal brief %}informal brief"
    "{% variant award %}award{% variant informal award %}informal award{% variant firm brief %}firm brief"
    "{% endphrase %}"
)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "plain"),
        ({"variation": 1}, "plain two"),
        ({"variation": 2}, "plain"),
        ({"formality": "informal"}, "informal"),
        ({"tone": "firm"}, "firm"),
        ({"channel": "chat"}, "brief"),
        ({"channel": "sms"}, "sms"),  # channel before length
        ({"channel": "sms", "tone": "firm"}, "sms"),  # channel before tone
        ({"channel": "chat", "tone": "firm"}, "firm brief"),
        ({"channel": "chat", "formality": "informal"}, "informal brief"),
        ({"channel": "sms", "formality": "informal"}, "informal brief"),  # formality outranks channel
        ({"tone": "firm", "formality": "informal"}, "informal"),  # and tone
        ({"event": "award"}, "award"),
        ({"event": "award", "channel": "sms"}, "award"),  # choice before channel
        ({"event": "award", "formality": "informal", "channel": "chat"}, "informal award"),
        ({"event": "new-site"}, "plain"),
    ],
)
def test_the_best_variant_wins(options: dict[str, object], expected: str, tmp_path: Path) -> None:
    """Formality, choice, channel, tone, length: the first difference decides, as MessageFormat 2 sorts variants."""
    library = pack(tmp_path, letter(framing=PHRASE))
    assert library.render("test", "en", **options).steps["framing"] == expected


def test_variations_take_turns(tmp_path: Path) -> None:
    library = pack(tmp_path, letter(framing="{% phrase %}a{% variant %}b{% variant %}c{% endphrase %}"))
    found = [library.render("test", "en", variation=n).steps["framing"] for n in range(4)]
    assert found == ["a", "b", "c", "a"]


def test_one_dot_where_an_abbreviation_meets_a_full_stop(tmp_path: Path) -> None:
    library = pack(
        tmp_path, letter(framing="{% if name %}By {{ name }}.{% endif %} Next{% if name %} {{ name }}, so{% endif %}.")
    )
    assert library.render("test", "en", name="Acme Inc.").steps["framing"] == "By Acme Inc. Next Acme Inc., so."
    assert library.render("test", "en", name="Acme").steps["framing"] == "By Acme. Next Acme, so."
    assert library.render("test", "en").steps["framing"] == "Next."


@pytest.mark.parametrize(
    "value", ["{{ 7*7 }}", "{% for %}", "%s %d %%", "a  b .c", "<b>&amp;", "\\n", "\ue000", "٪", "{0}"]
)
def test_values_come_out_literally(value: str, tmp_path: Path) -> None:
    library = pack(tmp_path, letter(framing="100 % {% if name %}A {{ name }} , B{% endif %}."))
    assert library.render("test", "en", name=value).steps["framing"] == f"100 % A {value}, B."


def test_blank_lines_make_paragraphs(tmp_path: Path) -> None:
    body = (
        "One.\n\n{% if name %}Two {{ name }}.{% endif %}\n\n"
        "{% phrase %}\n\nThree.\n\n{% variant informal %}\n3.\n{% endphrase %}\nFour."
    )
    library = pack(tmp_path, letter(framing=body))
    assert library.render("test", "en", name="x").steps["framing"] == "One.\n\nTwo x.\n\nThree. Four."
    assert library.render("test", "en").steps["framing"] == "One.\n\nThree. Four."


def test_required_slots_need_no_guard(tmp_path: Path) -> None:
    catalog = CATALOG.replace("required: no", "required: yes")
    library = pack(tmp_path, letter(framing="{{ needed }}!"), catalog)
    assert library.render("test", "en", needed="x").steps["framing"] == "x!"
