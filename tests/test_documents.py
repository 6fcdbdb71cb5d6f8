"""YAML from strangers: plain strings, positions, bounded work."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientscripts.documents import MAX_BYTES, parse, read
from clientscripts.errors import PackError


def test_everything_is_a_string() -> None:
    data = parse("a: no\nb: on\nc: 12:30\nd: 1.10\ne: 2027-05-01\nf:\ng: ''\nh: ~").data
    assert data == {
        "a": "no", "b": "on", "c": "12:30", "d": "1.10", "e": "2027-05-01", "f": None, "g": "", "h": None,
    }  # fmt: skip


def test_marks_say_where_a_value_stands() -> None:
    document = parse("a:\n  b: [x, y]\n", "f.yaml")
    assert str(document.problem("wrong", "a", "b", 1)) == "f.yaml:2:10: wrong"
    assert str(document.problem("wrong", "a", "b", 7, "z")) == "f.yaml:2:6: wrong"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\na: 2", "f.yaml:2:1: “a” stands here twice"),
        ("a: &x 1\nb: *x", "f.yaml:1:4: anchors"),
        ("a: *x", "aliases"),
        ("a: !!python/object:os.system x", "tags (tag:yaml.org,2002:python/object:os.system)"),
        ("a: !!str x", "tags"),
        ("[" * 100_000, "nests deeper than"),
        ("a: " + "{b: " * 100_000, "nests deeper than"),
        ("- " * 500 + "x", "nests deeper than"),
        ("a: [1, 2", "f.yaml:"),
        ("a: b: c", "f.yaml:1:"),
        ("a: \x00", "not YAML"),
        ("? [a]\n: b", "a key must be a word"),
        ("\n".join(f"k{i}: v" for i in range(40_000)), "has more than"),
        ("<<: *x", "aliases"),
    ],
)
def test_refuses(text: str, says: str) -> None:
    with pytest.raises(PackError) as caught:
        parse(text, "f.yaml")
    assert says in str(caught.value)


def test_bombs_of_aliases_are_refused_before_they_grow() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for one, other in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{other}: &{other} [{', '.join([f'*{one}'] * 9)}]\n"
    with pytest.raises(PackError, match="anchors"):
        parse(bomb)


def test_oversize(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a: " + b"x" * MAX_BYTES)
    with pytest.raises(PackError, match="is larger than 1,000,000 bytes"):
        read(path)


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"a: \xe9")
    with pytest.raises(PackError, match=r"is not UTF-8 \(byte 3\)"):
        read(path)


def test_unreadable(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="No such file"):
        read(tmp_path / "none.yaml")
