"""The triage: every rule of the content brief, by hand."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from clientscripts import UnknownError, triage
from clientscripts.triage_rules import decide, entry_of
from tests.letters_of import LIBRARY, LOCALES

SIGNS = (
    "trivial-complaints", "abusive", "no-growth", "no-referrals", "unprofitable", "unethical", "mission-mismatch",
)  # fmt: skip


@pytest.mark.parametrize(
    ("signs", "long_standing", "likely", "outcome", "ground", "following"),
    [
        ([], False, False, "keep", "no-sign", ""),
        ([], True, True, "keep", "no-sign", ""),
        (["no-growth"], False, True, "work-on-it", "likely-to-change", "difficult-client"),
        (["abusive"], False, True, "work-on-it", "likely-to-change", "difficult-client"),
        (["abusive", "unethical", "no-growth"], False, True, "work-on-it", "likely-to-change", "difficult-client"),
        (["no-growth"], True, False, "work-on-it", "long-standing", "difficult-client"),
        (["abusive"], True, False, "let-go", "abusive", "firing/abusive"),  # no long standing outweighs insults
        (["no-growth"], False, False, "let-go", "one-sign", "firing/no-growth"),
        (["no-growth", "unprofitable"], False, False, "let-go", "many-signs", "firing/no-growth"),
        (["unprofitable", "no-growth"], True, False, "let-go", "many-signs", "firing/no-growth"),
        (["no-growth", "no-growth"], False, False, "let-go", "one-sign", "firing/no-growth"),
    ],
)
def test_rules(signs: list[str], long_standing: bool, likely: bool, outcome: str, ground: str, following: str) -> None:
    found = decide(entry_of(LIBRARY), signs, long_standing=long_standing, likely_to_change=likely)
    assert (found.outcome, found.ground, found.next) == (outcome, ground, following)


def test_the_signs_are_the_reasons_but_two() -> None:
    reasons = {name for name, script in LIBRARY.situation("firing").scripts.items() if not script.follow_up}
    assert set(entry_of(LIBRARY).signs) == set(SIGNS) == reasons - {"unspecified", "non-renewal"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_case_has_words_and_a_script_that_exists(locale: str) -> None:
    for count in range(4):
        for signs, long_standing, likely in product(combinations(SIGNS, count), (False, True), (False, True)):
            advice = triage(signs, long_standing=long_standing, likely_to_change=likely, locale=locale)
            assert len(advice.ground) > 20
            assert advice.title != advice.outcome
            assert advice.next == "" or LIBRARY.script(advice.next)


def test_an_unknown_sign() -> None:
    with pytest.raises(UnknownError, match=r"There is no sign “abuse”. Did you mean “abusive”\?"):
        triage(["abuse"])
