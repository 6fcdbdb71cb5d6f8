"""docs/checks.md, from the docstrings of the rules."""

from __future__ import annotations

import inspect

from clientscripts.check.engine import rules

HEAD = """\
# What `check` minds

`clientscripts check [PATH …]` reads a pack as a careful editor would: every letter in every voice, with no facts, with
realistic ones and with random ones. Errors make it fail, warnings do so with `--strict`. `--fix` mends what is safe to
mend; `--format github` and `--format sarif` are for pipelines.

The words and signs of a language are data in `templates/<locale>/wording.yaml`; a pack brings its own beside its
letters. This page is made from the rules themselves: `python -m clientscripts.check.pages > docs/checks.md`.
"""


def page() -> str:
    """The whole page."""
    found = rules()
    pieces = [HEAD, "\n".join(f"- [{rule.ID}](#{rule.ID}), {rule.SEVERITY}: {_first(rule.__doc__)}" for rule in found)]
    for rule in found:
        pieces.append(f"## {rule.ID}\n\n{inspect.cleandoc(rule.__doc__ or '')}")
    return "\n\n".join(piece.strip() for piece in pieces) + "\n"


def _first(text: str | None) -> str:
    return inspect.cleandoc(text or "").split("\n")[0]


if __name__ == "__main__":
    import sys

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
