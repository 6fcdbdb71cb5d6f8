"""The documentation does what it says: every command in it is run, every Python example too.

A ```console block holds commands after `$ ` and what they print, standard error included; a line `...` stands for
any number of lines. The commands of a page share one folder and one profile, from top to bottom, and nothing of the
person's who runs the tests. Installing is left to the build's own tests.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
_PYTHON = re.compile(r"^```pycon\n(.*?)^```$", re.M | re.S)
_RUN = ("clientscripts ", "python -m clientscripts ", "cat ", "head ", "COLUMNS=")
"""How a command may begin; a page that needs more says so here."""
_INSTALL = re.compile(r"^(pip|python -m pip) install (-\S+ )*\S+( && )?")


def examples(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """Line, command and expected lines of every example."""
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 2
        command, start = "", line
        expected: list[str] = []
        for position, written in enumerate(block[1].splitlines()):
            if written.startswith("$ "):
                if command:
                    yield start, command, expected
                command, expected, start = written[2:], [], line + position
            elif command.endswith("\\") and not expected:
                command = f"{command[:-1]}{written.strip()}"
            else:
                expected.append(written)
        yield start, command, expected


def fits(expected: list[str], found: list[str]) -> bool:
    """Whether lines are the expected ones, where ``...`` stands for any number of lines."""
    pieces = [
        "(?:.*\n)*" if wild else "".join(f"{re.escape(line)}\n" for line in lines)
        for wild, lines in groupby(expected, key=lambda line: line == "...")
    ]
    return re.fullmatch("".join(pieces), "".join(f"{line}\n" for line in found)) is not None


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment with the command on its path, and nothing kept from before."""
    tool = tmp_path / "bin" / "clientscripts"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m clientscripts "$@"\n')
    tool.chmod(0o755)
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "examples").symlink_to(ROOT / "examples")  # as in a checkout; pages only read there
    kept = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME")}
    path = os.pathsep.join([str(tool.parent), os.path.dirname(sys.executable), os.environ["PATH"]])
    return {"PATH": path, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **kept}


CONSOLE = [page for page in PAGES if _BLOCK.search(page.read_text("utf-8"))]
PYTHON = [page for page in PAGES if _PYTHON.search(page.read_text("utf-8"))]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", CONSOLE, ids=name)
def test_commands(page: Path, shell: dict[str, str], tmp_path: Path) -> None:
    for line, command, expected in examples(page.read_text("utf-8")):
        command = _INSTALL.sub("", command)
        if not command or command.startswith("python -m pytest"):
            continue
        assert command.startswith(_RUN), f"{name(page)}:{line}: the tests do not run “{command}”"
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path / "work", env=shell, stdin=subprocess.DEVNULL, timeout=60,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        )  # fmt: skip
        found = done.stdout.removesuffix("\n").split("\n") if done.stdout else []
        assert fits(expected, found), f"{name(page)}:{line}: {command}\nprints\n{done.stdout}"


@pytest.mark.parametrize("page", PYTHON, ids=name)
def test_python(page: Path) -> None:
    # One test a page: examples share their names from top to bottom, and line numbers are the page's.
    text = page.read_text("utf-8")
    kept = [False] * (text.count("\n") + 1)
    for block in _PYTHON.finditer(text):
        start = text.count("\n", 0, block.start()) + 1
        for position in range(start, start + block[1].count("\n")):
            kept[position] = True
    source = "\n".join(line if keep else "" for line, keep in zip(text.split("\n"), kept, strict=True))
    test = doctest.DocTestParser().get_doctest(source, {}, name(page), str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    report: list[str] = []
    runner.run(test, out=report.append)
    assert test.examples
    assert not runner.summarize(verbose=False).failed, "".join(report)


def test_the_tests_own_reading() -> None:
    found = list(examples("a\n```console\n$ one \\\n    two\nx\n...\n$ three\n```\n"))
    assert found == [(3, "one two", ["x", "..."]), (7, "three", [])]
    assert fits(["a", "...", "d"], ["a", "b", "c", "d"])
    assert fits(["a", "...", "d"], ["a", "d"])
    assert not fits(["a", "d"], ["a", "b", "d"])
    assert not fits(["a", "...", "d"], ["a", "b"])
    assert fits([], [])


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{name(page)} links to {target}"
