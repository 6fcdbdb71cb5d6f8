"""Filipino against its table of examples, and what a table cannot say."""

from __future__ import annotations

import datetime

import pytest

from clientscripts.errors import GrammarError
from clientscripts.grammar import Inflection, grammar
from clientscripts.grammar.tl import Language
from clientscripts.grammar.tl_words import echoed, linked
from clientscripts.model import Organisation, Person
from tests.grammar.tables import Row, rows, run

TL = Language("tl")


def addressed(person: Person) -> str:
    name = "Magandang araw po, {}"
    return TL.addressed(person, name, name, name, "Magandang araw po")


@pytest.mark.parametrize("row", rows("tl"), ids=str)
def test_table(row: Row) -> None:
    assert run(row) == row.expected, row.source


def test_unknown_case_and_kind_are_refused() -> None:
    with pytest.raises(GrammarError, match="no case “genitive”"):
        TL.inflect("Maria", "genitive")
    with pytest.raises(GrammarError, match="no kind of name"):
        TL.inflect("Maria", "ang", kind="person")  # type: ignore[arg-type]


@pytest.mark.parametrize("n", [0, -1, 101, 5000])
def test_large_numbers_stay_figures(n: int) -> None:
    with pytest.raises(GrammarError, match="use `counted`"):
        TL.in_words(n, "araw")


def test_the_users_own_forms_win() -> None:
    forms = (("sa", "kay Aling Maria"), ("ni", "ni Aling Maria"), ("addressed", "Aling Maria"))
    maria = Person("Maria Santos", forms=forms)
    assert TL.kay(maria) == "kay Aling Maria"
    assert TL.ni(maria) == "ni Aling Maria"
    assert TL.si(maria) == "si Maria Santos"
    assert addressed(maria) == "Magandang araw po, Aling Maria"
    home = Organisation("Ang Tahanan", forms=(("ang", "ang samahang Ang Tahanan"),))
    assert TL.ang(home) == "ang samahang Ang Tahanan"


def test_names_yaml_comes_before_the_rule() -> None:
    own = grammar("tl", {"organisation": {"Ang Tahanan": {"sa": "sa Ang Tahanan"}}})
    assert own.inflect("Ang Tahanan", "sa", kind="organisation") == Inflection("sa Ang Tahanan")
    assert not own.inflect("Ang Tahanan", "ng", kind="organisation").sure


def test_gender_is_never_guessed_nor_is_marriage() -> None:
    assert addressed(Person("Maria Santos")) == "Magandang araw po, Maria Santos"
    assert addressed(Person("Maria Santos", gender="female")) == "Magandang araw po, Maria Santos"


@pytest.mark.parametrize("text", ["Acme", "Globe", "SLA", "Juan", "transaction", ""])
def test_linkers_are_not_sure_after_names_and_foreign_endings(text: str) -> None:
    assert linked(text) == (f"{text} na", False)


@pytest.mark.parametrize("text", ["bago", "amin", "mahal", "invoice", "kliyente", "5"])
def test_linkers_are_sure_after_words_of_the_language(text: str) -> None:
    assert linked(text)[1]


def test_din_is_not_sure_after_what_may_be_read_two_ways() -> None:
    assert not echoed("Acme", "rin", "din")[1]
    assert not echoed("BDO 2", "rin", "din")[1]
    assert echoed("kami", "rin", "din") == ("kami rin", True)


def test_po_is_not_said_twice() -> None:
    clause = "Natanggap na po namin ang bayad"
    assert TL.with_po(clause) == clause
    assert TL.with_po(TL.with_po("Hindi namin")) == "Hindi po namin"
    assert TL.with_po("") == ""


def test_filters_follow_one_another() -> None:
    jose = Person("Jose Cruz", gender="male", title="Dr.")
    assert TL.kay(TL.formal(jose)) == "kay Dr. Cruz"
    assert TL.ni(TL.given(jose)) == "ni Jose"


def test_every_form_of_the_contract_is_there() -> None:
    own = {"ang", "ng", "sa", "si", "ni", "kay", "linked", "din", "daw", "with_po", "in_words", "formal", "past_date"}
    shared = {"addressed", "called", "agree", "by_count", "counted", "money", "within", "on_date", "all", "quoted"}
    forms = TL.forms()
    assert own | shared <= set(forms)
    assert "ika-1 ng Mayo" in forms["on_date"].apply(TL, datetime.date(2027, 5, 1))
