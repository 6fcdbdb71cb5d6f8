"""A letter never accuses the client.

`framing` stays on documented facts and puts the misfit on our offer, never on a character. The words that accuse stand
in `wording.yaml` under `accusation`; there `*` is the rest of a word, `(a|b)` one or the other, `…` up to three words.

Bad:

```jinja
It is your fault that we could not deliver.
```

Good:

```jinja
We could not deliver on the day we agreed.
```
"""

from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.lists import listed
from clientscripts.check.view import View

ID = "accusation"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Words of the locale's list."""
    yield from listed(view, "accusation", "{} accuses the client")
