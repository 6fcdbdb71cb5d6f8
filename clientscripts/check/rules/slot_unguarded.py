"""A slot that may be empty stands where it is certainly filled.

Without the guard a letter would have a gap; so it is not even read.

Bad:

```jinja
We are refunding {{ refund | money }}.
```

Good:

```jinja
{% if refund %}We are refunding {{ refund | money }}.{% endif %}
```
"""

from collections.abc import Iterator

from clientscripts.check.faults import refused
from clientscripts.check.finding import Finding
from clientscripts.check.view import View

ID = "slot-unguarded"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """What the reader of packs refuses."""
    yield from refused(view, ID)
