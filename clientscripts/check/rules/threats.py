"""A letter names what follows, it does not threaten: no lawyers, no consequences, no last warnings.

The words stand in `wording.yaml` under `threats`.

Bad:

```jinja
Otherwise we will take legal action.
```

Good:

```jinja
If the date does not suit you, we can settle it in two parts.
```
"""

from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.lists import listed
from clientscripts.check.view import View

ID = "threats"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Words of the locale's list."""
    yield from listed(view, "threats", "{} threatens")
