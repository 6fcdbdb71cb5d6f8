"""What a careful editor would mind in a pack: one rule a file in `rules/`, each with its documentation.

`check(library)` yields every finding; the command line is `clientscripts check`.
"""

from clientscripts.check.engine import check, open_packs
from clientscripts.check.finding import Finding

__all__ = ["Finding", "check", "open_packs"]
