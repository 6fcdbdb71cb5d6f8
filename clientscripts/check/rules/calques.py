"""Turns that were carried over from another language, and stock phrases nobody means.

The words stand in `wording.yaml` under `calques`, with what to say instead.

Bad:

```jinja
Please do not hesitate to contact us.
```

Good:

```jinja
Call or write to us any time.
```
"""

from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.lists import listed
from clientscripts.check.view import View

ID = "calques"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Words of the locale's list."""
    yield from listed(view, "calques", "{} is not how the language says it")
