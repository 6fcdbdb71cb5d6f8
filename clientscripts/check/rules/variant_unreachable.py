"""Every wording can be reached by some voice.

A variant whose labels never hold together, or that another always outranks, is never read by anybody.

Bad:

```jinja
{% phrase %}
We are ending our work together.
{% variant brief email %}
We are stopping here.
{% endphrase %}
```

Good:

```jinja
{% phrase %}
We are ending our work together.
{% variant brief %}
We are stopping here.
{% endphrase %}
```
"""

from collections.abc import Iterator
from itertools import product

from clientscripts.channels import LENGTH_OF
from clientscripts.check.finding import Finding
from clientscripts.check.passages import shown_in
from clientscripts.check.view import View
from clientscripts.letters.nodes import Nodes, Phrase, Variant, When
from clientscripts.letters.write import rank
from clientscripts.model import FORMALITIES, TONES, Voice

ID = "variant-unreachable"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Variants that no voice reaches where their phrase stands; a first wording must be there in any case."""
    for sheet in view.sheets:
        for part, nodes in sheet.letter.parts.items():
            choices = ("", *sheet.choices[part].choices)
            voices = [
                Voice(formality, tone, channel, LENGTH_OF[channel], 0, (choice,) if choice else ())
                for formality, tone, channel, choice in product(FORMALITIES, TONES, shown_in(part), choices)
            ]
            for variant in _unreached(nodes, voices):
                labels = " ".join(variant.labels)
                message = f"no voice ever reaches “{{% variant {labels} %}}” here"
                yield view.at(variant.place, message, "{% variant", sheet.path)


def _unreached(nodes: Nodes, voices: list[Voice]) -> Iterator[Variant]:
    for node in nodes:
        if isinstance(node, When):
            yield from _unreached(node.then + node.otherwise, voices)
        elif isinstance(node, Phrase):
            ranks = [rank(variant.labels) for variant in node.variants]
            reaching: list[list[Voice]] = [[] for _ in node.variants]
            for voice in voices:
                holding = {voice.formality, voice.tone, voice.length, voice.channel, *voice.choices}
                fitting = [i for i, variant in enumerate(node.variants) if holding.issuperset(variant.labels)]
                best = max(ranks[i] for i in fitting)
                for i in fitting:
                    if ranks[i] == best:
                        reaching[i].append(voice)
            for variant, those in zip(node.variants, reaching, strict=True):
                if those:
                    yield from _unreached(variant.nodes, those)
                elif variant.labels:
                    yield variant
