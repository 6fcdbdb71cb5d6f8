"""The documented entry points, as a shell sees them: output, exit codes, and no traceback."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packs import letter, write

ROOT = Path(__file__).parent.parent.parent


def run(*arguments: str, stdin: str | bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    """``python -m clientscripts ARGUMENTS``."""
    done = subprocess.run(
        [sys.executable, "-m", "clientscripts", *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=60,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


FACTS = [
    "--set", "client=Amra Hadžić", "--set", "client.gender=female", "--set", "last_day=2027-05-01",
    "--set", "refund=120 EUR", "--set", "alternatives=Alfa d.o.o.; Beta; Gama",
]  # fmt: skip


@pytest.mark.parametrize("lang", ["bs", "ca", "en", "hy", "tl"])
def test_the_main_job(lang: str) -> None:
    done = run("render", "firing", "--lang", lang)
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.count("\n\n") >= 6  # subject, greeting, five steps, closing


NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("bs", ["Poštovana gospođo Hadžić,", "1. maja 2027. godine", f"120,00{NB}€", "Alfa d.o.o., Beta ili Gama"]),
        ("ca", ["Benvolguda senyora Hadžić,", "l’1 de maig", f"120,00{NB}€", "Alfa d.o.o., Beta o Gama"]),
        ("hy", ["մայիսի 1-ին", "Beta կամ Gama"]),
        ("tl", ["ika-1 ng Mayo", "o Gama"]),
        ("en", ["Dear Ms Hadžić,", "May 1, 2027", "€120", "Alfa d.o.o., Beta, "]),
    ],
)
def test_facts_take_the_form_their_place_needs(lang: str, says: list[str]) -> None:
    done = run("render", "firing/abusive", "--lang", lang, *FACTS)
    assert done.returncode == 0, done.stderr
    for words in says:
        assert words in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["render", "firing", "--lang", "xx"], 2, "No letters in “xx”. Known: bs, ca, en, hy, tl."),
        (["render", "firing", "--lang", "ens"], 2, "Did you mean “en”?"),
        (["render", "firng", "--lang", "bs"], 2, "no situation “firng”. Did you mean “firing”?"),
        (["render", "abusive", "--lang", "bs"], 2, "Did you mean “firing/abusive”?"),
        (["render", "firing/abusiv", "--lang", "bs"], 2, "Did you mean “abusive”?"),
        (["render", "firing", "--reason", "abusiv", "--lang", "bs"], 2, "Did you mean “abusive”?"),
        (["render", "firing", "--lang", "bs", "--set", "refnud=1 EUR"], 2, "no such slot. Did you mean “refund”?"),
        (["render", "firing", "--lang", "bs", "--set", "refund=lots"], 2, "an amount as “1250.50 EUR” (got “lots”)"),
        (["render", "firing", "--lang", "bs", "--set", "refund"], 2, "--set: expected slot=value"),
        (["render", "firing", "--lang", "bs", "--channel", "mail"], 2, "Did you mean “email”?"),
        (["render", "firing", "--lang", "bs", "--tone", "frm"], 2, "Did you mean “firm”?"),
        (["render", "firing", "--lang", "bs", "--facts", "/nowhere.yaml"], 1, "/nowhere.yaml: cannot be read"),
        (["render", "firing"], 2, "--lang"),
        (["rendr"], 2, "no command “rendr”. Did you mean “render”?"),
        (["show", "firing/x"], 2, "no script “x”"),
    ],
)  # fmt: skip
def test_one_clear_error(arguments: list[str], code: int, says: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert says in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_several_problems_on_several_lines() -> None:
    done = run("render", "firing", "--lang", "bs", "--set", "refnud=1", "--set", "last_day=soon")
    assert [line.split(" ")[1] for line in done.stderr.splitlines()] == ["refnud:", "last_day:"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("facts.yaml", "refund: 120 EUR\nclient:\n  name: Amra Hadžić\n  gender: female\n"),
        ("facts.json", '{"refund": "120 EUR", "client": {"name": "Amra Hadžić", "gender": "female"}}'),
    ],
)
def test_facts_from_a_file_and_from_standard_input(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    from_file = run("render", "firing", "--lang", "bs", "--facts", str(path))
    from_stdin = run("render", "firing", "--lang", "bs", "--facts", "-", stdin=text)
    from_options = run(
        "render", "firing", "--lang", "bs", "--set", "refund=120 EUR", "--set", "client=Amra Hadžić",
        "--set", "client.gender=female",
    )  # fmt: skip
    assert from_file.returncode == 0, from_file.stderr
    assert from_file.stdout == from_stdin.stdout == from_options.stdout


def test_set_wins_over_the_file() -> None:
    done = run("render", "firing", "--lang", "en", "--facts", "-", "--set", "refund=7 EUR", stdin="refund: 120 EUR\n")
    assert "€7" in done.stdout
    assert "120" not in done.stdout


@pytest.mark.parametrize("stdin", [b"\xff\xfe", b"[1, 2", b"{", b"- a\n", b'{"refund": 1, "refund": 2', b"a: &x b"])
def test_bad_facts_are_one_clear_error(stdin: bytes) -> None:
    done = run("render", "firing", "--lang", "en", "--facts", "-", stdin=stdin)
    assert done.returncode in (1, 2)
    assert done.stderr.startswith("error: standard input")
    assert "Traceback" not in done.stderr


def test_json() -> None:
    done = run("render", "firing", "--lang", "hy", "--format", "json", "--set", "client=Անի Սարգսյան")
    found = json.loads(done.stdout)
    assert list(found["steps"]) == ["gratitude", "framing", "goodwill", "apology", "alternatives"]
    assert found["receipt"]["packs"] == {"clientscripts": "0.1.0"}
    assert "Անի" in done.stdout  # readable, not escaped


def test_list() -> None:
    done = run("list")
    assert "firing" in done.stdout
    assert "abusive" in done.stdout
    found = json.loads(run("list", "--json").stdout)
    assert [each["tag"] for each in found["locales"]] == ["bs", "ca", "en", "hy", "tl"]
    assert sum(len(each["scripts"]) for each in found["situations"]) == 40


@pytest.mark.parametrize("lang", ["bs", "en"])
def test_the_sample_command_of_show_works(lang: str) -> None:
    done = run("show", "firing/abusive", "--lang", lang)
    command = shlex.split(done.stdout.strip().splitlines()[-1])
    assert command[0] == "clientscripts"
    sent = run(*command[1:])
    assert sent.returncode == 0, sent.stderr
    assert sent.stdout


def test_show_json() -> None:
    found = json.loads(run("show", "firing", "--json").stdout)
    assert {"name", "types", "label", "note", "required", "choices", "sample"} == set(found["slots"][0])


def test_help_names_every_command_with_examples() -> None:
    from clientscripts.cli import COMMANDS

    assert "Examples" in run("--help").stdout
    for name in COMMANDS:
        done = run(name, "--help")
        assert done.returncode == 0
        assert "Examples" in done.stdout, name
        assert name in run("--help").stdout


def test_a_pipe_that_closes_is_no_error() -> None:
    shell = f"{shlex.quote(sys.executable)} -m clientscripts list | head -n 1"
    done = subprocess.run(
        ["bash", "-c", shell], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_letters_come_out_whole_in_an_ascii_terminal() -> None:
    done = run("render", "firing", "--lang", "hy", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Հ" in done.stdout


def test_no_colour_when_piped() -> None:
    assert "\x1b" not in run("list").stdout
    assert "\x1b" not in run("render", "x", "--lang", "en").stderr


def test_a_loop_in_a_packs_template(tmp_path: Path) -> None:
    """Through the API, as the command line takes packs with a later option."""
    write(tmp_path, {"t.py": (
        "import sys; from clientscripts import Library, ClientscriptsError\n"
        "try: Library([sys.argv[1]]).render('firing', 'en')\n"
        "except ClientscriptsError as error: sys.exit(str(error))\n"
    )})  # fmt: skip
    root = write(tmp_path / "pack", {
        "pack.yaml": "name: mine\nversion: 1.0.0\n",
        "en/firing/unspecified.j2": letter(framing="{% for x in y %}{% endfor %}").replace("message.j2", "letter.j2"),
    })  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(tmp_path / "t.py"), str(root)], capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 1
    assert "firing/unspecified.j2:5: a loop is not part of the letter language" in done.stderr
