"""What was answered the last time, kept for the next: in the user's state folder, readable by nobody else.

Only what was typed at a question is kept, one value a slot; nothing given with `--set`, `--facts` or from Python.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from clientscripts.files import write_whole

MOST = 200_000
"""Bytes; a larger file is not ours."""


def answers_path() -> Path:
    """``clientscripts/answers.json`` in ``$XDG_STATE_HOME`` or ``~/.local/state``."""
    base = os.environ.get("XDG_STATE_HOME") or os.path.join(os.path.expanduser("~"), ".local", "state")
    return Path(base, "clientscripts", "answers.json")


def earlier() -> dict[str, str]:
    """The answers by slot; none where the file is missing or broken."""
    try:
        with answers_path().open("rb") as stream:
            found = json.loads(stream.read(MOST))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str)}


def remember(answers: Mapping[str, str]) -> None:
    """Keep answers over the earlier ones; an empty one takes the earlier away. Not being able to is no fault."""
    kept = {key: value for key, value in {**earlier(), **answers}.items() if value}
    path = answers_path()
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, json.dumps(kept, ensure_ascii=False, indent=2).encode("utf-8"))
        path.chmod(0o600)
