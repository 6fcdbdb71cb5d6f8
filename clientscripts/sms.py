"""SMS segments, counted as networks count them: GSM 03.38 (3GPP TS 23.038) and UCS-2.

No import here: the fast path of the command line counts too.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# 3GPP TS 23.038, 6.2.1: the default alphabet, and 6.2.1.1: the extension table, each of whose characters takes two.
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")

GSM7, UCS2 = "GSM-7", "UCS-2"
SINGLE = {GSM7: 160, UCS2: 70}
CONCATENATED = {GSM7: 153, UCS2: 67}
MOST = {GSM7: 3, UCS2: 4}
"""How many segments a message may take here."""

# What typography puts where a plain sign does; the style guides ask for the plain ones in an SMS that would fit GSM-7.
_PLAIN_EVERYWHERE = {
    "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "...",
    "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "₱": "PHP ", "•": "-",
}  # fmt: skip
# Letters a language's own style guide allows to be written plainly, when the sender asks for it.
_PLAIN_LETTERS: Mapping[str, Mapping[str, str]] = {
    "bs": {"č": "c", "ć": "c", "š": "s", "ž": "z", "đ": "dj", "Č": "C", "Ć": "C", "Š": "S", "Ž": "Z", "Đ": "Dj"},
}


def encoding(text: str) -> str:
    """GSM-7 if every character is in its tables, else UCS-2."""
    return GSM7 if BASIC.issuperset(text) or (BASIC | EXTENDED).issuperset(text) else UCS2


def segments(text: str) -> int:
    """How many parts a text is sent in.

    A character that takes two units (one of the extension table, or beyond the Basic Multilingual Plane) is never
    split between parts.
    """
    if not text:
        return 0
    kind = encoding(text)
    widths = [2 if (char in EXTENDED if kind == GSM7 else ord(char) > 0xFFFF) else 1 for char in text]
    if sum(widths) <= SINGLE[kind]:
        return 1
    size, parts, used = CONCATENATED[kind], 1, 0
    for width in widths:
        if used + width > size:
            parts, used = parts + 1, 0
        used += width
    return parts


def plain(text: str, locale: str) -> str:
    """The text without what forces UCS-2, as far as the language's style guide allows it.

    Signs of typography always give way to plain ones; letters only in Bosnian (č, ć → c, š → s, ž → z, đ → dj), and
    then all of them: the two ways are never mixed. A text that would stay UCS-2 all the same is left alone.
    """
    table = {**_PLAIN_EVERYWHERE, **_PLAIN_LETTERS.get(locale.partition("-")[0] if "Cyrl" not in locale else "", {})}
    changed = "".join(table.get(char, char) for char in text)
    return changed if encoding(changed) == GSM7 else text
