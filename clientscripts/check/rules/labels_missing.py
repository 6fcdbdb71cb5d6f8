"""`locale.yaml` names everything that screens show: the language, steps, situations, scripts, slots, labels.

Bad:

```yaml en/locale.yaml
name: English
```

Good:

```yaml en/locale.yaml
name: English
labels: {subject: Subject, objection: They may say, answer: You answer, cue: Cue, step: Step, copied: Copied}
steps: {gratitude: Thanks, framing: Framing, goodwill: Goodwill, apology: Apology, alternatives: Ways on}
situations:
  parting: {title: Parting, scripts: {unspecified: No reason, other: Another reason}}
slots:
  name: {label: Name}
  refund: {label: Refund}
  day: {label: Day}
  firms: {label: Firms}
  event: {label: Event}
review:
  parting: {state: draft}
```
"""

from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.model import STEPS

ID = "labels-missing"
SEVERITY = "warning"
LABELS = ("subject", "objection", "answer", "cue", "step", "copied")


def check(view: View) -> Iterator[Finding]:
    """What a locale that has letters does not name."""
    for locale in view.locales:
        entry = view.library.labels(locale)
        path = next((pack.shown(f"{locale}/locale.yaml") for pack in reversed(view.own) if locale in pack.locales), "")
        missing = [] if entry.name else ["name"]
        missing += [f"labels.{label}" for label in LABELS if label not in entry.labels]
        missing += [f"steps.{step}" for step in STEPS if step not in entry.steps]
        sheets = [sheet for sheet in view.sheets if sheet.locale == locale]
        for situation in dict.fromkeys(sheet.script.situation for sheet in sheets):
            words = entry.situations.get(situation)
            if words is None:
                missing.append(f"situations.{situation}")
            else:
                missing += [
                    f"situations.{situation}.scripts.{sheet.script.name}" for sheet in sheets
                    if sheet.script.situation == situation and sheet.script.name not in words.scripts
                ]  # fmt: skip
            if situation not in entry.review:
                missing.append(f"review.{situation}")
        slots = {slot for sheet in sheets for slot in sheet.script.slots}
        missing += [f"slots.{slot}" for slot in sorted(slots) if slot not in entry.slots]
        for name in missing:
            yield Finding(path, 1, 1, ID, f"{name} is missing")
