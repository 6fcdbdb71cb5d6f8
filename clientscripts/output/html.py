"""A message as one HTML page: escaped, readable in dark mode, printed as a letter, styles inlined for mail."""

from __future__ import annotations

import re
from html import escape

from clientscripts.model import Message

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})

# Mail programs drop style sheets, so what matters is on the elements; the sheet adds dark mode and printing.
_BODY = "margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font:16px/1.5 Georgia,'Times New Roman',serif"
_MAIN = "max-width:38em;margin:0 auto"
_PARAGRAPH = "margin:0 0 1em"
_HEADING = "margin:0 0 1.2em;font-size:1.15em;line-height:1.3"
_SHEET = (
    ":root{color-scheme:light dark}"
    "@media (prefers-color-scheme:dark){body{background:#16181d!important;color:#e8e6e3!important}}"
    "@media print{@page{margin:25mm 20mm}body{padding:0!important;background:#fff!important;color:#000!important;"
    "font-size:11.5pt!important}main{max-width:none!important}p{orphans:3;widows:3}}"
)


def direction(locale: str) -> str:
    """The direction a language is written in: ``ltr`` or ``rtl``."""
    return "rtl" if re.split("[-_]", locale)[0] in RIGHT_TO_LEFT else "ltr"


def to_html(message: Message) -> str:
    """The whole message as an HTML page."""
    parts = [message.greeting, *message.steps.values(), message.closing]
    if message.channel == "letter":
        parts.insert(0, message.head)
    title = escape(message.subject)
    heading = f'<h1 style="{_HEADING}">{title}</h1>\n' if message.subject else ""
    paragraphs = "".join(
        f'<p style="{_PARAGRAPH}">{escape(paragraph).replace(chr(10), "<br>")}</p>\n'
        for part in parts
        for paragraph in part.split("\n\n")
        if paragraph
    )
    lang, way = escape(message.locale), direction(message.locale)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}" dir="{way}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_SHEET}</style>\n</head>\n"
        f'<body style="{_BODY}">\n<main style="{_MAIN}">\n{heading}{paragraphs}</main>\n</body>\n</html>\n'
    )
