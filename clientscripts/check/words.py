"""How word lists and typography of a `wording.yaml` are read: a small notation, and expressions of bounded cost.

A pack may come from a stranger, and Python's expressions have no time limit; so nothing is run whose work could grow
beyond a fixed multiple of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

MAX_PATTERN = 400
MAX_ENTRY = 2_000
MAX_COST = 20_000
_GAP = r"(?:[^\s.!?։]{1,30}[ \x00]){0,3}"


class Words:
    """A list of words and turns, looked for in sentences; what was found in a sentence is kept."""

    MOST_KEPT = 200_000

    def __init__(self, entries: tuple[str, ...]) -> None:
        self.pattern = re.compile("|".join(_words(entry) for entry in entries)) if entries else None
        self._kept: dict[str, tuple[tuple[int, str], ...]] = {}

    def __bool__(self) -> bool:
        return self.pattern is not None

    def found(self, sentence: str) -> tuple[tuple[int, str], ...]:
        """Every match: its offset and its words."""
        found = self._kept.get(sentence)
        if found is None:
            if len(self._kept) >= self.MOST_KEPT:
                self._kept.clear()
            matches = self.pattern.finditer(sentence) if self.pattern else ()
            found = self._kept[sentence] = tuple((match.start(), match[0]) for match in matches)
        return found


def words_of(entries: Iterable[str]) -> Words:
    """A list of words, without those whose notation is not sound.

    In an entry ``*`` is the rest of a word, ``(a|b)`` one or the other, ``(a )?`` may be missing, ``…`` up
    to three words between. A
    word is found in either case; one with a capital, or an entry with ``=`` before it, only as it stands.
    """
    return _kept_words(tuple(entry for entry in entries if entry.strip() and not fault_of(entry)))


@lru_cache(maxsize=512)
def _kept_words(entries: tuple[str, ...]) -> Words:
    return Words(entries)


@lru_cache(maxsize=8192)
def fault_of(entry: str) -> str:
    """Why an entry of a word list cannot be read; "" where it can."""
    try:
        re.compile(_words(entry))
    except (ValueError, re.error) as error:
        return str(error)
    return ""


def _words(entry: str) -> str:
    """One entry as an expression."""
    if len(entry) > MAX_ENTRY or entry.count("…") > 2 or entry.count("*") > 150:
        raise ValueError("is too long, or has too many * or …")
    if re.search(r"\([^)]*[(…]|\)\)", entry) or entry.count("(") != entry.count(")"):
        raise ValueError("takes (a|b) without brackets or … inside")
    exact = entry.startswith("=")
    found = []
    for piece in re.split(r"( ?… ?|\*|\)\??|[(|]| )", entry.strip().removeprefix("=")):
        if piece.strip() == "…":
            found.append(rf"[ \x00]{_GAP}")
        elif piece == "*":
            found.append(r"\w{0,30}")
        elif piece == "(":
            found.append("(?:")
        elif piece in (")", ")?", "|"):
            found.append(piece)
        elif piece == " ":
            found.append(r"\s")
        elif piece:
            either = piece == piece.lower() and not exact
            found.append(f"(?i:{re.escape(piece)})" if either else re.escape(piece))
    return rf"(?<!\w)(?:{''.join(found)})(?!\w)"


@lru_cache(maxsize=512)
def sign_pattern(text: str) -> re.Pattern[str]:
    """An expression of typography, compiled, if its work is bounded.

    Raises:
        ValueError: it is no expression, or one whose work may grow without bound; the message says why.
    """
    why = _dear(text)
    if why:
        raise ValueError(why)
    try:
        return re.compile(text)
    except re.error as error:
        raise ValueError(f"is no expression: {error}") from None


_TOKEN = re.compile(
    r"\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]))?|\)|\||[*+]\??|\?\??|\{(\d*),?(\d*)\}\??|[\s\S]"
)


def _dear(text: str) -> str:
    """Why an expression may cost too much; "" where it does not.

    Work is bounded by the product of all ways to repeat and to choose. Only single signs may repeat, and only up to a
    number; a group may at most be left out.
    """
    if len(text) > MAX_PATTERN:
        return f"is longer than {MAX_PATTERN} characters"
    cost, previous = 1, ""
    for token in _TOKEN.finditer(text):
        piece = token[0]
        if piece[0] == "\\" and len(piece) > 1 and (piece[1].isdigit() or piece[1] == "g"):
            return "refers back to a group"
        if piece.startswith("(?") and piece not in ("(?:", "(?=", "(?!", "(?<=", "(?<!"):
            return "uses an extension that is not taken here"
        if piece[0] in "*+":
            return "repeats without end: write {0,20} or {1,20}"
        if piece[0] == "{" and len(piece) > 2 and (token[1] or token[2]):
            if previous == ")":
                return "repeats a group: repeat single signs only"
            upper = int(token[2] or token[1]) if (token[2] or "," not in piece) else 10**6
            cost *= max(1, upper)
        elif piece[0] == "?" or piece == "|":
            cost *= 2
        elif piece == "(" and text[token.end() : token.end() + 1] == "?":
            return "uses an extension that is not taken here"
        previous = piece
        if cost > MAX_COST:
            return "has too many ways to match"
    return ""
