"""A message as one HTML page: escaped, readable in dark mode, printed as a letter, styles inlined for mail."""

from __future__ import annotations

from html import escape

from clientscripts.model import Message
from clientscripts.output.shape import blocks

# Mail programs drop style sheets, so what matters is on the elements; the sheet adds dark mode and printing. No
# colour stands on an element: a program that darkens the page by itself must be free to darken the words with it.
_BODY = "margin:0;padding:24px;font:16px/1.5 Georgia,'Times New Roman',serif"
_MAIN = "max-width:38em;margin:0 auto;overflow-wrap:break-word"
_STYLE = {
    "subject": "margin:0 0 1.2em;font-size:1.15em;line-height:1.3",
    "head": "margin:0 0 1.5em",
    "cue": "margin:0 0 .3em;font-size:.9em;font-style:italic",
    "text": "margin:0 0 1em",
}
_SHEET = (
    ":root{color-scheme:light dark}"
    "body{background:#fff;color:#1a1a1a}"
    "@media (prefers-color-scheme:dark){body{background:#16181d;color:#e8e6e3}}"
    "@media print{:root{color-scheme:light}@page{margin:25mm 20mm}"
    "body{padding:0!important;background:#fff;color:#000;font-size:11.5pt!important}"
    "main{max-width:none!important}p{orphans:3;widows:3}}"
)


def to_html(message: Message) -> str:
    """The whole message as an HTML page."""
    lines = []
    for kind, words in blocks(message):
        tag = "h1" if kind == "subject" else "p"
        lines.append(f'<{tag} style="{_STYLE[kind]}">{escape(words).replace(chr(10), "<br>")}</{tag}>\n')
    lang, way = escape(message.locale), escape(message.direction)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}" dir="{way}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<title>{escape(message.subject)}</title>\n'
        f"<style>{_SHEET}</style>\n</head>\n"
        f'<body style="{_BODY}">\n<main style="{_MAIN}">\n{"".join(lines)}</main>\n</body>\n</html>\n'
    )
