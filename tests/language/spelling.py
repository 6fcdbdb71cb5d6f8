"""Words no dictionary knows and nobody has accepted with a reason."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

from tests.language import tagalog
from tests.language.letters import place, words
from tests.language.tools import unknown

HERE = Path(__file__).parent
HUNSPELL = {
    "bs": ("bs_BA,hr_HR", ""),  # the Bosnian list alone flags good words; the Croatian one knows them
    "ca": ("ca_ES", ""),
    "en": ("en_US", ""),
}
_MARKS = re.compile("[՛՞՜]")


@lru_cache(maxsize=8)
def accepted(locale: str) -> dict[str, str]:
    """The words accepted for a locale, each with its reason."""
    path = HERE / "accepted" / f"{locale}.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = {}
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != 2 or not all(cell.strip() for cell in row):
            raise ValueError(f"{path}:{number}: a word and a reason, with a tab between")
        found[row[0]] = row[1]
    return found


def unknown_words(locale: str, found: set[str]) -> set[str]:
    """The words of a locale that its dictionaries do not know."""
    if locale == "hy":
        return _armenian(found)
    if locale == "tl":
        return {word for word in found if not tagalog.known(word)}
    if locale not in HUNSPELL:
        raise RuntimeError(f"no dictionary is named for {locale}: add it to {Path(__file__).name}")
    plain = {word.replace("’", "'"): word for word in found}
    wrong = unknown(["hunspell", "-i", "utf-8", "-d", HUNSPELL[locale][0], "-l"], plain)
    # hunspell splits words at hyphens and signs it does not know: a word is wrong if one of its parts is.
    return {word for bare, word in plain.items() if bare in wrong or wrong.intersection(re.split("[-·]", bare))}


def _armenian(found: set[str]) -> set[str]:
    """aspell-hy, then what the analyser of Eastern Armenian has once said of a word, then the analyser itself."""
    plain = {_MARKS.sub("", word): word for word in found}
    pieces = {piece for bare in plain for piece in bare.split("-")}
    wrong = unknown(["aspell", "--lang=hy", "--encoding=utf-8", "list"], sorted(pieces))
    wrong -= analysed(frozenset(wrong))
    return {word for bare, word in plain.items() if wrong.intersection(bare.split("-"))}


KEPT = HERE / "kept" / "hy.tsv"


@lru_cache(maxsize=1)
def kept() -> dict[str, str]:
    """What the analyser has said: word → lemma and features, "" where it knew nothing."""
    if not KEPT.is_file():
        return {}
    rows = (line.partition("\t") for line in KEPT.read_text("utf-8").splitlines()[1:])
    return {word: analysis for word, _, analysis in rows}


def analysed(asked: frozenset[str]) -> set[str]:
    """The words the analyser knows; those it was never asked about are asked now (it takes seconds to start)."""
    new = sorted(asked - kept().keys())
    if new:
        kept().update(analyse(new))
    return {word for word in asked if kept().get(word)}


def analyse(asked: list[str]) -> dict[str, str]:
    """Lemma and features of each word by uniparser-eastern-armenian; "" for a word it does not know."""
    try:
        from uniparser_eastern_armenian import EasternArmenianAnalyzer
    except ImportError:
        raise RuntimeError("pip install uniparser-eastern-armenian") from None
    analyser = EasternArmenianAnalyzer()
    said = dict.fromkeys(asked, "")
    for form in (str, str.lower):  # a sentence begins with a capital; a name is known with it only
        for word, analyses in zip(asked, analyser.analyze_words([form(word) for word in asked]), strict=True):
            known = next((each for each in analyses if each.lemma), None)
            if known and not said[word]:
                said[word] = f"{known.lemma} {known.gramm}"
    return said


def keep() -> None:
    """Write what the analyser has said to disk, for the next run."""
    KEPT.parent.mkdir(exist_ok=True)
    rows = [f"{word}\t{said}" for word, said in sorted(kept().items())]
    KEPT.write_text("\n".join(["word\tanalysis", *rows]) + "\n", encoding="utf-8")


def misspelt(locale: str) -> list[str]:
    """Every word that is not known and not accepted, with the place where it comes first."""
    found = words(locale)
    wrong = unknown_words(locale, set(found) - accepted(locale).keys())
    return [f"{place(*found[word])}: “{word}” is in no dictionary" for word in sorted(wrong)]


def idle(locale: str) -> list[str]:
    """Accepted words that no letter uses any more."""
    return sorted(accepted(locale).keys() - words(locale).keys())
