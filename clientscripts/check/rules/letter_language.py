"""A template is a letter, not a program; a catalog says what its schema knows.

Everything that the reader of packs refuses and that no other rule here speaks of: loops, calls, comparisons, unknown
filters and labels, YAML that is none. See `docs/write-a-letter.md`.

Bad:

```jinja
{% for name in firms %}{{ name }}{% endfor %}
```

Good:

```jinja
{% if firms %}{{ firms | all }} do this work well.{% endif %}
```
"""

from collections.abc import Iterator

from clientscripts.check.faults import refused
from clientscripts.check.finding import Finding
from clientscripts.check.view import View

ID = "letter-language"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """What the reader of packs refuses."""
    yield from refused(view, "")
