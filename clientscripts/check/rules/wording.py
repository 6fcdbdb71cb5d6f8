"""The words and signs of a `wording.yaml` can be read.

A word list takes plain words with `*`, `(a|b)` and `…`; an expression of typography has a bound on its work: `{0,20}`
instead of `*`, only single signs repeat, no reference back to a group.

Bad:

```yaml en/wording.yaml
typography:
  - {find: '(a+)+b', say: This takes for ever.}
```

Good:

```yaml en/wording.yaml
typography:
  - {find: ' {2,10}', say: one space between words}
```
"""

from collections.abc import Callable, Iterator
from typing import Any

from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.check.words import fault_of, sign_pattern

ID = "wording"
SEVERITY = "error"
LISTS = ("accusation", "absolutes", "flattery", "threats", "calques")


def check(view: View) -> Iterator[Finding]:
    """Entries that are refused."""
    for pack in view.own:
        for locale in pack.locales:
            name = f"{locale}/wording.yaml"
            if locale not in view.locales or pack.path(name) is None:
                continue
            document = pack.document(name)
            for at, text, read in _entries(document.data):
                try:
                    read(text)
                except ValueError as error:
                    problem = document.problem(f"“{text[:40]}” {error}", *at)
                    yield Finding(problem.where, problem.line, problem.column, ID, problem.message)


def _entries(data: Any) -> Iterator[tuple[tuple[str | int, ...], str, Callable[[str], object]]]:
    """Every entry: its path in the file, its text and what reads it."""
    for field in LISTS:
        for position, entry in enumerate(data.get(field) or ()):
            yield (field, position), entry if isinstance(entry, str) else entry["find"], _words
    for field, entries in (data.get("address") or {}).items():
        for position, entry in enumerate(entries or ()):
            yield ("address", field, position), entry, _words
    for position, entry in enumerate(data.get("typography") or ()):
        yield ("typography", position), entry["find"], sign_pattern


def _words(text: str) -> None:
    if why := fault_of(text):
        raise ValueError(why)
