"""A letter speaks of the same slots in every language.

What is filled in is said in each of them, so that a message and its twin can be shown side by side.

Bad:

```jinja en/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}We are ending our work together.{% endblock %}
```

```jinja de/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}Wir beenden die Zusammenarbeit{% if day %} am {{ day | date }}{% endif %}.{% endblock %}
```

Good:

```jinja en/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}We are ending our work together{% if day %} on {{ day | date }}{% endif %}.{% endblock %}
```

```jinja de/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}Wir beenden die Zusammenarbeit{% if day %} am {{ day | date }}{% endif %}.{% endblock %}
```
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View

ID = "slot-elsewhere"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Slots that most other locales speak of in the same letter."""
    spoken: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for sheet in view.sheets:
        spoken[sheet.script.id][sheet.locale] = {slot for each in sheet.choices.values() for slot in each.slots}
    for sheet in view.sheets:
        twins = spoken[sheet.script.id]
        counts = Counter(slot for slots in twins.values() for slot in slots)
        for slot, count in counts.items():
            if slot not in twins[sheet.locale] and count * 2 > len(twins) - 1:
                message = f"does not speak of “{slot}”, as {count} of {len(twins) - 1} other locales do"
                yield Finding(sheet.path, 1, 1, ID, message)
