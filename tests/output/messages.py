"""Messages made by hand for the tests of what dresses them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from clientscripts.model import Message, Receipt


def message(**parts: Any) -> Message:
    """A short message; any of its fields may be given."""
    fields: dict[str, Any] = {
        "script": "test/unspecified",
        "locale": "en",
        "channel": "email",
        "subject": "Subject line",
        "greeting": "Hello,",
        "steps": MappingProxyType({"gratitude": "Thank you.", "framing": "This is it."}),
        "closing": "Kind regards,\nAmra",
        "text": "",
        "receipt": Receipt((("test", "1.0.0"),), "0", "formal/warm/email/0"),
    }
    return Message(**{**fields, **parts})


HOSTILE = (
    "=?UTF-8?Q?=0A?=",
    "=?utf-8?b?CkJjYzogYUBiLmNv?=",
    "<script>alert(1)</script>",
    "</p></main><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{7*7}} {% raw %} ${7*7} #{7*7}",
    "%s %n %(x)s {0} {client}",
    "&lt;b&gt; &amp; &#60;",
    "a@example.com, b@example.com",
    "Amra <a@example.com>; Bcc: b@example.com",
    "*bold* _it_ `code` [x](javascript:alert(1)) ![i](x) ~~s~~ | a | b |",
    "- item",
    "1. item",
    "# heading",
    "> quote",
    "====",
    "---",
    "```",
    "<!-- x",
    "]]>",
    "\u200bzero\u200dwidth\u2060\ufeff",
    "e" + "\u0301" * 8,
    "\U0001f469\u200d\U0001f4bb \U0001f1e7\U0001f1e6",
    "مرحبا ‏עולם",
    "Đorđe “Đoko” Šćepanović, d.o.o. (Sarajevo); Բարև՛ Ձեզ",
    "'; DROP TABLE clients; --",
    "$(reboot) `reboot` \\x1b[31m",
    "C:\\new\\table",
)
"""Texts a slot takes, each written to be read as something else than text somewhere."""

REFUSED = (
    "two\nlines",
    "two\r\nBcc: b@example.com",
    "para\u2029graph",
    "next\x85line",
    "bell\x07",
    "nul\x00",
    "escape \x1b[31m",
    "over\u202eride",
    "iso\u2066late",
    "lone \ud800 surrogate",
    "e" + "\u0301" * 400_000,
    "e" + "\u0301" * 500,
    "x" * 1_001,
)
"""Texts no slot takes."""
