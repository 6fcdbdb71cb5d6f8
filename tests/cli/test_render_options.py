"""`render`: formats, files, side by side, channels' own facts; and what does not go together."""

from __future__ import annotations

import datetime
import json
import os
import re
import resource
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.cli.inside import run
from tests.cli.test_commands import ROOT
from tests.letters_of import LIBRARY
from tests.output.messages import HOSTILE, REFUSED

MAIN = ["render", "firing", "--lang", "en"]


def test_formats(tmp_path: Path) -> None:
    text = run(*MAIN).stdout
    assert run(*MAIN, "--format", "text").stdout == text
    assert run(*MAIN, "--format", "markdown").stdout.startswith("# Ending our work together\n\nHello,\n\n")
    assert run(*MAIN, "--format", "html").stdout.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr">')
    assert json.loads(run(*MAIN, "--format", "json").stdout)["subject"] == "Ending our work together"
    assert run(*MAIN, "--format", "mailto").stdout.startswith("mailto:?subject=Ending%20our%20work%20together&body=")
    mail = message_from_bytes(run(*MAIN, "--format", "eml").stdout.encode(), policy=policy.default)
    assert mail["Subject"] == "Ending our work together"
    assert mail["To"] is None


def test_addresses() -> None:
    done = run(*MAIN, "--format", "eml", "--to", "Amra Hadžić <amra@example.com>", "--from", "d@example.com")
    mail = message_from_bytes(done.stdout.encode(), policy=policy.default)
    assert (mail["To"].addresses[0].display_name, mail["From"]) == ("Amra Hadžić", "d@example.com")
    assert run(*MAIN, "--format", "mailto", "--to", "amra@example.com").stdout.startswith("mailto:amra@example.com?")


# The format follows from the file's name where nothing else is said.
@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.html", b"<!DOCTYPE"), ("a.HTM", b"<!DOCTYPE"), ("a.md", b"# Ending"), ("a.json", b"{"),
     ("a.eml", b"Subject: "), ("a.txt", b"Subject: Ending our"), ("a", b"Subject: Ending our")],
)  # fmt: skip
def test_output_by_name(name: str, begins: bytes, tmp_path: Path) -> None:
    done = run(*MAIN, "--output", str(tmp_path / name))
    assert done.returncode == 0
    assert (done.stdout, done.stderr) == ("", f"{tmp_path / name}: written\n")
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert list(tmp_path.iterdir()) == [tmp_path / name]


def test_the_format_said_wins_over_the_name(tmp_path: Path) -> None:
    run(*MAIN, "--output", str(tmp_path / "a.html"), "--format", "markdown")
    assert (tmp_path / "a.html").read_text("utf-8").startswith("# Ending")


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    done = run(*MAIN, "--output", str(tmp_path / "none" / "a.txt"))
    assert done.returncode == 1
    assert "No such file or directory" in done.stderr
    assert "Traceback" not in done.stderr
    kept = tmp_path / "kept.eml"
    kept.write_text("before")
    assert run(*MAIN, "--output", str(kept), "--to", "nobody").returncode == 2
    assert kept.read_text() == "before"


def test_a_link_and_a_device_stay_what_they_are(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("before")
    link.symlink_to(real)
    assert run(*MAIN, "--output", str(link)).returncode == 0
    assert link.is_symlink()
    assert real.read_text("utf-8").startswith("Subject: ")
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE)
    assert run(*MAIN, "--output", str(tmp_path / "pipe")).returncode == 0
    assert reader.communicate(timeout=30)[0] == real.read_bytes()
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--to", "a@example.com"], "--to goes with --format eml or mailto"),
        (["--format", "mailto", "--from", "a@example.com"], "--from goes with --format eml"),
        (["--ask"], "--ask needs a terminal; give the facts with --set or --facts"),
        (["--beside", "bs", "--format", "json"], "--beside shows text; say where the json goes"),
        (["--beside", "xx"], "No letters in “xx”"),
        (["--format", "pdf"], "'pdf' is not one of"),
    ],
)
def test_what_does_not_go_together(options: list[str], says: str) -> None:
    done = run(*MAIN, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


@pytest.mark.parametrize(
    "options",
    [["--to", "a@example.com, b@example.com"], ["--to", "a@example.com\nBcc: b@example.com"], ["--from", "x"]],
)
def test_one_address_or_a_clear_error(options: list[str]) -> None:
    done = run(*MAIN, "--format", "eml", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {options[0][2:]}: expected one address, as ")


def test_a_letter_bears_todays_date() -> None:
    before = datetime.date.today()
    first, again = run(*MAIN, "--channel", "letter").stdout, run(*MAIN, "--channel=letter").stdout
    days = {before, datetime.date.today()}
    assert first.split("\n")[0] in {f"{day:%B} {day.day}, {day.year}" for day in days}
    assert first == again
    assert run(*MAIN, "--channel", "letter", "--set", "date=2027-04-01").stdout.startswith("April 1, 2027\n")
    assert run(*MAIN, "--channel", "letter", "--set", "date=").stdout.startswith("Subject: ")
    assert f"{before.year}" not in run(*MAIN, "--channel", "email").stdout


def test_beside_when_piped_is_two_columns_of_text() -> None:
    lines = run("render", "firing", "--lang", "hy", "--beside", "bs").stdout.splitlines()
    assert re.fullmatch(r"hy +│ bs", lines[0])
    assert len(lines[1]) == 99  # a hundred cells, less one that makes both columns equal
    assert "\x1b" not in "".join(lines)
    names = [line.split("]")[0][1:] for line in lines if line.startswith("[")]
    assert names[2:7] == list(LIBRARY.labels("bs").steps.values())  # in the language that is read


def test_beside_and_output(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    done = run("render", "firing", "--lang", "hy", "--beside", "en", "--output", str(path))
    assert done.stdout.startswith("hy")
    assert b"Content-Language: hy" in path.read_bytes()


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20, 512 * 2**20))
    resource.setrlimit(resource.RLIMIT_CPU, (2, 3))


FORMS = ["text", "json", "markdown", "html", "eml", "mailto"]


# A file in UTF-8 cannot hold a lone surrogate.
@pytest.mark.parametrize("text", [text for text in REFUSED if "\ud800" not in text], ids=lambda text: ascii(text[:12]))
def test_a_hostile_fact_is_refused_quickly_and_in_little_room(text: str, tmp_path: Path) -> None:
    """Under two seconds of processor time and 512 MB of address space, whatever the format."""
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps({"service": text}, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "clientscripts", *MAIN, "--facts", str(facts), "--format", "eml"],
        capture_output=True, preexec_fn=limited, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr[:500]
    assert done.stdout == b""
    error = done.stderr.decode()
    assert error.startswith("error: service: expected ")
    assert len(error.splitlines()) == 1
    assert len(error) < 300
    assert all(character.isprintable() or character == "\n" for character in error)


@pytest.mark.parametrize("form", FORMS)
def test_every_hostile_text_at_once(form: str, tmp_path: Path) -> None:
    """Those that are taken, in a list: the process ends well, quickly and in little room."""
    facts = tmp_path / "facts.json"
    texts = [text for text in HOSTILE if ";" not in text]
    facts.write_text(json.dumps({"incidents": texts}, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "clientscripts", *MAIN, "--facts", str(facts), "--format", form],
        capture_output=True, preexec_fn=limited, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[:500]
    if form == "text":
        for text in texts:
            assert text in done.stdout.decode()
