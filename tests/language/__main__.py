"""``python -m tests.language LOCALE…``: the gate for some locales, or for all; ``--keep`` keeps new analyses."""

from __future__ import annotations

import sys

from tests.language import identify, signs, spelling
from tests.language.letters import LOCALES, texts


def main(arguments: list[str]) -> int:
    """Print every finding; 1 if there are any."""
    locales = [each for each in arguments if not each.startswith("-")] or list(LOCALES)
    count = 0
    for locale in locales:
        if not texts(locale):
            print(f"{locale}: no golden letters; pytest --update-golden writes them", file=sys.stderr)
            return 2
        for finding in (*spelling.misspelt(locale), *identify.strangers(locale), *signs.wrong(locale)):
            print(finding)
            count += 1
    if "--keep" in arguments:
        spelling.keep()
    print(f"{', '.join(locales)}: {count} findings", file=sys.stderr)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
