"""Imports go one way, and what must start fast imports little."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "clientscripts"

# A room may import from its own rank's group or from lower ranks; see docs/architecture.md.
RANKS = (
    {"errors", "sms", "files"},
    {"channels", "store"},
    {"model"},
    {"amounts"},
    {"documents", "locales"},
    {"facts", "grammar"},
    {"letters", "catalog"},
    {"packs", "schema"},
    {"library"},
    {"rendering", "samples", "review", "scaffold"},
    {"output"},
    {"merge", "check", "exchange", "triage_rules", "playbook", "guides", "find", "profile", "beside"},
    {"web", "mcp", "cli", "instant"},
    {"__main__"},
)
RANK = {room: rank for rank, rooms in enumerate(RANKS) for room in rooms}
# Conveniences that call upwards, inside a method: Library.render(), Message.to_html() and its sisters.
ALLOWED = {("library", "rendering"), ("model", "output")}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).as_posix() != "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    room = room_of(path)
    assert room in RANK, f"{room} has no rank: give it one here and in docs/architecture.md"
    for module in imports(path):
        if module.startswith("clientscripts."):
            other = module.split(".")[1]
            allowed = other == room or RANK[other] < RANK[room] or (room, other) in ALLOWED
            assert allowed, f"{room} must not import {other}"


def test_grammar_knows_no_jinja_and_no_yaml() -> None:
    for path in (PACKAGE / "grammar").rglob("*.py"):
        assert not {module for module in imports(path) if module.split(".")[0] in ("jinja2", "yaml")}


def loaded(code: str) -> set[str]:
    """The top-level modules a fresh interpreter has loaded after running `code`."""
    script = f"{code}\nimport sys\nprint('\\n'.join(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {line.split(".")[0] for line in done.stdout.splitlines()}


def test_help_imports_no_engine() -> None:
    code = "from clientscripts.cli import main; main.main(['--help'], 'clientscripts', standalone_mode=False)"
    assert not loaded(code) & {"jinja2", "babel", "yaml", "msgspec", "langcodes"}


def test_one_language_is_imported_not_five() -> None:
    code = "import clientscripts\nclientscripts.render('firing', 'en')"
    script = f"{code}\nimport sys\nprint([m for m in sys.modules if m.startswith('clientscripts.grammar.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "grammar.en" in done.stdout
    for other in ("bs", "ca", "hy", "tl"):
        assert f"grammar.{other}" not in done.stdout
