"""Quotes, dashes, apostrophes and figures as the language writes them.

Each language's signs stand in `wording.yaml` under `typography`: an expression (bounded: `{0,20}` instead of `*`, and
only single signs repeat), what is wrong, and `fix`, what to put in its place where that is safe.

Bad:

```jinja
We'll call you.
```

Good:

```jinja
We’ll call you.
```
"""

from collections.abc import Iterator

from clientscripts.check.finding import Finding, Fix
from clientscripts.check.lists import constants
from clientscripts.check.view import View
from clientscripts.check.words import sign_pattern

ID = "typography"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Every match of the locale's expressions."""
    for locale in view.locales:
        signs = []
        for entry in view.wording(locale).typography:
            try:
                signs.append((sign_pattern(entry.find), entry))
            except ValueError:
                continue  # a finding of the rule `wording`
        for passage in view.passages(locale):
            if len(passage.text) > 5_000:
                continue  # a finding of the rule `too-long`; no expression is let loose on it
            for pattern, entry in signs:
                for match in pattern.finditer(passage.text):
                    fix = Fix(match[0], match.expand(entry.fix)) if entry.fix is not None and match[0] else None
                    yield view.in_passage(passage, match.start(), entry.say, fix)
        for _, text, fill in constants(view, locale):
            for pattern, entry in signs:
                if found := pattern.search(text):
                    yield view.at(fill.place, entry.say, found[0])
