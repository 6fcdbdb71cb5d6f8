"""The message for a moment, found by any word of it: titles, labels, guides and letters, in every language.

Small differences do not matter: accents and case, the Cyrillic of Bosnian, the endings of a word, a slip of the
finger. Nothing is read but the packs' own files, and nothing is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import Any

from msgspec import Struct

from clientscripts.library import Library, default_library

# How much a word counts by where it stands. A title names the moment; a letter only happens to use the word; the
# guide belongs to all scripts of a situation alike.
_WEIGHTS = {"guide": 0.75, "letter": 1.5, "note": 3.0, "keyword": 4.0, "title": 5.0, "label": 6.0, "id": 6.0}
_MOST_WORDS = 12
_TAGS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
_SENTENCE = re.compile(r"[\n|]|(?<=[.!?։]) +(?=[^\W\d_a-zа-яա-ֆ])")
_WORD = re.compile(r"[^\W_]+")
# Accents once they are taken apart, and marks that stand inside a word but nobody types when searching: Armenian
# emphasis, exclamation and question (U+055B, U+055C, U+055E), the Catalan dot, soft hyphens, what joins letters unseen.
_MARKS = re.compile("[\u0300-\u036f\u055b\u055c\u055e\u00b7\u00ad\u200b-\u200d\u2060\ufeff]+")
# Letters that no decomposition brings to their plain form, and Bosnian Cyrillic as Bosnian Latin.
_PLAIN = str.maketrans({
    "đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
    **dict(zip("абвгдежзијклмнопрстуфхцчшћђ", "abvgdezzijklmnoprstufhccscd", strict=True)),
    "љ": "lj", "њ": "nj", "џ": "dz",
})  # fmt: skip
_TO_PLAIN = re.compile("[" + "".join(map(chr, _PLAIN)) + "]")


class Hit(Struct, frozen=True):
    """A script in a language, how well it fits (higher is better), and where the words stand.

    `line` is the sentence of the letter or guide that fits best, "" where title or label say it already.
    """

    script: str
    locale: str
    title: str
    label: str
    line: str
    score: float

    @property
    def command(self) -> str:
        """The command that renders it."""
        return f"clientscripts render {self.script} --lang {self.locale}"


def folded(text: str) -> str:
    """Text as it is compared: small letters, no accents, Latin for Bosnian Cyrillic, no marks inside words."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text.lower()))
    return bare.translate(_PLAIN) if _TO_PLAIN.search(bare) else bare


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(folded(text))


class _Entry(Struct):
    """A script in a locale: its names, its words with what they count, and the texts to quote from."""

    script: str
    locale: str
    title: str
    label: str
    words: Mapping[str, float]
    texts: tuple[str, ...]


def find(
    query: str | Sequence[str], *, locale: str | None = None, most: int = 10, library: Library | None = None
) -> tuple[Hit, ...]:
    """The scripts that fit some words, best first.

    Args:
        query: words in any of the languages; only the first twelve count.
        locale: only in this language; every one without it.
        most: how many at most.
        library: packs of one's own; the built-in one without it.

    Raises:
        UnknownError: no such locale.
    """
    library = library or default_library()
    asked = list(dict.fromkeys(words_of(query if isinstance(query, str) else " ".join(query))))[:_MOST_WORDS]
    only = library.folder(library.match(locale)) if locale else None
    entries = [entry for entry in _entries(library) if only in (None, entry.locale)]
    if not asked or not entries:
        return ()
    known: dict[str, int] = {}
    for entry in entries:
        for word in entry.words:
            known[word] = known.get(word, 0) + 1
    near = {word: dict(_near(word, known)) for word in asked}
    scored = []
    for entry in entries:
        total, met = 0.0, 0
        for word in asked:
            best = 0.0
            for other, closeness in near[word].items():
                if other in entry.words:
                    # A word that few scripts have tells more than one that most have.
                    best = max(best, closeness * entry.words[other] * log(1 + len(entries) / known[other]))
            total, met = total + best, met + (best > 0)
        if met:
            scored.append((total * (met / len(asked)) ** 2, entry))
    scored.sort(key=lambda each: (-each[0], each[1].script.partition("/")[2] != "unspecified", each[1].script))
    return tuple(
        Hit(entry.script, entry.locale, entry.title, entry.label, _quoted(entry, near), round(score, 2))
        for score, entry in scored[:most]
    )


def _near(word: str, known: Iterable[str]) -> Iterator[tuple[str, float]]:
    """The words that may be meant, each with how close it is, from 0 to 1.

    Slips of the finger are only looked for where nothing is nearer: a word that exists is taken to be meant.
    """
    others, found = [], False
    stem = max(4, len(word) - 3)
    for other in known:
        if other == word:
            found = True
            yield other, 1.0
        elif len(word) > 2 and other.startswith(word):
            found = True
            yield other, 0.85
        elif len(word) > 4 and other[:stem] == word[:stem] and abs(len(other) - len(word)) < 4:
            yield other, 0.5  # another ending of the same word
            others.append(other)
        else:
            others.append(other)
    if found or len(word) < 4:
        return
    allowed = 1 if len(word) < 7 else 2
    for other in others:
        if abs(len(other) - len(word)) <= allowed and len(set(word) ^ set(other)) <= 2 * allowed:
            slips = _slips(word, other, allowed)
            if slips <= allowed:
                yield other, 0.8 - 0.15 * slips


def _slips(one: str, two: str, most: int) -> int:
    """Optimal string alignment distance: letters added, left out, changed, or two neighbours swapped."""
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]


def _quoted(entry: _Entry, near: dict[str, dict[str, float]]) -> str:
    """The line that has most of what was asked for; "" if title and label have all that the entry has of it."""
    named = set(words_of(f"{entry.script} {entry.title} {entry.label}"))
    wanted = {
        word: {other for other in others if other in entry.words}
        for word, others in near.items()
        if not any(other in named for other in others)
    }
    best, most = "", 0
    for line in (line for text in entry.texts for line in _lines(text)):
        words = set(words_of(line))
        count = sum(bool(words & others) for others in wanted.values())
        if count > most:
            best, most = line, count
    return best


@lru_cache(maxsize=4)
def _entries(library: Library) -> tuple[_Entry, ...]:
    """Everything there is to find, a script in a locale at a time."""
    found = []
    for locale in library.locales:
        labels = library.labels(locale)
        for name in library.situations:
            screen = labels.situations.get(name)
            title, keywords = (screen.title, screen.keywords) if screen else (name, [])
            guide = library.find(locale, f"{name}/guide.md")
            advice = guide.text if guide else ""
            shared = _weighed(guide=advice)
            named = _weighed(keyword=" ".join(keywords), title=title)
            for script in library.situation(name).scripts.values():
                source = library.find(locale, f"{script.id}.j2")
                if source is None:
                    continue
                label = (screen.scripts.get(script.name) if screen else None) or script.note
                said = _TAGS.sub(_gap, source.text)
                words = shared | _weighed(letter=said, note=script.note) | named | _weighed(label=label, id=script.id)
                found.append(_Entry(script.id, locale, title, label, words, (said, advice)))
    return tuple(found)


def _weighed(**texts: str) -> dict[str, float]:
    """The words of texts with what they count where they stand; of two places the later, which counts more."""
    return {word: _WEIGHTS[place] for place, text in texts.items() for word in words_of(text)}


def _gap(tag: re.Match[str]) -> str:
    """A slot's place shows as an ellipsis; every other tag parts two wordings."""
    return "…" if tag[0].startswith("{{") else "\n"


def _lines(text: str) -> list[str]:
    """The sentences of a text, without the marks of Markdown; a cell of a table counts as one."""
    lines = (line.strip(" \t#*->") for line in _SENTENCE.split(text))
    return [line for line in lines if any(map(str.isalpha, line))]


def as_data(hit: Hit) -> dict[str, Any]:
    """A hit as plain data, with its command."""
    return {
        "script": hit.script, "locale": hit.locale, "title": hit.title, "label": hit.label, "line": hit.line,
        "score": hit.score, "command": hit.command,
    }  # fmt: skip
