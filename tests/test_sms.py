"""SMS segments, against the standard by hand and against another implementation on random texts."""

from __future__ import annotations

import pytest
import smsutil
from hypothesis import given, settings
from hypothesis import strategies as st

from clientscripts.sms import BASIC, EXTENDED, encoding, plain, segments


def test_the_tables() -> None:
    """3GPP TS 23.038: 128 places in the default alphabet, one of them the escape; ten in the extension table."""
    assert len(BASIC) == 127
    assert len(EXTENDED) == 10


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("", "GSM-7", 0),
        ("a" * 160, "GSM-7", 1),
        ("a" * 161, "GSM-7", 2),
        ("a" * 306, "GSM-7", 2),
        ("a" * 307, "GSM-7", 3),
        ("a" * 459, "GSM-7", 3),
        ("a" * 460, "GSM-7", 4),
        ("€" * 80, "GSM-7", 1),
        ("€" * 81, "GSM-7", 2),
        ("€" * 152, "GSM-7", 2),
        ("€" * 153, "GSM-7", 3),  # 306 units, but an escaped character is never split: a part holds 76 of them
        ("ñ" * 160, "GSM-7", 1),
        ("č" * 70, "UCS-2", 1),
        ("č" * 71, "UCS-2", 2),
        ("č" * 134, "UCS-2", 2),
        ("č" * 135, "UCS-2", 3),
        ("č" * 268, "UCS-2", 4),
        ("😀" * 35, "UCS-2", 1),
        ("😀" * 36, "UCS-2", 2),
        ("😀" * 66, "UCS-2", 2),  # 67 units hold 33 pairs, never 33 and a half
        ("😀" * 67, "UCS-2", 3),
        ("₱500", "UCS-2", 1),
        ("ç", "UCS-2", 1),
        ("Ç", "GSM-7", 1),
    ],
)
def test_counted_by_hand(text: str, kind: str, count: int) -> None:
    assert encoding(text) == kind
    assert segments(text) == count


@settings(max_examples=400)
@given(st.text(alphabet=[*sorted(BASIC), *sorted(EXTENDED) * 4, *"čćšžđ’“–…աև₱中"], max_size=700))
def test_another_implementation_counts_the_same(text: str) -> None:
    assert segments(text) == (len(smsutil.split(text).parts) if text else 0)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("žao nam je – šćđ", "bs", "zao nam je - scdj"),
        ("We’re “sorry”…", "en", 'We\'re "sorry"...'),
        ("₱500 po", "tl", "PHP 500 po"),
        ("l’1 de maig", "ca", "l'1 de maig"),
        ("la col·laboració", "ca", "la col·laboració"),  # stays UCS-2, so nothing is touched
        ("Շնորհակալ ենք", "hy", "Շնորհակալ ենք"),
        ("šest — 中", "bs", "šest — 中"),
    ],
)
def test_plain(text: str, locale: str, expected: str) -> None:
    assert plain(text, locale) == expected
