"""Finding a message by any word of it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientscripts import Library, UnknownError
from clientscripts.find import _slips, find, folded, words_of
from tests.packs import letter, pack


# What people type, in their own words and spelling, and the message they are after.
@pytest.mark.parametrize(
    ("query", "script", "locale"),
    [
        ("raskid", "firing/unspecified", "bs"),
        ("Raskid SARADNJE", "firing/unspecified", "bs"),
        ("раскид", "firing/unspecified", "bs"),
        ("acomiadar", "firing/unspecified", "ca"),
        ("acomiadr", "firing/unspecified", "ca"),
        ("invoice late", "difficult-client/late-payment", "en"),
        ("invoce overdeu", "difficult-client/late-payment", "en"),
        ("overdue invoices", "difficult-client/late-payment", "en"),
        ("prekratak rok", "difficult-client/unrealistic-deadline", "bs"),
        ("insults people", "firing/abusive", "en"),
        ("product return", "rejection/product-return", "en"),
        ("զեղչ", "lost-deal/offer", "hy"),
        ("ԶԵՂՉ", "lost-deal/offer", "hy"),
        ("շնորհավորել", "lost-deal/congratulation", "hy"),
        ("վիրավորանքներ աշխատակիցների", "firing/abusive", "hy"),
        ("viravorankner", None, None),  # another script than the language's is not guessed at
        ("rekomendasyon", "lost-deal/referral", "tl"),
        ("isauli produkto", "rejection/product-return", "tl"),
        ("lost-deal/check-in", "lost-deal/check-in", "en"),
        ("scope creep", "difficult-client/scope-creep", "en"),
    ],
)
def test_the_first_hit(query: str, script: str | None, locale: str | None) -> None:
    hits = find(query)
    if script is None:
        assert hits == ()
        return
    same = [hit for hit in hits if hit.script == script]
    assert hits[0].script == script
    assert locale in [hit.locale for hit in same]


def test_a_hit_says_what_to_do() -> None:
    hit = find("invoice late", locale="en-GB")[0]
    assert (hit.title, hit.label) == ("A difficult client", "Invoice overdue")
    assert hit.command == "clientscripts render difficult-client/late-payment --lang en"
    assert {each.locale for each in find("invoice late", locale="en-GB")} == {"en"}


def test_nothing_is_found_for_nothing() -> None:
    assert find("") == find("?!") == find("qqqqqqqq") == find([]) == ()
    with pytest.raises(UnknownError):
        find("invoice", locale="xx")


# Folding by the Unicode decompositions; đ and Cyrillic by the Bosnian alphabet; և is ե and ւ (U+0587 decomposes so).
@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Čćšžđ", "ccszd"), ("Ђорђе", "dorde"), ("Џемал Љубић", "dzemal ljubic"), ("cancel·lar", "cancellar"),
        ("Açò ÉS", "aco es"), ("որո՞նք", "որոնք"), ("Բարև", "բարեւ"), ("Peña", "pena"), ("ﬁn", "fin"),
    ],
)  # fmt: skip
def test_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_words() -> None:
    assert words_of("L’entrega és tard: 50% (R&D)") == ["l", "entrega", "es", "tard", "50", "r", "d"]


# By hand: one slip each is a letter added, left out, changed or two swapped.
@pytest.mark.parametrize(
    ("one", "two", "slips"),
    [("raskid", "raskid", 0), ("rasikd", "raskid", 1), ("raskd", "raskid", 1), ("raskiid", "raskid", 1),
     ("razkid", "raskid", 1), ("arskdi", "raskid", 2), ("abc", "xyz", 3)],
)  # fmt: skip
def test_slips(one: str, two: str, slips: int) -> None:
    assert min(_slips(one, two, 2), 3) == min(_slips(two, one, 2), 3) == min(slips, 3)


def test_packs_of_ones_own_are_searched(tmp_path: Path) -> None:
    library = pack(tmp_path, letter(framing="{% if name %}{{ name }} needs a hydrofoil.{% endif %}"))
    hits = find("hydrofol", library=library)
    assert [hit.script for hit in hits] == ["test/unspecified"]
    assert hits[0].line == "… needs a hydrofoil."
    assert find("endif", library=library) == ()  # the letter language is no text


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for(query: str) -> None:
    for hit in find(query, most=3):
        assert hit.score > 0


def test_it_takes_less_than_a_second() -> None:
    """Processor time of the whole job on all letters, read anew, with a word that must be looked for by its slips."""
    before = time.process_time()
    find("ramcellation invoce delaay", library=Library())
    assert time.process_time() - before < 1
