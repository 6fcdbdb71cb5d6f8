"""How long the command line takes from start to finish, beside what it cannot do without.

Run: ``python -m benchmarks.start [--python PATH]``

In this checkout, or with the interpreter of an environment into which the wheel is installed: there the kept letters
come with it, so that even the first run ever finds them, and the console command is there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from benchmarks.paired import paired, seconds

ENGINE = "import jinja2, babel.dates, babel.numbers, yaml, click"
RENDER = ["render", "firing", "--lang", "bs"]
FACTS = ["--set", "client=Amra Hadžić", "--set", "client.gender=female", "--set", "refund=120 EUR"]


LETTER = '{% extends "letter.j2" %}' + "".join(
    f"{{% block {part} %}}A few words of {part}.{{% endblock %}}"
    for part in ("subject", "gratitude", "framing", "goodwill", "apology", "alternatives", "objection", "answer")
)


def pack(folder: Path, situations: int) -> str:
    """A pack of that many situations with a letter each."""
    (folder / "situations").mkdir(parents=True)
    (folder / "pack.yaml").write_text("name: many\nversion: 1.0.0\n", "utf-8")
    for number in range(situations):
        name = f"moment-{number:04}"
        (folder / "situations" / f"{name}.yaml").write_text("note: A moment.\nscripts:\n  unspecified: {}\n", "utf-8")
        (folder / "en" / name).mkdir(parents=True)
        (folder / "en" / name / "unspecified.j2").write_text(LETTER, "utf-8")
    return str(folder)


def main() -> None:
    """Print a row a pair: medians in milliseconds, ratio, and the ratio to stay below."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--python", default="", help="the interpreter of an environment with the wheel")
    parser.add_argument("--runs", type=int, default=15)
    asked = parser.parse_args()
    python = asked.python or shutil.which("python") or "python"
    ours = [python, "-m", "clientscripts"]
    command = shutil.which("clientscripts", path=os.path.dirname(python))
    cache = tempfile.mkdtemp()
    env = {**os.environ, "XDG_CACHE_HOME": cache, "XDG_CONFIG_HOME": cache, "CLIENTSCRIPTS_PACKS": ""}
    never = {**env, "XDG_CACHE_HOME": os.devnull}  # nothing can be kept: every run is the first ever
    bare, click, engine = [python, "-c", "pass"], [python, "-c", "import click"], [python, "-c", ENGINE]
    rows = [
        ("--help", [*ours, "--help"], "import click", click, "≤ 2.0", env),
        ("render, kept, python -m", [*ours, *RENDER], ENGINE, engine, "≤ 1.3", env),
        ("render, kept, python -m", [*ours, *RENDER], "python -c pass", bare, "≤ 2.1", env),
        ("the same with facts", [*ours, *RENDER, *FACTS], "python -c pass", bare, "", env),
        ("render, first run ever", [*ours, *RENDER], "python -c pass", bare, "≤ 8.0", never),
    ]
    few, many = (pack(Path(cache) / str(count), count) for count in (30, 3_000))
    moment = [*ours, "render", "moment-0007", "--lang", "en", "--pack"]
    rows.append(("render, 3,000 situations", [*moment, many], "30 situations", [*moment, few], "≤ 1.05", env))
    if command and asked.python:
        rows.append(("render, kept, console command", [command, *RENDER], "python -c pass", bare, "≤ 1.6", env))
        rows.append(("the same", [command, *RENDER], "import re", [python, "-c", "import re"], "", env))
    cwd = cache if asked.python else None  # beside a checkout, Python would take its code instead
    try:
        for arguments in (RENDER, [*RENDER, *FACTS]):
            seconds([*ours, *arguments], env, cwd)
        print(f"{'ours':<30}{'ms':>7}  {'beside':<56}{'ms':>7}{'ratio':>7}{'reach':>7}")
        for name, one, beside, other, reach, environment in rows:
            a, b, ratio = paired(one, other, asked.runs, environment, cwd)
            print(f"{name:<30}{a:>7.0f}  {beside:<56}{b:>7.0f}{ratio:>7.2f}{reach:>7}")
    finally:
        shutil.rmtree(cache)


if __name__ == "__main__":
    main()
