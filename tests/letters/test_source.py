"""Units of a template, and what a translation of one has to keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientscripts.letters.source import broken, flowing, sentences, shape, units

TEMPLATES = Path(__file__).parent.parent.parent / "templates"

LETTER = """\
{# A note with {% block x %} in it. #}
{% extends "letter.j2" %}
{% block subject %}
{% if contract %}Contract {{ contract }}{% else %}Our contract{% endif %}
{% endblock %}
{% block framing %}
{% phrase %}
We end our work{% if service %} on {{ service }}{% endif %}.
It is final.
{% variant %}
We stop.
{% variant informal firm %}
We’re out.
{% endphrase %}
{% if incidents %}
{% phrase %}
On record: {{ incidents | all }}.
{% variant brief %}
See {{ incidents | all }}.
{% endphrase %}
{% endif %}
{% if contract and last_day %}
Contract {{ contract }} ends.
{% elif last_day %}
It ends {{ last_day | on_date }}.
{% else %}
It ends.
{% endif %}
{{ super() }}
{% phrase %}
Bye.
{% endphrase %}
{% endblock %}
"""


def test_units_by_hand() -> None:
    assert [(unit.part, unit.key, unit.line) for unit in units(LETTER)] == [
        ("subject", "text", 4),
        ("framing", "default", 8),
        ("framing", "default 2", 11),
        ("framing", "informal firm", 13),
        ("framing", "if incidents: default", 17),
        ("framing", "if incidents: brief", 19),
        ("framing", "if contract and last_day: text", 23),
        ("framing", "elif last_day: text", 25),
        ("framing", "else: text", 27),
        ("framing", "phrase 2: default", 31),
    ]


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.j2")), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_every_word_of_every_letter_is_in_one_unit(path: Path) -> None:
    """Units do not overlap, lie where they say, and what lies between them has no words."""
    source = path.read_text("utf-8")
    at, between = 0, []
    found = units(source)
    for unit in found:
        assert unit.start >= at
        assert source[unit.start : unit.end] == unit.text
        between.append(source[at : unit.start])
        at = unit.end
    between.append(source[at:])
    from clientscripts.letters.source import TAG

    assert not any(character.isalpha() for character in TAG.sub("", "".join(between)))
    assert len({(unit.part, unit.key) for unit in found}) == len(found)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("{{ a | money }} now", "sada {{a|money}}", True),
        ("{{ a | money }}", "{{ a }}", False),
        ("{{ a }}", "{{ b }}", False),
        ("{{ a }} {{ a }}", "{{ a }}", False),
        ("{% if a %}x{% endif %}", "{% if b %}x{% endif %}", False),
        ('{{ c | agree("dear", "dear", "dear") }}', "{{ c | agree('dragi', 'draga', 'dragi') }}", True),
        ('{{ n | by_count("one", "two") }}', '{{ n | by_count("jedan", "dva", "pet") }}', True),
        ('{{ n | by_count("one") }}', '{{ n | counted("jedan") }}', False),
        ("plain", "plain{# note #}", False),
    ],
)
def test_shape(one: str, other: str, same: bool) -> None:
    assert (shape(one) == shape(other)) is same


@pytest.mark.parametrize(
    ("text", "mark"),
    [("{{ a }}", ""), ("{{ a }", "{{"), ("a }} b", "}}"), ("{% if", "{%"), ("50 % {x}", ""), ("{{ a }} {#", "{#")],
)
def test_broken(text: str, mark: str) -> None:
    assert broken(text) == mark


def test_text_as_one_reads_it_and_back() -> None:
    assert flowing("One\n  two.\nThree {{ a }}.\n\nFour.") == "One two. Three {{ a }}.\n\nFour."
    assert flowing("Best,\n{{ sender }}", lined=True) == "Best,\n{{ sender }}"
    assert sentences('One two. Three {{ a | agree("x. y", "z", "z") }}. Four') == (
        'One two.\nThree {{ a | agree("x. y", "z", "z") }}.\nFour'
    )
