"""A language that has a situation has every script of it.

Bad:

```jinja en/parting/other.j2
REMOVED
```

Good:

```jinja en/parting/other.j2
{% extends "parting/unspecified.j2" %}
{% block framing %}We are ending our work together.{% endblock %}
```
"""

from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View

ID = "letter-missing"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Scripts without a letter, in locales that have others of the same situation or say they have it."""
    written = {(locale, name.removesuffix(".j2")) for locale, name in view.templates.values()}
    for locale in view.locales:
        allowed = view.library.fallbacks(locale)
        for situation in view.situations.values():
            if not any((locale, f"{situation.id}/{name}") in written for name in situation.scripts):
                continue
            for script in situation.scripts.values():
                if not any(view.library.find(each, f"{script.id}.j2") for each in allowed):
                    path = next(pack.shown(f"{locale}/{script.id}.j2") for pack in view.own if locale in pack.locales)
                    yield Finding(path, 1, 1, ID, f"{locale} has no letter for {script.id}")
