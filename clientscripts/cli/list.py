"""``clientscripts list``."""

from __future__ import annotations

from typing import Any

import click

from clientscripts.cli import options


@click.command(
    "list",
    epilog="""\b
Examples:
  clientscripts list
  clientscripts list --lang ca
  clientscripts list --pack team --json
""",
)
@click.option("--lang", "locale", metavar="TAG", default="en", show_default=True, help="Language of the labels.")
@options.pack
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def command(locale: str, as_json: bool) -> None:
    """Situations with their scripts, and the locales they are written in."""
    library = options.library()
    found = contents(library, library.match(locale))
    if as_json:
        import json

        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for situation in found["situations"]:
        click.echo(f"{click.style(situation['id'], bold=True)}  {situation['title']}")
        for script in situation["scripts"]:
            day = f" (day {script['after_days']})" if script["after_days"] else ""
            mark = "  ↪ " if script["follow_up"] else "    "
            missing = [each for each in library.locales if each not in script["locales"]]
            gap = f"  [not in {', '.join(missing)}]" if missing else ""
            click.echo(f"{mark}{script['name']:<22}{script['label']}{day}{gap}")
    click.echo()
    for each in found["locales"]:
        review = ", ".join(f"{name}: {state}" for name, state in each["review"].items())
        grammar = "" if each["grammar"] else "  (generic grammar)"
        click.echo(f"{click.style(each['tag'], bold=True):<4} {each['name']}{grammar}  {review}")


def contents(library: Any, locale: str) -> dict[str, Any]:
    """What the library holds, as plain data."""
    from clientscripts.grammar import Grammar

    labels = library.labels(locale)
    situations = []
    for name in library.situations:
        situation, words = library.situation(name), labels.situations.get(name)
        situations.append({
            "id": name,
            "title": words.title if words else name,
            "scripts": [
                {
                    "id": script.id,
                    "name": script.name,
                    "label": (words.scripts.get(script.name) if words else None) or script.note,
                    "follow_up": script.follow_up,
                    "after_days": script.after_days,
                    "steps": list(script.steps),
                    "locales": [each for each in library.locales if library.written(script, each)],
                }
                for script in situation.scripts.values()
            ],
        })  # fmt: skip
    locales = []
    for tag in library.locales:
        entry = library.labels(tag)
        review = {name: entry.review[name].state if name in entry.review else "draft" for name in library.situations}
        own = type(library.grammar(tag)) is not Grammar
        locales.append({"tag": tag, "name": entry.name or tag, "grammar": own, "review": review})
    return {"situations": situations, "locales": locales}
