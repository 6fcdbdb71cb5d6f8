"""Warm rendering of one message with typed facts, beside Jinja with Babel called plainly, others, and an f-string.

Run: ``python -m benchmarks.render``. All in one process and one run; the figures to read are the ratios. minijinja and
fluent.runtime are left out where they are not installed; they are given the words with every choice made already.
"""

from __future__ import annotations

import datetime
import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency
from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.environment import create_cache

from clientscripts.letters.nodes import Variant
from clientscripts.letters.syntax import CHOOSER, environment, prepared
from clientscripts.letters.write import chosen
from clientscripts.library import default_library
from clientscripts.merge.recipes import recipe
from clientscripts.model import Money, Person
from clientscripts.rendering import message, render, voice_of

LOCALE, SCRIPT = "bs", "firing/unspecified"
FACTS: dict[str, Any] = {
    "client": Person("Amra Hadžić", gender="female"),
    "last_day": datetime.date(2027, 5, 1),
    "refund": Money(Decimal(120), "EUR"),
    "since": datetime.date(2019, 5, 1),
    "alternatives": ("Alfa", "Beta", "Gama"),
}


class _Loader(BaseLoader):
    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source = default_library().find(LOCALE, template)
        if source is None:
            raise TemplateNotFound(template)
        return prepared(source.text), source.shown, lambda: True


def jinja() -> Callable[[], str]:
    """The same templates compiled by Jinja once, with Babel's functions as filters, as one would write it."""
    voice = voice_of()
    env = environment()
    env.loader = _Loader()
    env.cache = create_cache(100)  # as Jinja has it by default

    def choose(*labels: tuple[str, ...]) -> int:
        variants = [Variant(each, ()) for each in labels]
        return next(index for index, each in enumerate(variants) if each is chosen(variants, voice))

    env.globals[CHOOSER] = choose
    grammar = default_library().grammar(LOCALE)
    for name in type(grammar).forms():
        env.filters[name] = getattr(grammar, name)
    env.filters["money"] = lambda value: format_currency(value.amount, value.currency, locale=LOCALE)
    for name in ("on_date", "by_date", "until_date", "since_date", "from_date", "date"):
        env.filters[name] = lambda value: format_date(value, "long", locale=LOCALE)
    for name, style in (("all", "standard"), ("either", "or")):
        env.filters[name] = lambda value, style=style: format_list(value, style=style, locale=LOCALE)
    template = env.get_template(f"{SCRIPT}.j2")
    return lambda: template.render(FACTS)


def plain(slot: str) -> Callable[[Any], str]:
    """What a plain script does with a value: Babel, called as its manual shows."""
    return {
        "client": lambda value: value.name,
        "refund": lambda value: format_currency(value.amount, value.currency, locale=LOCALE),
        "alternatives": lambda value: format_list(value, "or", locale=LOCALE),
    }.get(slot, lambda value: format_date(value, "long", locale=LOCALE))


def words(hole: Callable[[str], str]) -> str:
    """The letter for these facts with every choice made, and something of another engine's where the values stand."""
    found = recipe(default_library(), default_library().script(SCRIPT), LOCALE, voice_of(), frozenset(FACTS)).text
    holes = [hole(each.slot) for each in found.holes]
    return found.literals[0] + "".join(a + b for a, b in zip(holes, found.literals[1:], strict=True))


def minijinja() -> Callable[[], str]:
    """The words compiled by minijinja once, with Babel's functions as filters."""
    found: Any = import_module("minijinja")
    env = found.Environment(templates={"letter": words(lambda slot: f"{{{{ {slot}|{slot} }}}}")})
    for slot in FACTS:
        env.add_filter(slot, plain(slot))
    return lambda: env.render_template("letter", **FACTS)


def fluent() -> Callable[[], str]:
    """The words as a Fluent message; fluent.runtime writes dates and amounts through Babel itself."""
    found: Any = import_module("fluent.runtime")
    types: Any = import_module("fluent.runtime.types")
    source = words(lambda slot: f"{{ ${slot} }}").replace("\n", "\n    ")
    bundle = found.FluentBundle([LOCALE], use_isolating=False)
    bundle.add_resource(found.FluentResource(f"letter =\n    {source}\n"))
    letter = bundle.get_message("letter").value

    def write() -> str:
        refund = FACTS["refund"]
        values = {
            "client": FACTS["client"].name,
            "refund": types.fluent_number(refund.amount, style="currency", currency=refund.currency),
            "alternatives": plain("alternatives")(FACTS["alternatives"]),
            "last_day": types.fluent_date(FACTS["last_day"], dateStyle="long"),
            "since": types.fluent_date(FACTS["since"], dateStyle="long"),
        }
        text, errors = bundle.format_pattern(letter, values)
        assert not errors
        return str(text)

    return write


def fstring() -> str:
    """The limit: the words in place, the values formatted by hand."""
    client, refund, day = FACTS["client"], FACTS["refund"], FACTS["last_day"]
    first, second, third = FACTS["alternatives"]
    return (
        f"Poštovana gospođo {client.name.split()[1]},\n\n"
        f"zahvaljujemo Vam na povjerenju od maja {FACTS['since'].year}.\n\n"
        f"Odlučili smo okončati saradnju. Saradnja prestaje {day.day}. maja {day.year}. godine.\n\n"
        f"Vraćamo Vam {refund.amount:.2f} €.\n\nŽao nam je.\n\n{first}, {second} ili {third}.\n\nS poštovanjem,"
    )


def microseconds(call: Callable[[], object], number: int) -> float:
    """The mean time of one call."""
    begin = time.perf_counter()
    for _ in range(number):
        call()
    return (time.perf_counter() - begin) / number * 1e6


def main() -> None:
    """Print a row a way of rendering: medians of rounds in which all take turns."""
    library = default_library()
    script, voice, grammar = library.script(SCRIPT), voice_of(), library.grammar(LOCALE)
    writer = library.writer(script, LOCALE)
    ways: dict[str, Callable[[], object]] = {
        "Jinja + Babel, called plainly": jinja(),
        **({"minijinja + Babel": minijinja()} if find_spec("minijinja") else {}),
        **({"fluent.runtime": fluent()} if find_spec("fluent") else {}),
        "clientscripts.render, typed facts": lambda: render(SCRIPT, LOCALE, **FACTS),
        "the same, script and facts read before": lambda: message(library, script, LOCALE, voice, FACTS),
        "the parts alone, typed facts": lambda: writer.write(voice, FACTS),
        "an f-string": fstring,
    }
    assert grammar is not None
    for call in ways.values():
        call()
    rounds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(9):
        for name, call in ways.items():
            rounds[name].append(microseconds(call, 200))
    base = rounds["Jinja + Babel, called plainly"]
    print(f"{'':<44}{'µs':>9}{'ratio':>9}")
    for name, times in rounds.items():
        ratio = statistics.median(a / b for a, b in zip(times, base, strict=True))
        print(f"{name:<44}{statistics.median(times):>9.1f}{ratio:>9.3f}")


if __name__ == "__main__":
    main()
