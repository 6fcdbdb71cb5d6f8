"""A letter fits its channel: 600 characters in a chat, and the segments of `clientscripts.sms` in an SMS.

An SMS is measured with no facts, a chat with the samples of all slots too; write `brief` and `sms` variants where it
does not fit. No part of any letter is longer than 5,000 characters.

Bad:

```jinja
{% phrase %}We are ending our work together.{% variant brief %}
After much thought and many talks among ourselves over the last weeks and months we have come to the conclusion that
what we can offer and what would really help you have moved apart over time, slowly at first and then faster and faster,
so that we now think it would be best for both sides, for your plans as much as for our people, if we brought our work
together to an orderly end before either of us becomes unhappy with it, and that is why we are writing to you today, not
in haste and not in anger, but with a good deal of respect for what has been done together over all of these years,
which were good years on the whole.
{% endphrase %}
```

Good:

```jinja
{% phrase %}We are ending our work together.{% variant brief %}We are stopping here.{% endphrase %}
```
"""

from collections.abc import Iterator

from clientscripts.channels import excess, longest_step
from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.check.writing import Written, written

ID = "too-long"
SEVERITY = "warning"
MOST = 5_000
MEASURED = (("chat", "no facts"), ("chat", "samples"), ("sms", "no facts"))


def check(view: View) -> Iterator[Finding]:
    """The longest text of each letter in each channel that has a limit, and parts beyond all measure."""
    longest: dict[tuple[str, str, str], Written] = {}
    for each in written(view):
        # With everything filled no SMS is short: there the sender is warned, who knows what to leave out.
        if isinstance(each, Written) and (each.voice.channel, each.facts) in MEASURED:
            key = (each.sheet.path, each.voice.channel, each.facts)
            if key not in longest or len(each.text) > len(longest[key].text):
                longest[key] = each
    for each in longest.values():
        if too_long := excess(each.text, each.voice.channel):
            voice = f"{each.voice.formality}, {each.voice.tone}"
            message = f"{each.voice.channel} ({voice}) with {each.facts}: {too_long}"
            yield view.in_block(each.sheet, longest_step(each.parts), message)
    for sheet in view.sheets:
        for passage in view.passages_of(sheet):
            if len(passage.text) > MOST:
                yield view.in_block(sheet, passage.part, f"“{passage.part}” is longer than {MOST:,} characters")
