"""Bosnian: the table of examples, and what a table cannot say."""

from __future__ import annotations

import pytest

from clientscripts.errors import GrammarError
from clientscripts.grammar import Inflection
from clientscripts.grammar.bs import Language
from clientscripts.grammar.bs_cyrillic import to_latin
from clientscripts.model import Organisation, Person
from tests.grammar.tables import Row, rows, run

BS = Language("bs")
CYRILLIC = Language("bs-Cyrl")


@pytest.mark.parametrize("row", rows("bs"), ids=str)
def test_table(row: Row) -> None:
    assert run(row) == row.expected


def test_a_case_bosnian_does_not_have_is_refused() -> None:
    with pytest.raises(GrammarError, match="ablative"):
        BS.inflect("Emir", "ablative", gender="male")
    with pytest.raises(GrammarError, match="nickname"):
        BS.inflect("Emir", "dative", kind="nickname")  # type: ignore[arg-type]


def test_an_unknown_noun_without_forms_is_refused() -> None:
    with pytest.raises(GrammarError, match=r"fakturra.*faktura"):
        BS.counted(3, "fakturra")
    assert BS.counted(3, "gizmo", "gizma", "gizama") == "3\N{NO-BREAK SPACE}gizma"


def test_the_nominative_is_the_name_itself() -> None:
    assert BS.inflect("Whatever", "nominative") == Inflection("Whatever", sure=True)


def test_the_users_own_form_wins() -> None:
    person = Person("Petar Kovač", gender="male", forms=(("vocative", "Perice"), ("dative", "Peri Kovaču")))
    assert BS.called(person, "Dragi {}", "Draga {}", "{}", "") == "Dragi Perice"
    assert BS.addressed(person, "Poštovani {}", "Poštovana {}", "", "") == "Poštovani gospodine Kovaču"
    assert BS.dative(person) == "Peri Kovaču"
    assert BS.dative(Organisation("Alfa", forms=(("dative", "Alfi"),))) == "Alfi"


def test_a_users_form_of_the_surname_serves_the_formal_greeting() -> None:
    person = Person("Ivan Zec", gender="male", forms=(("vocative", "Zeče"),))
    assert BS.addressed(person, "Poštovani {}", "Poštovana {}", "", "") == "Poštovani gospodine Zeče"
    assert BS.called(person, "Dragi {}", "Draga {}", "{}", "") == "Dragi Ivane"


def test_names_yaml_goes_before_the_rule_and_keeps_to_its_gender() -> None:
    own = Language("bs", {"given": {"Emir": {"gender": "male", "vocative": "Emirčiću"}}})
    assert own.inflect("Emir", "vocative", gender="male") == Inflection("Emirčiću")
    assert own.inflect("Emir", "vocative", gender="female") == Inflection("Emir")
    assert own.inflect("Emir Hodžić", "vocative", kind="full", gender="male").text == "Emirčiću Hodžiću"


def test_a_list_of_one_firm_reads_as_one_firm() -> None:
    assert BS.dative(("Alfa",)) == "firmi Alfa"
    assert BS.with_instrumental(("Sigma", "Delta")) == "s firmama Sigma i Delta"


def test_a_firm_keeps_its_script_in_a_cyrillic_letter() -> None:
    firm = Organisation("Njega d.o.o.")
    assert CYRILLIC.finish(f"Poštovani, obratite se {CYRILLIC.dative(firm)}.") == (
        "Поштовани, обратите се фирми Njega d.o.o.."
    )
    assert CYRILLIC.finish(CYRILLIC.dative(("Njega", "Dom"))) == "фирмама Njega и Dom"
    assert CYRILLIC.finish(CYRILLIC.quoted(firm)) == "„Njega d.o.o.“"
    assert CYRILLIC.finish(CYRILLIC.plain(firm)) == "Njega d.o.o."
    assert BS.plain(firm) == "Njega d.o.o."


def test_cyrillic_there_and_back() -> None:
    text = "Ljubav, NJEGA, džep: čista šuma, žućkast đak."
    assert to_latin(CYRILLIC.finish(text)).lower() == text.lower()
    once = CYRILLIC.finish(text)
    assert CYRILLIC.finish(once) == once


@pytest.mark.parametrize("name", ["", " ", "-", "Š", "Wu", "O’Neill-", "123", "X Æ A-12"])
def test_odd_names_neither_fail_nor_are_vouched_for(name: str) -> None:
    assert not BS.inflect(name, "genitive", gender="male").sure
    assert isinstance(BS.inflect(name, "dative", kind="full", gender="female"), Inflection)


def test_plural_categories_follow_the_last_figure() -> None:
    from clientscripts.locales import cldr

    assert all(BS.plural(n) == cldr("bs").plural(n) for n in (*range(130), 1001, 1_000_000))
