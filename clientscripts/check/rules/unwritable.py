"""Every letter can be written, in every voice, whatever is filled; and nothing tells what was filled and what not.

Each letter is written with no facts, with the samples of its slots, and with random facts that have tripped letters up
before: firms that end in a dot, the first of a month, one of something and many, names from other languages.

Bad:

```jinja
{% if name %}Regarding {{ name }}.. {% endif %}We are ending our work together.
```

Good:

```jinja
{% if name %}Regarding {{ name }}: {% endif %}We are ending our work together.
```
"""

import re
from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.check.writing import Failed, written

ID = "unwritable"
SEVERITY = "error"
_STRAY = (
    (re.compile(r"(?<!\.)\.\.(?!\.)|,,|,\.|;\.|::|։։|,։"), "a doubled mark"),
    (re.compile(r"[^\S\n]{2,}|[^\S\n]+$", re.M), "a stray space"),
    (re.compile(r" [.,;!?։](?![\w)])"), "a space before a mark"),
    (re.compile(r"\(\s*\)|“\s*”|«\s*»|„\s*“"), "an empty pair"),
    (re.compile(r"\bNone\b"), "“None”"),
)


def check(view: View) -> Iterator[Finding]:
    """Letters that fail, and stray marks in those that do not."""
    seen: set[tuple[str, str, str]] = set()
    for each in written(view):
        if isinstance(each, Failed):
            yield view.in_block(each.sheet, each.part or "subject", f"cannot be written with {each.error}")
            continue
        for part, text in each.parts.written.items():
            key = (each.sheet.path, part, text)
            if key in seen:
                continue
            seen.add(key)
            for pattern, what in _STRAY:
                if match := pattern.search(text):
                    around = text[max(0, match.start() - 25) : match.end() + 10].replace("\n", " ")
                    yield view.in_block(each.sheet, part, f"{what} with {each.facts}: “…{around}…”")
