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
from clientscripts.check.view import Sheet, View
from clientscripts.library import DEFAULT
from clientscripts.model import STEPS

ID = "step-elsewhere"
SEVERITY = "error"
COMPARED = (*STEPS, "objection", "answer", "subject")


def check(view: View) -> Iterator[Finding]:
    """Blocks that more than half of the other locales have, and reasons without a framing of their own."""
    twins: dict[str, dict[str, Sheet]] = defaultdict(dict)
    for sheet in view.sheets:
        twins[sheet.script.id][sheet.locale] = sheet
    for script, sheets in twins.items():
        written = {locale: _written(view, sheet) for locale, sheet in sheets.items()}
        paths = {locale: sheet.path for locale, sheet in sheets.items()}
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


def _written(view: View, sheet: Sheet) -> set[str]:
    """The blocks of a letter's own template, and of those of the same name it overlays."""
    own = [path for path in sheet.letter.sources if path.endswith(f"/{sheet.script.id}.j2")]
    return {block.name for path in own for block in blocks(view, path)}


def _is_reason(view: View, script: str) -> bool:
    situation, _, name = script.partition("/")
    return name != DEFAULT and not view.situations[situation].scripts[name].follow_up
