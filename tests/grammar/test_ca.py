"""Catalan, row by row from `ca.tsv`, and what a table cannot say."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from clientscripts.errors import GrammarError
from clientscripts.grammar import grammar
from clientscripts.locales import cldr
from clientscripts.model import Organisation, Person

from .tables import Row, rows, run

CA = grammar("ca")


@pytest.mark.parametrize("row", rows("ca"), ids=str)
def test_table(row: Row) -> None:
    assert run(row) == row.expected


@pytest.mark.parametrize(("case", "kind"), [("genitive", "given"), ("dels", "noun"), ("de", "verb")])
def test_unknown_case_or_kind_raises(case: str, kind: str) -> None:
    with pytest.raises(GrammarError, match=r"no case|no kind"):
        CA.inflect("Anna", case, kind=kind)  # type: ignore[arg-type]


def test_the_users_own_form_comes_first() -> None:
    assert CA.forms()["de"].apply(CA, Person("Ian Mas", forms=(("de", "d’Ian Mas"),))) == "d’Ian Mas"
    assert CA.forms()["el"].apply(CA, Organisation("Puig", forms=(("el", "la Puig"),))) == "la Puig"


def test_names_yaml_comes_before_the_rule() -> None:
    other = grammar("ca", {"organisation": {"Hodei": {"de": "d’Hodei"}}})
    assert other.inflect("Hodei", "de", kind="organisation").text == "d’Hodei"
    assert other.inflect("Hodei", "de", kind="organisation").sure


def test_given_and_surname_settle_how_a_long_name_splits() -> None:
    """A Catalan goes by the first surname; the user says where it starts."""
    greeting = ("Benvolgut {}", "Benvolguda {}", "Bon dia", "Bon dia")
    anna = Person("Anna Puig Ferrer", gender="female", given="Anna")
    assert CA.addressed(anna, *greeting) == "Benvolguda senyora Puig"
    mar = Person("Mar de la Torre Mas", gender="female", surname="de la Torre Mas")
    assert CA.addressed(mar, *greeting) == "Benvolguda senyora de la Torre"
    assert CA.given_name(mar) == "Mar"


def test_an_uncertain_plural_is_refused() -> None:
    with pytest.raises(GrammarError, match="ambigús"):
        CA.counted(2, "ambigús")
    assert CA.counted(2, "ambigús", "ambigusos") == "2\u00a0ambigusos"


def test_an_unknown_gender_is_refused_in_words() -> None:
    with pytest.raises(GrammarError, match="gender"):
        CA.forms()["in_words"].apply(CA, 2, "xarop")
    assert CA.forms()["in_words"].apply(CA, 3, "xarop") == "tres xarops"


def test_el_refuses_a_gender_that_does_not_exist() -> None:
    with pytest.raises(GrammarError, match="gender"):
        CA.forms()["el"].apply(CA, "agenda", "neuter")


@pytest.mark.parametrize(
    "n", [0, 1, 2, 11, 21, 100, 1000, 10**6, 10**6 + 1, 2 * 10**6, 10**9, -1, Decimal("1.5"), Decimal("1.0")]
)
def test_plural_categories_are_those_of_cldr(n: int | Decimal) -> None:
    assert CA.plural(n) == cldr("ca").plural(n)


def test_every_day_of_a_month_takes_the_right_article() -> None:
    """Only 1 and 11 begin with a vowel when read (u, onze)."""
    days = [datetime.date(2027, 1, day) for day in range(1, 32)]
    assert [day.day for day in days if CA.on_date(day).startswith("l’")] == [1, 11]
    assert [day.day for day in days if CA.from_date(day).startswith("a partir de l’")] == [1, 11]


def test_finish_curls_apostrophes_but_leaves_addresses() -> None:
    text = "l'Anna, d'Olot: https://ca.org/l'hora d'a@b.cat n'hi ha 5'"
    assert CA.finish(text) == "l’Anna, d’Olot: https://ca.org/l'hora d'a@b.cat n’hi ha 5'"
