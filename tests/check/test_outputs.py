"""Outputs, fixes and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from clientscripts.check.engine import check, open_pack, rules
from clientscripts.check.finding import Finding, Fix
from clientscripts.check.outputs import as_github, as_json, as_sarif, as_text
from clientscripts.cli.check import command
from tests.check.samples import framed, pack

FINDINGS = [
    Finding("en/a,b.j2", 3, 7, "accusation", "100% of “your fault”\naccuses: you", "error"),
    Finding("en/x.j2", 1, 1, "too-long", "602 characters", "warning", Fix("a", "b")),
]


def test_text() -> None:
    assert as_text(FINDINGS[1:]) == "en/x.j2:1:1: warning: 602 characters [too-long]"


def test_json() -> None:
    assert json.loads(as_json(FINDINGS))[1] == {
        "path": "en/x.j2", "line": 1, "column": 1, "rule": "too-long", "severity": "warning",
        "message": "602 characters", "fixable": True,
    }  # fmt: skip


def test_github() -> None:
    """Escapes as GitHub's toolkit makes them (actions/toolkit, command.ts)."""
    assert as_github(FINDINGS).split("\n")[0] == (
        "::error file=en/a%2Cb.j2,line=3,col=7,title=accusation::100%25 of “your fault”%0Aaccuses: you"
    )


def test_sarif_has_what_the_standard_demands() -> None:
    """SARIF 2.1.0 (OASIS, 27 March 2020): §3.13, §3.14, §3.18, §3.19, §3.27, §3.30."""
    log = json.loads(as_sarif(FINDINGS))
    assert log["version"] == "2.1.0"  # §3.13.2
    (run,) = log["runs"]
    driver = run["tool"]["driver"]  # §3.14.6, §3.18.2
    assert driver["name"] == "clientscripts"  # §3.19.8
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == [rule.ID for rule in rules()]
    for rule in driver["rules"]:  # §3.49
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note", "none")  # §3.50.3
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")  # §3.14.17
    for result, finding in zip(run["results"], FINDINGS, strict=True):
        assert ids[result["ruleIndex"]] == result["ruleId"] == finding.rule  # §3.27.5, §3.27.6
        assert result["level"] == finding.severity  # §3.27.10
        assert result["message"]["text"] == finding.message  # §3.27.11
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == finding.path  # §3.4.3
        assert place["region"] == {"startLine": finding.line, "startColumn": finding.column}  # §3.30.5, §3.30.6


def test_fix_mends_and_leaves_the_rest(tmp_path: Path) -> None:
    words = "We stop ,  and it's your fault.\nWe stop,really."
    root = pack(tmp_path, {"en/parting/unspecified.j2": framed(words)})
    path = root / "en" / "parting" / "unspecified.j2"
    only = ["--rule", "stray-space", "--rule", "typography", "--rule", "accusation"]
    done = CliRunner().invoke(command, [str(root), "--fix", *only])
    assert path.read_text("utf-8") == framed("We stop, and it’s your fault.\nWe stop, really.")
    assert done.exit_code == 1  # the accusation is nobody's to mend but the author's
    assert "[accusation]" in done.output
    assert "[stray-space]" not in done.output
    again = CliRunner().invoke(command, [str(root), "--fix", *only])
    assert "mended" not in again.output


def test_fix_keeps_line_ends(tmp_path: Path) -> None:
    root = pack(tmp_path, {})
    path = root / "en" / "parting" / "unspecified.j2"
    path.write_bytes(framed("We stop , you know.").replace("\n", "\r\n").encode())
    CliRunner().invoke(command, [str(root), "--fix", "--rule", "stray-space"])
    assert path.read_bytes() == framed("We stop, you know.").replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("words", "options", "code"),
    [
        ("We stop.", ["--rule", "accusation"], 0),
        ("It is your fault.", ["--rule", "accusation"], 1),
        ("We stop.", ["--rule", "slot-unused"], 0),  # a warning: the slots are not spoken of
        ("We stop.", ["--rule", "slot-unused", "--strict"], 1),
    ],
)
def test_exit_code(words: str, options: list[str], code: int, tmp_path: Path) -> None:
    root = pack(tmp_path, {"en/parting/unspecified.j2": framed(words)})
    assert CliRunner().invoke(command, [str(root), *options]).exit_code == code


def test_output_is_nothing_but_the_result(tmp_path: Path) -> None:
    root = pack(tmp_path, {"en/parting/unspecified.j2": framed("It is your fault.")})
    done = CliRunner().invoke(command, [str(root), "--rule", "accusation", "--format", "json"])
    assert [each["rule"] for each in json.loads(done.stdout)] == ["accusation"]


def test_findings_are_in_order(tmp_path: Path) -> None:
    root = pack(tmp_path, {"en/parting/unspecified.j2": framed("It’s your fault , always.\nTODO")})
    found = check(open_pack(root))
    assert found == sorted(found)
