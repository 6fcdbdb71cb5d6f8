"""Text to the clipboard of the person at the keyboard, wherever the program runs."""

from __future__ import annotations

import base64
import os
import sys
from typing import TextIO

from clientscripts.errors import ClientscriptsError, MissingExtraError

MOST = 74_994
"""Bytes; as base64 that is 100,000 characters, the length xterm and its like still take."""


class ClipboardError(ClientscriptsError):
    """The text could not be copied; it has been printed all the same."""


def copy(text: str) -> str:
    """Copy a text; returns in words where it went.

    On this machine the system's clipboard is used. Over SSH that would be the clipboard of the wrong machine, and
    without a desktop there is none: then the terminal is asked to copy (OSC 52), which works from afar.

    Raises:
        MissingExtraError: nothing to copy with: no pyperclip, no terminal.
        ClipboardError: the system has no clipboard that works, and there is no terminal either.
    """
    remote = any(os.environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))
    why = None if remote else _by_system(text)
    if why == "":
        return "to the clipboard"
    terminal = next((stream for stream in (sys.stderr, sys.stdout) if stream.isatty()), None)
    if terminal is not None:
        _by_terminal(text, terminal)
        return "by the terminal (OSC 52); if it does not arrive, the terminal does not allow it"
    if why is None and not remote:
        raise MissingExtraError("Copying", "cli")
    raise ClipboardError(f"Nothing was copied: {why or 'there is no terminal to copy with'}.")


def _by_system(text: str) -> str | None:
    """Copy with pyperclip: "" if it worked, why not if it did not, None without pyperclip."""
    try:
        import pyperclip
    except ImportError:
        return None
    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return "this machine has no clipboard that works (on Linux, install xclip or wl-clipboard)"
    return ""


def _by_terminal(text: str, terminal: TextIO) -> None:
    terminal.write(sequence(text, inside_tmux=bool(os.environ.get("TMUX"))))
    terminal.flush()


def sequence(text: str, *, inside_tmux: bool = False) -> str:
    """The control sequence that asks a terminal to copy (OSC 52; tmux passes on what stands in its own wrapping).

    Raises:
        ClipboardError: longer than terminals take.
    """
    data = text.encode("utf-8")
    if len(data) > MOST:
        raise ClipboardError(f"Nothing was copied: a terminal takes at most {MOST:,} bytes, this is {len(data):,}.")
    plain = f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\x07"
    return f"\x1bPtmux;{plain.replace(chr(27), chr(27) * 2)}\x1b\\" if inside_tmux else plain
