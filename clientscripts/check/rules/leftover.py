"""Nothing in a letter is still to be done: no TODO, no placeholder, no dummy text.

Bad:

```jinja
TODO: Dear [name], we are ending our work together.
```

Good:

```jinja
We are ending our work together.
```
"""

import re
from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.letters.write import HOLE

ID = "leftover"
SEVERITY = "error"
_LEFT = re.compile(
    r"\b(?:TODO|FIXME|XXX+|TBD|TBC|TK)\b|\blorem ipsum\b|_{3,}|\?{3,}|<[A-Za-zÀ-ɏԱ-և][^<>\n]{0,40}>"
    r"|\[[^\]\n]{1,40}\]|[{}]|%[sd]\b|%\(\w+\)|\$\{?\w+\}?",
)


def check(view: View) -> Iterator[Finding]:
    """Marks of unfinished work in what is sent, and in the notes and labels beside it."""
    for locale in view.locales:
        for passage in view.passages(locale):
            for match in _LEFT.finditer(passage.text.replace(HOLE, "\0")):
                yield view.in_passage(passage, match.start(), f"“{match[0]}” is left over")
    todo = re.compile(r"\b(?:TODO|FIXME|TBD)\b")
    paths = [*view.templates]
    for pack in view.own:
        for locale in pack.locales:
            names = (f"{locale}/locale.yaml", *(f"{locale}/{name}/guide.md" for name in view.situations))
            paths += [pack.shown(name) for name in names if pack.path(name)]
    for path in paths:
        for number, line in enumerate(view.lines(path), start=1):
            for match in todo.finditer(line):
                yield Finding(path, number, match.start() + 1, ID, f"“{match[0]}” is left over")
