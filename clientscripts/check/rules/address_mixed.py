"""A letter keeps to one form of address.

In an informal voice no word may address the reader formally, and the other way round; words that are said in both
voices show neither. The pronouns, possessives, verb forms and endings of a language stand in `wording.yaml` under
`address`. English has one *you*; there the contractions tell (*we’ll*), which a formal letter has none of.

Bad:

```jinja
{% phrase %}
We are ending our work together, and we’ll keep your files safe.
{% variant informal %}
We’re ending our work together.
{% endphrase %}
```

Good:

```jinja
{% phrase %}
We are ending our work together, and we will keep your files safe.
{% variant informal %}
We’re ending our work together.
{% endphrase %}
```
"""

import re
from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.lists import constants, pattern_of
from clientscripts.check.passages import Passage
from clientscripts.check.view import View

ID = "address-mixed"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Marks of the other form of address, and formal steps that lack the polite word."""
    for locale in view.locales:
        address = view.wording(locale).address
        marks = {"formal": pattern_of(address.formal), "informal": pattern_of(address.informal)}
        neutral = pattern_of(address.neutral)
        polite = pattern_of(address.polite)
        for passage in view.passages(locale):
            if passage.part.startswith("cue_") or passage.part == "head":
                continue
            for form, pattern in marks.items():
                if pattern is None or passage.formality == form:
                    continue
                where = f"the {passage.formality} voice" if passage.formality else "both voices"
                message = f"“{{}}” is {form} address in words for {where}"
                for match in _meant(pattern, neutral, passage.text):
                    yield view.in_passage(passage, match.start(), message.format(match[0]))
                for text, fill in constants(passage):
                    for match in _meant(pattern, neutral, text):
                        yield view.at(fill.place, message.format(match[0]), match[0])
            if polite and _lacks(polite, passage):
                words = ", ".join(f"“{word}”" for word in address.polite)
                yield view.in_passage(passage, 0, f"nothing polite in a formal step: it needs one of {words}")


def _meant(pattern: re.Pattern[str], neutral: re.Pattern[str] | None, text: str) -> Iterator[re.Match[str]]:
    """Matches that are no part of words which only look alike."""
    spared = [match.span() for match in neutral.finditer(text)] if neutral else []
    for match in pattern.finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in spared):
            yield match


def _lacks(polite: re.Pattern[str], passage: Passage) -> bool:
    # Only whole steps at full length: a brief one may be three words, and a subject addresses nobody.
    step = passage.part in passage.script.steps
    return step and passage.formality == "formal" and passage.voice.length == "full" and not polite.search(passage.text)
