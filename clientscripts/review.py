"""What a native speaker has read: a fingerprint of a situation's words, kept in `locale.yaml` beside the review."""

from __future__ import annotations

import hashlib

from clientscripts.letters.cache import encoded
from clientscripts.library import Library


def fingerprint(library: Library, situation: str, locale: str) -> str:
    """Twelve hex digits that change with the words of a situation's letters in a locale, and with nothing else.

    Notes in a template and the names of files do not count.

    Raises:
        PackError: one of the letters cannot be read.
    """
    digest = hashlib.sha256()
    for script in library.situation(situation).scripts.values():
        if library.written(script, locale):
            for part, nodes in library.writer(script, locale).letter.parts.items():
                digest.update(f"{script.id}\0{part}\0{encoded(nodes)!r}\0".encode())
    return digest.hexdigest()[:12]
