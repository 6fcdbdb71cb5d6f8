"""Jinja's tree and inheritance → a `Letter`; refuses everything else with file and line, before evaluating anything."""

from __future__ import annotations

import hashlib
import inspect
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NoReturn, Protocol

from jinja2 import Environment, TemplateSyntaxError, nodes
from msgspec import Struct

from clientscripts.errors import PackError, Problem, did_you_mean
from clientscripts.grammar import Form
from clientscripts.letters import nodes as letter
from clientscripts.letters.nodes import PARAGRAPH, Source
from clientscripts.letters.syntax import environment, parse_source
from clientscripts.model import CHANNELS, STEPS, Script

MAX_TEMPLATE = 100_000
MAX_CHAIN = 8
MAX_DEPTH = 40
MAX_NODES = 5_000
LABELS = ("informal", "firm", "brief")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

Options = Mapping[str, Form]


class Finder(Protocol):
    """Finds a template by name for one locale; `below` asks for the next one in a deeper layer."""

    def __call__(self, name: str, below: int | None = None) -> Source | None:
        """The template, or None."""


class _Template(Struct, frozen=True):
    source: Source
    parent: str | None
    parent_line: int
    blocks: Mapping[str, nodes.Block]


def parse_letter(script: Script, locale: str, find: Finder, forms: Options) -> letter.Letter:
    """The letter of a script in a locale, from its template and all it extends.

    Raises:
        PackError: there is no such template, or it steps outside the letter language.
    """
    name = f"{script.id}.j2"
    first = find(name)
    if first is None:
        raise PackError([Problem("there is no letter here for this script", f"{locale}/{name}")])
    chain = _chain(first, find)
    root = chain[-1]
    parts: dict[str, letter.Nodes] = {}
    problems: list[Problem] = []
    for template in chain[:-1]:
        for block, node in template.blocks.items():
            if block not in root.blocks:
                what = f"there is no part “{block}”.{did_you_mean(block, root.blocks)}"
                problems.append(_at(template, node, what, "step-extra"))
            elif block in STEPS and block not in script.steps:
                what = f"{script.id} has no step “{block}”: its catalog leaves it out"
                problems.append(_at(template, node, what, "step-extra"))
    for part, declared in root.blocks.items():
        if part in STEPS and part not in script.steps:
            continue
        defined = [template for template in chain if part in template.blocks]
        if declared.required and len(defined) == 1:
            what = f"the part “{part}” is missing: write {{% block {part} %}}"
            problems.append(Problem(what, first.shown, code="step-missing"))
            continue
        try:
            parts[part] = _Converter(script, forms, defined, part).block(0)
        except PackError as error:
            problems.extend(error.problems)
    if problems:
        raise PackError(dict.fromkeys(problems))
    digest = hashlib.sha256()
    for template in chain:
        digest.update(f"{template.source.name}\0{template.source.text}\0".encode())
    return letter.Letter(
        script.id, locale, parts, digest.hexdigest(), tuple(template.source.shown for template in chain)
    )


def _at(template: _Template, node: nodes.Node, message: str, code: str) -> Problem:
    return Problem(message, template.source.shown, node.lineno, code=code)


def _chain(first: Source, find: Finder) -> list[_Template]:
    chain = [_template(first)]
    seen = {(first.name, first.layer)}
    while (parent := chain[-1].parent) is not None:
        last = chain[-1]
        # A template that extends its own name means the one it overlays, in a pack further down.
        source = find(parent, last.source.layer if parent == last.source.name else None)
        place = (last.source.shown, last.parent_line)
        if source is None:
            raise PackError([Problem(f"extends “{parent}”, which does not exist", *place)])
        if (source.name, source.layer) in seen:
            raise PackError([Problem(f"extends “{parent}”, which extends this template again", *place)])
        if len(chain) >= MAX_CHAIN:
            raise PackError([Problem(f"more than {MAX_CHAIN} templates extend one another", *place)])
        seen.add((source.name, source.layer))
        chain.append(_template(source))
    return chain


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment()


@lru_cache(maxsize=512)
def _template(source: Source) -> _Template:
    """One template taken apart; kept, as a situation's letters share their parents."""
    if len(source.text) > MAX_TEMPLATE:
        raise PackError([Problem(f"is longer than {MAX_TEMPLATE:,} characters", source.shown)])
    bad = _CONTROL.search(source.text.replace("\r\n", "\n"))
    if bad:
        line = source.text.count("\n", 0, bad.start()) + 1
        raise PackError([Problem(f"has a control character (U+{ord(bad[0]):04X})", source.shown, line)])
    try:
        tree = parse_source(source.text, _environment())
    except TemplateSyntaxError as error:
        raise PackError([Problem(error.message or "is not a template", source.shown, error.lineno)]) from None
    except RecursionError:
        raise PackError([Problem("nests too deeply", source.shown)]) from None
    except ValueError:  # Python reads no number of more than 4,300 figures
        raise PackError([Problem("has a number of too many figures", source.shown)]) from None
    parent: str | None = None
    parent_line = 0
    blocks: dict[str, nodes.Block] = {}

    def refuse(node: nodes.Node, message: str) -> NoReturn:
        raise PackError([Problem(message, source.shown, node.lineno)])

    for node in tree.body:
        if isinstance(node, nodes.Extends):
            if not isinstance(node.template, nodes.Const) or not isinstance(node.template.value, str):
                refuse(node, "extends takes a name in quotes, not an expression")
            if parent is not None:
                refuse(node, "a template extends one other at most")
            parent, parent_line = node.template.value, node.lineno
        elif isinstance(node, nodes.Block):
            blocks[node.name] = node
        elif isinstance(node, nodes.Output):
            for child in node.nodes:
                if not isinstance(child, nodes.TemplateData):
                    refuse(child, "stands outside a block, where it would never be shown")
                words = child.data.replace(PARAGRAPH, "").lstrip("\n \t")
                if words:
                    line = child.lineno + child.data[: child.data.find(words[0])].count("\n")
                    shown = words.split("\n")[0].strip()[:40]
                    raise PackError(
                        [
                            Problem(
                                f"“{shown}” stands outside a block, where it would never be shown", source.shown, line
                            )
                        ]
                    )
        else:
            refuse(node, f"{_tag(node)} is not part of the letter language")
    return _Template(source, parent, parent_line, blocks)


_TAGS = {
    nodes.For: "a loop", nodes.Macro: "a macro", nodes.CallBlock: "a call block", nodes.FilterBlock: "a filter block",
    nodes.With: "with", nodes.Include: "include", nodes.Import: "import", nodes.FromImport: "import",
    nodes.Assign: "set", nodes.AssignBlock: "set", nodes.Call: "a call", nodes.Getattr: "an attribute",
    nodes.Getitem: "a subscript", nodes.Compare: "a comparison", nodes.Test: "a test", nodes.Concat: "~",
    nodes.Const: "a constant", nodes.TemplateData: "a constant", nodes.CondExpr: "an inline if",
    nodes.List: "a list", nodes.Tuple: "a tuple", nodes.Dict: "a dictionary", nodes.Extends: "extends inside a block",
    nodes.Block: "a block inside a block", nodes.ScopedEvalContextModifier: "autoescape",
}  # fmt: skip


def _tag(node: nodes.Node) -> str:
    for kind, words in _TAGS.items():
        if isinstance(node, kind):
            return words
    if isinstance(node, nodes.BinExpr | nodes.UnaryExpr):
        return "arithmetic"
    return type(node).__name__.lower()


class _Converter:
    """Turns one part's blocks, child first, into nodes, and holds every slot and filter against what is declared."""

    def __init__(self, script: Script, forms: Options, defined: list[_Template], part: str) -> None:
        self.script, self.forms, self.defined, self.part = script, forms, defined, part
        self.level = 0
        self.depth = 0
        self.count = 0
        self.choices = {choice for slot in script.slots.values() for choice in slot.choices}

    def refuse(self, node: nodes.Node, message: str, code: str = "") -> NoReturn:
        raise PackError([Problem(message, self.defined[self.level].source.shown, node.lineno, code=code)])

    def place(self, line: int) -> letter.Place:
        return letter.Place(self.defined[self.level].source.shown, line)

    def block(self, level: int, given: frozenset[str] = frozenset()) -> letter.Nodes:
        outer, self.level = self.level, level
        try:
            return self.converted(self.defined[level].blocks[self.part].body, given)
        finally:
            self.level = outer

    def converted(self, body: list[nodes.Node], given: frozenset[str]) -> letter.Nodes:
        """A run of nodes; `given` are the slots certainly filled here."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse(body[0], f"nests deeper than {MAX_DEPTH} levels")
        self.count += sum(len(node.nodes) if isinstance(node, nodes.Output) else 1 for node in body)
        if self.count > MAX_NODES:  # super() in every one of a chain of templates multiplies
            self.refuse(body[0], f"the part “{self.part}” is made of more than {MAX_NODES:,} pieces")
        found: list[letter.Node] = []
        skip = False
        for node in body:
            if skip:  # the chain of `if` that the phrase tag made for real Jinja
                skip = False
                continue
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    found.extend(self.output(child, given))
            elif isinstance(node, nodes.If):
                found.append(self.when(node, given))
            elif isinstance(node, nodes.Assign) and hasattr(node, "variants"):
                found.append(self.phrase(node, given))
                skip = True
            else:
                self.refuse(node, f"{_tag(node)} is not part of the letter language")
        self.depth -= 1
        return tuple(found)

    def output(self, node: nodes.Node, given: frozenset[str]) -> letter.Nodes:
        if isinstance(node, nodes.TemplateData):
            return (letter.Text(node.data, self.place(node.lineno)),)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "super":
            if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
                self.refuse(node, "super() takes nothing")
            if self.level + 1 >= len(self.defined):
                self.refuse(node, f"super(): no template further up has words for “{self.part}”")
            return self.block(self.level + 1, given)
        return (self.fill(node, given),)

    def fill(self, node: nodes.Node, given: frozenset[str]) -> letter.Fill:
        filters: list[nodes.Filter] = []
        inner: Any = node
        while isinstance(inner, nodes.Filter):
            filters.append(inner)
            inner = inner.node
        if not isinstance(inner, nodes.Name):
            what = "a constant sent through a filter" if filters and isinstance(inner, nodes.Const) else _tag(inner)
            self.refuse(node, f"{what} is not part of the letter language: write {{{{ slot | filter }}}}")
        self.slot(inner)
        if inner.name not in given and not self.script.slots[inner.name].required:
            what = f"“{inner.name}” may be empty: put it inside {{% if {inner.name} %}} … {{% endif %}}"
            self.refuse(inner, what, "slot-unguarded")
        kinds = self.script.slots[inner.name].types
        applied: list[letter.Filter] = []
        for step in reversed(filters):
            applied.append(self.filter(step, kinds, inner.name))
            kinds = ("str",)
        return letter.Fill(inner.name, tuple(applied), self.place(node.lineno))

    def filter(self, node: nodes.Filter, kinds: tuple[str, ...], slot: str) -> letter.Filter:
        form = self.forms.get(node.name)
        if form is None:
            self.refuse(
                node, f"there is no filter “{node.name}” in this language.{did_you_mean(node.name, self.forms)}"
            )
        unfit = [kind for kind in kinds if kind not in form.accepts]
        if unfit:
            takes = ", ".join(form.accepts)
            self.refuse(node, f"the filter “{node.name}” takes {takes}; “{slot}” may be {', '.join(kinds)} here")
        if node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.refuse(node, f"the filter “{node.name}” takes constants in order, nothing else")
        arguments: list[str | int] = []
        for argument in node.args:
            if not isinstance(argument, nodes.Const) or not isinstance(argument.value, str | int):
                self.refuse(argument, f"the filter “{node.name}” takes constants, not {_tag(argument)}")
            arguments.append(argument.value)
        try:
            inspect.signature(form.apply).bind(None, None, *arguments)
        except TypeError as error:
            self.refuse(node, f"the filter “{node.name}”: {error}")
        return letter.Filter(node.name, tuple(arguments))

    def slot(self, node: nodes.Name) -> None:
        if node.name not in self.script.slots:
            known = did_you_mean(node.name, self.script.slots)
            self.refuse(node, f"{self.script.id} declares no slot “{node.name}”.{known}", "slot-undeclared")

    def when(self, node: nodes.If, given: frozenset[str]) -> letter.When:
        condition = self.condition(node.test)
        then = self.converted(node.body, given | letter.sure_of(condition, True))
        beyond = given | letter.sure_of(condition, False)
        if node.elif_:
            following = nodes.If(
                node.elif_[0].test, node.elif_[0].body, node.elif_[1:], node.else_, lineno=node.elif_[0].lineno
            )
            return letter.When(condition, then, (self.when(following, beyond),), self.place(node.lineno))
        return letter.When(condition, then, self.converted(node.else_, beyond), self.place(node.lineno))

    def condition(self, node: nodes.Node) -> letter.Condition:
        match node:
            case nodes.Name():
                self.slot(node)
                return letter.Filled(node.name)
            case nodes.And():
                return letter.Both(self.condition(node.left), self.condition(node.right))
            case nodes.Or():
                return letter.Either(self.condition(node.left), self.condition(node.right))
            case nodes.Not():
                return letter.Without(self.condition(node.node))
        self.refuse(node, f"if asks whether slots are filled (and, or, not); {_tag(node)} is not part of that")

    def phrase(self, node: Any, given: frozenset[str]) -> letter.Phrase:
        variants: list[letter.Variant] = []
        for position, (labels, body, line) in enumerate(node.variants):
            for label in labels:
                if label not in LABELS and label not in CHANNELS and label not in self.choices:
                    known = {*LABELS, *CHANNELS, *self.choices}
                    problem = f"there is no label “{label}”.{did_you_mean(label, known)}"
                    raise PackError([Problem(problem, self.defined[self.level].source.shown, line)])
            if position == 0 and labels:
                what = "the first wording of a phrase carries no label: it is the default"
                self.refuse(node, what, "variant-default")
            variants.append(letter.Variant(labels, self.converted(body, given), self.place(line)))
        return letter.Phrase(tuple(variants))
