"""A review speaks of the words that were read.

`reviewed` names who read the letters, when, and under `text` the fingerprint of their words. When the words change, the
fingerprint no longer fits: have them read again, or set the state back to `draft`.

Bad:

```yaml en/locale.yaml
name: English
review:
  parting: {state: reviewed, by: Ana Kovač, on: 2027-01-11, text: 0123456789ab}
```

Good:

```yaml en/locale.yaml
name: English
review:
  parting: {state: draft}
```
"""

from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.errors import PackError
from clientscripts.review import fingerprint

ID = "review-outdated"
SEVERITY = "error"


def check(view: View) -> Iterator[Finding]:
    """Reviews without a name or a day, and those whose words have changed since."""
    for pack in view.own:
        for locale in pack.locales:
            if locale not in view.locales or pack.path(f"{locale}/locale.yaml") is None:
                continue
            document = pack.document(f"{locale}/locale.yaml")
            for situation, review in view.library.labels(locale).review.items():
                if review.state != "reviewed" or situation not in view.situations:
                    continue
                try:
                    now = fingerprint(view.library, situation, locale)
                except PackError:
                    continue  # the letters cannot even be read: other rules say so
                message = ""
                if not (review.by and review.on):
                    message = f"the review of “{situation}” does not say by whom and on which day"
                elif review.text != now:
                    what = "has changed since it was read" if review.text else "does not say which words were read"
                    message = f"“{situation}” {what}: text: {now} once it has been read again"
                if message:
                    problem = document.problem(message, "review", situation)
                    yield Finding(problem.where, problem.line, problem.column, ID, message)
