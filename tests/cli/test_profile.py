"""`profile`, and what `render` makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.inside import run


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "new" / "profile.yaml"
    monkeypatch.setenv("CLIENTSCRIPTS_PROFILE", str(path))
    return path


def test_from_nothing_to_a_signed_message(where: Path) -> None:
    empty = run("profile")
    assert (empty.returncode, empty.stdout) == (0, "")
    assert "nothing is kept yet" in empty.stderr
    kept = run("profile", "set", "sender=Amra Hadžić", "sender.gender=female", "company=Alfa d.o.o.", "locale=bs")
    assert kept.returncode == 0
    assert kept.stdout == (
        "sender:\n  name: Amra Hadžić\n  gender: female\ncompany: Alfa d.o.o.\nlocale: bs\n"
    )  # fmt: skip
    assert kept.stderr == f"{where}: written\n"
    assert run("profile", "show").stdout == run("profile").stdout == where.read_text("utf-8") == kept.stdout
    assert json.loads(run("profile", "show", "--json").stdout)["sender"] == {"name": "Amra Hadžić", "gender": "female"}

    assert run("render", "firing").stdout.endswith("S poštovanjem,\nAmra Hadžić\nAlfa d.o.o.\n")
    assert run("render", "firing", "--lang", "en").stdout.endswith("Kind regards,\nAmra Hadžić\nAlfa d.o.o.\n")
    assert run("render", "firing", "--set", "sender=Emir Hodžić").stdout.endswith("Emir Hodžić\nAlfa d.o.o.\n")
    assert run("render", "firing", "--set", "company=").stdout.endswith("S poštovanjem,\nAmra Hadžić\n")
    assert run("render", "firing", "--lang", "bs", "--no-profile").stdout.endswith("S poštovanjem,\n")

    assert run("profile", "unset", "company", "sender.gender").stdout == "sender: Amra Hadžić\nlocale: bs\n"
    assert run("profile", "path").stdout == f"{where}\n"


def test_the_usual_formality_can_be_overridden(where: Path) -> None:
    run("profile", "set", "formality=informal", "locale=en")
    assert run("render", "firing").stdout.split("\n\n")[1] == "Hi,"
    assert run("render", "firing", "--formality", "formal").stdout.split("\n\n")[1] == "Hello,"
    assert run("render", "firing", "--no-profile", "--lang", "en").stdout.split("\n\n")[1] == "Hello,"


def test_without_a_usual_locale_one_must_be_given(where: Path) -> None:
    done = run("render", "firing")
    assert done.returncode == 2
    assert "Missing option '--lang'. (Or keep a usual one: clientscripts profile set locale=…)" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["set", "sendr=A"], "error: sendr: a profile keeps no “sendr”. Did you mean “sender”?"),
        (["set", "sender"], "error: profile: expected key=value, got “sender”"),
        (["set", "locale=xx"], "error: locale: No letters in “xx”."),
        (["set", "sender=a@example.com"], "error: sender: expected a person's name, not an address"),
        (["set"], "Missing argument"),
        (["unset", "sendr"], "error: sendr: a profile keeps no"),
        (["sett"], "No such command 'sett'"),
    ],
)
def test_one_clear_error_and_nothing_written(arguments: list[str], says: str, where: Path) -> None:
    done = run("profile", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert not where.exists()


def test_a_broken_profile_stops_render_and_says_where(where: Path) -> None:
    where.parent.mkdir()
    where.write_text("company: Alfa\nsendr: Amra\n", encoding="utf-8")
    done = run("render", "firing", "--lang", "bs")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"error: {where}:2:8: a profile keeps no “sendr”. Did you mean “sender”?\n"
    assert run("render", "firing", "--lang", "bs", "--no-profile").returncode == 0


def test_help_has_examples() -> None:
    for name in ("show", "set", "unset", "path"):
        assert "Examples" in run("profile", name, "--help").stdout
