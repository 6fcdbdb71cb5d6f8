"""The first wording of a phrase carries no label: it is the one for every voice that has none of its own.

Bad:

```jinja
{% phrase %}{% variant informal %}Thanks for telling us.{% endphrase %}
```

Good:

```jinja
{% phrase %}Thank you for telling us.{% variant informal %}Thanks for telling us.{% endphrase %}
```
"""

from collections.abc import Iterator

from clientscripts.check.faults import refused
from clientscripts.check.finding import Finding
from clientscripts.check.view import View

ID = "variant-default"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """What the reader of packs refuses."""
    yield from refused(view, ID)
