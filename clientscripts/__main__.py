"""``python -m clientscripts``."""

from clientscripts.cli import run

run()
