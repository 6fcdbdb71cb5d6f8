"""Real Jinja with the same filters and tag: what letters are held against, word for word.

Jinja decides what is said (inheritance, conditions, variants, filters). Values pass hidden behind characters no
template holds, since white space is tidied on the words of the template only.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.environment import create_cache
from jinja2.exceptions import TemplateRuntimeError

from clientscripts.grammar import Grammar
from clientscripts.letters.syntax import CHOOSER, environment, prepared
from clientscripts.letters.write import LINED, tidy
from clientscripts.library import Library
from clientscripts.model import CHANNELS, Fact, Script, Voice


class _Loader(BaseLoader):
    def __init__(self, library: Library, locale: str) -> None:
        self.library, self.locale = library, locale

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source = self.library.find(self.locale, template)
        if source is None:
            raise TemplateNotFound(template)
        return prepared(source.text), source.shown, lambda: True


class _Shown:
    """A value on its way through a template: filters see what is inside, the page sees a mark."""

    def __init__(self, inside: Any, text: Callable[[Any], str], shown: list[str]) -> None:
        self.inside, self.text, self.shown = inside, text, shown

    def __str__(self) -> str:
        self.shown.append(self.text(self.inside))
        return f"\ue000{len(self.shown) - 1}\ue001"


def winner(voice: Voice, labels: tuple[tuple[str, ...], ...]) -> int:
    """The variant that wins, found dimension by dimension: whoever lacks what another has is out."""
    active = {voice.formality, voice.tone, voice.length, voice.channel, *voice.choices}
    left = [index for index, each in enumerate(labels) if all(label in active for label in each)]
    for dimension in ({"informal"}, set(voice.choices), set(CHANNELS), {"firm"}, {"brief"}):
        having = [index for index in left if dimension & set(labels[index])]
        left = having or left
    return left[voice.variation % len(left)]


@lru_cache(maxsize=8)
def _environment(library: Library, locale: str, grammar: Grammar) -> Environment:
    """One environment a locale: its compiled templates are kept."""
    env = environment()
    env.loader = _Loader(library, locale)
    env.cache = create_cache(400)
    for name in type(grammar).forms():
        env.filters[name] = _as_filter(getattr(grammar, name))
    return env


def _as_filter(method: Callable[..., str]) -> Callable[..., _Shown]:
    return lambda value, *arguments: _Shown(method(value.inside, *arguments), str, value.shown)


def write(
    library: Library, script: Script, locale: str, grammar: Grammar, voice: Voice, facts: Mapping[str, Fact]
) -> dict[str, str]:
    """Every part, as real Jinja has it."""
    shown: list[str] = []
    template = _environment(library, locale, grammar).get_template(f"{script.id}.j2")
    values: dict[str, object] = {slot: _Shown(fact, grammar.plain, shown) for slot, fact in facts.items()}
    values[CHOOSER] = lambda *labels: winner(voice, labels)
    context = template.new_context(values)
    with contextlib.suppress(TemplateRuntimeError):  # a follow-up leaves required steps out; its catalog says so
        list(template.root_render_func(context))  # fills context.blocks all the way up
    parts: dict[str, str] = {}
    for name, stack in context.blocks.items():
        try:
            text = "".join(stack[0](context))
        except TemplateRuntimeError:
            assert name not in script.steps, name
            continue
        parts[name] = _show(tidy(text, name in LINED), shown)
    return parts


def _show(text: str, shown: list[str]) -> str:
    def value(match: re.Match[str]) -> str:
        after = match.string[match.end() : match.end() + 2]
        found = shown[int(match[1])]
        return found.removesuffix(".") if after[:1] == "." and after != ".." else found

    return re.sub("\ue000([0-9]+)\ue001", value, text)
