"""The gate as tests, one a locale and concern. They need the dictionaries: `pytest -m language`, as `.ci/run` does."""

from __future__ import annotations

import pytest

from tests.language import identify, signs, spelling, tagalog
from tests.language.letters import LOCALES, texts

pytestmark = pytest.mark.language


@pytest.mark.parametrize("locale", LOCALES)
def test_there_are_letters(locale: str) -> None:
    assert len({text.path for text in texts(locale)}) >= 40


@pytest.mark.parametrize("locale", LOCALES)
def test_spelling(locale: str) -> None:
    wrong = spelling.misspelt(locale)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_accepted_word_is_idle(locale: str) -> None:
    """The list stays short: what no letter says any more goes."""
    assert spelling.idle(locale) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_language(locale: str) -> None:
    wrong = identify.strangers(locale)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("locale", LOCALES)
def test_typography(locale: str) -> None:
    wrong = signs.wrong(locale)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("locale", LOCALES)
def test_random_facts(locale: str) -> None:
    """500 sets of facts for every script: nothing tells what was filled and what not, and nothing reads oddly."""
    wrong = signs.wrong_with_random_facts(locale, 500)
    assert not wrong, "\n".join(wrong[:50])


WRONG = {
    "bs": ["povjernje", "izvinjavmo", "nastavti", "zahvlani"],
    "ca": ["agraim", "col·laboracio", "contractte", "recomenem"],
    "en": ["recieve", "definately", "accomodate", "seperate"],
    "hy": ["շնորհակալութուն", "համագործակցությւն", "հաճախորթ", "պայմանգիր"],
    "tl": ["nagpapasalamta", "pagtutlungan", "kontrtaa", "naramramdam"],
}
RIGHT = {
    "bs": ["zahvaljujemo", "povjerenje", "saradnju", "nažalost"],
    "ca": ["agraïm", "col·laboració", "l’acord", "disculpeu-nos"],
    "en": ["receive", "we’re", "client’s", "separate"],
    "hy": ["շնորհակալություն", "համագործակցության", "հաճախորդի", "գրե՛ք"],
    "tl": ["nagpapasalamat", "pagtutulungan", "kontratang", "ire-renew"],
}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_speller_tells_right_from_wrong(locale: str) -> None:
    """A gate that lets everything through would be none; these are common slips and their right forms."""
    known = {"renew"} if locale == "tl" else set()
    assert spelling.unknown_words(locale, set(WRONG[locale])) == set(WRONG[locale])
    assert spelling.unknown_words(locale, {word for word in RIGHT[locale] if not known & set(word.split("-"))}) == set()


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("nagpapasalamat", "salamat"), ("tutulungan", "tulong"), ("bumili", "bili"), ("sinulat", "sulat"),
        ("namimili", "pili"), ("makapagtrabaho", "trabaho"), ("bagong", "bago"), ("lakaran", "lakad"),
    ],
)  # fmt: skip
def test_tagalog_affixes(word: str, root: str) -> None:
    """Forms and roots from Schachter & Otanes 1972, chapter 5."""
    assert root in tagalog.roots()
    assert tagalog.known(word)
    assert not tagalog.known(word[:-2] + "xq" + word[-2:])
