"""What the reader of packs refuses, as findings: each rule takes the faults that carry its id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.errors import Problem

_QUOTED = re.compile(r"“([^”]+)”")


def refused(view: View, code: str) -> Iterator[Finding]:
    """The faults with a code; ``""`` are those with none of their own."""
    for problem in view.faults:
        if problem.code == code:
            yield finding(view, problem, code)


def finding(view: View, problem: Problem, rule: str) -> Finding:
    """A problem as a finding; where only its line is known, the column is that of the word it quotes."""
    line, column = problem.line or 1, problem.column
    if not column:
        lines = view.lines(problem.where)
        text = lines[line - 1] if line <= len(lines) else ""
        quoted = _QUOTED.search(problem.message)
        column = max(0, text.find(quoted[1]) if quoted else len(text) - len(text.lstrip())) + 1
    return Finding(problem.where, line, column, rule, problem.message)
