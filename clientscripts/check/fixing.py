"""Mends what is safe to mend: white space, and signs a `wording.yaml` gives another sign for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from clientscripts.check.finding import Finding
from clientscripts.check.view import View
from clientscripts.files import write_whole


def mend(view: View, findings: Iterable[Finding]) -> list[Finding]:
    """Mend what can be mended in the files of the packs under check.

    Returns:
        The findings that were mended.

    Raises:
        OSError: a file cannot be written.
    """
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        if each.fix is not None and view.owns(each.path):
            by_file[each.path].append(each)
    mended = []
    for shown, those in by_file.items():
        path = view.file(shown)
        if path is None:
            continue
        text = path.read_bytes().decode("utf-8")  # as it stands: no line end is changed by the way
        lines = text.split("\n")
        taken: dict[int, int] = {}
        # From the end of each line to its start, so that columns stay true; of two that overlap the later one waits.
        for each in sorted(those, key=lambda each: (each.line, -each.column)):
            assert each.fix is not None
            line, start = lines[each.line - 1], each.column - 1
            end = start + len(each.fix.old)
            if line.startswith(each.fix.old, start) and end <= taken.get(each.line, len(line)):
                lines[each.line - 1] = line[:start] + each.fix.new + line[end:]
                taken[each.line] = start
                mended.append(each)
        write_whole(path, "\n".join(lines).encode())
    return mended
