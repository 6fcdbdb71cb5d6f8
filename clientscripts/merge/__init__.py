"""Many rows at once: a table of clients → a table of messages, each the very text `render` would give.

`merge_table` works on columns (pyarrow, extra `bulk`); `merge_rows` does the same row by row with nothing installed;
`merge_file` goes from file to file, whole or not at all.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from clientscripts.merge.engine import Summary, merge_file
    from clientscripts.merge.layout import Options
    from clientscripts.merge.rows import merge_rows
    from clientscripts.merge.table import merge_batches, merge_table

_HOMES = {
    "merge_table": "table", "merge_batches": "table", "merge_rows": "rows", "merge_file": "engine",
    "Summary": "engine", "Options": "layout",
}  # fmt: skip

__all__ = ["Options", "Summary", "merge_batches", "merge_file", "merge_rows", "merge_table"]


def __getattr__(name: str) -> object:
    # Loaded when first asked for: rows need no pyarrow.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
