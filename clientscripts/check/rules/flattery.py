"""Thanks are for something real; praise that fits everybody is heard as none.

The words stand in `wording.yaml` under `flattery`.

Bad:

```jinja
You are our most valued client.
```

Good:

```jinja
Thank you for telling us openly what was missing.
```
"""

from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.lists import listed
from clientscripts.check.view import View

ID = "flattery"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Words of the locale's list."""
    yield from listed(view, "flattery", "{} flatters")
