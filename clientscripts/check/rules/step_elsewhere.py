"""A letter writes of its own what its twins in the other languages write of their own.

A block that the other locales have and this one lacks says here what the parent says: a step was forgotten, or dropped.

Bad:

```jinja en/parting/other.j2
{% extends "parting/unspecified.j2" %}
```

Good:

```jinja en/parting/other.j2
{% extends "parting/unspecified.j2" %}
{% block framing %}We are ending our work together.{% endblock %}
```
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from clientscripts.check.blocks import blocks
from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.library import DEFAULT
from clientscripts.model import STEPS

ID = "step-elsewhere"
SEVERITY = "error"
COMPARED = (*STEPS, "objection", "answer", "subject")


def check(view: View) -> Iterator[Finding]:
    """Blocks that more than half of the other locales have, and reasons without a framing of their own."""
    twins: dict[str, dict[str, str]] = defaultdict(dict)
    for sheet in view.sheets:
        twins[sheet.script.id][sheet.locale] = sheet.path
    for script, paths in twins.items():
        written = {locale: {block.name for block in blocks(view, path)} for locale, path in paths.items()}
        counts = Counter(name for names in written.values() for name in names)
        others = len(paths) - 1
        for locale, path in paths.items():
            missing = [name for name in COMPARED if name not in written[locale]]
            for name in missing:
                if counts[name] * 2 > others > 0:
                    message = f"“{name}” is missing: {counts[name]} of {others} other locales write it"
                    yield Finding(path, 1, 1, ID, message)
            if not others and "framing" in missing and _is_reason(view, script):
                yield Finding(path, 1, 1, ID, "a reason needs a framing of its own")


def _is_reason(view: View, script: str) -> bool:
    situation, _, name = script.partition("/")
    return name != DEFAULT and not view.situations[situation].scripts[name].follow_up
