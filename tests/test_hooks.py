"""The pre-commit hook and the GitHub Action run `check` as it is, on a good pack and on a faulty one."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from clientscripts.cli import main
from tests.packs import letter, overlay

pytestmark = pytest.mark.slow


ROOT = Path(__file__).parent.parent
TEAM = ROOT / "examples" / "packs" / "team"


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def faulty(tmp_path: Path) -> Path:
    template = letter(framing="Hello , TODO.").replace("message.j2", "letter.j2")
    return overlay(tmp_path / "faulty", {"en/firing/unspecified.j2": template})


@pytest.fixture
def tools(tmp_path: Path) -> dict[str, str]:
    """What a runner has: a folder with the installed command, and nothing else of ours."""
    tool = tmp_path / "clientscripts" / "bin" / "clientscripts"
    tool.parent.mkdir(parents=True)
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m clientscripts "$@"\n')
    tool.chmod(0o755)
    path = os.pathsep.join([str(tool.parent), os.environ["PATH"]])
    return {"PATH": path, "PYTHONPATH": str(ROOT), "RUNNER_TEMP": str(tmp_path), "HOME": str(tmp_path)}


def test_the_hook(tmp_path: Path, tools: dict[str, str]) -> None:
    (hook,) = read(".pre-commit-hooks.yaml")
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("clientscripts-check", "python", False)
    for pack, code in ((TEAM, 0), (faulty(tmp_path), 1)):
        done = subprocess.run([*shlex.split(hook["entry"]), str(pack)], env=tools, capture_output=True, text=True)
        assert done.returncode == code, done.stdout + done.stderr


def test_the_action(tmp_path: Path, tools: dict[str, str]) -> None:
    action = read("action.yml")
    steps = action["runs"]["steps"]
    assert action["runs"]["using"] == "composite"
    assert not any("inputs." in step.get("run", "") for step in steps)  # an input is never read by the shell as words
    script = steps[-1]["run"]
    for pack, code, says in ((TEAM, 0, ""), (faulty(tmp_path), 1, "::error file=")):
        environment = {**tools, "PACK": str(pack), "FORMAT": action["inputs"]["format"]["default"]}
        done = subprocess.run(["bash", "-e", "-c", script], env=environment, capture_output=True, text=True)
        assert done.returncode == code, done.stdout + done.stderr
        assert says in done.stdout


def test_the_options_they_use_exist() -> None:
    check = main.get_command(main.make_context("clientscripts", ["list"]), "check")
    assert check is not None
    assert any("--format" in parameter.opts for parameter in check.params)
