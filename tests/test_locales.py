"""Locale tags: matched sensibly, never guessed in silence."""

from __future__ import annotations

import pytest

from clientscripts.errors import UnknownError
from clientscripts.locales import folder_of, matched

KNOWN = ("bs", "ca", "en", "hy", "tl")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("bs", "bs"), ("bs-BA", "bs"), ("bs-Latn-BA", "bs"), ("bs_BA.UTF-8", "bs"), ("BS", "bs"),
        ("bs-Cyrl", "bs-Cyrl"), ("bs-Cyrl-BA", "bs-Cyrl"), ("ca", "ca"), ("ca_ES", "ca"), ("ca-valencia", "ca"),
        ("ca-ES-valencia", "ca"), ("hy-AM", "hy"), ("fil", "tl"), ("fil-PH", "tl"), ("tl-PH", "tl"),
        ("en-GB", "en-GB"), ("en-US", "en-US"), ("en_gb", "en-GB"), ("en-DE", "en"),
    ],
)  # fmt: skip
def test_matched(tag: str, expected: str) -> None:
    assert matched(tag, KNOWN) == expected


@pytest.mark.parametrize("tag", ["xx", "hr", "sr-Latn", "de", "", "e", "english!", "bss", "../bs", "x" * 300])
def test_unknown(tag: str) -> None:
    with pytest.raises(UnknownError):
        matched(tag, KNOWN)


def test_the_nearest_is_named() -> None:
    with pytest.raises(UnknownError, match=r"No letters in “xx”. Known: bs, ca, en, hy, tl."):
        matched("xx", KNOWN)


def test_folder() -> None:
    assert folder_of("en-GB", KNOWN) == "en"
    assert folder_of("bs-Cyrl", (*KNOWN, "bs-Cyrl")) == "bs-Cyrl"
