"""`find`, and the words the shell completes."""

from __future__ import annotations

import json
import shlex

import pytest

from tests.cli.inside import run


def test_find_and_follow() -> None:
    done = run("find", "invoice", "late", "--lang", "en", "--most", "1")
    assert done.returncode == 0
    assert done.stdout == (
        "A difficult client: Invoice overdue\n  clientscripts render difficult-client/late-payment --lang en\n"
    )
    sent = run(*shlex.split(done.stdout.splitlines()[-1])[1:])
    assert sent.returncode == 0


def test_json() -> None:
    found = json.loads(run("find", "raskid", "--json", "--most", "3").stdout)
    assert len(found) == 3
    assert {"script", "locale", "title", "label", "line", "score", "command"} == set(found[0])
    assert found[0]["score"] >= found[1]["score"] >= found[2]["score"]


def test_nothing_found() -> None:
    done = run("find", "qqqqqqqq")
    assert (done.returncode, done.stdout) == (2, "")
    assert "No message has such a word" in done.stderr
    assert json.loads(run("find", "qqqqqqqq", "--json").stdout) == []


# As bash, with click's own completion, asks: the words so far, and which of them is being typed.
@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("clientscripts ren", ["render"]),
        ("clientscripts render fir", ["firing/unspecified", "firing/abusive"]),
        ("clientscripts render lost-deal/c", ["lost-deal/comparing", "lost-deal/competitor", "lost-deal/check-in"]),
        ("clientscripts render firing --lang ", ["bs", "ca", "en", "hy", "tl"]),
        ("clientscripts render firing --reason ab", ["abusive"]),
        ("clientscripts render firing --channel l", ["letter"]),
        ("clientscripts render firing --tone ", ["warm", "firm"]),
        ("clientscripts render firing --set last", ["last_day="]),
        ("clientscripts render firing --format m", ["markdown", "mailto"]),
        ("clientscripts render firing --be", ["--beside"]),
        ("clientscripts guide diff", ["difficult-client"]),
        ("clientscripts show firing/ab", ["firing/abusive"]),
        ("clientscripts profile set for", ["formality="]),
        ("clientscripts render nothing --reason ", []),
    ],
)
def test_completion(line: str, offers: list[str]) -> None:
    words = line.split(" ")
    done = run(_CLIENTSCRIPTS_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1))
    assert done.stderr == ""
    found = [offer.partition(",")[2] for offer in done.stdout.splitlines()]
    assert set(offers) <= set(found)
    assert all(offer.startswith(words[-1]) for offer in found)
    assert len(found) >= len(offers)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shells_script(shell: str) -> None:
    done = run(_CLIENTSCRIPTS_COMPLETE=f"{shell}_source")
    assert "clientscripts" in done.stdout
    assert "Traceback" not in done.stderr
