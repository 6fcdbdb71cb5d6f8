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
from clientscripts.letters.nodes import Phrase, Text, Variant, walk

ID = "variant-default"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """What the reader of packs refuses, and phrases that open with a variant."""
    yield from refused(view, ID)
    for sheet in view.sheets:
        for nodes in sheet.letter.parts.values():
            for node in walk(nodes):
                if isinstance(node, Phrase) and len(node.variants) > 1 and _empty(node.variants[0]):
                    yield view.at(
                        node.variants[0].place, "the first wording of a phrase is empty", "{% phrase", sheet.path
                    )


def _empty(variant: Variant) -> bool:
    return all(isinstance(node, Text) and not node.text.strip() for node in variant.nodes)
