"""A slot that a situation declares is asked about by at least one of its letters.

Bad:

```jinja
We are ending our work together.
```

```yaml situations/parting.yaml
note: We part.
slots:
  refund: {type: money, note: What we pay back.}
scripts:
  unspecified: {}
```

Good:

```jinja
We are ending our work together.
{% if refund %}We are refunding {{ refund | money }}.{% endif %}
```

```yaml situations/parting.yaml
note: We part.
slots:
  refund: {type: money, note: What we pay back.}
scripts:
  unspecified: {}
```
"""

from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View

ID = "slot-unused"
SEVERITY = "warning"


def check(view: View) -> Iterator[Finding]:
    """Declared slots no letter of the situation speaks of, in any locale."""
    for pack in view.own:
        for name in pack.situations:
            document = pack.document(f"situations/{name}.yaml")
            sheets = [sheet for sheet in view.sheets if sheet.script.situation == name]
            if name not in view.situations or not sheets:
                continue
            spoken = {slot for sheet in sheets for choices in sheet.choices.values() for slot in choices.slots}
            labels = {label for sheet in sheets for choices in sheet.choices.values() for label in choices.choices}
            for slot in document.data.get("slots") or ():
                declared = next(iter(view.situations[name].scripts.values())).slots[slot]
                if slot not in spoken and not labels.intersection(declared.choices):
                    problem = document.problem(f"no letter of {name} speaks of “{slot}”", "slots", slot)
                    yield Finding(problem.where, problem.line, problem.column, ID, problem.message)
