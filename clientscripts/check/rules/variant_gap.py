"""Formality outranks everything, so what is said firmly or briefly is said so informally too.

Once a phrase has an `informal` variant, an informal reader never sees one without that label: beside `firm` stands
`informal firm`, beside `brief` `informal brief`, and as many equal wordings of the one as of the other. Tone outranks
length: beside `firm` and `brief` stands `firm brief`. A phrase has two wordings or more.

Bad:

```jinja
{% phrase %}
We are ending our work together, and we wish you well.
{% variant informal %}
We’re ending our work together, and we wish you well.
{% variant brief %}
We are stopping here.
{% endphrase %}
```

Good:

```jinja
{% phrase %}
We are ending our work together, and we wish you well.
{% variant informal %}
We’re ending our work together, and we wish you well.
{% variant brief %}
We are stopping here.
{% variant informal brief %}
We’re stopping here.
{% endphrase %}
```
"""

from collections import Counter
from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.letters.nodes import Phrase, walk
from clientscripts.model import CHANNELS

ID = "variant-gap"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Phrases that lack a variant which another of their variants calls for."""
    for sheet in view.sheets:
        for nodes in sheet.letter.parts.values():
            for node in walk(nodes):
                if isinstance(node, Phrase):
                    message = _gap(node)
                    if message:
                        yield view.at(node.variants[0].place, message, "{% phrase", sheet.path)


def _gap(phrase: Phrase) -> str:
    if len(phrase.variants) == 1:
        return "a phrase with one wording: another was meant, or none is needed"
    counts = Counter(frozenset(variant.labels) for variant in phrase.variants)
    if any("informal" in labels for labels in counts):
        for labels in dict.fromkeys(each - {"informal"} for each in counts):
            count = counts[labels]
            # A greeting may have a formal turn for letters alone: what a channel adds need not come in both.
            if not labels.intersection(CHANNELS) and counts[labels | {"informal"}] != count:
                words, twin = " ".join(_order(labels)) or "no label", " ".join(_order(labels | {"informal"}))
                return f"{count} with {words}, {counts[labels | {'informal'}]} with {twin}: as many are needed"
    for labels in counts:
        brief = labels - {"firm"} | {"brief"}
        if "firm" in labels and "brief" not in labels and brief in counts and labels | {"brief"} not in counts:
            return f"“{' '.join(_order(labels | {'brief'}))}” is missing: tone outranks length"
    return ""


def _order(labels: frozenset[str]) -> list[str]:
    known = ("informal", "firm", "brief")
    return sorted(labels, key=lambda label: (known.index(label) if label in known else 1.5, label))
