"""English against its table of examples, and what a table cannot say."""

from __future__ import annotations

import datetime

import pytest

from clientscripts.errors import GrammarError
from clientscripts.grammar import Inflection, grammar
from clientscripts.grammar.en import Language
from clientscripts.model import Duration, Organisation, Person
from tests.grammar.tables import Row, rows, run

EN = Language("en")


@pytest.mark.parametrize("row", rows("en"), ids=str)
def test_table(row: Row) -> None:
    assert run(row) == row.expected, row.source


def test_unknown_case_and_kind_are_refused() -> None:
    with pytest.raises(GrammarError, match="no case “dative”"):
        EN.inflect("Anna", "dative")
    with pytest.raises(GrammarError, match="Did you mean “genitive”"):
        EN.inflect("Anna", "genetive")
    with pytest.raises(GrammarError, match="no kind of name"):
        EN.inflect("Anna", "genitive", kind="firm")  # type: ignore[arg-type]


@pytest.mark.parametrize("noun", ["feedback", "information", "invoices", "work in progress"])
def test_a_plural_nobody_knows_is_refused_but_one_needs_none(noun: str) -> None:
    with pytest.raises(GrammarError, match=noun):
        EN.counted(3, noun)
    with pytest.raises(GrammarError, match=noun):
        EN.pluralised(noun)
    assert EN.counted(1, noun) == f"1\N{NO-BREAK SPACE}{noun}"


def test_uncounted_nouns_get_a_hint() -> None:
    with pytest.raises(GrammarError, match="pieces of feedback"):
        EN.counted(2, "feedback")


def test_the_users_own_forms_win() -> None:
    james = Person("James Cross", forms=(("genitive", "James Cross’"), ("addressed", "Brother James")))
    assert EN.possessive(james, "offer") == "James Cross’ offer"
    assert EN.addressed(james, "Dear {}", "Dear {}", "Dear {}", "Hello") == "Dear Brother James"
    firm = Organisation("Ng Foods", forms=(("genitive", "Ng Foods’s"), ("indefinite", "an Ng Foods")))
    assert EN.possessive(firm) == "Ng Foods’s"
    assert EN.indefinite(firm) == "an Ng Foods"


def test_names_yaml_comes_before_the_rule() -> None:
    own = grammar("en", {"organisation": {"Xylo": {"indefinite": "an Xylo"}}})
    assert own.inflect("Xylo", "indefinite", kind="organisation") == Inflection("an Xylo")
    assert own.inflect("Xylo", "indefinite", kind="noun") == Inflection("a Xylo")


def test_given_and_surname_of_the_user_win_over_the_split() -> None:
    person = Person("Mary Ann Lee Jones", gender="female", given="Mary Ann", surname="Lee Jones")
    assert EN.addressed(person, "Dear {}", "Dear {}", "Dear {}", "Hello") == "Dear Ms Lee Jones"
    assert EN.called(person, "Hi {}", "Hi {}", "Hi {}", "Hello") == "Hi Mary Ann"


def test_gender_is_never_guessed() -> None:
    for name in ("Maria Santos", "John Smith", "Anna Reyes"):
        assert EN.addressed(Person(name), "Dear {}", "Dear {}", "Dear {}", "Hello") == f"Dear {name}"


def test_filters_follow_one_another() -> None:
    anna = Person("Anna Reyes", gender="female")
    assert EN.possessive(EN.formal(anna), "project") == "Ms Reyes’s project"
    assert EN.indefinite(EN.attributive(Duration(8, "week"))) == "an 8-week"


def test_every_form_of_the_contract_is_there() -> None:
    own = {"indefinite", "possessive", "pluralised", "attributive", "duration_of", "formal", "given", "weekday_date"}
    shared = {"addressed", "called", "agree", "by_count", "counted", "money", "within", "on_date", "all", "quoted"}
    forms = EN.forms()
    assert own | shared <= set(forms)
    assert forms["on_date"].apply(EN, datetime.date(2027, 5, 1)) == "on May 1, 2027"
    assert forms["on_date"].accepts == ("date",)
