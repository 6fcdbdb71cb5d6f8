"""The blocks of a letter stand in the order in which it is sent.

A letter is read from top to bottom as the client will read it; the steps always walk gratitude, framing, goodwill,
apology, alternatives. A catalog keeps that order too.

Bad:

```jinja en/parting/other.j2
{% extends "parting/unspecified.j2" %}
{% block apology %}We are sorry about the extra work.{% endblock %}
{% block framing %}We are ending our work together.{% endblock %}
```

Good:

```jinja en/parting/other.j2
{% extends "parting/unspecified.j2" %}
{% block framing %}We are ending our work together.{% endblock %}
{% block apology %}We are sorry about the extra work.{% endblock %}
```
"""

from collections.abc import Iterator

from clientscripts.check.blocks import blocks, order_of_parts
from clientscripts.check.faults import refused
from clientscripts.check.finding import Finding
from clientscripts.check.view import View

ID = "step-order"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Blocks that stand before one they follow."""
    yield from refused(view, ID)
    order = order_of_parts(view)
    for path in view.templates:
        reached = ("", -1)
        for block in blocks(view, path):
            place = order.get(block.name, -1)
            if 0 <= place < reached[1]:
                yield Finding(path, block.line, block.column, ID, f"“{block.name}” comes before “{reached[0]}”")
            elif place >= 0:
                reached = (block.name, place)
