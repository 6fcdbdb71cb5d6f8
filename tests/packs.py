"""Small packs written for one test."""

from __future__ import annotations

from pathlib import Path

from clientscripts import Library

CATALOG = """\
note: A test situation.
slots:
  name: {type: text, note: A name.}
  refund: {type: money, note: An amount.}
  day: {type: date, note: A day.}
  firms: {type: list, note: Firms.}
  event: {type: choice, choices: [award, new-site], note: An event.}
  needed: {type: text, note: Must be there., required: no}
scripts:
  unspecified: {}
"""
MESSAGE = """\
{% block subject required %}{% endblock %}
{% block greeting required %}{% endblock %}
{% block gratitude required %}{% endblock %}
{% block framing required %}{% endblock %}
{% block goodwill required %}{% endblock %}
{% block apology required %}{% endblock %}
{% block alternatives required %}{% endblock %}
{% block closing required %}{% endblock %}
"""
PARTS = ("subject", "greeting", "gratitude", "framing", "goodwill", "apology", "alternatives", "closing")


def letter(**blocks: str) -> str:
    """A whole template: the given blocks, and one word in each of the others."""
    bodies = {part: blocks.get(part, part.capitalize()) for part in PARTS}
    written = "\n".join(f"{{% block {part} %}}{body}{{% endblock %}}" for part, body in bodies.items())
    return '{% extends "message.j2" %}\n' + written + "\n"


def write(root: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def pack(root: Path, template: str, catalog: str = CATALOG, **files: str) -> Library:
    """A library of one small English pack with one script, `test/unspecified`."""
    write(
        root,
        {
            "pack.yaml": "name: test\nversion: 1.0.0\n",
            "message.j2": MESSAGE,
            "situations/test.yaml": catalog,
            "en/locale.yaml": "name: English\n",
            "en/test/unspecified.j2": template,
            **files,
        },
    )
    return Library([root], builtin=False)


def overlay(root: Path, files: dict[str, str], name: str = "mine") -> Path:
    """The folder of a pack to be laid over the built-in one."""
    return write(root, {"pack.yaml": f"name: {name}\nversion: 1.0.0\n", **files})
