"""How long the command line takes from start to finish, beside what it cannot do without.

Run: ``python -m benchmarks.start``
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

from benchmarks.paired import paired, seconds

PYTHON = sys.executable
OURS = [PYTHON, "-m", "clientscripts"]
ENGINE = "import jinja2, babel.dates, babel.numbers, yaml, click"
RENDER = ["render", "firing", "--lang", "bs"]


def main() -> None:
    """Print a row a pair: medians in milliseconds, ratio, and the ratio to stay below."""
    cache = tempfile.mkdtemp()
    env = {**os.environ, "XDG_CACHE_HOME": cache, "XDG_CONFIG_HOME": cache, "CLIENTSCRIPTS_PACKS": ""}
    command = shutil.which("clientscripts", path=os.path.dirname(PYTHON)) or "clientscripts"
    bare, click, engine = [PYTHON, "-c", "pass"], [PYTHON, "-c", "import click"], [PYTHON, "-c", ENGINE]
    never = {**env, "XDG_CACHE_HOME": os.devnull}  # nothing can be kept: every run is the first ever
    rows = [
        ("--help", [*OURS, "--help"], "import click", click, 2.0, env),
        ("render, kept, python -m", [*OURS, *RENDER], ENGINE, engine, 1.3, env),
        ("render, first run ever", [*OURS, *RENDER], ENGINE, engine, 1.3, never),
        ("render, kept, python -m", [*OURS, *RENDER], "python -c pass", bare, 2.1, env),
        ("render, first run ever", [*OURS, *RENDER], "python -c pass", bare, 8.0, never),
    ]
    if os.path.isabs(command):
        rows.append(("render, kept, console command", [command, *RENDER], "python -c pass", bare, 1.6, env))
    try:
        seconds([*OURS, *RENDER], env)
        print(f"{'ours':<30}{'ms':>7}  {'beside':<56}{'ms':>7}{'ratio':>7}{'reach':>7}")
        for name, ours, beside, theirs, reach, environment in rows:
            a, b, ratio = paired(ours, theirs, env=environment)
            print(f"{name:<30}{a:>7.0f}  {beside:<56}{b:>7.0f}{ratio:>7.2f}{'≤ ' + str(reach):>7}")
    finally:
        shutil.rmtree(cache)


if __name__ == "__main__":
    main()
