"""The folder a merge works in beside its output: one writer at a time, and all it takes to go on after a stop."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any
from zlib import crc32

from clientscripts.errors import Problem, TableError

FORMAT = 1
SAVE_EVERY = 2.0
"""Seconds between two savings: each waits for the disk."""


class Work:
    """``.messages.parquet.merge/``: locked while a merge runs, gone when it is done, kept when it is stopped.

    Raises:
        TableError: another merge writes to the same output.
    """

    def __init__(self, out: Path, identity: Mapping[str, object]) -> None:
        self.out = out
        self.folder = out.parent / f".{out.name}.merge"
        self.identity = json.loads(json.dumps(identity))
        self._lock: IO[bytes] | None = None
        self._saved = time.monotonic()

    def __enter__(self) -> Work:
        while True:
            self.folder.mkdir(parents=True, exist_ok=True)
            stream = (self.folder / "lock").open("ab")
            if not locked(stream):
                stream.close()
                raise TableError([Problem("is being written by another merge", str(self.out))])
            try:
                if os.path.samestat(os.fstat(stream.fileno()), os.stat(self.folder / "lock")):
                    self._lock = stream
                    return self
            except FileNotFoundError:
                pass  # the other merge had just finished and cleaned up
            stream.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lock is not None:
            self._lock.close()

    def path(self, name: str) -> Path:
        """A file of the work in progress."""
        return self.folder / name

    def fresh(self) -> None:
        """Begin anew: nothing of an earlier run stays."""
        import shutil

        for entry in self.folder.iterdir():
            if entry.name != "lock":
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()

    def resumed(self) -> dict[str, Any] | None:
        """What an earlier run saved, or None where there is nothing to go on from.

        Raises:
            TableError: the input, the options, the letters or a version are not those of the earlier run.
        """
        try:
            state = json.loads(self.path("state.json").read_text("utf-8"))
            assert state["format"] == FORMAT
        except (OSError, ValueError, KeyError, TypeError, AssertionError):
            return None
        for what, value in self.identity.items():
            if state["identity"].get(what) != value:
                raise TableError([
                    Problem(f"{what} changed since the merge was stopped: run it again without --resume", str(self.out))
                ])  # fmt: skip
        found: dict[str, Any] = state["state"]
        return found

    def due(self) -> bool:
        """Whether it is time to save."""
        return time.monotonic() - self._saved >= SAVE_EVERY

    def save(self, state: Mapping[str, object]) -> None:
        """Keep a state; what it speaks of must be on disk already."""
        from clientscripts.files import write_whole

        data = {"format": FORMAT, "identity": self.identity, "state": state}
        write_whole(self.path("state.json"), json.dumps(data).encode())
        self._saved = time.monotonic()

    def finish(self, placed: Mapping[str, Path]) -> None:
        """Put the finished files where they belong, and clean up.

        Args:
            placed: name in the work folder → where it goes, the output itself last.
        """
        import shutil

        for name, target in placed.items():
            os.replace(self.path(name), target)
        synced(self.out.parent)
        shutil.rmtree(self.folder, ignore_errors=True)


def locked(stream: IO[bytes]) -> bool:
    """Lock a file for this process, or say that another has."""
    try:
        import fcntl
    except ModuleNotFoundError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def synced(folder: Path) -> None:
    """Make names in a folder last, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def stamp(path: Path, block: int = 1 << 20) -> list[int]:
    """Length and checksum of a file of any size: whether it changed, whoever changed it by mistake."""
    length = checksum = 0
    with path.open("rb") as stream:
        while data := stream.read(block):
            length, checksum = length + len(data), crc32(data, checksum)
    return [length, checksum]
