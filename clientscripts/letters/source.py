"""A template as its writer sees it: which stretches of the text are sentences, and what they are called.

Translators and scaffolds work on the source itself, not on the parsed letter, so that everything they do not touch
stays as it is to the last space.

A *unit* is one wording: a variant of a phrase, or the words of a block outside any phrase. An ``{% if %}`` that stands
alone on its line, or has a phrase in it, is a frame around units; one inside a sentence belongs to the sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct

TAG = re.compile(
    r"""\{\#.*?\#\}                                       # a comment
      | \{\{(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"'])*?\}\}
      | \{%(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"'])*?%\}""",
    re.S | re.X,
)
_STRING = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
_SENTENCE = re.compile(r"(?<=[.?!։…])(\s+)(?=\S)")
_OPENERS = ("{{", "{%", "{#", "}}", "%}", "#}")


class Unit(Struct, frozen=True):
    """One wording: the block it is in, what it is called there, and where it stands in the source."""

    part: str
    key: str
    start: int
    end: int
    line: int
    text: str


class _If(Struct):
    frame: bool
    name: str


def name_of(tag: str) -> tuple[str, str]:
    """The word a ``{% … %}`` tag begins with, and the rest: ``("variant", "informal firm")``."""
    inner = tag[2:-2].strip("-+ \t\r\n")
    word, _, rest = inner.partition(" ")
    return word, " ".join(rest.split())


@lru_cache(maxsize=1024)  # a situation's letters share their parents
def units(source: str) -> tuple[Unit, ...]:
    """The wordings of a template in the order they stand in; those without any words are left out."""
    tags = [match for match in TAG.finditer(source) if match[0].startswith("{%")]
    frames = _frames(source, tags)
    found: list[Unit] = []
    part = ""
    stack: list[_If] = []
    phrase, labels, since = False, "", 0
    phrases: Counter[str] = Counter()
    seen: Counter[tuple[str, str]] = Counter()

    def close(end: int) -> None:
        """What stands between the last tag that counts and this one is a unit, if it says anything."""
        raw = source[since:end]
        text = raw.strip()
        if not part or not says_something(text):
            return
        start = since + raw.index(text)
        frame = " > ".join(each.name for each in stack if each.frame)
        if phrase:
            nth = phrases[frame]
            key = labels or "default"
            key = f"phrase {nth}: {key}" if nth > 1 else key
        else:
            key = "text"
        key = f"{frame}: {key}" if frame else key
        seen[part, key] += 1
        if seen[part, key] > 1:
            key = f"{key} {seen[part, key]}"
        found.append(Unit(part, key, start, start + len(text), source.count("\n", 0, start) + 1, text))

    for position, tag in enumerate(tags):
        word, rest = name_of(tag[0])
        if word in ("if", "elif", "else", "endif") and (
            phrase or not (stack[-1].frame if word != "if" and stack else frames[position])
        ):
            if word == "if":
                stack.append(_If(False, ""))
            elif word == "endif" and stack:
                stack.pop()
            continue
        if word not in ("block", "endblock", "phrase", "variant", "endphrase", "if", "elif", "else", "endif"):
            continue
        close(tag.start())
        since = tag.end()
        match word:
            case "block":
                part, stack = rest.split()[0] if rest else "", []
                phrases.clear()
            case "endblock":
                part = ""
            case "phrase":
                phrase, labels = True, ""
                phrases[" > ".join(each.name for each in stack if each.frame)] += 1
            case "variant":
                labels = rest
            case "endphrase":
                phrase = False
            case "if":
                stack.append(_If(True, f"if {rest}"))
            case "elif" | "else":
                if stack:
                    stack[-1].name = f"{word} {rest}".strip()
            case "endif":
                if stack:
                    stack.pop()
    return tuple(found)


def _frames(source: str, tags: list[re.Match[str]]) -> list[bool]:
    """For every tag whether it is an ``if`` around whole units."""
    frames = [False] * len(tags)
    open_ifs: list[int] = []
    for position, tag in enumerate(tags):
        word, _ = name_of(tag[0])
        if word == "if":
            open_ifs.append(position)
            before = source[source.rfind("\n", 0, tag.start()) + 1 : tag.start()]
            after = source[tag.end() :].partition("\n")[0]
            frames[position] = not before.strip() and not after.strip()
        elif word == "endif" and open_ifs:
            open_ifs.pop()
        elif word == "phrase":
            for each in open_ifs:
                frames[each] = True
    return frames


def says_something(text: str) -> bool:
    """Whether there are words in a stretch of source, outside tags or in the constants of a filter."""
    if any(character.isalpha() for character in TAG.sub("", text)):
        return True
    tags = (tag for tag in TAG.findall(text) if tag.startswith("{{"))
    return any(character.isalpha() for tag in tags for string in _STRING.findall(tag) for character in string[1:-1])


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The tags (True) and the words between them (False), in order."""
    at = 0
    for match in TAG.finditer(text):
        if match.start() > at:
            yield False, text[at : match.start()]
        yield True, match[0]
        at = match.end()
    if at < len(text):
        yield False, text[at:]


def shape(text: str) -> Counter[str]:
    """What a translation has to keep: every slot with its filters and every tag, however often.

    The words a filter is given are the language's own, so they count for nothing here.
    """
    found: Counter[str] = Counter()
    for is_tag, piece in pieces(text):
        if is_tag:
            found[canonical(piece)] += 1
    return found


@lru_cache(maxsize=4096)
def canonical(tag: str) -> str:
    """A tag without the words in it and without odd spaces: ``{{ client | agree(…) }}``."""
    if tag.startswith("{#"):
        return tag
    bare = " ".join(_STRING.sub("…", tag[2:-2].strip("-+ \t\r\n")).split())
    bare = re.sub(r"\(\s*…(?:\s*,\s*…)*\s*,?\s*\)", "(…)", bare)
    bare = re.sub(r"\s*\|\s*", " | ", bare)
    return f"{tag[:2]} {bare} {tag[-2:]}"


def broken(text: str) -> str:
    """A brace that opens or closes no tag, or ""; in a template it would be read as one."""
    words = "".join(piece for is_tag, piece in pieces(text) if not is_tag)
    return next((mark for mark in _OPENERS if mark in words), "")


def flowing(text: str, lined: bool = False) -> str:
    """A unit as one reads it: a line break is a space, a blank line a paragraph. In lined parts each line stays."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    if lined:
        return "\n\n".join("\n".join(" ".join(line.split()) for line in each.split("\n")) for each in paragraphs)
    return "\n\n".join(" ".join(each.split()) for each in paragraphs)


def sentences(text: str) -> str:
    """A flowing text with each sentence on a line of its own, as templates are written."""
    lines = []
    for is_tag, piece in pieces(text):
        lines.append(piece if is_tag else _SENTENCE.sub("\n", piece))
    return "".join(lines)


def each_expression(text: str, change: Callable[[str], str]) -> str:
    """The text with every ``{{ … }}`` changed."""
    return "".join(change(piece) if piece.startswith("{{") and is_tag else piece for is_tag, piece in pieces(text))


def each_string(tag: str, change: Callable[[str], str]) -> str:
    """A tag with every constant in quotes changed; the change is given what is inside the quotes."""
    return _STRING.sub(lambda match: f"{match[0][0]}{change(match[0][1:-1])}{match[0][0]}", tag)
