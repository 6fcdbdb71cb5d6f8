"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write beside the file, then put it in place: whoever reads sees the old or the new, never half.

    Args:
        lasting: wait until it is on the disk; without it a power cut may take it.

    Raises:
        OSError: it cannot be written; nothing half-written stays.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            if lasting:
                stream.flush()
                os.fsync(stream.fileno())
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def write_together(files: Mapping[Path, bytes]) -> None:
    """Several files, all of them or none: where one cannot be put in place, those before it are put back.

    Raises:
        OSError: one of them cannot be written; every file is as it was.
    """
    before: dict[Path, bytes | None] = {path: path.read_bytes() if path.exists() else None for path in files}
    done: list[Path] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
            done.append(path)
    except BaseException:
        for path in done:
            with contextlib.suppress(OSError):
                old = before[path]
                if old is None:
                    path.unlink()
                else:
                    write_whole(path, old)
        raise
