"""The typography of the style guides, on letters as they are sent."""

from __future__ import annotations

import re

from clientscripts.check.view import wording_of
from clientscripts.check.words import sign_pattern
from clientscripts.library import default_library
from tests.language.letters import place, texts

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
EVERYWHERE = (
    (re.compile(r"[^\S\n]{2,}|[^\S\n]+$", re.M), "a stray space"),
    (re.compile(r" [.,;:!?։](?![\w)])"), "a space before a mark"),
    (re.compile(r"(?<!\.)\.\.(?!\.)|,,|,\.|;\.|::|։։|\.։|,։"), "a doubled mark"),
    (re.compile(r"\(\s*\)|“\s*”|«\s*»|„\s*“|\{|\}|\bNone\b"), "a gap"),
)


def wrong(locale: str) -> list[str]:
    """Every place where a letter breaks its language's typography."""
    signs = [(sign_pattern(each.find), each.say) for each in wording_of(default_library(), locale).typography]
    found: dict[str, str] = {}
    for text in texts(locale):
        for number, line in enumerate(_ADDRESS.sub("x", text.body).split("\n")):
            for pattern, what in (*signs, *EVERYWHERE):
                if (match := pattern.search(line)) and line not in found:
                    around = line[max(0, match.start() - 20) : match.end() + 20]
                    found[line] = f"{place(text.path, text.line + number)}: {what}: “…{around}…”"
    return list(found.values())
