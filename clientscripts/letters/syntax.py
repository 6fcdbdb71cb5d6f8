"""The letter language on Jinja's own parser: environment, `phrase` tag, and blank lines made visible.

Jinja only ever parses here; nothing is compiled or evaluated, so its constant folding never runs.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from clientscripts.letters.nodes import PARAGRAPH

CHOOSER = "phrase_variant"
"""The function that real Jinja calls to choose a variant; letters never call it."""

_BLANK_LINE = re.compile(r"(?<=\n)[ \t]*(?=\n)")


class PhraseTag(Extension):
    """``{% phrase %} … {% variant LABELS %} … {% endphrase %}``.

    Produces nodes plain Jinja can run (an assignment from a call, then a chain of `if`), and leaves the variants
    on the assignment for the parser of letters to pick up: Jinja's tree takes no node types of one's own.
    """

    tags = {"phrase"}  # noqa: RUF012 - Jinja declares it so

    def parse(self, parser: Parser) -> list[nodes.Node]:
        line = next(parser.stream).lineno
        if parser.stream.current.type != "block_end":
            parser.fail("phrase takes no labels: its first wording is the default one", line)
        variants: list[tuple[tuple[str, ...], list[nodes.Node], int]] = []
        labels: tuple[str, ...] = ()
        while True:
            at = parser.stream.current.lineno
            body = parser.parse_statements(("name:variant", "name:endphrase"), drop_needle=False)
            _trim(body)
            variants.append((labels, body, at))
            if next(parser.stream).value == "endphrase":
                break
            labels = self._labels(parser)
        name = parser.free_identifier(lineno=line)
        chosen = nodes.Name(f"_phrase_{name.name}", "store", lineno=line)
        call = nodes.Call(
            nodes.Name(CHOOSER, "load", lineno=line),
            [nodes.Const(labels, lineno=line) for labels, _, _ in variants],
            [], None, None, lineno=line,
        )  # fmt: skip
        assignment = nodes.Assign(chosen, call, lineno=line)
        assignment.variants = variants  # type: ignore[attr-defined]

        def test(position: int) -> nodes.Expr:
            read = nodes.Name(chosen.name, "load", lineno=line)
            return nodes.Compare(read, [nodes.Operand("eq", nodes.Const(position))], lineno=line)

        chain = nodes.If(test(0), variants[0][1], [], [], lineno=line)
        for position, (_, body, _) in enumerate(variants[1:], start=1):
            chain.elif_.append(nodes.If(test(position), body, [], [], lineno=line))
        return [assignment, chain]

    @staticmethod
    def _labels(parser: Parser) -> tuple[str, ...]:
        """Words with hyphens, separated by spaces, up to the end of the tag."""
        labels: list[str] = []
        glue = False
        while parser.stream.current.type != "block_end":
            token = next(parser.stream)
            if token.type == "sub" and labels and not glue:
                labels[-1] += "-"
                glue = True
            elif token.type in ("name", "integer"):
                if glue:
                    labels[-1] += str(token.value)
                else:
                    labels.append(str(token.value))
                glue = False
            else:
                parser.fail("variant takes labels: words separated by spaces", token.lineno)
        return tuple(labels)


def _trim(body: list[nodes.Node]) -> None:
    """Blank lines at the edges of a wording set it off for the eye; they are no paragraph breaks."""
    for edge, pattern in ((0, r"\A\s*\u2029\s*"), (-1, r"\s*\u2029\s*\Z")):
        if body and isinstance(body[edge], nodes.Output):
            words = body[edge].nodes[edge]  # type: ignore[attr-defined]
            if isinstance(words, nodes.TemplateData):
                data = re.sub(pattern, "\n", words.data)
                if edge == 0:  # its first line is now the last of those that went
                    words.lineno += words.data.count("\n") - data.count("\n")
                words.data = data


def environment() -> Environment:
    """Jinja set up for letters; also what the tests run real Jinja with."""
    return Environment(
        extensions=[PhraseTag],
        keep_trailing_newline=True,
        autoescape=False,
        cache_size=0,
    )


def prepared(source: str) -> str:
    """The source with its blank lines made visible; line numbers stay."""
    return _BLANK_LINE.sub(PARAGRAPH, source.replace("\r\n", "\n"))


def parse_source(source: str, env: Environment) -> Any:
    """Jinja's tree of a template.

    Raises:
        jinja2.TemplateSyntaxError: it is not a Jinja template.
    """
    return env.parse(prepared(source))
