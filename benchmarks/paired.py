"""Commands timed side by side: A B A B …, so that a machine whose speed drifts is no unfair judge."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence


def seconds(command: Sequence[str], env: Mapping[str, str] | None = None, cwd: str | None = None) -> float:
    """One run of a command, from start to finish."""
    begin = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, env=env, cwd=cwd)
    elapsed = time.perf_counter() - begin
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr.decode()}")
    return elapsed


def paired(
    one: Sequence[str],
    other: Sequence[str],
    runs: int = 15,
    env: Mapping[str, str] | None = None,
    cwd: str | None = None,
) -> tuple[float, float, float]:
    """Medians of both commands in milliseconds, and the median of the ratios pair by pair."""
    pairs = []
    for run in range(runs + 1):
        pair = seconds(one, env, cwd), seconds(other, env, cwd)
        if run:  # the first warms the file system up
            pairs.append(pair)
    ours, theirs = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    return ours, theirs, statistics.median(a / b for a, b in pairs)
