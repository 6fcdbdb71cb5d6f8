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

from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.lists import constants
from clientscripts.check.passages import Passage
from clientscripts.check.view import View
from clientscripts.check.words import Words, words_of

ID = "address-mixed"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Marks of the other form of address, and formal steps that lack the polite word."""
    for locale in view.locales:
        address = view.wording(locale).address
        marks = {"formal": words_of(address.formal), "informal": words_of(address.informal)}
        neutral, polite = words_of(address.neutral), words_of(address.polite)
        for passage in view.passages(locale):
            if passage.part.startswith("cue_") or passage.part == "head":
                continue
            for form, words in marks.items():
                if passage.formality == form:
                    continue
                if form == "formal" and passage.part == "objection":
                    continue  # a client speaks to us, who are several: that plural looks formal
                for start, sentence in passage.sentences:
                    for offset, said in _meant(words, neutral, sentence):
                        yield view.in_passage(passage, start + offset, _message(said, form, passage.formality))
            if polite and _lacks(polite, passage):
                needed = ", ".join(f"“{word}”" for word in address.polite)
                yield view.in_passage(passage, 0, f"nothing polite in a formal step: it needs one of {needed}")
        for formality, text, fill in constants(view, locale):
            for form, words in marks.items():
                for _, said in _meant(words, neutral, text) if formality != form else ():
                    yield view.at(fill.place, _message(said, form, formality), said)


def _message(said: str, form: str, formality: str | None) -> str:
    where = f"the {formality} voice" if formality else "both voices"
    return f"“{said}” is {form} address in words for {where}"


def _meant(words: Words, neutral: Words, sentence: str) -> Iterator[tuple[int, str]]:
    """Matches that are no part of words which only look alike."""
    found = words.found(sentence)
    spared = [(start, start + len(said)) for start, said in neutral.found(sentence)] if found else []
    for offset, said in found:
        if not any(start <= offset and offset + len(said) <= end for start, end in spared):
            yield offset, said


def _lacks(polite: Words, passage: Passage) -> bool:
    # Only whole steps at full length: a brief one may be three words, and a subject addresses nobody.
    step = passage.part in passage.script.steps and passage.formality == "formal" and passage.voice.length == "full"
    return step and not any(polite.found(sentence) for _, sentence in passage.sentences)
