"""What a rule has to say: one fault, where it stands, and how to mend it where that is safe."""

from __future__ import annotations

from msgspec import Struct


class Fix(Struct, frozen=True):
    """Words to put in place of others, on the line and from the column of the finding."""

    old: str
    new: str


class Finding(Struct, frozen=True, order=True):
    """One fault. `line` and `column` count from 1, in characters; `severity` is ``error`` or ``warning``."""

    path: str
    line: int
    column: int
    rule: str
    message: str
    severity: str = "error"
    fix: Fix | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.severity}: {self.message} [{self.rule}]"
