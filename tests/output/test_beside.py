"""Two languages side by side: nothing lost, columns aligned in any terminal."""

from __future__ import annotations

import re

import pytest
from wcwidth import wcswidth

from clientscripts import render
from clientscripts.output.beside import beside, cells, part_names
from tests.letters_of import LIBRARY, LOCALES
from tests.output.messages import message

ONE = message(steps={"gratitude": "Thank you.", "apology": "We are sorry."}, closing="Kind regards,\nAmra")
TWO = message(
    locale="bs", subject="Predmet", greeting="Poštovani,",
    steps={"gratitude": "Hvala Vam na svemu.", "goodwill": "Vraćamo novac."}, closing="S poštovanjem,\nAmra",
)  # fmt: skip


def test_by_hand() -> None:
    assert beside(ONE, TWO, 63).splitlines() == [
        "en                             │ bs",
        "───────────────────────────────┼───────────────────────────────"[:30] + "─┼─" + "─" * 30,
        "[Subject]                      │",
        "Subject line                   │ Predmet",
        "                               │",
        "[Greeting]                     │",
        "Hello,                         │ Poštovani,",
        "                               │",
        "[Gratitude]                    │",
        "Thank you.                     │ Hvala Vam na svemu.",
        "                               │",
        "[Goodwill]                     │",
        "                               │ Vraćamo novac.",
        "                               │",
        "[Apology]                      │",
        "We are sorry.                  │",
        "                               │",
        "[Closing]                      │",
        "Kind regards,                  │ S poštovanjem,",
        "Amra                           │ Amra",
    ]


def test_one_under_the_other_where_it_is_narrow() -> None:
    lines = beside(ONE, TWO, 30).splitlines()
    assert lines[:6] == ["[Subject]", "en:", "  Subject line", "bs:", "  Predmet", ""]
    assert all(len(line) <= 30 for line in lines)


# Widths by Unicode's East Asian Width and general categories, as the independent package wcwidth counts them.
@pytest.mark.parametrize(
    "text", ["Amra", "Համագործակցության և", "王小明", "e\u0301\u0302", "zero\u200bwidth", "Ｆｕｌｌ", "Đorđe", "ไทย"]
)
def test_cells_are_those_of_a_terminal(text: str) -> None:
    assert cells(text) == wcswidth(text)


@pytest.mark.parametrize("width", [60, 80, 101, 200])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_stands_in_its_column(locale: str, width: int) -> None:
    sent = render("firing", locale, client={"name": "王小明" * 20, "gender": "female"}, sender="Amra")
    twin = render("firing", "en", client="Alex Morgan", sender="Amra")
    lines = beside(sent, twin, width).splitlines()
    left = []
    for line in lines:
        assert wcswidth(line) <= width
        column, _bar, _ = re.split("([│┼])", line, maxsplit=1)
        assert wcswidth(column) == (width - 3) // 2 + 1
        left.append(column.strip())
    shown = "".join("".join(left).split())
    for text in (sent.subject, sent.greeting, *sent.steps.values(), sent.closing):
        assert "".join(text.split()) in shown


def test_a_call_shows_cues_and_what_they_may_say() -> None:
    sent = message(channel="call", cues={"gratitude": "Slowly."}, objection="Why?", answer="Because.")
    shown = beside(sent, sent, 80)
    for words in ("[Slowly.]", "[They may say]", "Why?", "[You answer]", "Because."):
        assert words in shown
    assert "[Subject]" not in shown


@pytest.mark.parametrize("locale", LOCALES)
def test_every_part_has_a_name_of_its_own_in_every_language(locale: str) -> None:
    names = part_names(LIBRARY.labels(locale))
    assert len(set(names.values())) == len(names) == 11
    assert not any(set(name) & set("{}:՝") for name in names.values())
