"""*Always* and *never*, said of what people do, are seldom true and always hurt.

The words stand in `wording.yaml` under `absolutes`.

Bad:

```jinja
You always call outside our hours.
```

Good:

```jinja
The last three calls reached us outside our hours.
```
"""

from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.lists import listed
from clientscripts.check.view import View

ID = "absolutes"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Words of the locale's list."""
    yield from listed(view, "absolutes", "{} leaves no exception")
