"""A letter names only slots that its situation declares.

Bad:

```jinja
{% if refnud %}We are refunding {{ refnud | money }}.{% endif %}
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

ID = "slot-undeclared"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """What the reader of packs refuses."""
    yield from refused(view, ID)
