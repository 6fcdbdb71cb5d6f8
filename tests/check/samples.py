"""The samples in the docstrings of the rules, as packs."""

from __future__ import annotations

import inspect
import re
import shutil
from pathlib import Path

from clientscripts.check.engine import Rule
from clientscripts.documents import builtin_pack
from tests.packs import write

_SAMPLE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.S | re.M)
PARTS = ("subject", "greeting", "gratitude", "framing", "goodwill", "apology", "alternatives", "closing")
CATALOG = """\
note: We part.
slots:
  name: {type: text, note: A name.}
  refund: {type: money, note: What we pay back.}
  day: {type: date, note: The last day.}
  firms: {type: list, note: Firms.}
scripts:
  unspecified: {note: We would rather not say.}
  other: {note: Another reason.}
"""
LABELS = """\
labels: {subject: Subject, objection: They may say, answer: You answer, cue: Cue, step: Step, copied: Copied}
steps: {gratitude: Thanks, framing: Framing, goodwill: Goodwill, apology: Apology, alternatives: Ways on}
situations:
  parting: {title: Parting, scripts: {unspecified: No reason, other: Another reason}}
slots: {name: {label: Name}, refund: {label: Refund}, day: {label: Day}, firms: {label: Firms}}
review:
  parting: {state: draft}
"""
FRAMING = "{% if name and refund and day and firms %}All is known. {% endif %}We part."


SAID = {
    "en": ("Parting", "Hello,", "We thank.", "We help.", "We regret.", "We wish well.", "Kind words,"),
    "de": ("Abschied", "Guten Tag,", "Danke sehr.", "Wir helfen.", "Das tut weh.", "Alles Gute.", "Mit Gruß,"),
}


def letter_base(locale: str) -> str:
    """A locale's `letter.j2` that says something in every part but the framing."""
    said = dict(zip([part for part in PARTS if part != "framing"], SAID[locale], strict=True))
    blocks = "\n".join(f"{{% block {part} %}}{words}{{% endblock %}}" for part, words in said.items())
    return '{% extends "message.j2" %}\n' + blocks + "\n"


def framed(words: str) -> str:
    """A letter that says `words` in its framing."""
    return '{% extends "letter.j2" %}\n{% block framing %}\n' + words + "\n{% endblock %}\n"


def sample_of(rule: Rule, kind: str) -> dict[str, str]:
    """The files of a rule's bad or good sample; a sample without a name is a framing in English."""
    text = inspect.cleandoc(rule.__doc__ or "")
    bad, _, good = text.partition("\nGood:\n")
    section = good if kind == "good" else bad.partition("\nBad:\n")[2]
    found = {name or "en/parting/unspecified.j2": (words if name else framed(words))
             for _, name, words in _SAMPLE.findall(section)}  # fmt: skip
    assert found, f"{rule.ID} has no {kind} sample"
    return found


def pack(root: Path, files: dict[str, str]) -> Path:
    """A small whole pack in English, and in German where a sample has it, with these files in it."""
    message = "\n".join(f"{{% block {part} required %}}{{% endblock %}}" for part in PARTS)
    other = '{% extends "parting/unspecified.j2" %}\n{% block framing %}We part for another reason.{% endblock %}\n'
    base = {
        "pack.yaml": "name: sample\nversion: 1.0.0\n",
        "message.j2": message,
        "situations/parting.yaml": CATALOG,
        "en/locale.yaml": "name: English\n" + LABELS,
        "en/letter.j2": letter_base("en"),
        "en/parting/unspecified.j2": framed(FRAMING),
        "en/parting/other.j2": other,
    }
    if any(name.startswith("de/") for name in files):
        base["de/locale.yaml"] = "name: Deutsch\n" + LABELS
        base["de/letter.j2"] = letter_base("de")
        base["de/parting/unspecified.j2"] = framed(
            FRAMING.replace("All is known", "Alles klar").replace("We part", "Wir gehen")
        )
        base["de/parting/other.j2"] = other.replace("We part for another reason", "Es hat andere Gründe")
    if "situations/parting.yaml" in files:
        del base["en/parting/other.j2"]
    write(root, {**base, **files})
    for name, text in files.items():
        if text.strip() == "REMOVED":
            (root / name).unlink()
    if "en/wording.yaml" not in files:
        shutil.copy(builtin_pack() / "en" / "wording.yaml", root / "en" / "wording.yaml")
    return root
