"""Words kept between runs: what every voice says where no slot is filled, for `clientscripts.instant`."""

from __future__ import annotations

import contextlib
import os
from itertools import product
from math import lcm
from pathlib import Path

from clientscripts import __version__
from clientscripts.files import write_whole
from clientscripts.instant import FORMAT, sealed, stamp, templates, user_folder
from clientscripts.letters.nodes import Letter, Phrase, walk
from clientscripts.letters.write import Writer, rank
from clientscripts.model import FORMALITIES, TONES, Voice

MOST_TURNS = 12


def turns(letter: Letter) -> int:
    """After how many variations every phrase of a letter is back at its first wording."""
    sizes = {1}
    for nodes in letter.parts.values():
        for node in walk(nodes):
            if isinstance(node, Phrase):
                ranks = [rank(variant.labels) for variant in node.variants]
                sizes.update(ranks.count(each) for each in ranks)
    return min(lcm(*sizes), MOST_TURNS)


def table(
    writer: Writer, steps: tuple[str, ...], labels: dict[str, str], sources: list[str], lengths: dict[str, str]
) -> bytes:
    """Every voice's words with no slot filled, sealed, with the stamps of the sources they were made of.

    Args:
        sources: paths inside the built-in pack.
        lengths: the length each channel speaks in.
    """
    words: dict[str, int] = {}
    voices: dict[tuple[str, str, str, int], tuple[int, ...]] = {}
    count = turns(writer.letter)
    for formality, tone, channel, turn in product(FORMALITIES, TONES, lengths, range(count)):
        parts = writer.write(Voice(formality, tone, channel, lengths[channel], turn), {})
        voices[formality, tone, channel, turn] = tuple(words.setdefault(text, len(words)) for text in parts.values())
    root = templates()
    return sealed({
        "format": FORMAT,
        "version": __version__,
        "sources": [(name, stamp(os.path.join(root, name))) for name in sources],
        "turns": count,
        "steps": steps,
        "parts": tuple(writer.letter.parts),
        "labels": labels,
        "words": list(words),
        "voices": voices,
    })  # fmt: skip


def keep(data: bytes, script: str, locale: str, folder: str | None = None) -> None:
    """Keep a table; a folder that cannot be written is no reason to fail."""
    path = Path(folder or user_folder())
    with contextlib.suppress(OSError):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path / f"{script.replace('/', '.')}.{locale}", data)
