"""Whole sessions on a pseudo-terminal: questions, the bare command, copying, side by side. POSIX, as pexpect is."""

from __future__ import annotations

import base64
import json
import os
import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.cli.test_commands import ROOT, run
from tests.letters_of import LIBRARY

DOWN, ENTER = "\x1b[B", "\r"
Session = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Starts the command on a terminal of its own, far from any clipboard (SSH), with nothing remembered."""

    def start(
        *arguments: str, terminal: str = "dumb", size: tuple[int, int] = (50, 120), **more: str
    ) -> pexpect.spawn[str]:
        environment = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "TERM": terminal,
            "XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_STATE_HOME": str(tmp_path / "state"),
            "XDG_CACHE_HOME": str(tmp_path / "cache"), "LC_ALL": "en_US.UTF-8", "SSH_TTY": "/dev/pts/0",
            "PROMPT_TOOLKIT_NO_CPR": "1", **more,
        }  # fmt: skip
        child = pexpect.spawn(
            sys.executable, ["-m", "clientscripts", *arguments], env=environment, encoding="utf-8", dimensions=size,
            timeout=30,
        )  # fmt: skip
        child.delaybeforesend = None
        return child

    return start


def answer(child: pexpect.spawn[str], *pairs: tuple[str, str]) -> None:
    """Wait for each question, give each answer."""
    for question, text in pairs:
        child.expect_exact(question)
        child.send(text + ENTER)


def ended(child: pexpect.spawn[str]) -> str:
    """What came until the end, with plain line ends; the command must have ended well."""
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    return str(child.before).replace("\r\n", "\n")


def copied(text: str) -> str:
    """What a terminal would have copied (OSC 52)."""
    found = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", text)
    assert len(found) == 1
    return base64.b64decode(found[0]).decode("utf-8")


# Labels by templates/en/locale.yaml, in the order of the catalog.
def test_ask_checks_every_answer_and_offers_it_again(session: Session, tmp_path: Path) -> None:
    ask = ["render", "difficult-client/late-payment", "--lang", "en", "--ask", "--set", "company=Northgate"]
    child = session(*ask)
    answer(
        child, ("Press Enter to leave a field empty.\r\nClient:", "Emma Clarke"), ("Client: gender [1]:", "2"),
        ("Sender:", "Daniel Brooks"), ("Service:", ""), ("Contact person:", ""),
        ("Client since (e.g. 2027-05-31):", ""),
        ("Written agreement:", ""), ("Ways to pay (e.g. Delta; Nova):", ""), ("Invoice number:", ""),
        ("Amount (e.g. 1250.50 EUR):", "lots"), ("Error: expected an amount as “1250.50 EUR”", "120 EUR"),
        ("Due date (e.g. 2027-05-31):", "2027-02-30"), ("Error: expected a date as 2027-05-01", "2027-03-01"),
    )  # fmt: skip
    shown = ended(child)
    assert "Dear Ms Clarke," in shown
    assert "€120" in shown
    assert "March 1, 2027" in shown
    assert shown.rstrip().endswith("Kind regards,\nDaniel Brooks\nNorthgate")

    kept = tmp_path / "state" / "clientscripts" / "answers.json"
    assert json.loads(kept.read_text("utf-8")) == {
        "client": "Emma Clarke", "client.gender": "female", "sender": "Daniel Brooks", "amount": "120 EUR",
        "due": "2027-03-01",
    }  # fmt: skip
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700

    child = session(*ask)
    answer(
        child, ("Client [Emma Clarke]:", ""), ("Client: gender [2]:", ""), ("Sender [Daniel Brooks]:", "-"),
        ("Service:", ""), ("Contact person:", ""), ("Client since", ""), ("Written agreement:", ""),
        ("Ways to pay", ""), ("Invoice number:", ""), ("[120 EUR]:", ""), ("[2027-03-01]:", ""),
    )  # fmt: skip
    again = ended(child)
    assert "Dear Ms Clarke," in again
    assert "€120" in again
    assert again.rstrip().endswith("Kind regards,\nNorthgate")
    assert "sender" not in json.loads(kept.read_text("utf-8"))


# Bosnian labels, as the terminal's language says; the message is in English all the same.
def test_questions_are_in_the_language_of_the_terminal(session: Session) -> None:
    child = session("render", "lost-deal/congratulation", "--lang", "en", "--ask", LC_ALL="bs_BA.UTF-8")
    labels = LIBRARY.labels("bs").slots
    answer(
        child, (f"{labels['client'].label}:", "Alfa d.o.o."),
        (f"{labels['sender'].label}:", ""),
        (f"{labels['company'].label}:", ""),
        (f"{labels['since'].label} (npr. 2027-05-31):", ""),
        (labels["occasion"].label, "award"), (f"{labels['years'].label}", "ten"),
        ("Error: expected a whole number", "10"),
    )  # fmt: skip
    assert "Alfa d.o.o." in ended(child)


def test_ask_with_arrow_keys_and_editing(session: Session) -> None:
    """The prompts of the extra `cli`, on a terminal that can do more than lines."""
    child = session("render", "lost-deal/congratulation", "--lang", "en", "--ask", terminal="xterm-256color")
    child.expect_exact("Client:")
    child.send("Emma Clarke" + ENTER)
    child.expect_exact("not known")
    child.send(DOWN + ENTER)
    for label in ("Sender:", "Your firm:"):
        child.expect_exact(label)
        child.send(ENTER)
    child.expect_exact("Client since")
    child.send("soon" + ENTER)
    child.expect_exact("expected a date as 2027-05-01")
    child.send("\x7f" * 4 + ENTER)
    child.expect_exact("award")
    child.send(DOWN * 3 + ENTER)
    child.expect_exact("Years in business")
    child.send(ENTER)
    assert "Dear Ms Clarke," in ended(child)


def test_ctrl_c_stops_quietly(session: Session) -> None:
    for terminal in ("dumb", "xterm"):
        child = session("render", "firing", "--lang", "en", "--ask", terminal=terminal)
        child.expect_exact("Client:")
        for _ in range(5):  # a signal between Python's look for signals and its read waits for the next key
            child.send("\x03")
            if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=5) == 0:
                break
        child.close()
        assert child.exitstatus == 130
        assert "stopped" in str(child.before)
        assert "Traceback" not in str(child.before)


def test_the_bare_command_leads_to_the_copied_message(session: Session) -> None:
    """Situation → reason → language → facts → message, beside the reader's language, copied."""
    child = session()
    answer(child, ("What has happened:", "2"), ("Why:", "3"), ("Language of the message:", "hy"))
    child.expect_exact("$ clientscripts render firing/abusive --lang hy --ask --copy --beside en")
    answer(child, ("Client:", "Աննա Սարգսյան"), ("Client: gender [1]:", "2"), ("Sender:", "Դավիթ"), ("Your firm:", ""))
    while child.expect_exact(["│ en", ": "]):
        child.send(ENTER)
    shown = ended(child)
    assert "[Gratitude]" in shown
    assert "We owe our people a respectful tone" in shown
    text = copied(shown)
    assert "Սարգսյան" in text.split("\n\n")[1]
    assert text.endswith("\nԴավիթ")
    assert f"copied {len(text)} characters by the terminal (OSC 52)" in shown


def test_the_bare_command_offers_the_usual_language(session: Session, tmp_path: Path) -> None:
    profile = tmp_path / "config" / "clientscripts" / "profile.yaml"
    profile.parent.mkdir(parents=True)
    profile.write_text("locale: en\nsender: Daniel Brooks\ncompany: Northgate\n", encoding="utf-8")
    child = session()
    answer(child, ("What has happened:", "firing"), ("Why:", "unspecified"), ("Language of the message [3]:", ""))
    child.expect_exact("--lang en --ask --copy\r\n")
    while child.expect_exact(["Subject: Ending", ": "]):
        child.send(ENTER)
    assert copied(ended(child)).endswith("Kind regards,\nDaniel Brooks\nNorthgate")


@pytest.mark.parametrize(
    ("inside_tmux", "begins"), [("", "\x1b]52;c;"), ("/tmp/tmux-0/default,1,0", "\x1bPtmux;\x1b\x1b]52;c;")]
)
def test_copy_over_ssh_asks_the_terminal(session: Session, inside_tmux: str, begins: str) -> None:
    shown = ended(session("render", "firing", "--lang", "bs", "--copy", TMUX=inside_tmux))
    text, _, rest = shown.partition(begins)
    assert rest
    assert text.endswith("S poštovanjem,\n")
    if not inside_tmux:
        assert copied(shown) == text.rstrip("\n")
    assert "copied " in rest


def test_copy_uses_the_systems_clipboard_here(session: Session, tmp_path: Path) -> None:
    """pyperclip calls the programs of the system; one that only writes a file stands for them."""
    tool = tmp_path / "bin" / "xclip"
    tool.parent.mkdir()
    tool.write_text(f"#!/bin/sh\ncat > {tmp_path}/clipboard\n")
    tool.chmod(0o755)
    path = f"{tool.parent}:{os.environ['PATH']}"
    child = session("render", "firing", "--lang", "en", "--copy", SSH_TTY="", DISPLAY=":0", PATH=path)
    shown = ended(child)
    text = (tmp_path / "clipboard").read_text("utf-8")
    assert f"copied {len(text)} characters to the clipboard" in shown
    assert text.startswith("Subject: Ending our work together\n\nHello,")
    assert "\x1b]52" not in shown


@pytest.mark.parametrize("width", [50, 80, 140])
def test_beside_fits_the_terminal(session: Session, width: int) -> None:
    shown = ended(session("render", "firing", "--lang", "tl", "--beside", "en", size=(40, width)))
    lines = shown.rstrip("\n").split("\n")
    assert max(len(line) for line in lines) <= width
    assert any(line.startswith("[Apology]") for line in lines)
    assert ("│" in lines[0]) == (width >= 60)


def test_colours_on_a_terminal_and_none_with_no_color(session: Session) -> None:
    assert "\x1b[" in ended(session("list", terminal="xterm"))
    assert "\x1b[" not in ended(session("list", terminal="xterm", NO_COLOR="1"))
    child = session("render", "x", "--lang", "en", terminal="xterm", NO_COLOR="1")
    child.expect(pexpect.EOF)
    assert "error: There is no situation" in str(child.before)
    assert "\x1b[" not in str(child.before)


def test_nothing_asks_where_nobody_sits() -> None:
    """Pipes for all three streams: help for the bare command, a clear error for `--ask`, never a question."""
    bare = run()
    assert bare.returncode == 0
    assert bare.stdout.startswith("Usage: clientscripts")
    assert run("render", "firing", "--lang", "en", "--ask").returncode == 2
    assert run("triage").returncode == 0


def test_ask_into_a_pipe(session: Session, tmp_path: Path) -> None:
    """Questions are on standard error, so the message alone goes down the pipe."""
    shell = f"{sys.executable} -m clientscripts render lost-deal/congratulation --lang en --ask > {tmp_path}/message"
    child = pexpect.spawn(
        "sh", ["-c", shell], encoding="utf-8", timeout=30,
        env={
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "TERM": "dumb",
            "LC_ALL": "en_US.UTF-8",
        },
    )  # fmt: skip
    answer(
        child, ("Client:", "Alfa d.o.o."), ("Sender:", ""), ("Your firm:", ""), ("Client since", ""), ("Occasion", "2"),
        ("Years", "10"),
    )  # fmt: skip
    ended(child)
    assert (tmp_path / "message").read_text("utf-8").startswith("Subject: ")
