"""Findings for people, for programs, for GitHub and for code scanners."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from clientscripts import __version__
from clientscripts.check.engine import rules
from clientscripts.check.finding import Finding

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(findings: Sequence[Finding]) -> str:
    """One line a finding: ``file:line:column: severity: message [rule]``."""
    return "\n".join(map(str, findings))


def as_json(findings: Sequence[Finding]) -> str:
    """An array of objects."""
    found = [
        {
            "path": each.path, "line": each.line, "column": each.column, "rule": each.rule,
            "severity": each.severity, "message": each.message, "fixable": each.fix is not None,
        }
        for each in findings
    ]  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_github(findings: Sequence[Finding]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""

    def escaped(text: str, *more: str) -> str:
        for sign in ("%", "\r", "\n", *more):
            text = text.replace(sign, f"%{ord(sign):02X}")
        return text

    return "\n".join(
        f"::{each.severity} file={escaped(each.path, ':', ',')},line={each.line},col={each.column},"
        f"title={escaped(each.rule, ':', ',')}::{escaped(each.message)}"
        for each in findings
    )


def as_sarif(findings: Sequence[Finding]) -> str:
    """SARIF 2.1.0 (OASIS), as code scanners read it."""
    described = []
    for rule in rules():
        text = inspect.cleandoc(rule.__doc__ or "")
        described.append({
            "id": rule.ID,
            "shortDescription": {"text": text.split("\n")[0]},
            "fullDescription": {"text": text.split("\nBad:")[0].strip()},
            "help": {"text": text, "markdown": text},
            "defaultConfiguration": {"level": rule.SEVERITY},
        })  # fmt: skip
    index = {rule["id"]: position for position, rule in enumerate(described)}
    results: list[dict[str, Any]] = [
        {
            "ruleId": each.rule,
            "ruleIndex": index[each.rule],
            "level": each.severity,
            "message": {"text": each.message},
            "locations": [{
                "physicalLocation": {
                    "artifactLocation": {"uri": PurePath(each.path).as_posix()},
                    "region": {"startLine": each.line, "startColumn": each.column},
                }
            }],
        }
        for each in findings
    ]  # fmt: skip
    tool = {"name": "clientscripts", "version": __version__, "rules": described}
    run = {"tool": {"driver": tool}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


OUTPUTS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif,
}  # fmt: skip
