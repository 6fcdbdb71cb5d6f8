"""A letter has the parts of `message.j2` and the steps its catalog lists, no others.

Bad:

```jinja en/parting/unspecified.j2
{% extends "letter.j2" %}
{% block greetings %}Hello,{% endblock %}
```

Good:

```jinja en/parting/unspecified.j2
{% extends "letter.j2" %}
{% block greeting %}Hello,{% endblock %}
```
"""

from collections.abc import Iterator

from clientscripts.check.faults import refused
from clientscripts.check.finding import Finding
from clientscripts.check.view import View

ID = "step-extra"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """What the reader of packs refuses."""
    yield from refused(view, ID)
