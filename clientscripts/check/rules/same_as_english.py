"""No sentence is still the English one.

Bad:

```jinja en/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}We are ending our work together.{% endblock %}
```

```jinja de/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}We are ending our work together.{% endblock %}
```

Good:

```jinja en/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}We are ending our work together.{% endblock %}
```

```jinja de/parting/unspecified.j2
{% extends "letter.j2" %}
{% block framing %}Wir beenden unsere Zusammenarbeit.{% endblock %}
```
"""

import re
from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import REFERENCE, View
from clientscripts.letters.write import HOLE

ID = "same-as-english"
SEVERITY = "error"
_SENTENCE = re.compile(r"[^.!?։\n]+[.!?։]*")


def check(view: View) -> Iterator[Finding]:
    """Sentences of two words or more that stand in the English letters word for word."""
    others = [locale for locale in view.locales if locale.partition("-")[0] != REFERENCE]
    if not others:
        return
    english = {_bare(match[0]) for sheet in view.reference for passage in view.passages_of(sheet)
               for match in _SENTENCE.finditer(passage.text)}  # fmt: skip
    for locale in others:
        for passage in view.passages(locale):
            for match in _SENTENCE.finditer(passage.text):
                words = _bare(match[0])
                if words.count(" ") and len(words) > 8 and words in english:
                    start = match.start() + len(match[0]) - len(match[0].lstrip())
                    yield view.in_passage(passage, start, f"“{words.replace(HOLE, '…')}” is the English sentence")


def _bare(sentence: str) -> str:
    return sentence.strip(" .!?,:;\n").lower()
