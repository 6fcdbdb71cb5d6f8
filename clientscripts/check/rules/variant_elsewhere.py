"""A part offers as many equal wordings in every language, so that a message and its twin say the same.

Bad:

```jinja en/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}We are ending our work together.{% endblock %}
```

```jinja de/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}{% phrase %}Wir hören auf.{% variant %}Wir beenden die Arbeit.{% endphrase %}{% endblock %}
```

Good:

```jinja en/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}{% phrase %}We are stopping.{% variant %}We are ending our work.{% endphrase %}{% endblock %}
```

```jinja de/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}{% phrase %}Wir hören auf.{% variant %}Wir beenden die Arbeit.{% endphrase %}{% endblock %}
```
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.letters.nodes import Nodes, Phrase, walk
from clientscripts.model import STEPS

ID = "variant-elsewhere"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Parts whose number of equal wordings differs from that of most other locales."""
    turns: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for sheet in view.sheets:
        for part in (*STEPS, "closing"):
            if part in sheet.letter.parts:
                turns[sheet.script.id, part][sheet.locale] = equals(sheet.letter.parts[part])
    for sheet in view.sheets:
        for part in (*STEPS, "closing"):
            others = [count for locale, count in turns[sheet.script.id, part].items() if locale != sheet.locale]
            if part not in sheet.letter.parts or not others:
                continue
            usual, times = Counter(others).most_common(1)[0]
            own = turns[sheet.script.id, part][sheet.locale]
            if own != usual and times * 2 > len(others):
                message = f"“{part}” has {own} equal wordings, {times} of {len(others)} other locales have {usual}"
                yield view.in_block(sheet, part, message)


def equals(nodes: Nodes) -> int:
    """The most unlabelled wordings any phrase has."""
    return max(
        (sum(not variant.labels for variant in node.variants) for node in walk(nodes) if isinstance(node, Phrase)),
        default=1,
    )
