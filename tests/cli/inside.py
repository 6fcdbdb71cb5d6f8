"""The command line without a process of its own: the same entry point, output and exit code, in a tenth of the time.

What a shell alone can show (start, pipes, terminals, limits) is tested with processes elsewhere.
"""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from unittest.mock import patch

from clientscripts.__main__ import main


@dataclass(frozen=True)
class Done:
    """What came of a call."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, **environment: str) -> Done:
    """``clientscripts ARGUMENTS``, with nobody at a terminal."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    code: object = 0
    with (
        patch.object(sys, "argv", ["clientscripts", *arguments]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8")),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        patch.dict(os.environ, environment),
    ):
        try:
            main()
        except SystemExit as stop:
            code = stop.code
        out.flush()
        err.flush()
    written = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err)]
    return Done(code if isinstance(code, int) else 0, *written)
