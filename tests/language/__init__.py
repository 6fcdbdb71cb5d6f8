"""The language gate: every golden letter through spelling, language identification and typography.

`python -m tests.language bs` for one locale; `pytest -m language` for all. Needs the dictionaries and packages that
`.ci/run` installs, and fails where one is missing: nothing is skipped.
"""
