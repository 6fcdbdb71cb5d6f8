"""``clientscripts show``."""

from __future__ import annotations

import shlex
from typing import Any

import click

from clientscripts.cli import complete, options
from clientscripts.model import Script


@click.command(
    "show", epilog="\b\nExamples:\n  clientscripts show firing\n  clientscripts show firing/abusive --lang hy --json"
)
@click.argument("script", shell_complete=complete.scripts)
@click.option(
    "--lang", "locale", metavar="TAG", default="en", show_default=True, help="Language of labels and samples."
)
@options.pack
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def command(script: str, locale: str, as_json: bool) -> None:
    """The slots of SCRIPT that its letter uses: type, label, note, and a sample command with all of them."""
    library = options.library()
    found = library.script(script)
    tag = library.match(locale)
    entry = description(library, found, tag)
    if as_json:
        import json

        click.echo(json.dumps(entry, ensure_ascii=False, indent=2))
        return
    click.echo(f"{click.style(entry['id'], bold=True)}  {entry['label']}")
    click.echo(f"{entry['note']}\nSteps: {', '.join(entry['steps'])}\n")
    width = max(len(slot["name"]) for slot in entry["slots"])
    for slot in entry["slots"]:
        kind = " or ".join(slot["types"])
        needed = ", needed" if slot["required"] else ""
        click.echo(f"  {slot['name']:<{width}}  {slot['label']} ({kind}{needed}). {slot['note']}")
        if slot["choices"]:
            click.echo(f"  {'':<{width}}  one of: {', '.join(slot['choices'])}")
    click.echo(f"\n{entry['command']}")


def description(library: Any, script: Script, locale: str) -> dict[str, Any]:
    """A script as plain data: what it is called, its steps, and each slot with a sample."""
    from clientscripts.samples import sample, used_slots

    labels = library.labels(locale)
    words = labels.situations.get(script.situation)
    used = used_slots(library, script, locale)
    slots = []
    for name in used:
        slot, label = script.slots[name], labels.slots.get(name)
        slots.append({
            "name": name,
            "types": list(slot.types),
            "label": label.label if label else name,
            "note": slot.note,
            "required": slot.required,
            "choices": list(slot.choices),
            "sample": sample(library, script, locale, name),
        })  # fmt: skip
    return {
        "id": script.id,
        "label": (words.scripts.get(script.name) if words else None) or script.name,
        "note": script.note,
        "steps": list(script.steps),
        "slots": slots,
        "command": sample_command(script, locale, {slot["name"]: slot["sample"] for slot in slots}),
    }


def sample_command(script: Script, locale: str, samples: dict[str, Any]) -> str:
    """A command line with a value for every slot."""
    words = ["clientscripts", "render", script.id, "--lang", locale]
    for name, value in samples.items():
        if isinstance(value, dict):
            fields = dict(value)
            settings = {name: fields.pop("name", ""), **{f"{name}.{key}": each for key, each in fields.items()}}
        else:
            settings = {name: "; ".join(value) if isinstance(value, list) else value}
        for key, each in settings.items():
            if each not in (None, ""):
                words += ["--set", f"{key}={each}"]
    return shlex.join(words)
