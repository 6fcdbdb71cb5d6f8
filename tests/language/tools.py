"""The dictionaries of the system, asked in one go for many words."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Sequence

PACKAGES = {
    "hunspell": "hunspell hunspell-bs hunspell-hr hunspell-ca hunspell-en-us myspell-tl",
    "aspell": "aspell aspell-hy",
}


def unknown(command: Sequence[str], words: Iterable[str]) -> set[str]:
    """The words a speller does not know; it lists them, one a line.

    Raises:
        RuntimeError: the speller or its dictionary is not installed.
    """
    tool = command[0]
    if shutil.which(tool) is None:
        raise RuntimeError(f"{tool} is not installed: apt-get install {PACKAGES[tool]}")
    done = subprocess.run(command, input="\n".join(words) + "\n", capture_output=True, text=True, encoding="utf-8")
    if done.returncode or "Can't open" in done.stderr or "No word lists" in done.stderr:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}: apt-get install {PACKAGES[tool]}")
    return set(done.stdout.split("\n")) - {""}
