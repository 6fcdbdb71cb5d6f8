"""Every step says something, in every voice and whatever is filled.

A part without words leaves a hole in the message, or drops one of the five steps.

Bad:

```jinja
{% if refund %}We are refunding {{ refund | money }}.{% endif %}
```

Good:

```jinja
We are ending our work together.
{% if refund %}We are refunding {{ refund | money }}.{% endif %}
```
"""

from collections.abc import Iterator

from clientscripts.check.faults import refused
from clientscripts.check.finding import Finding
from clientscripts.check.view import View

ID = "step-missing"
SEVERITY = "error"
ALWAYS_SAID = ("subject", "greeting")


def check(view: View) -> Iterator[Finding]:
    """Parts that are not there, and steps that fall silent."""
    yield from refused(view, ID)
    for sheet in view.sheets:
        silent = set()
        for passage in view.passages_of(sheet):
            said = passage.part in sheet.script.steps or passage.part in ALWAYS_SAID
            if passage.part == "greeting" and passage.voice.channel == "sms":
                continue  # an SMS may come to the point at once
            if said and not passage.text and passage.part not in silent:
                silent.add(passage.part)
                voice = f"{passage.voice.formality}, {passage.voice.tone}, {passage.voice.channel}"
                with_what = ", ".join(sorted(passage.filled)) or "nothing"
                message = f"“{passage.part}” says nothing ({voice}; filled: {with_what})"
                yield view.in_block(sheet, passage.part, message)
