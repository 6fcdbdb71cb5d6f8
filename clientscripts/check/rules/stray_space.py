"""No space before a comma or full stop, none doubled within a line, none at its end.

A letter is tidied when it is written, so the reader never sees these; but whoever reads the template does.

Bad:

```jinja
We are ending our work together , and we wish you well.
```

Good:

```jinja
We are ending our work together, and we wish you well.
```
"""

import re
from collections.abc import Iterator

from clientscripts.check.finding import Finding, Fix
from clientscripts.check.view import View

ID = "stray-space"
SEVERITY = "error"
_TAG = re.compile(r"\{[%{#].*?[%}#]\}")
_BEFORE = re.compile(r"(?<=\S)[ \t\N{NO-BREAK SPACE}]+(?=[,;!?։՝]|\.(?!\w)|:(?=\s|$))")
_DOUBLE = re.compile(r"(?<=\S)  +(?=\S)")
_END = re.compile(r"[ \t\N{NO-BREAK SPACE}]+$")
_OPENING = re.compile(r"(?:(?<=[(„«])|(?<=\s“))[ \N{NO-BREAK SPACE}]+(?=\w)")  # “ closes where „ opens
STRAY = (
    (_BEFORE, "a space before a mark"),
    (_DOUBLE, "more than one space"),
    (_END, "white space at the end of a line"),
    (_OPENING, "a space after an opening mark"),
)
_AFTER = re.compile(r"(?<=[^\W\d_])[,;։](?=[^\W\d_])|(?<=[^\W\d_]{2})[.!?](?=[^\W\d_]{2,})")


def check(view: View) -> Iterator[Finding]:
    """Spaces in the source lines of templates; what stands in tags and notes is left alone."""
    for path in view.templates:
        note = False
        for number, line in enumerate(view.lines(path), start=1):
            if note or ("{#" in line and "#}" not in line):
                note = "#}" not in line
                continue
            # A tag keeps its length, so that columns stay; it counts as a word.
            text = _TAG.sub(lambda tag: "\0" * len(tag[0]), line)
            for pattern, what in STRAY:
                for match in pattern.finditer(text):
                    fix = Fix(match[0], " " if pattern is _DOUBLE else "")
                    yield Finding(path, number, match.start() + 1, ID, what, fix=fix)
            for match in _AFTER.finditer(text):
                if not re.search(r"(?:://|@|www\.)\S*$", text[: match.start()]):
                    fix = Fix(match[0], match[0] + " ")
                    yield Finding(path, number, match.start() + 1, ID, f"no space after “{match[0]}”", fix=fix)
