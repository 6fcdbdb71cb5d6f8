"""Equal wordings differ: saying the same words twice gives nothing to choose from.

Bad:

```jinja
{% phrase %}
We are ending our work together.
{% variant %}
We are ending our work together.
{% endphrase %}
```

Good:

```jinja
{% phrase %}
We are ending our work together.
{% variant %}
Our work together ends here.
{% endphrase %}
```
"""

from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.letters.nodes import Phrase, walk

ID = "variant-repeated"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Variants of one rank with the same words."""
    for sheet in view.sheets:
        for nodes in sheet.letter.parts.values():
            for node in walk(nodes):
                if not isinstance(node, Phrase):
                    continue
                seen = set()
                for variant in node.variants:
                    said = (frozenset(variant.labels), variant.nodes)
                    if said in seen and variant.nodes:
                        yield view.at(variant.place, "says what its equal says already", "{% variant", sheet.path)
                    seen.add(said)
