"""Sentences end as sentences do, no mark stands twice, and what is opened is closed.

The marks that end a sentence stand in `wording.yaml` under `ends`; without them `.`, `?`, `!`, `…` do.

Bad:

```jinja
We are ending our work together,. We wish you well
```

Good:

```jinja
We are ending our work together. We wish you well.
```
"""

import re
from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.letters.write import HOLE

ID = "punctuation"
SEVERITY = "error"
ENDS = ".?!…։:"
_DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|,[,.;:։?!]|;[,.;:]|:[,.;:]|[.։!?][,;։](?!\w)|\.։|։\.|!!|\?\?|[(«„“]\s*[)»“”]")
_WORD_TWICE = re.compile(r"(?<![\w-])(\w{2,30}) \1(?![\w-])", re.I)
PAIRS = (("(", ")"), ("«", "»"), ("[", "]"))


def check(view: View) -> Iterator[Finding]:
    """Ends of steps, doubled marks, doubled words, pairs."""
    for locale in view.locales:
        ends = view.wording(locale).ends or ENDS
        for passage in view.passages(locale):
            text = passage.text
            for match in _DOUBLED.finditer(text):
                yield view.in_passage(passage, match.start(), f"“{match[0]}”: one mark is enough")
            for match in _WORD_TWICE.finditer(text):
                yield view.in_passage(passage, match.start(), f"“{match[0]}”: the same word twice")
            for opening, closing in PAIRS:
                if text.count(opening) != text.count(closing):
                    place = max(text.find(opening), text.find(closing))
                    yield view.in_passage(passage, place, f"“{opening}” and “{closing}” do not pair")
            step = passage.part in passage.script.steps or passage.part in ("objection", "answer")
            last = text.rstrip('»”“’")')[-1:]
            if step and last and last not in ends and last != HOLE:
                yield view.in_passage(passage, len(text) - 1, f"“{passage.part}” ends without a mark")
