"""Armenian: the table of examples, and what a table cannot say."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from clientscripts.errors import GrammarError
from clientscripts.grammar import grammar
from clientscripts.model import Duration, Organisation, Person

from .tables import Row, rows, run

HY: Any = grammar("hy")


@pytest.mark.parametrize("row", rows("hy"), ids=str)
def test_row(row: Row) -> None:
    assert run(row) == row.expected, row.source


@pytest.mark.parametrize("case", ["vocative", "accusativ", "", "Genitive"])
def test_no_such_case(case: str) -> None:
    with pytest.raises(GrammarError):
        HY.inflect("Արամ", case)


def test_no_such_kind() -> None:
    with pytest.raises(GrammarError):
        HY.inflect("Արամ", "genitive", kind="pet")


@pytest.mark.parametrize("kind", ["given", "surname", "full"])
def test_people_have_no_locative(kind: str) -> None:
    with pytest.raises(GrammarError, match="postposition"):
        HY.inflect("Արամ", "locative", kind=kind)


def test_gender_makes_no_difference() -> None:
    for gender in ("female", "male", None):
        assert HY.inflect("Զարուհի", "genitive", gender=gender).text == "Զարուհու"


def test_own_form_wins() -> None:
    person = Person("Դավիթ", forms=(("genitive", "Դավիթի"),))
    assert HY.genitive(person) == "Դավիթի"
    assert HY.dative(person) == "Դավթին"
    firm = Organisation("Արարատ", forms=(("dative", "Արարատ բանկին"),))
    assert HY.dative(firm) == "Արարատ բանկին"


def test_names_given_by_the_user_replace_the_built_in_ones() -> None:
    own = grammar("hy", {"given": {"Անի": {"genitive": "Անու"}}})
    assert own.inflect("Անի", "genitive").text == "Անու"
    assert own.inflect("Անի", "genitive").sure
    assert own.inflect("Դավիթ", "genitive").text == "Դավիթի"


def test_a_form_that_is_not_sure_is_never_printed() -> None:
    # The quoted name with its noun is right for any firm, *անունով* for any person, a hyphen for any quoted text.
    assert HY.definite(Organisation("Nike")) == "«Nike» ընկերությունը"
    assert HY.definite(Organisation("Nike"), "է") == "«Nike» ընկերությունն"
    assert HY.dative(Person("Լուլու")) == "Լուլու անունով գործընկերոջը"
    assert HY.genitive("պուրծիկունդ") == "«պուրծիկունդ»-ի"
    assert HY.genitive("Պուրծիկունդ", "ծրագիր") == "«Պուրծիկունդ» ծրագրի"


def test_phrases() -> None:
    assert HY.genitive("կայքի սպասարկում") == "կայքի սպասարկման"
    assert HY.definite("համագործակցության պայմանագիր", "է") == "համագործակցության պայմանագիրն"
    assert HY.ablative("Alfa Pro") == "Alfa Pro-ից"
    assert HY.dative("պարոն Պետրոսյան") == "պարոն Պետրոսյանին"
    assert HY.genitive("Ծառայությունների մատուցման պայմանագիր N 12") == "Ծառայությունների մատուցման պայմանագիր N 12-ի"


def test_a_number_takes_a_hyphen() -> None:
    assert HY.genitive(5) == "5-ի"
    assert HY.ablative(Decimal("2.5")) == "2,5-ից"


def test_year_units_in_the_ablative() -> None:
    assert HY.ablative(Duration(2, "year")) == "2\N{NO-BREAK SPACE}տարուց"


def test_article_of_a_date_before_the_auxiliary() -> None:
    assert HY.definite(datetime.date(2027, 5, 15), "է") == "2027 թ. մայիսի 15-ն"


def test_given_forms_of_a_counted_noun() -> None:
    assert HY.noun_for(3, "հաշիվ", "հաշիվներ") == "հաշիվներ"
    assert HY.noun_for(3, "հաշիվ") == "հաշիվ"


def test_currency_outside_the_table_comes_from_cldr() -> None:
    from clientscripts.model import Money

    assert HY.money(Money(Decimal(5000), "JPY")) == "5\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}ճապոնական իեն"


def test_empty_name() -> None:
    assert not HY.inflect("", "genitive").sure
